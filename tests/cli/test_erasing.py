"""Erasing at the command line: a person is gone with every word, or nothing is erased and the way is named. (G14)"""

from __future__ import annotations

import pytest
from desk import LETTER, NAME, Desk

OTHER = f"The teacher of {NAME} wrote that the school is closed.\n"


@pytest.fixture
def named(busy: Desk) -> tuple[Desk, str]:
    """A desk with an accepted claim that names a person, and a second source in which nobody read his name yet."""
    (claim,) = [c for c in busy.run("claims", "--json").lines() if NAME in {v["text"] for v in c["victims"]}][:1]
    assert busy.run("accept", claim["id"]).code == 0
    assert busy.run("add", str(busy.file("other.txt", OTHER))).code == 0
    (person,) = [p for p in busy.run("persons", "--json").lines() if NAME in p["names"]]
    return busy, person["id"]


def lists(desk: Desk) -> str:
    return "".join(desk.run(*c, "--json").out for c in (["persons"], ["claims"], ["sources"], ["search", NAME]))


def test_a_person_without_his_sources_is_not_erased_and_the_command_that_does_it_is_named(
    named: tuple[Desk, str],
) -> None:
    desk, person = named
    before, said = lists(desk), desk.run("erase", person, "--yes")
    assert (said.code, said.out, "--with-sources" in said.err, lists(desk) == before) == (1, "", True, True)


def test_a_person_erased_with_his_sources_is_named_nowhere_in_the_vault(named: tuple[Desk, str]) -> None:
    desk, person = named
    said = desk.run("erase", person, "--with-sources", "--yes")
    assert (said.code, NAME in lists(desk), desk.run("search", NAME).out) == (0, False, "")
    assert [s["name"] for s in desk.run("sources", "--json").lines()] == ["page.html"]
    assert desk.is_whole()


def test_an_erased_person_is_not_said_to_stay(named: tuple[Desk, str]) -> None:
    desk, person = named
    said = desk.run("erase", person, "--with-sources", "--yes")
    assert ("stay unless" in said.err, "which go too" in said.err) == (False, True)


def test_a_reason_that_names_the_person_goes_too(named: tuple[Desk, str]) -> None:
    desk, person = named
    rest = desk.file("rest.txt", LETTER.replace(NAME, "Timur Salkin"))
    desk.run("add", str(rest))
    ids = [c["id"] for c in desk.run("claims", "--json").lines() if "Salkin" in c["quote"] or "Dolinev" in c["quote"]]
    desk.run("accept", *ids)
    (entry,) = desk.run("different", *ids[:2], "--because", f"one is the brother of {NAME}", "--json").lines()
    desk.run("erase", person, "--with-sources", "--yes")
    assert desk.run("show", entry["entry"]).code == 1
