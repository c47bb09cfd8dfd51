"""Because of whom somebody was reached: judged by a person, resting on claims, kept in a closed case where asked."""

from __future__ import annotations

import pytest
from invented import CHEAP

from guvoh import app
from guvoh.app.proxies import judge_proxy
from guvoh.book.at_risk import proxies, risk, tallies
from guvoh.book.at_risk_pattern import patterns
from guvoh.book.ties import told_ties
from guvoh.errors import Refused, WrongField
from guvoh.vault.closed import make_closed
from guvoh.vault.vault import Vault, open_with_key
from one_family import ABROAD, EVENT, FATHER, TAKEN, accepted

WORDS = "amber kettle over nine slow rivers"
Family = tuple[str, str, str, str]


@pytest.fixture
def family(vault: Vault, case: str) -> Family:
    """An exile, his father, the claim that the exile was convicted, the claim that the father was taken."""
    event, exile = accepted(vault, case, EVENT, ABROAD)
    act, father = accepted(vault, case, TAKEN, FATHER)
    return exile, father, event, act


def test_what_happened_to_a_relative_is_offered_with_what_went_before_it(
    vault: Vault, case: str, family: Family
) -> None:
    exile, father, event, act = family
    app.tie(vault, case, father, "K02", exile)
    (offered,) = risk(vault, exile).offered
    assert offered.after and offered.apart
    assert (offered.relative, offered.act.claim, offered.after.claim, offered.apart.least) == (father, act, event, 3)


def test_nothing_is_judged_by_the_machine(vault: Vault, case: str, family: Family) -> None:
    app.tie(vault, case, family[1], "K02", family[0])
    assert (proxies(vault, case), risk(vault, family[0]).through) == ([], ())


def test_a_judgement_is_seen_from_both_sides(vault: Vault, case: str, family: Family) -> None:
    exile, father, event, act = family
    app.tie(vault, case, father, "K02", exile, certainty="certain")
    judge_proxy(vault, act, father, exile, "likely", "three days later", event)
    (one,), (other,) = risk(vault, exile).through, risk(vault, father).because_of
    assert (one == other, one.relation, one.certainty, risk(vault, exile).offered) == (True, "Father", "likely", ())


def test_a_tie_is_read_the_other_way_round(vault: Vault, case: str, family: Family) -> None:
    app.tie(vault, case, family[1], "K02", family[0])
    assert [r.relation for r in risk(vault, family[1]).relatives] == ["Daughter / Son"]


def test_a_judgement_taken_back_leaves_no_trace_in_any_number(vault: Vault, case: str, family: Family) -> None:
    exile, father, event, act = family

    def numbers() -> object:
        known = proxies(vault, case)
        return tallies(known), patterns(vault, known), risk(vault, exile)

    before = numbers()
    entry = judge_proxy(vault, act, father, exile, "likely", "", event)
    during = numbers()
    app.undo(vault, [entry])
    assert (numbers() == before, during != before) == (True, True)


def test_a_judgement_falls_with_the_claim_of_its_act(vault: Vault, case: str, family: Family) -> None:
    exile, father, event, act = family
    judge_proxy(vault, act, father, exile, "likely", "", event)
    app.decide(vault, [act], "rejected")
    assert proxies(vault, case) == []


def test_relatives_reached_and_those_who_were_meant_are_two_tallies(vault: Vault, case: str, family: Family) -> None:
    exile, father, event, act = family
    judge_proxy(vault, act, father, exile, "likely", "", event)
    mother = accepted(vault, case, TAKEN.replace(FATHER, "Yaldo Talvari").replace("7 Nov", "8 Nov"), "Yaldo Talvari")
    judge_proxy(vault, mother[0], mother[1], exile, "said", "", event)
    counted = tallies(proxies(vault, case))
    assert (counted.reached, counted.meant) == (2, 1)


def test_the_table_of_patterns_says_how_many_and_how_soon(vault: Vault, case: str, family: Family) -> None:
    exile, father, event, act = family
    judge_proxy(vault, act, father, exile, "likely", "", event)
    (row,) = patterns(vault, proxies(vault, case))
    assert row.soonest
    assert (row.event, row.custody, row.least, row.most, row.soonest.least, row.soonest.most) == (event, 1, 1, 1, 3, 3)


def test_a_judgement_is_not_made_twice(vault: Vault, case: str, family: Family) -> None:
    exile, father, event, act = family
    judge_proxy(vault, act, father, exile, "likely", "", event)
    with pytest.raises(Refused):
        judge_proxy(vault, act, father, exile, "certain", "", event)


def test_a_judgement_needs_a_claim_that_names_the_relative(vault: Vault, family: Family) -> None:
    exile, father, event, _act = family
    with pytest.raises(WrongField):
        judge_proxy(vault, event, father, exile, "likely")


def test_a_tie_in_a_closed_case_is_not_there_when_that_is_locked(vault: Vault, case: str, family: Family) -> None:
    exile, father, _event, _act = family
    closed = make_closed(vault, "Family", WORDS, CHEAP)
    app.tie(vault, case, father, "K02", exile, certainty="likely", closed=closed)
    opened = [(t.certainty, t.closed) for t in told_ties(vault, case)["kin"]]
    with open_with_key(vault.folder, vault.vault_key, by="reader") as other:
        assert (opened, told_ties(other, case), risk(other, exile).relatives) == ([("likely", "Family")], {}, ())


def test_nothing_of_a_closed_tie_lies_in_the_view_on_the_disk(vault: Vault, case: str, family: Family) -> None:
    exile, father, _event, _act = family
    closed = make_closed(vault, "Family", WORDS, CHEAP)
    app.tie(vault, case, father, "K02", exile, closed=closed)
    with open_with_key(vault.folder, vault.vault_key, by="reader") as other:
        assert other.view.rows("SELECT * FROM linked") == []


def test_no_paper_prints_a_tie_or_because_of_whom(vault: Vault, case: str, family: Family) -> None:
    exile, father, event, act = family
    app.tie(vault, case, father, "K02", exile)
    judge_proxy(vault, act, father, exile, "likely", "a reason in words", event)
    told = app.draw_paper(app.gather_paper(vault, app.the_case(vault, "Ostrevan"), internal=True), ".html").decode()
    assert (ABROAD in told, "Father" in told, "a reason in words" in told) == (True, False, False)


def test_a_person_who_is_erased_takes_the_judgements_along(vault: Vault, case: str, family: Family) -> None:
    exile, father, event, act = family
    judge_proxy(vault, act, father, exile, "likely", "", event)
    app.erase(vault, app.resting_on(vault, "person", father), with_sources=True)
    assert (proxies(vault, case), vault.view.rows("SELECT * FROM linked")) == ([], [])
