"""Who must agree before something leaves: the person held or the family in the country, never the exile alone."""

from __future__ import annotations

import pytest
from one_file import BROTHER, CHILD, EXILE, MOTHER, case_file, consent, record, told

from guvoh.policy.agreement import missing_agreement, missing_for_case, who_must_agree


def missing(*records: object, person: str = BROTHER, scope: str = "C2", mechanism: str = "WGAD", **more: object) -> str:
    return missing_agreement(case_file(*records, **more), person, scope, mechanism)  # type: ignore[arg-type]


def test_the_family_in_the_country_may_agree_for_somebody_who_is_held() -> None:
    assert missing(consent()) == ""


@pytest.mark.parametrize(
    "name", ["Farud Zelmani", "farud  zelmani", "Фаруд Зелмани", "Zelmani Farud", "brother: Farud Zelmani"]
)
@pytest.mark.parametrize("basis", ["S1", "S2", "S3"])
def test_the_exile_alone_never_agrees_for_the_relative_in_any_spelling(name: str, basis: str) -> None:
    assert "exile" in missing(consent(given_by=name, basis=basis))


def test_the_exile_beside_the_family_does_not_block() -> None:
    assert missing(consent(given_by="Farud Zelmani"), consent()) == ""


def test_where_nobody_was_taken_in_his_place_the_relative_abroad_may_agree() -> None:
    assert missing(consent(given_by="Farud Zelmani"), judged=False) == ""


def test_family_without_a_name_does_not_agree_where_the_exile_might_be_meant() -> None:
    assert missing(consent(given_by="")) != ""


def test_whoever_speaks_for_himself_does_not_speak_for_the_other_of_the_same_record() -> None:
    both = record("consent", (EXILE, BROTHER), scope="C2", mechanism="WGAD", basis="S1", date="2031-05-01")
    assert missing(both) != ""


def test_a_child_wants_the_guardian() -> None:
    said = [missing(consent(CHILD, basis=basis), person=CHILD) == "" for basis in ("S1", "S2", "S3", "S4")]
    assert said == [False, False, False, True]


def test_whoever_was_released_is_asked_himself() -> None:
    free = told("L04", "L08")
    assert [missing(consent(basis=basis, given_by=""), held=free) == "" for basis in ("S2", "S1")] == [False, True]


@pytest.mark.parametrize(
    "fields",
    [{"withdrawn_at": "2031-05-20"}, {"expires": "2031-05-20"}, {"basis": "S5"}, {"mechanism": "WGEID"},
     {"basis": "S6"}, {"date": "2031-07-01"}, {"scope": "C3"}],
)  # fmt: skip
def test_a_consent_that_does_not_stand_blocks_with_a_reason(fields: dict[str, str]) -> None:
    assert missing(consent(**fields)) != ""


def test_a_refusal_after_a_consent_blocks_and_one_to_come_does_not_yet() -> None:
    no = [consent(basis="S6", date=day) for day in ("2031-05-20", "2031-08-01")]
    assert [missing(consent(), one) == "" for one in no] == [False, True]


def test_the_exile_is_not_published_while_a_relative_is_held_in_his_place_who_did_not_agree() -> None:
    own = consent(EXILE, scope="C4", basis="S1", mechanism="", given_by="")
    of_brother = consent(scope="C4", mechanism="")
    asked = {"person": EXILE, "scope": "C4", "mechanism": ""}
    assert missing(own, **asked) != ""  # type: ignore[arg-type]
    assert missing(own, of_brother, **asked) == ""  # type: ignore[arg-type]
    assert missing(own, held=told("L04", "L08"), **asked) == ""  # type: ignore[arg-type]


def test_a_case_that_only_the_exile_made_public_says_so() -> None:
    assert missing_for_case(case_file(public="Farud Zelmani")) != ""
    assert missing_for_case(case_file(public="Oyniso Zelmani")) == ""
    assert missing_for_case(case_file(consent(scope="C4", mechanism=""), public="Farud Zelmani")) == ""


def test_no_reason_names_anybody() -> None:
    file = case_file(consent(given_by="Farud Zelmani"), public="Farud Zelmani")
    said = missing_agreement(file, BROTHER, "C2", "WGAD") + missing_for_case(file) + who_must_agree(file, BROTHER).why
    assert not any(part in said for part in ("Farud", "Zelmani", "Iskan", "Oyniso"))


def test_somebody_who_is_not_in_the_case_agreed_to_nothing() -> None:
    assert missing(person="nobody") != "" and missing(person=MOTHER) != ""
