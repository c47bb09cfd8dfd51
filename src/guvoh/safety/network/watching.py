"""The check-ins of a plan as a person reads them: what is awaited now, and whom each step of an alarm asks. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from guvoh.book.watching import Watched
from guvoh.model.records import Record
from guvoh.safety.watch import ladder
from guvoh.safety.watch.plan import Contact, Ladder, Plan
from guvoh.safety.watch.schedule import window_of

PHASES = ("late", "open", "safe_until", "away", "waits", "never", "stood_down")


@dataclass(frozen=True, slots=True)
class Step:
    """`step`: remind, l1, l2, l3; `at` its moment; `whom` it asks first and `then` where nobody answers: ids of
    contacts, for a reminder those who are the person."""

    step: str
    at: datetime
    whom: tuple[str, ...]
    then: tuple[str, ...] = ()


def days(plan: Record) -> int:
    """From one check-in to the next."""
    return max(1, min(60, int(plan.fields.get("every") or 1)))


def phase(plan: Record, of: Watched, now: datetime) -> str:
    """late (a check-in did not come), open (one counts now), safe_until, away (nothing is due before the moment that
    was said), waits (its window is not open yet), never (armed), stood_down."""
    if not of.armed or of.due is None:
        return "stood_down" if of.state == "stood_down" else "never"
    if of.overdue(now):
        return "late"
    if of.how in ("safe_until", "away") and now < opens(plan, of.due):
        return of.how
    return "open" if now >= opens(plan, of.due) else "waits"


def opens(plan: Record, due: datetime) -> datetime:
    """The moment from which a check-in counts for the one that is due."""
    return due - timedelta(seconds=window_of(days(plan)))


def steps(plan: Record, roles: Mapping[str, Sequence[str]], due: datetime) -> list[Step]:
    """The ladder of the plan, as the watcher climbs it where the check-in at `due` does not come. `roles`: by id of
    each contact what it is in alarms."""
    known = tuple(Contact(id, tuple(of), "en", ()) for id, of in roles.items())
    there, times = Plan("", "", "", known, 0, 0), Ladder()
    own = tuple(one.id for one in there.of("self"))
    reminders = times.remind if own else times.remind[:1]  # that there is none is said once
    found = [Step("remind", due + timedelta(seconds=after), own) for after in reminders]
    for step, after in (("l1", times.l1), ("l2", times.l2), ("l3", times.l3)):
        first, then = (tuple(one.id for one in ladder.pool(there, step, n)) for n in (0, 1))
        rest = tuple(id for id in then if id not in first) if step != "l2" else ()
        found.append(Step(step, due + timedelta(seconds=after), first, rest))
    return found
