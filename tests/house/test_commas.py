"""What stands between two things of a list is said by the language: Persian has a comma of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment

from guvoh.text.i18n import LANGUAGES, comma, using

TEMPLATES = ("src/guvoh/web/templates/*.html", "src/guvoh/report/*.html")


def commas(template: str) -> Iterator[str]:
    """Commas of English in the words of a template: beside its markup, or between two values."""
    inside = False
    for _line, kind, text in Environment().lexer.tokeniter(template, None):
        if kind == "string" and text.strip("'\"") == ", ":
            yield text
        if kind == "data":
            words = []
            for letter in text:
                inside = (inside or letter == "<") and letter != ">"
                words.append(" " if inside else letter)
            if ", " in "".join(words):
                yield text.strip()


def test_no_template_sets_an_english_comma_between_what_it_shows(root: Path) -> None:
    files = [file for pattern in TEMPLATES for file in root.glob(pattern)]
    found = {file.name: said for file in files if (said := list(commas(file.read_text("utf-8"))))}
    assert len(files) > 50 and found == {}


def test_a_comma_is_that_of_the_language() -> None:
    said = []
    for language in LANGUAGES:
        with using(language):
            said.append(comma())
    assert said == [", ", ", ", ", ", "، "]
