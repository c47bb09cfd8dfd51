"""What opens a vault, and what is said when it does not."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from invented import CHEAP, WORDS, add_source, copy_of, decide, filled, new_vault, open_case, set_title

from guvoh.errors import Damage, NoVault, Refused, UsageError, WrongPassphrase
from guvoh.vault import backup, change, check, head
from guvoh.vault.create import create
from guvoh.vault.passphrase import CEILING_KIB, Cost
from guvoh.vault.vault import open_vault, open_with_key, unlock


def test_a_wrong_passphrase_is_refused_without_repeating_it(tmp_path: Path) -> None:
    new_vault(tmp_path / "v")
    with pytest.raises(WrongPassphrase) as refused:
        open_vault(tmp_path / "v", "not these words")
    assert "not these words" not in refused.value.message + refused.value.hint


def test_a_passphrase_opens_however_a_keyboard_composes_its_letters(tmp_path: Path) -> None:
    words = "зимний йод ӣ ё"
    create(tmp_path / "v", unicodedata.normalize("NFD", words), cost=CHEAP)
    open_vault(tmp_path / "v", unicodedata.normalize("NFC", words)).close()


def test_an_empty_passphrase_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused):
        create(tmp_path / "v", "", cost=CHEAP)
    assert not (tmp_path / "v").exists()


def test_where_something_stands_no_vault_is_made(tmp_path: Path) -> None:
    (tmp_path / "v").mkdir()
    (tmp_path / "v" / "letter.txt").write_text("mine")
    with pytest.raises(Refused):
        create(tmp_path / "v", WORDS, cost=CHEAP)
    assert [p.name for p in tmp_path.rglob("*")] == ["v", "letter.txt"]


def test_a_folder_without_a_vault_is_said_to_have_none(tmp_path: Path) -> None:
    with pytest.raises(NoVault):
        open_vault(tmp_path, WORDS)


def test_after_a_change_only_the_new_passphrase_opens(tmp_path: Path) -> None:
    key = new_vault(tmp_path / "v")
    with open_with_key(tmp_path / "v", key) as vault:
        change.change_passphrase(vault, "other words")
    assert unlock(tmp_path / "v", "other words") == key
    with pytest.raises(WrongPassphrase):
        unlock(tmp_path / "v", WORDS)


def test_the_recovery_words_open_and_set_a_new_passphrase(tmp_path: Path) -> None:
    words = create(tmp_path / "v", WORDS, cost=CHEAP).recovery_words
    key = change.recover(tmp_path / "v", words.upper().replace(" ", "\n"))
    with open_with_key(tmp_path / "v", key) as vault:
        change.change_passphrase(vault, "other words")
    open_vault(tmp_path / "v", "other words").close()
    assert change.recover(tmp_path / "v", words) == key


def test_recovery_words_of_another_vault_are_refused(tmp_path: Path) -> None:
    new_vault(tmp_path / "v")
    words = create(tmp_path / "other", WORDS, cost=CHEAP).recovery_words
    with pytest.raises(WrongPassphrase):
        change.recover(tmp_path / "v", words)


def test_a_misspelt_recovery_word_is_found(tmp_path: Path) -> None:
    words = create(tmp_path / "v", WORDS, cost=CHEAP).recovery_words.split()
    for wrong in ([*words[:-1], "academic" if words[-1] != "academic" else "acid"], words[:-1], ["salt", *words[1:]]):
        with pytest.raises(UsageError):
            change.recover(tmp_path / "v", " ".join(wrong))


@pytest.mark.parametrize("cost", [Cost(CEILING_KIB + 1, 1, 1), Cost(8192, 65, 1), Cost(8192, 1, 17), Cost(0, 1, 1),
                                  Cost(8192, 0, 1), Cost(8192, 1, 0), Cost(8, 1, 2)])  # fmt: skip
def test_a_planted_head_cannot_ask_for_all_memory_or_for_none(tmp_path: Path, cost: Cost) -> None:
    new_vault(tmp_path / "v")
    planted = replace(head.parse((tmp_path / "v" / "head.A").read_bytes()), cost=cost, generation=9)
    for name in head.NAMES:
        head.write(tmp_path / "v", name, planted)
    with pytest.raises(Damage, match="memory or time"):
        open_vault(tmp_path / "v", WORDS)


def test_a_head_of_a_newer_version_is_refused_by_name(tmp_path: Path) -> None:
    new_vault(tmp_path / "v")
    body = b"guvoh head 2\n" + b"what nobody knows yet"
    for name in head.NAMES:
        (tmp_path / "v" / name).write_bytes(body + hashlib.sha256(body).digest())
    with pytest.raises(Damage, match="newer Guvoh"):
        open_vault(tmp_path / "v", WORDS)


def test_one_changed_digit_of_the_version_is_healed_from_the_other_head(tmp_path: Path) -> None:
    new_vault(tmp_path / "v")
    whole = (tmp_path / "v" / "head.A").read_bytes()
    (tmp_path / "v" / "head.A").write_bytes(whole.replace(b"head 1", b"head 2", 1))
    with open_vault(tmp_path / "v", WORDS) as vault:
        assert any("head.A" in n for n in vault.notices)
    assert (tmp_path / "v" / "head.A").read_bytes() == whole


def test_a_vault_on_another_machine_asks_before_it_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    key = new_vault(tmp_path / "v")
    monkeypatch.setattr("guvoh.vault.machine.fingerprint", lambda key: b"another machine")
    with pytest.raises(Refused, match="another machine"):
        open_with_key(tmp_path / "v", key)


def test_a_new_device_continues_what_another_began(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "v"
    key, first, _second = filled(folder)
    monkeypatch.setattr("guvoh.vault.machine.fingerprint", lambda key: b"another machine")
    change.start_new_device(folder, key, "documenter", "moved")
    with open_with_key(folder, key) as vault:
        set_title(vault, first, "Set on the second machine")
        third = add_source(vault, first.case, text="Ruslan Veshkorov came home.")
        decide(vault, third)
        rows = vault.view.dump()
        titles = vault.view.rows("SELECT value FROM setting WHERE name = 'title'")
        orders = [r[0] for r in vault.view.rows("SELECT ord FROM entry ORDER BY ord")]
    assert titles == [('"Set on the second machine"',)]
    assert orders == sorted(set(orders))
    change.rebuild(folder, key)
    with open_with_key(folder, key) as vault:
        assert vault.view.dump() == rows
    assert len(list(folder.glob("ledger/*.log"))) == 2
    assert check.verify(folder, key).findings == ()


def test_a_log_of_another_device_that_was_put_back_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The newest tip says how far the other logs had come, so this shows without a view."""
    folder = tmp_path / "v"
    key, first, _second = filled(folder)
    older = {p.name: p.read_bytes() for p in folder.glob("ledger/*")}
    with open_with_key(folder, key) as vault:
        set_title(vault, first, "Set on the first machine")
    monkeypatch.setattr("guvoh.vault.machine.fingerprint", lambda key: b"another machine")
    change.start_new_device(folder, key, "documenter", "moved")
    (folder / "view.db").unlink(missing_ok=True)
    for name, data in older.items():
        (folder / "ledger" / name).write_bytes(data)
    with pytest.raises(Damage, match=r"\.tip is older"):
        open_with_key(folder, key)


def test_a_restored_vault_has_the_same_rows_and_needs_no_passphrase_to_restore(tmp_path: Path) -> None:
    key, _first, _second = filled(tmp_path / "v")
    with open_with_key(tmp_path / "v", key) as vault:
        rows = vault.view.dump()
        backup.back_up(vault, tmp_path / "b")
    backup.restore(tmp_path / "b", tmp_path / "r")
    with open_vault(tmp_path / "r", WORDS) as vault:
        assert vault.view.dump() == rows
    assert check.verify(tmp_path / "r", key).findings == ()


def test_what_was_erased_goes_from_the_next_backup_too(tmp_path: Path) -> None:
    import uuid

    key, first, _second = filled(tmp_path / "v")
    with open_with_key(tmp_path / "v", key) as vault:
        backup.back_up(vault, tmp_path / "b")
        change.erase_compartments(vault, [uuid.UUID(first.source).bytes], "source", first.source, first.objects)
        backup.back_up(vault, tmp_path / "b")
    names = {p.name for p in (tmp_path / "b").rglob("*")}
    assert not names & set(first.objects)
    assert len(list((tmp_path / "b" / "keyring").iterdir())) == 1


def test_a_backup_is_not_written_over_something_else(tmp_path: Path) -> None:
    key = new_vault(tmp_path / "v")
    new_vault(tmp_path / "other")
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "letter.txt").write_text("mine")
    with open_with_key(tmp_path / "v", key) as vault:
        for place in ("other", "papers", "v/b"):
            with pytest.raises(Refused):
                backup.back_up(vault, tmp_path / place)
    assert (tmp_path / "papers" / "letter.txt").read_text() == "mine"


def test_a_newer_backup_is_not_written_over_by_an_older_vault(tmp_path: Path) -> None:
    key, first, _second = filled(tmp_path / "v")
    older = copy_of(tmp_path / "v", tmp_path / "older")
    with open_with_key(tmp_path / "v", key) as vault:
        set_title(vault, first, "Later")
        backup.back_up(vault, tmp_path / "b")
    with open_with_key(older, key) as vault, pytest.raises(Refused, match="newer"):
        backup.back_up(vault, tmp_path / "b")


def test_a_damaged_backup_is_not_restored(tmp_path: Path) -> None:
    key, first, _second = filled(tmp_path / "v")
    with open_with_key(tmp_path / "v", key) as vault:
        backup.back_up(vault, tmp_path / "b")
    (tmp_path / "b" / "objects" / first.objects[0][:2] / first.objects[0]).write_bytes(b"junk")
    with pytest.raises(Damage, match="damaged"):
        backup.restore(tmp_path / "b", tmp_path / "r")
    assert not (tmp_path / "r").exists()


def test_two_processes_on_one_vault_lose_nothing_of_one_another(tmp_path: Path) -> None:
    import os

    folder = tmp_path / "v"
    key = new_vault(folder)
    with open_with_key(folder, key) as vault:
        case = open_case(vault)
    children = []
    for writer in range(3):
        pid = os.fork()
        if not pid:
            code = 1
            try:
                with open_with_key(folder, key) as vault:
                    for n in range(12):
                        made = add_source(vault, case, text=f"Ruslan Veshkorov was seen by {writer}, day {n}.")
                        decide(vault, made)
                code = 0
            finally:
                os._exit(code)
        children.append(pid)
    assert [os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) for pid in children] == [0, 0, 0]
    with open_with_key(folder, key) as vault:
        assert vault.view.row("SELECT count(*) FROM claim WHERE state = 'accepted'") == (36,)
    assert check.verify(folder, key).findings == ()


def test_one_process_sees_what_another_committed(tmp_path: Path) -> None:
    folder = tmp_path / "v"
    key, first, _second = filled(folder)
    with open_with_key(folder, key) as one, open_with_key(folder, key) as other:
        set_title(one, first, "Seen by both")
        other.refresh()
        assert other.view.dump() == one.view.dump()
