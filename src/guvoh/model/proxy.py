"""Who is at risk because of whom: somebody is reached through his family. Nothing here is concluded by a machine.

A `Proxy` is a person's judgement that an act against a relative was meant for somebody else, the target, mostly abroad;
it rests on claims. Those who were reached and those who were meant are never added up (domain model 8.6).
"""

from __future__ import annotations

from dataclasses import dataclass

CERTAINTIES = ("certain", "likely", "said")  # said: somebody says so, and nobody weighed it
# Classes of words/acts.yaml that are done to people, so that they can be done to a relative.
HARMS = (
    "arrest", "detention", "interrogation", "conviction", "torture_or_ill_treatment", "killing",
    "enforced_disappearance", "abduction_or_rendition", "deportation_or_extradition", "threat_or_harassment",
    "forced_confession", "travel_ban", "search_or_seizure", "dismissal", "physical_attack",
)  # fmt: skip
CUSTODY = ("arrest", "detention", "interrogation", "enforced_disappearance", "abduction_or_rendition")
LATELY = 365  # days behind an event; what comes later is offered to nobody as following from it


@dataclass(frozen=True, slots=True)
class Proxy:
    """`relative` and `target` are persons; `claim` tells of the act, `after` of what went before it ("" for nothing);
    `relation`: what the relative is to the target, by the ties that somebody told, "" for nothing told."""

    entry: str
    relative: str
    relative_name: str
    target: str
    target_name: str
    claim: str
    after: str
    basis: tuple[str, ...]
    certainty: str
    because: str
    by: str
    at: str
    relation: str = ""


@dataclass(frozen=True, slots=True)
class Happened:
    """One accepted claim that tells of a person: an act against him, or what he did or took part in. `days` from the
    first to the last day that its words allow, None where they name none."""

    claim: str
    source: str
    act: str
    code: str
    role: str
    first: str | None
    last: str | None
    place: str


@dataclass(frozen=True, slots=True)
class Apart:
    """How many days lie between two things, in the bounds of what is said of both."""

    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Offered:
    """An act against a relative that nobody has judged yet, with what the target was last told of before it."""

    relative: str
    relative_name: str
    act: Happened
    after: Happened | None
    apart: Apart | None


@dataclass(frozen=True, slots=True)
class Relative:
    """Somebody of the family. `relation`: what he is to the other, in words; `certainty`: of that; `closed`: the name
    of the closed case in which it is kept, "" for the open one."""

    person: str
    name: str
    relation: str
    certainty: str
    closed: str
    acts: tuple[Happened, ...]


@dataclass(frozen=True, slots=True)
class Risk:
    """One person: his relatives and what happened to them, for whose sake (`because_of`: he was reached; `through`: his
    relatives were, and he was meant), what nobody has judged yet."""

    person: str
    name: str
    relatives: tuple[Relative, ...]
    because_of: tuple[Proxy, ...]
    through: tuple[Proxy, ...]
    offered: tuple[Offered, ...]


@dataclass(frozen=True, slots=True)
class Pattern:
    """What followed one event: distinct relatives of those whom it is about who were reached after it, and of them
    those taken into custody; with people whom a claim counts and does not name, from `least` to `most` (None: open);
    how soon. `claims` tell of the acts."""

    event: str
    act: str
    code: str
    first: str | None
    last: str | None
    place: str
    targets: tuple[str, ...]
    relatives: tuple[str, ...]
    custody: int
    least: int
    most: int | None
    soonest: Apart | None
    latest: Apart | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tallies:
    """Two tallies that are never added: `reached` relatives and `meant` targets, distinct persons; `acts`: claims."""

    reached: int
    meant: int
    acts: int
