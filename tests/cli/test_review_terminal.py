"""Review at a real terminal: one key each, never Enter or Space, the same keys on a Russian keyboard."""

from __future__ import annotations

import os
import re
import select
import signal
import sys
import time
from collections.abc import Iterator

import pytest
from desk import NAME, Desk

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal as Linux and macOS have it")
MENU = "[q] stop"


class Terminal:
    """A person's terminal with `guvoh` in it: what it shows is read, keys are pressed."""

    def __init__(self, desk: Desk, *words: str) -> None:
        import pty

        self.shown = ""
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.chdir(desk.home)
            command = desk.command(*words)
            os.execve(command[0], command, desk.environment(TERM="xterm"))

    def read(self, until: str, seconds: float = 30) -> str:
        """What came on the screen up to and with `until`; all of it when the program ends first."""
        end, at = time.monotonic() + seconds, len(self.shown)
        while until not in self.shown[at:] and time.monotonic() < end:
            if not select.select([self.fd], [], [], 0.1)[0]:
                continue
            try:
                piece = os.read(self.fd, 65536)
            except OSError:  # the other side is closed
                break
            if not piece:
                break
            self.shown += piece.decode("utf-8", "replace")
        return self.shown[at:]

    def press(self, keys: str, until: str = MENU) -> str:
        self._listening()
        os.write(self.fd, keys.encode())
        return self.read(until)

    def _listening(self) -> None:
        """Returns once the program waits for one key: a key pressed earlier is not meant for what it shows next."""
        import termios

        end = time.monotonic() + 15
        while termios.tcgetattr(self.fd)[3] & termios.ICANON and time.monotonic() < end:
            time.sleep(0.01)

    def end(self) -> int:
        self.read("never shown", 15)
        end, status = time.monotonic() + 15, None
        while status is None and time.monotonic() < end:
            pid, code = os.waitpid(self.pid, os.WNOHANG)
            status = code if pid else None
            time.sleep(0.01)
        assert status is not None, "the program did not end"
        os.close(self.fd)
        self.pid = 0
        return os.waitstatus_to_exitcode(status)


@pytest.fixture
def terminal(busy: Desk) -> Iterator[Terminal]:
    made = Terminal(busy, "review")
    made.read(MENU)
    yield made
    if made.pid:
        os.kill(made.pid, signal.SIGKILL)
        os.waitpid(made.pid, 0)
        os.close(made.fd)


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
    terminal.press("q", until="left")
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
    terminal.press("Ostrevan\r")
    terminal.press("q", until="left")
    assert terminal.end() == 0
    (claim,) = [c for c in busy.run("claims", "--json").lines() if c["state"] == "accepted"]
    assert (claim["place"]["text"], claim["rule"]) == ("Ostrevan", "person")


def test_an_edit_with_words_that_the_source_does_not_have_accepts_nothing(busy: Desk, terminal: Terminal) -> None:
    terminal.press("e", until="back")
    terminal.press("2", until="none:")
    assert "do not stand in the source" in terminal.press(f"{NAME} the Younger\r")
    terminal.press("q", until="left")
    assert (terminal.end(), states(busy)) == (0, [])


@pytest.mark.parametrize(("key", "code"), [("\x03", 130), ("\x04", 0), ("\x1b", 0)])
def test_leaving_keeps_what_was_decided(busy: Desk, terminal: Terminal, key: str, code: int) -> None:
    terminal.press("a")
    os.write(terminal.fd, key.encode())
    assert (terminal.end(), states(busy)) == (code, ["accepted"])
    assert "Traceback" not in terminal.shown


def test_without_a_terminal_review_names_the_commands_for_scripts(busy: Desk) -> None:
    said = busy.run("review")
    assert (said.code, "guvoh accept" in said.err) == (2, True)


def test_a_source_cannot_steer_the_terminal(desk: Desk) -> None:
    text = f"<html><head><title>\x1b]0;x\x07 held</title></head><body><p>Police detained {NAME}\x1b[2J "
    text += "in Ostrevan on 12 November 2026, his relatives said. The day was quiet.</p></body></html>"
    desk.run("add", str(desk.file("page.html", text)))
    made = Terminal(desk, "review")
    made.read(MENU)
    made.press("q", until="left")
    made.end()
    assert ("\x1b[2J" in made.shown, "\x1b]0" in made.shown) == (False, False)


def test_a_note_is_typed_at_the_terminal(desk: Desk) -> None:
    made = Terminal(desk, "note")
    made.read("Ctrl-D")
    time.sleep(0.1)
    os.write(made.fd, f"A neighbour said that {NAME} was seen.\n\x04".encode())
    assert made.end() == 0
    assert desk.run("sources", "--json").lines()[0]["kind"] == "call"
