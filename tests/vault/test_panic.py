"""The panic key: the keys and nothing else, killed at any write, and never in another place. (G1, G5, G30)"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from faults import killed_at
from invented import Made, copy_of, filled

from guvoh.errors import Damage, Refused
from guvoh.vault import backup, check, head, panic
from guvoh.vault.vault import find_heads, open_with_key

Template = tuple[Path, bytes, Made, Made]


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Template:
    """A vault whose panic key is armed."""
    folder = tmp_path_factory.mktemp("panic") / "vault"
    made = filled(folder)
    panic.arm(folder, {}, "2026-11-22", "2026-11-21", "ru")
    return folder, *made


def _opens(folder: Path, key: bytes) -> bool:
    """Opens whole, or says that the keys are gone; nothing else may be."""
    try:
        find_heads(folder)
    except Damage as said:
        assert "The keys of this vault are gone" in said.message
        assert not any((folder / name).exists() for name in head.NAMES) and not any((folder / "keyring").iterdir())
        assert not (folder / panic.NAME).exists()
        return False
    with open_with_key(folder, key):
        pass
    assert check.verify(folder, key).findings == ()
    return True


def _files(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file() and p.name != "lock"}


def test_killed_at_any_write_the_vault_is_whole_or_its_keys_are_gone_and_that_is_said(
    template: Template, tmp_path: Path
) -> None:
    found = []
    for call in range(1, 100):
        folder = copy_of(template[0], tmp_path / str(call))

        def act(say: Callable[[str], None], folder: Path = folder) -> None:
            panic.destroy(folder)
            say("done")

        came_so_far, said = killed_at(call, act)
        found.append(_opens(folder, template[1]))
        assert said == [] or not found[-1]
        if not came_so_far:
            assert found[0] and not found[-1] and found == sorted(found, reverse=True)
            return
    pytest.fail("the act never ended")


def test_killed_while_it_ends_what_was_begun_it_is_ended_by_the_next(template: Template, tmp_path: Path) -> None:
    for call in range(1, 100):
        folder = _begun(template, tmp_path / str(call))
        came_so_far, _said = killed_at(call, lambda _say, of=folder: panic.finish(of))
        assert not _opens(folder, template[1])
        if not came_so_far:
            return
    pytest.fail("the act never ended")


def test_it_destroys_heads_and_keyring_and_leaves_every_other_file_as_it_was(
    template: Template, tmp_path: Path
) -> None:
    folder = copy_of(template[0], tmp_path / "vault")
    (folder / "my letter.txt").write_text("mine")
    (folder / "keyring" / "my notes.txt").write_text("mine")
    before = _files(folder)
    done = panic.destroy(folder)
    after = _files(folder)
    gone = set(before) - set(after)
    assert gone == {"head.A", "head.B", "panic", *(name for name in before if name.endswith(".seg"))}
    assert {name: before[name] for name in after} == after
    assert (done.overwritten, done.linked, done.left) == (len(gone) - 1, 0, 0)


def test_what_is_removed_was_overwritten_before(template: Template, tmp_path: Path) -> None:
    """Seen through a name that another process holds open."""
    folder = copy_of(template[0], tmp_path / "vault")
    held = [(path, path.open("rb")) for path in (folder / "head.A", *(folder / "keyring").glob("*.seg"))]
    before = [path.read_bytes() for path, _f in held]
    panic.destroy(folder)
    for (_path, f), plain in zip(held, before, strict=True):
        now = f.read()
        f.close()
        assert len(now) == len(plain) and now[:32] != plain[:32] and plain[40:72] not in now


def test_off_it_destroys_nothing(template: Template, tmp_path: Path) -> None:
    folder = copy_of(template[0], tmp_path / "vault")
    panic.disarm(folder)
    before = _files(folder)
    with pytest.raises(Refused):
        panic.destroy(folder)
    assert _files(folder) == before and _opens(folder, template[1])


@pytest.mark.parametrize("said", [b"", b"guvoh panic 1\n", b"guvoh panic 1\n\xff", b"x" * 100])
def test_a_file_that_says_nothing_arms_nothing(template: Template, tmp_path: Path, said: bytes) -> None:
    folder = copy_of(template[0], tmp_path / "vault")
    (folder / panic.NAME).write_bytes(said)
    assert panic.armed(folder) is None and _opens(folder, template[1])


def _begun(template: Template, folder: Path) -> Path:
    """Killed behind the first moment from which it counts, with all files still whole."""
    copy_of(template[0], folder)
    mine = list(panic._keys(folder))
    panic.durable.replace(folder / panic.NAME, panic.MAGIC + panic.codec.encode({"keys": [panic._id(p) for p in mine]}))
    return folder


def test_a_copy_of_a_folder_in_which_it_was_begun_loses_nothing(template: Template, tmp_path: Path) -> None:
    folder = _begun(template, tmp_path / "vault")
    copied = Path(shutil.copytree(folder, tmp_path / "copy"))
    assert _opens(copied, template[1])
    assert not _opens(folder, template[1])


def test_files_put_back_from_a_backup_are_not_taken_for_what_was_begun(template: Template, tmp_path: Path) -> None:
    folder = _begun(template, tmp_path / "vault")
    for path in list(panic._keys(folder)):
        data = path.read_bytes()
        path.write_bytes(data)  # the same number and name, newer
    assert _opens(folder, template[1])


def test_a_second_name_of_a_head_is_not_overwritten_and_that_is_told(template: Template, tmp_path: Path) -> None:
    """Some programs make backups of hard links: the same file under two names."""
    folder = copy_of(template[0], tmp_path / "vault")
    os.link(folder / "head.A", tmp_path / "of a backup")
    whole = (tmp_path / "of a backup").read_bytes()
    assert panic.destroy(folder).linked == 1
    assert (tmp_path / "of a backup").read_bytes() == whole
    assert not (folder / "head.A").exists()


def test_where_a_head_has_a_second_name_it_is_not_armed(template: Template, tmp_path: Path) -> None:
    folder = copy_of(template[0], tmp_path / "vault")
    panic.disarm(folder)
    os.link(folder / "head.A", tmp_path / "of a backup")
    with pytest.raises(Refused):
        panic.arm(folder, {}, "2026-11-22", "2026-11-21", "en")
    assert panic.armed(folder) is None


def test_a_backup_is_not_armed_and_takes_nothing_over(template: Template, tmp_path: Path) -> None:
    folder = copy_of(template[0], tmp_path / "vault")
    with open_with_key(folder, template[1]) as vault:
        backup.back_up(vault, tmp_path / "backup")
    assert panic.armed(folder) is not None and panic.armed(tmp_path / "backup") is None
    panic.destroy(folder)
    assert _opens(tmp_path / "backup", template[1])
