"""A Word document gives every word that somebody wrote, and cannot be a trap."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from read_samples import with_entries, word_of, zip_of

from guvoh import read
from guvoh.errors import Unreadable
from guvoh.read.archive import check
from guvoh.read.limits import Archive
from guvoh.read.trouble import Trouble

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def body_of(inner: str) -> bytes:
    return f'<?xml version="1.0"?><w:document {W}><w:body>{inner}</w:body></w:document>'.encode()


def p(inner: str) -> str:
    return f"<w:p><w:r><w:t>{inner}</w:t></w:r></w:p>"


def test_paragraphs_and_tables_come_in_the_order_of_the_page(worker: read.Worker) -> None:
    document = docx.Document()
    document.add_paragraph("Before the table.")
    cells = document.add_table(2, 2)._cells
    for cell, words in zip(cells, ("Firuz", "19", "Sitora", "20"), strict=True):
        cell.text = words
    document.add_paragraph("After the table.")
    out = io.BytesIO()
    document.save(out)
    text = worker.read(out.getvalue(), "x.docx").text
    assert text == "Before the table.\n\nFiruz\t19\n\nSitora\t20\n\nAfter the table."


def test_insertions_that_nobody_accepted_are_words_and_deletions_are_named(worker: read.Worker) -> None:
    body = body_of(
        "<w:p><w:r><w:t>Three </w:t></w:r><w:ins><w:r><w:t>or four </w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>five </w:delText></w:r></w:del><w:r><w:t>students</w:t></w:r></w:p>"
    )
    reading = worker.read(with_entries(word_of([]), {"word/document.xml": body}), "x.docx")
    assert (reading.text, ["deletions" in w for w in reading.warnings]) == ("Three or four students", [True])


def test_the_author_is_who_the_file_says_and_not_the_library(worker: read.Worker) -> None:
    authors = [worker.read(word_of(["x"], author=a), "x.docx").author for a in ("Lola Berdiev", "python-docx")]
    assert authors == ["Lola Berdiev", None]


@pytest.mark.parametrize(
    "entity",
    ['<!ENTITY x SYSTEM "file:///etc/passwd">', '<!ENTITY a "ha"><!ENTITY x "&a;&a;&a;">'],
)
def test_a_document_that_declares_entities_is_refused(worker: read.Worker, entity: str) -> None:
    body = body_of(p("&x;")).replace(b"<w:document", f"<!DOCTYPE w [{entity}]><w:document".encode())
    with pytest.raises(Unreadable, match="trap"):
        worker.read(with_entries(word_of(["x"]), {"word/document.xml": body}), "x.docx")


def test_the_parser_of_the_library_itself_expands_no_entity() -> None:
    from docx.oxml.parser import parse_xml

    bomb = '<!DOCTYPE x [<!ENTITY a "haha"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    xxe = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
    assert ["".join(parse_xml(xml).itertext(tag="x")) for xml in (bomb, xxe)] == ["", ""]


def test_a_bomb_is_refused_while_it_unfolds(worker: read.Worker) -> None:
    bomb = with_entries(word_of(["x"]), {"word/media/image1.png": bytes(200 << 20)})
    assert len(bomb) < 1 << 20
    with pytest.raises(Unreadable, match="trap"):
        worker.read(bomb, "x.docx")


def test_a_document_may_hold_so_many_files_and_not_one_more() -> None:
    most = zip_of({str(n): b"" for n in range(10_000)}, zipfile.ZIP_STORED)
    assert len(check(most)) == 10_000
    more = zip_of({str(n): b"" for n in range(10_001)}, zipfile.ZIP_STORED)
    with pytest.raises(Trouble, match="zip-entries"):
        check(more)


def test_a_document_may_unfold_to_so_much_and_not_one_byte_more() -> None:
    data = zip_of({"a": bytes(500), "b": bytes(500)}, zipfile.ZIP_STORED)
    assert check(data, Archive(total=1000)) != ()
    with pytest.raises(Trouble, match="zip-bomb"):
        check(data, Archive(total=999))


def test_a_document_may_unfold_to_a_hundred_times_its_size_and_not_one_byte_more() -> None:
    size = 400 * 100
    data = zip_of({"a": bytes(size)})
    data = data + b"" if len(data) > 400 else zip_of({"a": bytes(size), "b" * (400 - len(data)): b""})
    exact = Archive(ratio=size / len(data))
    assert check(data, exact) != ()
    with pytest.raises(Trouble, match="zip-bomb"):
        check(data, Archive(ratio=(size - 1) / len(data)))


def test_the_numbers_are_those_that_are_promised() -> None:
    assert Archive() == Archive(entries=10_000, total=1 << 30, ratio=100.0)


@pytest.mark.parametrize("name", ["/etc/x", "../x", "a/../../x", "C:\\x", "a\\..\\x", "word/X.xml"])
def test_names_that_lead_outside_or_come_twice_are_refused(name: str) -> None:
    with pytest.raises(Trouble, match="zip-names"):
        check(zip_of({"word/x.xml": b"", name: b""}))


def test_a_zip_that_is_no_word_document_is_refused(worker: read.Worker) -> None:
    with pytest.raises(Unreadable, match="none or it is damaged"):
        worker.read(zip_of({"letter.txt": b"Three students"}), "x.docx")


def test_a_document_that_is_cut_short_or_turned_is_refused(worker: read.Worker) -> None:
    whole = word_of(["Three students were detained."])
    turned = bytearray(whole)
    turned[len(whole) // 2] ^= 0xFF
    for data in (whole[: len(whole) // 2], whole[:100], bytes(turned)):
        with pytest.raises(Unreadable, match="damaged"):
            worker.read(data, "x.docx")


def test_a_locked_or_old_document_is_refused_with_what_to_do(worker: read.Worker) -> None:
    with pytest.raises(Unreadable, match="old or a locked"):
        worker.read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "x.docx")
