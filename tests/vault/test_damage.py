"""Whatever is changed in a vault is found and named; nothing new and empty ever takes its place. (G5, G6, G7)"""

from __future__ import annotations

import random
import shutil
import uuid
from pathlib import Path

import pytest
from invented import CHEAP, WORDS, add_source, copy_of, decide, filled, kept, new_vault, open_case, set_title

from guvoh.errors import Damage, GuvohError, NoVault
from guvoh.vault import change, check
from guvoh.vault.closed import make_closed
from guvoh.vault.vault import open_vault, open_with_key

SIGNED = ("head.A", "head.B", "keyring/*.seg", "ledger/*.tip", "ledger/*.log")


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    """A short vault: an empty case, and a closed one."""
    folder = tmp_path_factory.mktemp("damage") / "vault"
    key = new_vault(folder)
    with open_with_key(folder, key) as vault:
        open_case(vault)
        make_closed(vault, "Informants", "violet anchor thimble", CHEAP)
    return folder, key


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    folder = tmp_path_factory.mktemp("full") / "vault"
    return folder, filled(folder)[0]


def contents(folder: Path) -> dict[str, bytes]:
    files = (p for p in folder.rglob("*") if p.is_file() and p.name != "lock")
    return {str(p.relative_to(folder)): p.read_bytes() for p in files}


def said(folder: Path, key: bytes) -> str:
    """What `verify` says of a vault; empty when it says that all is well."""
    try:
        return " ".join(check.verify(folder, key).findings)
    except GuvohError as error:
        assert isinstance(error, Damage | NoVault)
        return error.message


def names(file: Path, message: str) -> bool:
    return file.name in message or file.stem in message or str(file.relative_to(file.parents[1])) in message


@pytest.mark.parametrize("pattern", SIGNED)
def test_every_changed_byte_is_found_and_its_file_named(book: tuple[Path, bytes], pattern: str) -> None:
    folder, key = book
    file = kept(folder, pattern)
    whole = file.read_bytes()
    unseen = []
    try:
        for place in range(len(whole)):
            changed = bytearray(whole)
            changed[place] ^= 1 << place % 8
            file.write_bytes(changed)
            if not names(file, said(folder, key)):
                unseen.append((place, said(folder, key)))
    finally:
        file.write_bytes(whole)
    assert unseen == []
    assert said(folder, key) == ""


@pytest.mark.parametrize("pattern", SIGNED)
def test_opening_never_goes_on_with_a_changed_byte(book: tuple[Path, bytes], pattern: str, tmp_path: Path) -> None:
    """Heads are healed from their copy, and that is said; all else is refused."""
    folder, key = book
    whole = kept(folder, pattern).read_bytes()
    for place in range(0, len(whole), 7):
        shutil.rmtree(tmp_path / "v", ignore_errors=True)
        copy = copy_of(folder, tmp_path / "v")
        changed = bytearray(whole)
        changed[place] ^= 0x55
        kept(copy, pattern).write_bytes(changed)
        before = contents(copy)
        try:
            with open_with_key(copy, key) as vault:
                assert pattern.startswith("head") and any(pattern in n for n in vault.notices), place
        except Damage:
            assert not pattern.startswith("head"), place
            assert contents(copy) == before


@pytest.mark.parametrize("pattern", SIGNED)
def test_a_file_that_was_cut_short_is_found_and_named(book: tuple[Path, bytes], pattern: str) -> None:
    folder, key = book
    file = kept(folder, pattern)
    whole = file.read_bytes()
    lengths = [0, 1, len(whole) // 3, len(whole) // 2, len(whole) - 33, len(whole) - 1]
    try:
        for length in lengths:
            file.write_bytes(whole[:length])
            assert names(file, said(folder, key)), length
    finally:
        file.write_bytes(whole)


@pytest.mark.parametrize("pattern", SIGNED)
def test_a_file_that_was_removed_is_found_and_named(book: tuple[Path, bytes], pattern: str) -> None:
    folder, key = book
    file = kept(folder, pattern)
    whole = file.read_bytes()
    file.unlink()
    try:
        message = said(folder, key)
        assert names(file, message) or "ledger/*.tip" in message
    finally:
        file.write_bytes(whole)


@pytest.mark.parametrize("folders", [("ledger",), ("keyring",), ("objects",), ("head.A", "head.B"),
                                     ("head.A", "head.B", "keyring", "ledger")])  # fmt: skip
def test_nothing_new_and_empty_takes_the_place_of_what_was_removed(
    full: tuple[Path, bytes], folders: tuple[str, ...], tmp_path: Path
) -> None:
    copy = copy_of(full[0], tmp_path / "v")
    for name in folders:
        shutil.rmtree(copy / name) if (copy / name).is_dir() else (copy / name).unlink()
    before = contents(copy)
    with pytest.raises((Damage, NoVault)), open_vault(copy, WORDS) as vault:
        raise Damage("; ".join(check.verify(copy, vault.vault_key).findings))
    assert {n: b for n, b in contents(copy).items() if not n.startswith("view.db")} == {
        n: b for n, b in before.items() if not n.startswith("view.db")
    }


def test_an_older_copy_of_any_file_is_found(tmp_path: Path) -> None:
    """Copies are taken, then the passphrase changes, a source is erased and more is said: each file is another."""
    folder = tmp_path / "vault"
    key, first, _second = filled(folder)
    old = contents(folder)
    with open_with_key(folder, key) as vault:
        third = add_source(vault, first.case)
        decide(vault, third)
        change.change_passphrase(vault, "another")
    now = contents(folder)
    assert said(folder, key) == ""
    for name, older in old.items():
        if now.get(name) == older or name.startswith("view.db"):
            continue
        (folder / name).write_bytes(older)
        assert names(folder / name, said(folder, key)), name
        (folder / name).write_bytes(now[name])
    assert said(folder, key) == ""


def test_an_older_tip_never_costs_the_entries_behind_it(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    key, first, _second = filled(folder)
    tip = kept(folder, "ledger/*.tip")
    older = tip.read_bytes()
    with open_with_key(folder, key) as vault:
        set_title(vault, first, "Letter from Ostrevan")
    newer, log = tip.read_bytes(), kept(folder, "ledger/*.log").read_bytes()
    tip.write_bytes(older)
    for act in (lambda: open_with_key(folder, key), lambda: change.rebuild(folder, key)):
        with pytest.raises(Damage, match="older than the view"):
            act()
    tip.write_bytes(newer)
    assert kept(folder, "ledger/*.log").read_bytes() == log
    assert said(folder, key) == ""


def test_an_open_vault_notices_that_its_log_was_put_back(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    key, first, _second = filled(folder)
    tip = kept(folder, "ledger/*.tip")
    older = tip.read_bytes()
    with open_with_key(folder, key) as vault:
        set_title(vault, first, "Letter from Ostrevan")
        tip.write_bytes(older)
        log = kept(folder, "ledger/*.log").read_bytes()
        with pytest.raises(Damage, match="older than the view"):
            set_title(vault, first, "Another title")
    assert kept(folder, "ledger/*.log").read_bytes() == log


def test_files_of_another_vault_are_refused(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    key = new_vault(one)
    new_vault(other)
    for pattern in ("head.A", "ledger/*.tip", "keyring/*.seg"):
        mine = kept(one, pattern)
        whole = mine.read_bytes()
        mine.write_bytes(kept(other, pattern).read_bytes())
        assert names(mine, said(one, key)), pattern
        mine.write_bytes(whole)


def test_a_vault_put_back_as_a_whole_shows_against_a_kept_checkpoint_only(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    key, first, _second = filled(folder)
    older = copy_of(folder, tmp_path / "older")
    with open_with_key(folder, key) as vault:
        set_title(vault, first, "Letter from Ostrevan")
    checkpoint = check.verify(folder, key).checkpoint
    assert check.verify(older, key).findings == ()
    assert check.agrees(folder, checkpoint) is None
    assert "put back" in (check.agrees(older, checkpoint) or "")


def test_a_vault_that_has_grown_agrees_with_an_earlier_checkpoint(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    key, first, _second = filled(folder)
    checkpoint = check.verify(folder, key).checkpoint
    with open_with_key(folder, key) as vault:
        set_title(vault, first, "Letter from Ostrevan")
    assert check.agrees(folder, checkpoint) is None


def test_a_vault_that_went_another_way_does_not_agree_with_a_checkpoint(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    key, first, _second = filled(folder)
    other = copy_of(folder, tmp_path / "other")
    for place, title in ((folder, "One"), (other, "Another")):
        with open_with_key(place, key) as vault:
            set_title(vault, first, title)
    assert check.agrees(other, check.verify(folder, key).checkpoint) is not None


def test_a_changed_byte_of_any_object_is_found_without_a_key(full: tuple[Path, bytes]) -> None:
    folder, key = full
    chance = random.Random(11)
    files = sorted(folder.glob("objects/??/*"))
    for _ in range(150):
        file = chance.choice(files)
        whole = file.read_bytes()
        changed = bytearray(whole)
        changed[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
        file.write_bytes(changed)
        found = check.scrub(folder).findings
        file.write_bytes(whole)
        assert found and file.name in found[0]
    assert check.scrub(folder).findings == ()
    assert said(folder, key) == ""


def test_a_missing_object_is_found(full: tuple[Path, bytes]) -> None:
    folder, key = full
    file = sorted(folder.glob("objects/??/*"))[0]
    whole = file.read_bytes()
    file.unlink()
    try:
        assert file.name in said(folder, key)
    finally:
        file.write_bytes(whole)


@pytest.mark.parametrize("harm", ["cut", "emptied", "removed", "another"])
def test_every_object_that_is_cut_removed_or_swapped_is_found_and_named(full: tuple[Path, bytes], harm: str) -> None:
    folder, key = full
    files = sorted(folder.glob("objects/??/*"))
    for n, file in enumerate(files):
        whole = file.read_bytes()
        made = {"cut": whole[: len(whole) // 2], "emptied": b"", "another": files[n - 1].read_bytes()}
        file.unlink() if harm == "removed" else file.write_bytes(made[harm])
        assert file.name in said(folder, key)
        file.write_bytes(whole)
    assert said(folder, key) == ""


@pytest.mark.parametrize("part", [0.0, 0.3, 0.9])
def test_a_view_that_was_cut_short_names_rebuild_and_comes_back(
    full: tuple[Path, bytes], part: float, tmp_path: Path
) -> None:
    copy, key = copy_of(full[0], tmp_path / "v"), full[1]
    with open_with_key(copy, key) as vault:
        rows = vault.view.dump()
    whole = (copy / "view.db").read_bytes()
    (copy / "view.db").write_bytes(whole[: int(len(whole) * part)])
    assert "rebuild" in said(copy, key)
    change.rebuild(copy, key)
    with open_with_key(copy, key) as vault:
        assert vault.view.dump() == rows


def test_an_older_view_catches_up_and_one_from_before_an_erasing_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    key, first, _second = filled(folder)
    older = (folder / "view.db").read_bytes()
    with open_with_key(folder, key) as vault:
        set_title(vault, first, "Letter from Ostrevan")
        rows = vault.view.dump()
    (folder / "view.db").write_bytes(older)
    assert "view.db" in said(folder, key)
    with open_with_key(folder, key) as vault:
        assert vault.view.dump() == rows
        change.erase_compartments(vault, [uuid.UUID(first.source).bytes], "source", first.source, first.objects)
    (folder / "view.db").write_bytes(older)
    assert "view.db" in said(folder, key)
    with pytest.raises(Damage, match=r"view\.db"):
        open_with_key(folder, key)


def test_a_changed_byte_of_the_view_names_rebuild(full: tuple[Path, bytes]) -> None:
    folder, key = full
    file, chance = folder / "view.db", random.Random(7)
    whole = file.read_bytes()
    unseen = []
    for _ in range(60):
        place = chance.randrange(len(whole))
        changed = bytearray(whole)
        changed[place] ^= 1 << chance.randrange(8)
        file.write_bytes(changed)
        if "rebuild" not in said(folder, key):
            unseen.append(place)
    file.write_bytes(whole)
    assert unseen == []


def test_a_damaged_view_is_rebuilt_to_the_same_rows(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    key, _first, _second = filled(folder)
    with open_with_key(folder, key) as vault:
        rows = vault.view.dump()
    whole = bytearray((folder / "view.db").read_bytes())
    whole[4096:4200] = b"\x00" * 104
    (folder / "view.db").write_bytes(whole)
    change.rebuild(folder, key)
    with open_with_key(folder, key) as vault:
        assert vault.view.dump() == rows
    assert said(folder, key) == ""


def test_a_missing_view_is_rebuilt_and_that_is_said(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    key, _first, _second = filled(folder)
    with open_with_key(folder, key) as vault:
        rows = vault.view.dump()
    (folder / "view.db").unlink()
    with open_with_key(folder, key) as vault:
        assert vault.view.dump() == rows
        assert any("view.db was missing" in n for n in vault.notices)


def test_an_object_and_the_view_can_be_damaged_together_and_both_are_named(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    key, first, _second = filled(folder)
    (folder / "objects" / first.objects[0][:2] / first.objects[0]).write_bytes(b"")
    (folder / "view.db").write_bytes(b"junk" * 2000)
    message = said(folder, key)
    assert first.objects[0] in message and "view.db" in message


def test_bytes_past_the_tip_are_cut_off_and_that_is_said(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    key, _first, _second = filled(folder)
    log = kept(folder, "ledger/*.log")
    whole = log.read_bytes()
    log.write_bytes(whole + b"half an entry")
    assert check.verify(folder, key).residue
    with open_with_key(folder, key) as vault:
        assert any("13 bytes" in n for n in vault.notices)
    assert log.read_bytes() == whole
    assert said(folder, key) == ""


def test_verify_changes_no_file(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    key, _first, _second = filled(folder)
    kept(folder, "ledger/*.log").open("ab").write(b"residue")
    (folder / "head.B").write_bytes(b"junk")
    before = contents(folder)
    check.verify(folder, key)
    assert contents(folder) == before
