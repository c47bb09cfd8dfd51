"""What this machine lacks, and what that costs: for `guvoh doctor` and for the desk's page of the same."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from guvoh.text.i18n import _

BROWSERS = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "brave-browser", "microsoft-edge",
    "firefox", "firefox-esr", "librewolf",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Check:
    """One part: whether it is there; if not, what that costs and what cures it. `known`: False where the machine does
    not tell; then it is not called good."""

    part: str
    good: bool
    cost: str
    cure: str
    known: bool = True


def checks(folder: Path | None = None) -> list[Check]:
    """Every part, in the order of its weight. `folder`: where the vault lies, or will."""
    papers = _installed("typst") and _installed("jinja2")
    found = [
        (
            _("sandbox for hostile files (bubblewrap)"),
            _sandbox() == "bwrap",
            _("PDF and office files are opened in a separate process without keys, but not shut off from the network."),
            _("On Debian or Ubuntu: apt-get install bubblewrap"),
        ),
        (_("papers as PDF and HTML"), papers, _("`guvoh report` cannot draw."), _("pip install 'guvoh[papers]'")),
        (
            _("the desk"),
            _installed("starlette") and _installed("uvicorn") and papers,
            _("`guvoh serve` cannot open."),
            _("pip install 'guvoh[desk,papers]'"),
        ),
        (
            _("a browser for the desk"),
            any(shutil.which(name) for name in BROWSERS) or not sys.platform.startswith("linux"),
            _("`guvoh serve` prints an address; open it in a private window."),
            _("On Debian or Ubuntu: apt-get install chromium"),
        ),
        (
            _("core dumps switched off"),
            os.name != "nt",
            _("A crash could write what is in memory to the disk."),
            _("Keep the disk encrypted."),
        ),
        (
            _("tried platform (Linux)"),
            sys.platform.startswith("linux"),
            _("Guvoh is tested on Linux; here it should work, but nobody has tried every part."),
            _("Make backups often, and verify them."),
        ),
    ]
    made = [Check(*one) for one in found]
    return [*made[:-1], *_of_the_system(folder or Path.home()), made[-1]]


def _of_the_system(folder: Path) -> list[Check]:
    """Disk, swap, updates, screen lock and the desk's browser, each good, bad or not to be found out."""
    from guvoh.safety.digital import machine

    said = {
        "disk": (_("the disk under the vault is encrypted"),
                 _("Whoever takes the machine reads everything on it that is not in the vault."),
                 _("Linux: LUKS when installing; macOS: FileVault; Windows: BitLocker.")),
        "swap": (_("swap is off or encrypted"),
                 _("What is in memory may be written to the swap area unencrypted."),
                 _("Use an encrypted swap area, or switch it off: swapoff -a")),
        "updates": (_("updates come by themselves, none waits"),
                    _("Known holes stay open, the cheapest way in."),
                    _("On Debian or Ubuntu: apt-get install unattended-upgrades; elsewhere: the system's settings.")),
        "lock": (_("the screen locks by itself within 15 minutes"),
                 _("Whoever comes to the open machine reads and copies what you can."),
                 _("The system's settings, lock screen: five minutes.")),
    }  # fmt: skip
    out = []
    for one in machine.look(folder):
        part, cost, cure = said[one.what]
        known = one.good != machine.UNKNOWN
        cost = cost if known else _("This could not be found out; look yourself. If not: {cost}").format(cost=cost)
        out.append(Check(part, one.good == machine.YES, cost, cure, known))
    private = any(shutil.which(name) for name in BROWSERS)
    out.append(Check(
        _("the desk opens in a browser profile of its own"), private,
        _("Extensions and history of your everyday browser see the pages."),
        _("Install one of the browsers that the desk can open by itself, or use a private window."),
    ))  # fmt: skip
    return out


def _installed(module: str) -> bool:
    from importlib.util import find_spec

    return find_spec(module) is not None


def _sandbox() -> str:
    from guvoh import read

    if shutil.which("bwrap") is None:
        return "process"
    with read.open_worker() as worker:
        return worker.sandbox
