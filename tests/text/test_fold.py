"""Folded text is for finding, and every place in it points back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from guvoh.text.fold import fold


@given(st.text())
def test_every_folded_place_points_back_into_the_text(text: str) -> None:
    folded = fold(text)
    assert len(folded.offsets) == len(folded.text) + 1
    assert all(0 <= folded.offsets[n] < len(text) for n in range(len(folded.text)))
    assert list(folded.offsets) == sorted(folded.offsets)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once


def test_spellings_that_readers_take_for_the_same_fold_alike() -> None:
    pairs = [("Ёлқин Ҳаӯ", "елкин хау"), ("كتابي", "کتابی"), ("می‌رود", "میرود"), ("۱۲٣", "123"), ("‘A’—B", "'a'-b")]
    assert [fold(a).text for a, _ in pairs] == [fold(b).text for _, b in pairs]


def test_a_stretch_of_folded_text_leads_back_to_its_words() -> None:
    text = "dar shahri ﬁnal Ҳисор"
    folded = fold(text)
    start = folded.text.index("хисор")
    assert text[slice(*folded.back(start, start + 5))] == "Ҳисор"
