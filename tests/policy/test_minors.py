"""Who may be younger than eighteen counts as a child by anything that tells it, not only where somebody said so."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from one_file import EXILE, TODAY, case_file, consent, record

from guvoh.model.case_file import CaseFile, ClaimFile
from guvoh.model.claim import Claim, When
from guvoh.policy.agreement import missing_agreement
from guvoh.policy.minors import minors
from guvoh.policy.officials import only_officials
from guvoh.report.papers.rows import levels


def with_exile(*records: Any, quote: str = "", day: str | None = "2031-05-01", **given: str) -> CaseFile:
    """The exile is recorded as grown and agreed to be named; what else is known of him: `given` and `quote`."""
    agreed = consent(EXILE, scope="C4", mechanism="", basis="S1", given_by="")
    file = case_file(agreed, *records, judged=False, protection="named", publicity="public")
    claim = Claim(0, len(quote), quote, "arrest", date=When(day, day, "then", "day") if day else None)
    told = ClaimFile("c1", "s1", claim, ((EXILE, "victim"),), "i1")
    people = tuple(
        replace(one, given=given, claims={"victim": ("c1",)}) if one.person.id == EXILE else one for one in file.people
    )
    return replace(file, people=people, claims=(told,) if quote else ())


def young(**how: Any) -> bool:
    return EXILE in minors(with_exile(**how))


@pytest.mark.parametrize("given", [
    {"born": "2013-06-02"}, {"born": "2014"}, {"born": "2013-06-02", "age_years": "30"}, {"age_years": "17"},
    {"age_years": "12", "age_known_at": "2026-01-01"}, {"occupation": "Schoolgirl"}, {"occupation": "a pupil, grade 9"},
    {"occupation": "ученица 9 класса"}, {"occupation": "хонандаи синфи 8"}, {"occupation": "دانش‌آموز"},
])  # fmt: skip
def test_what_was_entered_of_a_person_makes_a_child(given: dict[str, str]) -> None:
    assert young(**given) is True


@pytest.mark.parametrize("given", [
    {"born": "2013-06-01"}, {"born": "1990"}, {"age_years": "18"}, {"age_years": "12", "age_known_at": "2025-05-31"},
    {"occupation": "teacher of pupils"}, {"occupation": "school teacher"}, {"occupation": ""},
    {"occupation": "pupil", "born": "1990"},
])  # fmt: skip
def test_what_was_entered_of_a_grown_person_makes_no_child(given: dict[str, str]) -> None:
    assert young(**given) is False


@pytest.mark.parametrize("quote", [
    "Farud Zelmani, 16, was taken from home", "the 16-year-old Farud Zelmani was beaten", "sixteen-year-old Zelmani",
    "Farud Zelmani (14) was held", "schoolboy Farud Zelmani was held", "Farud Zelmani, a pupil of school 5, was held",
    "Farud Zelmani, aged 15, was held", "задержали 16-летнего Фаруда Зелмани", "школьник Фаруд Зелмани задержан",
    "Фаруд Зелмани, ученик 9 класса, задержан", "حمله: Farud Zelmani، ۱۶ ساله، بازداشت شد",
])  # fmt: skip
def test_the_words_of_a_claim_beside_the_name_make_a_child(quote: str) -> None:
    assert young(quote=quote) is True


@pytest.mark.parametrize("quote", [
    "Farud Zelmani, 26, was taken", "Farud Zelmani, a children's doctor, was held", "Farud Zelmani and three pupils",
    "the twenty-five-year-old Farud Zelmani", "Farud Zelmani, father of a 5-year-old, was held in Belrud",
    "On 14 May Farud Zelmani was held for 15 days", "16 people were held; Farud Zelmani watched",
])  # fmt: skip
def test_other_ages_and_numbers_near_the_name_of_a_grown_person_make_no_child(quote: str) -> None:
    assert young(quote=quote) is False


def test_an_age_said_of_long_ago_makes_no_child_today() -> None:
    said = "Farud Zelmani, 16, was taken from home"
    assert [young(quote=said, day=day) for day in ("2029-06-01", "2029-06-02", None)] == [False, True, True]


def test_a_year_of_birth_settles_what_a_claim_lets_suppose() -> None:
    assert young(quote="schoolboy Farud Zelmani", born="1990") is False


@pytest.mark.parametrize("how", [{"born": "2014"}, {"occupation": "pupil"}, {"quote": "Farud Zelmani, 16, was taken"}])
def test_whoever_counts_as_a_child_stands_in_no_public_paper_though_marked_as_grown_and_public(how: Any) -> None:
    assert (levels(with_exile())[EXILE], levels(with_exile(**how))[EXILE]) == (1, 3)


def test_a_child_by_day_of_birth_cannot_agree_alone() -> None:
    before, after = (missing_agreement(with_exile(born=born), EXILE, "C4") for born in ("1990", "2014"))
    assert (before, "guardian" in after) == ("", True)


def test_a_child_by_day_of_birth_is_no_official() -> None:
    post = record("post", (EXILE,), "p1", post="Clerk")
    known = [only_officials(replace_claims(with_exile(post, born=born))) for born in ("1990", "2014")]
    assert (EXILE in known[0], EXILE in known[1]) == (True, False)


def replace_claims(file: CaseFile) -> CaseFile:
    """Without the consent and the claim: who has them is no mere official anyway."""
    free = tuple(replace(one, claims={}, records=()) if one.person.id == EXILE else one for one in file.people)
    free = tuple(
        replace(one, person=replace(one.person, protection="protected", whereabouts="free"), given=one.given)
        if one.person.id == EXILE else one for one in free
    )  # fmt: skip
    return replace(file, people=free, today=TODAY)
