"""How figures and times are said and drawn: bounds stay open, nothing is evened out."""

from __future__ import annotations

from dataclasses import replace

import pytest
import sample

from guvoh.model.paper import Entry
from guvoh.report.draw import Row, bars, incidents_over_time
from guvoh.report.wording import bounds, how_known, kind, speakers


@pytest.mark.parametrize("low, high, words", [
    (50, None, "at least 50"), (51, None, "51 or more"), (None, 50, "at most 50"), (47, 50, "between 47 and 50"),
    (3, 3, "3"), (None, None, ""), (0, 5, "between 0 and 5"), (0, None, "0 or more"),
])  # fmt: skip
def test_a_range_keeps_its_open_side(low: int | None, high: int | None, words: str) -> None:
    assert bounds(low, high) == words


def at(start: str | None, end: str | None, **more: object) -> Entry:
    first = sample.entries()[0]
    return replace(first, start=start, end=end, ladder="V1", **more)  # type: ignore[arg-type]


def rows(*entries: Entry) -> list[tuple[str, int, int]]:
    return [(row.label, row.low, row.high) for row in incidents_over_time(entries, "en").rows]


def test_an_incident_that_may_lie_in_two_weeks_is_surely_in_neither() -> None:
    assert [row[1:] for row in rows(at("2026-11-08", "2026-11-09"), at("2026-11-10", "2026-11-10"))] == [(0, 1), (1, 2)]


def test_an_incident_with_an_open_date_is_never_counted_as_sure() -> None:
    assert rows(at("2026-11-10", None)) == [("9 to 15 November 2026", 0, 1)]


@pytest.mark.parametrize("ladder", ["V5", "V6", "V7"])
def test_what_was_not_borne_out_is_listed_but_not_counted(ladder: str) -> None:
    drawn = incidents_over_time([replace(at("2026-11-10", "2026-11-10"), ladder=ladder)], "en")
    assert (drawn.rows, drawn.not_counted) == ((), 1)


def test_what_is_only_planned_is_not_counted() -> None:
    drawn = incidents_over_time([sample.entries()[2]], "en")
    assert (drawn.rows, drawn.not_counted) == ((), 1)


def test_an_incident_without_a_date_is_told_apart() -> None:
    assert incidents_over_time([at(None, None)], "en").undated == 1


@pytest.mark.parametrize("start, end, count", [("2026-11-02", "2026-11-29", 4), ("2025-01-01", "2026-12-31", 24),
                                               ("2016-01-01", "2026-12-31", 11)])  # fmt: skip
def test_stretches_are_weeks_months_or_years_by_the_time_covered(start: str, end: str, count: int) -> None:
    assert len(rows(at(start, start), at(end, end))) == count


def test_the_least_is_solid_and_the_rest_up_to_the_most_is_dashed() -> None:
    drawn = bars((Row("May", 2, 4, "2 to 4"),), "May: 2 to 4", 100)
    assert drawn.count("<rect") == 2 and drawn.count("stroke-dasharray") == 1
    assert 'x="50.00" y="4" width="15.00"' in drawn and 'x="65.00" y="4" width="15.00"' in drawn


def test_what_is_sure_has_no_dashed_part() -> None:
    assert "dasharray" not in bars((Row("May", 2, 2, "2"),), "May: 2")


def test_words_in_a_drawing_are_escaped() -> None:
    assert "<b>" not in bars((Row("<b>", 1, 1, "<b>"),), '"<b>')


def test_only_a_source_made_under_force_says_that_it_supports_nothing() -> None:
    claim = sample.claim(1, 1, "They made her read from a sheet.", act="forced_confession", polarity="denied")
    source = sample.sources()[3]
    assert "under force" not in how_known(claim, source)
    assert "supports nothing" in how_known(claim, replace(source, kind="under_force"))


def test_words_that_were_typed_for_a_picture_are_not_its_own() -> None:
    source = replace(sample.sources()[5], typed=True)
    assert "typed by hand" in kind(source)
    assert "in its own words" not in speakers(sample.claim(1, 6, "Two men were beaten."), source)
