"""Who agreed that one reader sees what is recorded: asked of the records on the day, for just this reader."""

from __future__ import annotations

import pytest

from guvoh.model.records import Record
from guvoh.policy.granted import granted, lapsed

DAY = "2031-06-01"


def consent(id: str = "r", **fields: str) -> Record:
    given = {"scope": "C6", "partner": "Ferry House", "basis": "S1", "date": "2031-05-01"}
    return Record(id, "consent", "c", ("p",), given | fields, "e", "me", DAY, DAY)


@pytest.mark.parametrize(
    ("fields", "profile", "to", "stands"),
    [
        ({}, "partner", "ferry  house", True),
        ({}, "partner", "Quilt Society", False),
        ({}, "partner", "", False),
        ({"partner": ""}, "partner", "Ferry House", False),
        ({"scope": "C4"}, "partner", "Ferry House", False),
        ({}, "lawyer", "Ferry House", True),
        ({"scope": "C9", "partner": ""}, "lawyer", "", True),
        ({"scope": "C9", "partner": "N. Orel"}, "lawyer", "Ferry House", False),
        ({"scope": "C9", "partner": ""}, "partner", "Ferry House", False),
        ({"scope": "C4", "partner": ""}, "public", "", True),
        ({}, "public", "Ferry House", False),
        ({}, "group", "", False),
        ({"withdrawn_at": "2031-05-31"}, "partner", "Ferry House", False),
        ({"expires": "2031-05-31"}, "partner", "Ferry House", False),
        ({"basis": "S6"}, "partner", "Ferry House", False),
    ],
)
def test_a_consent_is_for_one_scope_and_one_reader(fields: dict[str, str], profile: str, to: str, stands: bool) -> None:
    assert granted({"p": [consent(**fields)]}, profile, DAY, to) == ({"p": ("r",)} if stands else {})


@pytest.mark.parametrize(("partner", "stands"), [("Ferry House", False), ("", False), ("Quilt Society", True)])
def test_a_later_refusal_is_the_last_word_for_whom_it_names(partner: str, stands: bool) -> None:
    said = [consent(), consent("no", basis="S6", date="2031-05-20", partner=partner)]
    assert bool(granted({"p": said}, "partner", DAY, "Ferry House")) is stands


def test_a_consent_for_another_mechanism_grants_nothing() -> None:
    said = {"p": [consent(scope="C2", mechanism="WGAD", partner="")]}
    got = [bool(granted(said, "mechanism", DAY, mechanism=which)) for which in ("WGAD", "WGEID", "")]
    assert got == [True, False, False]


def test_what_was_taken_back_or_is_gone_has_lapsed() -> None:
    said = [consent("a"), consent("b", withdrawn_at="2031-05-30"), consent("c", expires="2031-05-30")]
    assert lapsed(said, ("a", "b", "c", "gone"), DAY) == ("b", "c", "gone")
