"""A documenter's own spreadsheet: in, as often as it changes, and its columns out again.

    bring(vault, case, "people.xlsx", data, reading)       sealed as a source: the original stays evidence
    guessed(vault, source)                                 which column is what; a person looks at it
    plan = dry_run(vault, source, mapping, today)          what would happen, and every problem by row; nothing is done
    for done in importing(vault, plan): ...                a few commits; a row is taken whole or not at all
    columns_out(vault, source, today)                      `table_out.py`: the same columns with what stands today

`table_cells.py` reads a row; `table_persons.py` and `table_incidents.py` set it against the vault.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from guvoh import capture, read, resolve, review
from guvoh.app.adding import Added
from guvoh.app.one_commit import one_commit
from guvoh.app.people import draft_fields, with_sources
from guvoh.app.receiving import plain_name
from guvoh.app.table_cells import Reader
from guvoh.app.table_incidents import ClaimStep, IncidentsPlan, Version, plan_incidents
from guvoh.app.table_persons import PersonsPlan, Step, plan_persons
from guvoh.book.names import mentions_in, not_people, one_mention
from guvoh.errors import Refused, Unreadable
from guvoh.model import Claim, Reading, Source
from guvoh.model.person_fields import FROM
from guvoh.model.table import DryRun, Mapping, Of, Sheet, table_of
from guvoh.model.table_guess import fitted, guess, head_of, headings, sheet_named
from guvoh.model.table_words import folded
from guvoh.text.i18n import _
from guvoh.vault import queries
from guvoh.vault.batch import Batch
from guvoh.vault.queries.tabled import derived_from, sources_with
from guvoh.vault.vault import Vault

TABLE = "table"  # the field of a source that keeps how it was read; {} for one that was brought and not imported
TOGETHER = {"persons": 250, "incidents": 2500}  # in one commit; each derives all claims of the source anew


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import will do. `dry` tells it."""

    source: str
    case: str
    mapping: Mapping
    today: str
    of: PersonsPlan | IncidentsPlan

    @property
    def dry(self) -> DryRun:
        return self.of.dry


def bring(
    vault: Vault, case: str, name: str, data: bytes, reading: Reading | Unreadable, earlier: str | None = None
) -> Added:
    """Keeps a table as a source, with its text. Nothing of it is suggested: its rows come in by an import. `case`: an
    id; `earlier`: the source that it is a newer version of. Raises `Unreadable` for what is no table: nothing is kept.
    """
    if isinstance(reading, Unreadable):
        raise reading
    if not table_of(reading):
        raise Unreadable(_("This is no spreadsheet."), _("Save it as .xlsx or .csv. Nothing of it was added."))
    fields: dict[str, Any] = {TABLE: {}}
    if earlier:
        fields["derives_from"] = queries.source(vault, earlier).id
    name = plain_name(name)
    with one_commit(vault) as batch:
        media = read.media_type(name, data[: read.HEAD])
        taken = capture.take(vault, batch, case, data, name, media, fields=fields)
        if taken.already:
            return Added(name, taken.source, "already")
        capture.put_reading(vault, batch, taken.source, reading)
    return Added(name, taken.source, "added")


def sheets(vault: Vault, source: str) -> tuple[Sheet, ...]:
    """The sheets of a source. Raises `Refused` where it is no table."""
    reading = queries.reading(vault, source)
    found = table_of(reading) if reading is not None else ()
    if not found:
        raise Refused(_("This source was not read as a spreadsheet."), _("Add it as .xlsx or .csv."))
    return found


def tables_in(vault: Vault, case: str) -> list[Source]:
    """The tables that were brought into a case, the newest first."""
    return [s for id in sources_with(vault, case, TABLE) if not (s := queries.source(vault, id)).withdrawn]


def imported(vault: Vault, source: str) -> Mapping | None:
    """How a table was read when it was imported; None before."""
    kept = queries.settings(vault, source).get(TABLE)
    return Mapping.from_dict(kept) if kept else None


def earlier_version(vault: Vault, case: str, name: str, sheet: Sheet) -> str | None:
    """The imported table of which this file is likely a newer version: of the same name, else with the same headings.
    """
    found = None
    ours = {folded(h) for h in headings(sheet, head_of(sheet)) if h}
    for source in tables_in(vault, case):
        mapping = imported(vault, source.id)
        if mapping is None:
            continue
        if source.name == name:
            return source.id
        if found is None and ours == {folded(c.heading) for c in mapping.columns if c.heading}:
            found = source.id
    return found


def guessed(vault: Vault, source: str, of: Of | None = None, sheet: str | None = None) -> Mapping:
    """Which column is what, as far as the headings tell, in the way in which this table or its earlier version was
    read. Without a choice the first sheet that is not hidden."""
    return guessed_in(vault, sheets(vault, source), [source, *derived_from(vault, source)], of, sheet)


def guessed_in(
    vault: Vault, found: Sequence[Sheet], versions: Sequence[str], of: Of | None = None, sheet: str | None = None
) -> Mapping:
    """The same for sheets; `versions`: sources that may say how the table was read before."""
    for id in versions:
        mapping = imported(vault, id)
        if mapping is not None and of in (None, mapping.of):
            return fitted(mapping, found, sheet)
    return guess(found, of, sheet)


def dry_run(vault: Vault, source: str, mapping: Mapping, today: str) -> Plan:
    """What an import would do; nothing is done. `today`: ISO. Raises `Refused` for what is no table."""
    of = queries.source(vault, source)
    reading = queries.reading(vault, source)
    found = table_of(reading) if reading is not None else ()
    if reading is None or not found:
        raise Refused(_("This source was not read as a spreadsheet."), _("Add it as .xlsx or .csv."))
    if of.withdrawn:
        raise Refused(_("This source was withdrawn."), _("Undo the withdrawal first. Nothing was changed."))
    versions = _versions(vault, derived_from(vault, source), mapping.of)
    return _plan(vault, of.case, source, reading, imported(vault, source) or mapping, mapping, today, versions)


def try_out(vault: Vault, case: str, reading: Reading, mapping: Mapping, today: str, earlier: str | None) -> Plan:
    """The same for a file that was not brought in: the plan can be looked at, not done. Raises `Unreadable` for what is
    no table."""
    if not table_of(reading):
        raise Unreadable(_("This is no spreadsheet."), _("Save it as .xlsx or .csv. Nothing of it was added."))
    before = [earlier, *derived_from(vault, earlier)] if earlier else []
    return _plan(vault, case, "", reading, mapping, mapping, today, _versions(vault, before, mapping.of))


def _plan(
    vault: Vault, case: str, source: str, reading: Reading, was: Mapping, mapping: Mapping, today: str,
    versions: list[Version],
) -> Plan:  # fmt: skip
    """`was`: how the table was read when it was imported."""
    reader, sheet = Reader(mapping, today), sheet_named(table_of(reading), mapping.sheet)
    plan: PersonsPlan | IncidentsPlan
    if mapping.of == "persons":
        last = (versions[0].sheet, versions[0].mapping) if versions else None
        plan = plan_persons(vault, case, source, sheet, reader, last, [v.source for v in versions])
    else:
        here = Version(source, sheet, was, reading.language or "en")
        plan = plan_incidents(vault, reading, sheet, reader, here, versions)
    return Plan(source, case, mapping, today, plan)


def _versions(vault: Vault, sources: Sequence[str], of: Of) -> list[Version]:
    """The table as it came in before, the last first."""
    found = []
    for id in sources:
        mapping, reading = imported(vault, id), queries.reading(vault, id)
        if mapping is not None and mapping.of == of and reading is not None and (there := table_of(reading)):
            found.append(Version(id, sheet_named(there, mapping.sheet), mapping, reading.language or "en"))
    return found


def importing(vault: Vault, plan: Plan) -> Iterator[int]:
    """Does what the plan says, and tells how many persons or claims are done, commit by commit. Stopped in the middle,
    what was told is kept; a new plan goes on from there."""
    done = 0
    text = queries.text_of(vault, plan.source)
    nobody = not_people(vault, plan.case)
    together = TOGETHER[plan.mapping.of]
    for at in range(0, len(plan.of.steps), together):
        steps = plan.of.steps[at : at + together]
        with one_commit(vault) as batch:
            for step in steps:
                if isinstance(step, Step):
                    _person(vault, batch, plan, step)
                else:
                    _claim(vault, batch, plan, step, text, nobody)
        done += len(steps)
        yield done
    if queries.settings(vault, plan.source).get(TABLE) != plan.mapping.as_dict():
        with one_commit(vault) as batch:
            review.set_fields(batch, plan.source, plan.source, "source", {TABLE: plan.mapping.as_dict()})
    yield done


def import_all(vault: Vault, plan: Plan) -> int:
    """The same at once."""
    return max(importing(vault, plan))


def _person(vault: Vault, batch: Batch, plan: Plan, step: Step) -> None:
    fields = {**step.fields, **{name + FROM: plan.source for name in step.fields if name not in ("name", "aliases")}}
    if step.id:
        id = step.id
        if fields:
            draft_fields(vault, batch, queries.person(vault, id), fields)
    else:
        names = with_sources(vault, fields)
        id = resolve.enter_person(batch, plan.case, step.group.names[0], names, plan.source, step.group.reference)
    for entry in step.undo:
        batch.entry(queries.compartment_of_entry(vault, entry), "undone", {"target": entry})
    for told in step.told:
        words = dict(told.words)
        since = words.pop("since", "")
        resolve.tell_status(
            batch, plan.source, id, told.status, told.known, max(plan.today, told.known), since, plan.source, **words
        )


def _claim(
    vault: Vault, batch: Batch, plan: Plan, step: ClaimStep, text: str, nobody: tuple[str, ...]
) -> None:
    claim = step.line.claim
    if step.replaces:
        reason = _("A newer version of the table says otherwise.")
        review.decide(vault, batch, step.replaces, "rejected", (), reason=reason)
    review.claim_by_hand(vault, batch, plan.source, _mentions(plan.source, claim, nobody), claim, text=text)


def _mentions(source: str, claim: Claim, nobody: tuple[str, ...]) -> list[dict[str, str]]:
    """Who is named in the row. What stands alone in the column of victims, and looks like a name, is one."""
    named = mentions_in(source, claim, nobody)
    for victim in claim.victims:
        words = victim.text.split()
        alone = 2 <= len(words) <= 4 and all(w[0].isalpha() and not w[0].islower() for w in words)
        if alone and not any(m["name"] in victim.text for m in named):
            named.append(one_mention(source, "victim", victim.text))
    return named
