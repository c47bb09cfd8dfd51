"""The glossary has one line for one word, and points to places that exist."""

import re
from pathlib import Path

import guvoh

PACKAGE = Path(guvoh.__file__).parent
GLOSSARY = Path(__file__).parents[2] / "docs" / "GLOSSARY.md"
LINES = [
    [cell.strip() for cell in line.strip().strip("|").split("|")]
    for line in GLOSSARY.read_text(encoding="utf-8").splitlines()
    if line.startswith("| ") and not line.startswith("| Word")
]


def test_every_line_has_a_word_a_meaning_a_place_and_three_languages():
    assert [line[0] for line in LINES if len(line) != 6 or not all(line[:3])] == []


def test_no_word_stands_twice():
    words = [word for line in LINES for word in line[0].split(", ")]
    assert [word for word in words if words.count(word) > 1] == []


def test_no_word_of_another_language_stands_for_two_things():
    twice = [
        word
        for column in (3, 4, 5)
        for word in [line[column] for line in LINES if line[column]]
        if [line[column] for line in LINES].count(word) > 1
    ]
    assert twice == []


def test_every_place_exists():
    places = [place for line in LINES for place in re.findall(r"`([^`]+)`", line[2])]
    assert [place for place in places if not (PACKAGE / place).exists()] == []
