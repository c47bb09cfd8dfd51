"""What the checks find before a form leaves: nothing unknown passes, and each has the weight of its table."""

from __future__ import annotations

from dataclasses import replace

import pytest
from forms_case import full

from guvoh import app
from guvoh.app.forms import fill_form, write_answer
from guvoh.app.records import add_record, change_record
from guvoh.app.writing import gather
from guvoh.book.person_names import confirmed_names
from guvoh.model import Case
from guvoh.model.document import Finding
from guvoh.report.forms import Wish, form_of
from guvoh.report.forms.checks import check
from guvoh.report.forms.make import asked
from guvoh.vault import queries
from guvoh.vault.vault import Vault


@pytest.fixture
def filled(vault: Vault, case: str) -> tuple[Case, str]:
    return full(vault, case)


def found(vault: Vault, case: Case, name: str, person: str, rule: str) -> list[tuple[str, str]]:
    """(weight, words) of one check."""
    _file, document = fill_form(vault, case, name, person)
    return [(one.weight, one.what) for one in document.findings if one.rule == rule]


def of_interpol(vault: Vault, case: Case, person: str) -> dict[str, Finding]:
    """What INTERPOL's commission would ask, which has no form yet."""
    form = replace(form_of("wgad"), name="ccf", mechanism="CCF")
    whom = queries.person(vault, person)
    ask = asked(form, gather(vault, case, "group"), person, confirmed_names(vault, whom), Wish())
    return {one.rule: one for one in check(ask, form, {})}


def from_state(vault: Vault, case: Case, state: str) -> None:
    (part,) = queries.records(vault, case.id, "involvement")
    change_record(vault, part.id, {"state": state})


def step(vault: Vault, case: Case, person: str, mechanism: str, *steps: tuple[str, str]) -> str:
    sent = add_record(vault, case.id, "submission", [person], {"mechanism": mechanism})
    for what, day in steps:
        add_record(vault, case.id, "step", [person], {"submission": sent, "what": what, "date": day})
    return sent


def test_abuse_is_never_passed_unread(vault: Vault, filled: tuple[Case, str]) -> None:
    ((weight, words),) = found(vault, *_of(filled, "sp"), "A09")
    assert (weight, "Read it once" in words) == ("info", True)


def test_a_word_that_abuses_is_named_with_its_question(vault: Vault, filled: tuple[Case, str]) -> None:
    write_answer(vault, filled[0], "sp", "9", filled[1], "Those scum wrote the law.")
    assert found(vault, *_of(filled, "sp"), "A09") == [("warn", "Words that abuse somebody stand in: 9.")]


def test_two_committees_are_one_too_many(vault: Vault, filled: tuple[Case, str]) -> None:
    step(vault, *filled, "CAT")
    assert [weight for weight, _words in found(vault, *_of(filled, "ccpr"), "A17")] == ["block"]


def test_a_committee_that_is_done_with_it_is_no_second_one(vault: Vault, filled: tuple[Case, str]) -> None:
    step(vault, *filled, "CAT", ("sent", "2026-11-12"), ("withdrawn", "2026-11-14"))
    assert found(vault, *_of(filled, "ccpr"), "A17") == []


def test_a_committee_reads_its_own_treaty(vault: Vault, filled: tuple[Case, str]) -> None:
    assert [weight for weight, _words in found(vault, *_of(filled, "cat"), "A17")] == ["block"]


def test_a_state_of_the_table_is_told_with_day_and_source(vault: Vault, filled: tuple[Case, str]) -> None:
    from_state(vault, filled[0], "Tajikistan")
    _file, document = fill_form(vault, filled[0], "ccpr", filled[1])
    (one,) = [one for one in document.findings if one.rule == "A11"]
    assert (one.weight, "4 April 1999" in one.what, "CCPR/C/133/D/3258/2018" in one.source) == ("info", True, True)


def test_a_state_that_nobody_looked_up_is_to_be_found_and_confirmed(vault: Vault, filled: tuple[Case, str]) -> None:
    ((weight, words),) = found(vault, *_of(filled, "ccpr"), "A11")
    assert weight == "info" and "find and confirm (UN Treaty Collection, chapter IV-5)" in words


def test_facts_after_the_entry_into_force_pass(vault: Vault, filled: tuple[Case, str]) -> None:
    from_state(vault, filled[0], "TJ")
    assert found(vault, *_of(filled, "ccpr"), "A12") == []


def test_the_rules_of_double_filing_speak_in_the_form(vault: Vault, filled: tuple[Case, str]) -> None:
    step(vault, *filled, "ECHR", ("sent", "2026-11-12"))
    ((weight, words),) = found(vault, *_of(filled, "ccpr"), "A14")
    assert weight == "block" and "European Court" in words


def test_a_procedure_of_which_no_rule_is_known_is_told(vault: Vault, filled: tuple[Case, str]) -> None:
    step(vault, *filled, "SP", ("sent", "2026-11-12"))
    assert [weight for weight, _words in found(vault, *_of(filled, "ccpr"), "A14")] == ["info"]


def test_the_month_is_enough_for_the_disappearances_group(vault: Vault, filled: tuple[Case, str]) -> None:
    assert found(vault, *_of(filled, "wgeid"), "A04") == []


def test_the_three_months_run_to_the_day_on_which_it_was_received(vault: Vault, filled: tuple[Case, str]) -> None:
    step(vault, *filled, "WGEID", ("sent", "2027-01-20"), ("acknowledged", "2027-02-08"))
    ((_weight, words),) = found(vault, *_of(filled, "wgeid"), "A19")
    assert "ended on 7 February 2027" in words


def test_interpol_wants_a_copy_of_an_identity_document(vault: Vault, filled: tuple[Case, str]) -> None:
    assert of_interpol(vault, *filled)["A21"].weight == "block"


def test_whether_the_copy_is_whole_only_a_person_can_see(vault: Vault, filled: tuple[Case, str]) -> None:
    case, person = filled
    source = queries.sources(vault)[0].id
    app.set_person(vault, person, {"id_documents": [{"type": "passport", "number": "A1"}], "id_documents_from": source})
    assert of_interpol(vault, case, person)["A21"].weight == "info"


def test_interpol_wants_a_written_power_from_who_represents(vault: Vault, filled: tuple[Case, str]) -> None:
    case, person = filled
    add_record(vault, case.id, "submitter", [], {"name": "Lola Vindar", "email": "d@example.org", "counsel": "She"})
    before = of_interpol(vault, case, person)["A22"].weight
    add_record(vault, case.id, "consent", [person], {"scope": "C9", "mechanism": "", "basis": "S1", "form": "written",
                                                     "date": "2026-11-02"})  # fmt: skip
    assert (before, "A22" in of_interpol(vault, case, person)) == ("block", False)


def test_a_signature_is_asked_for_and_the_portal_told(vault: Vault, filled: tuple[Case, str]) -> None:
    said = of_interpol(vault, *filled)
    assert (said["A23"].weight, said["A24"].weight) == ("info", "info")


def _of(filled: tuple[Case, str], name: str) -> tuple[Case, str, str]:
    return filled[0], name, filled[1]
