"""The disk is full at any write: one clear sentence, and the vault is as it was, or as it was to be. (G1)"""

from __future__ import annotations

import shutil
import subprocess
import sys
import uuid
from collections.abc import Callable
from pathlib import Path

import pytest
from faults import Fault, full_disk, happening
from invented import CHEAP, WORDS, Made, add_source, copy_of, decide, filled, open_case

from guvoh.errors import NoVault, StorageFull
from guvoh.vault import backup, change, check
from guvoh.vault.create import create
from guvoh.vault.vault import Vault, open_vault, open_with_key, unlock

Act = Callable[[Vault, Made, Path], object]


def add(vault: Vault, first: Made, beside: Path) -> None:
    decide(vault, add_source(vault, open_case(vault, "Second case")))


def erase(vault: Vault, first: Made, beside: Path) -> None:
    change.erase_compartments(vault, [uuid.UUID(first.source).bytes], "source", first.source, first.objects)


ACTS: dict[str, Act] = {
    "add": add,
    "erase": erase,
    "passphrase": lambda vault, first, beside: change.change_passphrase(vault, "other words", CHEAP),
    "backup": lambda vault, first, beside: backup.back_up(vault, beside / "backup"),
    "later backup": lambda vault, first, beside: backup.back_up(vault, beside / "backup"),
}


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes, Made, Made]:
    folder = tmp_path_factory.mktemp("full") / "vault"
    return folder, *filled(folder)


@pytest.mark.parametrize("stays", [True, False], ids=["until the end", "once"])
@pytest.mark.parametrize("name", list(ACTS))
def test_a_full_disk_is_said_in_one_sentence_and_the_vault_is_whole(
    template: tuple[Path, bytes, Made, Made], tmp_path: Path, name: str, stays: bool
) -> None:
    source, key, first, _second = template
    for call in range(1, 300, 3 if "backup" in name else 1):
        beside = tmp_path / str(call)
        folder = copy_of(source, beside / "vault")
        if name == "later backup":
            with open_with_key(folder, key) as vault:
                backup.back_up(vault, beside / "backup")
                open_case(vault, "Third case")
        fault = Fault(call, full_disk, stays=stays, frees=False)
        said = None
        with open_with_key(folder, key) as vault:
            try:
                with happening(fault):
                    ACTS[name](vault, first, beside)
            except StorageFull as error:
                said = error.message
        with open_with_key(folder, key) as vault:
            rows = vault.view.dump()
        assert check.verify(folder, key).findings == ()
        assert not list(folder.glob("objects/new-*/*")), "sealed bytes were left waiting"
        assert not list(folder.rglob(".*.*")), "temporary files were left"
        if name == "backup" and (said or fault.calls < call):
            with open_with_key(folder, key) as vault:
                assert backup.back_up(vault, beside / "backup").findings == ()
        change.rebuild(folder, key)
        with open_with_key(folder, key) as vault:
            assert vault.view.dump() == rows
        if fault.calls < call:
            assert said is None
            return
    pytest.fail("the act never ended")


def test_after_a_full_disk_the_same_process_goes_on(
    template: tuple[Path, bytes, Made, Made], tmp_path: Path
) -> None:
    source, key, first, _second = template
    folder = copy_of(source, tmp_path / "vault")
    with open_with_key(folder, key) as vault:
        for call in range(1, 30):
            try:
                with happening(Fault(call, full_disk, stays=True, frees=False)):
                    add_source(vault, first.case, text=f"Ruslan Veshkorov was seen again. Note {call}.")
            except StorageFull:
                continue
        entry = decide(vault, add_source(vault, first.case, text="Ruslan Veshkorov came home."))
        assert vault.view.row("SELECT 1 FROM entry WHERE id = ?", entry)
    assert check.verify(folder, key).findings == ()


def test_a_new_vault_on_a_full_disk_is_whole_or_not_there(tmp_path: Path) -> None:
    for call in range(1, 100):
        folder = tmp_path / str(call)
        fault = Fault(call, full_disk, stays=True, frees=False)
        try:
            with happening(fault):
                create(folder, WORDS, cost=CHEAP)
        except StorageFull:
            pass
        try:
            open_vault(folder, WORDS).close()
            assert check.verify(folder, unlock(folder, WORDS)).findings == ()
        except NoVault:
            assert fault.calls >= call
        if fault.calls < call:
            return
    pytest.fail("the act never ended")


SMALL_DISK = """
import sys
from pathlib import Path
sys.path[:0] = [{here!r}]
from invented import add_source, new_vault, open_case
from guvoh.errors import StorageFull
from guvoh.vault import check
from guvoh.vault.vault import open_with_key
folder = Path({disk!r}) / "vault"
key = new_vault(folder)
kept, refused = [], 0
with open_with_key(folder, key) as vault:
    case = open_case(vault)
    for n in range(400):
        text = "Ruslan Veshkorov was seen again. " + str(n) * 4000
        try:
            kept.append(add_source(vault, case, text=text).source)
        except StorageFull:
            refused += 1
            if refused == 20:
                break
assert refused == 20, "the disk was never full"
(Path({disk!r}) / "ballast").unlink()
with open_with_key(folder, key) as vault:
    found = {{r[0] for r in vault.view.rows("SELECT id FROM source")}}
    lost = set(kept) - found
    entry = add_source(vault, case, text="Ruslan Veshkorov came home.")
print("kept", len(kept), "lost", len(lost), "findings", check.verify(folder, key).findings)
"""


def test_on_a_small_real_disk_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    """A disk of four megabytes of our own, where this machine lets us have one; elsewhere the other tests stand."""
    disk = tmp_path / "disk"
    disk.mkdir()
    script = tmp_path / "small.py"
    script.write_text(SMALL_DISK.format(here=str(Path(__file__).parent), disk=str(disk)))
    mount = f"mount -t tmpfs -o size=4m none {disk} && head -c 1000000 /dev/zero > {disk}/ballast"
    command = ["unshare", "-m", "sh", "-c", f"({mount}) || exit 77; exec {sys.executable} {script}"]
    if shutil.which("unshare") is None:
        return
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode in (1, 77) and "Operation not permitted" in done.stderr:
        return
    assert done.returncode == 0, done.stderr
    assert "lost 0 findings ()" in done.stdout
