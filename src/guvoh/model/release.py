"""Release day: who could be among those whom a claim says were let go, and what was heard of each.

A claim about a group names nobody, so it changes nobody's status. What is heard of one person is a call; what the call
says of liberty is told with the call as its source. Whoever asked that nothing be said is kept with that wish alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from guvoh.model.claim import Claim
from guvoh.model.held import HELD, NOTHING_KNOWN

HOME, STILL, UNKNOWN, UNSAID = ANSWERS = ("home", "held", "unknown", "unsaid")
OTHERWISE = "otherwise"  # neither home nor held: dead, sent out of the country, sought
AT_HOME = frozenset({"L00", "L08", "L12", "L14"})  # of words/liberty.yaml
RELEASED = "L08"
NOWHERE = frozenset({"L01", "L02"})  # held, and nobody knows where: no answer to "still held where he was"
# Why somebody who is held is left out, in the order in which it is asked.
LEFT_OUT = ("later", "state", "place", "sex", "age", "group", "charge")


@dataclass(frozen=True, slots=True)
class Figure:
    """What one claim says of how many: in its own words, with who says so."""

    claim: str
    source: str
    said_by: str
    low: int | None
    high: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Release:
    """Claims that tell of one release of a group; `id` is the one by which it was asked for. `first` and `last` are the
    days on which it may have been: of the claims' own words, else the day of the source (`dated` says which)."""

    id: str
    case: str
    claims: tuple[str, ...]
    first: str
    last: str
    dated: bool
    said: tuple[Claim, ...]
    figures: tuple[Figure, ...]


class Heard(NamedTuple):
    """The last word of one person since the release. `answer` is one of `ANSWERS` or `OTHERWISE`; `source` the call,
    `entry` what was told of liberty, "" for a wish; `call`: it was noted for this release and can be taken back here.
    """

    answer: str
    day: str
    said_by: str
    source: str
    entry: str
    call: bool

    @property
    def id(self) -> str:
        """By which a page says which word it showed."""
        return self.entry or self.source


class Among(NamedTuple):
    """Somebody who could be among them. `out`: why not after all, of `LEFT_OUT`, "" for no reason."""

    person: str
    name: str
    out: str
    heard: Heard | None


class Tally(NamedTuple):
    """Of those `known` who could be among them, how many are what. Whoever asked that nothing be said is counted in
    `unsaid` here, and with `unknown` wherever it leaves the desk."""

    known: int
    home: int
    held: int
    unknown: int
    unsaid: int
    otherwise: int

    def told(self) -> Tally:
        """As it may leave the desk."""
        return self._replace(unknown=self.unknown + self.unsaid, unsaid=0)


def tally(people: Sequence[Among]) -> Tally:
    """Of these people; those without a word are unknown."""
    answers = [one.heard.answer if one.heard else UNKNOWN for one in people]
    return Tally(len(answers), *(answers.count(a) for a in (*ANSWERS, OTHERWISE)))


def answer_of(status: str) -> str:
    """What a status told since the release answers to the question of the day."""
    if status in AT_HOME:
        return HOME
    return STILL if status in HELD else UNKNOWN if status == NOTHING_KNOWN else OTHERWISE


def is_of_many(claim: Claim) -> bool:
    """Whether a claim tells that more than one were let go: a figure of two or more, or one without an upper bound."""
    amount = claim.count
    return claim.act == "release" and amount is not None and max(amount.low or 0, amount.high or 0) > 1


def in_custody(told: Sequence[tuple[str, str, str]], firsts: Sequence[str | None], last: str) -> str:
    """Whether somebody was held on the `last` day of a release: "held", "later" (taken only after it), or "".

    `told`: (status, day known, first day since when, or "") by day, without those who knew nothing and without what was
    heard for this release; `firsts`: of each claim that he was taken, the first day of its own words. Whoever was told
    to be released after that day, and nothing else, was held before."""
    before, after = [t for t in told if t[1] <= last], [t for t in told if t[1] > last]
    if before and before[-1][0] in HELD:
        return "held"
    free = before[-1][1] if before else ""  # the day on which he was known to be free, before it
    taken = [first or "" for first in firsts]
    taken += [since or (known if free else "") for status, known, since in after if status in HELD]
    taken = [day for day in taken if not free or day > free]
    if any(day <= last for day in taken) or (not before and not taken and after and after[0][0] == RELEASED):
        return "held"
    return "later" if taken else ""
