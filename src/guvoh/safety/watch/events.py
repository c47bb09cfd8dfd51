"""What can happen to the watcher. Whoever makes one of these has checked who says it: the machine believes it."""

from __future__ import annotations

from dataclasses import dataclass

from guvoh.safety.watch.plan import Contact, Ladder


@dataclass(frozen=True, slots=True)
class Tick:
    """Time passes."""


@dataclass(frozen=True, slots=True)
class Ordered:
    """A plan is given, or given anew: signed by its key."""

    plan: str
    counter: int
    key: str
    code: str
    contacts: tuple[Contact, ...]
    every: int
    window: int
    ladder: Ladder
    sealed: str = ""


@dataclass(frozen=True, slots=True)
class Armed:
    """`dues`: seconds from now to the next check-ins, by the clock of the one who says it."""

    plan: str
    counter: int
    dues: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CheckedIn:
    """By the device: signed, with the next moments (so absence and "safe until" are moments like any other)."""

    plan: str
    counter: int
    dues: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PageIn:
    """By the page with its button and the code; `stamp` is when that page was made: each counts once."""

    plan: str
    stamp: int


@dataclass(frozen=True, slots=True)
class StoodDown:
    plan: str
    counter: int


@dataclass(frozen=True, slots=True)
class AskConfirm:
    """Every contact of the plan is asked to reply."""

    plan: str


@dataclass(frozen=True, slots=True)
class Answered:
    """A person answered a message: that one, in that round and step."""

    plan: str
    round: int
    step: str
    contact: str
    word: str


@dataclass(frozen=True, slots=True)
class Failed:
    """A channel did not take a message."""

    plan: str
    round: int
    step: str
    contact: str
    route: int


Event = Tick | Ordered | Armed | CheckedIn | PageIn | StoodDown | AskConfirm | Answered | Failed
