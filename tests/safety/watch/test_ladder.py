"""Whom each step asks, what clocks mean, when check-ins are due: small promises, one history each."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from guvoh.errors import Refused, WrongField
from guvoh.safety.watch import events as e
from guvoh.safety.watch.clock import Clock, passed
from guvoh.safety.watch.machine import advance
from guvoh.safety.watch.outbox import GIVE_UP, Failure, Row, failed, is_over, waits
from guvoh.safety.watch.plan import DAY, HOUR, Alive, Contact, Ladder, Message, Route, Watch, first_of, lacking
from guvoh.safety.watch.schedule import moments
from guvoh.safety.watch.words import text

PEOPLE = (
    Contact("s", ("self",), "en", (Route("mail", "s"), Route("signal", "s"))),
    Contact("b", ("buddy",), "en", (Route("signal", "b"), Route("mail", "b"))),
    Contact("d", ("duty",), "en", (Route("webhook", "d"),)),
    Contact("l", ("lawyer",), "en", (Route("mail", "l"),)),
)


class History:
    def __init__(self, people: tuple[Contact, ...] = PEOPLE, arm: bool = True) -> None:
        self.watch, self.wall, self.mono, self.boot = Watch(Alive(10**9, 0, "a")), 10**9, 0, "a"
        self.hear(e.Ordered("p", 1, "k", "c", people, DAY, HOUR, Ladder(), "letter"))
        if arm:
            for one in people:
                self.hear(e.Answered("p", 0, "confirm0", one.id, "acknowledge"))
            self.hear(e.Armed("p", 2, (DAY, 2 * DAY)))

    def hear(self, event: e.Event) -> list[tuple[str, str, str]]:
        self.watch, said = advance(self.watch, event, Clock(self.wall, self.mono, self.boot))
        return [(m.step, m.contact, m.channel) for m in said]

    def to(self, after: int) -> list[tuple[str, str, str]]:
        """All that is said until so many seconds after the moment."""
        said = []
        while self.watch.alive.t < self.watch.plans["p"].due + after:
            by = min(300, self.watch.plans["p"].due + after - self.watch.alive.t)
            self.wall, self.mono = self.wall + by, self.mono + by
            said += self.hear(e.Tick())
        return said


def test_the_person_is_reminded_by_every_channel():
    assert History().to(-HOUR * 3) == [("remind0", "s", "mail"), ("remind0", "s", "signal")]


def test_the_first_buddy_is_asked_two_hours_after():
    one = History()
    one.to(2 * HOUR - 1)
    assert one.to(2 * HOUR) == [("l1", "b", "signal")]


def test_a_channel_that_fails_gives_way_at_once():
    one = History()
    one.to(2 * HOUR)
    assert one.hear(e.Failed("p", 1, "l1", "b", 0)) == [("l1", "b", "mail")]


def test_without_an_answer_the_other_channels_follow():
    one = History()
    one.to(2 * HOUR)
    assert one.to(2 * HOUR + 300) == [("l1", "b", "mail")]


def test_what_nobody_answers_is_said_again_after_four_hours():
    one = History()
    one.to(12 * HOUR - 1)
    assert one.to(12 * HOUR) == [("l2again1", "b", "signal"), ("l2again1", "d", "webhook")]


def test_what_was_acknowledged_does_not_widen():
    one = History()
    one.to(2 * HOUR)
    one.hear(e.Answered("p", 1, "l1", "b", "acknowledge"))
    assert one.to(8 * HOUR - 1) == []


def test_the_sealed_letter_goes_only_to_lawyers_and_only_in_the_third_step():
    one, sealed = History(), set()
    while one.watch.alive.t < 3 * DAY:
        one.wall, one.mono = one.wall + 300, one.mono + 300
        one.watch, said = advance(one.watch, e.Tick(), Clock(one.wall, one.mono, "a"))
        sealed |= {(first_of(m.step), m.contact) for m in said if m.sealed}
    assert sealed == {("l3", "l")}


def test_after_an_outage_alarms_come_at_once_and_the_third_step_waits():
    one = History()
    one.wall, one.mono = one.wall + 3 * DAY, one.mono + 3 * DAY
    assert {step for step, _contact, _channel in one.hear(e.Tick())} == {"l2", "hold"}


def test_a_duty_officers_yes_lets_the_third_step_go():
    one = History()
    one.wall, one.mono = one.wall + 3 * DAY, one.mono + 3 * DAY
    one.hear(e.Tick())
    assert ("l3", "l", "mail") in one.hear(e.Answered("p", 1, "hold", "d", "yes"))


def test_a_buddys_yes_does_not():
    one = History()
    one.wall, one.mono = one.wall + 3 * DAY, one.mono + 3 * DAY
    one.hear(e.Tick())
    assert one.hear(e.Answered("p", 1, "l2", "b", "yes")) == []


def test_a_last_moment_in_the_future_raises_an_alarm():
    one = History()
    one.wall, one.mono, one.boot = one.wall - DAY, 5, "b"
    assert {step[:5] for step, _contact, _channel in one.hear(e.Tick())} == {"clock"}


def test_a_clock_that_is_put_back_makes_no_alarm_late():
    one = History()
    one.wall -= 10 * DAY
    one.hear(e.Tick())
    assert ("l1", "b", "signal") in one.to(2 * HOUR)


def test_a_signed_word_counts_once():
    one = History()
    with pytest.raises(Refused):
        one.hear(e.CheckedIn("p", 2, (9 * DAY,)))


def test_nobody_is_watched_over_one_channel_only():
    people = tuple(replace(c, routes=(Route("mail", c.id),)) for c in PEOPLE)
    one = History(people, arm=False)
    assert "one_channel" in lacking(one.watch.plans["p"], 0)


def test_a_reply_older_than_ninety_days_shows_red():
    one = History()
    assert lacking(one.watch.plans["p"], 91 * DAY) == ("not_confirmed",)


def test_an_armed_plan_cannot_lose_its_last_buddy():
    one = History()
    with pytest.raises(Refused):
        one.hear(e.Ordered("p", 3, "k", "c", PEOPLE[2:], DAY, HOUR, Ladder()))


def test_another_key_never_changes_a_plan():
    with pytest.raises(Refused):
        History().hear(e.Ordered("p", 3, "other", "c", PEOPLE, DAY, HOUR, Ladder()))


def test_contacts_hear_that_a_watched_plan_was_ended():
    assert ("stood_down", "d", "webhook") in History().hear(e.StoodDown("p", 3))


def test_whoever_was_alarmed_hears_that_it_is_over():
    one = History()
    one.to(2 * HOUR)
    assert one.hear(e.CheckedIn("p", 3, (DAY,))) == [("clear", "b", "signal")]


def test_an_order_in_the_middle_of_an_alarm_asks_whoever_was_not_asked():
    one = History()
    one.to(2 * HOUR)
    other = Contact("n", ("buddy",), "en", (Route("mail", "n"),))
    said = one.hear(e.Ordered("p", 3, "k", "c", (PEOPLE[0], other, *PEOPLE[2:]), DAY, HOUR, Ladder(), "letter"))
    assert said[0] == ("l1againo3", "n", "mail")


def test_a_number_that_changes_in_the_middle_of_an_alarm_is_asked_too():
    one = History()
    one.to(2 * HOUR)
    anew = replace(PEOPLE[1], routes=(Route("signal", "b anew"),))
    said = one.hear(e.Ordered("p", 3, "k", "c", (PEOPLE[0], anew, *PEOPLE[2:]), DAY, HOUR, Ladder(), "letter"))
    assert said[0] == ("l1againo3", "b", "signal")


def test_whoever_is_no_contact_any_more_ends_no_alarm():
    one = History()
    one.to(8 * HOUR)
    more = Contact("n", ("buddy",), "en", (Route("mail", "n"),))
    one.hear(e.Ordered("p", 3, "k", "c", (PEOPLE[0], more, *PEOPLE[2:]), DAY, HOUR, Ladder(), "letter"))
    one.hear(e.Answered("p", 1, "l2", "b", "safe"))
    assert one.watch.plans["p"].state == "l2"


def test_an_answer_to_an_earlier_alarm_does_not_end_this_one():
    one = History()
    one.to(2 * HOUR)
    one.hear(e.CheckedIn("p", 3, (DAY,)))
    one.to(2 * HOUR)
    one.hear(e.Answered("p", 1, "l1", "b", "safe"))
    assert one.watch.plans["p"].state == "l1"


def test_what_goes_to_an_address_that_the_plan_has_no_more_is_over():
    one = History()
    one.to(2 * HOUR)
    rows = [Row(Message("p", 1, "l1", "b", 0, "signal", to, "en"), 0, 0) for to in ("b", "old")]
    assert [is_over(row, one.watch) for row in rows] == [False, True]


def test_that_an_alarm_is_over_is_not_said_while_the_next_one_is_under_way():
    one, row = History(), Row(Message("p", 1, "clear", "b", 0, "signal", "b", "en"), 0, 0)
    before = waits(row, one.watch)
    one.to(2 * HOUR)
    assert (before, waits(row, one.watch)) == (False, True)


def test_whoever_has_not_replied_for_75_days_is_asked_to():
    one = History()
    one.hear(e.CheckedIn("p", 3, (80 * DAY,)))
    said = []
    for _day in range(76):
        one.wall, one.mono = one.wall + DAY, one.mono + DAY
        said += one.hear(e.Tick())
    assert sorted({contact for step, contact, _channel in said if step.startswith("confirm")}) == ["b", "d", "l", "s"]


@pytest.mark.parametrize(
    ("clock", "fault", "t"),
    [
        (Clock(1100, 200, "a"), "", 100), (Clock(1100 + 299, 200, "a"), "", 100),
        (Clock(1100 + 301, 200, "a"), "clock", 401),
        (Clock(900, 200, "a"), "future", 100), (Clock(5000, 3, "b"), "", 4000), (Clock(900, 3, "b"), "future", 0),
    ],
)  # fmt: skip
def test_two_clocks_say_how_much_time_has_passed(clock: Clock, fault: str, t: int):
    found = passed(Alive(1000, 100, "a"), clock)
    assert (found.fault, found.alive.t) == (fault, t)


def test_small_steps_of_a_clock_add_up_to_an_alarm():
    now, faults = Alive(1000, 100, "a"), []
    for n in range(1, 8):
        found = passed(now, Clock(1000 + n * 10, 100 + n * 100, "a"))
        now, faults = found.alive, [*faults, found.fault]
    assert faults.count("clock") == 1


ROW = Row(Message("p", 1, "l1", "b", 0, "mail", "b", "en"), 0, 0)


def test_no_message_that_failed_lies_longer_than_ten_minutes():
    row, waits = ROW, []
    for _n in range(9):
        before, row = row, failed(row, Failure("x"), row.next_at)
        waits.append(row.next_at - before.next_at)
    assert waits == [60, 120, 240, 480, 600, 600, 600, 600, 600]


def test_a_message_is_given_up_after_72_hours():
    assert failed(ROW, Failure("x"), GIVE_UP).state == "given_up"


@pytest.mark.parametrize("language", ["en", "ru", "tg", "fa"])
@pytest.mark.parametrize(
    "step", ["remind0", "confirm5", "l1", "l2", "l3", "hold", "clock1", "outage1", "clear", "stood_down"]
)
def test_every_message_is_said_in_the_contacts_language(step: str, language: str):
    said = text(Message("p", 1, step, "b", 0, "mail", "b", language), "https://w.example.org", "CODE")
    english = text(Message("p", 1, step, "b", 0, "mail", "b", "en"), "https://w.example.org", "CODE")
    assert language == "en" or said.split("\n")[0] != english.split("\n")[0]


TEN = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)
WARSAW = ZoneInfo("Europe/Warsaw")


def test_check_ins_are_due_at_the_persons_own_time_of_day():
    assert moments(TEN, 1, time(20), ZoneInfo("UTC"))[:2] == (34 * HOUR, 58 * HOUR)


def test_a_check_in_long_before_the_moment_leaves_it_standing():
    assert moments(datetime(2026, 11, 20, 7, 0, tzinfo=UTC), 1, time(20), ZoneInfo("UTC"))[0] == 13 * HOUR


def test_the_hour_that_summer_time_takes_is_counted():
    due = moments(datetime(2026, 3, 28, 18, 0, tzinfo=UTC), 1, time(20), WARSAW)
    assert due[1] - due[0] == 24 * HOUR and due[0] == 24 * HOUR


def test_days_of_absence_fall_out_and_the_first_after_them_stays():
    due = moments(TEN, 1, time(20), ZoneInfo("UTC"), away=(date(2026, 11, 21), date(2026, 11, 24)))
    assert due[0] == 34 * HOUR + 4 * DAY


def test_safe_until_is_due_itself():
    until = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
    assert moments(TEN, 1, time(20), ZoneInfo("UTC"), safe_until=until)[:2] == (47 * HOUR, 58 * HOUR)


def test_nobody_can_be_away_for_more_than_sixty_days():
    with pytest.raises(WrongField):
        moments(TEN, 1, time(20), ZoneInfo("UTC"), away=(date(2026, 11, 21), date(2027, 2, 1)))
