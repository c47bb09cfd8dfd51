"""What every template and style sheet of the desk keeps to."""

import re
from pathlib import Path

import pytest

import guvoh

WEB = Path(guvoh.__file__).parent / "web"
TEMPLATES = sorted((WEB / "templates").rglob("*.html"))
SHEETS = sorted(p for p in (WEB / "static").glob("*.css") if p.name != "fonts.css")
SCRIPTS = sorted(p for p in (WEB / "static").glob("*.js") if p.name != "htmx.min.js")
OF_OURS = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.S)
ATTRIBUTE = re.compile(r"""\b(?:alt|title|placeholder|aria-label|data-label)=(["'])(.*?)\1""", re.S)
SIDES = re.compile(
    r"(?<![\w-])(?:(?:margin|padding|border|inset)-(?:left|right|top|bottom)|left|right|top|bottom|width|height|"
    r"min-width|max-width|min-height|max-height|text-align\s*:\s*(?:left|right)|float\s*:\s*(?:left|right))\s*:"
)
UNTRANSLATED = {"Guvoh", "Ctrl", "Enter", "Esc", "Shift", "EDTF", "PDF", "HTML", "JSON", "CSV", "SHA", "SVG", "XLSX"}


def bare_words(template: str) -> list[str]:
    """Words of a template that no catalogue can hold: in its text and in the attributes that are read aloud."""
    said = [OF_OURS.sub(" ", value) for _quote, value in ATTRIBUTE.findall(template)]
    text = re.sub(r"<kbd>.*?</kbd>|<[^>]*>|&\w+;", " ", OF_OURS.sub(" ", template), flags=re.S)
    words = re.findall(r"[^\W\d_]{2,}", " ".join([text, *said]))
    return [word for word in words if word not in UNTRANSLATED]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda p: p.name)
def test_every_word_of_a_page_can_be_translated(path: Path) -> None:
    assert bare_words(path.read_text("utf-8")) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda p: p.name)
def test_no_page_carries_a_style_a_script_or_markup_of_a_source(path: Path) -> None:
    text = path.read_text("utf-8")
    assert re.findall(r"\sstyle=|\son\w+=|<script(?![^>]*src=)|\|\s*safe\b|javascript:|autoescape false", text) == []


@pytest.mark.parametrize("path", SHEETS, ids=lambda p: p.name)
def test_a_style_sheet_knows_no_left_and_right(path: Path) -> None:
    sheet = re.sub(r"/\*.*?\*/|@media[^{]*", "", path.read_text("utf-8"), flags=re.S)
    assert SIDES.findall(sheet) == []


@pytest.mark.parametrize("path", SHEETS, ids=lambda p: p.name)
def test_only_the_tokens_name_colours(path: Path) -> None:
    if path.name != "tokens.css":
        sheet = re.sub(r"/\*.*?\*/|@media print.*", "", path.read_text("utf-8"), flags=re.S)
        assert re.findall(r"#[0-9a-fA-F]{3,8}\b|rgba?\(|hsla?\(", sheet) == []


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda p: p.name)
def test_a_script_makes_no_markup_and_asks_nobody_else(path: Path) -> None:
    text = path.read_text("utf-8")
    # htmx is told by the word "innerHTML" where a page goes
    assert re.findall(r"\.innerHTML|outerHTML\s*=|insertAdjacentHTML|\beval\b|new Function|https?://|localStorage",
                      text) == []  # fmt: skip
    assert len(text.splitlines()) <= 250


def test_a_bare_word_is_found() -> None:
    assert bare_words("<p>Hello {{ _('there') }}</p>") == ["Hello"]
    assert bare_words("<img alt='A map'>") == ["map"]
