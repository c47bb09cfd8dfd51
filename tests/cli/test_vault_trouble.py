"""A vault that is not there, does not open, is damaged or came from elsewhere: one message with what to do."""

from __future__ import annotations

import os
import shutil
import sys

import pytest
from desk import Desk

COMMANDS = ("sources", "verify", "rebuild", "cases", "recover")


@pytest.mark.parametrize("name", [*COMMANDS, "scrub"])
def test_no_vault_in_the_folder_names_init(desk: Desk, name: str) -> None:
    shutil.rmtree(desk.vault)
    said = desk.run(name)
    assert (said.code, "guvoh init" in said.err, desk.vault.exists()) == (1, True, False)


@pytest.mark.parametrize("name", [*COMMANDS, "scrub"])
def test_a_file_in_place_of_the_vault_is_no_vault(desk: Desk, name: str) -> None:
    shutil.rmtree(desk.vault)
    desk.vault.write_text("a letter")
    assert (desk.run(name).code, desk.vault.read_text()) == (1, "a letter")


@pytest.mark.parametrize("name", ["sources", "verify", "rebuild"])
def test_a_wrong_passphrase_names_recover(desk: Desk, name: str) -> None:
    (desk.home / "pass").write_text("wrong\n")
    said = desk.run(name)
    assert (said.code, "guvoh recover" in said.err) == (1, True)


@pytest.mark.parametrize("content", [None, b"\xff\xfe"])
def test_a_passphrase_file_that_cannot_be_read_is_told(desk: Desk, content: bytes | None) -> None:
    (desk.home / "pass").unlink()
    if content is not None:
        (desk.home / "pass").write_bytes(content)
    said = desk.run("sources")
    assert (said.code, "passphrase file" in said.err) == (1 if content is None else 2, True)


@pytest.mark.parametrize("part", ["ledger/*.log", "ledger/*.tip", "keyring/*", "view.db"])
def test_damage_is_refused_and_verify_names_it(busy: Desk, part: str) -> None:
    path = next(busy.vault.glob(part))
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    said = busy.run("verify")
    assert (said.code, path.name in said.out + said.err) == (1, True)


@pytest.mark.skipif(sys.platform == "win32", reason="needs named pipes as Linux and macOS have them")
@pytest.mark.parametrize("part", ["head.A", "head.B", "keyring/*", "ledger/*.log", "ledger/*.tip", "lock", "view.db"])
def test_a_pipe_in_place_of_a_file_is_named_and_not_waited_for(busy: Desk, part: str) -> None:
    path = next(busy.vault.glob(part))
    path.unlink()
    os.mkfifo(path)
    for command in ("sources", "verify", "scrub"):
        said = busy.run(command)
        assert (said.code, path.name in said.out + said.err) == (1, True)


@pytest.mark.skipif(sys.platform == "win32", reason="needs named pipes as Linux and macOS have them")
def test_a_pipe_in_place_of_an_object_is_named_by_verify(busy: Desk) -> None:
    path = next(busy.vault.glob("objects/??/*"))
    path.unlink()
    os.mkfifo(path)
    said = busy.run("verify")
    assert (said.code, path.name[:16] in said.out + said.err) == (1, True)


def test_both_heads_gone_is_damage_and_nothing_new_is_made(busy: Desk) -> None:
    for name in ("head.A", "head.B"):
        (busy.vault / name).unlink()
    said = busy.run("sources")
    assert (said.code, "backup" in said.err, (busy.vault / "head.A").exists()) == (1, True, False)


def test_init_takes_no_folder_that_holds_something(busy: Desk) -> None:
    before = sorted(busy.vault.rglob("*"))
    codes = [busy.bare("init", str(f), "--passphrase-file", "pass").code for f in (busy.home, busy.vault)]
    assert (codes, sorted(busy.vault.rglob("*"))) == ([1, 1], before)


def test_an_empty_passphrase_makes_no_vault(desk: Desk) -> None:
    (desk.home / "none").write_text("\n")
    said = desk.bare("init", str(desk.home / "new"), "--passphrase-file", "none")
    assert (said.code, (desk.home / "new").exists()) == (1, False)


def test_a_backup_comes_back_as_it_was(busy: Desk) -> None:
    assert busy.run("backup", str(busy.home / "backup")).code == 0
    before = busy.run("sources").out
    shutil.rmtree(busy.vault)
    assert busy.run("restore", str(busy.home / "backup")).code == 0
    assert (busy.run("sources").out, busy.is_whole()) == (before, True)


def test_a_restore_never_overwrites(busy: Desk) -> None:
    busy.run("backup", str(busy.home / "backup"))
    assert busy.run("restore", str(busy.home / "backup")).code == 1
    assert busy.is_whole()


def test_a_backup_into_the_vault_itself_is_refused(busy: Desk) -> None:
    for folder in (busy.vault, busy.vault / "backup"):
        assert busy.run("backup", str(folder)).code == 1
    assert busy.is_whole()


def test_a_passphrase_is_changed_and_the_old_one_opens_no_more(desk: Desk) -> None:
    (desk.home / "new").write_text("meadow kettle thimble harbour\n")
    assert desk.run("passphrase", "--new-passphrase-file", "new").code == 0
    assert desk.run("sources").code == 1
    shutil.copy(desk.home / "new", desk.home / "pass")
    assert desk.run("sources").code == 0


def run_here(words: list[str], capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    from guvoh.cli.main import main

    try:
        main(words)
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    return code, capsys.readouterr().err


@pytest.mark.parametrize("answer", ["--moved", "--copied"])
def test_a_vault_on_another_machine_asks_and_goes_on_after_the_answer(
    busy: Desk, answer: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from guvoh.cli import edge
    from guvoh.vault import machine

    monkeypatch.setattr(edge, "harden", lambda: None)  # for the command's own process, not for this one
    monkeypatch.setattr(machine, "fingerprint", lambda key: b"another machine".ljust(32, b"."))
    given = ["--vault", str(busy.vault), "--passphrase-file", str(busy.home / "pass")]
    code, told = run_here([*given, "sources"], capsys)
    assert (code, "guvoh doctor --moved" in told) == (1, True)
    assert run_here([*given, "doctor", answer], capsys)[0] == 0
    assert run_here([*given, "sources"], capsys) == (0, "")


def test_moved_and_copied_at_once_is_refused(desk: Desk) -> None:
    assert desk.run("doctor", "--moved", "--copied").code == 2


def test_the_folder_of_a_vault_holds_only_what_the_format_names(busy: Desk) -> None:
    known = {"head.A", "head.B", "keyring", "ledger", "objects", "view.db", "lock", "view.db-wal", "view.db-shm"}
    assert {path.name for path in busy.vault.iterdir()} <= known
