"""guvoh doctor"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import click

from guvoh.cli.edge import Given, takes_options
from guvoh.errors import UsageError
from guvoh.text.i18n import _


@click.command()
@click.option("--moved", is_flag=True, help="The vault was moved to this machine for good.")
@click.option("--copied", is_flag=True, help="This is a copy; the other machine goes on with its own.")
@takes_options
def doctor(given: Given, moved: bool, copied: bool) -> None:
    """Say what this machine lacks, what that costs, and the command that installs it."""
    if moved or copied:
        _start_log(given, moved, copied)
        return
    for name, good, cost, cure in _checks():
        given.print(
            {"part": name, "ok": good, "cost": "" if good else cost, "cure": "" if good else cure},
            f"{_('ready') if good else _('missing'):8}  {name}" + ("" if good else f"\n          {cost} {cure}"),
        )


def _checks() -> list[tuple[str, bool, str, str]]:
    papers = _installed("typst") and _installed("jinja2")
    return [
        (
            _("sandbox for hostile files (bubblewrap)"),
            _sandbox() == "bwrap",
            _("PDF and office files are opened in a separate process without keys, but not shut off from the network."),
            _("On Debian or Ubuntu: apt-get install bubblewrap"),
        ),
        (_("papers as PDF and HTML"), papers, _("`guvoh report` cannot draw."), _("pip install 'guvoh[papers]'")),
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


def _start_log(given: Given, moved: bool, copied: bool) -> None:
    from guvoh.vault.change import start_new_device
    from guvoh.vault.vault import find_heads, unlock

    if moved and copied:
        raise UsageError(_("Moved or copied: one of the two."), _("If you are not sure, say copied."))
    find_heads(given.folder())
    key = unlock(given.folder(), given.passphrase())
    start_new_device(given.folder(), key, given.by or "documenter", "moved" if moved else "copied")
    given.print({"started": True}, _("This machine has a log of its own now."))
