"""A relative in the country who has the name of a public official: nobody's name then, in papers that many read."""

from __future__ import annotations

import pytest

from guvoh.model.document import OPEN, Document, Section, line, own, said
from guvoh.model.paper import PersonLine, Words
from guvoh.policy import check, guard

NAME = "Zarhod Qemelov"
OFFICIAL = PersonLine("o", (NAME,), "named", "public")
RELATIVE = PersonLine("r", (NAME,), "protected", "silent")


def paper(profile: str, *people: PersonLine, name: str = NAME) -> Document:
    text = line(own("It was "), said(f"{name}, they said", OPEN, "quote"))
    return Document("x", "X", Words("Case"), profile, "public", "en", "2031-06-01", "",
                    (Section("", (text,)),), persons=people)  # fmt: skip


def words(document: Document) -> str:
    return str(document.sections)


@pytest.mark.parametrize("name", [NAME, "Qemelov Zarhod", "ZARHOD QEMELOV", "Зарход Кемелов"])
def test_the_name_that_both_have_stands_nowhere(name: str) -> None:
    names = (NAME, "Зарход Кемелов")
    people = (PersonLine("o", names, "named", "public"), PersonLine("r", names, "protected", "silent"))
    assert name not in words(guard(paper("public", *people, name=name)))


def test_the_gate_reads_it_as_the_relatives() -> None:
    assert [leak.person for leak in check(f"It was {NAME}.", paper("public", OFFICIAL, RELATIVE))] == ["r"]


def test_an_official_who_has_no_namesake_is_named() -> None:
    assert NAME in words(guard(paper("public", OFFICIAL)))
