"""Days as people type them."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guvoh.errors import WrongField
from guvoh.model.typed_day import typed_day, typed_moment

NOW = datetime(2026, 11, 21, 14, 30)  # a Saturday


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("22 Nov, 19:00", "2026-11-22T19:00"), ("22.11.2026", "2026-11-22"), ("2026-11-22T19:00", "2026-11-22T19:00"),
        ("22.11", "2026-11-22"), ("22/11/2026", "2026-11-22"), ("Nov 22 at 9:05", "2026-11-22T09:05"),
        ("tomorrow", "2026-11-22"), ("tonight 19:00", "2026-11-21T19:00"), ("завтра в 10", "2026-11-22T10:00"),
        ("послезавтра", "2026-11-23"), ("фардо, соати 10:00", "2026-11-22T10:00"),
        ("فردا ساعت ۱۹:۰۰", "2026-11-22T19:00"),
        ("۲۲ نوامبر", "2026-11-22"), ("22 ноября 2026 года", "2026-11-22"), ("22 ноябри соли 2026", "2026-11-22"),
        ("Mon 23 Nov", "2026-11-23"), ("Monday 10:00", "2026-11-23T10:00"), ("в понедельник", "2026-11-23"),
        ("saturday", "2026-11-28"), ("5 Jan", "2027-01-05"), ("۲۰۲۶-۱۱-۲۲", "2026-11-22"), ("", ""),
    ],
)  # fmt: skip
def test_a_day_to_come_is_read_as_people_type_it(typed: str, read: str) -> None:
    assert typed_moment("next_call_at", typed, NOW, ahead=True) == read


@pytest.mark.parametrize(
    ("typed", "read"),
    [("yesterday", "2026-11-20"), ("позавчера", "2026-11-19"), ("Friday", "2026-11-20"), ("20 Nov", "2026-11-20"),
     ("31 Dec", "2025-12-31"), ("saturday", "2026-11-21")],
)  # fmt: skip
def test_a_day_that_was_is_the_nearest_before(typed: str, read: str) -> None:
    assert typed_day("known", typed, NOW) == read


def test_a_day_that_has_passed_is_refused_with_the_nearest_one() -> None:
    with pytest.raises(WrongField) as refused:
        typed_moment("next_call_at", "20 Nov, 19:00", NOW, ahead=True)
    assert (refused.value.message, refused.value.hint, refused.value.field) == (
        "This day has passed.", "Did you mean 22 November 2026?", "next_call_at"
    )  # fmt: skip


@pytest.mark.parametrize(
    "typed",
    ["31 Nov", "soon", "22", "tomorrow 25:00", "22 Nov Dec", "tomorrow 22 Nov", "30.02.2026", "1 2 3 4 Nov", "x" * 99],
)
def test_what_is_no_day_is_refused(typed: str) -> None:
    with pytest.raises(WrongField):
        typed_moment("known", typed, NOW)


@given(st.text(max_size=40))
def test_whatever_is_typed_is_read_or_refused(typed: str) -> None:
    try:
        read = typed_moment("known", typed, NOW)
    except WrongField:
        return
    assert read == "" or datetime.fromisoformat(read)
