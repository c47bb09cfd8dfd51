"""Corrections of a claim: words of the source, and nothing that does not stand there."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guvoh.errors import UsageError, WrongField
from guvoh.model import Claim, Span
from guvoh.review import slots

TEXT = "Guards took ten bakers and two cooks from Belrud last Monday, a teacher told Radio Kabk."
CLAIM = Claim(0, 22, TEXT[:22], "arrest", victims=(Span("ten bakers", 12, 22),))
NOW = datetime(2026, 11, 20, 9)


def at(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def put(claim: Claim, slot: str, words: str) -> Claim:
    return slots.put_words(claim, slot, TEXT, *at(words), published="2026-11-20")


def test_words_that_overlap_a_victim_take_its_place_and_others_are_added_in_order() -> None:
    two = put(CLAIM, "victim", "two cooks")
    assert [v.text for v in two.victims] == ["ten bakers", "two cooks"]
    assert [v.text for v in put(two, "victim", "bakers").victims] == ["bakers", "two cooks"]
    assert [v.text for v in slots.drop_words(two, "victim", 0).victims] == ["two cooks"]


def test_speakers_keep_the_order_in_which_they_were_named_until_one_is_moved_nearer() -> None:
    said = put(put(CLAIM, "says", "Radio Kabk"), "says", "a teacher")
    assert [s.text for s in said.attribution] == ["Radio Kabk", "a teacher"]
    assert [s.text for s in slots.sooner(said, 1).attribution] == ["a teacher", "Radio Kabk"]


def test_numbers_and_days_are_read_from_their_words_and_can_be_said_otherwise() -> None:
    claim = put(put(CLAIM, "count", "ten"), "date", "last Monday")
    assert claim.count is not None and (claim.count.low, claim.count.high) == (10, 10)
    assert claim.date is not None and claim.date.start == claim.date.end == "2026-11-16"
    more = slots.say_count(claim, "10", "")
    assert more.count is not None and (more.count.low, more.count.high) == (10, None)
    later = slots.say_date(more, "17 November", NOW)
    assert later.date is not None and (later.date.start, later.date.text) == ("2026-11-17", "last Monday")


@pytest.mark.parametrize(("low", "high"), [("ten", ""), ("-1", ""), ("5", "4"), ("9" * 40, ""), ("1.5", "")])
def test_what_is_no_number_of_people_is_refused_beside_its_field(low: str, high: str) -> None:
    with pytest.raises(WrongField):
        slots.say_count(put(CLAIM, "count", "ten"), low, high)


def test_a_day_that_is_none_and_a_stretch_without_words_are_refused() -> None:
    with pytest.raises(UsageError):
        slots.say_date(CLAIM, "someday", NOW)
    for start, end in ((11, 12), (5, 5), (900, 950), (-4, 0)):
        with pytest.raises(WrongField):
            slots.put_words(CLAIM, "place", TEXT, start, end)


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["start", "end"]), st.sampled_from([-1, 1])), max_size=40))
def test_however_the_edges_of_an_act_move_its_quote_is_words_of_the_source(moves: list[tuple[str, int]]) -> None:
    claim = CLAIM
    for edge, words in moves:
        claim = slots.move_edge(claim, TEXT, edge, words)
        assert claim.quote == TEXT[claim.start : claim.end]
        assert claim.quote == claim.quote.strip() != ""


def test_an_edge_moves_by_one_word_and_back() -> None:
    longer = slots.move_edge(CLAIM, TEXT, "end", 1)
    assert longer.quote == "Guards took ten bakers and"
    assert slots.move_edge(longer, TEXT, "end", -1).quote == CLAIM.quote
    assert slots.move_edge(CLAIM, TEXT, "start", 1).quote == "took ten bakers"
