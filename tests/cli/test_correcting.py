"""set, withdraw, undo, erase, note: what a person says of a source is recorded, and can be taken back."""

from __future__ import annotations

import pytest
from desk import NAME, Desk


def first_source(desk: Desk) -> str:
    return str(desk.run("sources", "--json").lines()[0]["id"])


def states(desk: Desk) -> list[str]:
    return [line["state"] for line in desk.run("claims", "--json").lines()]


def test_a_field_that_there_is_not_is_refused_with_those_there_are(busy: Desk) -> None:
    said = busy.run("set", first_source(busy), "colour=red")
    assert (said.code, "published" in said.err) == (2, True)


@pytest.mark.parametrize("typed", ["published", "published=soon", "published=2026", "from_inside=perhaps"])
def test_a_value_that_does_not_fit_is_refused(busy: Desk, typed: str) -> None:
    assert busy.run("set", first_source(busy), typed).code == 2


def test_setting_the_day_suggests_anew_and_keeps_what_was_decided(busy: Desk) -> None:
    page = busy.run("sources", "--json").lines()[1]["id"]
    (arrest,) = [c for c in busy.run("claims", "--source", page, "--json").lines() if c["act"] == "arrest"][:1]
    busy.run("accept", arrest["id"])
    busy.run("set", page, "published=2026-11-20")
    after = {c["id"]: c["state"] for c in busy.run("claims", "--source", page, "--json").lines()}
    assert after[arrest["id"]] == "accepted"


def test_setting_the_day_dates_what_is_not_decided(busy: Desk) -> None:
    page = busy.run("sources", "--json").lines()[1]["id"]
    busy.run("set", page, "published=2026-11-20")
    days = [c["date"]["start"] for c in busy.run("claims", "--source", page, "--json").lines() if c["date"]]
    assert days[:1] == ["2026-11-16"]


def test_a_withdrawn_source_takes_its_claims_along_and_undo_brings_them_back(busy: Desk) -> None:
    source = first_source(busy)
    ids = [c["id"] for c in busy.run("claims", "--source", source, "--json").lines()]
    busy.run("accept", *ids)
    before = states(busy)
    busy.run("withdraw", source, "--because", "not what it says it is")
    assert "accepted" not in states(busy)
    busy.run("undo", source)
    assert states(busy) == before


def test_an_undo_can_be_undone_by_its_own_id(busy: Desk) -> None:
    claim = busy.run("claims", "--json").lines()[0]["id"]
    busy.run("accept", claim)
    (undone,) = busy.run("undo", claim, "--json").lines()
    assert busy.run("show", claim, "--json").lines()[0]["state"] == "suggested"
    busy.run("undo", undone["entry"])
    assert busy.run("show", claim, "--json").lines()[0]["state"] == "accepted"


def test_a_source_without_text_takes_typed_words(desk: Desk) -> None:
    (line,) = desk.run("add", str(desk.file("photo.jpg", b"\xff\xd8\xff\xe0" + bytes(500))), "--json").lines()
    typed = f"Police detained {NAME} in Ostrevan on 12 November 2026, the notice says."
    said = desk.run("set", line["id"], f"text={typed}", "--json")
    assert said.lines()[0]["suggestions"] > 0


def test_erasing_asks_first_and_without_a_terminal_does_nothing(busy: Desk) -> None:
    said = busy.run("erase", first_source(busy))
    assert (said.code, len(busy.run("sources").out.splitlines())) == (1, 2)


def test_an_erased_source_is_gone_and_the_vault_is_whole(busy: Desk) -> None:
    assert busy.run("erase", first_source(busy), "--yes").code == 0
    assert ([s["name"] for s in busy.run("sources", "--json").lines()], busy.is_whole()) == (["page.html"], True)


def test_a_note_comes_from_standard_input_in_any_script(desk: Desk) -> None:
    words = "Соседка сказала, что его увели вечером."
    (line,) = desk.run("note", "--kind", "testimony", "--json", stdin=words).lines()
    assert words in desk.run("show", line["id"], "--text").out


@pytest.mark.parametrize("given", [b"", b"  \n", b"\xff\xfe\xfa"])
def test_a_note_without_words_is_refused(desk: Desk, given: bytes) -> None:
    assert (desk.run("note", stdin=given).code, desk.run("sources").out) == (2, "")


def test_the_help_of_note_says_the_rule_on_children_and_torture(desk: Desk) -> None:
    told = " ".join(desk.bare("note", "--help").out.split())
    assert ("Children are not interviewed" in told, "torture" in told) == (True, True)


def test_broken_letters_typed_are_refused_in_words(desk: Desk) -> None:
    import os

    assert desk.run("note", os.fsdecode(b"\xff\xfe")).code == 2
