"""Ties between people: who is whose brother, lawyer, member; proposed only when all kinds are asked for."""

from __future__ import annotations

import pytest

from guvoh.extract import suggest, suggest_all

TIES = [
    ("The brother of activist Ana Belim was taken away.", "K09", "brother", "activist Ana Belim"),
    ("Ana Belim's father was questioned for two hours.", "K02", "father", "Ana Belim"),
    ("Police beat his brother Anton Belim in the yard.", "K09", "brother Anton Belim", "his"),
    ("Tor Dorn, a member of the Circle of Teachers, was arrested.", "member", "Tor Dorn", "the Circle of Teachers"),
    ("The lawyer of the two students was not let in.", "lawyer", "lawyer", "the two students"),
    ("Полиция задержала брата активиста Антона Белина.", "K09", "брата", "активиста Антона Белина"),
    ("Его мать вызвали на допрос.", "K01", "мать", "Его"),
    ("Адвокат журналистки Анны Белиной говорит о пытках.", "lawyer", "Адвокат", "журналистки Анны Белиной"),
    ("Бародари Антон Белимро пулис боздошт кард.", "K09", "Бародари", "Антон Белимро"),
    ("پلیس برادر علی دوروین را بازداشت کرد.", "K09", "برادر", "علی دوروین"),
]


@pytest.mark.parametrize(("text", "code", "first", "second"), TIES)
def test_a_tie_says_who_is_what_to_whom(text: str, code: str, first: str, second: str) -> None:
    found = [c for c in suggest_all(text) if c.kind == "REL"]
    said = [(c.code, c.victims[0].text, c.actors[0].text) for c in found]
    assert (code, first, second) in said


def test_two_kin_of_one_person_are_two_ties() -> None:
    found = [c for c in suggest_all("Officers led away his father and two brothers.") if c.kind == "REL"]
    assert [(c.code, c.victims[0].text, c.actors[0].text) for c in found] == [
        ("K02", "father", "his"), ("K09", "brothers", "his"),
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["Families gathered in the square.", "Семьи собрались на улице.", "The mother wept."])
def test_a_word_for_kin_without_whose_is_no_tie(text: str) -> None:
    assert [c for c in suggest_all(text) if c.kind == "REL"] == []


def test_acts_alone_are_proposed_unless_all_kinds_are_asked_for() -> None:
    text = "Ana Belim's father was arrested on suspicion of treason, neighbours say. The ministry denied the arrest."
    assert {c.kind for c in suggest(text)} == {"ACT"}
    assert {"ACT", "REL", "REA"} <= {c.kind for c in suggest_all(text)}


@pytest.mark.parametrize("text", [row[0] for row in TIES])
def test_every_span_of_every_kind_is_its_words(text: str) -> None:
    for claim in suggest_all(text):
        assert text[claim.start : claim.end] == claim.quote
        assert all(text[s.start : s.end] == s.text for s in (*claim.victims, *claim.actors, *claim.attribution))
