"""Types the walk of the handbook, "My brother was arrested this morning", from an empty home, and counts.

    python bench/first_hour.py          prints one line a command, then steps, letters and seconds

What is typed is read from docs/HANDBOOK.md, so that page and count cannot part. PERSON and CLAIM stand for what the
program has just shown. Seconds are the machine's; how fast somebody types is told apart.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
HEAD = "## My brother was arrested this morning"
PASSPHRASE = "amber kettle window thistle harbour seven"
LETTERS_A_MINUTE = 150  # of somebody who is frightened and types on a strange machine: an assumption, said as one
Run = Callable[[list[str]], str]  # the words after `guvoh`; returns standard output, raises where the program says no


class Typed(NamedTuple):
    line: str
    seconds: float


def lines(handbook: str) -> list[str]:
    """The commands of the section, in their order: its indented lines, a line that ends in \\ with the next."""
    section = handbook.split(HEAD, 1)[1].split("\n## ", 1)[0]
    text = re.sub(r" \\\n\s+", " ", section)
    return [line.strip() for line in text.splitlines() if line.startswith("    guvoh ")]


def walk(run: Run, commands: list[str]) -> list[Typed]:
    """Runs them, filling in PERSON and CLAIM from what the program lists."""
    done = []
    for command in commands:
        line = command
        for name, listing, wanted in (("CLAIM", "claims", "suggested"), ("PERSON", "persons", "")):
            if name in line:
                line = line.replace(name, _first(run, listing, wanted))
        began = time.perf_counter()
        run(shlex.split(line)[1:])
        done.append(Typed(command, time.perf_counter() - began))
    return done


def _first(run: Run, listing: str, state: str) -> str:
    rows = [json.loads(row) for row in run([listing, "--json"]).splitlines()]
    return str(next(row["id"] for row in rows if not state or row["state"] == state))


def program(home: Path) -> Run:
    """The real program, each command a process of its own."""
    (home / "pass").write_text(PASSPHRASE + "\n")
    env = {"PATH": os.environ["PATH"], "HOME": str(home), "LANG": "C.UTF-8", "GUVOH_VAULT": str(home / "vault")}

    def run(words: list[str]) -> str:
        start = [sys.executable, "-c", "from guvoh.cli import main; main()", "--passphrase-file", str(home / "pass")]
        done = subprocess.run([*start, *words], cwd=home, env=env, capture_output=True, text=True, check=False)
        if done.returncode:
            raise SystemExit(f"guvoh {words[0]}: {done.stderr}")
        return done.stdout

    return run


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        typed = walk(program(Path(folder)), lines((ROOT / "docs" / "HANDBOOK.md").read_text("utf-8")))
    for one in typed:
        print(f"{one.seconds:6.1f} s  {one.line[:100]}")
    letters = sum(len(one.line) for one in typed)
    seconds = sum(one.seconds for one in typed)
    print(f"{len(typed)} commands, {letters} letters ({60 * letters / LETTERS_A_MINUTE:.0f} s at {LETTERS_A_MINUTE} a "
          f"minute), {seconds:.0f} s of the machine")  # fmt: skip


if __name__ == "__main__":
    main()
