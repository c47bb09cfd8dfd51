"""What this machine itself can say of its safety: disk, swap, updates, screen lock. Read only, no root needed.

In: a folder in the place of `/` and a function that runs a command (tests make both). Out: `Found`; where a thing
cannot be found out, that is the answer, never a guess."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

YES, NO, UNKNOWN = "yes", "no", "unknown"
Run = Callable[[Sequence[str]], str]
SECONDS = 5.0  # a command that takes longer has not answered
_SOON = 900  # seconds until the screen should be locked


@dataclass(frozen=True, slots=True)
class Found:
    """`what`: disk, swap, updates or lock; `good`: yes, no or unknown."""

    what: str
    good: str


def run(words: Sequence[str]) -> str:
    """What a command prints; "" where it is not there, fails or takes too long."""
    program = shutil.which(words[0])
    if program is None:
        return ""
    try:
        done = subprocess.run([program, *words[1:]], capture_output=True, timeout=SECONDS, check=False, text=True,
                              errors="replace", stdin=subprocess.DEVNULL)  # fmt: skip
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout if done.returncode == 0 else ""


def look(
    folder: Path, root: Path = Path("/"), ask: Run = run, system: str = sys.platform, desktop: str | None = None
) -> tuple[Found, ...]:
    """All of them. `folder`: where the vault lies, or will; `desktop`: as XDG_CURRENT_DESKTOP has it."""
    shown = os.environ.get("XDG_CURRENT_DESKTOP", "") if desktop is None else desktop
    if system.startswith("linux"):
        found = {"disk": _linux_disk(folder, root), "swap": _linux_swap(root), "updates": _linux_updates(root, ask),
                 "lock": _linux_lock(ask, shown)}  # fmt: skip
    elif system == "darwin":
        on = ask(["fdesetup", "status"])
        disk = YES if "FileVault is On" in on else NO if "FileVault is Off" in on else UNKNOWN
        swap = YES if "encrypted" in ask(["sysctl", "vm.swapusage"]) else UNKNOWN
        found = {"disk": disk, "swap": swap, "updates": _mac_updates(ask), "lock": UNKNOWN}
    elif system.startswith("win"):
        found = {"disk": _windows_disk(ask), "swap": UNKNOWN, "updates": UNKNOWN, "lock": UNKNOWN}
    else:
        found = dict.fromkeys(("disk", "swap", "updates", "lock"), UNKNOWN)
    return tuple(Found(what, good) for what, good in found.items())


def _linux_disk(folder: Path, root: Path) -> str:
    """Whether every disk under the folder's file system is one that dm-crypt makes."""
    number = _device(folder, root)
    if not number:
        return UNKNOWN
    return encrypted(root / "sys/dev/block" / number, root)


def _device(folder: Path, root: Path) -> str:
    """major:minor of the file system that holds the folder, "" where the list of mounts does not say it."""
    try:
        lines = (root / "proc/self/mountinfo").read_text("utf-8", "replace").splitlines()
    except OSError:
        return ""
    place, best = str(folder.absolute()), ("", "")
    for line in lines:
        parts = line.split()
        if len(parts) < 5:
            continue
        at = re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), parts[4])
        inside = place == at or place.startswith(at.rstrip("/") + "/")
        if inside and len(at) >= len(best[0]):
            best = (at, parts[2])
    return "" if best[1].startswith("0:") else best[1]  # 0: a file system of no block device, such as btrfs or overlay


def encrypted(block: Path, root: Path, depth: int = 0) -> str:
    """Of one block device in /sys: YES where it, or all below it, is made by dm-crypt."""
    if depth > 8 or not block.exists():
        return UNKNOWN
    try:
        kind = (block / "dm/uuid").read_text("ascii", "replace").strip()
    except OSError:
        kind = ""
    if kind.startswith("CRYPT-"):
        return YES
    below = sorted((block / "slaves").glob("*")) if (block / "slaves").is_dir() else []
    if not below:
        # The disk of a virtual machine, or a loop device: what lies under it is out of sight.
        name = block.resolve().name
        return UNKNOWN if name.startswith(("vd", "xvd", "loop", "nbd", "md", "dm-")) else NO
    answers = {encrypted(root / "sys/class/block" / one.name, root, depth + 1) for one in below}
    return NO if NO in answers else UNKNOWN if UNKNOWN in answers else YES


def _linux_swap(root: Path) -> str:
    try:
        lines = (root / "proc/swaps").read_text("utf-8", "replace").splitlines()[1:]
    except OSError:
        return UNKNOWN
    answers = {_one_swap(line.split(), root) for line in lines if line.split()}
    return NO if NO in answers else UNKNOWN if UNKNOWN in answers else YES


def _one_swap(parts: Sequence[str], root: Path) -> str:
    name = Path(parts[0]).name
    if name.startswith("zram"):
        backing = root / "sys/class/block" / name / "backing_dev"
        try:
            return YES if backing.read_text("ascii").strip() in ("", "none") else UNKNOWN
        except OSError:
            return YES  # in memory: it goes with the power
    if len(parts) > 1 and parts[1] == "file":
        return _linux_disk(Path(parts[0]), root)
    return encrypted(root / "sys/class/block" / name, root)


def _linux_updates(root: Path, ask: Run) -> str:
    """YES where security updates come by themselves and none waits; NO where some wait or nothing fetches them."""
    waiting = root / "var/lib/update-notifier/updates-available"
    try:
        counted = [int(n) for n in re.findall(r"^(\d+)", waiting.read_text("utf-8", "replace"), re.MULTILINE)]
    except (OSError, ValueError):
        counted = []
    if any(counted) or (root / "var/run/reboot-required").exists():
        return NO
    told = ask(["apt-config", "dump", "APT::Periodic::Unattended-Upgrade"])
    if told:
        return YES if re.search(r'"[1-9]\d*"', told) else NO
    timer = ask(["systemctl", "is-enabled", "dnf-automatic.timer"])
    return YES if timer.strip() == "enabled" else UNKNOWN


def _linux_lock(ask: Run, desktop: str) -> str:
    """GNOME and what follows its settings, where it is what runs: elsewhere the settings are there and mean nothing."""
    if not {"gnome", "unity", "budgie"} & set(desktop.lower().split(":")):
        return UNKNOWN
    locks = ask(["gsettings", "get", "org.gnome.desktop.screensaver", "lock-enabled"]).strip()
    if locks not in ("true", "false"):
        return UNKNOWN
    idle = re.findall(r"\d+$", ask(["gsettings", "get", "org.gnome.desktop.session", "idle-delay"]).strip())
    if not idle:
        return UNKNOWN
    return YES if locks == "true" and 0 < int(idle[0]) <= _SOON else NO


def _mac_updates(ask: Run) -> str:
    told = ask(
        ["defaults", "read", "/Library/Preferences/com.apple.SoftwareUpdate", "AutomaticallyInstallMacOSUpdates"]
    )
    return {"1": YES, "0": NO}.get(told.strip(), UNKNOWN)


def _windows_disk(ask: Run) -> str:
    """`manage-bde` wants an administrator, and speaks the language of the system; the state of the folder C: as the
    shell sees it needs neither: 1 on, 2 off, others in between."""
    told = ask(["powershell", "-NoProfile", "-Command",
                "(New-Object -ComObject Shell.Application).NameSpace('C:').Self.ExtendedProperty("
                "'System.Volume.BitLockerProtection')"])  # fmt: skip
    return {"1": YES, "2": NO}.get(told.strip(), UNKNOWN)
