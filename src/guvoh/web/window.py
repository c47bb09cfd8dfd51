"""A browser window with a profile of its own, that is gone when the desk ends: no history, no cache, no traces."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from guvoh.app.machine import BROWSERS

if TYPE_CHECKING:
    from guvoh.web.serve import Served

# Nothing is fetched, synchronised, reported or remembered; the profile is new and thrown away.
QUIET = (
    "--incognito", "--no-first-run", "--no-default-browser-check", "--disable-sync", "--disable-background-networking",
    "--disable-component-update", "--disable-domain-reliability", "--disable-breakpad", "--disable-extensions",
    "--disk-cache-size=1", "--disable-features=Translate,OptimizationHints,MediaRouter,AutofillServerCommunication",
)  # fmt: skip


def find_browser() -> tuple[str, str] | None:
    """(kind, program): of the kind chromium or firefox, the first that is installed."""
    for name in BROWSERS:
        path = shutil.which(name)
        if path:
            return "firefox" if name.startswith(("firefox", "libre")) else "chromium", path
    return None


def open_window(served: Served) -> bool:
    """Starts a private window on the desk's address; False where there is no browser or no screen for one."""
    found = find_browser()
    screen = sys.platform != "linux" or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if found is None or not screen:
        return False
    kind, program = found
    profile = Path(tempfile.mkdtemp(prefix="desk-", dir=_in_memory()))
    command = (
        [program, f"--user-data-dir={profile}", *QUIET, served.address] if kind == "chromium"
        else [program, "--no-remote", "--profile", str(profile), "--private-window", served.address]
    )  # fmt: skip
    try:
        window = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                  stderr=subprocess.DEVNULL, start_new_session=True)  # fmt: skip
    except OSError:
        shutil.rmtree(profile, ignore_errors=True)
        return False

    def end() -> None:
        with contextlib.suppress(OSError, subprocess.TimeoutExpired):
            window.terminate()
            window.wait(5)
        shutil.rmtree(profile, ignore_errors=True)

    served.ended.append(end)
    return True


def _in_memory() -> str | None:
    """A folder that lies on no disk, where the system has one."""
    for folder in (os.environ.get("XDG_RUNTIME_DIR"), "/dev/shm"):  # noqa: S108  a memory file system
        if folder and os.access(folder, os.W_OK):
            return folder
    return None
