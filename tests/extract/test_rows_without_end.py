"""What says the same again without end is read in bounded time."""

from time import process_time

import pytest

from guvoh.extract import suggest_all

LENGTH = 50_000
SECONDS = 3.0  # what grows with the square of the length takes minutes
ROWS = ("?", "...", "? ", "12. ", "а", "учителя, ", "задержали ")


@pytest.mark.parametrize("language", ["ru", "tg", "fa", "en"])
@pytest.mark.parametrize("row", ROWS)
def test_the_same_again_without_end_is_read_in_bounded_time(row: str, language: str) -> None:
    suggest_all("a", None, "2030-06-15", language)  # the tables of the language
    began = process_time()
    suggest_all((row * LENGTH)[:LENGTH], None, "2030-06-15", language)
    assert process_time() - began < SECONDS


def test_what_stands_behind_a_row_of_marks_is_still_read() -> None:
    text = "Полиция задержала учителя Ану Белим. " + "? " * 50 + "Полиция избила рабочего Дана Толана."
    assert text.index("Полиция избила") in {claim.start for claim in suggest_all(text, None, "2030-06-15", "ru")}
