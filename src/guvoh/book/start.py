"""The first page of a morning: what cannot wait, what is due, what waits to be read, what changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from guvoh.book.board import LEAD, STALE, asked, lines_of
from guvoh.book.changed import changed
from guvoh.book.record_due import due_of
from guvoh.model import Person
from guvoh.model.held import Due, HeldPerson, Start, Waiting
from guvoh.vault import queries
from guvoh.vault.queries import board as listed
from guvoh.vault.queries import held
from guvoh.vault.vault import Vault

AHEAD = 7  # days that are called due
FEW = 5  # sources that wait, by name


def start(
    vault: Vault, case: str | None, today: str, now: str = "", stale_after: int = STALE, language: str = "en",
    most: int | None = None,
) -> Start:  # fmt: skip
    """All of it for a case (None: for all). `today` and `now` as for `board`. `most`: of those without news, so many
    are named at most; all are counted."""
    until = _plus(today, AHEAD)
    of = asked(vault, case, today, now, stale_after)
    people = held.persons_with_fields(vault, held.persons_due(vault, case, until)).values()
    dues = [due for person, given in people for due in _dues(person, given, today, now) if due.at[:10] <= until]
    counted = listed.counts(vault, of)
    stale = lines_of(vault, listed.without_news(vault, of, -1 if most is None else most), of, language)
    urgent = [due for due in dues if _presses(due, today)]
    rest = [due for due in dues if not _presses(due, today)]
    waiting = queries.counts(vault, case)
    return Start(
        urgent=_in_order([*urgent, *map(_stale, stale)]), due=_in_order(rest),
        waiting=tuple(Waiting(*row) for row in held.sources_waiting(vault, case, FEW)),
        suggestions=waiting.get("waiting", 0), sources_waiting=held.count_waiting(vault, case),
        unfinished=tuple(queries.unfinished_notes(vault, case)), unread=waiting.get("unread", 0),
        changed=changed(vault, case, language=language), held=counted.held, stale=counted.stale,
        pressing=len(urgent) + counted.stale,
        records=tuple(one for one in due_of(vault, case, today) if one.at <= until or one.what == "consent"),
    )  # fmt: skip


def _dues(person: Person, given: Mapping[str, Any], today: str, now: str) -> Iterator[Due]:
    def due(what: str, at: str, whom: str = "", by: str = "", about: str = "") -> Due:
        late = at[:10] < today or (len(at) > 10 and bool(now) and at < now[:16])
        return Due(what, at, person.id, person.names, late, whom, by, about)

    said = {name: str(given.get(name) or "") for name in _FIELDS}
    if said["next_call_at"]:
        yield due("call", said["next_call_at"], said["next_call_whom"], said["next_call_by"])
    if said["hearing_at"]:
        yield due("hearing", said["hearing_at"], about=said["hearing_what"])
    if said["publicity_review"]:
        yield due("review", said["publicity_review"], said["publicity_by"], about=person.publicity)


_FIELDS = ("next_call_at", "next_call_whom", "next_call_by", "hearing_at", "hearing_what", "publicity_review",
           "publicity_by")  # fmt: skip


def _presses(due: Due, today: str) -> bool:
    """A call that was not made, a hearing within three days; what a hearing brought can be asked for calmly."""
    if due.what == "hearing":
        return not due.late and due.at[:10] <= _plus(today, LEAD)
    return due.what == "call" and due.late


def _stale(line: HeldPerson) -> Due:
    return Due("stale", line.last_news, line.person.id, line.person.names, True, line.said("next_call_whom"),
               line.said("next_call_by"), str(line.days))  # fmt: skip


def _in_order(dues: Sequence[Due]) -> tuple[Due, ...]:
    """Calls and hearings by their time, then those without news, the longest first."""
    return tuple(sorted(dues, key=lambda due: (due.what == "stale", due.at, due.names, due.what)))


def _plus(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
