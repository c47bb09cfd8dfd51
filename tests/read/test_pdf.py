"""A PDF becomes paragraphs with page numbers; a bad one is refused with what to do."""

from __future__ import annotations

import pytest
from read_samples import pdf_of

from guvoh import read
from guvoh.errors import Unreadable
from guvoh.read.limits import PAGES

LINES = [
    "In the town of Zarrin three students were detained on Monday night, their rela-",
    "tives say. The police of the well-known department did not comment on the case,",
    "and a neighbour said that two cars came. Nobody saw the well-",
    "known car again.",
    "",
    "A second paragraph begins after a gap.",
]


def test_lines_become_paragraphs_and_cut_words_are_made_whole(worker: read.Worker) -> None:
    reading = worker.read(pdf_of([LINES]), "x.pdf")
    first = (
        "In the town of Zarrin three students were detained on Monday night, their relatives say. The police of the "
        "well-known department did not comment on the case, and a neighbour said that two cars came. Nobody saw the "
        "well-known car again."
    )
    assert [reading.text[b.start : b.end] for b in reading.blocks] == [first, LINES[-1]]


def test_each_block_knows_its_page(worker: read.Worker) -> None:
    reading = worker.read(pdf_of([["The first page has this."], ["The second page has that."]]), "x.pdf")
    assert [(b.page, b.paragraph) for b in reading.blocks] == [(1, 1), (2, 2)]


def test_a_sentence_runs_on_from_page_to_page(worker: read.Worker) -> None:
    pages = [["Three students were detained in the town", "1"], ["of Zarrin on Monday.", "2"]]
    assert "in the town of Zarrin" in worker.read(pdf_of(pages), "x.pdf").text


def test_running_heads_and_page_numbers_are_not_main_content(worker: read.Worker) -> None:
    days = ("Monday", "Tuesday", "Friday", "Sunday")
    pages = [["Bulletin of the house", "", f"On {day} students were held.", "", f"{n}"] for n, day in enumerate(days)]
    reading = worker.read(pdf_of(pages), "x.pdf")
    main = [reading.text[start:end] for start, end in reading.main_spans()]
    assert main == [f"On {day} students were held." for day in days]


def test_a_locked_pdf_is_refused_as_locked(worker: read.Worker) -> None:
    with pytest.raises(Unreadable, match="password"):
        worker.read(pdf_of([["x"]], encrypt=True), "x.pdf")


def test_a_pdf_that_is_cut_short_is_read_or_refused_but_never_breaks_the_reader(worker: read.Worker) -> None:
    whole = pdf_of([LINES, LINES])
    for size in range(20, len(whole), 150):
        try:
            worker.read(whole[:size], "x.pdf")
        except Unreadable as error:
            assert "broke down" not in error.message


def test_a_pdf_without_words_is_refused_as_pictures(worker: read.Worker) -> None:
    with pytest.raises(Unreadable, match="pictures of pages"):
        worker.read(pdf_of([[], []]), "x.pdf")


def test_pages_without_words_are_named(worker: read.Worker) -> None:
    reading = worker.read(pdf_of([["Words of the first page."], [], [], ["Words of the last page."]]), "x.pdf")
    assert ["2-3" in w for w in reading.warnings] == [True]


@pytest.mark.slow
def test_a_pdf_may_have_so_many_pages_and_not_one_more(worker: read.Worker) -> None:
    page = ["Three students were detained."]
    assert worker.read(pdf_of([page] * PAGES), "x.pdf").blocks[-1].page == PAGES
    with pytest.raises(Unreadable, match="too many pages"):
        worker.read(pdf_of([page] * (PAGES + 1)), "x.pdf")
