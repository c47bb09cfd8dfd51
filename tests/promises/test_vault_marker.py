"""G10, G12: nothing that was typed or taken in lies unencrypted in a file, nor does anything of the machine."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from pathlib import Path

import pytest

MARKER = "Zebulkhan Quillfeather"
SECRET = "orange-harbour-violin-77"
FORMS = ("utf-8", "utf-16-le", "utf-16-be")

WORK = f"""
import io, sys, uuid
from pathlib import Path
sys.path.insert(0, {str(Path(__file__).resolve().parents[1] / "vault")!r})
from invented import add_source, claim_of, classify, decide, judge, open_case, set_title, CHEAP
from guvoh import app
from guvoh.vault import backup, change, check
from guvoh.vault.closed import make_closed
from guvoh.vault.create import create
from guvoh.vault.vault import open_vault
folder = Path(sys.argv[1])
words = create(folder, {SECRET!r}, by={MARKER!r}, cost=CHEAP).recovery_words
with open_vault(folder, {SECRET!r}) as vault:
    case = open_case(vault, {MARKER!r})
    one = add_source(vault, case, {MARKER!r}, {MARKER!r} + " was detained. " * 9000)
    other = add_source(vault, case, {MARKER!r}, {MARKER!r} + " was released.")
    decide(vault, one), decide(vault, other, "rejected")
    judge(vault, case, "claim", one.suggestion, other.suggestion)
    set_title(vault, one, {MARKER!r})
    classify(vault, one)
    inside = add_source(vault, make_closed(vault, {MARKER!r}, {SECRET!r} + "-closed", CHEAP), {MARKER!r},
                        {MARKER!r} + " was hidden.")
    decide(vault, inside)
    app.set_source(vault, inside.source, {{"collected_by": {MARKER!r}}})
    app.set_source(vault, one.source, {{"collected_by": {MARKER!r}}})
    backup.back_up(vault, folder.parent / "backup")
    change.erase_compartments(vault, [uuid.UUID(other.source).bytes], "source", other.source, other.objects)
    change.change_passphrase(vault, {SECRET!r} + "-new", CHEAP)
key = change.recover(folder, words)
change.rebuild(folder, key)
assert check.verify(folder, key).findings == ()
backup.restore(folder.parent / "backup", folder.parent / "restored")
open_vault(folder.parent / "restored", {SECRET!r}).close()
vault = open_vault(folder, {SECRET!r} + "-new", closed=[{SECRET!r} + "-closed"])
add_source(vault, case, {MARKER!r}, {MARKER!r} + " came home.")
import os
os._exit(0)  # killed: what is on the disk now is what is found
"""


def forms(words: str) -> list[bytes]:
    raw = [word.encode(f) for f in FORMS for word in (words, words.lower(), words.upper())]
    return [*raw, words.encode().hex().encode(), words.encode().hex().upper().encode()]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Everything that a process left: vault, backup, restored vault, home, temporary files, what it printed."""
    place = tmp_path_factory.mktemp("marker")
    for name in ("home", "temp"):
        (place / name).mkdir()
    environment = {**os.environ, "HOME": str(place / "home"), "TMPDIR": str(place / "temp"),
                   "XDG_CACHE_HOME": str(place / "home" / ".cache"), "SQLITE_TMPDIR": str(place / "temp")}  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", WORK, str(place / "vault")], env=environment, capture_output=True, check=False
    )
    (place / "said").write_bytes(done.stdout + done.stderr)
    assert done.returncode == 0, done.stderr.decode()
    return place


def found(place: Path, words: str) -> list[str]:
    files = [p for p in place.rglob("*") if p.is_file()]
    assert len(files) > 20
    return [str(p.relative_to(place)) for p in files if any(f in p.read_bytes() for f in forms(words))]


@pytest.mark.parametrize("words", [MARKER, "Quillfeather", SECRET, "was detained", "letter.txt", "AGE-SECRET-KEY"])
def test_no_words_name_or_passphrase_lie_unencrypted_in_any_file(place: Path, words: str) -> None:
    assert found(place, words) == []


def test_a_planted_marker_would_be_found(place: Path, tmp_path: Path) -> None:
    for n in range(21):
        (tmp_path / str(n)).write_bytes(b"")
    (tmp_path / "log").write_bytes(b"x" + MARKER.encode("utf-16-le"))
    assert found(tmp_path, MARKER) == ["log"]


def test_no_file_names_the_computer_the_login_or_a_path(place: Path) -> None:
    login = os.environ.get("LOGNAME") or os.environ.get("USER") or ""
    names = [n for n in (platform.node(), login, str(place)) if len(n) > 4]
    assert [n for n in names if found(place, n)] == []
