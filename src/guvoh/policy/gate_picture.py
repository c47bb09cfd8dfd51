"""The gate over what is seen: the pages as pictures, read by tesseract where it is installed.

    languages()                     those of ours that it can read here; () where it is not installed
    lacking()                       what has to be installed before a page counts as read
    read_picture(picture, which)    the words on a PNG or PNM picture; None where it could not be looked at

The picture goes to it through a pipe and never touches a disk. What it misses: `docs/SECURITY.md`, G27, and
bench/canaries/seen.py, which measures it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from functools import lru_cache

WANTED = ("eng", "rus", "tgk", "fas")
NEEDED = ("eng", "rus", "fas")  # one of each script; Tajik has letters of its own, but not every system has its data
SECONDS = 120
DPI = 200


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """In our order."""
    program = shutil.which("tesseract")
    if program is None:
        return ()
    try:
        listed = subprocess.run([program, "--list-langs"], capture_output=True, check=False, timeout=SECONDS)
    except (OSError, subprocess.TimeoutExpired):
        return ()
    known = set(listed.stdout.decode("utf-8", "replace").split())
    return tuple(one for one in WANTED if one in known)


def lacking() -> tuple[str, ...]:
    """Languages of `NEEDED` that cannot be read here: a page in a script that nothing can read was not read."""
    return tuple(one for one in NEEDED if one not in languages())


def read_picture(picture: bytes, which: tuple[str, ...], dpi: int = DPI) -> str | None:
    """ "" where nothing can be read on it."""
    program = shutil.which("tesseract")
    if program is None or not which:
        return None
    # Layout is looked for (3): taken as one block of text (6), nothing in a table with lines is read.
    asked = [program, "stdin", "stdout", "-l", "+".join(which), "--psm", "3", "--dpi", str(dpi)]
    alone = {**os.environ, "OMP_THREAD_LIMIT": "1"}  # its threads wait for one another longer than they work
    try:
        said = subprocess.run(asked, input=picture, capture_output=True, check=False, timeout=SECONDS, env=alone)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return said.stdout.decode("utf-8", "replace") if said.returncode == 0 else None
