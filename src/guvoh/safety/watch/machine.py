"""The state machine of check-ins and alarms: pure. It has no clock, no file and no line to anybody.

    state, messages = advance(state, event, clock)

Promises: timers only raise alarms, nothing is released. Time that passed while nobody watched counts for alarms. The
third step waits for a duty officer's yes where the watcher was down when the check-in was due, or where its clocks
cannot be trusted. What nobody acknowledged widens: to the contact's other channels, then to other contacts.
Source: security.md 8.3, docs/decisions/012-safety.md.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from guvoh.errors import NotFound
from guvoh.safety.watch import events as e
from guvoh.safety.watch.clock import GAP, Clock, Passed, passed
from guvoh.safety.watch.declined import Declined
from guvoh.safety.watch.ladder import asking, begun_anew, climb, failed, ordered_anew, spread, telling
from guvoh.safety.watch.plan import ALARMED, ASK_AGAIN, WATCHED, Contact, Message, Plan, Watch, first_of, lacking
from guvoh.text.i18n import _

Said = tuple[Plan, tuple[Message, ...]]


def advance(watch: Watch, event: e.Event, clock: Clock) -> tuple[Watch, tuple[Message, ...]]:
    """What follows. Raises `Refused` (a word said before, a plan that lacks something; `missing` holds codes) and
    `NotFound`: then nothing of the event counts, and a `Tick` in its place is what happened."""
    since = passed(watch.alive, clock)
    t = since.alive.t
    out: list[Message] = []
    plans = dict(watch.plans)
    for id, plan in watch.plans.items():
        if plan.state in WATCHED:
            plans[id], said = _unwatched(plan, since)
            out += said
    if not isinstance(event, e.Tick):
        known = plans.get(event.plan)
        if isinstance(event, e.Ordered):
            heard, said = _ordered(known, event, t)
        elif known is None:
            raise NotFound(_("The watcher has no such plan."), _("Give it the plan first."))
        else:
            heard, said = _HEARD[type(event)](known, event, t)
        plans[event.plan] = heard
        out += said
    for id, plan in tuple(plans.items()):
        if plan.state in WATCHED:
            plans[id], said = _due(plan, t)
            out += said
    return Watch(since.alive, plans), tuple(out)


def _unwatched(plan: Plan, since: Passed) -> Said:
    """What an outage, a restart or a clock that cannot be trusted means for a plan that is watched."""
    if since.fault:
        plan = replace(plan, hold="clock")
    elif since.gap > GAP and plan.due <= since.alive.t and not plan.hold:
        plan = replace(plan, hold="outage")
    if not (since.fault or since.restarted):
        return plan, ()
    step = f"{'clock' if since.fault else 'outage'}{since.alive.faults}"
    return asking(plan, step, plan.of("duty", "buddy"), since.alive.t)


def _due(plan: Plan, t: int) -> Said:
    plan, said = climb(plan, t)
    plan, more = spread(plan, t)
    if any(t - _last(c) > ASK_AGAIN for c in plan.contacts):
        plan, asked = _ask_confirm(plan, t, only_old=True)
        more = (*more, *asked)
    return plan, (*said, *more)


def _ordered(old: Plan | None, event: e.Ordered, t: int) -> Said:
    """Contacts whose routes are the same keep their confirmation; the state of a plan that is watched stays."""
    if old is None:
        old = Plan(event.plan, event.key, event.code, (), event.every, event.window)
    _newer(old, event.counter)
    if old.key != event.key:
        raise Declined(_("This plan belongs to another key."), _("Only who made a plan changes it."), "key")
    known = {(c.id, c.routes): c for c in old.contacts}
    contacts = tuple(
        replace(c, confirmed=was.confirmed, asked=was.asked) if (was := known.get((c.id, c.routes))) else c
        for c in event.contacts
    )
    plan = replace(
        old, counter=event.counter, code=event.code, contacts=contacts, every=event.every, window=event.window,
        ladder=event.ladder, sealed=event.sealed,
    )  # fmt: skip
    short = tuple(code for code in lacking(plan, t) if code != "not_confirmed")
    if plan.state in WATCHED and short:
        raise Declined(
            _("This would leave an armed plan without what it needs."), _("Add before you take away."), *short
        )
    plan, said = ordered_anew(plan, old, t)
    plan, asked = _ask_confirm(plan, t, only_old=True)
    return plan, (*said, *asked)


def _armed(plan: Plan, event: e.Armed, t: int) -> Said:
    _newer(plan, event.counter)
    if missing := lacking(plan, t):
        raise Declined(_("This plan cannot be armed yet."), _("What it lacks is listed."), *missing)
    return _anew(plan, event.dues, event.counter, t)


def _checked_in(plan: Plan, event: e.CheckedIn, t: int) -> Said:
    _newer(plan, event.counter)
    _only_watched(plan)
    return _anew(plan, event.dues, event.counter, t)


def _anew(plan: Plan, dues: tuple[int, ...], counter: int, t: int) -> Said:
    moments = tuple(sorted({t + after for after in dues if after > 0})) or (t + plan.every,)
    return begun_anew(replace(plan, counter=counter), moments, t)


def _page_in(plan: Plan, event: e.PageIn, t: int) -> Said:
    _only_watched(plan)
    if event.stamp <= plan.stamp:
        raise _said_before()
    return begun_anew(replace(plan, stamp=event.stamp), _next(plan, t), t)


def _next(plan: Plan, t: int) -> tuple[int, ...]:
    """A check-in counts for the moment in whose window it falls; one before the window leaves that moment standing."""
    return tuple(due for due in plan.dues if due > t + plan.window) or (t + plan.every,)


def _stood_down(plan: Plan, event: e.StoodDown, t: int) -> Said:
    _newer(plan, event.counter)
    if plan.state == "stood_down":
        return replace(plan, counter=event.counter), ()
    was = plan.asked if plan.state in ALARMED else ()
    ended = replace(
        plan, state="stood_down", counter=event.counter, round=plan.round + 1, hold="", urged="", asked=(),
        done=frozenset(), answered=frozenset(),
    )  # fmt: skip
    whom = {a.contact for a in was} | {c.id for c in plan.of("duty")}
    return telling(ended, "stood_down", tuple(c for c in plan.contacts if c.id in whom), t)


def _answered(plan: Plan, event: e.Answered, t: int) -> Said:
    """Any answer shows that the contact can be reached. An answer to what is over changes nothing else, nor does one of
    somebody who is no contact any more."""
    who = plan.contact(event.contact)
    if who is None:
        return plan, ()
    contacts = tuple(replace(c, confirmed=t) if c.id == event.contact else c for c in plan.contacts)
    plan = replace(plan, contacts=contacts)
    if event.round != plan.round or not any((a.step, a.contact) == (event.step, event.contact) for a in plan.asked):
        return plan, ()
    step = first_of(event.step)
    steps = {event.step, step, "l1"} if step in ("l2", "l3") else {event.step, step}
    plan = replace(plan, answered=plan.answered | steps)
    if event.word == "safe" and step in ALARMED:
        return begun_anew(plan, _next(plan, t), t)
    if event.word == "worried" and step in ("l1", "l2"):
        return replace(plan, urged=max(plan.urged, "l2" if step == "l1" else "l3")), ()
    if event.word == "yes" and step == "hold" and "duty" in who.roles:
        return replace(plan, hold=""), ()
    return plan, ()


def _failed(plan: Plan, event: e.Failed, t: int) -> Said:
    return failed(plan, event, t) if event.round == plan.round else (plan, ())


def _asked_to_confirm(plan: Plan, event: e.AskConfirm, t: int) -> Said:
    return _ask_confirm(plan, t)


def _ask_confirm(plan: Plan, t: int, only_old: bool = False) -> Said:
    """One message to each contact that shall show that it can be reached. Those long silent are asked unasked."""
    never = [c for c in plan.contacts if c.confirmed is None and c.asked is None]
    due = [c for c in plan.contacts if not only_old or t - _last(c) > ASK_AGAIN or c in never]
    ids = {c.id for c in due}
    plan = replace(plan, contacts=tuple(replace(c, asked=t) if c.id in ids else c for c in plan.contacts))
    return telling(plan, f"confirm{t}", tuple(due), t)


def _last(contact: Contact) -> int:
    """When it last replied or was last asked to."""
    return max(contact.confirmed or 0, contact.asked or 0)


def _newer(plan: Plan, counter: int) -> None:
    if counter <= plan.counter:
        raise _said_before()


def _said_before() -> Declined:
    return Declined(_("This was said before; it does not count twice."), _("Check in anew."), "replayed")


def _only_watched(plan: Plan) -> None:
    if plan.state not in WATCHED:
        raise Declined(_("This plan is not armed."), _("Arm it first."), "not_armed")


_HEARD: dict[type, Callable[[Plan, Any, int], Said]] = {
    e.Armed: _armed, e.CheckedIn: _checked_in, e.PageIn: _page_in, e.StoodDown: _stood_down, e.Answered: _answered,
    e.Failed: _failed, e.AskConfirm: _asked_to_confirm,
}  # fmt: skip
