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
    """One part: whether it is there; if not, what that costs and what cures it."""

    part: str
    good: bool
    cost: str
    cure: str


def checks() -> list[Check]:
    """Every part, in the order of its weight."""
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
            _("swap is off or encrypted"),
            _swap_safe(),
            _("What is in memory may be written to the swap area unencrypted."),
            _("Use an encrypted swap area, or switch it off: swapoff -a"),
        ),
        (
            _("tried platform (Linux)"),
            sys.platform.startswith("linux"),
            _("Guvoh is tested on Linux; here it should work, but nobody has tried every part."),
            _("Make backups often, and verify them."),
        ),
    ]
    return [Check(*one) for one in found]


def _installed(module: str) -> bool:
    from importlib.util import find_spec

    return find_spec(module) is not None


def _sandbox() -> str:
    from guvoh import read

    if shutil.which("bwrap") is None:
        return "process"
    with read.open_worker() as worker:
        return worker.sandbox


def _swap_safe() -> bool:
    try:
        lines = Path("/proc/swaps").read_text("utf-8").splitlines()[1:]
    except OSError:
        return True
    return all(line.startswith(("/dev/dm-", "/dev/zram")) for line in lines)
