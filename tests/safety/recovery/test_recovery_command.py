"""Shares at the command line: printed without a name, tried without a change, and a lost vault brought back."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pypdfium2
import pytest
from desk import Desk

from guvoh.app import recovering
from guvoh.text.i18n import LANGUAGES
from guvoh.vault import change, shares
from guvoh.vault.vault import open_vault

SECRET = bytes(range(32))


@pytest.fixture
def held(desk: Desk) -> list[Path]:
    """Three of five shares as files, of a vault whose recovery key is `SECRET`."""
    with open_vault(desk.vault, desk.words, "Nilu") as vault:
        change.change_recovery(vault, SECRET)
    return [desk.file(f"s{one.number}.txt", one.words) for one in shares.split(SECRET, 3, 5)[:3]]


def _given(files: list[Path]) -> list[str]:
    return [word for file in files for word in ("--words-file", str(file))]


def _text(page: bytes | Path) -> str:
    pages = pypdfium2.PdfDocument(page)
    assert len(pages) == 1
    return str(pages[0].get_textpage().get_text_range())


def _state(folder: Path) -> dict[str, str]:
    """Every file that lasts, with what it holds; the lock says nothing."""
    return {
        p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest()
        for p in folder.rglob("*") if p.is_file() and p.name != "lock"
    }  # fmt: skip


def test_shares_that_are_printed_with_a_new_key_open_the_vault(desk: Desk, tmp_path: Path) -> None:
    said = desk.run("recovery", "split", "--shares", "2of3", "--new-key", "--out", str(tmp_path / "out"), "--json")
    assert (said.code, said.lines()[0]["needed"], len(said.lines()[0]["pages"])) == (0, 2, 3)
    files = []
    for n in (1, 3):
        words = [one for one in _text(tmp_path / "out" / f"page-{n}.pdf").split() if one in _known()]
        files.append(desk.file(f"typed-{n}.txt", " ".join(_in_order(tmp_path / "out" / f"page-{n}.pdf"))))
        assert len(words) >= shares.WORDS
    assert desk.run("recovery", "drill", *_given(files), "--json").lines() == [{"opens": True, "shares": [1, 3]}]


def _known() -> set[str]:
    from shamir_mnemonic.wordlist import WORDLIST

    return set(WORDLIST)


def _in_order(page: Path) -> list[str]:
    """The words by the numbers that stand before them on the page."""
    import re

    found = re.findall(r"(\d+)\.\s+([a-z]+)", _text(page))
    return [word for _n, word in sorted((int(n), word) for n, word in found)]


def test_a_drill_changes_nothing(desk: Desk, held: list[Path]) -> None:
    before = _state(desk.vault)
    assert desk.run("recovery", "drill", *_given(held)).code == 0
    assert _state(desk.vault) == before


def test_one_share_too_few_opens_nothing_and_says_how_many_are_needed(desk: Desk, held: list[Path]) -> None:
    said = desk.run("recovery", "drill", *_given(held[:2]))
    assert (said.code, "3 shares are needed; 2 were given" in said.err) == (2, True)


def test_shares_give_the_vault_a_new_passphrase(desk: Desk, held: list[Path]) -> None:
    new = desk.file("new.txt", "seven new words for another safe place")
    assert desk.run("recovery", "join", *_given(held), "--new-passphrase-file", str(new)).code == 0
    open_vault(desk.vault, "seven new words for another safe place").close()


def test_a_lost_vault_is_made_again_from_a_backup_and_shares(desk: Desk, held: list[Path], tmp_path: Path) -> None:
    new = desk.file("new.txt", "seven new words for another safe place")
    assert desk.run("backup", str(tmp_path / "b")).code == 0
    again = ("--vault", str(tmp_path / "again"), "--from", str(tmp_path / "b"), "--new-passphrase-file", str(new))
    said = desk.bare("recover", *again, *_given(held))
    assert said.code == 0, said.err
    open_vault(tmp_path / "again", "seven new words for another safe place").close()


def test_new_shares_of_the_same_key_are_said_to_leave_the_older_ones_open(
    desk: Desk, held: list[Path], tmp_path: Path
) -> None:
    said = desk.run("recovery", "replace", "--shares", "2of3", "--out", str(tmp_path / "out"), *_given(held))
    assert (said.code, "OLDER SHARES STILL OPEN" in said.err) == (0, True)
    assert desk.run("recovery", "drill", *_given(held)).code == 0


def test_a_new_key_is_said_to_leave_older_backups_open(desk: Desk, tmp_path: Path) -> None:
    said = desk.run("recovery", "replace", "--shares", "2of3", "--new-key", "--out", str(tmp_path / "out"))
    assert (said.code, "renew all backups now" in " ".join(said.err.split())) == (0, True)


def test_no_page_is_written_into_the_vault_or_over_another(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "page-2.pdf").write_bytes(b"mine")
    for place in (desk.vault / "x", tmp_path):
        assert desk.run("recovery", "split", "--shares", "2of3", "--new-key", "--out", str(place)).code != 0
    assert (tmp_path / "page-2.pdf").read_bytes() == b"mine"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_fits_one_sheet_in_every_language_with_its_words_in_order(language: str) -> None:
    made = shares.split(SECRET, 3, 5)
    (name, page), *_rest = recovering.printed(made, [language], "2026-11-22")
    assert name == "page-1.pdf"
    assert [one for one in _text(page).split() if one in set(made[0].words.split())]


def test_a_page_names_no_program_vault_or_person() -> None:
    for _name, page in recovering.printed(shares.split(SECRET, 2, 3), list(LANGUAGES), "2026-11-22"):
        assert "guvoh" not in _text(page).lower()
        assert b"uvoh" not in page


def test_who_keeps_a_share_is_kept_and_those_unseen_for_half_a_year_are_asked(desk: Desk) -> None:
    with open_vault(desk.vault, desk.words, "Nilu") as vault:
        from guvoh import app

        app.open_case(vault, "Valley")
    added = [desk.run("recovery", "custodians", "add", f"share={n}", f"since={day}", "--json").lines()[0]["id"]
             for n, day in ((1, "2020-01-01"), (2, "2020-02-01"))]  # fmt: skip
    assert desk.run("recovery", "custodians", "seen", added[0]).code == 0
    listed = desk.run("recovery", "custodians", "--json").lines()
    assert [(one["id"], one["old"]) for one in listed] == [(added[1], True), (added[0], False)]
