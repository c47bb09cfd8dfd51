"""Killed before any single write, or in the middle of it: what was acknowledged is there, the rest is not. (G1, G5)

Tried at every fifth write, and with `--whole` at each. Five, for writes come in patterns of three and four (open,
write, fsync, replace): so each kind of write has its turn.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from faults import killed_at
from invented import CHEAP, WORDS, Made, add_source, copy_of, decide, filled, open_case, set_title

from guvoh.errors import NoVault, WrongPassphrase
from guvoh.vault import backup, change, check
from guvoh.vault.create import create
from guvoh.vault.vault import open_vault, open_with_key, unlock

Say = Callable[[str], None]
Every = Callable[[int], int]


@dataclass(frozen=True, slots=True)
class Template:
    folder: Path
    key: bytes
    first: Made
    second: Made


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Template:
    folder = tmp_path_factory.mktemp("crash") / "vault"
    return Template(folder, *filled(folder))


def whole(folder: Path, key: bytes, acknowledged: list[str]) -> None:
    """The vault opens, holds every acknowledged entry, and `verify` finds nothing; folded anew it has the same rows."""
    with open_with_key(folder, key) as vault:
        rows = vault.view.dump()
    entries = {r[0] for r in rows["entry"]}
    assert set(acknowledged) <= entries
    assert check.verify(folder, key).findings == ()
    change.rebuild(folder, key)
    with open_with_key(folder, key) as vault:
        assert vault.view.dump() == rows
        assert vault.notices == []


def test_a_commit_killed_at_any_write_loses_nothing_acknowledged(
    template: Template, tmp_path: Path, every: Every
) -> None:
    for call in range(1, 200, every(5)):
        folder = copy_of(template.folder, tmp_path / str(call))

        def act(say: Say, folder: Path = folder) -> None:
            with open_with_key(folder, template.key) as vault:
                case = open_case(vault, "Second case")
                made = add_source(vault, case)
                say(decide(vault, made))
                say(set_title(vault, made, "A letter"))

        came_so_far, acknowledged = killed_at(call, act)
        whole(folder, template.key, acknowledged)
        if not came_so_far:
            assert len(acknowledged) == 2
            return
    pytest.fail("the act never ended")


def test_an_erasing_killed_at_any_write_is_done_or_not_done(template: Template, tmp_path: Path, every: Every) -> None:
    source = template.first.source
    for call in range(1, 200, every(5)):
        folder = copy_of(template.folder, tmp_path / str(call))

        def act(say: Say, folder: Path = folder) -> None:
            with open_with_key(folder, template.key) as vault:
                change.erase_compartments(vault, [uuid.UUID(source).bytes], "source", source, template.first.objects)
                say("erased")

        came_so_far, said = killed_at(call, act)
        whole(folder, template.key, [])
        with open_with_key(folder, template.key) as vault:
            has_key = vault.keyring.has(uuid.UUID(source).bytes)
            assert vault.store.path(template.first.objects[0]).exists() == has_key, call
            assert len(list((folder / "keyring").iterdir())) == 1
            assert not (said and has_key)
        if not came_so_far:
            assert said == ["erased"]
            return
    pytest.fail("the act never ended")


def test_a_change_of_passphrase_killed_at_any_write_leaves_one_that_opens(
    template: Template, tmp_path: Path, every: Every
) -> None:
    for call in range(1, 100, every(5)):
        folder = copy_of(template.folder, tmp_path / str(call))

        def act(say: Say, folder: Path = folder) -> None:
            with open_with_key(folder, template.key) as vault:
                change.change_passphrase(vault, "other words", CHEAP)
                say("changed")

        came_so_far, said = killed_at(call, act)
        opened = []
        for words in (WORDS, "other words"):
            try:
                open_vault(folder, words).close()
                opened.append(words)
            except WrongPassphrase:
                pass
        assert opened
        assert not said or opened == ["other words"]
        whole(folder, template.key, [])
        if not came_so_far:
            return
    pytest.fail("the act never ended")


@pytest.mark.parametrize("before", [False, True], ids=["the first backup", "a later backup"])
def test_a_backup_killed_at_any_write_leaves_the_earlier_one_and_can_be_continued(
    template: Template, tmp_path: Path, before: bool, every: Every
) -> None:
    for call in range(1, 300, every(5)):
        folder, target = copy_of(template.folder, tmp_path / str(call)), tmp_path / f"backup-{call}"
        with open_with_key(folder, template.key) as vault:
            if before:
                backup.back_up(vault, target)
            title = set_title(vault, template.second, "A later title")
            add_source(vault, template.first.case, text="Ruslan Veshkorov came home.")

        def act(say: Say, folder: Path = folder, target: Path = target) -> None:
            with open_with_key(folder, template.key) as vault:
                backup.back_up(vault, target)
                say("kept")

        came_so_far, said = killed_at(call, act)
        if before or said:
            backup.restore(target, tmp_path / f"restored-{call}")
            whole(tmp_path / f"restored-{call}", template.key, [title] if said else [])
        with open_with_key(folder, template.key) as vault:
            assert backup.back_up(vault, target).findings == ()
        if not came_so_far:
            return
    pytest.fail("the act never ended")


def test_a_restore_killed_at_any_write_leaves_no_half_vault(template: Template, tmp_path: Path, every: Every) -> None:
    with open_with_key(copy_of(template.folder, tmp_path / "vault"), template.key) as vault:
        backup.back_up(vault, tmp_path / "backup")
    for call in range(1, 300, every(5)):
        target = tmp_path / f"restored-{call}"
        came_so_far, said = killed_at(call, lambda say, to=target: backup.restore(tmp_path / "backup", to) and say("k"))
        if target.exists():
            whole(target, template.key, [])
        else:
            assert not said
            backup.restore(tmp_path / "backup", target)
            whole(target, template.key, [])
        if not came_so_far:
            return
    pytest.fail("the act never ended")


def test_a_new_vault_killed_at_any_write_is_there_or_not(tmp_path: Path) -> None:
    for call in range(1, 100):
        folder = tmp_path / str(call)
        came_so_far, _said = killed_at(call, lambda say, to=folder: create(to, WORDS, cost=CHEAP) and None)
        try:
            whole(folder, unlock(folder, WORDS), [])
        except NoVault:
            assert came_so_far
        if not came_so_far:
            return
    pytest.fail("the act never ended")


def test_a_new_device_killed_at_any_write_is_there_or_not(
    template: Template, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("guvoh.vault.machine.fingerprint", lambda key: b"another machine")
    for call in range(1, 100):
        folder = copy_of(template.folder, tmp_path / str(call))

        def act(say: Say, folder: Path = folder) -> None:
            change.start_new_device(folder, template.key, "documenter", "moved")
            say("started")

        came_so_far, said = killed_at(call, act)
        if not said and len(list(folder.glob("ledger/*.tip"))) == 1:
            change.start_new_device(folder, template.key, "documenter", "moved")
        whole(folder, template.key, [])
        if not came_so_far:
            return
    pytest.fail("the act never ended")
