"""A document drawn in every form: no name in it that may not be, the code name of whoever is meant, the same words."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from guvoh.model.document import DETAIL, Answer, Document, Section, Table, line, own, said
from guvoh.model.paper import PersonLine, Words
from guvoh.report.document import ENDINGS, finished
from guvoh.report.document.word import readable

NAME = "Рустам Зарвони"
PERSIAN = "بازداشت در زندان مرکزی"


def paper(profile: str = "group") -> Document:
    who, words = said(NAME, DETAIL, "name", whose="p"), said(PERSIAN, DETAIL, language="fa")
    named = line(own("Arrested: "), who, own("; "), words)
    answer = Answer("X.1", "Who was arrested?", (named,), required=True)
    table = Table("", ("No.", "What"), ((own("1"), said(f"Зани {NAME} гуфт", DETAIL, language="tg")),))
    return Document(
        "trial", "Trial paper", Words("Valley"), profile, "confidential", "en", "2031-06-01T10:00:00Z", "", (
            Section("First", (named, answer)), Section("Second", (table,))),
        persons=(PersonLine("p", (NAME, "Rustam Zarvoni"), "protected", "silent"),),
    )  # fmt: skip


@pytest.mark.parametrize("ending", sorted(ENDINGS))
def test_no_protected_name_stands_in_any_form(ending: str, tmp_path: Path) -> None:
    drawn = finished(paper(), ending)
    assert not any(name in _text(drawn, ending, tmp_path) for name in ("Зарвони", "Рустам", "Rustam", "Zarvoni"))


@pytest.mark.parametrize("ending", sorted(ENDINGS))
def test_an_internal_paper_has_the_name_and_the_words(ending: str, tmp_path: Path) -> None:
    text = _text(finished(paper("internal"), ending), ending, tmp_path)
    assert "Рустам" in text and "Зани" in text


def test_a_name_piece_gets_one_code_name_all_over_the_paper() -> None:
    text = finished(paper(), ".txt").decode()
    (code,) = {part.split(";")[0] for part in text.split("Arrested: ")[1:]}
    assert f"Зани {code} гуфт" in text


def _text(drawn: bytes, ending: str, tmp_path: Path) -> str:
    if ending == ".pdf":
        (tmp_path / "x.pdf").write_bytes(drawn)
        out = subprocess.run(["pdftotext", str(tmp_path / "x.pdf"), "-"], capture_output=True, check=True)
        return out.stdout.decode()
    return readable(drawn, paper()).decode() if ending == ".docx" else drawn.decode()
