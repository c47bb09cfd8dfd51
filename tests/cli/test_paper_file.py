"""The file of a paper: no source of the user's is written over, nothing lies in the vault, nobody else may read it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from desk import PAGE, Desk


@pytest.fixture
def read(busy: Desk) -> Desk:
    """A desk on which a claim was accepted."""
    assert busy.run("accept", busy.run("claims", "--json").lines()[0]["id"]).code == 0
    return busy


def report(desk: Desk, out: Path | str, *more: str) -> tuple[int, str]:
    said = desk.run("report", "chronology", "--out", str(out), *more)
    return said.code, said.err


def test_a_file_that_is_no_paper_is_left_as_it_is(read: Desk) -> None:
    path = read.home / "files" / "page.html"
    code, told = report(read, path)
    assert (code, "--force" in told, path.read_text()) == (1, True, PAGE)


def test_with_force_any_file_is_overwritten(read: Desk) -> None:
    path = read.home / "files" / "page.html"
    assert report(read, path, "--force")[0] == 0
    assert path.read_text() != PAGE


@pytest.mark.parametrize("ending", ["html", "json", "pdf"])
def test_an_earlier_paper_is_overwritten(read: Desk, ending: str) -> None:
    path = read.home / f"paper.{ending}"
    assert [report(read, path)[0] for _n in range(2)] == [0, 0]


def test_no_paper_lies_inside_the_vault(read: Desk) -> None:
    (read.home / "way").symlink_to(read.vault)
    for folder in (read.vault, read.vault / "objects", read.home / "way"):
        code, told = report(read, folder / "paper.html")
        assert (code, "inside the vault" in told) == (1, True)
    assert not list(read.vault.rglob("paper.html"))


@pytest.mark.skipif(sys.platform == "win32", reason="needs rights as Linux and macOS have them")
def test_a_paper_is_readable_by_its_owner_alone(read: Desk) -> None:
    path = read.home / "paper.html"
    report(read, path)
    path.chmod(0o644)
    report(read, path)
    assert path.stat().st_mode & 0o777 == 0o600
