"""What threats, plans, referrals and events ask for, and when."""

from __future__ import annotations

from typing import Any

import pytest

from guvoh.book.network_due import rounds, waiting_in_network
from guvoh.model.records import Record

TODAY = "2031-06-15"
PLAN = {"title": "If she is taken", "buddies": ["c1"]}


def record(kind: str, id: str = "r1", first_at: str = "2031-06-01T10:00:00Z", **fields: Any) -> Record:
    return Record(id, kind, "case", ("p1",), fields, "e", "Nilu", first_at, first_at)


def due(*records: Record, contact: dict[str, Any] | None = None) -> list[tuple[str, str, bool]]:
    contacts = [record("contact", "c1", **(contact or {}))]
    return [(one.what, one.at, one.late) for one in waiting_in_network(records, contacts, TODAY, {})]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"follow_up_on": "2031-06-22"}, [("followup", "2031-06-22", False)]),
        ({"follow_up_on": "2031-06-23"}, []),
        ({"follow_up_on": "2031-06-14"}, [("followup", "2031-06-14", True)]),
        ({"follow_up_on": "2031-06-14", "closed_on": "2031-06-13"}, []),
        ({}, []),
    ],
)
def test_a_threat_is_followed_up_from_a_week_before_its_day_until_it_is_closed(
    fields: dict[str, str], expected: list[Any]
) -> None:
    assert due(record("threat", **fields)) == expected


@pytest.mark.parametrize("answer", ["done", "refused", "withdrawn"])
def test_nothing_is_asked_of_a_referral_that_is_over(answer: str) -> None:
    open_ = due(record("referral", next_on="2031-06-15"))
    assert (open_, due(record("referral", next_on="2031-06-15", answer=answer))) == (
        [("referral", "2031-06-15", False)], []
    )  # fmt: skip


def test_a_contact_of_a_plan_is_asked_again_ninety_days_after_its_last_reply() -> None:
    found = due(record("plan", **PLAN), contact={"confirmed_on": "2031-03-16"})
    assert [one for one in found if one[0] == "reply"] == [("reply", "2031-06-14", True)]


def test_a_plan_is_practised_thirty_days_after_its_last_drill() -> None:
    drill = record("drill", "d1", plan="r1", on="2031-05-14")
    found = due(record("plan", **PLAN), drill, contact={"confirmed_on": "2031-06-14"})
    assert found == [("drill", "2031-06-13", True)]


def test_nothing_is_due_of_a_plan_that_ended() -> None:
    assert due(record("plan", **PLAN, ended_on="2031-06-02")) == []


EVENT = record("event", relatives=["p2"], on="2031-06-10")


def test_calls_are_due_three_and_fourteen_days_after_an_event() -> None:
    assert due(EVENT) == [("round72", "2031-06-13", True), ("round14", "2031-06-24", False)]


def test_no_call_is_due_before_the_event() -> None:
    assert due(record("event", on="2031-06-16")) == []


def test_a_word_on_the_day_of_the_event_does_not_count_for_the_calls_after_it() -> None:
    assert rounds(EVENT, {"p1": ["2031-06-10"], "p2": ["2031-06-11"]})[0].open_ == ("p1",)


def test_a_round_is_done_when_everybody_was_heard_of_since() -> None:
    heard = {"p1": ["2031-06-12"], "p2": ["2031-06-14"]}
    assert [one.done for one in rounds(EVENT, heard)] == [True, False]
