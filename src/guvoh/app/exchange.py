"""Cases for other programs, and what others send: out as a file past the gate, in as one commit.

export(vault, case, "ftm", internal=False)            the bytes; nothing is written
bring_in(vault, case, "esf", "events.zip", data)      sealed as a source, with people, claims, ties, statuses
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass

from guvoh import book, capture, resolve, review, share
from guvoh.app.one_commit import one_commit
from guvoh.app.people import latest_day
from guvoh.app.receiving import plain_name
from guvoh.book.map import own_places
from guvoh.errors import Refused
from guvoh.model import Case, dates
from guvoh.model.ids import new_id
from guvoh.model.organisation import checked_name
from guvoh.report.papers.rows import levels
from guvoh.share.plan import ClaimIn, Plan, planned
from guvoh.share.standing import READERS
from guvoh.text.i18n import _, using
from guvoh.vault.batch import Batch, compartment_of
from guvoh.vault.vault import Vault

FORMATS = tuple(share.EXPORTS)
BROUGHT = tuple(READERS)
_MEDIA = {"esf": "application/zip", "ftm": "application/json"}
_CUSTODY = frozenset({"arrest", "detention"})


@dataclass(frozen=True, slots=True)
class Brought:
    """What an import did. `source` keeps the file; `already` says that it was there before, and nothing was added."""

    source: str
    already: bool
    records: int = 0
    persons: int = 0
    claims: int = 0
    ties: int = 0
    statuses: int = 0


def closed_unasked(vault: Vault, case: Case, name: str | None) -> bool:
    """Whether the case is a closed one that nobody asked for by its name: such a case does not leave."""
    return name is None and compartment_of(case.id) in vault.keyring.openers


def gather(vault: Vault, case: Case, internal: bool, language: str = "en") -> share.Bundle:
    """What a file of the case will hold. Raises `Refused` where there is nothing yet, and for a silent case, of which
    nothing leaves but what is internal."""
    if not internal and case.publicity == "silent":
        raise Refused(
            _("This case is silent: only internal files are made of it."),
            _("Export with --internal, or say on the case's page what its people agreed to."),
            (_("what the case's people agreed to"),),
        )
    with using(language):
        bundle = share.gather(vault, case, internal=internal, language=language)
        if not internal:
            file = book.case_file(vault, case, internal=False, language=language)
            bundle = share.agreed_only(bundle, levels(file))
    if not bundle.exchanged:
        raise Refused(
            _("There is nothing to export yet: the case is empty."),
            _("Add sources and accept claims first: `guvoh add`, `guvoh review`."), (_("an accepted claim"),),
        )  # fmt: skip
    return bundle


def draw(bundle: share.Bundle, places: dict[str, dict[str, object]], form: str) -> bytes:
    """The bytes of the file. Asks no vault. Raises `Refused` when the gate reads a protected name in it."""
    with using(bundle.language):
        return share.finished(bundle, places, form)


def places_of(vault: Vault, case: Case) -> dict[str, dict[str, object]]:
    """Where the case says that its places lie."""
    return {name: dict(place) for name, place in own_places(vault, case.id).items()}


def export(vault: Vault, case: Case, form: str, internal: bool, language: str = "en") -> bytes:
    """The finished file, made in memory."""
    return draw(gather(vault, case, internal, language), places_of(vault, case), form)


def form_of(data: bytes) -> str:
    """Which of `BROUGHT` a file most likely is."""
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return "ftm"
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return "ftm" if any(n.endswith((".ftm.json", ".ftm", ".jsonl")) for n in packed.namelist()) else "esf"


def read_records(form: str, data: bytes) -> Plan:
    """What a file of others would bring. Raises `Unreadable`."""
    return planned(READERS[form](data))


def bring_in(vault: Vault, case: str, form: str, name: str, data: bytes) -> Brought:
    """Keeps the file as a source and enters what it tells: one commit, all of it or nothing. `case`: an id.

    Whoever comes in is protected and silent, whatever the file says of him. Raises `Unreadable`, `WrongField`.
    """
    records = READERS[form](data)
    plan = planned(records)
    today = latest_day(vault)
    with one_commit(vault) as batch:
        taken = capture.take(vault, batch, case, data, plain_name(name), _MEDIA[form])
        if taken.already:
            return Brought(taken.source, True)
        source = taken.source
        capture.put_reading(vault, batch, source, plan.reading)
        persons = {p.number: resolve.enter_person(batch, case, p.name, p.fields, source) for p in plan.persons}
        groups = {g.number: _organisation(batch, case, g.name, source) for g in plan.groups}
        acts = {c.number: _claim(vault, batch, source, c, persons, plan.reading.text) for c in plan.claims}
        _events(batch, case, plan, acts)
        ties = _ties(batch, plan, persons, groups, source)
        statuses = _statuses(batch, plan, persons, source, today)
        kept = {"format": form, "persons": persons, "groups": groups, "acts": acts}
        review.set_fields(batch, source, source, "source", {share.FIELD: kept})
    return Brought(source, False, len(records), len(persons), len(acts), ties, statuses)


def _organisation(batch: Batch, case: str, name: str, source: str) -> str:
    id = new_id()
    batch.open_compartment(id, case, "organisation")
    body = {"organisation": id, "case": case, "name": checked_name(name[:400]), "source": source}
    batch.entry(id, "organisation.entered", body)
    return id


def _claim(vault: Vault, batch: Batch, source: str, one: ClaimIn, persons: dict[str, str], text: str) -> str:
    """Accepted, for somebody outside judged it already; returns the claim's id. Persons are the ones of the file."""
    named = [{"id": persons[number], "role": role, "name": name} for number, role, name in one.named]
    target = new_id()
    claim = one.claim.as_dict() | {"rule": "person", "score": 1.0}
    batch.entry(source, "decided", {
        "target": target, "source": source, "verdict": "accepted", "claim": claim, "parent": None,
        "reason": _("Imported."), "mentions": named,
    })  # fmt: skip
    return target


def _events(batch: Batch, case: str, plan: Plan, acts: dict[str, str]) -> None:
    """Acts of one kind in one event tell of one incident."""
    last: dict[tuple[str, str], str] = {}
    for one in plan.claims:
        kind = "custody" if one.claim.act in _CUSTODY else one.claim.act
        before = last.get((one.event, kind))
        if one.event and before:
            resolve.judge(batch, case, "claim", before, acts[one.number], "same", _("One event in what was imported."))
        last[one.event, kind] = acts[one.number]


def _ties(batch: Batch, plan: Plan, persons: dict[str, str], groups: dict[str, str], source: str) -> int:
    found: dict[str, list[dict[str, str]]] = {}
    for tie in plan.ties:
        other = persons.get(tie.second) or groups.get(tie.second)
        if other:
            found.setdefault(persons[tie.first], []).append({"code": tie.code, "other": other, "from": source})
    for person, ties in found.items():
        review.set_fields(batch, person, person, "person", {"ties": ties})
    return sum(map(len, found.values()))


def _statuses(batch: Batch, plan: Plan, persons: dict[str, str], source: str, today: str) -> int:
    """The day on which it was known is the last that the file allows, and never later than today."""
    done = 0
    for told in plan.statuses:
        last = dates.interval(told.known)[1] if told.known and dates.is_valid(told.known) else None
        known = min(last or today, today)
        resolve.tell_status(batch, source, persons[told.person], told.status, known, today, None, source)
        done += 1
    return done
