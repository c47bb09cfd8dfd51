"""The gate over the finished file: whatever way a name is packed into it, it is found; a clean file passes."""

from __future__ import annotations

import random

import planted
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from guvoh.model.document import Document
from guvoh.model.paper import PersonLine, Words
from guvoh.policy.forms import common_words, is_title
from guvoh.policy.gate_file import check_file


def paper(profile: str = "public", names: tuple[str, ...] = (planted.NAME, "Зарход Кемелов")) -> Document:
    people = (PersonLine("p", names, "protected", "silent"),)
    return Document("x", "X", Words("Case"), profile, "public", "en", "2031-06-01", "", (), persons=people)


@pytest.mark.parametrize("form", planted.THIRTEEN)
def test_each_of_the_thirteen_leaks_is_found(form: str) -> None:
    assert {leak.person for leak in check_file(planted.THIRTEEN[form], paper())} == {"p"}


@pytest.mark.parametrize("form", planted.FURTHER)
def test_a_name_is_found_in_every_packing(form: str) -> None:
    assert check_file(planted.FURTHER[form], paper())


@pytest.mark.parametrize("form", planted.CONTROLS)
def test_a_clean_file_passes(form: str) -> None:
    assert check_file(planted.CONTROLS[form], paper()) == ()


def test_what_stands_in_the_file_without_anybodys_words_is_ours() -> None:
    drawn = planted.pdf()
    called = paper(names=("Helvetica Qemelov",))
    assert (bool(check_file(drawn, called)), check_file(drawn, called, drawn)) == (True, ())


def test_an_internal_file_is_not_searched() -> None:
    assert check_file(planted.THIRTEEN["grey box"], paper("internal")) == ()


def test_bytes_of_chance_name_nobody() -> None:
    chance = random.Random(5)
    noise = b"%PDF-1.7\n" + planted.stream(chance.randbytes(200_000), b"/Subtype/Type1C", packed=False)
    assert check_file(noise, paper(names=("Ali Rad", "Зар Ким"))) == ()


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="abcdefghilmnoprstuvz", min_size=6, max_size=12), st.integers(0, 3))
def test_any_long_name_is_found_in_any_stream(name: str, way: int) -> None:
    assume(name not in common_words() and not is_title(name))  # such a word is no name alone
    said = name.title()
    shown = (said.encode(), said.encode("utf-16-be"), said.encode().hex().encode(), planted.utf16(said))[way]
    assert check_file(planted.pdf(more=(planted.stream(b"(x) " + shown + b" end"),)), paper(names=(said,)))
