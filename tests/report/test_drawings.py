"""Drawings say what their tables say: bounds open on their open side, no middle value, no markup from a source."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from guvoh.report.draw.alone import alone, figures_alone
from guvoh.report.draw.counts import Count, counts
from guvoh.report.draw.earth import Country, Dot, borders, earth
from guvoh.report.draw.graph import Knot, graph
from guvoh.report.draw.intervals import Stretch, intervals
from guvoh.report.draw.scale import Scale, apart_row, bounds_row, named_row, range_row, scale_for

HOSTILE = '<script>alert(1)</script>"\' \u202eevil \x01 & ]]>'
HEADS = ("What", "How many")
CLASSES = {"draw", "scale", "map", "axis", "grid", "range", "firm", "mid", "hollow", "dashed", "hatch", "band",
           "strong", "land", "shaded", "whole"}  # fmt: skip
SCALE = Scale(60, 20)


def drawings(name: str = "Tolvar", language: str = "en") -> list[str]:
    return [
        bounds_row(SCALE, (47, None), (47, 50), name), bounds_row(SCALE, (None, 50), None, name),
        apart_row(SCALE, (3, 3), None, name), named_row(SCALE, 12, None, name),
        range_row(SCALE, (47, 50), name, name),
        counts([Count(name, 1, 3), Count("Belrud", 2, 2)], name, HEADS, language).svg,
        intervals([Stretch(name, "2026-11-12", None), Stretch("b", "2026-11-13", "2026-11-13")], language).svg,
        earth([Dot(name, 38.5, 68.8, "district")], [Country(name, "TJ")], HEADS, language).svg,
        graph([Knot("p", name, 0), Knot("q", "Two", 0), Knot("o", name, 1)], [("p", "o", 2), ("p", "q", 1)],
              language)[0],
    ]  # fmt: skip


@pytest.mark.parametrize("language", ["en", "fa"])
@pytest.mark.parametrize("name", ["Tolvar", HOSTILE])
def test_every_drawing_is_well_formed_named_and_carries_no_style_and_no_script(name: str, language: str) -> None:
    for svg in drawings(name, language):
        whole = ElementTree.fromstring(svg)
        assert whole.get("role") == "img"
        assert whole.get("aria-label")
        for part in whole.iter():
            assert "style" not in part.attrib
            assert not any(attribute.startswith("on") for attribute in part.attrib)
            assert part.tag.split("}")[-1] in {"svg", "text", "line", "rect", "circle", "path", "g", "defs", "pattern"}
            assert set((part.get("class") or "").split()) <= CLASSES


def test_a_bound_is_open_on_its_open_side_and_only_there() -> None:
    least = bounds_row(SCALE, (47, None), None, "47 or more")
    most = bounds_row(SCALE, (None, 50), None, "at most 50")
    assert re.search(r'range dashed" x1="78\.33%" x2="100\.00%"', least)
    assert re.search(r'range dashed" x1="0\.00%" x2="83\.33%"', most)
    assert "dashed" not in bounds_row(SCALE, (41, 50), None, "41 to 50")


def test_a_scale_holds_every_value_with_room_behind_it() -> None:
    for values in ([1], [47, 50], [999], [100_000], []):
        scale = scale_for(values)
        assert scale.top > max([*values, 0])
        assert 2 <= len(scale.ticks()) - 1 <= 6


def test_a_count_is_solid_to_the_least_and_dashed_to_the_most() -> None:
    drawn = counts([Count("Belrud", 2, 4), Count("Senj", 3, 3)], "Incidents", HEADS, "en")
    assert drawn.svg.count('class="mid"') == 2
    assert drawn.svg.count('class="hollow dashed"') == 1
    assert drawn.rows == (("Belrud", "2 to 4"), ("Senj", "3"))


def test_the_table_of_a_drawing_has_more_than_can_be_drawn_and_says_so() -> None:
    drawn = intervals([Stretch(f"n{n}", "2026-11-12", "2026-11-12", link=f"/{n}") for n in range(75)], "en")
    assert (drawn.svg.count("<circle"), len(drawn.rows), len(drawn.links)) == (60, 75, 75)
    assert any("15 later incidents" in note for note in drawn.notes)


def test_time_runs_from_right_to_left_in_persian() -> None:
    pair = [Stretch("a", "2026-01-01", "2026-01-01"), Stretch("b", "2026-12-31", "2026-12-31")]
    places = {lang: [float(x) for x in re.findall(r'<circle class="hollow" cx="([\d.]+)%', intervals(pair, lang).svg)]
              for lang in ("en", "fa")}  # fmt: skip
    assert places["en"][0] < places["en"][1]
    assert places["fa"][0] > places["fa"][1]


def test_a_point_is_no_finer_than_it_was_given() -> None:
    def kinds(precision: str) -> list[str]:
        svg = earth([Dot("Tolvar", 38.5, 68.8, precision)], [], HEADS, "en").svg
        return re.findall(r'<circle class="([\w ]+)"', svg)

    assert [kinds(p) for p in ("exact", "town", "district", "region")] == [
        ["firm"], ["firm"], ["range dashed"], ["range dashed"]]  # fmt: skip


def test_a_country_alone_is_shaded_and_no_point_is_made_of_it() -> None:
    drawn = earth([], [Country("Russia", "RU")], HEADS, "en")
    assert "<circle" not in drawn.svg
    assert '<g class="shaded" fill="url(#guvoh-hatch)"><path' in drawn.svg


def test_an_unknown_country_is_in_the_table_and_not_on_the_map() -> None:
    drawn = earth([], [Country("Zarvand", "")], HEADS, "en")
    assert drawn.svg == ""
    assert drawn.rows == (("1", "Zarvand"),)


def test_the_borders_close_and_lie_on_the_earth() -> None:
    from guvoh.report.draw.earth import _rings

    for scale in ("fine", "coarse"):
        countries = borders()[scale]["countries"]
        assert len(countries) > 150
        for code in countries:
            for ring in _rings(scale, code):
                assert ring[0] == ring[-1]
                assert all(-180 <= lon <= 180 and -90 <= lat <= 90 for lon, lat in ring)


def test_a_drawing_as_a_file_opens_by_itself() -> None:
    for svg in drawings():
        whole = ElementTree.fromstring(alone(svg, 200))
        assert whole.tag == "{http://www.w3.org/2000/svg}svg"
    rows = [(HOSTILE, (47, None), False), ("b", (3, 3), True)]
    assert ElementTree.fromstring(figures_alone(rows, None, HOSTILE, "en")) is not None


def test_a_range_in_persian_reads_from_the_right_although_its_scale_does_not_turn() -> None:
    from guvoh.text import i18n

    with i18n.using("fa"):
        drawn = counts([Count("بلرود", 1, 2)], "حادثه‌ها", HEADS, "fa")
    last = ElementTree.fromstring(drawn.svg).findall("text")[-1]
    assert (last.get("direction"), last.get("text-anchor")) == ("rtl", "end")  # the left edge, of such a line
