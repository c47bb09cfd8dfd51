"""The steps of an alarm: when each comes, whom it asks, how it widens. Pure.

    remind  the person, by every channel           -4 h, -1 h, 0
    l1      the first buddy                        +2 h     after an hour without an answer: all buddies and duty
    l2      all buddies and the duty officers      +8 h
    l3      lawyers, with the sealed letter        +24 h    waits for a duty officer's yes where the plan is on hold
    hold    asks the duty officers for that yes    +24 h

A channel that fails gives way to the contact's next one at once; a contact without any that works, to the next
contacts. Delivery is no acknowledgement: without an answer the other channels follow after five minutes,
and the next contacts too where one of the channels had failed; the step is said again every four hours.
"""

from __future__ import annotations

from dataclasses import replace

from guvoh.safety.watch.events import Failed
from guvoh.safety.watch.plan import ALARMED, DAY, HOUR, REPEATED, Asked, Contact, Message, Plan, first_of

OTHER_CHANNELS = 300  # seconds without an answer
OTHER_CONTACTS = HOUR
AGAIN = 4 * HOUR
_ORDER = {"": 0, "l1": 1, "l2": 2, "l3": 3}
Said = tuple[Plan, tuple[Message, ...]]


def climb(plan: Plan, t: int) -> Said:
    """Whatever is due by `t` and was not done in this round."""
    steps, out = plan.ladder, []
    late = t - plan.due
    passed = [f"remind{i}" for i, after in enumerate(steps.remind) if late >= after]
    fresh = [step for step in passed if step not in plan.done]
    if fresh and late < steps.l1:
        for one in plan.of("self"):
            out += [message(plan, fresh[-1], one, i) for i in range(len(one.routes))]
    plan = replace(plan, done=plan.done | set(passed)) if fresh else plan
    if late >= 0 and plan.state == "armed":
        plan = replace(plan, state="late")
    reached = "l3" if late >= steps.l3 else "l2" if late >= steps.l2 else "l1" if late >= steps.l1 else ""
    reached = max(reached, plan.urged, key=_ORDER.__getitem__)
    if not reached or reached in plan.done:
        return plan, tuple(out)
    if reached == "l3" and plan.hold:
        if "hold" not in plan.done:
            plan, said = asking(replace(plan, done=plan.done | {"hold"}), "hold", pool(plan, "hold", 0), t)
            out += said
        reached = "l2"
    if reached not in plan.done:
        below = {name for name, rank in _ORDER.items() if 0 < rank <= _ORDER[reached]}
        plan, said = asking(replace(plan, state=reached, done=plan.done | below), reached, pool(plan, reached, 0), t)
        out += said
    return plan, tuple(out)


def spread(plan: Plan, t: int) -> Said:
    """What was delivered, perhaps, and answered by nobody: by other channels, then to other contacts."""
    if not plan.asked:
        return plan, ()
    out: list[Message] = []
    known = {one.id: one for one in plan.contacts}
    for one in plan.asked:
        if t - one.at < OTHER_CHANNELS or (contact := known.get(one.contact)) is None:
            continue
        if one.used < len(contact.routes) and _waits(plan, one):
            out += [message(plan, one.step, contact, i) for i in range(one.used, len(contact.routes))]
            plan = _noted(plan, replace(one, used=len(contact.routes)))
    plan, said = _repeated(plan, t)
    out += said
    for step in ("l1", "l3", "hold"):
        if step not in plan.done or f"{step}+" in plan.done or step in plan.answered:
            continue
        asked = [one for one in plan.asked if one.step == step]
        wait = OTHER_CHANNELS if all(one.failed for one in asked) else OTHER_CONTACTS
        if asked and t - asked[0].at >= wait:
            plan, said = asking(replace(plan, done=plan.done | {f"{step}+"}), step, pool(plan, step, 1), t)
            out += said
    return plan, tuple(out)


def _repeated(plan: Plan, t: int) -> Said:
    """The step that was reached, said again as long as nobody answers: every four hours for three days, then daily. A
    channel that takes every message and loses it must not be the end."""
    if plan.state in plan.answered:
        return plan, ()
    since = t - next((one.at for one in plan.asked if one.step == plan.state), t)
    times = since // AGAIN if since < 3 * DAY else 3 * DAY // AGAIN + (since - 3 * DAY) // DAY
    step = f"{plan.state}{REPEATED}{times}"
    if not times or step in plan.done:
        return plan, ()
    whom = (*(plan.of("lawyer") if plan.state == "l3" else ()), *plan.of("buddy", "duty"))
    return asking(replace(plan, done=plan.done | {step}), step, whom, t)


def ordered_anew(plan: Plan, old: Plan, t: int) -> Said:
    """An order that comes while somebody is awaited: whoever would be asked now and was not, or not at this address, is
    asked at once. What went to an address that no longer counts is over (`outbox.is_over`)."""
    out: list[Message] = []
    was = {one.id: one.routes for one in old.contacts}
    now = {one.id: one.routes for one in plan.contacts}
    lost = {one.contact for one in plan.asked if was.get(one.contact) != now.get(one.contact)}
    open_steps = dict.fromkeys(first_of(one.step) for one in plan.asked if one.contact in lost and _widens(one.step))
    for step in open_steps:
        if step in plan.answered or (step in ALARMED and step != plan.state):
            continue
        reached = {one.contact for one in plan.asked if first_of(one.step) == step} - lost
        whom = [one for one in plan.contacts if one in pool(plan, step, 0) or one.id in lost]
        new = tuple(one for one in whom if one.id not in reached)
        plan, said = asking(plan, f"{step}{REPEATED}o{plan.counter}", new, t)
        out += said
    return plan, tuple(out)


def failed(plan: Plan, event: Failed, t: int) -> Said:
    """The contact's next channel at once; when nobody who was asked can be reached, the next contacts at once."""
    one = next((a for a in plan.asked if (a.step, a.contact) == (event.step, event.contact)), None)
    contact = plan.contact(event.contact)
    if one is None or contact is None:
        return plan, ()
    one = replace(one, failed=one.failed | {event.route})
    out: list[Message] = []
    if one.used < len(contact.routes):
        out.append(message(plan, one.step, contact, one.used))
        one = replace(one, used=one.used + 1)
    plan = _noted(plan, one)
    asked = [a for a in plan.asked if a.step == one.step]
    lost = all(len(a.failed) >= len(c.routes) for a in asked if (c := plan.contact(a.contact)))
    if lost and _widens(one.step):
        for more in (1, 2):
            before = len(plan.asked)
            plan, said = asking(plan, one.step, pool(plan, one.step, more), t)
            out += said
            if len(plan.asked) > before:
                break
    return plan, tuple(out)


def pool(plan: Plan, step: str, widened: int) -> tuple[Contact, ...]:
    """Whom a step asks first, next, and when nobody of those can be reached."""
    near, all_near, far = plan.of("buddy")[:1], plan.of("buddy", "duty"), plan.of("lawyer")
    if step == "l1":
        return (near, all_near, far)[widened]
    if step == "l3":
        return (far or all_near, all_near, all_near)[widened]
    if step == "hold":
        return (plan.of("duty"), all_near, all_near)[widened]
    return (all_near, all_near, far)[widened]


def asking(plan: Plan, step: str, whom: tuple[Contact, ...], t: int) -> Said:
    """The step put to those of `whom` who were not asked yet, by their first channel, with an answer awaited."""
    already = {a.contact for a in plan.asked if a.step == step}
    new = [c for c in whom if c.id not in already and c.routes]
    asked = (*plan.asked, *(Asked(step, c.id, t, 1) for c in new))
    return replace(plan, asked=asked), tuple(message(plan, step, c, 0) for c in new)


def telling(plan: Plan, step: str, whom: tuple[Contact, ...], t: int) -> Said:
    """The same without an answer awaited: only a channel that fails gives way to the next."""
    return asking(replace(plan, answered=plan.answered | {step}), step, whom, t)


def begun_anew(plan: Plan, dues: tuple[int, ...], t: int) -> Said:
    """A check-in: the next round, the plan armed. Whoever was alarmed is told that it is over."""
    alarmed = {a.contact for a in plan.asked if first_of(a.step) in ALARMED or first_of(a.step) == "hold"}
    past = frozenset(f"remind{i}" for i, after in enumerate(plan.ladder.remind) if t - dues[0] >= after)
    fresh = replace(
        plan, state="armed", round=plan.round + 1, dues=dues, hold="", urged="", done=past, asked=(),
        answered=frozenset(),
    )  # fmt: skip
    return telling(fresh, "clear", tuple(c for c in plan.contacts if c.id in alarmed), t)


def message(plan: Plan, step: str, contact: Contact, route: int) -> Message:
    to = contact.routes[route]
    sealed = plan.sealed if first_of(step) == "l3" and "lawyer" in contact.roles else ""
    return Message(plan.id, plan.round, step, contact.id, route, to.channel, to.to, contact.language, sealed)


def _waits(plan: Plan, one: Asked) -> bool:
    return first_of(one.step) not in plan.answered


def _widens(step: str) -> bool:
    return first_of(step) in ALARMED or step.startswith(("hold", "clock", "outage"))


def _noted(plan: Plan, one: Asked) -> Plan:
    return replace(plan, asked=tuple(one if (a.step, a.contact) == (one.step, one.contact) else a for a in plan.asked))
