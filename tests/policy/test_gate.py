"""What the leak gate promises: whatever way a name is written in the output, it is read."""

from __future__ import annotations

from dataclasses import replace

import pytest
from test_guard import paper

from guvoh.policy import check
from guvoh.policy.guard import _code_words, common_words
from guvoh.policy.letters import fold


@pytest.mark.parametrize("drawn", [
    "Hope Aldin", "HOPE  ALDIN", "Aldin, Hope", "Zarina", "<b>Zar</b>ina", "Zar&#105;na", "Zar&amp;#105;na",
    "https://example.org/hope-aldin", "%D0%90%D0%BB%D0%B4%D0%B8%D0%BD", '{"x": "\\u0410\\u043b\\u0434\\u0438\\u043d"}',
    "<p>Hope</p>\n<p>Aldin</p>", "hopealdin.pdf", "Ald\u200bin", "Áldin", "\uff21\uff4c\uff44\uff49\uff4e",
])  # fmt: skip
def test_a_name_is_read_in_every_encoding(drawn: str) -> None:
    assert check(drawn, paper("x"))


def test_bytes_are_read_as_utf8() -> None:
    assert check("Алдин".encode(), paper("x"))


@pytest.mark.parametrize("drawn", [
    "Rustam Aldin spoke", "we hope for more in May", "Aldinoville", "<style>.velmor { color: red }</style>", "",
])  # fmt: skip
def test_what_names_nobody_passes(drawn: str) -> None:
    assert check(drawn, paper("x")) == ()


def test_a_part_of_a_name_that_is_our_own_word_passes_but_not_the_whole_name() -> None:
    assert check("<i lang='aldin'>", paper("x"), None, "<i lang='aldin'>") == ()
    assert check("Hope Aldin", paper("x"), None, "Hope Aldin")


def test_an_internal_paper_is_not_searched() -> None:
    assert check("Hope Aldin", replace(paper("x"), internal=True)) == ()


def test_a_name_left_in_a_field_of_the_guarded_paper_is_found() -> None:
    before = paper("x")
    assert check("", before, paper("It was Hope"))[0].reading == "words"


def test_there_are_at_least_300_code_names_and_each_is_one_word() -> None:
    words = _code_words()
    assert len({fold(word) for word in words}) == len(words) >= 300
    assert all(word.isalpha() and word.istitle() for word in words)


def test_no_code_name_is_a_common_name() -> None:
    assert not {fold(word) for word in _code_words()} & common_words()
