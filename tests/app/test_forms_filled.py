"""Forms of mechanisms: what they ask is answered from the case file, what is missing is named, consent decides."""

from __future__ import annotations

import pytest
from forms_case import AGAIN, FATHER, OFFICIAL, VICTIM, accept, bare, full, name_parts, official

from guvoh import app
from guvoh.app.forms import fill_form, for_its_reader, form_name, made_answer, make_form, refuse_unready, write_answer
from guvoh.app.records import add_record, change_record
from guvoh.errors import Refused, UsageError
from guvoh.model import Case
from guvoh.model.document import Document, pieces_of
from guvoh.report.document import finished
from guvoh.vault import queries
from guvoh.vault.vault import Vault


@pytest.fixture
def filled(vault: Vault, case: str) -> tuple[Case, str]:
    return full(vault, case)


def text(vault: Vault, case: Case, name: str, person: str, **how: object) -> str:
    return make_form(vault, case, name, ".txt", person, **how).drawn.decode()


def answer(document: Document, code: str) -> str:
    blocks = (b for s in document.sections for b in s.blocks)
    found = next(b for b in blocks if getattr(b, "code", None) == code)
    return "\n".join("".join(p.words.text for p in one.text) for one in found.text)  # type: ignore[union-attr]


def test_the_mechanism_reads_the_confirmed_name(vault: Vault, filled: tuple[Case, str]) -> None:
    lines = text(vault, filled[0], "wgad", filled[1]).splitlines()
    assert lines[lines.index("I.1 Family name *") + 1] == "Sangov"


def test_a_relative_of_the_same_family_name_stays_under_a_code_name(vault: Vault, filled: tuple[Case, str]) -> None:
    case, person = filled
    add_record(vault, case.id, "remedy", [person], {"body": "Court", "what": f"{FATHER} asked for a visit"})
    drawn = text(vault, case, "wgad", person)
    assert "asked for a visit" in drawn and "Murod" not in drawn


def test_whoever_submits_can_be_reached(vault: Vault, filled: tuple[Case, str]) -> None:
    assert "desk@example.org" in text(vault, filled[0], "wgad", filled[1])


def test_a_relative_who_submits_signs_with_the_own_name(vault: Vault, filled: tuple[Case, str]) -> None:
    case, person = filled
    (old,) = queries.records(vault, case.id, "submitter")
    change_record(vault, old.id, {"name": FATHER})
    assert FATHER in text(vault, case, "wgad", person)


def test_a_draft_names_nobody(vault: Vault, filled: tuple[Case, str]) -> None:
    drawn = text(vault, filled[0], "wgad", filled[1], draft=True)
    assert "Sangov" not in drawn and "Draft: 0 fields missing" in drawn


def test_each_missing_field_is_named_with_where_to_enter_it(vault: Vault, case: str) -> None:
    known, person = bare(vault, case)
    with pytest.raises(Refused) as fault:
        make_form(vault, known, "wgad", ".txt", person)
    codes = {one.split(":")[0] for one in fault.value.missing}
    assert {"I.1", "I.2", "V", "VI", "VII", "A01", "A02"} <= codes


def test_consent_taken_back_between_draft_and_print_stops_the_print(vault: Vault, filled: tuple[Case, str]) -> None:
    case, person = filled
    make_form(vault, case, "wgad", ".txt", person, draft=True)
    (consent,) = queries.records(vault, case.id, "consent", person)
    change_record(vault, consent.id, {"withdrawn_at": "2026-11-20"})
    with pytest.raises(Refused) as fault:
        make_form(vault, case, "wgad", ".txt", person)
    assert [one[:3] for one in fault.value.missing] == ["A02"]


def test_a_consent_for_one_mechanism_is_none_for_another(vault: Vault, filled: tuple[Case, str]) -> None:
    _file, document = fill_form(vault, filled[0], "ccpr", filled[1])
    assert "A02" in {one.rule for one in document.findings if one.weight == "block"}


def test_for_a_child_only_a_guardian_consents(vault: Vault, filled: tuple[Case, str]) -> None:
    app.set_person(vault, filled[1], {"born": "2012-05-01", "age": "child"})
    _file, document = fill_form(vault, filled[0], "wgad", filled[1])
    assert any("guardian" in one.what for one in document.findings if one.rule == "A02")


def test_names_that_nobody_confirmed_are_missing(vault: Vault, filled: tuple[Case, str]) -> None:
    app.set_person(vault, filled[1], {"family_name": "Sangow"})
    _file, document = fill_form(vault, filled[0], "wgad", filled[1])
    assert {"I.1", "I.2"} <= {one.field for one in document.missing}


def test_a_day_on_which_sources_differ_is_shown_so(vault: Vault, filled: tuple[Case, str]) -> None:
    case, person = filled
    first = queries.person(vault, person).claims[0]
    _source, other = accept(vault, case, AGAIN.replace("7 November", "9 November"))
    app.judge(vault, first, other, "same", "the same man, two days apart")
    twin = next(p.id for p in queries.persons(vault, case.id) if VICTIM in p.names and p.id != person)
    app.judge(vault, person, twin, "same", "the same man")
    person = next(p.id for p in queries.persons(vault, case.id) if VICTIM in p.names)
    _file, document = fill_form(vault, case, "wgad", person)
    assert answer(document, "II.1").startswith("Sources differ: 7 November 2026; 9 November 2026")


@pytest.mark.parametrize(("recorded", "begins"), [("2026-11-08", "7 November 2026"), ("2026-11-06", "6 November 2026")])
def test_a_later_place_does_not_make_the_detention_begin_later(
    vault: Vault, filled: tuple[Case, str], recorded: str, begins: str
) -> None:
    case, person = filled
    if recorded < "2026-11-07":
        add_record(vault, case.id, "custody", [person], {"place": "Police post 2", "from": recorded})
    _file, document = fill_form(vault, case, "wgad", person)
    assert answer(document, "III.1").startswith(begins)


def test_every_fact_of_the_account_rests_on_a_claim(vault: Vault, filled: tuple[Case, str]) -> None:
    _file, document = fill_form(vault, filled[0], "wgad", filled[1])
    facts = [p for p in pieces_of(document) if p.field.startswith(("arrest.", "incident", "claim.quote"))]
    assert facts and all(piece.rests_on for piece in facts)


def test_what_was_said_under_force_proves_nothing(vault: Vault, case: str) -> None:
    known, person = bare(vault, case)
    source = queries.claim(vault, queries.person(vault, person).claims[0]).source
    app.set_source(vault, source, {"kind": "under_force"})
    _file, document = fill_form(vault, known, "wgad", person)
    assert answer(document, "II.1") == "" and "Said under force" in answer(document, "IV")


def test_exhibits_are_numbered_once_in_the_order_of_first_use(vault: Vault, filled: tuple[Case, str]) -> None:
    case, person = filled
    accept(vault, case, "Police questioned Anvar Telbin in Ostrevan on 1 November 2026.")
    _file, document = fill_form(vault, case, "wgad", person)
    used = list(dict.fromkeys(n for piece in pieces_of(document) for n in piece.sources))
    assert used == [e.number for e in document.exhibits] == list(range(1, len(used) + 1))


def test_an_edited_answer_stands_and_is_stale_when_the_case_changes(vault: Vault, filled: tuple[Case, str]) -> None:
    case, person = filled
    write_answer(vault, case, "wgad", "II.2", person, "In the yard.")
    _file, fresh = fill_form(vault, case, "wgad", person)
    add_record(vault, case.id, "arrest", [person], {"exact_place": "Behind the mosque"})
    _file, later = fill_form(vault, case, "wgad", person)
    stale = [next(b.stale for s in d.sections for b in s.blocks if getattr(b, "code", "") == "II.2")  # type: ignore[union-attr]
             for d in (fresh, later)]  # fmt: skip
    assert answer(later, "II.2").startswith("In the yard.") and stale == [False, True]


def test_the_made_answer_can_be_read_before_it_is_edited(vault: Vault, filled: tuple[Case, str]) -> None:
    assert made_answer(vault, filled[0], "wgad", "II.1", filled[1]).text == "7 November 2026"


def test_the_three_months_of_the_urgent_procedure_are_told(vault: Vault, filled: tuple[Case, str]) -> None:
    _file, document = fill_form(vault, filled[0], "wgeid", filled[1])
    assert any("7 February 2027" in one.what for one in document.findings if one.rule == "A19")


def test_an_organisation_that_cannot_carry_replies_is_stopped(vault: Vault, filled: tuple[Case, str]) -> None:
    case, person = filled
    add_record(vault, case.id, "submitter", [], {"name": "Valley Desk", "email": "a@example.org", "ngo": "yes"})
    _file, document = fill_form(vault, case, "wgeid", person)
    assert "A19-replies" in {one.rule for one in document.findings if one.weight == "block"}


def test_whether_a_state_is_bound_is_unknown_and_never_passes(vault: Vault, filled: tuple[Case, str]) -> None:
    _file, document = fill_form(vault, filled[0], "ccpr", filled[1])
    assert {one.weight for one in document.findings if one.rule == "A11"} == {"info"}


def test_a_language_that_the_mechanism_does_not_take_is_stopped(vault: Vault, filled: tuple[Case, str]) -> None:
    _file, document = fill_form(vault, filled[0], "wgad", filled[1], language="ru")
    assert "A18" in {one.rule for one in document.findings if one.weight == "block"}


def test_the_family_reads_it_in_russian(vault: Vault, filled: tuple[Case, str]) -> None:
    drawn = text(vault, filled[0], "wgad", filled[1], language="ru", reading_copy=True)
    assert "Фамилия" in drawn


def test_a_silent_case_fills_nothing_but_a_draft(vault: Vault, filled: tuple[Case, str]) -> None:
    case, person = filled
    app.set_case(vault, case.id, {"publicity": "silent"})
    silent = next(c for c in queries.cases(vault) if c.id == case.id)
    with pytest.raises(Refused):
        make_form(vault, silent, "wgad", ".txt", person)
    assert make_form(vault, silent, "wgad", ".txt", person, draft=True).drawn


def test_a_dossier_names_the_official_and_codes_who_did_not_agree(vault: Vault, filled: tuple[Case, str]) -> None:
    case, _person = filled
    drawn = text(vault, case, "sanctions_us", official(vault, case))
    assert OFFICIAL in drawn and VICTIM not in drawn and "Sangov" not in drawn


def test_a_dossier_names_who_agreed_to_stand_in_it(vault: Vault, case: str) -> None:
    known, _person = full(vault, case, "SAN-US", "C7")
    assert VICTIM in text(vault, known, "sanctions_us", official(vault, known))


def test_a_suspicion_is_no_part_in_an_act(vault: Vault, filled: tuple[Case, str]) -> None:
    case, _person = filled
    _file, document = fill_form(vault, case, "sanctions_us", official(vault, case, degree="0106"))
    assert {"MAG.8", "MAG.9"} <= {one.field for one in document.missing}


def test_command_wants_a_post_on_the_day_of_the_act(vault: Vault, filled: tuple[Case, str]) -> None:
    case, _person = filled
    _file, document = fill_form(vault, case, "sanctions_us", official(vault, case, "0501", "2026-11-08"))
    assert "A27" in {one.rule for one in document.findings if one.weight == "block"}


def test_an_act_outside_the_regime_is_stopped(vault: Vault, filled: tuple[Case, str]) -> None:
    case, _person = filled
    _file, document = fill_form(vault, case, "sanctions_uk", official(vault, case))
    assert "A25" in {one.rule for one in document.findings if one.weight == "block"}


def test_what_speaks_against_the_official_stands_in_the_dossier(vault: Vault, filled: tuple[Case, str]) -> None:
    case, _person = filled
    _file, document = fill_form(vault, case, "sanctions_us", official(vault, case))
    assert answer(document, "MAG.12") == "He denies it."


def test_a_committee_has_to_be_chosen() -> None:
    with pytest.raises(UsageError):
        form_name("tb")


def test_the_same_matter_elsewhere_is_told(vault: Vault, filled: tuple[Case, str]) -> None:
    case, person = filled
    sent = add_record(vault, case.id, "submission", [person], {"mechanism": "WGEID"})
    add_record(vault, case.id, "step", [person], {"submission": sent, "what": "sent", "date": "2026-11-12"})
    _file, document = fill_form(vault, case, "wgad", person)
    assert any("WGEID" in one.what for one in document.findings if one.rule == "A14")


def test_one_name_is_enough_for_who_has_only_one(vault: Vault, filled: tuple[Case, str]) -> None:
    case, person = filled
    app.set_person(vault, person, {"family_name": "", "one_name": "yes"})
    name_parts(vault, person, "", "Daler")
    _file, document = fill_form(vault, case, "wgad", person)
    assert "I.1" not in {one.field for one in document.missing}


@pytest.mark.parametrize(
    ("name", "mechanism"),
    [("wgad_urgent", "WGAD"), ("wgeid", "WGEID"), ("sp", "SP"), ("ccpr", "CCPR"), ("cat", "CAT"), ("ced", "CED"),
     ("crc", "CRC"), ("cedaw", "CEDAW"), ("rule39", "ECHR"), ("asylum", "ASYLUM"), ("reprisals", "ASG")],
)  # fmt: skip
def test_every_form_comes_out_of_a_full_case(
    vault: Vault, case: str, name: str, mechanism: str, pytestconfig: pytest.Config
) -> None:
    """Each is drawn as PDF; that its pages are then read as pictures is tried with one, with `--whole` with each."""
    known, person = full(vault, case, mechanism)
    add_record(vault, case, "risk", [person], {"what": "Torture", "level": "high", "urgent_because": "His heart",
                                               "reviewed": "2026-11-10"})  # fmt: skip
    add_record(vault, case, "proceeding", [person], {"court": "City court", "stage": "extradition", "date": "2026-12",
                                                     "law": "Article 61"})  # fmt: skip
    add_record(vault, case, "submission", [person], {"mechanism": mechanism, "matter": "Release"})
    if name == "rule39" or pytestconfig.getoption("--whole"):
        drawn = make_form(vault, known, name, ".pdf", person).drawn
    else:
        file, document = fill_form(vault, known, name, person)
        refuse_unready(document)
        shown, levels, granted = for_its_reader(file, document)
        drawn = finished(shown, ".pdf", levels, granted)
    assert drawn.startswith(b"%PDF")


@pytest.mark.parametrize(
    ("language", "expected"),
    [("fr", ("Homme", "7 novembre 2026", "Non")), ("es", ("Hombre", "7 de noviembre de 2026", "No"))],
)
def test_answers_are_in_the_language_of_the_form(
    vault: Vault, filled: tuple[Case, str], language: str, expected: tuple[str, ...]
) -> None:
    (arrest,) = queries.records(vault, filled[0].id, "arrest")
    change_record(vault, arrest.id, {"warrant_shown": "no"})
    _file, document = fill_form(vault, filled[0], "wgad", filled[1], language=language)
    said = tuple(answer(document, code) for code in ("I.3", "II.1", "II.4"))
    assert (said, document.language) == (expected, language)


def test_a_persons_own_words_stay_and_say_their_language(vault: Vault, filled: tuple[Case, str]) -> None:
    _file, document = fill_form(vault, filled[0], "wgad", filled[1], language="fr")
    assert "In the yard of the house [en anglais]" in answer(document, "II.2")
