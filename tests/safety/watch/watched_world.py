"""A world round the state machine: hosts that stop, clocks that jump, channels that lose and double, people who answer.

The world keeps true time and knows by when somebody must have been alarmed; `check` says what was promised and did not
come. Nothing here sleeps: a history of a week takes milliseconds.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from guvoh.errors import Refused
from guvoh.safety.watch import events as e
from guvoh.safety.watch import outbox
from guvoh.safety.watch.clock import Clock
from guvoh.safety.watch.ladder import AGAIN
from guvoh.safety.watch.machine import advance
from guvoh.safety.watch.outbox import Failure, Row
from guvoh.safety.watch.plan import HOUR, WATCHED, Alive, Contact, Ladder, Message, Plan, Route, Watch

BEGIN = 1_800_000_000
MINUTE = 60
EVERY = 12 * HOUR
LADDER = Ladder((-2 * HOUR, -HOUR, 0), HOUR, 3 * HOUR, 6 * HOUR)
PROMISED = 15 * MINUTE
ALARMS = ("l1", "l2", "l3", "clock", "outage")
CONTACTS = (
    Contact("self", ("self",), "en", (Route("mail", "self"), Route("signal", "self"))),
    Contact("near", ("buddy",), "en", (Route("signal", "near"), Route("mail", "near"))),
    Contact("next", ("buddy",), "ru", (Route("mail", "next"), Route("webhook", "next"))),
    Contact("duty", ("duty",), "tg", (Route("webhook", "duty"), Route("signal", "duty"))),
    Contact("far", ("lawyer",), "fa", (Route("mail", "far"), Route("webhook", "far"))),
)
NEAR = CONTACTS[1:4]


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
    shown_at: dict[str, int] = field(default_factory=dict)
    swallowed: set[str] = field(default_factory=set)
    sent_twice: int = 0
    crash_at: str = ""
    counter: int = 0
    stamp: int = 0
    # What the world expects
    due: int = 0  # true moment of the next check-in
    since: int = 0  # true moment from which somebody could be reached
    swallowed_at: int = -1
    alarmed: int = -1  # true moment at which somebody was alarmed in this round
    owed_now: int = -1  # an alarm that must come from this moment on whatever is due (restart, clock)
    told_at: int = -1
    must_hold: bool = False
    says_yes: bool = False
    seen: tuple[int, int] = (0, 0)  # true moment and clock's error at the last sign of life
    faults: list[str] = field(default_factory=list)

    def clock(self) -> Clock:
        return Clock(BEGIN + self.now + self.wall_off, self.now - self.booted, str(self.boot))

    @property
    def plan(self) -> Plan:
        return self.disk.plans["p"]

    def begin(self) -> None:
        self.say(e.Ordered("p", self._count(), "key", "code", CONTACTS, EVERY, HOUR, LADDER, "sealed"))
        for one in CONTACTS:
            self.say(e.Answered("p", 0, "confirm0", one.id, "acknowledge"))
        self.check_in(arm=True)

    def _count(self) -> int:
        self.counter += 1
        return self.counter

    # What people do

    def check_in(self, arm: bool = False, safe_for: int = EVERY) -> None:
        dues = tuple(safe_for + i * EVERY for i in range(3))
        made = e.Armed if arm else e.CheckedIn
        if self.say(made("p", self._count(), dues)):
            self._begun(self.now + safe_for)

    def check_in_again(self) -> None:
        """The last signed word comes a second time."""
        before = self.disk.plans["p"].dues
        self.say(e.CheckedIn("p", self.plan.counter, (30 * EVERY,)))
        if self.up and self.plan.dues != before:
            self.faults.append("a replayed check-in counted")

    def page_in(self, again: bool = False) -> None:
        self.stamp += 1
        before = self.plan.round
        if again:
            self.say(e.PageIn("p", self.plan.stamp))
            if self.plan.round != before:
                self.faults.append("a page that was sent twice counted twice")
            return
        if self.say(e.PageIn("p", self.stamp)):
            self._begun(self.now + self.plan.due - self.disk.alive.t)

    def answer(self, which: int, word: str) -> None:
        """One of the contacts answers something that it was shown."""
        if not self.shown:
            return
        m = list(self.shown.values())[which % len(self.shown)]
        if m.contact == "self" or m.step == "clear":
            return
        word = "yes" if m.step == "hold" else word
        before = self.plan.round
        self.says_yes = word == "yes" and m.contact == "duty" and m.round == before
        if self.say(e.Answered("p", m.round, m.step, m.contact, word)) and self.plan.round != before:
            self._begun(self.now + self.plan.due - self.disk.alive.t)
        self.says_yes = False

    def _begun(self, due: int) -> None:
        self.due, self.alarmed, self.swallowed_at, self.must_hold = due, -1, -1, False
        self.owed_now = self.told_at = -1

    # What the host does

    def stop(self) -> None:
        self.up = False

    def start(self, reboot: bool) -> None:
        if self.up:
            return
        if reboot:
            self.boot, self.booted = self.boot + 1, self.now
        self.up = True
        self.since = self.now if self._reach() else self.since
        self.say(e.Tick())

    def jump(self, by: int) -> None:
        self.wall_off += by

    def let(self, seconds: int) -> None:
        """Time passes, with a tick each minute where something is to be sent, else every five."""
        end = self.now + seconds
        while self.now < end:
            self.now = min(end, self.now + (MINUTE if self.waiting else 5 * MINUTE))
            if self.up:
                self.say(e.Tick())
            if not (self.up and self._reach()):
                self.since = self.now
            self.check()

    def channel(self, name: str, how: str) -> None:
        self.channels[name] = how
        if not self._reach():
            self.since = self.now

    # The watcher: read the disk, advance, write, send

    def say(self, event: e.Event, row: Row | None = None) -> bool:
        """One event (and a row that changes with it) through the machine and onto the disk; then what is due is sent.
        False where it was refused, or nobody was there to hear it."""
        if not self.up:
            return False
        heard = True
        jumped = self.wall_off - self.seen[1]
        same_run = str(self.boot) == self.disk.alive.boot
        gap = self.now - self.seen[0]
        before = self.disk
        clock = self.clock()
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
        self.seen = (self.now, self.wall_off)
        self._note(before, after, messages, jumped, same_run, gap)
        if not self._crashes("after"):
            self.send()
        return heard

    def _note(
        self, before: Watch, after: Watch, messages: tuple[Message, ...], jumped: int, same_run: bool, gap: int
    ) -> None:
        old, new = before.plans.get("p"), after.plans["p"]
        if old is None:
            return
        if new.round < old.round or new.counter < old.counter or (old.state in WATCHED and new.state not in WATCHED):
            self.faults.append("a state went back, or was new")
        counted, real = after.alive.t - before.alive.t, gap
        if old.state in WATCHED:
            if not same_run or abs(jumped) > 700:
                self.owed_now, self.told_at = self.now, -1
            if same_run and abs(jumped) > 700 and new.round == old.round:
                self.must_hold = True
            if not same_run and counted < real:
                self.due += real - counted  # the clock hid a part of the outage: the restart itself alarmed
            if not same_run and gap + jumped < -60 and new.round == old.round:
                self.must_hold = True
        if self.says_yes:  # counts even where another fault of the clock is found with it: the third step begins now
            self.must_hold = self.says_yes = False
        if self.must_hold and "l3" not in old.done and any(m.step == "l3" and m.round == old.round for m in messages):
            self.faults.append("the third step did not wait for a yes")
        if not same_run and gap + jumped < -60 and not any(m.step.startswith("clock") for m in messages):
            self.faults.append("a last moment in the future raised no alarm")

    def send(self) -> None:
        t = self.disk.alive.t
        for key in list(self.waiting):
            row = self.rows[key]
            if row.state != "waiting" or not outbox.due(row, t):
                continue
            if outbox.is_over(row, self.disk):
                self._keep(replace(row, state="over"))
                continue
            how = self.channels[row.message.channel]
            if how in ("works", "doubles"):
                self._show(row.message)
            if how == "swallows":
                self.swallowed.add(key)
                self.swallowed_at = self.now if row.message.step.startswith(ALARMS) else self.swallowed_at
            if self._crashes("sent"):
                return
            if how in ("works", "swallows"):
                self._keep(outbox.delivered(row))
                continue
            after = outbox.failed(row, Failure("refused"), t)
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
        if m.key in self.shown:
            self.sent_twice += 1
            return
        self.shown[m.key] = m
        self.shown_at[m.key] = self.now
        if m.step.startswith(ALARMS):
            self.told_at = self.now if self.told_at < 0 else self.told_at
            if m.round == self.plan.round and self.alarmed < 0:
                self.alarmed = self.now

    def _crashes(self, where: str) -> bool:
        """The process dies here, and starts again within the minute."""
        if self.crash_at != where:
            return False
        self.crash_at = ""
        return True

    def _reach(self) -> bool:
        """Whether a channel works for somebody who is asked: of the first buddy; of the others where the first one's
        fail; of the lawyers where all of those fail. One that swallows words cannot be known to do so."""
        states = [{self.channels[r.channel] for r in c.routes} for c in CONTACTS]
        near, around, far = states[1], set().union(*states[1:4]), states[4]
        if near & {"works", "doubles"}:
            return True
        if "swallows" not in near and around & {"works", "doubles"}:
            return True
        return "swallows" not in around and bool(far & {"works", "doubles"})

    # What was promised

    def check(self) -> None:
        if self.plan.state not in WATCHED or not self.up:
            return
        if self.owed_now >= 0 and self.told_at < 0 and self.now > max(self.owed_now, self.since) + PROMISED:
            if self.swallowed_at < self.owed_now:
                self.faults.append("a restart or a jump of the clock was not told within 15 minutes")
            self.owed_now = -1
        for moment in (self.due + LADDER.l1, self.due + LADDER.l2):
            owed = max(moment, self.since)
            if self.swallowed_at >= 0:  # said in vain: said again within four hours
                owed = max(owed, self.swallowed_at + AGAIN)
            if self.now > owed + PROMISED and self.alarmed < 0:
                self.faults.append("no alarm within 15 minutes of its time")

    def settle(self) -> None:
        """Everything works again for a while: whatever is still to be said must have been said."""
        self.crash_at = ""
        for name in self.channels:
            self.channels[name] = "works"
        self.start(False)
        self.let(15 * MINUTE)
        for key, row in self.rows.items():
            if row.state == "waiting" and self.disk.alive.t - row.made_at > outbox.LONGEST + 2 * MINUTE:
                self.faults.append(f"never delivered: {row.message.step}")
            if row.state == "delivered" and key not in self.shown and key not in self.swallowed:
                self.faults.append(f"recorded as delivered, but never shown: {row.message.step}")
