"""G10: a whole walk at the command line leaves no name and no passphrase in any file but the papers asked for."""

from __future__ import annotations

import base64
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "cli"))

from desk import CHEAP, Desk

from guvoh.vault import change
from guvoh.vault.vault import open_vault

MARKER = "Zebulkhan Quillfeather"
SECRET = "orange-harbour-violin-77"
TEXT = f"Police detained {MARKER} in Ostrevan on 12 November 2026, his relatives said.\n"


def forms(words: str) -> list[bytes]:
    raw = [words.encode(), words.encode("utf-16-le")]
    in64 = [base64.b64encode(b"x" * k + words.encode())[4 : -4 - k] for k in range(3)]
    return [*raw, *(r.hex().encode() for r in raw), *in64]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the walk left: vault, backup, home, temporary files, and `said`, all that stood on standard error."""
    home = tmp_path_factory.mktemp("walk") / "home"
    it = Desk(home, words=SECRET)
    letter = it.file("letter.txt", TEXT)
    it.bare("init", str(it.vault), "--passphrase-file", "pass")
    with open_vault(it.vault, SECRET) as vault:  # from here on it opens quickly: the walk opens it thirty times
        change.change_passphrase(vault, SECRET, CHEAP)
    it.run("add", str(letter))
    it.run("note", stdin=f"A neighbour said that police beat {MARKER} in Ostrevan on 12 November 2026.")
    it.bare("suggest", str(letter))
    ids = [line["id"] for line in it.run("claims", "--json").lines()]
    assert it.run("accept", *ids).code == 0
    it.run("resolve")
    papers = [home / f"paper.{ending}" for ending in ("html", "pdf", "json")]
    for paper in papers:
        assert it.run("report", "chronology", "--internal", "--out", str(paper)).code == 0
    it.run("show", ids[0])
    it.run("search", MARKER)
    for wrong in (["show", "ZZZZZZ"], ["set", ids[0], "colour=red"], ["report", "chronology", "--out", "no/paper.html"],
                  ["add", "nowhere.txt"], ["accept", "ZZZZZZ"]):  # fmt: skip
        assert it.run(*wrong).code != 0
    it.run("backup", str(home / "backup"))
    it.run("erase", it.run("sources", "--json").lines()[0]["id"], "--yes")
    assert it.run("rebuild").code == it.run("verify").code == 0
    it.bare("--vault", str(home / "back"), "--passphrase-file", "pass", "restore", str(home / "backup"))
    for asked_for in (*papers, letter, home / "pass"):
        asked_for.unlink()
    (home / "said").write_text("".join(it.told))
    return home


@pytest.mark.parametrize("words", [MARKER, "Quillfeather", SECRET])
def test_the_walk_leaves_no_planted_word_in_any_file(place: Path, words: str) -> None:
    files = [path for path in place.rglob("*") if path.is_file()]
    assert len(files) > 20
    assert [path.name for path in files if any(f in path.read_bytes() for f in forms(words))] == []
