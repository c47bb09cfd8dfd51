"""What a machine says of itself, on made trees of /sys and /proc: yes, no, and the honest "cannot be found out"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from guvoh.safety.digital import machine


def _tree(root: Path, devices: Mapping[str, tuple[str, str, Sequence[str]]], mounts: str = "", swaps: str = "") -> Path:
    """`devices`: name -> (major:minor, dm uuid, names of those below)."""
    (root / "proc/self").mkdir(parents=True)
    (root / "proc/self/mountinfo").write_text(mounts)
    (root / "proc/swaps").write_text("Filename Type Size Used Priority\n" + swaps)
    for folder in ("sys/class/block", "sys/dev/block"):
        (root / folder).mkdir(parents=True)
    for name, (number, uuid, below) in devices.items():
        at = root / "sys/devices" / name
        (at / "slaves").mkdir(parents=True)
        if uuid:
            (at / "dm").mkdir()
            (at / "dm/uuid").write_text(uuid + "\n")
        for one in below:
            (at / "slaves" / one).symlink_to(root / "sys/devices" / one)
        (root / "sys/class/block" / name).symlink_to(at)
        (root / "sys/dev/block" / number).symlink_to(at)
    return root


def _silent(_words: Sequence[str]) -> str:
    return ""


def _told(root: Path, what: str, ask: machine.Run = _silent, folder: str = "/data/v", system: str = "linux") -> str:
    return {one.what: one.good for one in machine.look(Path(folder), root, ask, system)}[what]


PLAIN = "1 0 8:1 / / rw - ext4 /dev/sda1 rw\n"
DEVICES = {
    "sda1": ("8:1", "", ()), "sda2": ("8:2", "", ()), "vda": ("254:0", "", ()),
    "dm-0": ("253:0", "CRYPT-LUKS2-00-luks", ("sda2",)), "dm-1": ("253:1", "LVM-00", ("dm-0",)),
    "dm-2": ("253:2", "LVM-01", ("dm-0", "sda1")),
}  # fmt: skip


@pytest.mark.parametrize(
    ("number", "answer"),
    [("8:1", "no"), ("253:0", "yes"), ("253:1", "yes"), ("253:2", "no"), ("254:0", "unknown"), ("0:27", "unknown")],
)
def test_a_disk_is_encrypted_where_all_that_lies_under_it_is(tmp_path: Path, number: str, answer: str) -> None:
    root = _tree(tmp_path, DEVICES, PLAIN + f"2 1 {number} / /data rw - ext4 x rw\n")
    assert _told(root, "disk") == answer


def test_the_disk_that_counts_is_the_one_under_the_vault(tmp_path: Path) -> None:
    root = _tree(tmp_path, DEVICES, PLAIN + "2 1 253:0 / /data rw - ext4 x rw\n")
    assert (_told(root, "disk", folder="/database/v"), _told(root, "disk")) == ("no", "yes")


@pytest.mark.parametrize(
    ("swaps", "answer"),
    [
        ("", "yes"), ("/dev/zram0 partition 1 0 5\n", "yes"), ("/dev/dm-1 partition 1 0 5\n", "yes"),
        ("/dev/sda1 partition 1 0 5\n", "no"), ("/dev/dm-1 partition 1 0 5\n/dev/sda1 partition 1 0 5\n", "no"),
        ("/swapfile file 1 0 5\n", "no"), ("/data/swapfile file 1 0 5\n", "yes"),
        ("/dev/odd partition 1 0 5\n", "unknown"),
    ],
)  # fmt: skip
def test_swap_is_safe_where_it_is_off_in_memory_or_encrypted(tmp_path: Path, swaps: str, answer: str) -> None:
    root = _tree(tmp_path, DEVICES, PLAIN + "2 1 253:0 / /data rw - ext4 x rw\n", swaps)
    assert _told(root, "swap") == answer


def test_a_dm_device_that_is_no_encryption_is_not_taken_for_one(tmp_path: Path) -> None:
    root = _tree(tmp_path, {"sda1": ("8:1", "", ()), "dm-5": ("253:5", "LVM-x", ("sda1",))}, PLAIN,
                 "/dev/dm-5 partition 1 0 5\n")  # fmt: skip
    assert _told(root, "swap") == "no"


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ('APT::Periodic::Unattended-Upgrade "1";', "yes"),
        ('APT::Periodic::Unattended-Upgrade "0";', "no"),
        ("", "unknown"),
    ],
)
def test_updates_are_good_where_they_come_by_themselves(tmp_path: Path, said: str, answer: str) -> None:
    def ask(words: Sequence[str]) -> str:
        return said if words[0] == "apt-config" else ""

    assert _told(_tree(tmp_path, {}), "updates", ask) == answer


def test_an_update_that_waits_is_told_even_where_they_come_by_themselves(tmp_path: Path) -> None:
    root = _tree(tmp_path, {})
    (root / "var/lib/update-notifier").mkdir(parents=True)
    (root / "var/lib/update-notifier/updates-available").write_text("\n3 updates can be applied.\n0 are security.\n")
    assert _told(root, "updates", lambda words: 'X "1";') == "no"


@pytest.mark.parametrize(
    ("locks", "idle", "answer"),
    [("true", "uint32 300", "yes"), ("true", "uint32 0", "no"), ("false", "uint32 300", "no"), ("", "", "unknown")],
)
def test_the_screen_lock_is_good_where_it_comes_by_itself_and_soon(
    tmp_path: Path, locks: str, idle: str, answer: str
) -> None:
    def ask(words: Sequence[str]) -> str:
        return {"lock-enabled": locks, "idle-delay": idle}.get(words[-1], "")

    found = machine.look(Path("/data"), _tree(tmp_path, {}), ask, "linux", "ubuntu:GNOME")
    assert {one.what: one.good for one in found}["lock"] == answer


def test_settings_of_a_desktop_that_does_not_run_are_not_believed(tmp_path: Path) -> None:
    found = machine.look(Path("/data"), _tree(tmp_path, {}), lambda words: "true", "linux", "")
    assert {one.what: one.good for one in found}["lock"] == "unknown"


@pytest.mark.parametrize(
    ("system", "said", "answer"),
    [("darwin", "FileVault is On.\n", "yes"), ("darwin", "FileVault is Off.\n", "no"), ("darwin", "", "unknown"),
     ("win32", "1\n", "yes"), ("win32", "2\n", "no"), ("win32", "", "unknown"), ("freebsd14", "1", "unknown")],
)  # fmt: skip
def test_other_systems_are_asked_in_their_own_way(tmp_path: Path, system: str, said: str, answer: str) -> None:
    assert _told(tmp_path, "disk", lambda words: said, system=system) == answer


def test_a_machine_that_tells_nothing_is_not_called_safe(tmp_path: Path) -> None:
    found = machine.look(Path("/data"), tmp_path / "nowhere", _silent, "linux")
    assert {one.good for one in found} == {"unknown"}


def test_this_machine_answers_in_time() -> None:
    assert {one.what for one in machine.look(Path.cwd())} == {"disk", "swap", "updates", "lock"}


def test_a_command_that_is_not_there_says_nothing() -> None:
    assert machine.run(["no-such-program-here"]) == ""
