"""The gate over what is seen: the pages as pictures, read by tesseract where it is installed.

    languages()                     those of ours that it can read here; () where it is not installed
    read_picture(picture, which)    the words on a PNG or PNM picture

The picture goes to it through a pipe and never touches a disk.
"""

from __future__ import annotations

import shutil
import subprocess
from functools import lru_cache

WANTED = ("eng", "rus", "tgk", "fas")
SECONDS = 120


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """In our order."""
    program = shutil.which("tesseract")
    if program is None:
        return ()
    listed = subprocess.run([program, "--list-langs"], capture_output=True, check=False, timeout=SECONDS)
    known = set(listed.stdout.decode("utf-8", "replace").split())
    return tuple(one for one in WANTED if one in known)


def read_picture(picture: bytes, which: tuple[str, ...]) -> str:
    """ "" where nothing can be read on it."""
    program = shutil.which("tesseract")
    if program is None or not which:
        return ""
    asked = [program, "stdin", "stdout", "-l", "+".join(which), "--psm", "6"]
    said = subprocess.run(asked, input=picture, capture_output=True, check=False, timeout=SECONDS)
    return said.stdout.decode("utf-8", "replace")
