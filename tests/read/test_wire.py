"""Nothing that comes from the process that opened the file is believed."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guvoh.model import Block, Reading
from guvoh.read import trouble, wire
from guvoh.read.limits import BLOCKS, TEXT_OUT
from guvoh.read.trouble import Trouble

SOUND = {
    "blocks": [[0, 3, None, 1, 1]], "reader": "text 1", "language": "en", "title": "t", "author": None,
    "publisher": None, "published": "2023-05-04", "warnings": [],
}  # fmt: skip


def reply(text: bytes = b"abc", **fields: object) -> bytes:
    return b"R" + wire.frame(json.dumps({**SOUND, **fields}).encode()) + text


def test_what_is_packed_comes_out_the_same() -> None:
    reading = Reading("abc Зарин", (Block(0, 3, 1, 1), Block(4, 9, 2, 2, False)), "text 1", "ru", "t", "a", "p",
                      "2023-05-04", ("encoding-guessed koi8-r",))  # fmt: skip
    assert wire.unpack(wire.pack(reading)) == reading


@pytest.mark.parametrize(
    "blocks",
    [[[0, 4, None, 1, 1]], [[-1, 2, None, 1, 1]], [[2, 1, None, 1, 1]], [[0, 2, None, 1, 1], [1, 3, None, 2, 1]],
     [[0, 3, 0, 1, 1]], [[0, True, None, 1, 1]], [[0, 3, None, 0, 1]], [[0]], "x", None, [[0, 3.0, None, 1, 1]]],
)  # fmt: skip
def test_blocks_that_do_not_lie_in_the_text_are_refused(blocks: object) -> None:
    with pytest.raises(Trouble, match="broken"):
        wire.unpack(reply(blocks=blocks))


def test_fields_of_a_strange_form_are_left_out() -> None:
    reading = wire.unpack(reply(published="soon", language="; rm", author=["x"], title="a\nb\u202e\x1b c" + "d" * 5000,
                                warnings=["Firuz was seen", "comments", 7]))  # fmt: skip
    assert (reading.published, reading.language, reading.author, reading.warnings) == (None, None, None, ("comments",))
    assert reading.title is not None
    assert (reading.title[:7], len(reading.title)) == ("a b c" + "dd", 1000)


def test_a_code_that_nobody_knows_says_no_word_of_it() -> None:
    with pytest.raises(Trouble) as caught:
        wire.unpack(b"Efiruz-was-seen")
    assert "firuz" not in trouble.refusal(caught.value.code).message


@given(st.binary(max_size=200))
def test_no_bytes_do_worse_than_break(junk: bytes) -> None:
    for bad in (junk, b"R" + junk, b"R" + wire.frame(junk), b"E" + junk):
        with pytest.raises(Trouble):
            wire.unpack(bad)


def test_a_reading_may_have_so_many_blocks_and_so_much_text_and_not_one_more() -> None:
    def blocks(count: int) -> tuple[Block, ...]:
        return tuple(Block(0, 0, None, n) for n in range(1, count + 1))

    assert len(wire.unpack(wire.pack(Reading("a" * TEXT_OUT, blocks(BLOCKS), "r"))).blocks) == BLOCKS
    for over in (Reading("a" * (TEXT_OUT + 1), (), "r"), Reading("a", blocks(BLOCKS + 1), "r")):
        with pytest.raises(Trouble, match="too-much-text"):
            wire.pack(over)
