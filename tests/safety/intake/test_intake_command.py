"""`guvoh intake` at the command line: what came is let in, refused, erased, and what is left is told."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parents[1] / "cli"), str(HERE.parents[1])]

from desk import Desk  # noqa: E402  beside the tests of the command line
from desk import desk as empty_desk  # noqa: E402

from guvoh.vault.vault import open_vault  # noqa: E402
from one_letter import one_letter  # noqa: E402


@pytest.fixture
def came(tmp_path: Path) -> tuple[Desk, str]:
    """A desk to which one letter came, and its id."""
    made = empty_desk(tmp_path / "home")
    with open_vault(made.vault, made.words, "Nilu") as vault:
        return made, one_letter(vault, "On 3 May 2031 police arrested Zarina Vale in Lower Ford.")


def _listed(desk: Desk) -> list[tuple[str, bool]]:
    return [(one["state"], one["erased"]) for one in desk.run("intake", "list", "--all", "--json").lines()]


def test_what_is_let_in_becomes_a_source_that_is_searched(came: tuple[Desk, str]) -> None:
    desk, id = came
    said = desk.run("intake", "let", id, "--case", "Valley", "--json")
    assert (said.code, len(said.lines())) == (0, 1)
    assert desk.run("claims", "--json").lines() != []
    assert _listed(desk) == [("let_in", False)]


def test_what_was_refused_is_erased_after_a_yes_and_shown_no_more(came: tuple[Desk, str]) -> None:
    desk, id = came
    assert desk.run("intake", "refuse", id, "--because", "an advertisement").code == 0
    assert desk.run("intake", "erase", id).code == 1, "without a yes"
    assert _listed(desk) == [("refused", False)]
    assert desk.run("intake", "erase", id, "--yes").code == 0
    assert _listed(desk) == [("refused", True)]
    shown = desk.run("intake", "show", id)
    assert (shown.code, "This was erased." in shown.err, shown.out) == (1, True, "")
    assert desk.is_whole()


def test_what_waits_or_was_let_in_is_not_erased(came: tuple[Desk, str]) -> None:
    desk, id = came
    assert desk.run("intake", "erase", id, "--yes").code == 1
    assert desk.run("intake", "let", id, "--case", "Valley").code == 0
    assert desk.run("intake", "erase", id, "--yes").code == 1
    assert desk.run("intake", "let", id, "--case", "Valley").code == 1, "a second time"
    assert _listed(desk) == [("let_in", False)]
