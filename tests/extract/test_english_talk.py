"""Chats and transcripts: who speaks stands before a colon; and what only sounds like an act."""

from __future__ import annotations

import pytest
from extract_asking import claims, only

TALK = "ANNA: good morning.\n\nMR TOLAN: Soldiers beat two drivers on the quay.\n\nANNA: And the others?\n"


def test_whoever_opens_a_line_of_a_conversation_is_its_source() -> None:
    assert [s.text for s in only(TALK, "physical_attack").attribution] == ["MR TOLAN"]


def test_a_single_label_is_no_speaker() -> None:
    assert only("Update: Soldiers beat two drivers on the quay.", "physical_attack").attribution == ()


def test_lines_of_a_conversation_are_no_headings() -> None:
    text = "Mira: is it true\n\nTor: Police arrested the baker on the bridge\n\nMira: no\n"
    assert claims(text, "arrest")


@pytest.mark.parametrize(
    "text",
    [
        "The striker was murdered by the crowd after the goal in the league match.",
        "In the film a detective is kidnapped by her own daughter.",
        "Detained by fog, the ferry reached the port after midnight.",
        "Eleven people died when a ferry capsized in a storm.",
        "In 1612 the burghers hanged the steward.",
        "Whoever beats a prisoner shall pay a fine.",
        "Can somebody be arrested for singing?",
        "Have you ever been convicted of an offence?",
        "Stop torturing your roses in March.",
        "The visitors were under arrest, so to speak.",
        "Residents are asked to keep their windows shut.",
    ],
)
def test_matches_stories_weather_laws_and_forms_tell_no_act(text: str) -> None:
    assert claims(text) == []


def test_what_nobody_did_is_denied() -> None:
    assert only("No searches of homes were made in Velmar on Monday.", "search_or_seizure").polarity == "denied"


def test_what_is_told_of_tomorrow_is_planned() -> None:
    assert only("Tomorrow we block the bridge.", "protest").polarity == "planned"


def test_blows_in_the_street_are_an_attack_and_in_a_cell_ill_treatment() -> None:
    assert claims("Police beat the students on the square.", "physical_attack")
    assert claims("Police detained Ana Belim. Officers beat her with belts.", "torture_or_ill_treatment")


def test_men_whom_nobody_calls_officers_abduct_by_force() -> None:
    assert claims("Five men pushed Ana Belim into a car.", "abduction_or_rendition")
    assert claims("Five officers pushed Ana Belim into a car.", "detention")


def test_a_body_is_banned_and_its_people_are_dismissed() -> None:
    assert claims("The bureau suspended forty NGOs.", "ban_or_designation")
    assert claims("The bureau suspended forty nurses.", "dismissal")


def test_a_class_of_words_stands_in_a_pattern() -> None:
    assert claims("He was kept in a kennel for two nights.", "detention")


def test_the_day_at_the_head_of_an_entry_is_the_day_of_all_of_it() -> None:
    text = "3 May: Police arrested two drivers. Soldiers beat a nurse.\n"
    assert only(text, "physical_attack").date == only(text, "arrest").date


def test_the_day_of_an_act_is_that_of_the_next_sentence_too() -> None:
    found = only("On 3 May 2031 police arrested two drivers. Soldiers beat a nurse.", "physical_attack")
    assert found.date is not None
    assert found.date.start == "2031-05-03"


def test_figures_at_the_head_of_entries_are_days_of_a_log() -> None:
    text = "01/09 Police arrested a baker.\n\n02/09 Soldiers shot a boy dead.\n\n17/09 A nurse was freed.\n"
    found = only(text, "killing").date
    assert found is not None
    assert found.start == "2031-09-02"
