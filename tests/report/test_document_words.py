"""Papers in French and Spanish, which the program does not speak: their frame is said in them all the same."""

from __future__ import annotations

import pytest
from drawn_paper import document, source

from guvoh.report.document import frame_words
from guvoh.report.document.frame_words import day, language_of
from guvoh.report.document.layout import layout


@pytest.mark.parametrize("language", ["fr", "es"])
@pytest.mark.parametrize("profile", ["internal", "mechanism"])
def test_every_word_of_the_frame_is_in_the_table(language: str, profile: str, monkeypatch: pytest.MonkeyPatch) -> None:
    lacking: set[str] = set()
    table = frame_words._table()[language]["messages"]

    class Watched(dict[str, str]):
        def get(self, said: str, default: str = "") -> str:  # type: ignore[override]
            if said not in table and said:
                lacking.add(said)
            return default

    kinds = ("note", "call", "testimony", "under_force", "document")
    sources = tuple(source(n, "x", kind=kind, withdrawn=n == 2) for n, kind in enumerate(kinds, 1))
    paper = document(language, profile, sources=sources, code_names=("Elm",))
    monkeypatch.setattr(frame_words, "_table", lambda: {language: {**_words(language), "messages": Watched()}})
    layout(paper)
    assert not lacking


def _words(language: str) -> dict[str, object]:
    return _TABLE[language]


_TABLE = dict(frame_words._table())


def test_both_tables_say_the_same_things() -> None:
    assert set(_TABLE["fr"]["messages"]) == set(_TABLE["es"]["messages"])


def test_values_of_a_message_are_those_of_the_english() -> None:
    import re

    for table in _TABLE.values():
        for english, other in table["messages"].items():
            assert set(re.findall(r"{\w+}", english)) == set(re.findall(r"{\w+}", other))


@pytest.mark.parametrize(
    ("language", "stamp", "said"),
    [("fr", "2031-06-02", "2 juin 2031"),
     ("fr", "2031-08-01", "1er août 2031"), ("es", "2031-06-02", "2 de junio de 2031"),
     ("en", "2031-06-02", "2 June 2031"), ("fr", "spring", "spring")],
)  # fmt: skip
def test_a_day_is_written_as_in_its_language(language: str, stamp: str, said: str) -> None:
    assert day(stamp, language) == said


@pytest.mark.parametrize(("tag", "language"), [("fr-CH", "fr"), ("es", "es"), ("tg-Cyrl", "tg"), ("de", "en")])
def test_a_paper_is_in_the_language_that_its_tag_means(tag: str, language: str) -> None:
    assert language_of(tag) == language


def test_a_question_that_nobody_compared_has_a_mark_that_is_explained_once() -> None:
    page = layout(document("en", "mechanism"))
    marked = [block for section in page["sections"] for block in section["blocks"] if "†" in block.get("marks", ())]
    assert marked and [note.startswith("†: ") for note in page["notices"]].count(True) == 1
    assert not any("compared" in note for block in marked for note in block["notes"])


def test_who_reads_a_form_is_not_told_how_far_the_group_has_come() -> None:
    assert [bool(layout(document("en", profile))["foot"]) for profile in ("group", "mechanism")] == [True, False]
