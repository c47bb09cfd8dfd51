"""Histories of a watched plan, made by Hypothesis: what may happen, in any order."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from watched_world import EVERY, HOUR, MINUTE, World

LENGTHS = st.sampled_from([MINUTE, 5 * MINUTE, 11 * MINUTE, 30 * MINUTE, HOUR, 3 * HOUR, 7 * HOUR, 13 * HOUR])
JUMPS = st.sampled_from([-400 * 86400, -86400, -3 * HOUR, -HOUR, -15 * MINUTE, -120, 120, 15 * MINUTE, 2 * HOUR, 86400])
HOW = st.sampled_from(["works", "works", "fails", "doubles", "swallows", "refuses", "delays"])
WORDS = st.sampled_from(["acknowledge", "safe", "worried", "yes"])


class Histories(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.world = World()

    @initialize(slow=st.booleans())
    def a_plan_is_armed(self, slow: bool) -> None:
        self.world.begin(slow)

    @rule(length=LENGTHS)
    def time_passes(self, length: int) -> None:
        self.world.let(length)

    @rule(length=LENGTHS, reboot=st.booleans(), jump=st.one_of(st.just(0), JUMPS))
    def the_host_is_down(self, length: int, reboot: bool, jump: int) -> None:
        self.world.stop()
        self.world.let(length)
        self.world.jump(jump)
        self.world.start(reboot)

    @rule(by=JUMPS)
    def the_clock_jumps(self, by: int) -> None:
        self.world.jump(by)

    @rule(name=st.sampled_from(["mail", "webhook", "signal"]), how=HOW)
    def a_channel_changes(self, name: str, how: str) -> None:
        self.world.channel(name, how)

    @rule(how=HOW)
    def all_channels_change(self, how: str) -> None:
        for name in ("mail", "webhook", "signal"):
            self.world.channel(name, how)

    @rule(where=st.sampled_from(["before", "after", "sent"]))
    def it_will_crash(self, where: str) -> None:
        self.world.crash_at = where

    @rule(safe_for=st.sampled_from([EVERY, 2 * HOUR, 3 * EVERY]))
    def the_device_checks_in(self, safe_for: int) -> None:
        self.world.check_in(safe_for=safe_for)

    @rule()
    def a_newer_check_in_overtakes_one(self) -> None:
        self.world.check_in(held_up=True)

    @rule(which=st.integers(0, 3))
    def the_plan_is_given_anew(self, which: int) -> None:
        self.world.order(which)

    @rule(key=st.sampled_from(["key", "other"]))
    def an_old_or_foreign_order_comes(self, key: str) -> None:
        self.world.order(1, key, 1 if key == "key" else 0)

    @rule(again=st.booleans())
    def the_plan_is_ended(self, again: bool) -> None:
        self.world.stand_down()
        if again:
            self.world.arm()

    @rule()
    def the_plan_is_armed(self) -> None:
        self.world.arm()

    @rule()
    def a_check_in_is_replayed(self) -> None:
        self.world.check_in_again()

    @rule(again=st.booleans())
    def the_page_checks_in(self, again: bool) -> None:
        self.world.page_in(again)

    @rule(which=st.integers(0, 12), word=WORDS)
    def somebody_answers(self, which: int, word: str) -> None:
        self.world.answer(which, word)

    @rule(word=WORDS)
    def an_answer_comes_too_late(self, word: str) -> None:
        self.world.answer_late(word)

    @rule(step=st.sampled_from(["l1", "l2", "l3"]), more=st.sampled_from([MINUTE, HOUR, 5 * HOUR]))
    def nobody_checks_in(self, step: str, more: int) -> None:
        self.world.let_until(step, more)

    @invariant()
    def all_that_was_promised_came(self) -> None:
        assert not self.world.faults, self.world.faults

    def teardown(self) -> None:
        if "p" in self.world.disk.plans:
            self.world.settle()
        assert not self.world.faults, self.world.faults
