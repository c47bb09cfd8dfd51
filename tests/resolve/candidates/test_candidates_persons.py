"""Who may be the same is found across scripts while one waits; what was settled is not asked again. All invented."""

from __future__ import annotations

from itertools import permutations

import pytest
from invented import open_case

from guvoh import app, resolve
from guvoh.errors import WrongField
from guvoh.resolve.candidates import Index, near_name, pairs_among, settled_with
from guvoh.text.bones import bones_of
from guvoh.vault import queries
from guvoh.vault.vault import Vault

LATIN, CYRILLIC, ARABIC, OTHER = "Farrukh Nazarov", "Фаррух Назаров", "فرخ نظراف", "Zebo Holova"


def enter(vault: Vault, case: str, *names: str) -> list[str]:
    return [app.enter_person(vault, case, name) for name in names]


def asked(vault: Vault, case: str) -> set[frozenset[str]]:
    return {frozenset((p.a, p.b)) for p in resolve.propose(vault, case)}


@pytest.mark.parametrize("typed", [LATIN, CYRILLIC, ARABIC, "Nazarov Farruh"])
def test_whoever_is_typed_is_found_in_any_script_and_order(vault: Vault, case: str, typed: str) -> None:
    one, _other = enter(vault, case, LATIN, OTHER)
    assert [near.person for near in near_name(vault, typed, case)] == [one]


def test_what_was_entered_a_moment_ago_is_found(vault: Vault, case: str) -> None:
    assert near_name(vault, LATIN, case) == []
    (one,) = enter(vault, case, CYRILLIC)
    assert [near.person for near in near_name(vault, LATIN, case)] == [one]


def test_whoever_was_undone_is_found_no_more(vault: Vault, case: str) -> None:
    (one,) = enter(vault, case, CYRILLIC)
    near_name(vault, LATIN, case)
    app.undo(vault, [queries.history(vault, one)[0].id])
    assert near_name(vault, LATIN, case) == []


def test_nobody_of_another_case_is_found(vault: Vault, case: str) -> None:
    enter(vault, open_case(vault, "Elsewhere"), CYRILLIC)
    assert near_name(vault, LATIN, case) == []


def test_what_is_found_is_explained_word_by_word(vault: Vault, case: str) -> None:
    enter(vault, case, CYRILLIC)
    (near,) = near_name(vault, LATIN, case)
    assert {word.b.lower() for word in near.match.words} >= {"назаров"}


def test_two_spellings_are_proposed_with_score_and_band_and_nobody_is_joined(vault: Vault, case: str) -> None:
    one, other, _third = enter(vault, case, LATIN, CYRILLIC, OTHER)
    (found,) = resolve.propose(vault, case)
    assert ({found.a, found.b}, found.band in ("same", "ask"), len(queries.persons(vault, case))) == (
        {one, other}, True, 3,
    )  # fmt: skip


def test_the_likeliest_are_asked_first(vault: Vault, case: str) -> None:
    enter(vault, case, LATIN, CYRILLIC, "Farrukh Nozirov")
    scores = [p.score for p in resolve.propose(vault, case)]
    assert scores == sorted(scores, reverse=True)


def test_who_was_judged_different_is_never_proposed_again(vault: Vault, case: str) -> None:
    one, other = enter(vault, case, LATIN, CYRILLIC)
    app.judge(vault, one, other, "different", "two letters")
    app.tell_status(vault, one, "L04", "2026-11-18")
    assert asked(vault, case) == set()


def test_namesakes_stay_apart_when_one_of_them_is_joined_to_a_third(vault: Vault, case: str) -> None:
    one, other, third = enter(vault, case, LATIN, CYRILLIC, ARABIC)
    app.judge(vault, one, other, "different", "two letters")
    app.judge(vault, one, third, "same", "one letter")
    assert asked(vault, case) == set()


def test_a_pair_of_whom_somebody_is_unsure_leaves_the_queue(vault: Vault, case: str) -> None:
    one, other = enter(vault, case, LATIN, CYRILLIC)
    app.judge(vault, one, other, "unsure", "no day of birth")
    assert (asked(vault, case), settled_with(vault, queries.person(vault, one))) == (set(), [other])


def test_an_unsure_pair_comes_back_when_something_new_is_known(vault: Vault, case: str) -> None:
    one, other = enter(vault, case, LATIN, CYRILLIC)
    app.judge(vault, one, other, "unsure", "no day of birth")
    app.set_person(vault, other, {"born": "1990"})
    assert asked(vault, case) == {frozenset((one, other))}


def test_an_unsure_pair_stays_two_persons_without_a_conflict(vault: Vault, case: str) -> None:
    one, other = enter(vault, case, LATIN, CYRILLIC)
    app.judge(vault, one, other, "unsure", "no day of birth")
    assert [p.conflict for p in queries.persons(vault, case)] == [False, False]


@pytest.mark.parametrize("verdict", ["same", "different", "unsure"])
def test_a_judgement_that_is_undone_restores_persons_and_queue(vault: Vault, case: str, verdict: str) -> None:
    one, other = enter(vault, case, LATIN, CYRILLIC)
    before = (queries.persons(vault, case), resolve.propose(vault, case))
    app.undo(vault, [app.judge(vault, one, other, verdict, "a letter")])
    assert (queries.persons(vault, case), resolve.propose(vault, case)) == before


def test_there_is_no_fourth_verdict(vault: Vault, case: str) -> None:
    one, other = enter(vault, case, LATIN, CYRILLIC)
    with pytest.raises(WrongField):
        app.judge(vault, one, other, "perhaps", "a letter")


def test_the_order_of_arrival_does_not_matter(vault: Vault) -> None:
    found = []
    for n, names in enumerate(permutations((LATIN, CYRILLIC, ARABIC, OTHER))):
        case = open_case(vault, f"Order {n}")
        enter(vault, case, *names)
        found.append({(frozenset(p.names), p.band) for p in resolve.propose(vault, case)})
    assert all(one == found[0] for one in found)


def test_pairs_among_many_are_found_once_each_and_in_order() -> None:
    pairs = pairs_among([LATIN, OTHER, CYRILLIC, ARABIC]).tolist()
    assert pairs == [[0, 2], [0, 3], [2, 3]]


@pytest.mark.parametrize("names", [[], [""], ["Я"], ["…"], ["🙂"], ["a " * 500, "a " * 500]])
def test_bad_names_have_an_answer(names: list[str]) -> None:
    index = Index()
    for name in names:
        index.add(bones_of(name))
    assert (len(pairs_among(names)), len(index.nearest("🙂", 5))) <= (len(names), 5)
