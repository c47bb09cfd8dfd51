"""A terminal for tests: what a program shows on it is read, keys are pressed. Linux and macOS."""

from __future__ import annotations

import os
import select
import time

from desk import PROGRAM, Desk

import warm_program

MENU = "[q]"  # the last key of every menu; what follows may stand on another line of a narrow terminal


class Terminal:
    """A person's terminal with `guvoh` in it: what it shows is read, keys are pressed."""

    def __init__(self, desk: Desk, *words: str, bare: bool = False, size: str = "80x24") -> None:
        """With the vault and its passphrase, unless `bare`. `size`: columns and lines."""
        self.shown = ""
        columns, lines = size.split("x")
        given = list(words) if bare else desk.command(*words)[len(PROGRAM) :]
        env = desk.environment(TERM="xterm", COLUMNS=columns, LINES=lines)
        self.program, self.fd = warm_program.start_at_terminal(given, env, desk.home)

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

    def press(self, keys: str, until: str = MENU, seconds: float = 30) -> str:
        self.listening()
        os.write(self.fd, keys.encode())
        return self.read(until, seconds)

    def leave(self) -> str:
        """Presses q until it is heard: a key that came with another one is not."""
        for _n in range(10):
            self.listening()
            os.write(self.fd, b"q")
            if "left" in self.read("left", 3):
                break
        return self.shown

    def type(self, words: str) -> None:
        """A whole line, for what reads lines."""
        time.sleep(0.3)
        os.write(self.fd, words.encode() + b"\r")

    def answer(self, words: str, until: str = MENU) -> str:
        """A whole line, and what came on the screen after it."""
        self.type(words)
        return self.read(until)

    def listening(self) -> None:
        """Returns once the program waits for one key: a key pressed earlier is not meant for what it shows next."""
        import termios

        end = time.monotonic() + 15
        while termios.tcgetattr(self.fd)[3] & termios.ICANON and time.monotonic() < end:
            time.sleep(0.01)

    def end(self) -> int:
        self.read("never shown", 60)
        code: int = self.program.wait(60)
        self.close()
        return code

    def close(self) -> None:
        """Ends the program, whatever it does."""
        if self.fd >= 0:
            self.program.kill()
            os.close(self.fd)
            self.fd = -1
