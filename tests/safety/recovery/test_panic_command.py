"""`guvoh panic`: armed only with a proven backup, pressed only by words, and brought back by the recovery words."""

from __future__ import annotations

from pathlib import Path

import pytest
from desk import Desk

from guvoh import app
from guvoh.text.i18n import use
from guvoh.vault import change, shares
from guvoh.vault.vault import open_vault

SECRET = bytes(range(32))


@pytest.fixture
def backup(desk: Desk, tmp_path: Path) -> Path:
    """Of a vault whose recovery key is `SECRET`."""
    with open_vault(desk.vault, desk.words, "Nilu") as vault:
        change.change_recovery(vault, SECRET)
    assert desk.run("backup", str(tmp_path / "b")).code == 0
    return tmp_path / "b"


def _arm(desk: Desk, backup: Path, *more: str, stdin: str = "y\n") -> int:
    return desk.run("panic", "arm", "--backup", str(backup), *more, stdin=stdin).code


def _state(desk: Desk) -> bool:
    return bool(desk.run("panic", "status", "--json").lines()[0]["armed"])


def _grown(desk: Desk) -> None:
    with open_vault(desk.vault, desk.words, "Nilu") as vault:
        app.open_case(vault, "Valley")


def test_it_is_off_by_default_and_then_words_do_nothing(desk: Desk) -> None:
    assert not _state(desk)
    assert desk.run("panic", "now", stdin="destroy the keys\n").code == 1
    open_vault(desk.vault, desk.words).close()


def test_it_is_armed_after_the_warnings_and_a_proof_and_pressed_by_the_words_alone(desk: Desk, backup: Path) -> None:
    armed = desk.run("panic", "arm", "--backup", str(backup), stdin="y\n")
    assert (armed.code, _state(desk)) == (0, True)
    assert "crime" in armed.err and "violence" in armed.err and "SSD" in armed.err
    for typed in ("", "yes\n", "destroy\n", "vault\n"):
        assert desk.run("panic", "now", stdin=typed).code != 0
    open_vault(desk.vault, desk.words).close()
    said = desk.run("panic", "now", "--json", stdin="Destroy  the keys\n")
    assert (said.code, said.lines()[0]["destroyed"]) == (0, True)
    after = desk.run("sources")
    assert (after.code, "The keys of this vault are gone" in after.err) == (1, True)


def test_the_vault_comes_back_from_the_backup_and_the_recovery_words(desk: Desk, backup: Path, tmp_path: Path) -> None:
    _arm(desk, backup)
    assert desk.run("panic", "now", stdin="destroy the keys\n").code == 0
    files = [desk.file(f"s{one.number}.txt", one.words) for one in shares.split(SECRET, 2, 3)[1:]]
    new = desk.file("new.txt", "seven new words for another safe place")
    given = [word for file in files for word in ("--words-file", str(file))]
    again = desk.bare("recover", "--vault", str(tmp_path / "again"), "--from", str(backup), *given,
                      "--new-passphrase-file", str(new))  # fmt: skip
    assert again.code == 0, again.err
    open_vault(tmp_path / "again", "seven new words for another safe place").close()


def test_an_older_backup_is_named_with_its_day_and_will_do_only_when_that_is_said(desk: Desk, backup: Path) -> None:
    _grown(desk)
    said = desk.run("panic", "arm", "--backup", str(backup), stdin="y\n")
    assert (said.code, "its last entry is of 2" in said.err, _state(desk)) == (1, True, False)
    assert _arm(desk, backup, "--older") == 0
    assert desk.run("panic", "status", "--json").lines()[0]["lacks"] > 0


def test_what_was_kept_since_the_proof_is_told_before_it_is_pressed(desk: Desk, backup: Path) -> None:
    _arm(desk, backup)
    _grown(desk)
    said = desk.run("panic", "now", stdin="no\n")
    assert "entries of the vault are not in it" in said.err


@pytest.mark.parametrize("wrong", ["damaged", "of another vault", "the vault itself", "no yes"])
def test_without_a_proven_backup_or_a_yes_it_is_not_armed(desk: Desk, backup: Path, tmp_path: Path, wrong: str) -> None:
    if wrong == "damaged":
        log = next((backup / "ledger").glob("*.log"))
        log.write_bytes(log.read_bytes()[:-1] + b"\x00")
    elif wrong == "of another vault":
        from desk import desk as another

        other = another(tmp_path / "other")
        assert other.run("backup", str(tmp_path / "c")).code == 0
        backup = tmp_path / "c"
    place = desk.vault if wrong == "the vault itself" else backup
    assert _arm(desk, place, stdin="n\n" if wrong == "no yes" else "y\n") != 0
    assert not _state(desk)


def test_it_is_switched_off_again(desk: Desk, backup: Path) -> None:
    _arm(desk, backup)
    assert desk.run("panic", "off").code == 0
    assert not _state(desk)


def test_the_warning_is_in_the_language_of_the_group(desk: Desk, backup: Path) -> None:
    with open_vault(desk.vault, desk.words, "Nilu") as vault:
        app.set_desk(vault, {"desk_language": "tg"})
    from guvoh.app.panicking import warnings

    try:
        use("tg")
        expected = warnings()[1]
    finally:
        use("en")
    said = desk.run("panic", "arm", "--backup", str(backup), "--older", stdin="y\n")
    assert expected in said.err
    assert expected in desk.run("panic", "now", stdin="no\n").err
