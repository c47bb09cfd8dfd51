"""A documenter's desk for tests of the command line: a home, a cheap vault, files of invented people, the real program.

Every run is a process of its own with nothing on standard input; that no traceback is ever shown is checked in each.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import warm_program
from guvoh.vault.closed import make_closed
from guvoh.vault.create import create
from guvoh.vault.passphrase import Cost
from guvoh.vault.vault import open_vault

CHEAP = Cost(64, 1, 1)
WORDS = "lantern orchard pebble ferry quilt"
NAME = "Ruslan Veshkorov"
LETTER = (
    f"Police detained {NAME} in Ostrevan on 12 November 2026, his relatives said.\n\n"
    "A court in Ostrevan sentenced the teacher Marat Dolinev to seven years in prison on 14 November 2026.\n"
)
PAGE = (
    "<html><head><title>Almost fifty held</title></head><body><article><p>Officers arrested almost 50 people in "
    "Lower Karsk on Monday, according to the Ostrevan Rights Group.</p><p>The ministry said that it knew of no "
    "arrests in Lower Karsk and that the market had been open all day.</p></article></body></html>"
)
PROGRAM = [sys.executable, "-c", "from guvoh.cli import main; main()"]


@dataclass(frozen=True, slots=True)
class Said:
    """What one run left: exit code, standard output, standard error."""

    code: int
    out: str
    err: str

    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


@dataclass
class Desk:
    home: Path
    words: str = WORDS
    told: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        for name in ("tmp", "files"):
            (self.home / name).mkdir(parents=True, exist_ok=True)
        (self.home / "pass").write_text(self.words + "\n")

    @property
    def vault(self) -> Path:
        return self.home / "vault"

    def file(self, name: str, content: str | bytes) -> Path:
        path = self.home / "files" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def environment(self, **more: str) -> dict[str, str]:
        kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
        return {**kept, "HOME": str(self.home), "TMPDIR": str(self.home / "tmp"), "LANG": "C.UTF-8", **more}

    def command(self, *words: str) -> list[str]:
        return [*PROGRAM, "--vault", str(self.vault), "--passphrase-file", str(self.home / "pass"), *words]

    def run(self, *words: str, stdin: str | bytes = b"") -> Said:
        """With the vault and its passphrase."""
        return self.bare(*self.command(*words)[len(PROGRAM) :], stdin=stdin)

    def bare(self, *words: str, stdin: str | bytes = b"", **env: str) -> Said:
        """With the words given and no others."""
        given = stdin.encode() if isinstance(stdin, str) else stdin
        code, out, err = warm_program.run([*words], given, self.environment(**env), self.home, timeout=300)
        said = Said(code, out.decode(), err.decode())
        self.told.append(said.err)
        assert "Traceback" not in said.err, said.err
        return said

    def is_whole(self) -> bool:
        return self.run("verify").code == 0


def desk(home: Path) -> Desk:
    """With an empty vault that opens quickly."""
    made = Desk(home)
    create(made.vault, made.words, cost=CHEAP)
    return made


def busy_desk(home: Path) -> Desk:
    """With a letter and a page added to the case General."""
    made = desk(home)
    files = [str(made.file("letter.txt", LETTER)), str(made.file("page.html", PAGE))]
    assert made.run("add", *files).code == 0
    return made


def close_case(made: Desk, name: str, words: str = "violet anchor thimble") -> list[str]:
    """Makes a closed case that opens quickly; returns the options that open it."""
    (made.home / "closed").write_text(words + "\n")
    with open_vault(made.vault, made.words) as vault:
        make_closed(vault, name, words, CHEAP)
    return ["--closed-passphrase-file", str(made.home / "closed")]


def another(made: Desk, home: Path) -> Desk:
    """A desk of its own with the same things on it."""
    shutil.copytree(made.home, home)
    return Desk(home)
