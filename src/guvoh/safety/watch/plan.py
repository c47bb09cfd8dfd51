"""What the watcher knows of a plan: an id, moments, routes, a sealed letter. No name, no case, no place.

Moments are seconds on the watcher's own count of time (`clock.py`), which begins at 0 and only grows: a clock that is
put back cannot make an alarm late.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

HOUR, DAY = 3600, 86400
STATES = ("draft", "armed", "late", "l1", "l2", "l3", "stood_down")
WATCHED = frozenset({"armed", "late", "l1", "l2", "l3"})
ALARMED = frozenset({"l1", "l2", "l3"})
ROLES = ("self", "buddy", "duty", "lawyer")
CHANNELS = ("mail", "webhook", "signal")
REPEATED = "again"  # in the name of a step that is said once more
WORDS = ("acknowledge", "safe", "worried", "yes")
CONFIRMED = 90 * DAY  # a reply that is older no longer shows that a contact can be reached
ASK_AGAIN = 75 * DAY


@dataclass(frozen=True, slots=True)
class Ladder:
    """When what happens, in seconds from the moment a check-in is due (security.md 8.3)."""

    remind: tuple[int, ...] = (-4 * HOUR, -1 * HOUR, 0)
    l1: int = 2 * HOUR
    l2: int = 8 * HOUR
    l3: int = 24 * HOUR


@dataclass(frozen=True, slots=True)
class Route:
    channel: str
    to: str


@dataclass(frozen=True, slots=True)
class Contact:
    """`confirmed`: when the contact last replied; None where it never did. `asked`: when it was last asked to."""

    id: str
    roles: tuple[str, ...]
    language: str
    routes: tuple[Route, ...]
    confirmed: int | None = None
    asked: int | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """One contact in one step: how many of its routes were used, which of them failed, since when it is asked."""

    step: str
    contact: str
    at: int
    used: int
    failed: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Plan:
    """`dues`: the moments by which check-ins are due, the first being the next; `every` what follows after the last.
    `counter`: the number of the last signed word, `stamp` of the last page. `hold`: why the third step waits for a
    duty officer. `urged`: the step that somebody's worry brought on. `round` counts check-ins: what belongs to an
    earlier one is over."""

    id: str
    key: str
    code: str
    contacts: tuple[Contact, ...]
    every: int
    window: int
    ladder: Ladder = Ladder()
    sealed: str = ""
    state: str = "draft"
    counter: int = 0
    stamp: int = 0
    round: int = 0
    dues: tuple[int, ...] = ()
    hold: str = ""
    urged: str = ""
    done: frozenset[str] = frozenset()
    asked: tuple[Asked, ...] = ()
    answered: frozenset[str] = frozenset()

    @property
    def due(self) -> int:
        return self.dues[0]

    def contact(self, id: str) -> Contact | None:
        return next((one for one in self.contacts if one.id == id), None)

    def of(self, *roles: str) -> tuple[Contact, ...]:
        return tuple(one for one in self.contacts if any(role in one.roles for role in roles))


@dataclass(frozen=True, slots=True)
class Alive:
    """When the watcher was last seen alive: by the wall (unix seconds), by the clock that nobody can set (`mono`,
    which runs since `boot`), by its own count `t`. `drift` is what the two differ by; `faults` counts the alarms about
    clocks and restarts."""

    wall: int
    mono: int
    boot: str
    t: int = 0
    drift: int = 0
    faults: int = 0


@dataclass(frozen=True, slots=True)
class Watch:
    """All that the machine knows."""

    alive: Alive
    plans: Mapping[str, Plan] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Message:
    """To be sent once. What it says follows from `step`; `sealed` is a letter that only its reader opens."""

    plan: str
    round: int
    step: str
    contact: str
    route: int
    channel: str
    to: str
    language: str
    sealed: str = ""

    @property
    def key(self) -> str:
        """The same for every sending of it: by this a receiver shows it once."""
        return f"{self.plan}.{self.round}.{self.step}.{self.contact}.{self.route}"


def first_of(step: str) -> str:
    """The step that one said again repeats."""
    return step.partition(REPEATED)[0]


def lacking(plan: Plan, t: int) -> tuple[str, ...]:
    """Why the plan cannot be armed, as codes; the same codes show an armed plan red."""
    found = []
    alarmed = plan.of("buddy", "duty", "lawyer")
    if not plan.of("buddy"):
        found.append("no_buddy")
    if not plan.of("duty"):
        found.append("no_duty")
    if len({route.channel for one in alarmed for route in one.routes}) < 2:
        found.append("one_channel")
    if any(one.confirmed is None or t - one.confirmed > CONFIRMED for one in plan.contacts):
        found.append("not_confirmed")
    return tuple(found)
