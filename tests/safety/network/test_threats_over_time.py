"""Threats over time: counted by whom, how and when; rising is said where it rises, and not before."""

from __future__ import annotations

from typing import Any

import pytest

from guvoh.model.records import Record
from guvoh.safety.network.threats import Pattern, pattern, rank

TODAY = "2031-06-15"


def threat(on: str, severity: str = "pressure", **fields: Any) -> Record:
    said = {"what": "Come back", "on": on, "severity": severity, **fields}
    return Record(f"{on}{severity}", "threat", "c", ("p1",), said, "e", "", "", "")


def found(*threats: Record) -> Pattern:
    return pattern(threats, TODAY)


@pytest.mark.parametrize(
    ("threats", "expected"),
    [
        ([threat("2031-06-01")], "few"),
        ([threat("2031-06-01"), threat("2031-05-01")], "rising"),
        ([threat("2031-06-01"), threat("2031-02-01")], "steady"),
        ([threat("2031-06-01", "violence"), threat("2031-02-01")], "rising"),
        ([threat("2031-02-01"), threat("2031-02-03")], "falling"),
        ([threat("2029-01-01"), threat("2029-01-02")], "steady"),
    ],
)
def test_the_last_ninety_days_are_compared_with_those_before(threats: list[Record], expected: str) -> None:
    assert found(*threats).trend == expected


def test_one_who_was_only_told_counts_beside_whom_it_is_against() -> None:
    one = found(threat("2031-06-01", to=["p2"]))
    assert one.persons == (("p1", 1), ("p2", 1))


def test_each_severity_is_graver_than_the_one_before_it() -> None:
    codes = ("hint", "pressure", "reprisal", "family", "violence", "imminent")
    assert [rank(code) for code in codes] == list(range(6))


def test_what_was_reported_to_nobody_is_named() -> None:
    told, kept = threat("2031-06-01", reported=["police"]), threat("2031-06-02", reported=["nobody"])
    assert found(told, kept).unreported == (kept.id,)
