"""A world round the state machine: hosts that stop, clocks that jump, channels that lose and double and deliver late,
people who answer, owners who change a plan or end it. `watched_promises.py` says what must have come.

Nothing here sleeps: a history of a week takes milliseconds.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from watched_promises import ALARMS, Promises

from guvoh.errors import Refused
from guvoh.safety.watch import events as e
from guvoh.safety.watch import outbox
from guvoh.safety.watch.clock import Clock
from guvoh.safety.watch.machine import advance
from guvoh.safety.watch.outbox import Failure, Row
from guvoh.safety.watch.plan import ALARMED, HOUR, WATCHED, Alive, Contact, Ladder, Message, Plan, Route, Watch

BEGIN = 1_800_000_000
MINUTE = 60
EVERY = 12 * HOUR
QUICK = Ladder((-2 * HOUR, -HOUR, 0), HOUR, 3 * HOUR, 6 * HOUR)
SLOW = Ladder((-2 * HOUR, -HOUR, 0), HOUR, 11 * HOUR, 23 * HOUR)
SELF = Contact("self", ("self",), "en", (Route("mail", "self"), Route("signal", "self")))
NEAR = Contact("near", ("buddy",), "en", (Route("signal", "near"), Route("mail", "near")))
NEXT = Contact("next", ("buddy",), "ru", (Route("mail", "next"), Route("webhook", "next")))
DUTY = Contact("duty", ("duty",), "tg", (Route("webhook", "duty"), Route("signal", "duty")))
FAR = Contact("far", ("lawyer",), "fa", (Route("mail", "far"), Route("webhook", "far")))
PEOPLE = (
    (SELF, NEAR, NEXT, DUTY, FAR),
    # The first buddy is gone, and each of the others has a channel of its own.
    (
        SELF,
        replace(NEXT, routes=NEXT.routes[:1]),
        replace(DUTY, routes=DUTY.routes[1:]),
        replace(FAR, routes=FAR.routes[1:]),
    ),
    (SELF, replace(NEAR, routes=(Route("signal", "near anew"), Route("mail", "near"))), NEXT, DUTY, FAR),
    (SELF, NEAR, replace(DUTY, routes=(Route("webhook", "duty"),))),  # no lawyer, and a duty officer with one channel
)
WAITS, DELIVERS = ("fails", "doubles"), ("works", "doubles")


@dataclass
class World:
    """`disk` is what a crash leaves; a crash is an exception between two steps of `say` or `send`."""

    now: int = 0  # true seconds
    wall_off: int = 0
    boot: int = 0
    booted: int = 0
    up: bool = True
    disk: Watch = field(default_factory=lambda: Watch(Alive(BEGIN, 0, "0")))
    rows: dict[str, Row] = field(default_factory=dict)
    waiting: dict[str, None] = field(default_factory=dict)  # the keys of rows that wait
    channels: dict[str, str] = field(default_factory=lambda: dict.fromkeys(("mail", "webhook", "signal"), "works"))
    shown: dict[str, Message] = field(default_factory=dict)
    later: list[tuple[int, Message]] = field(default_factory=list)  # taken, and still on their way
    crash_at: str = ""
    counter: int = 0
    stamp: int = 0
    seen: tuple[int, int] = (0, 0)  # true moment and clock's error at the last sign of life
    ladder: Ladder = QUICK
    must: Promises = field(default_factory=lambda: Promises(QUICK))

    def clock(self) -> Clock:
        return Clock(BEGIN + self.now + self.wall_off, self.now - self.booted, str(self.boot))

    @property
    def plan(self) -> Plan:
        return self.disk.plans["p"]

    @property
    def faults(self) -> list[str]:
        return self.must.faults

    def begin(self, slow: bool = False) -> None:
        self.ladder = self.must.ladder = SLOW if slow else QUICK
        quiet = e.Ordered("q", 1, "its key", "its code", PEOPLE[0], EVERY, HOUR, self.ladder)
        self.disk, _asked = advance(self.disk, quiet, self.clock())
        self.must.other = self.disk.plans["q"]
        self.order(0)
        for one in PEOPLE[0]:
            self.say(e.Answered("p", 0, "confirm0", one.id, "acknowledge"))
        self.check_in(arm=True)

    def _count(self) -> int:
        self.counter += 1
        return self.counter

    # What people do

    def check_in(self, arm: bool = False, safe_for: int = EVERY, held_up: bool = False) -> None:
        """`held_up`: the word is overtaken by a newer one and comes after it."""
        dues = tuple(safe_for + i * EVERY for i in range(3))
        made = e.Armed if arm else e.CheckedIn
        if held_up:
            old = self._count()
            self.check_in(arm, safe_for)
            if self.plan.counter > old:
                self._changes_nothing(e.CheckedIn("p", old, (30 * EVERY,)), "an overtaken check-in counted")
            return
        was, armed = self.plan.round, self.plan.state in WATCHED
        if self.say(made("p", self._count(), dues)):
            self.must.begun(self.plan, tuple(self.disk.alive.t + one for one in dues), self.now)
            if not arm and not armed:
                self.faults.append("a check-in armed a plan that was not watched")
        elif self.up and self.plan.round != was:
            self.faults.append("a refused check-in counted")

    def check_in_again(self) -> None:
        """The last signed word comes a second time."""
        word = e.CheckedIn("p", self.plan.counter, (30 * EVERY,))
        self._changes_nothing(word, "a replayed check-in counted")

    def page_in(self, again: bool = False) -> None:
        self.stamp += 1
        if again:
            self._changes_nothing(e.PageIn("p", self.plan.stamp), "a page that was sent twice counted twice")
        elif self.say(e.PageIn("p", self.stamp)):
            self.must.begun(self.plan, self._left(), self.now)

    def answer(self, which: int, word: str) -> None:
        """One of the contacts answers something that it was shown, now or long ago."""
        if not self.shown:
            return
        m = list(self.shown.values())[-1 - which % len(self.shown)]
        if m.contact == "self" or m.step.startswith(("clear", "stood_down")):
            return
        word = "yes" if m.step.startswith("hold") else word
        event = e.Answered("p", m.round, m.step, m.contact, word)
        if m.round != self.plan.round or self.plan.contact(m.contact) is None:
            return self._changes_nothing(event, "an answer to what was over counted")
        before = self.plan.round
        self.must.answers = (m.step, word, m.contact)
        heard = self.say(event)
        if heard and self.plan.round != before:
            self.must.begun(self.plan, self._left(), self.now)
            if word != "safe":
                self.faults.append("an answer that says nobody is safe ended an alarm")
        self.must.answers = ("", "", "")
        return None

    def answer_late(self, word: str) -> None:
        """Somebody answers what an earlier alarm said, in the middle of a later one that asks the same."""
        asked = {(one.step, one.contact) for one in self.plan.asked}
        old = [m for m in self.shown.values() if m.round != self.plan.round and (m.step, m.contact) in asked]
        if old and old[-1].step.startswith(ALARMS):
            m, word = old[-1], "yes" if old[-1].step == "hold" else word
            late = e.Answered("p", m.round, m.step, m.contact, word)
            self._changes_nothing(late, "an answer to an earlier alarm counted for this one")

    def order(self, which: int, key: str = "key", counter: int = 0) -> None:
        """The plan is given anew; by another key, or with an older counter, it must not count."""
        event = e.Ordered("p", counter or self._count(), key, "code", PEOPLE[which], EVERY, HOUR, self.ladder, "sealed")
        if key != "key" or counter:
            return self._changes_nothing(event, "an order of another key, or an old one, counted")
        self._caught_up()
        was = self.disk.plans.get("p")
        if self.say(event) and was and was.state in WATCHED:
            self.must.ordered(self.now)
            if (was.round, was.dues, was.hold) != (self.plan.round, self.plan.dues, self.plan.hold):
                self.faults.append("an order changed more than an order says")
        return None

    def stand_down(self) -> None:
        self.say(e.StoodDown("p", self._count()))

    def arm(self) -> None:
        if self.plan.state not in WATCHED:
            for one in self.plan.contacts:  # each has replied
                self.say(e.Answered("p", self.plan.round, "confirm0", one.id, "acknowledge"))
            self.check_in(arm=True)

    def _left(self) -> tuple[int, ...]:
        """The moments that a check-in without moments of its own leaves standing: the rule, said a second time."""
        t = self.disk.alive.t
        return tuple(due for due in self.must.dues if due > t + HOUR) or (t + EVERY,)

    def _changes_nothing(self, event: e.Event, fault: str) -> None:
        self._caught_up()
        was = self.plan
        self.say(event)
        kept = ("state", "round", "counter", "stamp", "key", "dues", "hold", "urged", "answered")
        if self.up and any(getattr(was, one) != getattr(self.plan, one) for one in kept):
            self.faults.append(fault)

    def _caught_up(self) -> None:
        """Whatever time brought has come, so that what follows is of the event; a crash takes one of the two."""
        for _n in range(2 if "p" in self.disk.plans else 0):
            self.say(e.Tick())

    # What the host does

    def stop(self) -> None:
        self.up = False

    def start(self, reboot: bool) -> None:
        if self.up:
            return
        if reboot:
            self.boot, self.booted = self.boot + 1, self.now
        self.up = True
        self.must.troubled(self.now)
        self.say(e.Tick())

    def jump(self, by: int) -> None:
        self.wall_off += by
        self.must.troubled(self.now)

    def let(self, seconds: int) -> None:
        """Time passes. A real watcher ticks every fifteen seconds; this one when something is due, and each ten minutes
        at the latest, for a longer silence would be an outage."""
        end = self.now + seconds
        while self.now < end:
            self.now = min(end, self.now + self._pause())
            while self.later and self.later[-1][0] <= self.now:  # the last taken comes first
                self._show(self.later.pop()[1])
            if self.up:
                self.say(e.Tick())
            self.must.check(self)

    def let_until(self, step: str, more: int) -> None:
        """Time passes until a step is due and was not brought about, and a while more."""
        if self.plan.state in WATCHED and self.plan.dues:
            after = {"l1": self.ladder.l1, "l2": self.ladder.l2, "l3": self.ladder.l3}[step]
            left = self.plan.due + after - self.disk.alive.t
            self.let(max(MINUTE, min(left, 2 * EVERY)) + more)

    def _pause(self) -> int:
        plan, t = self.plan, self.disk.alive.t
        ahead = [590, *(max(MINUTE, self.rows[key].next_at - t) for key in self.waiting)]
        if plan.state in ALARMED:
            return min(5 * MINUTE if plan.asked and t - plan.asked[-1].at < 2 * HOUR else 590, *ahead)
        steps = (*self.ladder.remind, self.ladder.l1, self.ladder.l2, self.ladder.l3)
        return min([*ahead, *(plan.due + one - t for one in steps if plan.dues and plan.due + one > t)])

    def channel(self, name: str, how: str) -> None:
        self.channels[name] = how
        self.must.troubled(self.now)
        self.must.check(self)

    # The watcher: read the disk, advance, write, send

    def say(self, event: e.Event, row: Row | None = None) -> bool:
        """One event (and a row that changes with it) through the machine and onto the disk; then what is due is sent.
        False where it was refused, or nobody was there to hear it."""
        if not self.up:
            return False
        heard = True
        before, clock = self.disk, self.clock()
        try:
            after, messages = advance(before, event, clock)
        except Refused:
            heard = False
            after, messages = advance(before, e.Tick(), clock)
        if self._crashes("before"):
            return False
        self.disk = after
        if row:
            self._keep(row)
        for m in messages:
            if m.key in self.rows:
                self.faults.append(f"two messages with one key: {m.step}")
            self.rows[m.key] = Row(m, after.alive.t, after.alive.t)
            self.waiting[m.key] = None
        if isinstance(event, e.Failed) and event.round == self.plan.round:
            self.must.gave_way(self, event.step, event.contact, event.route)
        if "p" in before.plans:
            jumped, gap = self.wall_off - self.seen[1], self.now - self.seen[0]
            ended = isinstance(event, e.StoodDown) and heard
            self.must.saw(self, before, messages, jumped, str(self.boot) == before.alive.boot, gap, ended)
        self.seen = (self.now, self.wall_off)
        if not self._crashes("after"):
            self.send()
        return heard

    def send(self) -> None:
        t = self.disk.alive.t
        for key in list(self.waiting):
            row = self.rows[key]
            if row.state != "waiting" or not outbox.due(row, t):
                continue
            if outbox.is_over(row, self.disk):
                self._keep(replace(row, state="over"))
                continue
            if outbox.waits(row, self.disk):
                continue
            self.must.sends(self, row.message)
            how = self.channels[row.message.channel]
            if how in DELIVERS:
                self._show(row.message)
            if how == "delays":
                self.later.insert(0, (self.now + 3 * HOUR, row.message))
            if how not in (*DELIVERS, "fails"):
                self.must.in_vain(self, row.message)
            if self._crashes("sent"):
                return
            if how not in (*WAITS, "refuses"):
                self._keep(outbox.delivered(row))
                continue
            after = outbox.failed(row, Failure("refused", lasting=how == "refuses"), t)
            if row.tries:
                self._keep(after)
                continue
            m = row.message
            self.say(e.Failed(m.plan, m.round, m.step, m.contact, m.route), after)

    def _keep(self, row: Row) -> None:
        key = row.message.key
        self.rows[key] = row
        if row.state != "waiting":
            self.waiting.pop(key, None)

    def _show(self, m: Message) -> None:
        """The receiver knows a message by its key and shows it once."""
        if m.key not in self.shown:
            self.shown[m.key] = m
            self.must.shows(self, m)

    def _crashes(self, where: str) -> bool:
        """The process dies here, and starts again within the minute."""
        if self.crash_at != where:
            return False
        self.crash_at = ""
        self.must.troubled(self.now)
        return True

    def settle(self) -> None:
        """Everything works again for a while: whatever is still to be said must have been said."""
        self.crash_at = ""
        for name in self.channels:
            self.channel(name, "works")
        self.start(False)
        self.let(15 * MINUTE)
        self.must.settled(self)
