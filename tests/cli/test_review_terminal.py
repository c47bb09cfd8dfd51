"""Review at a real terminal: one key each, never Enter or Space, the same keys on a Russian keyboard."""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Iterator

import pytest
from desk import NAME, Desk
from screen import MENU, Terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal as Linux and macOS have it")

@pytest.fixture
def terminal(busy: Desk) -> Iterator[Terminal]:
    made = Terminal(busy, "review")
    made.read(MENU)
    yield made
    made.close()


def states(desk: Desk) -> list[str]:
    return [line["state"] for line in desk.run("claims", "--json").lines() if line["state"] != "suggested"]


def place(shown: str) -> str:
    """ "2" where the screen says "2 of 5"."""
    return re.findall(r"(\d+) of \d+", shown)[-1]


def test_the_words_of_the_claim_are_shown_before_it_is_asked_about(terminal: Terminal) -> None:
    assert "Police detained" in re.sub(r"\x1b\[\d*m|[1-8](?=[A-Z])", "", terminal.shown)


@pytest.mark.parametrize("key", ["\r", "\n", " ", "\t", "y", "1", "\x1b[A", "aa"])
def test_what_is_pressed_without_looking_never_accepts(busy: Desk, terminal: Terminal, key: str) -> None:
    time.sleep(0.05)
    os.write(terminal.fd, key.encode())
    terminal.leave()
    assert (terminal.end(), states(busy)) == (0, [])


@pytest.mark.parametrize("key", ["a", "A", "ф", "Ф", "ش"])
def test_the_key_of_accept_accepts_on_each_keyboard(busy: Desk, terminal: Terminal, key: str) -> None:
    shown = terminal.press(key)
    terminal.press("q", until="left")
    assert (place(shown), terminal.end(), states(busy)) == ("2", 0, ["accepted"])


@pytest.mark.parametrize("key", ["x", "ч"])
def test_reject_asks_why_and_takes_any_key(busy: Desk, terminal: Terminal, key: str) -> None:
    assert "Why?" in terminal.press(key, until="no reason")
    terminal.press("5")
    terminal.press("й", until="left")
    assert (terminal.end(), states(busy)) == (0, ["rejected"])


def test_skip_and_previous_decide_nothing(busy: Desk, terminal: Terminal) -> None:
    places = [place(terminal.press(key)) for key in "sыpз"]
    terminal.press("q", until="left")
    assert (places, terminal.end(), states(busy)) == (["2", "3", "2", "1"], 0, [])


def test_undo_takes_back_what_was_decided_last(busy: Desk, terminal: Terminal) -> None:
    terminal.press("a")
    shown = terminal.press("u")
    told = terminal.press("q", until="left")
    assert (place(shown), "0 decided" in told, terminal.end(), states(busy)) == ("1", True, 0, [])


def test_an_edit_takes_words_of_the_source_and_accepts(busy: Desk, terminal: Terminal) -> None:
    terminal.press("e", until="back")
    terminal.press("6", until="none:")
    terminal.answer("Ostrevan")
    terminal.press("q", until="left")
    assert terminal.end() == 0
    (claim,) = [c for c in busy.run("claims", "--json").lines() if c["state"] == "accepted"]
    assert (claim["place"]["text"], claim["rule"]) == ("Ostrevan", "person")


def test_an_edit_with_words_that_the_source_does_not_have_accepts_nothing(busy: Desk, terminal: Terminal) -> None:
    terminal.press("e", until="back")
    terminal.press("2", until="none:")
    assert "do not stand in the source" in terminal.answer(f"{NAME} the Younger")
    terminal.press("q", until="left")
    assert (terminal.end(), states(busy)) == (0, [])


def test_escape_at_why_goes_back_and_rejects_nothing(busy: Desk, terminal: Terminal) -> None:
    terminal.press("x", until="no reason")
    shown = terminal.press("\x1b")
    terminal.leave()
    assert (place(shown), terminal.end(), states(busy)) == ("1", 0, [])


def test_an_edit_that_fails_says_so_beside_the_question_on_a_small_screen(busy: Desk) -> None:
    small = Terminal(busy, "review", size="60x20")
    small.read(MENU)
    small.press("e", until="back")
    small.press("2", until="none:")
    shown = small.answer("Nobody the Younger")
    small.leave()
    small.end()
    last = re.sub(r"\x1b\[[0-9;]*m", "", shown).splitlines()[-8:]
    assert "do not stand in the source" in " ".join(last)
    assert max(map(len, last)) <= 60


@pytest.mark.parametrize(("key", "code"), [("\x03", 130), ("\x04", 0), ("\x1b", 0)])
def test_leaving_keeps_what_was_decided(busy: Desk, terminal: Terminal, key: str, code: int) -> None:
    terminal.press("a")
    terminal.listening()
    os.write(terminal.fd, key.encode())
    assert (terminal.end(), states(busy)) == (code, ["accepted"])
    assert "Traceback" not in terminal.shown


def test_without_a_terminal_review_names_the_commands_for_scripts(busy: Desk) -> None:
    said = busy.run("review")
    assert (said.code, "guvoh accept" in said.err) == (2, True)


def test_a_source_cannot_steer_the_terminal(desk: Desk) -> None:
    text = f"Police detained {NAME} \x1b[2J in Ostrevan on 12 November 2026, his relatives said. The day was quiet."
    assert desk.run("note", stdin=text).code == 0
    desk.run("set", desk.run("sources", "--json").lines()[0]["id"], "title=\x1b]0;x\x07 held")
    made = Terminal(desk, "review")
    made.read(MENU)
    made.press("q", until="left")
    made.end()
    assert ("]0;x" in made.shown, "\x1b[2J" in made.shown, "\x1b]0" in made.shown) == (True, False, False)


def test_a_note_is_typed_at_the_terminal(desk: Desk) -> None:
    made = Terminal(desk, "note")
    made.read("Ctrl-D")
    time.sleep(0.1)
    os.write(made.fd, f"A neighbour said that {NAME} was seen.\n\x04".encode())
    assert made.end() == 0
    assert desk.run("sources", "--json").lines()[0]["kind"] == "call"
