"""Nobody is told of by what is around him: kin with place and day, the field that only one of few has."""

from __future__ import annotations

import pytest

from guvoh.model.document import (
    ADULT,
    OPEN,
    Document,
    Paragraph,
    Piece,
    Section,
    Table,
    line,
    own,
    pieces_of,
    said,
)
from guvoh.model.paper import PersonLine, Words
from guvoh.policy.identifying import is_identifying, speaks_of_kin
from guvoh.policy.profiles import for_reader

PLACE, DAY = (
    said("Ostrevan", OPEN, field="incident.place", coarse="the north"),
    said("3 May 2031", OPEN, coarse="May 2031"),
)


def told(*blocks: Paragraph | Table, profile: str = "public", minors: bool = False, **more: object) -> str:
    whole = Document("x", "X", Words("Case"), profile, "public", "en", "2031-06-01", "", (Section("", blocks),),
                     allowed_names=("Ostrevan",), **more)  # type: ignore[arg-type]  # fmt: skip
    return "|".join(
        p.words.text for p in pieces_of(for_reader(whole, {"p": ADULT, "child": 3}, ("p", "child"), minors))
    )


@pytest.mark.parametrize("text", ["his brother", "Братьев", "бародари ӯ", "برادرش", "the widow", "матерью"])
def test_a_word_of_kin_is_known_in_four_languages(text: str) -> None:
    assert speaks_of_kin(text)


@pytest.mark.parametrize("text", ["the ministry", "задержан в мае", "дар моҳи май", "در ماه مه"])
def test_what_says_nothing_of_kin_passes(text: str) -> None:
    assert not speaks_of_kin(text)


def test_kin_with_place_and_day_is_left_out() -> None:
    assert told(line(said("the brother of a poet was taken", OPEN), PLACE, DAY)) == "Ostrevan|3 May 2031"


def test_where_the_word_of_kin_is_ours_place_and_day_grow_coarser() -> None:
    assert told(line(own("A relative was taken: "), PLACE, DAY)) == "A relative was taken: |the north|May 2031"


def test_kin_with_a_place_alone_or_a_day_alone_stands() -> None:
    assert told(line(own("A relative: "), PLACE), line(own("A sister: "), DAY)) == (
        "A relative: |Ostrevan|A sister: |3 May 2031"
    )


def test_kin_with_place_and_day_stands_in_the_same_row_of_a_table_no_more_than_in_a_paragraph() -> None:
    table = Table("", ("a", "b", "c"), ((said("his wife", OPEN), PLACE, DAY),))
    assert told(table) == "Ostrevan|3 May 2031"


@pytest.mark.parametrize(
    "field", ["occupation", "person.birth_place", "consent.given_by", "address", "ethnic_background"]
)
def test_a_field_that_singles_out_one_of_few_is_listed(field: str) -> None:
    assert is_identifying(field)


def test_such_a_field_of_somebody_who_is_not_said_is_left_out() -> None:
    assert told(line(own("Among them "), said("the only teacher", ADULT, field="occupation"))) == "Among them "


def test_small_numbers_of_ours_are_not_shown_and_those_that_a_source_gives_are() -> None:
    rows = tuple((own(name), (Piece(Words(n), "figure", OPEN, sources=by),)) for name, n, by in (
        ("a", "3", ()), ("b", "12", ()), ("c", "9", ()), ("d", "2", (1,))))  # fmt: skip
    table = Table("", ("what", "how many"), rows, unit="person", query="persons held")
    assert told(table) == "a|not shown|b|12|c|9|d|2"


def test_where_children_may_be_counted_nine_are_too_few() -> None:
    rows = ((own("a"), (Piece(Words("9"), "figure", OPEN),)), (own("b"), (Piece(Words("30"), "figure", OPEN),)))
    table = Table("", ("what", "how many"), rows, unit="person", query="persons held")
    assert told(table, minors=True) == "a|not shown|b|30"


@pytest.mark.parametrize(("profile", "named"), [("mechanism", ("p", "child")), ("partner", ("p",)), ("public", ("p",))])
def test_a_subject_is_named_where_it_was_granted_and_no_child_is_to_partners(
    profile: str, named: tuple[str, ...]
) -> None:
    people = tuple(PersonLine(id, (id,), "protected", "silent") for id in ("p", "child", "other"))
    whole = Document("x", "X", Words("Case"), profile, "public", "en", "2031-06-01", "", (), persons=people,
                     subjects=("p", "child", "other"))  # fmt: skip
    after = for_reader(whole, {"p": ADULT, "child": 3}, ("p", "child"))
    assert (after.subjects, tuple(one.id for one in after.persons if one.protection == "named")) == (named, named)
