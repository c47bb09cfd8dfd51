"""Somebody without a name stands in the register by words that say who it is, until a name is known. All invented."""

from __future__ import annotations

from invented import add_source, decide, judge

from guvoh import app, resolve
from guvoh.vault import queries
from guvoh.vault.vault import Vault

WHO = "brother of R. V."


def placeholder(vault: Vault, case: str) -> str:
    return app.enter_person(vault, case, WHO, {"unnamed": "yes"})


def test_a_placeholder_is_one_person_without_a_name(vault: Vault, case: str) -> None:
    placeholder(vault, case)
    assert [(p.names, p.unnamed) for p in queries.persons(vault, case)] == [((WHO,), True)]


def test_two_placeholders_are_never_proposed_as_one(vault: Vault, case: str) -> None:
    placeholder(vault, case)
    placeholder(vault, case)
    assert resolve.propose(vault, case) == []


def test_a_later_name_takes_the_place_of_the_words_and_changes_no_total(vault: Vault, case: str) -> None:
    who = placeholder(vault, case)
    entry = app.set_person(vault, who, {"name": "Salim Veshkorov"})
    named = [(p.names, p.unnamed) for p in queries.persons(vault, case)]
    app.undo(vault, [entry])
    assert (named, [p.names for p in queries.persons(vault, case)]) == ([(("Salim Veshkorov",), False)], [(WHO,)])


def test_a_mention_judged_the_same_fills_a_placeholder_and_the_range_stays(vault: Vault, case: str) -> None:
    who = placeholder(vault, case)
    made = add_source(vault, case)
    decide(vault, made)
    before = [(i.range, i.ladder) for i in queries.incidents(vault, case)]
    judge(vault, case, "mention", who, made.mention)
    (one,) = queries.persons(vault, case)
    assert (WHO in one.names, one.unnamed, [(i.range, i.ladder) for i in queries.incidents(vault, case)]) == (
        False, False, before,
    )  # fmt: skip
