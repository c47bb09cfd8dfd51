"""The gate looks at pages as pictures: a name that stands in no byte of the file, but can be seen on it, is found."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from importlib.resources import files
from typing import Any

import pytest

from guvoh.app.seeing import looked_at
from guvoh.errors import Refused
from guvoh.model.document import Document, Section, line, own
from guvoh.model.paper import PersonLine, Words
from guvoh.policy import gate_picture
from guvoh.policy.gate_file import check_file
from guvoh.report.document import finished, pages, seen

reads = pytest.mark.skipif(bool(gate_picture.lacking()), reason="no tesseract with English, Russian and Persian here")
NAMES = {"Latin": "Zarhod Qemelov", "Cyrillic": "Зарход Кемелов", "Tajik": "Ҷамзод Қемелӣ", "Arabic": "زرهود کملوف"}
SAID = {"Latin": "On that day {} was taken from the house.", "Cyrillic": "В тот день {} был увезён из дома.",
        "Tajik": "Он рӯз {} аз хона бурда шуд.", "Arabic": "آن روز {} از خانه برده شد."}  # fmt: skip
SOMEBODY = {"Latin": "somebody", "Cyrillic": "человек", "Tajik": "касе", "Arabic": "کسی"}
TABLE = "#table(columns: 3, [1], [{}], [2031], [2], [Nobody], [2032])"


def picture(text: str, size: int = 9) -> bytes:
    """A PDF whose one page is a picture of the text."""
    import typst

    fonts = str(files("guvoh.report").joinpath("fonts"))
    set_as = f'#set page(width: 400pt, height: 200pt)\n#set text(size: {size}pt, font: ("Noto Sans", "Vazirmatn"))\n'
    compile_: Any = typst.compile  # as in `report.printed`
    made: bytes = compile_((set_as + text).encode(), font_paths=[fonts])
    return pages.as_pictures(made, "en")


def paper(profile: str = "public", names: tuple[str, ...] = tuple(NAMES.values())) -> Document:
    people = (PersonLine("p", names, "protected", "silent"),)
    return Document("x", "X", Words("Case"), profile, "public", "en", "2031-06-01", "", (), persons=people)


@reads
@pytest.mark.parametrize("script", NAMES)
def test_a_name_that_is_only_drawn_is_seen(script: str) -> None:
    drawn = picture(SAID[script].format(NAMES[script]))
    assert (check_file(drawn, paper()), [one.person for one in seen.leaks_seen(drawn, paper()) or ()]) == ((), ["p"])


@reads
@pytest.mark.parametrize("script", NAMES)
def test_a_page_that_names_nobody_passes(script: str) -> None:
    assert seen.leaks_seen(picture(SAID[script].format(SOMEBODY[script])), paper()) == ()


@reads
@pytest.mark.parametrize("script", ["Latin", "Arabic"])
def test_a_name_in_a_table_with_lines_is_seen(script: str) -> None:
    assert seen.leaks_seen(picture(TABLE.format(NAMES[script])), paper())


@reads
@pytest.mark.parametrize("profile", ["public", "partner"])
def test_a_paper_on_which_a_name_is_seen_does_not_leave(profile: str) -> None:
    with pytest.raises(Refused):
        looked_at(picture(SAID["Latin"].format(NAMES["Latin"])), ".pdf", paper(profile))


@reads
def test_a_clean_page_leaves_as_one_that_was_looked_at() -> None:
    assert looked_at(picture("A public report."), ".pdf", paper())


def test_our_own_word_on_a_page_is_nobodys_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seen, "read_picture", lambda *_all: "Sources")
    assert seen.leaks_seen(picture("x"), paper(names=("Sources Qemelov",))) == ()


@pytest.mark.parametrize("here", [(), ("eng",), ("eng", "rus", "tgk")])
def test_where_a_script_cannot_be_read_a_page_was_not_read(
    monkeypatch: pytest.MonkeyPatch, here: tuple[str, ...]
) -> None:
    monkeypatch.setattr(gate_picture, "languages", lambda: here)
    assert looked_at(picture("x"), ".pdf", paper("partner")) is False
    with pytest.raises(Refused):
        looked_at(picture("x"), ".pdf", paper())


@pytest.mark.parametrize("profile", ["internal", "group", "lawyer", "mechanism"])
def test_pages_of_a_paper_that_is_not_shared_are_not_waited_for(monkeypatch: pytest.MonkeyPatch, profile: str) -> None:
    monkeypatch.setattr(seen, "readable_here", lambda: pytest.fail("it was looked at"))
    assert looked_at(b"%PDF-", ".pdf", paper(profile)) is True


@pytest.mark.parametrize(("profile", "letters"), [("public", False), ("partner", True), ("lawyer", True)])
def test_the_pages_of_a_public_paper_are_pictures(profile: str, letters: bool) -> None:
    drawn = finished(replace(paper(profile), sections=(Section("", (line(own("Of nobody.")),)),)), ".pdf")
    assert (b"/Font" in drawn) is letters


def test_a_page_that_could_not_be_looked_at_is_no_clean_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seen, "read_picture", lambda *_all: None)
    assert seen.leaks_seen(picture("x"), paper()) is None


def test_a_reader_of_pictures_that_takes_too_long_has_read_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(*_all: object, **_more: object) -> None:
        raise subprocess.TimeoutExpired("tesseract", 1)

    monkeypatch.setattr(shutil, "which", lambda _name: "/usr/bin/tesseract")
    monkeypatch.setattr(subprocess, "run", slow)
    assert gate_picture.read_picture(b"P5 1 1 255\n\0", ("eng",)) is None
