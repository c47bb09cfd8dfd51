"""The page for families: one A4 page or a picture, in four languages, and nothing on it that points at anybody."""

from __future__ import annotations

import re
import struct
from itertools import chain

import pypdfium2
import pytest

from guvoh.report.document.pages import count
from guvoh.report.sheets import family
from guvoh.report.sheets.family import words
from guvoh.text.i18n import LANGUAGES

POINTING = re.compile(rb"guvoh|huridocs|casebook", re.I)


def said(language: str) -> str:
    page = words()["pages"][language]
    points = chain.from_iterable([one["head"], *one["points"]] for one in page["sections"])
    return "\n".join([page["title"], page["lead"], page["foot"], *points])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_one_a4_page(language: str) -> None:
    drawn = family(language, ".pdf")
    size = pypdfium2.PdfDocument(drawn)[0].get_size()
    assert (count(drawn), [round(one) for one in size]) == (1, [595, 842])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_picture_fits_the_width_of_a_telephone_and_is_no_longer_than_messengers_keep(language: str) -> None:
    drawn = family(language, ".png")
    wide, high = struct.unpack(">II", drawn[16:24])
    assert drawn.startswith(b"\x89PNG") and 1000 <= wide <= 1280 and high < 4 * wide


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("ending", [".pdf", ".png"])
def test_nothing_in_the_file_says_who_made_it(language: str, ending: str) -> None:
    assert POINTING.search(family(language, ending)) is None


def test_the_picture_holds_nothing_but_the_picture() -> None:
    drawn, at, parts = family("en", ".png"), 8, set()
    while at < len(drawn):
        size, name = struct.unpack(">I4s", drawn[at : at + 8])
        parts.add(name)
        at += size + 12
    assert parts <= {b"IHDR", b"pHYs", b"IDAT", b"IEND"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_the_same_whenever_it_is_made(language: str) -> None:
    assert family(language, ".pdf") == family(language, ".pdf")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_has_the_same_parts_in_every_language(language: str) -> None:
    parts = {tongue: [len(one["points"]) for one in words()["pages"][tongue]["sections"]] for tongue in LANGUAGES}
    assert parts[language] == parts["en"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_gives_no_number_no_address_and_no_article_of_one_country(language: str) -> None:
    assert re.search(r"\d|@|https?:|www\.", said(language)) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_are_letters_that_our_faces_have(language: str) -> None:
    text = pypdfium2.PdfDocument(family(language, ".pdf"))[0].get_textpage().get_text_range()
    assert "\ufffd" not in text and "\x00" not in text


def test_the_page_reads_from_the_right_in_persian() -> None:
    page = pypdfium2.PdfDocument(family("fa", ".pdf"))[0]
    left, _bottom, right, _top = page.get_textpage().get_charbox(0)
    assert (left + right) / 2 > page.get_width() / 2
