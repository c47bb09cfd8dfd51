"""What goes into a document comes out of every form of it, in the same order: letters, digits, marks, long words."""

from __future__ import annotations

import html
import io
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from drawn_paper import HASH, PERSIAN, RUSSIAN, TAJIK, document

from guvoh.model.document import (
    OPEN,
    Block,
    Document,
    Drawing,
    Piece,
    Section,
    Table,
    line,
    own,
    said,
    with_pieces,
)
from guvoh.report.document import page, printed, word
from guvoh.text.fold import fold

BETWEEN_HEAD_AND_FOOT = ("-x", "0", "-y", "62", "-W", "600", "-H", "720")
LETTERS = {
    "en": "The quick brown fox jumps over the lazy dog 0123456789",
    "ru": "Съешь же ещё этих мягких французских булок, да выпей чаю; Объём ЁЖ",
    "tg": "Ғӣ ғарқ, Ҳасан ҷӯраи Қосим; ӯро бо ӣзофа дид: ҒҚҲҶӢӮ ъёжщюэ",
    "fa": "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی آأؤئ می‌خواهد کتاب‌هایش هیئت مدیره",
}


def of(text: str, language: str) -> Document:
    paragraph = line(said(text, OPEN, language=language))
    bare = document(language, "internal", title="Letters", standing="", sections=(Section("", (paragraph,)),))
    return replace(bare, sources=(), exhibits=(), findings=(), missing=(), checkpoint="")


def pdf_text(drawn: bytes, folder: Path, *options: str) -> str:
    (folder / "x.pdf").write_bytes(drawn)
    return subprocess.run(
        ["pdftotext", *options, str(folder / "x.pdf"), "-"], capture_output=True, check=True
    ).stdout.decode()


def plain(text: str) -> str:
    """Letters and digits only, folded: lines break where each form likes."""
    return re.sub(r"[\W_]", "", fold(text).text)


@pytest.mark.parametrize("language", sorted(LETTERS))
def test_every_letter_comes_out_of_the_pdf_as_it_went_in(language: str, tmp_path: Path) -> None:
    assert plain(LETTERS[language]) in plain(pdf_text(printed.render(of(LETTERS[language], language)), tmp_path))


@pytest.mark.parametrize("language", sorted(LETTERS))
def test_every_letter_comes_out_of_the_docx_as_it_went_in(language: str) -> None:
    assert plain(LETTERS[language]) in plain(docx_text(word.render(of(LETTERS[language], language))))


def test_a_letter_with_a_mark_of_its_own_comes_out_of_the_pdf(tmp_path: Path) -> None:
    apart = "Ӯ ӣ й и ё".replace("ӣ", "и\u0304").replace("й", "и\u0306")
    assert plain(apart) in plain(pdf_text(printed.render(of(apart, "tg")), tmp_path))


@pytest.mark.parametrize(
    "long", [HASH, "нанотехнологияҳоиғайримутамарказонидашуда" * 3, "https://example.org/" + "a-b" * 40]
)
def test_a_long_word_is_broken_between_lines_and_comes_out_whole(long: str, tmp_path: Path) -> None:
    table = Table("", ("A", "B", "C"), ((own("1"), own(long), own("2")),))
    drawn = printed.render(document(profile="internal", sections=(Section("", (table,)),), sources=(), exhibits=()))
    text = pdf_text(drawn, tmp_path, "-layout")
    assert not any(long in row for row in text.splitlines()) and plain(long) in plain(pdf_text(drawn, tmp_path, "-raw"))


def test_a_mixed_line_keeps_all_its_words(tmp_path: Path) -> None:
    mixed = f"{RUSSIAN}; {PERSIAN}; {TAJIK} (12)"
    text = plain(pdf_text(printed.render(of(mixed, "ru")), tmp_path))
    assert all(word in text for word in re.findall(r"\w+", fold(mixed).text))


def test_digits_of_persian_come_out_of_the_pdf(tmp_path: Path) -> None:
    assert "0123456789" in plain(pdf_text(printed.render(of("شماره ۰۱۲۳۴۵۶۷۸۹", "fa")), tmp_path))


@pytest.mark.parametrize("language", ["en", "ru", "tg", "fr", "fa"])
def test_docx_and_html_say_the_same_in_the_same_order(language: str) -> None:
    paper = document(language, "internal")
    assert plain(html_text(page.render(paper))) == plain(docx_text(word.render(paper)))


@pytest.mark.parametrize("language", ["en", "ru", "tg", "fr"])
def test_pdf_and_html_say_the_same_in_the_same_order(language: str, tmp_path: Path) -> None:
    paper = _without_persian_and_pictures(document(language, "internal"))
    drawn = pdf_text(printed.render(paper), tmp_path, "-raw", *BETWEEN_HEAD_AND_FOOT)
    assert plain(html_text(page.render(paper))) == plain(drawn)


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed: tests/system.sh")
@pytest.mark.slow
def test_libreoffice_opens_the_docx_with_the_same_text(tmp_path: Path) -> None:
    paper = document("fa", "internal")
    (tmp_path / "x.docx").write_bytes(word.render(paper))
    subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to",
                    "txt:Text (encoded):UTF8", "--outdir", str(tmp_path), str(tmp_path / "x.docx")],
                   check=True, capture_output=True, timeout=120)  # fmt: skip
    assert plain((tmp_path / "x.txt").read_text("utf-8")) == plain(docx_text(word.render(paper)))


def _without_persian_and_pictures(paper: Document) -> Document:
    """Persian inside a line of the other direction is turned round by pdftotext where a number stands in it, and a
    picture says what its table says."""

    def change(piece: Piece) -> Piece:
        return replace(piece, words=replace(piece.words, text=piece.words.text.replace(PERSIAN, "other words")))

    def plain_block(block: Block) -> Block:
        return replace(block.table, title=block.title) if isinstance(block, Drawing) else block

    sections = tuple(replace(one, blocks=tuple(plain_block(b) for b in one.blocks)) for one in paper.sections)
    kept = tuple(one for one in paper.sources if one.title.language != "fa")
    return replace(with_pieces(paper, change), sources=kept, sections=with_pieces(
        replace(paper, sections=sections), change).sections)  # fmt: skip


def html_text(drawn: bytes) -> str:
    body = drawn.decode().split("<body>")[1]
    body = re.sub(r'<p class="(everypage|running)[^>]*>.*?</p>|<svg.*?</svg>', "", body, flags=re.S)
    return html.unescape(re.sub(r"<[^>]+>", "", body))


def docx_text(drawn: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(drawn)) as package:
        body = package.read("word/document.xml").decode()
    return html.unescape("".join(re.findall(r"<w:t[ >][^<]*?>?([^<>]*)</w:t>", body)))
