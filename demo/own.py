"""`make demo FILES=...`: the same way with a person's own files, without any decision.

Their vault is a real one: its passphrase costs a guesser the full price, and nothing but that passphrase opens it.
"""

from __future__ import annotations

import getpass
import os
import secrets
import string
import sys
from contextlib import closing
from pathlib import Path

import say

from guvoh import app, capture
from guvoh.errors import UsageError
from guvoh.model.ids import short
from guvoh.model.vocabulary import act_label
from guvoh.vault import backup, create, queries
from guvoh.vault.vault import Vault, open_vault

OUT = Path(__file__).parent / "out"
VAULT = OUT / "own"
KEY_FILE = OUT / "own-passphrase.txt"
SHOWN = 30  # suggestions on the screen; `guvoh claims` lists all


def run(files: list[str]) -> None:
    """Takes the files in and lists what was suggested. Accepts nothing; a paper is made only of what was accepted."""
    for _file in capture.walk(files):  # a misspelt name is told before anything is made
        pass
    OUT.mkdir(exist_ok=True)
    words = _passphrase(new=not VAULT.exists())
    if not VAULT.exists():
        made = create.create(VAULT, words)
        say.title("A vault of your own. Write these recovery words on paper; they are shown only now:")
        say.line(made.recovery_words)
    with open_vault(VAULT, words) as vault:
        _add(vault, files)
        _list(vault)
        papers = _papers(vault)
        say.step("Backing up to demo/out/own-backup, and checking the backup.")
        backup.back_up(vault, OUT / "own-backup")
    _what_lies_where(files, papers)
    _next(papers)


def _passphrase(new: bool) -> str:
    """From the terminal; without one, a file: made here for a new vault, read for one that it opens."""
    if KEY_FILE.exists():
        return KEY_FILE.read_text("utf-8").removesuffix("\n")
    if sys.stdin.isatty():
        return _asked(new)
    if not new:
        raise UsageError("The passphrase of demo/out/own is needed.", "Give the command again at a terminal.")
    groups = ("".join(secrets.choice(string.ascii_lowercase) for _n in range(5)) for _m in range(6))
    words = "-".join(groups)
    with open(os.open(KEY_FILE, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="utf-8") as f:
        f.write(words + "\n")
    say.step("No terminal to ask at: a passphrase was made, and written to demo/out/own-passphrase.txt.")
    return words


def _asked(new: bool) -> str:
    while True:
        words = getpass.getpass("Passphrase for demo/out/own: ", stream=sys.stderr)
        if words and (not new or words == getpass.getpass("Once more: ", stream=sys.stderr)):
            return words
        say.step("Six random words or more are good. The two have to be the same, and not empty.")


def _may_open() -> bool:
    """Asked once where the machine has no sandbox for PDF and office files."""
    if not sys.stdin.isatty():
        return False
    asked = "There is no sandbox on this machine. Open PDF and office files all the same? [y/N] "
    print(asked, end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in {"y", "yes"}


def _add(vault: Vault, files: list[str]) -> None:
    say.title("Your files")
    with closing(app.adding(vault, files, may_open=_may_open)) as added:
        for one in added:
            what = {"added": f"{one.suggestions} suggestions", "already": "already in the vault",
                    "unread": "kept, sealed, but without text", "failed": "NOT added"}[one.state]  # fmt: skip
            say.line(f"{_plain(one.name)}: {what}. {one.why} {one.hint}".rstrip())


def _list(vault: Vault) -> None:
    rows = queries.claims(vault, state="suggested")
    say.title(f"{len(rows)} suggestions. A machine made them; none of them counts before you accept it")
    for row in rows[:SHOWN]:
        denied = "" if row.claim.polarity == "asserted" else f" ({row.claim.polarity})"
        print(f"  {short(row.id)}  {act_label(row.claim.act)}{denied}: {_plain(row.claim.quote)[:90]}")
    if len(rows) > SHOWN:
        say.line(f"... and {len(rows) - SHOWN} more: {_guvoh()} claims")


def _papers(vault: Vault) -> list[str]:
    """The chronology of what was accepted earlier, if anything was."""
    if not queries.claims(vault, state="accepted"):
        return []
    case = app.the_case(vault, app.CASE)
    names = ["own-chronology.html", "own-chronology.pdf"]
    for name in names:
        (OUT / name).write_bytes(app.paper(vault, case, "chronology", Path(name).suffix, internal=False))
        os.chmod(OUT / name, 0o600)
    return names


def _what_lies_where(files: list[str], papers: list[str]) -> None:
    say.title("What lies where")
    say.files(["demo/out/own", "demo/out/own-backup"], "sealed")
    say.files([f"demo/out/{name}" for name in papers], "NOT ENCRYPTED, code names: what you accepted")
    if KEY_FILE.exists():
        say.files(["demo/out/own-passphrase.txt"], "NOT ENCRYPTED: opens your vault; move it away")
    folders = sorted({str(Path(f).resolve().parent) for f in files})
    say.files(folders, "NOT ENCRYPTED: your files, as they were")
    say.line("`make demo` without files keeps all of this; `make clean` deletes it.")


def _next(papers: list[str]) -> None:
    say.title("Try next")
    paper = f"{_guvoh()} report chronology --out demo/out/own-chronology.html"
    say.commands([
        ("Read the suggestions one by one: accept, correct or reject each.", f"{_guvoh()} review"),
        ("Say when a source was published (an id stands in `sources`); its days are then read anew.",
         f"{_guvoh()} sources"),
        ("Print what you accepted." if papers else "Print what you accepted; before that there is no paper.", paper),
    ])  # fmt: skip


def _guvoh() -> str:
    key = " --passphrase-file demo/out/own-passphrase.txt" if KEY_FILE.exists() else ""
    return f".venv/bin/guvoh --vault demo/out/own{key}"


def _plain(words: str) -> str:
    """In one line, without what could steer a terminal."""
    return " ".join("".join(c if c.isprintable() else " " for c in words).split())
