"""A person's liberty over time, drawn: nothing is smoothed, nothing is known behind the last word."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from datetime import date
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from guvoh.book.liberty import Stretch, judged, told_stretches, voices
from guvoh.model.held import StatusTold
from guvoh.report.draw.status import Mark, days_for, hatch, head, row

TODAY = date(2026, 11, 21)
KINDS = ("held", "unknown", "free", "denied", "reported")
a_day = st.dates(date(1990, 1, 1), TODAY)


@st.composite
def marks(draw: st.DrawFn) -> list[Mark]:
    return [
        (min(pair), max(pair), kind)
        for pair, kind in draw(st.lists(st.tuples(st.tuples(a_day, a_day), st.sampled_from(KINDS)), max_size=6))
    ]


def told(status: str, known: str, since: str = "", by: str = "sister") -> StatusTold:
    return StatusTold("e", "p", status, known, since, by)


@settings(deadline=None)  # the first look at a language reads its catalogue
@given(marks(), st.booleans(), st.sampled_from(["en", "ru", "tg", "fa"]))
def test_whatever_was_told_is_drawn_within_the_width_without_style_or_markup_of_others(
    drawn: list[Mark], turned: bool, language: str
) -> None:
    scale = days_for(drawn, TODAY, turned)
    for svg in (row(scale, drawn, 'he said "<b>"', "0"), head(scale, "today", "days", language)):
        root = ET.fromstring(svg)
        assert root.get("role") == "img" and root.get("aria-label")
        assert "style" not in svg and "viewBox" not in svg and "<b>" not in svg
        for element in root.iter():
            for name in ("x", "x1", "x2", "cx"):
                place = element.get(name, "0")
                assert 0 <= float(place.rstrip("%")) <= 100


def test_time_runs_from_the_right_where_the_reader_does() -> None:
    there, here = days_for([], TODAY), days_for([], TODAY, turned=True)
    assert there.at(TODAY) + here.at(TODAY) == 100
    assert there.at(TODAY) > 50 > here.at(TODAY)


def test_no_texture_is_named_that_is_not_there() -> None:
    scale = days_for([], TODAY)
    assert hatch("7") in row(scale, [(TODAY, TODAY, "unknown")], "", "7")
    assert "pattern" not in row(scale, [(TODAY, TODAY, "held")], "", "7")


def test_behind_the_last_word_lies_what_nobody_knows() -> None:
    found = judged([told("L03", "2026-02-20", "2026-02-14"), told("L05", "2026-10-02", by="lawyer")], TODAY)
    assert found == (
        Stretch(date(2026, 2, 14), date(2026, 10, 2), "held", ""),
        Stretch(date(2026, 10, 3), TODAY, "unknown"),
    )


def test_a_day_on_which_somebody_knew_is_that_day_and_no_more() -> None:
    assert told_stretches([told("L05", "2026-06-10")]) == (
        Stretch(date(2026, 6, 10), date(2026, 6, 10), "held", "L05"),
    )


def test_each_voice_stands_apart_from_the_others() -> None:
    said = [told("L05", "2026-06-10"), told("L08", "2026-07-01", by="guard"), told("L05", "2026-08-01")]
    assert [(v.name, len(v.stretches)) for v in voices(said, [])] == [("sister", 1), ("guard", 1)]


def test_when_somebody_came_free_is_not_known_where_nobody_said_it() -> None:
    held, free = told("L05", "2026-06-10"), told("L08", "2026-07-01")
    found = judged([held, free], TODAY)
    assert [(s.kind, s.start.isoformat()) for s in found] == [
        ("held", "2026-06-10"), ("unknown", "2026-06-11"), ("free", "2026-07-01")
    ]  # fmt: skip
    known = judged([held, told("L08", "2026-07-01", since="2026-06-11")], TODAY)
    assert [s.kind for s in known] == ["held", "free"]


@given(st.lists(st.tuples(st.sampled_from(["L00", "L01", "L05", "L08"]), a_day, a_day), max_size=6))
def test_what_follows_from_all_that_was_told_leaves_no_day_out(words: list[tuple[str, date, date]]) -> None:
    said = [told(status, max(a, b).isoformat(), min(a, b).isoformat()) for status, a, b in words]
    found = judged(sorted(said, key=lambda s: s.known), TODAY)
    assert all(s.start <= s.end for s in found)
    assert all((b.start - a.end).days in (0, 1) for a, b in pairwise(found))
