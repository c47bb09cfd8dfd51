"""Pages of a PDF become pictures in the separate process; nothing else does."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

import pytest

from guvoh.errors import NotFound, Unreadable
from guvoh.read.pictures import SIDE, open_drawer, page_picture
from guvoh.read.worker import Worker

PDF = (Path(__file__).parents[2] / "demo" / "documents" / "08-trial-note-ozarmand.pdf").read_bytes()


@pytest.fixture(scope="module")
def drawer() -> Iterator[Worker]:
    with open_drawer() as worker:
        yield worker


def test_a_page_is_drawn_as_a_grey_picture_large_enough_to_be_read(drawer: Worker) -> None:
    first, second = page_picture(drawer, PDF, 1), page_picture(drawer, PDF, 2)
    width, height, depth, colours = struct.unpack(">IIBB", first[16:26])
    assert (max(width, height), depth, colours) == (SIDE, 8, 0)
    assert first != second


@pytest.mark.parametrize("number", [0, 99, 1 << 40])
def test_a_page_that_is_not_there_is_said_so(drawer: Worker, number: int) -> None:
    with pytest.raises(NotFound):
        page_picture(drawer, PDF, number)


def test_junk_is_refused_and_the_next_page_drawn_all_the_same(drawer: Worker) -> None:
    with pytest.raises(Unreadable):
        page_picture(drawer, b"%PDF-1.7\n" + PDF[200:900], 1)
    with pytest.raises(NotFound):
        page_picture(drawer, b"\x89PNG\r\n\x1a\n", 1)
    assert page_picture(drawer, PDF, 1).startswith(b"\x89PNG")
