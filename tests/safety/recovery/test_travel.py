"""Before a journey: nothing is removed but the vault's own, after a proof, when asked for twice; the rest is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from desk import Desk

from guvoh.safety.recovery.remains import remains
from guvoh.vault.vault import open_vault


@pytest.fixture
def backup(desk: Desk, tmp_path: Path) -> Path:
    assert desk.run("backup", str(tmp_path / "b")).code == 0
    return tmp_path / "b"


def _travel(desk: Desk, backup: Path, stdin: str = "", *more: str) -> int:
    return desk.run("travel", "--backup", str(backup), "--remove", *more, stdin=stdin).code


def test_the_first_advice_is_not_to_carry_it(desk: Desk) -> None:
    assert desk.bare("travel").out.splitlines()[0].startswith("1. Do not carry it.")


def test_what_deletion_cannot_do_is_said(desk: Desk) -> None:
    assert "on an SSD or a phone" in desk.bare("travel").err


def test_after_the_proof_and_two_answers_the_vault_is_gone_and_the_backup_opens(desk: Desk, backup: Path) -> None:
    assert _travel(desk, backup, "y\nvault\n") == 0
    assert not desk.vault.exists()
    assert desk.bare("restore", str(backup), "--vault", str(desk.vault), "--passphrase-file",
                     str(desk.home / "pass")).code == 0  # fmt: skip
    open_vault(desk.vault, desk.words).close()


@pytest.mark.parametrize("answers", ["", "n\n", "y\n", "y\nother\n"])
def test_without_both_answers_nothing_is_removed(desk: Desk, backup: Path, answers: str) -> None:
    assert _travel(desk, backup, answers) != 0
    open_vault(desk.vault, desk.words).close()


def test_without_a_backup_nothing_is_removed(desk: Desk) -> None:
    assert desk.run("travel", "--remove", stdin="y\nvault\n").code == 2
    open_vault(desk.vault, desk.words).close()


def test_a_backup_older_than_the_vault_is_no_proof(desk: Desk, backup: Path) -> None:
    from guvoh import app

    with open_vault(desk.vault, desk.words, "Nilu") as vault:
        app.open_case(vault, "Valley")
    assert _travel(desk, backup, "y\nvault\n") != 0
    open_vault(desk.vault, desk.words).close()


def test_a_damaged_backup_is_no_proof(desk: Desk, backup: Path) -> None:
    log = next((backup / "ledger").glob("*.log"))
    log.write_bytes(log.read_bytes()[:-1] + b"\x00")
    assert _travel(desk, backup, "y\nvault\n") != 0
    open_vault(desk.vault, desk.words).close()


def test_the_vault_is_no_backup_of_itself(desk: Desk) -> None:
    assert _travel(desk, desk.vault, "y\nvault\n") != 0
    open_vault(desk.vault, desk.words).close()


def test_a_file_that_is_not_the_vaults_stays_where_it_is(desk: Desk, backup: Path) -> None:
    (desk.vault / "my letter.txt").write_text("mine")
    assert _travel(desk, backup, "y\nvault\n") == 0
    assert [path.name for path in desk.vault.iterdir()] == ["my letter.txt"]


def test_what_remains_on_the_machine_is_told_with_its_command_and_left(tmp_path: Path) -> None:
    (tmp_path / "Downloads").mkdir()
    made = {".bash_history": "ls\nguvoh add x\n", ".zsh_history": "ls\n", ".bashrc": "export GUVOH_VAULT=~/v\n",
            "Downloads/a b.pdf": "ours", "Downloads/c.pdf": "other", "words": "secret"}  # fmt: skip
    for name, content in made.items():
        (tmp_path / name).write_text(content)
    found = list(remains(tmp_path, lambda data, ending: data == b"ours", tmp_path / "words"))
    told = {one.what: one.path.name for one in found if one.what != "profile"}
    assert told == {"history": ".bash_history", "settings": ".bashrc", "paper": "a b.pdf", "passphrase": "words"}
    assert {name: (tmp_path / name).read_text() for name in made} == made


def test_a_name_with_a_blank_is_quoted_in_the_command(tmp_path: Path) -> None:
    (tmp_path / "a b.pdf").write_text("ours")
    (one,) = (r for r in remains(tmp_path, lambda data, ending: True) if r.what == "paper")
    assert one.command == f"rm -- '{tmp_path / 'a b.pdf'}'"
