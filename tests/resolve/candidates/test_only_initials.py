"""A letter alone is no reason to ask whether two are one."""

from __future__ import annotations

import pytest

from guvoh.resolve.candidates.persons import _only_an_initial


@pytest.mark.parametrize(("one", "other"), [("U. Dargovar", "Ozarmand Umedi"), ("U Dargovar", "Nigora Ozarmand")])
def test_a_letter_that_fits_a_word_is_no_reason_to_ask(one: str, other: str) -> None:
    assert _only_an_initial(one, other)


@pytest.mark.parametrize(("one", "other"), [("U. Dargovar", "Umeda Dargovar"), ("Firuz Daramov", "Фируз Дарамзода")])
def test_a_word_that_answers_to_a_word_is_one(one: str, other: str) -> None:
    assert not _only_an_initial(one, other)
