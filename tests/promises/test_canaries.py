"""Nothing above its level leaves in any paper, form or export: canaries in every field of invented cases. Always the
same few cases here; two hundred, and formats in turn: bench/canaries."""

from __future__ import annotations

import canary_exports
import canary_forms
import pytest
from canaries import PROFILES, SHEETS, escaped, may_stand, of_chronology, read, refused, some
from canaries import words as words_in
from canary_case import AGREED, CHILD, PEOPLE, case

from guvoh import share
from guvoh.model.records import kinds
from guvoh.policy.gate_picture import lacking
from guvoh.report.document import finished
from guvoh.report.papers import made
from guvoh.report.papers.rows import levels
from guvoh.share.fields import fields


@pytest.mark.slow
@pytest.mark.parametrize("seed", some(2, 1))
def test_no_canary_above_its_level_stands_in_a_plain_paper_of_any_kind(seed: int) -> None:
    assert escaped(seed, ".txt") == []


@pytest.mark.slow
@pytest.mark.parametrize("ending", [".json", ".html"])
def test_no_canary_above_its_level_stands_in_what_programs_and_browsers_read(ending: str) -> None:
    assert escaped(7, ending, profiles=("public", "lawyer")) == []


@pytest.mark.slow
@pytest.mark.parametrize("who", PEOPLE)
def test_no_canary_above_its_level_stands_in_a_form(who: str) -> None:
    assert canary_forms.escaped(9, ".txt", people=(who,)) == []


@pytest.mark.parametrize(("form", "ending"), [("wgad", ".json"), ("asylum", ".html"), ("sanctions_uk", ".docx")])
def test_no_canary_above_its_level_stands_in_a_form_of_any_format(form: str, ending: str) -> None:
    assert canary_forms.escaped(10, ending, (form,), (AGREED, CHILD)) == []


@pytest.mark.parametrize("ending", [".html", ".json"])
def test_no_protected_name_stands_in_a_chronology_with_what_others_did_and_grades(ending: str) -> None:
    refused.clear()
    assert (list(of_chronology(*case(15), ending)), refused) == ([], [])


def test_no_number_of_a_few_people_stands_in_a_paper_for_others() -> None:
    assert escaped(16, ".json", ("register", "statistics", "pattern"), ("public", "partner")) == []


@pytest.mark.parametrize("seed", range(4))
def test_a_child_without_ties_is_hidden_by_whatever_tells_that_it_is_one(seed: int) -> None:
    assert escaped(seed, ".txt", ("register", "officials", "press"), ("public", "lawyer")) == []


@pytest.mark.parametrize("form", canary_exports.FORMATS)
def test_no_canary_above_its_level_stands_in_an_export(form: str) -> None:
    assert canary_exports.escaped(12, form) == []


def test_every_field_with_words_that_is_exchanged_holds_a_canary() -> None:
    file, put = case(13)
    canary_exports.bundle(file, put)
    words = {one.code for one in fields().values() if one.kind in canary_exports.WORDS} - {"0903", "0904"}
    assert words <= set(put.about.values())


def test_an_export_has_canaries_that_may_stand_so_that_others_would_be_seen() -> None:
    file, put = case(13)
    drawn = share.finished(share.agreed_only(canary_exports.bundle(file, put), levels(file)), {}, "csv")
    assert {put.of[word][0] for word in words_in(read(drawn, ".zip"))} == {0, 1}


@pytest.mark.parametrize("ending", [".csv"])
def test_no_canary_above_its_level_stands_in_a_sheet(ending: str) -> None:
    assert escaped(14, ending, SHEETS) == []


@pytest.mark.skipif(bool(lacking()), reason="no tesseract with English, Russian and Persian here")
def test_no_canary_above_its_level_is_seen_on_a_page_that_is_a_picture() -> None:
    assert escaped(8, ".pdf", ("register",), ("public",), raster=True, look=True) == []


@pytest.mark.parametrize("ending", [".pdf", ".docx"])
def test_no_canary_above_its_level_stands_in_a_printed_paper(ending: str) -> None:
    assert escaped(8, ending, ("evidence", "register"), ("public",)) == []


def test_the_gate_holds_back_no_paper_of_a_canary_case() -> None:
    refused.clear()
    escaped(11, ".txt", profiles=("public", "group"))
    assert refused == []


def test_every_field_of_every_kind_of_record_holds_a_canary() -> None:
    file, put = case(1)
    words = {one.name: {f.name for f in one.fields if f.type in ("text", "words")} for one in kinds()}
    filled = {name: {field for r in file.records if r.kind == name
                     for field, value in r.fields.items() if str(value) in put.of}
              for name in words}  # fmt: skip
    words["consent"].discard("partner")  # whom a consent is for is asked for by name
    assert filled == words


def test_the_levels_of_the_people_are_as_they_are_meant() -> None:
    assert [levels(case(1)[0])[who] for who in PEOPLE] == [1, 3, 3, 3, 0, 3]


def test_an_internal_paper_has_canaries_of_all_levels_so_that_they_would_be_seen() -> None:
    file, put = case(3)
    text = "".join(
        read(finished(made(kind, file, "internal"), ".txt"), ".txt")
        for kind in ("register", "evidence", "statistics", "officials")
    )
    assert {put.of[word][0] for word in put.of if word in text} >= {0, 1, 2}


@pytest.mark.parametrize(
    ("level", "whose", "profile", "stands"),
    [(1, AGREED, "public", True), (2, AGREED, "public", False), (1, CHILD, "public", False), (2, "", "lawyer", True)],
)
def test_what_may_stand_is_what_the_table_of_levels_says(level: int, whose: str, profile: str, stands: bool) -> None:
    assert (may_stand(level, whose, profile), profile in PROFILES) == (stands, True)
