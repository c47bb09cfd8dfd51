"""`guvoh now` as it is typed: without a vault, with one, and the page for the family."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

import desk as desks
import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "bench"))
first_hour = import_module("first_hour")

WHEN = ("--since", "2026-11-21T06:30", "--zone", "Asia/Dushanbe")


def test_the_first_answer_needs_no_vault_and_no_passphrase(tmp_path: Path) -> None:
    said = desks.Desk(tmp_path).bare("now", "arrest", "--country", "TJ", *WHEN)
    assert said.code == 0 and "23 November 2026, 06:30, Asia/Dushanbe" in said.out


def test_a_folder_without_a_vault_does_not_stand_in_the_way(tmp_path: Path) -> None:
    said = desks.Desk(tmp_path).run("now", "arrest")
    assert said.code == 0 and "The first hour" in said.out


def test_asking_the_family_stands_first(tmp_path: Path) -> None:
    rows = desks.Desk(tmp_path).bare("now", "arrest", "--json").lines()
    assert rows[0]["step"] == "ask_family"


@pytest.mark.parametrize(("tongue", "word"), [("ru", "Первый час"), ("tg", "Соати аввал"), ("fa", "ساعت نخست")])
def test_it_speaks_the_language_that_was_asked_for(tmp_path: Path, tongue: str, word: str) -> None:
    said = desks.Desk(tmp_path).bare("now", "missing", "--language", tongue)
    assert word in said.out and "Why:" not in said.out


def test_a_moment_without_a_zone_is_asked_for(tmp_path: Path) -> None:
    said = desks.Desk(tmp_path).bare("now", "arrest", "--since", "2026-11-21T06:30")
    assert said.code == 2 and "time zone" in said.err


def test_the_page_is_written_without_a_vault_and_readable_by_its_owner_alone(tmp_path: Path) -> None:
    out = tmp_path / "page.pdf"
    said = desks.Desk(tmp_path).bare("now", "family", "--language", "tg", "--out", str(out))
    assert said.code == 0 and out.read_bytes().startswith(b"%PDF") and out.stat().st_mode & 0o77 == 0


def test_the_page_overwrites_nothing_unasked(tmp_path: Path) -> None:
    out = tmp_path / "page.png"
    out.write_text("mine")
    said = desks.Desk(tmp_path).bare("now", "family", "--out", str(out))
    assert said.code == 1 and out.read_text() == "mine"


def test_a_contact_in_the_country_is_named_without_a_way_to_reach_it(desk: desks.Desk) -> None:
    assert desk.run("note", "--new-case", "--case", "Valley", "A call came.").code == 0
    fields = ("name=Lola", "what=person", "uses=lawyer", "in_country=yes", "under_18=no", "phone=+48000000000")
    assert desk.run("record", "contact", *fields).code == 0
    said = desk.run("now", "arrest")
    assert "Lola" in said.out and "no machine writes to them" in said.out and "+48000000000" not in said.out


def test_the_walk_of_the_handbook_runs_as_it_stands_there(tmp_path: Path, root: Path) -> None:
    """But for `init`, which takes its time on purpose: the vault is there, made cheaply."""
    desk = desks.desk(tmp_path / "home")
    typed = first_hour.lines((root / "docs" / "HANDBOOK.md").read_text("utf-8"))

    def run(words: list[str]) -> str:
        if "--out" in words:
            words[words.index("--out") + 1] = str(tmp_path / words[words.index("--out") + 1])
        said = desk.run(*words)
        assert said.code == 0, (words[0], said.err)
        return said.out

    done = first_hour.walk(run, [line for line in typed if line != "guvoh init"])
    left = {path.name for path in tmp_path.iterdir() if path.is_file()}
    assert len(done) == 13 and left == {"alert.pdf", "alert.txt", "page.pdf", "page.png"}
