"""Numbers keep the speaker's own bounds."""

from __future__ import annotations

import pytest

from guvoh.text.numbers import quantities

SAID = [
    ("almost 50", (None, 50)), ("nearly thirty", (None, 30)), ("up to 1,000", (None, 1000)),
    ("at least fifty", (50, None)), ("no fewer than 47", (47, None)), ("12 or more", (12, None)),
    ("more than 20", (21, None)), ("over 40", (41, None)), ("upwards of 40", (41, None)),
    ("fewer than ten", (None, 9)), ("about 30", (30, 30)), ("between 20 and 30", (20, 30)),
    ("dozens", (24, None)), ("several dozen", (24, None)), ("scores", (40, None)), ("hundreds", (200, None)),
    ("tens of thousands", (20000, None)), ("two dozen", (24, 24)), ("a dozen", (12, 12)), ("half a dozen", (6, 6)),
    ("Twenty-four", (24, 24)), ("a hundred and five", (105, 105)), ("three thousand two hundred", (3200, 3200)),
]  # fmt: skip


@pytest.mark.parametrize(("words", "bounds"), SAID)
def test_a_number_means_what_the_speaker_allowed(words: str, bounds: tuple[int | None, int | None]) -> None:
    text = f"They held {words} people there."
    [found] = quantities(text)
    assert (found.low, found.high, text[found.start : found.end]) == (*bounds, words)


def test_an_age_written_with_hyphens_is_no_number() -> None:
    assert quantities("an 81-year-old man") == []


def test_two_figures_in_a_row_are_two_numbers() -> None:
    assert [(q.low, q.high) for q in quantities("from 12 30 men")] == [(12, 12), (30, 30)]


def test_a_language_without_a_table_has_no_numbers() -> None:
    assert quantities("fifty people", language="xx") == []
