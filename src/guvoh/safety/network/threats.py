"""What was threatened, over time: how often, by which office, over which channel, how gravely, and whether it rises.

The machine counts and compares; it concludes nothing about who stands behind it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from guvoh.book.network_due import plus
from guvoh.book.records import last
from guvoh.model.proxy import Relative
from guvoh.model.records import Record
from guvoh.model.vocabulary import terms
from guvoh.vault import queries
from guvoh.vault.vault import Vault

WINDOW = 90  # days that are compared with as many before them


@dataclass(frozen=True, slots=True)
class Pattern:
    """Of several threats. `trend`: rising (more of them than in the ninety days before, and at least two; or a graver
    one than any before), falling, steady, few (too few to say). `recent` and `before`: how many in either window.
    Each tally has the most frequent first: codes, offices in their words, ids of persons."""

    n: int
    open_: int
    trend: str
    recent: int
    before: int
    gravest: str
    persons: tuple[tuple[str, int], ...]
    offices: tuple[tuple[str, int], ...]
    channels: tuple[tuple[str, int], ...]
    severities: tuple[tuple[str, int], ...]
    months: tuple[tuple[str, int], ...]
    unreported: tuple[str, ...]


def pattern(threats: Sequence[Record], today: str) -> Pattern:
    """`threats` of one person or of a case; `today` ISO 8601. One that may have been made on several days counts on the
    last of them; one from after today counts in the tallies only."""
    days = {one.id: last(one.text("on")) for one in threats}
    begin, middle = plus(today, -2 * WINDOW), plus(today, -WINDOW)
    recent = [one for one in threats if middle < days[one.id] <= today]
    before = [one for one in threats if begin < days[one.id] <= middle]
    earlier = [one for one in threats if days[one.id] <= middle]
    return Pattern(
        len(threats), sum(not one.text("closed_on") for one in threats), _trend(recent, before, earlier),
        len(recent), len(before), max((one.text("severity") for one in threats), key=rank, default=""),
        _tally(threats, whom), _tally(threats, lambda one: [one.text("office")]),
        _tally(threats, lambda one: [one.text("channel")]), _tally(threats, lambda one: [one.text("severity")]),
        tuple(sorted(Counter(one.text("on")[:7] for one in threats).items())),
        tuple(one.id for one in threats if set(one.listed("reported")) <= {"nobody"} and not one.text("closed_on")),
    )  # fmt: skip


def by_month(threats: Iterable[Record]) -> tuple[tuple[str, int, str], ...]:
    """(month, how many, the gravest of them), in their order; of a threat of a year alone the year."""
    found: dict[str, list[str]] = {}
    for one in threats:
        found.setdefault(one.text("on")[:7], []).append(one.text("severity"))
    return tuple((month, len(codes), max(codes, key=rank)) for month, codes in sorted(found.items()))


def rank(severity: str) -> int:
    """How grave a code is, 0 for the least; -1 for one that a later Guvoh wrote."""
    return next((n for n, term in enumerate(terms("threat_severity")) if term.code == severity), -1)


def whom(threat: Record) -> tuple[str, ...]:
    """Against whom it is, and to whom it was said: ids, each once."""
    return tuple(dict.fromkeys((*threat.about, *threat.listed("to"))))


def family_at_risk(vault: Vault, threat: Record) -> dict[str, tuple[Relative, ...]]:
    """By id of each person whom the threat is against: the relatives whom the vault knows, with what happened to them.
    Those kept in a closed case are among them while that is open."""
    from guvoh.book.at_risk import risk

    found = {}
    for id in threat.about:
        person = queries.person_of(vault, id)
        if person is not None:
            found[person.id] = risk(vault, person.id).relatives
    return found


def threats_of(vault: Vault, case: str | None = None, person: str = "") -> list[Record]:
    """In the order of days. `person`: those against him, and those said to him."""
    listed = queries.records(vault, case, "threat")
    if person:
        mine = set(queries.atoms_of(vault, person)) | {person}
        listed = [one for one in listed if mine & set(whom(one))]
    return sorted(listed, key=lambda one: (last(one.text("on")), one.first_at))


def _trend(recent: Sequence[Record], before: Sequence[Record], earlier: Sequence[Record]) -> str:
    graver = max(map(_rank, recent), default=-1) > max(map(_rank, earlier), default=99)
    if len(recent) + len(earlier) < 2:
        return "few"
    if graver or (len(recent) > len(before) and len(recent) > 1):
        return "rising"
    return "falling" if len(recent) < len(before) else "steady"


def _rank(threat: Record) -> int:
    return rank(threat.text("severity"))


def _tally(threats: Iterable[Record], of: Callable[[Record], Iterable[str]]) -> tuple[tuple[str, int], ...]:
    counted = Counter(value for one in threats for value in of(one) if value)
    return tuple(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])))
