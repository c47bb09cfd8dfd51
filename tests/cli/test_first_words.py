"""The first minutes: the vault is named, short passphrases are refused, recovery words can be copied without slips."""

from __future__ import annotations

import re
import sys

import pytest
from desk import Desk

from guvoh.cli.layout import numbered, wrapped

TERMINAL = pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal as Linux and macOS have it")


def test_without_a_vault_what_to_type_is_said(desk: Desk) -> None:
    assert "export GUVOH_VAULT=" in desk.bare("sources").err


@pytest.mark.parametrize("command", [["init", "new"], ["close", "Families"]])
def test_a_passphrase_of_fewer_than_eight_characters_is_refused(desk: Desk, command: list[str]) -> None:
    (desk.home / "short").write_text("seven77\n")
    option = "--passphrase-file" if command[0] == "init" else "--closed-passphrase-file"
    said = desk.bare(*command, option, "short") if command[0] == "init" else desk.run(*command, option, "short")
    assert (said.code, "8 characters" in said.err, (desk.home / "new").exists()) == (1, True, False)


@TERMINAL
def test_a_short_passphrase_is_refused_before_it_is_typed_again(desk: Desk) -> None:
    from screen import Terminal

    screen = Terminal(desk, "init", "new", bare=True)
    screen.read("Passphrase:")
    screen.type("seven77")
    told = screen.read("Passphrase:")
    screen.type("lantern orchard pebble ferry quilt meadow")
    again = screen.read("again:")
    screen.type("lantern orchard pebble ferry quilt meadow")
    assert ("8 characters" in told, "again" in told, "short" in again) == (True, False, False)
    assert screen.end() == 0
    assert re.search(r"\b33 [a-z]+", screen.shown)


@pytest.mark.parametrize(("width", "each"), [(80, 5), (40, 3), (10, 1)])
def test_recovery_words_stand_numbered_and_whole_in_columns(width: int, each: int) -> None:
    words = [f"word{n:04}" for n in range(1, 34)]
    lines = numbered(words, width).splitlines()
    assert max(len(line.split()) // 2 for line in lines) == each
    assert re.findall(r"(\d+) (word\d+)", "\n".join(lines)) == [(str(n), w) for n, w in enumerate(words, 1)]
    assert width < 40 or max(map(len, lines)) <= width


@pytest.mark.parametrize("width", [20, 40, 80])
def test_lines_break_between_words_and_keep_every_word(width: int) -> None:
    text = "  A court in Ostrevan sentenced \x1b[1mthe teacher\x1b[0m to seven years in prison.\nAnother line."
    out = wrapped(text, width)
    assert out.split() == text.split()
    assert max(len(re.sub(r"\x1b\[[0-9;]*m", "", line)) for line in out.splitlines()) <= width


def test_recovery_words_with_their_numbers_open_the_vault(desk: Desk) -> None:
    (desk.home / "long").write_text("lantern orchard pebble ferry quilt meadow\n")
    (made,) = desk.bare("init", "new", "--passphrase-file", "long", "--json").lines()
    (desk.home / "words").write_text(numbered(made["recovery_words"].split(), 80))
    said = desk.bare("--vault", "new", "recover", "--words-file", "words", "--new-passphrase-file", "long")
    assert said.code == 0
