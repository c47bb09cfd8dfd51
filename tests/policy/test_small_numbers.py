"""Small numbers: what a table may show, and what no sum or difference of published ones may tell."""

from __future__ import annotations

import random

import pytest
from attacker import cells_of, outcome, pair, told_by_sums

from guvoh.policy.small_numbers import TOTAL, Counted, blocked, groups_told, hidden_figures, suppressed


def people(first: int, past: int) -> frozenset[str]:
    return frozenset(str(n) for n in range(first, past))


def table(*counts: tuple[int, ...], sensitive: bool = False) -> Counted:
    """A table of these numbers, each of other people."""
    rows, columns = [f"r{n}" for n in range(len(counts))], [f"c{n}" for n in range(len(counts[0]))]
    of, at = {}, 0
    for row, numbers in zip(rows, counts, strict=True):
        for column, many in zip(columns, numbers, strict=True):
            of[row, column] = people(at, at + many)
            at += many
    return Counted(tuple(rows), tuple(columns), of, sensitive)


def test_a_number_from_five_on_is_printed_and_a_smaller_one_is_not() -> None:
    shown = suppressed(table((5, 9), (4, 8), (6, 7)), minors=False)
    assert (shown["r0", TOTAL], shown["r1", "c0"]) == (14, None)


def test_where_children_are_counted_ten_are_asked_for() -> None:
    assert suppressed(table((9,), (30,), (40,)), minors=True)["r0", "c0"] is None


def test_a_nought_is_printed_for_it_counts_nobody() -> None:
    assert suppressed(table((0, 9), (8, 8)), minors=False)["r0", "c0"] == 0


def test_what_is_hidden_cannot_be_found_again_from_the_margins() -> None:
    shown = suppressed(table((3, 9, 8), (7, 8, 9), (6, 6, 6)), minors=False)
    assert sum(value is None for value in shown.values()) > 1


def test_a_row_that_says_one_and_the_same_of_everybody_in_it_is_hidden() -> None:
    shown = suppressed(table((9, 0), (8, 8), (7, 9), sensitive=True), minors=False)
    assert (shown["r0", "c0"], shown["r0", "c1"]) == (None, None)


@pytest.mark.parametrize(
    ("new", "earlier", "stands"),
    [
        ([people(0, 20)], [people(0, 17)], False),
        ([people(0, 20)], [people(0, 15)], True),
        ([people(0, 20)], [people(0, 9), people(9, 18)], False),
        ([people(0, 20)], [people(0, 20)], True),
        ([people(0, 30)], [people(20, 50)], True),
        ([people(0, 12), people(12, 24)], [people(0, 22)], False),
    ],
)
def test_a_table_that_differs_from_earlier_ones_by_a_few_people_is_held_back(
    new: list[frozenset[str]], earlier: list[frozenset[str]], stands: bool
) -> None:
    assert (blocked(new, earlier, minors=False) == ()) is stands


def test_a_sum_over_two_earlier_tables_is_found_too() -> None:
    thirds = [people(0, 10), people(10, 20), people(20, 30)]
    # A + B, B + C and A + C are published: none of them alone, nor any difference of two, counts fewer than ten.
    pairs = [thirds[0] | thirds[1], thirds[1] | thirds[2], thirds[0] | thirds[2]]
    assert (groups_told(pairs, 10), sorted(map(len, groups_told(pairs, 11)))) == ((), [10, 10, 10])


def test_a_printed_list_with_its_sum_loses_two_numbers_at_least() -> None:
    assert hidden_figures([[12], [3], [9], [24]], minors=False) == {(1, 0), (2, 0)}


def test_a_printed_list_without_small_numbers_loses_none() -> None:
    assert hidden_figures([[12], [30], [9], [51]], minors=False) == frozenset()


def test_no_difference_of_sums_of_pairs_of_tables_tells_of_a_few() -> None:
    told, let_out = outcome(400, 20311)
    assert (told, let_out > 20) == (0, True)


def test_the_attacker_finds_a_few_people_in_tables_that_nobody_made_safe() -> None:
    chance = random.Random(2)
    tables = [[c for one in pair(chance) for c in cells_of(one)] for _pair in range(30)]
    assert sum(told_by_sums(cells, 5) for cells in tables) > 20
