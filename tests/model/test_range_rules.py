"""Ranges by the rules of the domain model, section 7, each worked out by hand. Sources and people are invented."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guvoh.model import Claim, Source, Span
from guvoh.model.claim import Amount
from guvoh.model.derive import derive_range, total, totals
from guvoh.model.derive.incident import Told, derive_incident
from guvoh.model.derive.ladder import NAMELESS
from guvoh.model.judgement import Figure, Incident, Range


def figure(root: str, low: int | None, high: int | None, source: str = "") -> Figure:
    return Figure("c", source or f"s-{root}", root, Amount(low, high, "", 0, 0), root)


def bounds(*figures: Figure, named: int = 0) -> tuple[int | None, int | None]:
    found = derive_range(figures, named)
    assert found is not None
    return found.low, found.high


def told(n: int, quote: str, low: int | None, high: int | None, said: str = "", *, by: str = "Karsk Herald",
         victims: str = "people", day: str = "2025-03-04", polarity: str = "asserted", kind: str = "document",
         act: str = "detention", speaker: str = "") -> Told:  # fmt: skip
    source = Source(f"s{n}", "case", "a.txt", "0" * 64, 1, "text/plain", "2026-11-21T10:00:00Z", kind, publisher=by,
                    published=day)  # fmt: skip
    count = Amount(low, high, said, 0, 0) if low is not None or high is not None else None
    claim = Claim(0, len(quote), quote, act, polarity=polarity, victims=(Span(victims, 0, 0),), count=count,  # type: ignore[arg-type]
                  attribution=(Span(speaker, 0, 0),) if speaker else ())  # fmt: skip
    return Told(f"c{n}", claim, source)


def incident(*claims: Told) -> Incident:
    found = derive_incident(claims, {t.source.id: t.source for t in claims})
    assert found is not None
    return found


def made(*claims: Told) -> tuple[int | None, int | None]:
    found = incident(*claims).range
    assert found is not None
    return found.low, found.high


def test_at_least_leaves_the_upper_side_open() -> None:
    # (b) one root, "at least 47": 47 or more
    assert bounds(figure("a", 47, None)) == (47, None)


def test_almost_leaves_the_lower_side_open() -> None:
    # (b) "almost 50" is at most 50
    assert bounds(figure("a", None, 50)) == (None, 50)


def test_two_roots_reach_from_the_least_to_the_most() -> None:
    # (a) more than 40 (41 or more), almost 50: 41 to 50
    assert bounds(figure("a", 41, None), figure("b", None, 50)) == (41, 50)


def test_vague_words_are_as_wide_as_the_claim_gives_them() -> None:
    # (b) "dozens" is 24 or more, another says 30: 24 to 30
    assert bounds(figure("a", 24, None), figure("b", 30, 30)) == (24, 30)


def test_named_people_lift_the_floor_and_it_says_so() -> None:
    # (c) "at least 3", and five are known by name: 5 or more
    found = derive_range([figure("a", 3, None)], 5)
    assert found is not None
    assert (found.low, found.high, found.rule) == (5, None, "named")


def test_fewer_named_people_change_nothing() -> None:
    # (c) 7, of whom two are known by name: 7
    assert bounds(figure("a", 7, 7), named=2) == (7, 7)


def test_a_part_told_as_such_never_widens_the_whole() -> None:
    # (d) 12 held, "including 2 women": 12
    assert made(told(1, "12 were held", 12, 12, "12"), told(2, "held, including 2 women", 2, 2, "2")) == (12, 12)


def test_some_of_them_never_widen_the_whole() -> None:
    # (d) 12 held; three of them for a night: 12
    assert made(told(1, "12 were held", 12, 12, "12"), told(2, "three of them were held", 3, 3, "three")) == (12, 12)


def test_his_two_brothers_are_some_of_many_kin() -> None:
    # (d) at least 40 relatives; his two brothers: 40 or more
    many = told(1, "at least 40 relatives were held", 40, None, "at least 40", victims="relatives")
    assert made(many, told(2, "his two brothers were held", 2, 2, "two", victims="his two brothers", by="B")) == (
        40,
        None,
    )


def test_who_is_named_is_no_figure_for_all() -> None:
    # (d) 3 were killed; one source names one of them: 3
    three = told(1, "three were killed", 3, 3, "three", act="killing")
    one = told(2, "R. Mirvand was killed", 1, 1, "R. Mirvand", victims="R. Mirvand", act="killing", by="B")
    assert made(three, one) == (3, 3)


def test_a_small_figure_that_is_no_part_stays_a_figure() -> None:
    # (a) 3 dead says one, 25 says another: 3 to 25, however far apart
    assert made(told(1, "3 were killed", 3, 3, "3", act="killing"),
                told(2, "25 were killed", 25, 25, "25", act="killing", by="B")) == (3, 25)  # fmt: skip


def test_where_all_are_parts_they_are_the_figures() -> None:
    # (d) only "three of them were held": 3
    assert made(told(1, "three of them were held", 3, 3, "three")) == (3, 3)


def test_families_are_not_compared_with_people() -> None:
    # 8.1: 12 families, 30 people: 30
    assert made(told(1, "12 families were held", 12, 12, "12"),
                told(2, "30 people were held", 30, 30, "30", by="B")) == (30, 30)  # fmt: skip


def test_families_alone_make_a_range_of_families_that_no_name_lifts() -> None:
    # 8.1: 2 families; five people of them are known by name: 2 families
    found = derive_range([replace(figure("a", 2, 2), unit="family")], 5)
    assert found is not None
    assert (found.low, found.high, found.unit, found.rule) == (2, 2, "family", "reported")


@pytest.mark.parametrize(("quote", "said", "act", "unit"), [
    ("12 people were held", "12", "arrest", "person"),
    ("they took 12 in raids", "12", "arrest", "person"),
    ("12 families were driven out", "12", "threat_or_harassment", "family"),
    ("8 new criminal cases were opened", "8", "conviction", "case"),
    ("возбуждено 8 уголовных дел", "8", "conviction", "case"),
    ("8 парвандаи ҷиноятӣ оғоз шуд", "8", "conviction", "case"),
    ("۸ پرونده گشوده شد", "۸", "conviction", "case"),
    ("three cases of torture were reported", "three", "torture_or_ill_treatment", "act"),
    ("۱۲ نفر مورد ضرب قرار گرفتند", "۱۲", "torture_or_ill_treatment", "person"),
    ("five searches were carried out", "five", "search_or_seizure", "act"),
    ("seven sites were blocked", "seven", "censorship", "act"),
    ("seven people were searched", "seven", "search_or_seizure", "person"),
    ("seven of them", "seven", "other", ""),
])  # fmt: skip
def test_a_figure_names_its_unit(quote: str, said: str, act: str, unit: str) -> None:
    found = incident(told(1, quote, 8, 8, said, act=act)).range
    assert found is not None and found.unit == unit


def test_figures_of_two_units_make_no_range() -> None:
    with pytest.raises(ValueError, match="different units"):
        derive_range([figure("a", 3, 3), replace(figure("b", 2, 2), unit="family")], 0)


def test_a_total_refuses_ranges_of_two_units() -> None:
    people, families = (derive_range([replace(figure("a", 3, 3), unit=unit)], 0) for unit in ("person", "family"))
    assert people is not None and families is not None
    with pytest.raises(ValueError, match="different units"):
        total([people, families])


def test_each_unit_has_a_total_of_its_own() -> None:
    each = [derive_range([replace(figure("a", 3, 4), unit=unit)], 0) for unit in ("person", "family", "person")]
    assert totals([one for one in each if one]) == {"family": (3, 4), "person": (6, 8)}


def test_totals_add_the_least_to_the_least_and_the_most_to_the_most() -> None:
    # (e) 3 to 5 and 10 to 12: 13 to 17
    assert total([(3, 5), (10, 12)]) == (13, 17)


def test_an_open_side_leaves_the_total_open() -> None:
    # (e) 3 to 5 and 10 or more: 13 or more
    assert total([(3, 5), (10, None)]) == (13, None)


def test_whoever_gives_no_least_adds_nothing_to_it() -> None:
    # (e) at most 50, and 10: 10 to 60
    assert total([(None, 50), (10, 10)]) == (10, 60)


def test_what_the_authority_concedes_stands_beside_and_not_within() -> None:
    # (g) a paper says 14; the ministry denies detentions and speaks of 2: 14
    paper = told(1, "14 were held", 14, 14, "14")
    denial = told(2, "nobody was detained", None, None, polarity="denied", by="K. Ministry", speaker="K. Ministry")
    conceded = told(3, "two were held", 2, 2, "two", by="K. Ministry", speaker="K. Ministry")
    assert made(paper, denial, conceded) == (14, 14)


def test_a_later_total_of_one_source_takes_the_place_of_its_earlier_one() -> None:
    # (h) the Herald says 14 on the 4th and 20 on the 9th: 20
    assert made(told(1, "14 were held", 14, 14), told(2, "20 were held", 20, 20, day="2025-03-09")) == (20, 20)


def test_both_totals_of_one_source_stay_stored() -> None:
    # (h)
    found = incident(told(1, "14 were held", 14, 14), told(2, "20 were held", 20, 20, day="2025-03-09"))
    assert [f.amount.low for f in found.figures] == [14, 20]


def test_figures_of_one_paper_hold_together() -> None:
    # "almost 50", "no fewer than 47" in one text: 47 to 50
    assert bounds(figure("a", None, 50, "s"), figure("a", 47, None, "s")) == (47, 50)


def test_speakers_without_a_name_do_not_correct_one_another() -> None:
    # decision 003: "relatives" say 5 in one paper, "neighbours" 7 in a later one: 5 to 7
    assert bounds(figure(NAMELESS, 5, 5, "s1"), figure(NAMELESS, 7, 7, "s2")) == (5, 7)


def test_a_body_and_its_acronym_are_one_root() -> None:
    # the Watch says 50, KRW later 47: one root, 47
    first = told(1, "50 were held", 50, 50, speaker="Karsk Rights Watch (KRW)")
    assert made(first, told(2, "47 were held", 47, 47, speaker="KRW", by="B", day="2025-03-09")) == (47, 47)


def test_a_figure_said_under_force_counts_for_nothing() -> None:
    # domain model 6, duress: 14, and "only two" on a video made by force: 14
    forced = told(2, "only two were held", 2, 2, kind="under_force", by="")
    assert made(told(1, "14 were held", 14, 14), forced) == (14, 14)


sides = st.one_of(st.none(), st.integers(0, 99))
amounts = st.tuples(sides, sides).map(lambda p: p if None in p else tuple(sorted(p)))  # type: ignore[type-var]
figures = st.lists(st.tuples(st.sampled_from("abc"), amounts), min_size=1, max_size=4)


@settings(deadline=None)
@given(figures)
def test_the_order_of_arrival_of_independent_figures_does_not_matter(
    said: list[tuple[str, tuple[int | None, int | None]]],
) -> None:
    each = [figure(f"{root}{n}", *amount) for n, (root, amount) in enumerate(said)]
    assert len({str(derive_range(order, 0)) for order in permutations(each)}) == 1


@settings(deadline=None)
@given(figures)
def test_figures_of_one_root_in_one_source_may_come_in_any_order(
    said: list[tuple[str, tuple[int | None, int | None]]],
) -> None:
    each = [figure("a", *amount, "s") for _root, amount in said]
    assert len({str(derive_range(order, 0)) for order in permutations(each)}) == 1


@settings(deadline=None)
@given(figures)
def test_a_figure_said_twice_by_one_root_never_widens_twice(
    said: list[tuple[str, tuple[int | None, int | None]]],
) -> None:
    each = [figure(root, *amount) for root, amount in said]
    assert derive_range([*each, each[-1]], 0) == derive_range(each, 0)


@settings(deadline=None)
@given(st.lists(amounts, max_size=6))
def test_a_total_never_exceeds_the_sum_of_the_most_nor_lies_below_the_sum_of_the_least(
    each: list[tuple[int | None, int | None]],
) -> None:
    low, high = total([Range(a, b, 0, 1, False, "reported") for a, b in each])
    assert low == sum(a or 0 for a, _b in each)
    assert high is None or high == sum(b or 0 for _a, b in each)
    assert (high is None) == any(b is None for _a, b in each)
