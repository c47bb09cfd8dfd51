"""What each reader gets of a document: only what the profile allows, in its coarser form where it has one."""

from __future__ import annotations

import pytest

from guvoh.model.document import ADULT, CLOSED, DETAIL, OPEN, Document, Section, line, own, pieces_of, said
from guvoh.model.paper import Words
from guvoh.policy.profiles import for_reader

SAID = line(
    own("On "), said("3 May 2031", DETAIL, whose="p", coarse="May 2031"), own(", "),
    said("Daler Sangov", ADULT, "name", whose="p", coarse="a prisoner"), own(" was taken; "),
    said("heart disease", DETAIL, whose="p"), said("Zor street 4", CLOSED, whose="p"),
    said("They took him at dawn", DETAIL, "quote"), said("Ministry", OPEN, "value"),
)  # fmt: skip


def told(profile: str, level: int, granted: tuple[str, ...] = ()) -> str:
    whole = Document("x", "X", Words("Case"), profile, "public", "en", "2031-06-01", "", (Section("", (SAID,)),))
    return "|".join(p.words.text for p in pieces_of(for_reader(whole, {"p": level}, granted)))


@pytest.mark.parametrize(
    ("profile", "level", "granted", "expected"),
    [
        ("public", ADULT, (), "On |May 2031|, |Daler Sangov| was taken; |Ministry"),
        ("public", CLOSED, ("p",), "On |May 2031|, |a prisoner| was taken; |Ministry"),
        ("partner", ADULT, (), "On |May 2031|, |Daler Sangov| was taken; |Ministry"),
        ("partner", ADULT, ("p",), "On |3 May 2031|, |Daler Sangov| was taken; |heart disease|Ministry"),
        ("mechanism", CLOSED, (),
         "On |3 May 2031|, |Daler Sangov| was taken; |heart disease|They took him at dawn|Ministry"),
        ("mechanism", CLOSED, ("p",),
         "On |3 May 2031|, |Daler Sangov| was taken; |heart disease|Zor street 4|They took him at dawn|Ministry"),
    ],
)  # fmt: skip
def test_a_reader_gets_what_is_allowed(profile: str, level: int, granted: tuple[str, ...], expected: str) -> None:
    assert told(profile, level, granted) == expected


@pytest.mark.parametrize("profile", ["internal", "group"])
def test_what_is_for_the_groups_own_use_is_left_to_the_guard(profile: str) -> None:
    assert told(profile, CLOSED).endswith("Zor street 4|They took him at dawn|Ministry")


def test_a_piece_that_says_nothing_of_itself_is_closed() -> None:
    from guvoh.model.document import Piece

    assert Piece(Words("x"), "value").level == CLOSED
