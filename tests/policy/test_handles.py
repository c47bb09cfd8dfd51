"""A second reader is somebody else: another spelling of the same handle is not."""

from __future__ import annotations

import pytest

from guvoh.policy.handles import same_handle


@pytest.mark.parametrize("other", [
    "mira", "MIRA", " Mira ", "M.i.r.a", "mi-ra", "Míra", "Mirа", "мira", "Мира", "ｍｉｒａ", "mi\u200bra", "m i r a",
])  # fmt: skip
def test_another_spelling_is_the_same_reader(other: str) -> None:
    assert same_handle("Mira", other)


@pytest.mark.parametrize(("one", "other"), [
    ("Mira", "Mirzo"), ("reader", "second"), ("Anora", "Inora"), ("Мира", "Мирзо"), ("reader1", "reader2"),
    ("", "Mira"),
])  # fmt: skip
def test_two_names_are_two_readers(one: str, other: str) -> None:
    assert not same_handle(one, other)


def test_a_name_in_arabic_letters_is_the_same_reader() -> None:
    assert same_handle("Zarhod", "زرهد") and same_handle("زرهد", "Zarhod")


def test_letters_that_only_look_the_same_are_the_same_reader() -> None:
    assert same_handle("Cacope", "Сасоре")  # the second one is Cyrillic throughout
