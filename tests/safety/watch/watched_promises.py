"""What the watcher promises (security.md 8.3), said a second time and in another way than the machine does it.

Each step of the ladder for itself: the first, second and third step come within fifteen minutes of their time while any
channel works by which somebody who is asked can be reached. What came in vain (lost, refused for good, still on its
way) is said again within four hours. Reminders come. Nothing of a round that is over is sent, and no all-clear into an
alarm.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from guvoh.safety.watch import outbox
from guvoh.safety.watch.ladder import AGAIN
from guvoh.safety.watch.plan import ALARMED, DAY, REPEATED, WATCHED, Contact, Ladder, Message, Plan, Watch, first_of

if TYPE_CHECKING:
    from watched_world import World

PROMISED = 900
STEPS = ("l1", "l2", "l3")
ALARMS = (*STEPS, "clock", "outage", "hold")
WORKS = ("works", "doubles")


@dataclass
class Promises:
    """`dues`: on the watcher's count of time, as whoever checked in said them. The rest are true moments."""

    ladder: Ladder
    faults: list[str] = field(default_factory=list)
    other: Plan | None = None  # another plan, which nothing of this one may change
    dues: tuple[int, ...] = ()
    round: int = 0
    began: int = 0
    since: dict[str, int] = field(default_factory=dict)  # step -> from when on somebody could be reached for it
    wanted: dict[str, int] = field(default_factory=dict)  # step -> its moment
    came: set[str] = field(default_factory=set)  # steps, and reminders, of this round that were shown
    vain: dict[tuple[str, str, int], int] = field(default_factory=dict)  # step, contact, route -> when it was in vain
    steady: int = 0  # since when nothing was troubled
    looked: int = 0  # when `check` looked last
    must_hold: bool = False
    may_hold: bool = False
    answers: tuple[str, str, str] = ("", "", "")  # what somebody is about to say: step, word, who

    def begun(self, plan: Plan, dues: tuple[int, ...], now: int) -> None:
        self.dues, self.round, self.began, self.looked = dues, plan.round, now, now
        self.since, self.wanted, self.came, self.vain = {}, {}, set(), {}
        self.must_hold = self.may_hold = False
        if plan.dues != dues:
            self.faults.append("a check-in was written down for other moments")

    def ordered(self, now: int) -> None:
        """Other people: whoever can be reached by them is reached from now on."""
        self.since = dict.fromkeys(self.since, now)
        self.steady = now

    def troubled(self, now: int) -> None:
        self.steady = now

    def saw(
        self, world: World, before: Watch, messages: tuple[Message, ...], jumped: int, same_run: bool, gap: int,
        ended: bool,
    ) -> None:  # fmt: skip
        """A transition. `jumped`: of the wall clock; `gap`: true seconds since the last one."""
        old, new = before.plans["p"], world.disk.plans["p"]
        if self.other is not None and world.disk.plans.get("q") is not self.other:
            self.faults.append("another plan was changed")
            self.other = None
        gone = old.state in WATCHED and new.state not in WATCHED and not ended
        if new.round < old.round or new.counter < old.counter or gone:
            self.faults.append("a state went back, or was new")
        self._time(world.disk.alive.t - before.alive.t, jumped, same_run, gap)
        self._words(old, new, messages)
        lost = abs(jumped) > 700 if same_run else gap + jumped < -60
        if old.state in WATCHED and new.state in WATCHED and new.round == old.round:
            self.may_hold |= bool(jumped) or gap > 600 or not same_run
            self.must_hold |= lost
            if lost or not same_run:
                self.wanted["told"] = world.now
                self.came.discard("told")
        if lost and old.state in WATCHED and not any(m.step.startswith("clock") for m in messages):
            self.faults.append("a clock that cannot be trusted raised no alarm")
        step, word, who = self.answers
        if word == "yes" and who == "duty" and new.hold == "":
            self.must_hold = self.may_hold = False
        if word == "worried" and first_of(step) in ("l1", "l2"):
            self.wanted.setdefault("l2" if first_of(step) == "l1" else "l3", world.now)
        if self.must_hold and "l3" not in old.done and any(m.step == "l3" and m.round == old.round for m in messages):
            self.faults.append("the third step did not wait for a yes")

    def _time(self, counted: int, jumped: int, same_run: bool, gap: int) -> None:
        if same_run and not gap <= counted <= gap + max(0, jumped) + 300:
            self.faults.append("time was lost, or was made")
        if not same_run and counted != max(0, gap + jumped):
            self.faults.append("time over a restart was not counted by the wall clock")

    def _words(self, old: Plan, new: Plan, messages: tuple[Message, ...]) -> None:
        """Whoever was alarmed hears the end of it; nobody hears again what somebody answered."""
        alarmed = {a.contact for a in old.asked if first_of(a.step) in ALARMED} & {c.id for c in new.contacts}
        if old.state in ALARMED and new.round != old.round:
            end = "stood_down" if new.state == "stood_down" else "clear"
            if alarmed - {m.contact for m in messages if m.step == end}:
                self.faults.append("somebody who was alarmed did not hear that it is over")
        for m in messages:
            if m.step.startswith(STEPS) and REPEATED in m.step and first_of(m.step) in old.answered:
                self.faults.append("what somebody answered was said again")
            if m.step.startswith(STEPS) and not m.route:
                self.vain = {one: at for one, at in self.vain.items() if one[:2] != (first_of(m.step), m.contact)}

    def sends(self, world: World, m: Message) -> None:
        plan = world.plan
        if m.step.startswith((*ALARMS, "remind")) and (m.round != plan.round or plan.state not in WATCHED):
            self.faults.append(f"sent when it was over: {first_of(m.step)}")
        if m.step == "clear" and plan.state in ALARMED:
            self.faults.append("an all-clear was sent into an alarm")
        if m.step == "stood_down" and plan.state in WATCHED:
            self.faults.append("somebody was told that a plan that is watched was ended")
        contact = plan.contact(m.contact)
        if contact is None or m.to not in {one.to for one in contact.routes}:
            self.faults.append("sent to an address that the plan has no more")
        if m.sealed and (first_of(m.step) != "l3" or contact is None or "lawyer" not in contact.roles):
            self.faults.append("the sealed letter went elsewhere")

    def gave_way(self, world: World, step: str, who: str, route: int) -> None:
        """A channel that fails gives way to the contact's next one in the same transition; where nobody who was asked
        has one left, others are asked in it."""
        plan, contact = world.plan, world.plan.contact(who)
        if step.startswith("remind") or contact is None:
            return
        if len(contact.routes) > route + 1 and f"p.{plan.round}.{step}.{who}.{route + 1}" not in world.rows:
            self.faults.append("a channel that failed did not give way at once")
        asked = [(a, c) for a in plan.asked if a.step == step and (c := plan.contact(a.contact))]
        others = {c.id for c in plan.of("buddy", "duty", "lawyer")} - {c.id for _asked, c in asked}
        lost = asked and all(len(a.failed) >= len(c.routes) for a, c in asked)
        if lost and others and step.startswith(("l1", "l2", "clock", "outage")):
            self.faults.append("nobody could be reached, and nobody else was asked")

    def in_vain(self, world: World, m: Message) -> None:
        step = "told" if m.step.startswith(("clock", "outage")) else first_of(m.step)
        # After an outage the word to hold stands for the steps that were due meanwhile: it was their try.
        for name in (step, *(STEPS[:2] if step == "hold" else ())):
            self.vain[name, m.contact, m.route] = world.now

    def shows(self, world: World, m: Message) -> None:
        if m.round != world.plan.round:
            return
        step = first_of(m.step)
        if step in STEPS:
            self.came |= {*STEPS[: STEPS.index(step) + 1]}
        if step == "hold":
            self.came.add("hold")
        if m.step.startswith(("clock", "outage")):
            self.came.add("told")
        if m.step.startswith("remind"):
            self.came.add(f"{m.step} {m.channel}")

    def reach(self, world: World, step: str) -> bool:
        """Whether a word of `step` reaches somebody now: who is asked first, or the next where those cannot be reached.
        Where a channel takes a word in vain, nobody can know that at once."""
        states = {one.id: self._routes(world, step, one) for one in world.plan.contacts}
        near, around, far = (
            [states[one.id] for one in group]
            for group in (world.plan.of("buddy")[:1], world.plan.of("buddy", "duty"), world.plan.of("lawyer"))
        )
        order = {"l1": (near, around, far), "l3": (far or around, around), "told": (around, far), "l2": (around, far)}
        for group in order[step]:
            if any("works" in one for one in group):
                return True
            if any("fails" not in one for one in group):
                return False
        return False

    def _routes(self, world: World, step: str, one: Contact) -> set[str]:
        found, last = set(), step == max((name for name in STEPS if name in self.wanted), default="")
        for i, route in enumerate(one.routes):
            how, when = world.channels[route.channel], self.vain.get((step, one.id, i))
            again = AGAIN if world.now - self.began < 3 * DAY else DAY
            if when is not None and (not last or world.now - when <= again + PROMISED):  # only the last is said again
                how = "vain"
            found.add("works" if how in WORKS else "fails" if how in ("fails", "refuses") else "vain")
        return found

    def check(self, world: World) -> None:
        """What should have come by now."""
        last, self.looked, plan = self.looked, world.now, world.plan
        if plan.state not in WATCHED or plan.round != self.round:
            return
        if world.up:
            late = world.disk.alive.t - self.dues[0]
            for step, after in zip(STEPS, (self.ladder.l1, self.ladder.l2, self.ladder.l3), strict=True):
                if late >= after:
                    self.wanted.setdefault(step, max(world.now - (late - after), last))
            self._reminders(world, late)
        for step, moment in self.wanted.items():
            if step in self.came or (step == "l3" and (self.may_hold or self.must_hold)):
                continue
            if not (world.up and self.reach(world, step)):
                self.since[step] = world.now
            if world.now > max(moment, self.since.get(step, moment)) + PROMISED:
                self.faults.append(f"not within 15 minutes of its time: {step}")

    def _reminders(self, world: World, late: int) -> None:
        for i, after in enumerate(self.ladder.remind):
            moment = world.now - (late - after)
            calm = self.steady < moment - PROMISED and self.began < moment and world.channels["mail"] in WORKS
            if calm and late - after > PROMISED and late < self.ladder.l1 and f"remind{i} mail" not in self.came:
                self.faults.append("a reminder did not come")

    def settled(self, world: World) -> None:
        for row in world.rows.values():
            old = world.disk.alive.t - row.made_at > outbox.LONGEST + 120
            if row.state == "waiting" and old and not outbox.waits(row, world.disk):
                self.faults.append(f"never delivered: {row.message.step}")
