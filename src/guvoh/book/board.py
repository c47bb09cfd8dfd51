"""The board: people held, one line each, what is due first.

On it is whoever was last told to be held (or to be nowhere to be found), and whoever an accepted claim names as taken
and nobody has told anything of since. Days are local; today is the reader's. A report about a group names nobody.

`board` works all of it out; a page asks `queries.board` who is on it and how many, and `lines_of` for what it shows.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from guvoh.book.names import are_nobody, not_people
from guvoh.model import Person
from guvoh.model.derive.held import taken_since
from guvoh.model.derive.ladder import key
from guvoh.model.held import HELD, NOTHING_KNOWN, TAKEN, HeldPerson, Reported, StatusTold
from guvoh.model.vocabulary import label
from guvoh.text.i18n import _
from guvoh.vault import queries
from guvoh.vault.queries import board as listed
from guvoh.vault.queries import held
from guvoh.vault.queries.board import Asked
from guvoh.vault.queries.held import Report
from guvoh.vault.vault import Vault

STALE = 30  # days without news, unless the settings of the desk say otherwise
LEAD = 3  # days before a hearing at which it begins to press
NEVER = "9999"
_REPORTED = (*TAKEN, "release", "killing")


def board(
    vault: Vault, case: str | None, today: str, now: str = "", stale_after: int = STALE, language: str = "en"
) -> list[HeldPerson]:
    """The people held in a case (None: in all), what is due first, then by name. `today` is the reader's day, `now` his
    local time ("2026-11-21T19:05"), where it is known. `stale_after`: days without news."""
    told, reports = _told(vault, case), held.reports_in(vault, case, _REPORTED)
    shown = {p for p, rows in told.items() if rows and rows[-1][2] in HELD}
    shown |= {p for p, of in reports.items() if p not in shown and _taken_since(of, told.get(p))}
    facts = _facts(vault, shown, told, reports, held.last_calls(vault, case))
    nobody = {c.id: not_people(vault, c.id) for c in queries.cases(vault) if case in (None, c.id)}
    people = (f for f in facts if not are_nobody(f.person.names, nobody.get(f.person.case, ())))
    lines = _lines(people, today, now, stale_after, language)
    return sorted(lines, key=lambda line: (line.due or NEVER, -line.days, line.person.names[0], line.person.id))


def asked(vault: Vault, case: str | None, today: str, now: str = "", stale_after: int = STALE) -> Asked:
    """What the board is asked with by the page, without those whose names are nobody's: for `queries.board`."""
    without: list[str] = []
    for id in (c.id for c in queries.cases(vault) if case in (None, c.id)):
        nobody = not_people(vault, id)
        found = listed.named(vault, id, [key(word) for word in nobody]) if nobody else []
        persons = held.persons_with_fields(vault, found)
        without += [p for p, (person, _given) in persons.items() if are_nobody(person.names, nobody)]
    return Asked(case, today, now, stale_after, LEAD, tuple(without))


def lines_of(
    vault: Vault, people: Sequence[str], of: Asked, language: str = "en",
    told: Mapping[str, Sequence[tuple[Any, ...]]] | None = None,
) -> list[HeldPerson]:  # fmt: skip
    """The lines of these persons, who are on the board, in the given order: as `board` has them. `told`: what is to
    count of what was told of them, where that is not all."""
    said = _told(vault, None, people) if told is None else told
    facts = _facts(vault, people, said, held.reports_in(vault, None, _REPORTED, people),
                   held.last_calls(vault, None, people))  # fmt: skip
    lines = {line.person.id: line for line in _lines(facts, of.today, of.now, of.stale_after, language)}
    return [lines[id] for id in people if id in lines]


def _told(vault: Vault, case: str | None, people: Collection[str] | None = None) -> dict[str, list[tuple[Any, ...]]]:
    told = held.told_in(vault, case, people)
    return {person: [r for r in rows if r[2] != NOTHING_KNOWN] for person, rows in told.items()}


@dataclass(frozen=True, slots=True)
class _Facts:
    """What is known of one person, before it is a line."""

    person: Person
    given: Mapping[str, Any]
    told: Sequence[tuple[Any, ...]]
    reports: Sequence[Report]
    call: tuple[str, str, str] | None

    def words(self, last: StatusTold | None) -> tuple[str, str]:
        """The last place and the last holder that were told since the person was last told to be free. A holder that
        was set on the person is nearer than what was told before."""
        place, holder = (last.place, last.holder) if last and last.status in HELD else ("", "")
        holder = holder or str(self.given.get("holder") or "")
        for row in self.told[-2::-1]:
            if row[2] not in HELD or (place and holder):
                break
            earlier = held.status_of(row)
            place, holder = place or earlier.place, holder or earlier.holder
        return place, holder


def _facts(
    vault: Vault, people: Collection[str], told: Mapping[str, Sequence[tuple[Any, ...]]],
    reports: Mapping[str, Sequence[Report]], calls: Mapping[str, tuple[str, str, str]],
) -> list[_Facts]:  # fmt: skip
    persons = held.persons_with_fields(vault, people)
    return [_Facts(person, given, told.get(id) or (), reports.get(id) or (), calls.get(id))
            for id, (person, given) in persons.items()]  # fmt: skip


def _taken_since(reports: Iterable[Report], told: Sequence[tuple[Any, ...]] | None) -> bool:
    taken = [r.first for r in reports if r.act in TAKEN and r.polarity == "asserted"]
    return taken_since(taken, told[-1][3] if told else None)


def _lines(facts: Iterable[_Facts], today: str, now: str, stale_after: int, language: str) -> list[HeldPerson]:
    labels: dict[str, str] = {}
    return [_line(of, today, now, stale_after, language, labels) for of in facts]


def _line(facts: _Facts, today: str, now: str, stale_after: int, language: str, labels: dict[str, str]) -> HeldPerson:
    last, given = held.status_of(facts.told[-1]) if facts.told else None, facts.given
    status = last if last and last.status in HELD else None
    place, holder = facts.words(last)
    reported = None if status else _newest(facts.reports, TAKEN)
    contact, contact_from, contact_source = _contact(facts.call, last)
    known = status.known if status else ""
    news = max(known, contact, reported.day if reported else "") or today
    days = max(0, (date.fromisoformat(today) - date.fromisoformat(news)).days)
    since = known or (reported.day if reported else "")
    stale = days > stale_after
    hearing, call = str(given.get("hearing_at") or ""), str(given.get("next_call_at") or "")
    passed = bool(hearing) and _is_before(hearing, today, now)
    overdue = bool(call) and _is_before(call, today, now)
    if status and status.status not in labels:
        labels[status.status] = label("liberty", status.status, language)
    return HeldPerson(
        person=facts.person, status=status, reported=reported, given=given,
        status_label=labels[status.status] if status else _("Reported taken; nothing told of it yet"),
        place=place or (reported.place if reported else ""),
        holder=holder,
        last_news=news, days=days, stale=stale, contact=contact, contact_from=contact_from,
        contact_source=contact_source, hearing_passed=passed,
        hearing_soon=bool(hearing) and not passed and hearing[:10] <= _plus(today, LEAD), call_overdue=overdue,
        denied=_said(facts.reports, TAKEN, "denied", ""),
        released=_said(facts.reports, ("release",), "asserted", since),
        killed=_said(facts.reports, ("killing",), "asserted", since),
        due=_due(hearing, call, passed, _plus(news, stale_after + 1) if stale else ""),
    )  # fmt: skip


def _newest(reports: Iterable[Report], acts: Iterable[str]) -> Reported | None:
    found = _said(reports, acts, "asserted", "")
    return found[-1] if found else None


def _said(reports: Iterable[Report], acts: Iterable[str], polarity: str, since: str) -> tuple[Reported, ...]:
    """Those reports, by day, that are not older than what was told since."""
    found = [r.said() for r in reports if r.polarity == polarity and r.act in acts]
    if not found:
        return ()
    return tuple(sorted((r for r in found if r.day >= since), key=lambda r: (r.day, r.claim)))


def _contact(call: tuple[str, str, str] | None, last: StatusTold | None) -> tuple[str, str, str]:
    """(day, from whom, source) of the last word from somebody who could know: a call, or what somebody told."""
    told = (last.known, last.said_by, last.source) if last else ("", "", "")
    return max(call or ("", "", ""), told, key=lambda c: c[0])


def _due(hearing: str, call: str, passed: bool, stale_since: str) -> str:
    """When the line wants something: the next call; a hearing some days before it, and behind it to hear what
    happened; and where nobody is to call, since when there is no news."""
    wants = [call, hearing if passed else _plus(hearing[:10], -LEAD) if hearing else "", "" if call else stale_since]
    return min((when for when in wants if when), default="")


def _is_before(moment: str, today: str, now: str) -> bool:
    """A day alone has passed when the day has; a time on that day when the clock is past it."""
    return moment[:10] < today or (len(moment) > 10 and bool(now) and moment < now[:16])


def _plus(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
