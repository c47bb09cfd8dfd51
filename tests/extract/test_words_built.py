"""An act is found in the ways in which people build sentences, and not where its words mean something else."""

from __future__ import annotations

import pytest
from extract_asking import claims, only, words


def test_verbs_in_a_row_share_one_victim() -> None:
    found = claims("Ana Belim was arrested, beaten, denied a lawyer and sentenced to nine years.")
    assert {c.act for c in found} >= {"arrest", "physical_attack", "other", "conviction"}
    assert {w for c in found for w in words(c.victims)} == {"Ana Belim"}


def test_a_participle_that_opens_a_sentence_is_about_its_subject() -> None:
    assert words(only("Arrested on Monday, Ana Belim was taken ill.", "arrest").victims) == ["Ana Belim"]


def test_a_participle_between_commas_is_about_the_name_before_it() -> None:
    assert words(only("Ana Belim, jailed since May, wrote a letter.", "arrest").victims) == ["Ana Belim"]


def test_the_subject_stands_before_a_relative_clause() -> None:
    claim = only("Four women who stayed with the cattle are missing.", "enforced_disappearance")
    assert words(claim.victims) == ["women"]


def test_the_owner_of_a_passport_is_the_victim() -> None:
    claim = only("The ministry annulled the passports of eleven deputies.", "travel_ban")
    assert words(claim.victims) == ["deputies"]


def test_men_without_faces_abduct() -> None:
    assert only("Masked men took Ana Belim from her home.", "abduction_or_rendition").polarity == "asserted"


def test_a_chat_needs_no_final_stop() -> None:
    assert claims("we were beaten with sticks near the bridge", "physical_attack")


def test_a_heading_is_not_read() -> None:
    assert claims("Court jails three reporters\n\nIt was late.") == []


@pytest.mark.parametrize(
    "text",
    [
        "He has taken the vaccine.",
        "The novel grabbed headlines.",
        "Prices hit a record.",
        "They held a meeting in Velmar.",
        "The band released an album.",
        "Let us go home, he joked.",
        "The road was blocked by snow.",
        "The minister dismissed the idea.",
        "Doctors question the decision.",
        "She took part in a census.",
    ],
)
def test_everyday_words_are_no_act(text: str) -> None:
    assert claims(text) == []
