"""What the desk remembers of a sitting: a pause after long reading, and each change of an edit."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from guvoh.model import Claim
from guvoh.web.edits import Draft
from guvoh.web.sitting import Sitting

NINE = datetime(2026, 11, 20, 9)


def test_a_pause_is_offered_after_three_quarters_of_an_hour_of_reading_not_of_absence() -> None:
    sitting = Sitting()
    reading = [sitting.pause_due(NINE + timedelta(minutes=n)) for n in range(0, 50, 5)]
    assert reading == [False] * 9 + [True]
    assert not sitting.pause_due(NINE + timedelta(minutes=70))  # back after twenty minutes


def test_every_change_of_an_edit_is_taken_back_one_by_one() -> None:
    first = Claim(0, 4, "took", "arrest")
    draft = Draft(first)
    second, third = replace(first, act="release"), replace(first, act="killing")
    for claim in (second, second, third):
        draft.take(claim)
    assert [draft.back() and draft.claim for _n in range(2)] == [second, first]
    assert not draft.back()
