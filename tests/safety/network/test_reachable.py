"""Who is never written to by a machine: whoever is in the country or under 18, or of whom nobody knows it."""

from __future__ import annotations

from itertools import product

import pytest

from guvoh.model import Person
from guvoh.model.records import Record
from guvoh.safety.network import reachable

SAID = ("yes", "unknown", "", "no")


def contact(kind: str = "contact", **fields: str) -> Record:
    return Record("r1", kind, "c1", (), {"name": "Line", "phone": "+48 000 000 000", **fields}, "e1", "Nilu", "", "")


@pytest.mark.parametrize(("in_country", "under_18"), list(product(SAID, SAID)))
def test_only_who_is_said_to_be_abroad_and_grown_up_is_reachable(in_country: str, under_18: str) -> None:
    found = reachable(contact(in_country=in_country, under_18=under_18))
    assert found is (in_country == "no" and under_18 == "no")


def test_a_contact_of_whom_nobody_said_anything_is_not_reachable() -> None:
    assert reachable(contact()) is False


def test_nothing_but_a_contact_is_reachable() -> None:
    assert reachable(contact("plan", in_country="no", under_18="no")) is False


@pytest.mark.parametrize(
    ("age", "whereabouts", "expected"),
    [("adult", "abroad", True), ("child", "abroad", False), ("unknown", "abroad", False), ("adult", "free", False),
     ("adult", "unknown", False)],
)  # fmt: skip
def test_a_contact_of_the_case_file_counts_as_the_person_too(age: str, whereabouts: str, expected: bool) -> None:
    person = Person("p1", "c1", ("Marat Dolinev",), (), (), age=age, whereabouts=whereabouts)
    assert reachable(contact(in_country="no", under_18="no", person="p1"), person) is expected


def test_a_contact_of_the_case_file_without_that_person_is_not_reachable() -> None:
    assert reachable(contact(in_country="no", under_18="no", person="p1")) is False
