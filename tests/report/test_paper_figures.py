"""The figures of a chronology: the same people hidden as in its words, places no finer, each with its table."""

from __future__ import annotations

import json
import random
import re
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
import sample
from test_papers import PROTECTED, letters, pages_of

from guvoh import policy, report
from guvoh.errors import Refused
from guvoh.model.paper import Chronology, Words
from guvoh.report import printed
from guvoh.report.content import Layout
from guvoh.text.i18n import LANGUAGES, using

COUNTED = ("Relatives of protesters taken from their homes, Belrud district", "A young man taken at night")


@cache
def safe(language: str = "en") -> Chronology:
    with using(language):
        return policy.guard(sample.chronology(language=language), random.Random(4))


def laid(paper: Chronology) -> dict[str, Any]:
    with using(paper.language):
        whole: dict[str, Any] = json.loads(printed.content(Layout(paper).whole(), paper.made_at))
    return whole


def figure(paper: Chronology, title: str) -> dict[str, Any]:
    whole = laid(paper)
    found: dict[str, Any] = {one["title"]: one for one in whole["figures"] + whole["counts"]}[title]
    return found


def cells(one: dict[str, Any]) -> list[list[str]]:
    return [["".join(piece["t"] for piece in cell) for cell in row] for row in one["rows"]]


def test_a_place_that_is_named_by_a_hidden_person_is_on_no_map_and_a_spot_is_drawn_as_a_district() -> None:
    for paper in (safe(), policy.guard(replace(sample.chronology(), publicity="silent"))):
        everything = json.dumps(laid(paper), ensure_ascii=False) + report.as_json(paper).decode()
        assert not [name for name in PROTECTED if name in everything]
        assert [(p.lat, p.lon, p.precision) for p in paper.places[:3]] == [
            (38.6, 69.1, "district"), (38.6, 68.8, "district"), (None, None, "exact"),
        ]  # fmt: skip
        shown = figure(paper, "On the map")
        assert [row[1] for row in cells(shown)] == ["Belrud district", "Kabk", "Tajikistan"]
        assert "2 places are not on the map" in " ".join(shown["notes"])
    assert "38.55678" in report.as_json(sample.chronology(internal=True)).decode()


def test_a_name_that_stands_only_on_the_map_keeps_the_paper_from_coming_out() -> None:
    place = replace(safe().places[0], name=Words("Velmor"))
    for form in (report.html, report.pdf, report.as_json):
        with pytest.raises(Refused):
            form(replace(safe(), places=(place, *safe().places[1:])))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_drawing_is_told_in_words_and_has_its_table_in_every_language(language: str) -> None:
    whole = laid(safe(language))
    drawn = whole["figures"] + whole["counts"]
    assert len(drawn) == 4
    for one in drawn:
        assert one["pictures"] and one["rows"] and all(len(row) == len(one["heads"]) for row in one["rows"])
        for picture in one["pictures"]:
            assert picture["alt"] and "direction=" not in picture["svg"].split(">", 1)[1]
    report.pdf(safe(language))  # PDF/UA: Typst refuses a picture that nobody put into words


def test_the_line_of_time_and_the_map_name_their_sources() -> None:
    assert [row[3] for row in cells(figure(safe(), "Incidents on a line of time"))] == ["1, 2, 3, 4, 5", "2", "2"]
    assert cells(figure(safe(), "On the map"))[0][5] == "1, 2, 3, 4, 5"


def test_words_of_a_drawing_are_words_in_the_pdf() -> None:
    text = letters("".join(pages_of(report.pdf(safe()))))
    assert text.count(letters("A young man taken at night")) == 3  # drawn, in its table, over its claims
    assert letters("Belrud district1 to 3") in text


def test_a_range_is_drawn_between_its_ends_in_persian() -> None:
    (picture,) = laid(safe("fa"))["counts"][-1]["pictures"]
    assert "\u202b۱ تا ۳\u202c" in picture["svg"]


def test_many_incidents_share_one_line_of_time_on_several_sheets_and_too_many_are_only_counted() -> None:
    some = replace(safe(), entries=sample.long().entries[:40])
    pictures = figure(some, "Incidents on a line of time")["pictures"]
    ticks = [re.findall(r'<text x="([\d.]+)%" y="12"', picture["svg"]) for picture in pictures]
    assert len(pictures) == 2 and ticks[0] == ticks[1]
    assert "Incidents on a line of time" not in [one["title"] for one in laid(replace(
        safe(), entries=sample.long().entries))["figures"]]  # fmt: skip
