"""Somebody unnamed at the command line: a place for him, a later name in it, and all of it taken back."""

from __future__ import annotations

from typing import Any

from desk import Desk

NEWS = "Police detained his two brothers in Ostrevan on 12 November 2026."
PLACE = "his two brothers ({})"


def totals(desk: Desk) -> list[Any]:
    return [(line["range"], line["ladder"]) for line in desk.run("incidents", "--json").lines()]


def names(desk: Desk) -> list[str]:
    return sorted(line["names"][0] for line in desk.run("persons", "--json").lines())


def test_a_later_name_fills_a_place_and_leaves_it_with_the_totals_as_they_were(desk: Desk) -> None:
    assert desk.run("note", "--new-case", stdin=NEWS).code == 0
    (claim,) = desk.run("claims", "--json").lines()
    desk.run("accept", claim["id"])
    before = totals(desk)
    for n in (1, 2):
        entered = desk.run("enter", PLACE.format(n), "unnamed=yes", "--source", claim["source"], "--json")
    person = entered.lines()[0]["id"]
    kept = desk.run("set", person, "name=Salim Veshkoron", "--json")
    named = names(desk), totals(desk)
    undone = desk.run("undo", kept.lines()[0]["entry"])
    assert (undone.code, named, names(desk), totals(desk)) == (
        0, (["Salim Veshkoron", PLACE.format(1)], before), [PLACE.format(1), PLACE.format(2)], before,
    )  # fmt: skip


def test_the_list_says_which_are_only_places(desk: Desk) -> None:
    desk.run("enter", "brother of R. V.", "unnamed=yes", "--new-case")
    assert "a place for somebody unnamed" in desk.run("persons").out
