"""Kinds of telling that texts of other hands use: lists, headings, threats to act, events that vouch for a noun."""

from __future__ import annotations

import pytest
from extract_asking import claims, only, words

from guvoh.extract import suggest


def test_a_participle_before_a_colon_tells_of_the_people_after_it() -> None:
    claim = only("Kidnapped: 12 schoolchildren from the village of Tamban.", "abduction_or_rendition")
    assert claim.count is not None and claim.count.low == 12


def test_a_threat_to_arrest_is_no_arrest() -> None:
    assert [claim.act for claim in claims("The captain threatened to arrest her children.")] == ["threat_or_harassment"]


def test_what_had_to_be_done_was_done() -> None:
    claim = only("The director had to resign after the premiere.", "dismissal")
    assert claim.polarity == "asserted"


@pytest.mark.parametrize("text", ["We are afraid that he will be beaten.", "She fears that he was beaten."])
def test_what_is_feared_is_hypothetical(text: str) -> None:
    assert only(text, "physical_attack").polarity == "hypothetical"


def test_an_event_announced_by_its_noun_is_planned() -> None:
    assert only("The deportation of the six men is planned for Thursday.", "deportation_or_extradition").polarity == (
        "planned"
    )


def test_a_death_in_custody_is_no_second_detention() -> None:
    assert {claim.act for claim in claims("A detainee died in custody in Velmar.")} == {"killing"}


def test_a_noun_inside_the_words_of_its_verb_is_not_told_twice() -> None:
    assert len(claims("A criminal case was opened against the organisers of the fair.", "other")) == 1


def test_a_heading_that_names_a_country_places_what_stands_below_it() -> None:
    text = "4.2 Kuwait\n\nThe blogger Sami Talev was released.\n\nA poet was detained in Muscat on Friday.\n"
    places = {claim.act: claim.place.text for claim in suggest(text, None, "2030-01-01", "en") if claim.place}
    assert places == {"release": "Kuwait", "detention": "Muscat"}


def test_the_date_right_before_a_clause_is_its_date() -> None:
    found = claims("In May the mayor was arrested, in August a driver was beaten by thugs.", published="2030-09-01")
    assert [claim.date.start for claim in sorted(found, key=lambda c: c.start) if claim.date] == [
        "2030-05-01",
        "2030-08-01",
    ]


def test_the_name_after_an_office_and_its_letters_is_the_speaker() -> None:
    claim = only("The president of the union (NTU), Ana Belim, says he was beaten by thugs.", "physical_attack")
    assert words(claim.attribution)[:1] == ["Ana Belim"]


def test_a_long_clause_is_quoted_only_in_part() -> None:
    text = (
        "The writers expressed alarm at what they called a pattern of reprisals against the relatives of a colleague "
        "who lives abroad and who had testified last year before a parliamentary committee about the prisons of Velmar."
    )
    assert all(len(claim.quote) <= 160 for claim in claims(text))


@pytest.mark.parametrize(
    "text",
    [
        "The bill was killed in committee.",
        "He was charged with leading the delegation.",
        "The actress shot to fame in the spring.",
        "Police released the name of the driver.",
        "The residents carried out repairs on the bridge.",
        "The champion was beaten in the final.",
    ],
)
def test_words_of_sport_and_office_tell_of_no_act(text: str) -> None:
    assert claims(text) == []
