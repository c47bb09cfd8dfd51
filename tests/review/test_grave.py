"""What is confirmed apart, and which suggestions are repeats."""

from __future__ import annotations

from dataclasses import replace

import pytest

from guvoh.model import Amount, Claim, Span
from guvoh.review import grave, groups, why_grave
from guvoh.vault.queries import ClaimRow

PLAIN = Claim(0, 30, "Ruslan Veshkorov was detained.", "detention")


def row(id: str, claim: Claim, source: str = "one", state: str = "suggested") -> ClaimRow:
    return ClaimRow(id, source, "case", state, claim, None, 0)


def test_an_ordinary_claim_is_not_grave() -> None:
    assert grave(PLAIN) == ()


@pytest.mark.parametrize(("act", "reason"), [("killing", "killing"), ("torture_or_ill_treatment", "torture")])
def test_killing_and_torture_are_grave(act: str, reason: str) -> None:
    assert grave(replace(PLAIN, act=act)) == (reason,)


def test_sexual_violence_is_grave_by_its_code() -> None:
    assert grave(replace(PLAIN, code="02011101")) == ("sexual_violence",)


CHILDREN = [
    "Three schoolchildren were detained.", "A 12-year-old was taken.", "Mira, aged 9, was taken.",
    "A minor was questioned.", "Two boys were beaten.", "Someone under 18 was held.",
    "Задержали несовершеннолетнего.", "Забрали школьников.", "Задержан 15-летний Руслан.", "Допросили ребёнка.",
    "Се кӯдакро дастгир карданд.", "Наврасонро бурданд.", "Писари 14-сола дастгир шуд.", "Хонандагонро пурсиданд.",
    "دو کودک بازداشت شدند.", "نوجوان ۱۵ ساله بازداشت شد.", "دانش‌آموزان را بردند.", "دختر ۹ساله ربوده شد.",
]  # fmt: skip


@pytest.mark.parametrize("words", CHILDREN)
def test_a_child_makes_a_claim_grave_in_four_languages(words: str) -> None:
    assert grave(replace(PLAIN, quote=words)) == ("child",)


GROWN = [
    "A 40-year-old was taken.", "Mira, aged 19, was taken.", "He was sentenced to 9 years.", "A minority was banned.",
    "Задержан 45-летний Руслан.", "Осуждён на 9 лет.", "Марди 50-сола дастгир шуд.", "مرد ۴۵ ساله بازداشت شد.",
    "The boycott was announced.",
]  # fmt: skip


@pytest.mark.parametrize("words", GROWN)
def test_an_adult_alone_does_not_make_a_claim_grave(words: str) -> None:
    assert grave(replace(PLAIN, quote=words)) == ()


def test_a_child_outside_of_the_quote_counts_as_a_victim() -> None:
    assert grave(replace(PLAIN, victims=(Span("two girls", 40, 49),))) == ("child",)


def test_an_actor_with_a_name_makes_a_claim_grave() -> None:
    assert grave(PLAIN, [{"id": "m", "role": "actor", "name": "Tolmaz"}]) == ("official",)


def test_a_named_victim_alone_does_not_make_a_claim_grave() -> None:
    assert grave(PLAIN, [{"id": "m", "role": "victim", "name": "Tolmaz"}]) == ()


@pytest.mark.parametrize("reason", ["killing", "torture", "sexual_violence", "child", "official"])
def test_every_reason_can_be_told_in_words(reason: str) -> None:
    assert why_grave(reason)


VESHKOROV = (Span("Ruslan Veshkorov", 0, 16),)


def ids(rows: list[ClaimRow]) -> list[list[str]]:
    return [[r.id for r in group] for group in groups(rows)]


def test_the_same_act_on_the_same_victims_in_one_source_is_one_group() -> None:
    one = replace(PLAIN, victims=VESHKOROV)
    again = replace(PLAIN, victims=(Span("RUSLAN  VESHKOROV", 90, 107),), quote="They took him.")
    assert ids([row("a", one), row("b", PLAIN), row("c", again)]) == [["a", "c"], ["b"]]


@pytest.mark.parametrize("other", [
    replace(PLAIN, victims=VESHKOROV, act="release"), replace(PLAIN, victims=VESHKOROV, polarity="denied"),
    replace(PLAIN, victims=VESHKOROV, count=Amount(3, 3, "three", 0, 5)), replace(PLAIN, victims=(Span("Mira", 0, 4),)),
])  # fmt: skip
def test_what_says_something_else_is_no_repeat(other: Claim) -> None:
    assert ids([row("a", replace(PLAIN, victims=VESHKOROV)), row("b", other)]) == [["a"], ["b"]]


def test_claims_of_two_sources_are_no_repeats() -> None:
    assert ids([row("a", replace(PLAIN, victims=VESHKOROV)), row("b", replace(PLAIN, victims=VESHKOROV), "two")]) == [
        ["a"], ["b"],
    ]  # fmt: skip


def test_without_victims_and_number_only_the_same_words_are_a_repeat() -> None:
    other = replace(PLAIN, quote="Somebody was detained.")
    assert ids([row("a", PLAIN), row("b", other), row("c", PLAIN)]) == [["a", "c"], ["b"]]
