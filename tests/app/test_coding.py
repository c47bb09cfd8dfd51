"""A second coding: blind, apart from the claims of the case, compared side by side, taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from invented import NAME, TEXT, Made, add_source, decide

from guvoh import app
from guvoh.app import coding
from guvoh.book import coders
from guvoh.book.agreement import agreement
from guvoh.errors import Refused, Stale
from guvoh.model import Place
from guvoh.model.coding import APART, MACHINE, READER, WHOLE, Coding
from guvoh.vault import queries
from guvoh.vault.vault import Vault

SECOND = "second reader"
AT = TEXT.index("Ostrevan")


@pytest.fixture
def made(vault: Vault, case: str) -> Made:
    """One source; the first reader has accepted what the machine proposed, a detention without a place."""
    one = add_source(vault, case)
    decide(vault, one)
    return one


@pytest.fixture
def apart(vault: Vault, made: Made) -> Coding:
    """The second reader finds the same act with its place, and has read the source to its end."""
    vault.by = SECOND
    started = coding.start_coding(vault, made.case)
    coding.say_acts(vault, started, made.source, [replace(made.claim, place=Place("Ostrevan", AT, AT + 8))], done=True)
    return started


def test_what_a_second_coder_finds_is_no_claim_of_the_case(vault: Vault, apart: Coding) -> None:
    assert [row.claim.place for row in queries.claims(vault)] == [None]


def test_whoever_decided_on_a_source_cannot_code_it_blind(vault: Vault, made: Made) -> None:
    with pytest.raises(Refused):
        coding.start_coding(vault, made.case, [made.source])


def test_a_second_coding_needs_a_name(vault: Vault, made: Made) -> None:
    vault.by = ""
    with pytest.raises(Refused):
        coding.start_coding(vault, made.case)


def test_nobody_else_codes_in_the_coding_of_a_reader(vault: Vault, made: Made) -> None:
    vault.by = SECOND
    started = coding.start_coding(vault, made.case)
    vault.by = "reader"
    with pytest.raises(Refused):
        coding.say_acts(vault, started, made.source, [made.claim])


def test_words_that_do_not_stand_in_the_source_are_refused_whole(vault: Vault, made: Made) -> None:
    vault.by = SECOND
    started = coding.start_coding(vault, made.case)
    with pytest.raises(Refused):
        coding.say_acts(vault, started, made.source, [made.claim, replace(made.claim, quote="other words")])
    assert coders.queries.said(vault, started.id) == []


def test_the_second_reader_sees_no_comparison_before_he_has_read_everything(vault: Vault, made: Made) -> None:
    vault.by = SECOND
    started = coding.start_coding(vault, made.case)
    with pytest.raises(Refused):
        coding.comparison(vault, started)


def test_a_source_that_was_read_to_its_end_takes_no_more(vault: Vault, made: Made, apart: Coding) -> None:
    with pytest.raises(Refused):
        coding.say_acts(vault, apart, made.source, [made.claim])


def test_what_was_found_can_be_taken_back_before_it_is_compared(vault: Vault, apart: Coding) -> None:
    (act,) = coders.queries.said(vault, apart.id)
    coding.take_back_act(vault, apart, act.id)
    assert coders.queries.said(vault, apart.id) == []


def test_once_compared_what_was_found_blind_stays(vault: Vault, apart: Coding) -> None:
    (act,) = coders.queries.said(vault, apart.id)
    coding.settle(vault, apart, coding.comparison(vault, apart)[0].id, "first")
    with pytest.raises(Refused):
        coding.take_back_act(vault, apart, act.id)


def test_first_reader_second_reader_and_machine_are_three_coders(vault: Vault, apart: Coding) -> None:
    assert sorted(c.kind for c in coders.coders(vault, apart)) == sorted([READER, APART, MACHINE])


def test_every_pair_of_coders_is_compared(vault: Vault, apart: Coding) -> None:
    pairs = agreement(coders.coders(vault, apart)).pairs
    assert [(p.sources, p.both, p.f1) for p in pairs] == [(1, 1, 1.0)] * 3


def test_a_source_in_which_a_suggestion_waits_is_not_read_by_the_first(vault: Vault, case: str) -> None:
    made = add_source(vault, case)
    vault.by = SECOND
    started = coding.start_coding(vault, case)
    coding.say_acts(vault, started, made.source, [made.claim], done=True)
    assert {c.kind for c in coders.coders(vault, started)} == {APART, MACHINE}


def test_where_they_differ_stands_side_by_side(vault: Vault, apart: Coding) -> None:
    assert [one.field for one in coding.comparison(vault, apart)] == ["place"]


def test_what_is_taken_of_the_second_changes_the_claim(vault: Vault, made: Made, apart: Coding) -> None:
    coding.settle(vault, apart, coding.comparison(vault, apart)[0].id, "second")
    place = queries.claim(vault, made.suggestion).claim.place
    assert place is not None
    assert place.text == "Ostrevan"


def test_neither_changes_nothing(vault: Vault, made: Made, apart: Coding) -> None:
    coding.settle(vault, apart, coding.comparison(vault, apart)[0].id, "neither")
    assert queries.claim(vault, made.suggestion).claim == made.claim


def test_taking_back_restores_the_claim(vault: Vault, made: Made, apart: Coding) -> None:
    (one,) = coding.comparison(vault, apart)
    coding.settle(vault, apart, one.id, "second")
    coding.take_back_settled(vault, apart, one.id)
    assert queries.claim(vault, made.suggestion).claim == made.claim


def test_a_comparison_does_not_change_how_far_they_agreed(vault: Vault, apart: Coding) -> None:
    before = agreement(coders.coders(vault, apart))
    coding.settle(vault, apart, coding.comparison(vault, apart)[0].id, "second")
    assert agreement(coders.coders(vault, apart)) == before


def test_a_difference_is_settled_once(vault: Vault, apart: Coding) -> None:
    (one,) = coding.comparison(vault, apart)
    coding.settle(vault, apart, one.id, "first")
    with pytest.raises(Stale):
        coding.settle(vault, apart, one.id, "second")


def test_an_act_that_only_the_second_found_becomes_a_claim_when_it_is_taken(vault: Vault, made: Made) -> None:
    vault.by = SECOND
    started = coding.start_coding(vault, made.case)
    at = TEXT.index("He was held")
    more = replace(made.claim, start=at, end=len(TEXT), quote=TEXT[at:], act="interrogation", victims=())
    coding.say_acts(vault, started, made.source, [made.claim, more], done=True)
    (one,) = coding.comparison(vault, started)
    coding.settle(vault, started, one.id, "second")
    assert (one.field, sorted(r.claim.act for r in queries.claims(vault, state="accepted"))) == (
        WHOLE, ["detention", "interrogation"]
    )  # fmt: skip


def test_an_act_that_only_the_first_found_is_rejected_when_the_second_is_taken(vault: Vault, made: Made) -> None:
    vault.by = SECOND
    started = coding.start_coding(vault, made.case)
    coding.say_acts(vault, started, made.source, [], done=True)
    coding.settle(vault, started, coding.comparison(vault, started)[0].id, "second")
    assert queries.claim(vault, made.suggestion).state == "rejected"


def test_a_sample_is_drawn_by_chance_and_the_same_each_time(vault: Vault, case: str) -> None:
    for n in range(6):
        add_source(vault, case, text=f"{TEXT} {n}")
    vault.by = SECOND
    drawn = [coding.start_coding(vault, case, sample=3, seed=7).sources for _again in range(2)]
    assert (len(drawn[0]), drawn[0]) == (3, drawn[1])


def test_a_second_coding_goes_with_its_source(vault: Vault, made: Made, apart: Coding) -> None:
    app.erase(vault, app.resting_on(vault, "source", made.source))
    assert coders.queries.said(vault, apart.id) == []


def test_the_history_of_a_source_tells_nothing_of_a_second_coding(vault: Vault, made: Made, apart: Coding) -> None:
    assert [e.kind for e in queries.history(vault, made.source) if e.kind.startswith("coding")] == []


def test_a_paper_prints_nothing_of_a_second_coding(vault: Vault, made: Made, apart: Coding) -> None:
    assert NAME in str([r.claim for r in queries.claims(vault)])
    assert "Ostrevan" not in str([i.places for i in queries.incidents(vault)])
