"""What a file is, by content first; and what may be opened only with a yes."""

from __future__ import annotations

import pytest
from read_samples import mail_of, pdf_of, word_of

from guvoh import read

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.mark.parametrize(
    ("name", "head", "expected"),
    [
        ("a.txt", b"Three students", "text/plain"),
        ("a.md", b"# Three students", "text/markdown"),
        ("a.html", b"<p>Three students", "text/html"),
        ("a.txt", b"<!DOCTYPE html><p>Three", "text/html"),
        ("a", b"<?xml version='1.0'?>\n<!-- saved -->\n<html>", "text/html"),
        ("a.md", b"<html> is a tag", "text/markdown"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
        ("a.txt", b"\xff\xd8\xff\xe0", "image/jpeg"),
        ("a.mp3", b"ID3\x03", "audio/mpeg"),
        ("a.eml", b"From: someone", "message/rfc822"),
        ("a.txt", b"From: the desk\nWe write", "text/plain"),
        ("a", b"", "text/plain"),
        ("a.bin", b"\x01\x02\x03\x00" * 50, "application/octet-stream"),
        ("a", "Се донишҷӯ".encode("utf-16-le"), "text/plain"),
    ],
)
def test_content_counts_before_the_name(name: str, head: bytes, expected: str) -> None:
    assert read.media_type(name, head) == expected


def test_documents_are_known_without_a_name() -> None:
    kinds = [read.media_type("", head) for head in (pdf_of([["x"]]), word_of(["x"]), mail_of("x").as_bytes())]
    assert kinds == ["application/pdf", WORD, "message/rfc822"]


@pytest.mark.parametrize(
    ("what", "sandbox", "expected"),
    [
        ("a.pdf", "process", True), ("a.DOCX", "process", True), (b"%PDF-1.4", "process", True),
        ("application/pdf", "process", True), ("a.txt", "process", False), ("a.html", "process", False),
        ("a.pdf", "bwrap", False), (b"%PDF-1.4", "bwrap", False), ("a.xlsx", "process", True),
    ],
)  # fmt: skip
def test_pdf_and_office_files_need_a_yes_where_no_namespace_shuts_them_in(
    what: str | bytes, sandbox: str, expected: bool
) -> None:
    assert read.needs_yes(what, sandbox) is expected


def test_every_ending_that_is_promised_has_a_reader() -> None:
    assert set(read.READERS) == {".txt", ".md", ".html", ".htm", ".pdf", ".docx", ".xlsx", ".csv", ".eml"}
