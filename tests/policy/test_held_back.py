"""Whoever makes a paper for others is told who is not in it and why, and how much else is not."""

from __future__ import annotations

from dataclasses import replace

from one_file import BROTHER, CHILD, EXILE, MOTHER, NAMES, case_file, consent

from guvoh.model.case_file import Tie
from guvoh.model.document import DETAIL, OPEN, Document, Piece, Section, Table, line, own, said
from guvoh.model.paper import PersonLine, Words
from guvoh.policy.held_back import HeldBack, held_back
from guvoh.policy.profiles import for_reader

DAY = said("3 June 2031", DETAIL, field="day", coarse="June 2031")


def paper() -> Document:
    lines = tuple(PersonLine(id, names, "protected", "silent") for id, names in NAMES.items())
    few = (Piece(Words("3"), "figure", OPEN),)
    table = Table("Held", ("What", "How many"), ((own("all"), few),), unit="person", query="persons held")
    text = line(DAY, said("He was beaten.", DETAIL, "quote"), said("diabetes", DETAIL, whose=BROTHER, field="health"))
    return Document("x", "X", Words("Case"), "public", "public", "en", "2031-06-01", "", (Section("", (text, table)),),
                    persons=lines)  # fmt: skip


def found(*consents: object) -> HeldBack:
    file = case_file(*consents, judged=False)  # type: ignore[arg-type]
    file = replace(file, ties=(Tie(MOTHER, "K01", BROTHER, "", "", False),))
    levels = dict.fromkeys(NAMES, 3)
    return held_back(file, levels, paper(), for_reader(paper(), levels))


def test_each_person_who_is_not_in_it_has_one_reason() -> None:
    reasons = {one.id: one.reason for one in found().people}
    assert reasons == {EXILE: "consent", BROTHER: "kin", MOTHER: "kin", CHILD: "child"}


def test_who_agreed_and_is_kept_back_by_a_decision_is_told_so() -> None:
    agreed = consent(EXILE, scope="C4", mechanism="", basis="S1")
    assert {one.id: one.reason for one in found(agreed).people}[EXILE] == "decision"


def test_small_numbers_coarser_days_quotes_and_details_are_counted() -> None:
    one = found()
    assert (one.small, one.coarser, one.quotes, one.details) == (1, 1, 1, 1)


def test_no_reason_names_anybody() -> None:
    parts = {part for names in NAMES.values() for name in names for part in name.split()}
    assert not [one for one in found().people if any(part in one.why for part in parts)]
