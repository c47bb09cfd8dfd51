"""What a plain text says of itself is taken only where it stands plainly."""

import pytest

from guvoh.read.heading import published_of, title_of
from guvoh.read.plain import read_text

BODY = "\n\nPolice in Oshvan took a teacher from her home. Nobody said why. Her neighbours saw two cars.\n"


def test_a_first_line_that_is_no_sentence_is_the_title() -> None:
    line = "Teacher taken from her home in Oshvan"
    assert read_text((line + BODY).encode()).title == line


@pytest.mark.parametrize("first", ["Police took a teacher.", "x" * 300, "On 3 May, two cars came, and then:"])
def test_a_sentence_is_no_title(first: str) -> None:
    assert read_text((first + BODY).encode()).title is None


def test_a_lone_line_is_no_title() -> None:
    reading = read_text(b"Teacher taken from her home")
    assert title_of(reading.text, reading.blocks) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Title\n\nOctober 6, 2026, TOLVAR - Police took a teacher.", "2026-10-06"),
        ("Title\n6 October 2026\nPolice took a teacher.", "2026-10-06"),
        ("Police took a teacher on October 6, 2026.", None),
        ("In October 2026 police took a teacher.", None),
        ("6 October\nPolice took a teacher.", None),
    ],
)
def test_only_a_whole_date_at_the_beginning_of_a_line_is_the_day_of_publication(text: str, day: str | None) -> None:
    assert published_of(text, "en") == day
