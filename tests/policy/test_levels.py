"""How far what is known of a person may go, and whether a consent stands."""

from __future__ import annotations

import pytest

from guvoh.model import Person
from guvoh.model.records import Record
from guvoh.policy.levels import covers, level_of, refused

DAY = "2031-06-01"
GIVEN = {"scope": "C2", "mechanism": "WGAD", "basis": "S1", "date": "2031-05-01"}


def consent(**fields: str) -> Record:
    return Record("r", "consent", "c", ("p",), GIVEN | fields, "e", "me", DAY, DAY)


def person(**fields: object) -> Person:
    return Person("p", "c", ("Daler Sangov",), (), (), **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fields", "stands"),
    [
        ({}, True), ({"mechanism": "WGEID"}, False), ({"mechanism": ""}, False), ({"basis": "S6"}, False),
        ({"basis": "S5"}, False), ({"date": "2031-06-02"}, False), ({"date": "2031-06"}, False),
        ({"expires": "2031-05-31"}, False), ({"expires": "2031-06-01"}, True), ({"withdrawn_at": "2031-06-01"}, False),
        ({"withdrawn_at": "2031-06"}, False), ({"withdrawn_at": "2031-07-01"}, True),
    ],
)  # fmt: skip
def test_a_consent_stands_only_for_its_mechanism_and_within_its_days(fields: dict[str, str], stands: bool) -> None:
    assert covers(consent(**fields), "C2", DAY, "WGAD") is stands


def test_a_later_refusal_is_the_last_word() -> None:
    said = [consent(), consent(basis="S6", date="2031-05-20")]
    assert (refused(said, "C2", "WGAD"), refused(said[:1], "C2", "WGAD")) == (True, False)


def test_a_child_is_never_printed_whatever_was_agreed() -> None:
    child = person(protection="named", publicity="public", age="child", whereabouts="abroad")
    assert level_of(child, [consent(scope="C4")], (), (), DAY) == 3


def test_kin_in_the_country_is_never_printed_and_kin_abroad_may_agree() -> None:
    agreed = {"protection": "named", "publicity": "public", "age": "adult"}
    home, away = (person(**agreed, whereabouts=where) for where in ("free", "abroad"))
    assert [level_of(p, [consent(scope="C4")], {"p"}, (), DAY) for p in (home, away)] == [3, 1]


def test_without_a_consent_on_record_nobody_is_named_in_public() -> None:
    adult = person(protection="named", publicity="public", age="adult", whereabouts="held")
    assert (level_of(adult, [], (), (), DAY), level_of(adult, [consent(scope="C4")], (), (), DAY)) == (3, 1)


def test_whoever_nobody_classified_is_level_three() -> None:
    assert level_of(person(), [consent(scope="C4")], (), (), DAY) == 3
