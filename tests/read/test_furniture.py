"""The text apart from the furniture of its page."""

from __future__ import annotations

import pytest

from guvoh.read.furniture import main_blocks

STORY = (
    "Teachers held in Velmar\n\n"
    "Police in Velmar detained two teachers on Monday, a local group said.\n\n"
    "Their families have not been told where they are."
)


def _main(text: str) -> str:
    return "\n\n".join(text[b.start : b.end] for b in main_blocks(text) if b.main)


@pytest.mark.parametrize(
    "above", ["Home | About | Contact | RU\n\n", "Skip to main content\nDonate Now\n\n", "Table of Contents\n"]
)
def test_menus_above_a_text_are_furniture(above: str) -> None:
    assert _main(above + STORY) == STORY


@pytest.mark.parametrize(
    "below",
    [
        "\n\nShare: Mail Print\nRead also:\n- A goat wins a prize\n- Rain is expected",
        "\n\nMORE STORIES\nA goat wins a prize\nRain is expected\nSubscribe to our newsletter",
        "\n\nThe editor\n\nOur editor has written for garden magazines.\n\nView more articles",
        "\n\n\nA goat wins a prize\n\nIn the hills of Orvania a goat has won a prize that nobody...",
        "\n\nЧитайте также\nКоза получила приз\nЖдут дождя",
    ],
)
def test_lists_and_boxes_below_a_text_are_furniture(below: str) -> None:
    assert _main(STORY + below) == STORY


def test_numbered_advice_stays_in_the_text() -> None:
    advice = "What to do\n1. Write down the time:\nNote who came and when.\n2. Call somebody:\nSay where you are."
    text = STORY + "\n\n" + advice
    assert _main(text) == "\n\n".join(line for line in text.split("\n") if line)


def test_a_signature_stays_in_the_text() -> None:
    assert _main(STORY + "\n\nThe Circle of Velmar") == STORY + "\n\nThe Circle of Velmar"


def test_every_block_has_its_words_and_its_number() -> None:
    text = "  One line here.\n\n\tAnother line there. \n"
    blocks = main_blocks(text)
    assert [(text[b.start : b.end], b.paragraph, b.page) for b in blocks] == [
        ("One line here.", 1, None),
        ("Another line there.", 2, None),
    ]


@pytest.mark.parametrize("text", ["", "\n\n\n", "x" * 300_000, "a\n" * 50_000])
def test_odd_texts_are_read_in_linear_time(text: str) -> None:
    assert len(main_blocks(text)) <= text.count("\n") + 1
