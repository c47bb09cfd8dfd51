"""The lists at the command line say that some may be the same person, and where that is judged."""

from __future__ import annotations

import re
import sys

import pytest
from desk import NAME, Desk
from screen import MENU, Terminal

TOLD = "2 pairs may be the same person"


def test_the_list_of_persons_says_how_many_pairs_wait_and_the_command(desk: Desk) -> None:
    for name in ("Farrukh Nazaron", "Фаррух Назарон", "Zebo Olimova", "Зебо Олимова"):
        assert desk.run("enter", name, "--new-case").code == 0
    said = desk.run("persons")
    assert (TOLD in said.err, "guvoh resolve" in said.err, TOLD in desk.run("persons", "--json").err) == (
        True, True, False,
    )  # fmt: skip


def test_a_list_without_pairs_says_nothing_of_them(desk: Desk) -> None:
    desk.run("enter", "Farrukh Nazaron", "--new-case")
    assert desk.run("persons").err == ""


@pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal as Linux and macOS have it")
def test_the_review_at_a_terminal_says_whom_a_name_may_mean(busy: Desk) -> None:
    assert busy.run("enter", "Руслан Вешкоров").code == 0
    terminal = Terminal(busy, "review")
    shown = re.sub(r"\s+", " ", re.sub(r"\x1b\[\d*m", "", terminal.read(MENU)))
    terminal.close()
    assert f"May be somebody known: {NAME} – Руслан Вешкоров" in shown


def test_whoever_is_entered_is_compared_with_those_who_are_there(desk: Desk) -> None:
    (known,) = desk.run("enter", "Farrukh Nazaron", "--new-case", "--json").lines()
    said = desk.run("enter", "Фаррух Назарон", "--json")
    assert (said.code, len(said.lines()), "Farrukh Nazaron" in said.err, known["id"] != said.lines()[0]["id"]) == (
        0, 1, True, True,
    )  # fmt: skip


def test_why_two_are_proposed_is_said_in_words_with_the_words_of_the_text(desk: Desk) -> None:
    for name in ("Tor Belim", "Anton Dorvan"):
        assert desk.run("enter", name, "--new-case", "--case", "General").code == 0
    text = desk.file("text.txt", "Police arrested Tor Belim, also known as Anton Dorvan, on 3 May 2026.")
    assert desk.run("add", str(text)).code == 0
    said = " ".join(desk.run("resolve", "--list").out.split())
    assert "a text says that both names are one person's" in said
    assert "“Tor Belim, also known as Anton Dorvan” (another name of the same person; source: text.txt)" in said
    assert "By the names alone: most likely different" in said
