"""What the rules must not get wrong, one promise each."""

from __future__ import annotations

import time

import pytest
from extract_asking import claims, only, words
from hypothesis import given, settings
from hypothesis import strategies as st

from guvoh.extract import suggest


def test_every_span_is_the_words_that_it_points_to() -> None:
    text = (
        "On 3 May, according to her lawyer, at least two officers detained Ana Belim in Velmar on suspicion of fraud, "
        "and her brother Tor Belim was beaten. Relatives say that more than 20 students were released."
    )
    found = claims(text)
    spans = [s for c in found for s in (*c.victims, *c.actors, *c.attribution, c.count, c.place, c.reason) if s]
    assert len(found) >= 3
    assert [text[s.start : s.end] for s in spans] == [s.text for s in spans]
    assert [text[c.start : c.end] for c in found] == [c.quote for c in found]


def test_a_negated_act_is_denied() -> None:
    assert only("Ana Belim was not arrested in Velmar.", "arrest").polarity == "denied"


def test_no_one_was_arrested_is_a_denial() -> None:
    assert only("No one was arrested in Velmar.", "arrest").polarity == "denied"


def test_what_a_speaker_denies_is_denied() -> None:
    claim = only("The ministry denied that Ana Belim had been tortured.", "torture_or_ill_treatment")
    assert (claim.polarity, words(claim.attribution)) == ("denied", ["The ministry"])


def test_a_return_of_free_will_denies_an_abduction() -> None:
    claim = only("The ministry said that Ana Belim had returned voluntarily.", "abduction_or_rendition")
    assert claim.polarity == "denied"


def test_may_is_a_possibility() -> None:
    assert only("Ana Belim may be deported to Orvania.", "deportation_or_extradition").polarity == "hypothetical"


def test_may_is_a_month() -> None:
    claim = only("Ana Belim was deported in May.", "deportation_or_extradition")
    assert claim.date is not None
    assert (claim.polarity, claim.date.start, claim.date.end) == ("asserted", "2031-05-01", "2031-05-31")


def test_an_announced_release_is_planned() -> None:
    assert only("Officials said that Ana Belim will be released.", "release").polarity == "planned"


def test_feared_torture_is_hypothetical() -> None:
    assert only("We are sure that Ana Belim will be tortured.", "torture_or_ill_treatment").polarity == "hypothetical"


def test_a_release_that_is_only_demanded_is_no_release() -> None:
    assert claims("The group called for the release of Ana Belim.", "release") == []


def test_a_sentence_length_is_no_count() -> None:
    assert only("A court sentenced Ana Belim to seven years in prison.", "conviction").count is None


def test_an_age_is_no_count() -> None:
    assert only("Ana Belim, 34, was arrested in Velmar.", "arrest").count is None


def test_a_day_of_the_month_is_no_count() -> None:
    assert only("On 3 May students were arrested in Velmar.", "arrest").count is None


@pytest.mark.parametrize(
    ("said", "bounds"),
    [
        ("Almost 50", (None, 50)),
        ("At least fifty", (50, None)),
        ("More than 20", (21, None)),
        ("Dozens of", (24, None)),
    ],
)
def test_a_count_keeps_the_speakers_bounds(said: str, bounds: tuple[int | None, int | None]) -> None:
    claim = only(f"{said} relatives were detained in Velmar.", "detention")
    assert claim.count is not None
    assert (claim.count.low, claim.count.high) == bounds


def test_the_passive_subject_is_the_victim() -> None:
    claim = only("Ana Belim was arrested by soldiers.", "arrest")
    assert (words(claim.victims), words(claim.actors)) == (["Ana Belim"], ["soldiers"])


def test_the_active_object_is_the_victim() -> None:
    claim = only("Soldiers arrested Ana Belim.", "arrest")
    assert (words(claim.victims), words(claim.actors)) == (["Ana Belim"], ["Soldiers"])


def test_a_noun_names_its_victim_with_of() -> None:
    claim = only("She spoke of the arrest in Velmar of the lawyer Ana Belim.", "arrest")
    assert words(claim.victims) == ["Ana Belim"]


def test_two_acts_of_one_clause_share_their_people() -> None:
    found = claims("Nearly 30 students were detained and questioned.")
    assert [(c.act, words(c.victims)) for c in found] == [("detention", ["students"]), ("interrogation", ["students"])]


def test_joined_verbs_share_the_object_that_follows_the_last() -> None:
    found = claims("Officers held and questioned two teachers.")
    assert [(c.act, words(c.victims)) for c in found] == [
        ("detention", ["teachers"]),
        ("interrogation", ["teachers"]),
    ]


def test_names_in_a_list_are_victims_each() -> None:
    claim = only("Ana Belim, Tor Dorn and Eli Marsk were abducted in Velmar.", "abduction_or_rendition")
    assert words(claim.victims) == ["Ana Belim", "Tor Dorn", "Eli Marsk"]


def test_a_speaker_inside_a_post_stands_nearest() -> None:
    text = (
        "According to an exile, Tor Dorn, prisoners are home. His post reads below:\n\n"
        "“From the families of my friends, news has come that more than 50 prisoners have been released.”"
    )
    claim = claims(text, "release")[-1]
    assert words(claim.attribution) == ["the families of my friends", "Tor Dorn"]


def test_a_speaker_after_the_clause_is_found() -> None:
    claim = only("Officers detained two teachers in Velmar, the Circle of Teachers said today.", "detention")
    assert words(claim.attribution) == ["the Circle of Teachers"]


def test_what_the_document_itself_says_has_no_speaker() -> None:
    assert only("Officers detained two teachers in Velmar.", "detention").attribution == ()


def test_a_day_without_a_year_in_january_is_last_years() -> None:
    claim = only("Ana Belim was arrested on 28 December.", "arrest", "2031-01-04")
    assert claim.date is not None
    assert claim.date.start == "2030-12-28"


def test_a_place_is_the_name_after_its_preposition() -> None:
    claim = only("Three teachers were detained in Velmar on Monday.", "detention")
    assert claim.place is not None
    assert claim.place.text == "Velmar"


def test_the_ground_given_is_kept() -> None:
    claim = only("Three pupils were detained on suspicion of sharing a film.", "detention")
    assert claim.reason is not None
    assert claim.reason.text == "sharing a film"


@pytest.mark.parametrize(
    "text",
    [
        "The minister held talks with teachers in Velmar.",
        "The group released a report on schools.",
        "The team beat the record.",
        "Human rights violations must end.",
        "These detentions are a violation of the law.",
        "She works in a detention centre.",
        "The press release was short.",
    ],
)
def test_words_that_only_look_like_acts_are_passed_over(text: str) -> None:
    assert claims(text) == []


def test_nothing_outside_the_main_stretches_is_suggested() -> None:
    text = "Ana Belim was arrested.\n\nTor Dorn was arrested.\n"
    assert words([v for c in suggest(text, [(25, 48)], None, "en") for v in c.victims]) == ["Tor Dorn"]


@pytest.mark.parametrize("text", ["", " \n", "“", "....", "a", "١٢٣", "\x00\x00", "(((", "and and and"])
def test_odd_texts_give_nothing(text: str) -> None:
    assert suggest(text) == []


@pytest.mark.parametrize("language", ["xx", "../en", "", "no"])
def test_a_language_without_a_lexicon_gives_nothing(language: str) -> None:
    assert suggest("Ana Belim was arrested." if language else "Анну затримали в її місті.", None, None, language) == []


def test_the_same_text_gives_the_same_suggestions() -> None:
    text = "Officers held and questioned two teachers. Ana Belim was deported on 3 May, her sister says." * 3
    assert suggest(text, None, "2031-06-01") == suggest(text, None, "2031-06-01")


VOCABULARY = (
    "the police arrested Ana Belim , and who was not said that . “ ” 50 of in May were released by ( ) : to have been"
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(VOCABULARY.split()), max_size=40))
def test_any_order_of_words_keeps_spans_exact(parts: list[str]) -> None:
    text = " ".join(parts)
    for claim in suggest(text, None, "2031-06-01", "en"):
        spans = (*claim.victims, *claim.actors, *claim.attribution)
        assert claim.quote and text[claim.start : claim.end] == claim.quote
        assert all(s.text and text[s.start : s.end] == s.text for s in spans)


@pytest.mark.parametrize(
    "piece", ["arrested ", "a", "said that ", "and the ", ", ", "of ", "( ", "not ", "50 ", "who was arrested by "]
)
def test_a_megabyte_in_one_line_is_read_in_seconds(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    started = time.perf_counter()
    suggest(text, None, "2031-06-01", "en")
    assert time.perf_counter() - started < 10
