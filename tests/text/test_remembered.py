"""What is kept for words stays small, and says the same as working it out anew."""

from __future__ import annotations

import pytest

from guvoh.text import remembered
from guvoh.text.remembered import LONG, Remembered
from guvoh.text.tokens import TOKEN, tokens


def test_a_word_is_worked_out_once() -> None:
    asked: list[str] = []

    def size(word: str) -> int:
        asked.append(word)
        return len(word)

    sizes = Remembered(size)
    assert (sizes["felt"], sizes["felt"], asked) == (4, 4, ["felt"])


def test_no_text_can_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "MOST", 3)
    sizes = Remembered(len)
    assert [sizes["a" * n] for n in range(10)] == list(range(10))
    assert len(sizes) <= 3


def test_a_long_word_is_not_kept() -> None:
    sizes = Remembered(len)
    assert (sizes["a" * (LONG + 1)], len(sizes)) == (LONG + 1, 0)


@pytest.mark.parametrize(
    "text", ["one two", "one  two,\tthree\n\n'four'", " a.b. 3,000 o’clock", "", " \u00a0x\u2028y "]
)
def test_tokens_stand_where_one_scan_over_the_whole_finds_them(text: str) -> None:
    assert [(t.start, t.end, t.text) for t in tokens(text)] == [(*m.span(), m.group()) for m in TOKEN.finditer(text)]
