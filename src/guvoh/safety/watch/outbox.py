"""What is to be sent, and when it is tried again. Pure: `store.py` keeps the rows, `run.py` sends them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from guvoh.safety.watch.plan import ALARMED, HOUR, WATCHED, Message, Route, Watch

GIVE_UP = 72 * HOUR
FIRST, LONGEST = 60, 600  # seconds between two tries: no alarm may lie longer where a channel works again
LADDER = ("remind", "l1", "l2", "l3", "hold", "clock", "outage")  # what is over with its round


@dataclass(frozen=True, slots=True)
class Row:
    """A message with what became of it. `next_at` and `made_at` are on the watcher's count; `why` of the last failure
    holds no address. `delivered` says that a channel took it, no more: whether anybody read it is another fact."""

    message: Message
    made_at: int
    next_at: int
    tries: int = 0
    state: str = "waiting"  # waiting, delivered, given_up, over
    why: str = ""


@dataclass(frozen=True, slots=True)
class Failure:
    """`after`: seconds that the channel asks to be left in peace; `lasting`: it will never take this message."""

    why: str
    after: int = 0
    lasting: bool = False


def due(row: Row, t: int) -> bool:
    return row.state == "waiting" and row.next_at <= t


def failed(row: Row, failure: Failure, t: int) -> Row:
    """Tried again later, or given up: what lasts at once, everything after 72 hours."""
    tries = row.tries + 1
    wait = max(min(FIRST * 2 ** (tries - 1), LONGEST), failure.after)
    if failure.lasting or t + wait - row.made_at > GIVE_UP:
        return replace(row, tries=tries, state="given_up", why=failure.why)
    return replace(row, tries=tries, next_at=t + wait, why=failure.why)


def delivered(row: Row) -> Row:
    return replace(row, tries=row.tries + 1, state="delivered", why="")


def is_over(row: Row, watch: Watch) -> bool:
    """An alarm whose round has ended is not sent late: it would call people out for nothing. Nor is what goes to an
    address that the plan has no more, nor the word that a plan was ended when it was armed anew."""
    m = row.message
    plan = watch.plans.get(m.plan)
    contact = plan.contact(m.contact) if plan else None
    if plan is None or contact is None or Route(m.channel, m.to) not in contact.routes:
        return True
    if m.step == "stood_down":
        return plan.state in WATCHED
    if not m.step.startswith(LADDER):
        return False
    return plan.round != m.round or plan.state not in WATCHED


def waits(row: Row, watch: Watch) -> bool:
    """Whether the row may not go now: that an alarm is over is not said while the next one is under way."""
    plan = watch.plans.get(row.message.plan)
    return row.message.step == "clear" and plan is not None and plan.state in ALARMED
