"""Members whom a claim counts and does not name: kept as places that a later name fills. No total ever changes."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from forms_walk import Client

from guvoh import app
from guvoh.model.ids import short
from guvoh.vault import queries
from guvoh.vault.vault import open_vault

NEWS = "Police detained his two brothers in Ostrevan on 12 November 2026."
LATER = "Police detained Salim Veshkoron in Ostrevan on 12 November 2026."
NAME = "Salim Veshkoron"


class Desk:
    """A desk on an accepted claim that two were detained, whom it does not name."""

    def __init__(self, folder: Path, words: str, serve: Callable[..., Any]) -> None:
        self.folder, self.words = folder, words
        with open_vault(folder, words, "Nilu") as vault:
            self.case = app.open_case(vault, "Valley")
            self.claim = self._accept(vault, NEWS)
        running = serve(folder)
        self.client = Client(running.origin, running.address.split("#")[1])
        self.page = f"/case/{short(self.case)}/claim/{short(self.claim)}"

    def _accept(self, vault: Any, text: str) -> str:
        source = app.note(vault, text, "testimony", "Valley").id
        (row,) = queries.claims(vault, source=source)
        app.decide(vault, [row.id], "accepted")
        return row.id

    def totals(self) -> str:
        with open_vault(self.folder, self.words) as vault:
            found = [(i.range and asdict(i.range), i.ladder) for i in queries.incidents(vault, self.case)]
        return json.dumps(found, sort_keys=True)

    def keep(self, n: str = "2") -> Any:
        return self.client.post(self.page + "/places", [("n", n)])

    def names(self) -> list[tuple[str, bool]]:
        with open_vault(self.folder, self.words) as vault:
            return sorted((p.names[0], p.unnamed) for p in queries.persons(vault, self.case))

    def first(self) -> str:
        """The page of the first place."""
        return re.findall(
            r'href="(/case/\w+/person/\w+)"><bdi dir="auto">his two brothers .1', self.client.get(self.page).text
        )[0]

    def another_source_names_one(self) -> str:
        with open_vault(self.folder, self.words, "Nilu") as vault:
            claim = self._accept(vault, LATER)
            app.judge(vault, self.claim, claim, "same", "one event")
            return next(p.id for p in queries.persons(vault, self.case) if NAME in p.names)


@pytest.fixture
def desk(vault_folder: Path, words: str, serve: Callable[..., Any]) -> Desk:
    return Desk(vault_folder, words, serve)


PLACES = [("his two brothers (1)", True), ("his two brothers (2)", True)]


def test_a_place_is_kept_for_each_member_without_a_name_and_no_figure_changes(desk: Desk) -> None:
    before = desk.totals()
    desk.keep()
    assert (desk.names(), desk.totals()) == (PLACES, before)


def test_asking_twice_keeps_no_place_twice(desk: Desk) -> None:
    desk.keep()
    desk.keep()
    assert desk.names() == PLACES


def test_a_name_that_becomes_known_takes_the_place_and_taken_back_leaves_it(desk: Desk) -> None:
    before = desk.totals()
    desk.keep()
    page = desk.first()
    desk.client.post(page + "/facts", [("name", NAME)])
    named, during = desk.names(), desk.totals()
    entry = re.findall(r'name="entry" value="([^"]+)"', desk.client.get(page).text)[0]
    desk.client.post(page + "/undo", [("entry", entry)])
    assert (named, during, desk.names(), desk.totals()) == ([(NAME, False), PLACES[1]], before, PLACES, before)


def test_somebody_whom_a_later_source_names_takes_the_place_and_leaves_it_again(desk: Desk) -> None:
    desk.keep()
    known = desk.another_source_names_one()
    before = desk.totals()
    page = desk.first()
    said = [("verdict", "same"), ("other", f"{NAME} [{short(known)}]"), ("because", "his sister says so")]
    desk.client.post(page + "/judge", said)
    named, during = desk.names(), desk.totals()
    entry = re.findall(r'name="entry" value="([^"]+)"', desk.client.get(page).text)[-1]
    desk.client.post(page + "/undo", [("entry", entry)])
    assert (len(named), (NAME, False) in named, during, len(desk.names()), desk.totals()) == (
        2,
        True,
        before,
        3,
        before,
    )


@pytest.mark.parametrize("n", ["", "0", "13", "two", "-1", "2.5", "9" * 50])
def test_a_number_that_cannot_be_keeps_nothing_and_says_so(desk: Desk, n: str) -> None:
    said = desk.keep(n)
    assert (said.status, "from 1 to 12" in said.text, desk.names()) == (422, True, [])


def test_a_claim_that_names_everybody_offers_no_places(desk: Desk) -> None:
    with open_vault(desk.folder, desk.words, "Nilu") as vault:
        claim = desk._accept(vault, LATER)
    assert "/places" not in desk.client.get(f"/case/{short(desk.case)}/claim/{short(claim)}").text
