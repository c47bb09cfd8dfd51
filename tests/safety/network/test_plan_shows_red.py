"""A plan is red until it can be relied on: somebody abroad to call, who replied, a drill, two ways, a watcher that
answers."""

from __future__ import annotations

from typing import Any

import pytest

from guvoh.model.records import Record
from guvoh.safety.network.contacts import fits, standing
from guvoh.safety.network.plans import State, state

TODAY = "2031-06-15"
GOOD = {"name": "Mira Olden", "in_country": "no", "under_18": "no", "mail": "m@olden.example", "signal": "+48 1",
        "confirmed_on": "2031-06-01", "verified_on": "2031-06-01"}  # fmt: skip
ARMED = {"plan": "plan", "outcome": "answered", "state": "armed", "asked_at": "2031-06-15T08:00Z",
         "answered_at": "2031-06-15T08:00Z", "due": "2031-06-16T18:00Z"}  # fmt: skip
DRILL = Record("d1", "drill", "c", (), {"plan": "plan", "on": "2031-06-01"}, "e", "", "", "")


def contact(**fields: Any) -> Record:
    return Record("c1", "contact", "c", (), {**GOOD, **fields}, "e", "", "", "2031-01-01T00:00:00Z")


def watching(**fields: Any) -> Record:
    return Record("w1", "watching", "c", (), {**ARMED, **fields}, "e", "", "", "2031-06-01T00:00:00Z")


def of(one: Record | None, *drills: Record, allowed: bool = True, **said: Any) -> State:
    plan = Record("plan", "plan", "c", ("p1",), {"title": "If she is taken", "buddies": ["c1"]}, "e", "", "",
                  "2031-06-01T00:00:00Z")  # fmt: skip
    return state(plan, {"c1": standing(one, TODAY, allowed)} if one else {}, [*drills, watching(**said)], TODAY)


def red(found: State) -> list[str]:
    return [one.what for one in found.lacks if one.red]


def test_a_plan_with_a_buddy_who_replied_two_ways_and_a_drill_is_not_red() -> None:
    assert (red(of(contact(), DRILL)), of(contact(), DRILL).red) == ([], False)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [({"confirmed_on": "2031-03-16"}, ["no_reply"]), ({"confirmed_on": ""}, ["no_reply"]),
     ({"confirmed_on": "2031-03-17"}, []), ({"mail": ""}, ["one_channel"])],
)  # fmt: skip
def test_a_plan_is_red_without_a_reply_in_ninety_days_or_with_one_channel(
    fields: dict[str, str], expected: list[str]
) -> None:
    assert red(of(contact(**fields), DRILL)) == expected


def test_a_plan_is_red_without_a_drill_in_thirty_days() -> None:
    old = Record("d1", "drill", "c", (), {"plan": "plan", "on": "2031-05-15"}, "e", "", "", "")
    assert (red(of(contact())), red(of(contact(), old))) == (["no_drill"], ["no_drill"])


def test_a_buddy_in_the_country_is_no_buddy_that_an_alarm_can_reach() -> None:
    assert "no_buddy" in red(of(contact(), DRILL, allowed=False))


def test_a_contact_that_was_erased_makes_the_plan_red() -> None:
    assert "gone" in red(of(None, DRILL))


@pytest.mark.parametrize(("checked", "old"), [("2030-12-13", True), ("2030-12-14", False), ("", True)])
def test_a_contact_is_old_when_nobody_checked_it_for_six_months(checked: str, old: bool) -> None:
    assert standing(contact(verified_on=checked), TODAY, True).old is old


@pytest.mark.parametrize(
    ("country", "language", "expected"), [("KG", "", True), ("DE", "", False), ("", "fa", True), ("kg", "ru", False)]
)
def test_a_contact_is_found_by_its_countries_and_languages(country: str, language: str, expected: bool) -> None:
    assert fits(contact(countries="TJ, kg", languages="fa"), "", country, language) is expected


def test_a_contact_that_names_no_country_serves_all() -> None:
    assert fits(contact(uses=["lawyer"]), "lawyer", "TJ", "tg") is True


@pytest.mark.parametrize(
    ("said", "expected"),
    [({"state": "draft"}, ["no_watcher"]), ({"state": "stood_down"}, ["ended"]),
     ({"silent_since": "2031-06-15T09:00Z", "outcome": "no_answer"}, ["silent"]),
     ({"outcome": "declined", "lacking": "not_confirmed"}, ["declined"]),
     ({"answered_at": "2031-06-13T09:00Z"}, ["unasked"]), ({"lacking": "not_confirmed"}, ["there"]),
     ({"state": "l2"}, [])],
)  # fmt: skip
def test_a_plan_is_red_without_a_watcher_that_answered(said: dict[str, str], expected: list[str]) -> None:
    assert red(of(contact(), DRILL, **said)) == expected
