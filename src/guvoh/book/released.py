"""Release day: a claim that many were let go, beside everyone who was held and could be among them.

    releases(vault, case)       the claims of that kind; `release(vault, id)` one of them, with what tells of the same
    among(vault, release)       everyone who could be, each with the last word heard since, and why somebody is left out
    lines(vault, people, ...)   what was last known of some of them before it, as the board has it

The claim changes nobody's status. Days before it count for whether somebody was held, days after it for the answer.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

from guvoh.book.board import LEAD, STALE, lines_of
from guvoh.book.map import own_places
from guvoh.book.names import are_nobody, not_people
from guvoh.book.release_scope import Known, held_elsewhere, left_out, scope
from guvoh.errors import Refused
from guvoh.model import dates
from guvoh.model.held import HELD, NOTHING_KNOWN, TAKEN, HeldPerson
from guvoh.model.release import UNKNOWN, UNSAID, Among, Figure, Heard, Release, answer_of, in_custody, is_of_many
from guvoh.text.i18n import _
from guvoh.vault import queries
from guvoh.vault.queries import ClaimRow, held
from guvoh.vault.queries.board import Asked
from guvoh.vault.queries.released import Answered, answered, days_of_sources, names_and_ages
from guvoh.vault.queries.released import releases as released_claims
from guvoh.vault.vault import Vault

Row = tuple[Any, ...]  # of `queries.held.told_in`: entry, person, status, known, source, json, at, by


def releases(vault: Vault, case: str | None) -> list[Release]:
    """The claims that more than one were let go, the latest first; those of one incident are one release."""
    rows = [row for row in released_claims(vault, case) if is_of_many(row.claim)]
    of, found = queries.incidents_of_claims(vault, [row.id for row in rows]), dict[str, list[ClaimRow]]()
    for row in rows:
        found.setdefault(of.get(row.id, row.id), []).append(row)
    return [_release(vault, several[0].id, several) for several in found.values()]


def release(vault: Vault, id: str) -> Release:
    """By a claim, or by the incident that has one. Raises `NotFound`, and `Refused` for what tells of no such thing."""
    incident = queries.incident_of(vault, id) or next(iter(queries.incidents_by_id(vault, [id])), None)
    told = queries.claim_rows(vault, incident.claims) if incident else (queries.claim(vault, id),)
    rows = [r for r in told if r.state == "accepted" and r.claim.polarity == "asserted" and is_of_many(r.claim)]
    if not rows:
        raise Refused(
            _("This tells of no release of many people."),
            _("Choose an accepted claim that several were released, with a figure."),
        )
    return _release(vault, id if any(r.id == id for r in rows) else rows[0].id, rows)


def _release(vault: Vault, id: str, rows: Sequence[ClaimRow]) -> Release:
    published = days_of_sources(vault, [row.source for row in rows])
    firsts = [row.claim.date.start for row in rows if row.claim.date and row.claim.date.start]
    lasts = [row.claim.date.end for row in rows if row.claim.date and row.claim.date.end]
    out = sorted(published[row.source][0] for row in rows)
    figures = [Figure(row.id, row.source, _speaker(row, published), row.claim.count.low, row.claim.count.high,
                      row.claim.count.text) for row in rows if row.claim.count]  # fmt: skip
    return Release(
        id, rows[0].case, tuple(row.id for row in rows), min(firsts or lasts or out[:1])[:10],
        max(lasts or out)[:10], bool(lasts), tuple(row.claim for row in rows), tuple(figures),
    )  # fmt: skip


def _speaker(row: ClaimRow, published: Mapping[str, tuple[str, str]]) -> str:
    return row.claim.attribution[0].text if row.claim.attribution else published[row.source][1]


def among(vault: Vault, of: Release, people: Collection[str] | None = None) -> list[Among]:
    """Everyone who could be among them, or those of `people`, by name: first those whom nothing speaks against."""
    calls = [a for a in answered(vault, of.case) if a.said.get("claim") in of.claims]
    ours: dict[str, list[Answered]] = {}
    for call in calls:
        if people is None or call.person in people:
            ours.setdefault(call.person, []).append(call)
    told, reports = held.told_in(vault, of.case, people), held.reports_in(vault, of.case, TAKEN, people)
    sources, custody = {call.source for call in calls}, dict[str, str]()
    for id in {*told, *reports, *ours}:
        rows = [(r[2], r[3], _since(r) if r[3] > of.last else "") for r in told.get(id, ())
                if r[2] != NOTHING_KNOWN and r[4] not in sources]  # fmt: skip
        firsts = [r.first for r in reports.get(id, ()) if r.polarity == "asserted"]
        stands = in_custody(rows, firsts, of.last)
        if stands or id in ours:
            custody[id] = "" if id in ours or stands == "held" else stands
    why_not, nobody, found = _narrowing(vault, of, custody), not_people(vault, of.case), []
    for id, names, age in names_and_ages(vault, sorted(custody)):
        heard = _heard(of, told.get(id, ()), ours.get(id, ()))
        out = custody[id] if heard is None else ""
        if not out and heard is None:
            out = why_not(id, age, before_it(told.get(id, ()), of, sources), reports.get(id, ()))
        if not nobody or not are_nobody(names, nobody):
            found.append(Among(id, names[0], out, heard))
    return in_order(found)


def in_order(people: Iterable[Among]) -> list[Among]:
    """By name, first those whom nothing speaks against."""
    return sorted(people, key=lambda a: (a.out != "", a.name, a.person))


def _since(row: Row) -> str:
    edtf = json.loads(row[5]).get("since") or "" if row[2] in HELD else ""
    return (dates.interval(edtf)[0] or "")[:10] if edtf and dates.is_valid(edtf) else ""


def before_it(told: Iterable[Row], of: Release, calls: Iterable[str] = ()) -> list[Row]:
    """What was told up to the release, without what was heard for it."""
    return [r for r in told if r[2] != NOTHING_KNOWN and r[3] <= of.last and r[4] not in calls]


def _heard(of: Release, told: Sequence[Row], calls: Sequence[Answered]) -> Heard | None:
    """The last word since the release: of a call for it, or told otherwise on a later day. Who knew nothing is heard
    only where nobody knew more."""
    by_source = {call.source: call for call in calls}
    words = [(c.day, c.source, Heard(UNSAID, c.day, c.who, c.source, "", True)) for c in calls
             if c.said.get("answer") == UNSAID]  # fmt: skip
    for entry, _mention, status, known, source, text, _at, _by in told:
        ours = source in by_source
        if ours or known > of.last or (known >= of.first and answer_of(status) == "home"):
            said_by = json.loads(text).get("said_by") or ""
            words.append((known, entry, Heard(answer_of(status), known, said_by, source, entry, ours)))
    knew = [word for word in words if word[2].answer != UNKNOWN]
    return max(knew or words)[2] if words else None


WhyNot = Callable[[str, str, Sequence[Row], Sequence[held.Report]], str]


def _narrowing(vault: Vault, of: Release, persons: Collection[str]) -> WhyNot:
    """From (person, age, what was told before, what is reported of him) to why he could not be among them, or ""."""
    organisations = [(o.id, o.names) for o in queries.organisations(vault, of.case)]
    narrow = scope(of.said, organisations, own_places(vault, of.case))
    ids = narrow.organisations and {id for id, _names in organisations}
    members = {one: frozenset(t["other"] for t in told if t["code"] == "member" and t["other"] in ids)
               for one, told in (queries.ties_of(vault, of.case) if ids else ())}  # fmt: skip
    asked = held.persons_with_fields(vault, persons) if narrow.sexes or narrow.countries else {}
    given = {id: fields for id, (_person, fields) in asked.items()}
    elsewhere: dict[tuple[str, str], str] = {}  # many are held in few places

    def why_not(id: str, age: str, before: Sequence[Row], reports: Sequence[held.Report]) -> str:
        said = given.get(id, {})
        if narrow.where:
            at = _held_at(before, str(said.get("holder") or ""))
            if at not in elsewhere:
                elsewhere[at] = held_elsewhere(narrow, *at)
            if elsewhere[at]:
                return elsewhere[at]
        if not narrow.whom:
            return ""
        reasons = [json.loads(r.json).get("reason") for r in reports if r.polarity == "asserted" and narrow.articles]
        known = Known(str(said.get("gender") or ""), age, members.get(id, frozenset()),
                      tuple(reason["text"] for reason in reasons if reason))  # fmt: skip
        return left_out(narrow, known)

    return why_not


def _held_at(before: Sequence[Row], holder: str) -> tuple[str, str]:
    """The last place and holder that were told while he was held; else the holder that was set on him."""
    place = told = ""
    for row in reversed(before):
        if row[2] not in HELD or (place and told):
            break
        said = json.loads(row[5])
        place, told = place or said.get("place") or "", told or said.get("holder") or ""
    return place, told or holder


def lines(vault: Vault, people: Sequence[str], of: Release, today: str, language: str) -> dict[str, HeldPerson]:
    """By person, the line of the board as it was before the release."""
    told, calls = held.told_in(vault, None, people), {a.source for a in answered(vault, of.case)}
    cut = {id: before_it(rows, of, calls) or rows for id, rows in told.items()}
    asked = Asked(of.case, today, "", STALE, LEAD)
    return {line.person.id: line for line in lines_of(vault, people, asked, language, cut)}
