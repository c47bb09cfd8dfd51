"""Who else is at risk if a paper is published: whoever a tie joins to somebody whom it names, and nobody else."""

from __future__ import annotations

from dataclasses import replace

from guvoh.model import Case, Person
from guvoh.model.case_file import CaseFile, PersonFile, Tie
from guvoh.model.document import OPEN, Document, Section, line, said
from guvoh.model.paper import Chronology, PersonLine, Words
from guvoh.model.proxy import Proxy
from guvoh.policy.at_risk import at_risk

NAMED = ("exile",)


def person(id: str, **fields: object) -> PersonFile:
    return PersonFile(Person(id, "c", (id,), (), (), **fields), {}, (), {}, ())  # type: ignore[arg-type]


def case(*ties: Tie, proxies: tuple[Proxy, ...] = (), **fields: object) -> CaseFile:
    whole = Chronology(Words("Case"), "public", False, "2031-06-01", "", "en", (), (), (), (), (), 0, 0, "", ())
    people = (person("exile", whereabouts="abroad"), person("brother", **fields), person("friend"))
    return CaseFile(
        Case("c", "Case"), {}, "2031-06-01", whole, people, (), (), (), (), (), ties, proxies,
    )  # fmt: skip


def paper(**more: object) -> Document:
    lines = tuple(PersonLine(id, (id,), *(("named", "public") if id in NAMED else ("protected", "silent")))
                  for id in ("exile", "brother", "friend"))  # fmt: skip
    text = line(*(said(id, OPEN, "name", whose=id) for id in ("exile", "friend")))
    whole = Document("x", "X", Words("Case"), "public", "public", "en", "2031-06-01", "", (Section("", (text,)),),
                     persons=lines)  # fmt: skip
    return replace(whole, **more)  # type: ignore[arg-type]


KIN = Tie("brother", "K10", "exile", "certain", "", False)


def test_kin_of_who_is_named_is_at_risk_whoever_is_first_in_the_tie() -> None:
    other = Tie("exile", "K10", "brother", "certain", "", False)
    assert [[one.person for one in at_risk(case(tie), paper())] for tie in (KIN, other)] == [["brother"]] * 2


def test_kin_of_who_stands_under_a_code_name_alone_is_not() -> None:
    assert at_risk(case(Tie("brother", "K10", "friend", "", "", False)), paper()) == ()


def test_kin_of_a_subject_of_the_paper_is() -> None:
    found = at_risk(case(Tie("brother", "K10", "friend", "", "", False)), paper(subjects=("friend",)))
    assert [one.person for one in found] == ["brother"]


def test_who_was_reached_before_comes_first() -> None:
    proxy = Proxy("e", "friend", "Friend", "exile", "Exile", "claim", "", (), "certain", "", "me", "2031", "")
    found = at_risk(case(KIN, proxies=(proxy,)), paper())
    assert [(one.person, one.reached) for one in found] == [("friend", True), ("brother", False)]


def test_what_a_closed_case_tells_counts_and_is_marked() -> None:
    assert [one.closed for one in at_risk(case(replace(KIN, closed=True)), paper())] == [True]


def test_the_dead_are_at_no_risk_and_a_child_is_said_to_be_one() -> None:
    dead = at_risk(case(KIN, whereabouts="dead"), paper())
    assert (dead, at_risk(case(KIN, age="child"), paper())[0].why[0]) == ((), "a child")


def test_a_reason_names_nobody() -> None:
    assert not [why for one in at_risk(case(KIN), paper()) for why in one.why if "exile" in why or "brother" in why]
