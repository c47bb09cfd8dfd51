"""How far coders agree, against figures known from elsewhere and against laws."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guvoh.book.agreement import _alphas, _once, agreement, alpha, compare
from guvoh.model import Amount, Claim, Place, Span, When
from guvoh.model.coding import APART, FIELDS, READER, Act, Coder

# Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), section C: four observers, twelve units, five
# categories, values missing. Unit 12 has one value and drops out; 40 pairable values are left.
#
#   unit        1  2  3  4  5  6  7  8  9 10 11 12
#   observer A  1  2  3  3  2  1  4  1  2  .  .  .
#   observer B  1  2  3  3  2  2  4  1  2  5  .  3
#   observer C  .  3  3  3  2  3  4  2  2  5  1  .
#   observer D  1  2  3  3  2  4  4  1  2  5  1  .
#
# Values 1 to 5 occur 9, 13, 10, 5, 3 times: 40 * 40 - (81 + 169 + 100 + 25 + 9) = 1216 of 40 * 39 expected pairs
# differ. Of each unit the pairs that differ, over one less than its values: unit 2 6/3, unit 6 12/3, unit 8 6/3, the
# others none: 8. Alpha = 1 - 39 * 8 / 1216 = 0.743, as the paper says.
OBSERVERS = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")
UNITS = [tuple(row[n] for row in OBSERVERS if row[n] != ".") for n in range(12)]

# The same paper, section A: two observers, ten units, two values; 14 zeros and 6 ones, 4 units differ:
# alpha = 1 - 19 * 8 / (2 * 14 * 6) = 0.095.
TWO = list(zip("0100000010", "1110010000", strict=True))

ACTS, PLACES = ("arrest", "release", "killing"), ("Ostrevan", "Belrud", "Karsk")


def claim(start: int, act: str = "arrest", place: str = "Ostrevan", **more: object) -> Claim:
    """An act in ten characters of a text; two of different starts are two acts."""
    at = start + 3
    return Claim(start, start + 10, "x" * 10, act, place=Place(place, at, at + 5), **more)  # type: ignore[arg-type]


def coder(name: str, found: dict[str, list[Claim]], kind: str = READER) -> Coder:
    acts = {s: tuple(Act(f"{name} {s} {n}", s, c) for n, c in enumerate(claims)) for s, claims in found.items()}
    return Coder(kind, name, acts)


@st.composite
def readings(draw: st.DrawFn) -> dict[str, list[Claim]]:
    """What somebody found in up to six sources."""
    acts = st.builds(
        claim, st.integers(0, 4).map(lambda n: n * 20), st.sampled_from(ACTS), st.sampled_from(PLACES),
        polarity=st.sampled_from(("asserted", "denied")),
        count=st.sampled_from((None, Amount(3, 3, "3", 0, 1), Amount(None, 50, "almost 50", 0, 9))),
        victims=st.sampled_from(((), (Span("Ruslan Veshkorov", 0, 16),), (Span("Mira Tolmaz", 0, 11),))),
    )  # fmt: skip
    return {str(n): draw(st.lists(acts, max_size=5)) for n in range(draw(st.integers(1, 6)))}


def test_alpha_of_four_observers_is_that_of_the_paper() -> None:
    assert alpha(UNITS) == pytest.approx(0.743, abs=0.0005)


def test_alpha_of_two_observers_is_that_of_the_paper() -> None:
    assert alpha(TWO) == pytest.approx(0.095, abs=0.0005)


@given(st.lists(st.lists(st.sampled_from("abc"), min_size=1, max_size=4).map(tuple), max_size=30))
@settings(deadline=None)
def test_the_interval_rests_on_the_same_alpha_as_the_library(units: list[tuple[str, ...]]) -> None:
    known = alpha(units)
    if known is not None:
        assert float(_alphas([units[:5], units[5:]])(_once(2))[0]) == pytest.approx(known)


def test_where_nobody_says_anything_else_there_is_no_alpha() -> None:
    assert alpha([("a", "a")] * 30) is None


@given(readings())
@settings(deadline=None, max_examples=40)
def test_a_coder_against_himself_agrees_in_everything(found: dict[str, list[Claim]]) -> None:
    one = compare(coder("Nilu", found), coder("Nilu", found, APART))
    assert one.f1 in (None, 1.0)
    assert [(f.same, f.alpha in (None, pytest.approx(1.0))) for f in one.fields] == [(one.both, True)] * len(FIELDS)


@given(readings(), readings(), readings())
@settings(deadline=None, max_examples=25)
def test_the_order_of_coders_does_not_matter(
    a: dict[str, list[Claim]], b: dict[str, list[Claim]], c: dict[str, list[Claim]]
) -> None:
    coders = [coder(name, one) for name, one in zip(("Nilu", "Zarif", "Mira"), (a, b, c), strict=True)]
    assert agreement(coders) == agreement(coders[::-1])


def test_codes_that_are_shuffled_agree_by_chance_only() -> None:
    chance = random.Random(4)
    found = {str(n): [claim(20 * m, place=chance.choice(PLACES)) for m in range(5)] for n in range(80)}
    other = {s: [claim(c.start, place=chance.choice(PLACES)) for c in claims] for s, claims in found.items()}
    apart = {s: [c.__class__(c.start, c.end, c.quote, c.act, place=_moved(c)) for c in cs] for s, cs in other.items()}
    place = compare(coder("Nilu", found), coder("Zarif", apart)).fields[FIELDS.index("place")]
    assert place.interval is not None and place.alpha is not None
    assert abs(place.alpha) < 0.1
    assert place.interval[0] < 0 < place.interval[1]


def _moved(c: Claim) -> Place:
    """The same words elsewhere: stretches that overlap would be one place."""
    assert c.place is not None
    return Place(c.place.text, c.start + 8, c.start + 10)


def test_f1_counts_an_act_that_one_of_two_did_not_find() -> None:
    one = compare(coder("Nilu", {"s": [claim(0), claim(20), claim(40)]}), coder("Zarif", {"s": [claim(0)]}))
    assert (one.both, one.acts, one.f1) == (1, (3, 1), 0.5)


def test_only_sources_that_both_have_read_are_compared() -> None:
    one = compare(coder("Nilu", {"s": [claim(0)], "t": [claim(0)]}), coder("Zarif", {"s": [], "u": [claim(0)]}))
    assert (one.sources, one.acts) == (1, (1, 0))


def test_the_same_words_in_another_class_are_an_act_read_otherwise() -> None:
    one = compare(coder("Nilu", {"s": [claim(0)]}), coder("Zarif", {"s": [claim(0, "release")]}))
    assert (one.both, one.otherwise, one.fields[0].acts, one.fields[0].same) == (0, 1, 1, 0)


def test_a_victim_on_a_day_that_can_be_one_is_the_same_act_in_other_words() -> None:
    who = (Span("Ruslan Veshkorov", 0, 16),)
    november = When("2026-11-01", "2026-11-30", "in November", "month")
    twelfth = When("2026-11-12", "2026-11-12", "12 November", "day")
    first, second = claim(0, victims=who, date=november), claim(60, victims=who, date=twelfth)
    assert compare(coder("Nilu", {"s": [first]}), coder("Zarif", {"s": [second]})).both == 1


def test_the_interval_is_the_same_at_each_look() -> None:
    chance = random.Random(1)
    found = [{str(n): [claim(20 * m) for m in range(chance.randrange(4))] for n in range(12)} for _ in range(2)]
    first, second = (coder(name, one) for name, one in zip(("Nilu", "Zarif"), found, strict=True))
    assert compare(first, second) == compare(first, second)


def test_one_source_gives_no_interval() -> None:
    one = compare(coder("Nilu", {"s": [claim(0)]}), coder("Zarif", {"s": [claim(0)]}))
    assert one.interval is None


@pytest.mark.parametrize(("said", "gate"), [(0.8, "use"), (0.79, "fix"), (0.667, "fix"), (0.66, "stop"), (None, "")])
def test_the_gate_is_at_four_fifths_and_two_thirds(said: float | None, gate: str) -> None:
    from guvoh.book.agreement import InField

    assert InField("act", 40, 30, said, None).gate == gate
