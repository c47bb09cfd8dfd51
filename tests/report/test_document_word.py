"""The DOCX: nobody is named in its properties, the same paper gives the same bytes, its parts are what they seem."""

from __future__ import annotations

import io
import re
import zipfile

import docx
import pytest
from drawn_paper import document

from guvoh.report.document import word


@pytest.fixture(scope="module")
def drawn() -> bytes:
    return word.render(document("en", "internal"))


def part(drawn: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(drawn)) as package:
        return package.read(name).decode()


def test_the_same_paper_gives_the_same_bytes(drawn: bytes) -> None:
    assert drawn == word.render(document("en", "internal"))


def test_the_docx_names_no_author_and_no_program(drawn: bytes) -> None:
    about = docx.Document(io.BytesIO(drawn)).core_properties
    assert (about.author, about.last_modified_by, about.comments) == ("", "", "")


def test_the_docx_holds_no_revision_ids(drawn: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(drawn)) as package:
        assert not any(b"rsid" in package.read(name) for name in package.namelist())


def test_every_part_of_the_docx_is_well_formed(drawn: bytes) -> None:
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(drawn)) as package:
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(package.read(name))


def test_sections_and_questions_are_headings(drawn: bytes) -> None:
    styles = [(p.style.name, p.text) for p in docx.Document(io.BytesIO(drawn)).paragraphs]
    assert ("Heading 1", "I The person") in styles and ("Heading 2", "I.1 Family name *") in styles


def test_the_head_of_a_table_is_repeated_on_each_page(drawn: bytes) -> None:
    tables = docx.Document(io.BytesIO(drawn)).tables
    assert tables and all("w:tblHeader" in table.rows[0]._tr.xml for table in tables)


def test_every_run_says_its_language(drawn: bytes) -> None:
    runs = re.findall(r"<w:r><w:rPr>.*?</w:rPr>", part(drawn, "word/document.xml"))
    assert runs and all("<w:lang " in run for run in runs)


def test_persian_words_run_from_the_right_in_an_english_paper(drawn: bytes) -> None:
    body = part(drawn, "word/document.xml")
    assert re.search(r'<w:rtl/><w:lang w:bidi="fa"/></w:rPr><w:t xml:space="preserve">[^<]*بازداشت', body)


def test_a_persian_paper_runs_from_the_right() -> None:
    persian = word.render(document("fa", "internal"))
    assert "<w:bidi/>" in part(persian, "word/styles.xml") and "<w:bidiVisual/>" in part(persian, "word/document.xml")


def test_the_standing_is_on_every_page_of_the_docx(drawn: bytes) -> None:
    assert "For the named mechanism only" in part(drawn, "word/header1.xml")


def test_pages_are_counted_by_whoever_opens_the_docx(drawn: bytes) -> None:
    assert all(code in part(drawn, "word/footer1.xml") for code in (" PAGE ", " NUMPAGES "))


def test_a_picture_has_words_that_stand_for_it(drawn: bytes) -> None:
    assert 'descr="People held, by month"' in part(drawn, "word/document.xml")


def test_signs_that_no_xml_may_hold_are_left_out() -> None:
    from guvoh.report.document.word_xml import words

    assert words("a\x00\x0b<b>&\ud800") == "a&lt;b&gt;&amp;"
