"""Liberty as intervals: judged ones never overlap, in whatever order the words came; a judgement can be taken back."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from guvoh import app
from guvoh.app.proxies import judge_status
from guvoh.book.board import board
from guvoh.book.intervals import contested, intervals
from guvoh.model.held import StatusTold
from guvoh.vault import queries
from guvoh.vault.queries.joined import judged_over
from guvoh.vault.vault import Vault
from one_release import contested as contested_one
from one_release import held

TODAY = date(2026, 12, 20)
DAYS = st.integers(1, 30).map(lambda n: f"2026-11-{n:02}")


@st.composite
def words(draw: st.DrawFn) -> list[StatusTold]:
    found = []
    for n in range(draw(st.integers(0, 7))):
        known, since = draw(DAYS), draw(st.one_of(st.just(""), DAYS))
        status, voice = draw(st.sampled_from(("L04", "L05", "L08", "L01", "L99"))), draw(st.sampled_from("abc"))
        found.append(StatusTold(f"{n:03}", "p", status, known, min(since, known) if since else "", voice))
    return found


OVER = st.sets(st.tuples(st.integers(0, 6), st.integers(0, 6)).filter(lambda p: p[0] != p[1]), max_size=3).map(
    lambda pairs: {(f"{a:03}", f"{b:03}") for a, b in pairs}
)


@settings(max_examples=200, deadline=None)
@given(words(), OVER)
def test_judged_intervals_of_one_person_never_overlap(told: list[StatusTold], over: set[tuple[str, str]]) -> None:
    found = intervals(told, over, TODAY, 30)
    assert all(one.start <= one.end for one in found)
    assert all(one.end < other.start for one, other in pairwise(found))


@settings(max_examples=100, deadline=None)
@given(words(), OVER, st.randoms())
def test_the_order_in_which_words_come_changes_nothing(
    told: list[StatusTold], over: set[tuple[str, str]], order: Random
) -> None:
    mixed = list(told)
    order.shuffle(mixed)
    assert (intervals(mixed, over, TODAY, 30), contested(mixed, over)) == (
        intervals(told, over, TODAY, 30), contested(told, over),
    )  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(words(), OVER)
def test_every_transition_has_the_word_that_made_it(told: list[StatusTold], over: set[tuple[str, str]]) -> None:
    found = intervals(told, over, TODAY, 30)
    assert all(one.opened for one in found if one.kind != "unknown" or one.code)
    assert all(one.closed for one in found[:-2])


def told_twice(vault: Vault, case: str) -> tuple[str, str, str]:
    """Held as a lawyer says, free as a brother says, of the same days."""
    person = contested_one(vault, case)
    first, second = (t.entry for t in queries.statuses(vault, person))
    return person, first, second


def seen(vault: Vault, case: str, person: str) -> tuple[object, ...]:
    told, over = queries.statuses(vault, person), judged_over(vault)
    return (intervals(told, over, TODAY, 30), contested(told, over), board(vault, case, "2026-11-20"),
            vault.view.rows("SELECT person, news FROM held"))  # fmt: skip


def test_two_voices_that_cannot_both_be_are_shown_side_by_side(vault: Vault, case: str) -> None:
    person, first, second = told_twice(vault, case)
    (pair,) = contested(queries.statuses(vault, person), judged_over(vault))
    assert (pair.one.entry, pair.other.entry, pair.start, pair.end) == (
        first, second, date(2026, 11, 6), date(2026, 11, 10),
    )  # fmt: skip


def test_the_word_that_was_judged_to_hold_is_the_one_on_the_board(vault: Vault, case: str) -> None:
    person, first, second = told_twice(vault, case)
    assert board(vault, case, "2026-11-20") == []
    judge_status(vault, person, first, second, "the lawyer saw him there")
    (line,) = board(vault, case, "2026-11-20")
    assert (line.status is not None and line.status.entry, vault.view.rows("SELECT news FROM held")) == (
        first, [("2026-11-10",)],
    )  # fmt: skip


def test_a_judgement_and_its_undo_leave_everything_as_it_was(vault: Vault, case: str) -> None:
    person, first, second = told_twice(vault, case)
    before = seen(vault, case, person)
    entry = judge_status(vault, person, first, second, "the lawyer saw him there")
    during = seen(vault, case, person)
    app.undo(vault, [entry])
    assert (seen(vault, case, person) == before, during != before) == (True, True)


def test_what_is_judged_both_ways_is_open_again(vault: Vault, case: str) -> None:
    person, first, second = told_twice(vault, case)
    before = seen(vault, case, person)
    judge_status(vault, person, first, second, "the lawyer saw him there")
    judge_status(vault, person, second, first, "the brother met him")
    assert seen(vault, case, person) == before


def test_who_was_held_and_is_not_heard_of_for_long_is_stale(vault: Vault, case: str) -> None:
    person = held(vault, case, "Tolib Ashmeron", known="2026-11-10")
    told = queries.statuses(vault, person)
    last = [intervals(told, (), date(2026, 11, 10) + timedelta(n), 30)[-1].stale for n in (30, 31)]
    assert last == [False, True]
