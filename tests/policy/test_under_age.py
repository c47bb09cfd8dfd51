"""Whoever may be younger than eighteen on the day of a paper is a child, whatever else is recorded of the age."""

from __future__ import annotations

import pytest

from guvoh.policy.levels import under_age


@pytest.mark.parametrize(("born", "day", "child"), [
    ("2013-06-02", "2031-06-01", True), ("2013-06-01", "2031-06-01", False), ("2013-05-31", "2031-06-01", False),
    ("2012-02-29", "2030-02-28", True), ("2012-02-29", "2030-03-01", False),
    ("2013", "2031-12-30", True), ("2013", "2031-12-31", False), ("2013-06", "2031-06-15", True),
    ("", "2031-06-01", False), ("XXXX", "2031-06-01", False), ("1961-04-02", "2031-06-01", False),
])  # fmt: skip
def test_on_the_eighteenth_birthday_a_child_is_grown(born: str, day: str, child: bool) -> None:
    assert under_age(born, day) is child
