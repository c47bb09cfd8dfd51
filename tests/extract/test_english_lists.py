"""People set between commas, in lists and after colons, and small words that turn an act round, in English."""

from __future__ import annotations

import pytest

from guvoh.extract import suggest

NAMED = [
    ("Vahan Belor, 34, an activist with the Orlat Green League, was abducted on Friday.", ["Vahan Belor"]),
    ("Three activists - Ana Belmir, Tomo Varis and Juan Odelo - were sentenced to six years in prison.",
     ["Ana Belmir", "Tomo Varis", "Juan Odelo"]),
    ("Among those arrested were Ana Belmir, a lawyer, and Tomo Varis, head of the Orlat union.",
     ["Ana Belmir", "Tomo Varis"]),
    ("Three women were arrested on Monday: Ana Belmir, 34, a lawyer, Tomo Varis and Juan Odelo.",
     ["women", "Ana Belmir", "Tomo Varis", "Juan Odelo"]),
    ("She wept, and her sons Ilo and Peto were taken away by soldiers.", ["Ilo", "Peto"]),
    ("Orlat police arrest editor Ana Belmir over tweet.", ["Ana Belmir"]),
    ("The body of journalist Ana Belmir was found on Tuesday near the river.", ["Ana Belmir"]),
    ("In the camp her hands and feet were shackled all the time.", ["her"]),
    ("Tomas Varro, a leader of the Bolan opposition, was fatally shot on Thursday.", ["Tomas Varro"]),
]  # fmt: skip
COUNTED = [
    ("Police detained Ana Belmir, a lawyer, Tomo Varis, a student, and five others in Orlat.", 7),
    ("The elderly parents of Tomo Varis were detained in Orlat.", 2),
    ("Officials arrested relatives of the strikers and of prominent opponents, 47 people in all.", 47),
]
NO_ACT = [
    "Two of them were heard without being brought before a judge.",
    "Police said Mr Odel had hanged himself.",
    "The slide of the team could not be arrested.",
    "City held Lions to a draw on 26 April.",
]


@pytest.mark.parametrize(("text", "victims"), NAMED)
def test_everybody_whom_a_sentence_names_as_harmed_is_a_victim(text: str, victims: list[str]) -> None:
    assert [span.text for span in suggest(text, None, "2031-05-06", "en")[0].victims] == victims


@pytest.mark.parametrize(("text", "number"), COUNTED)
def test_a_list_counts_those_whom_it_does_not_name_too(text: str, number: int) -> None:
    count = suggest(text, None, "2031-05-06", "en")[0].count
    assert count is not None and (count.low, count.high) == (number, number)


@pytest.mark.parametrize("text", NO_ACT)
def test_words_that_only_sound_like_an_act_are_none(text: str) -> None:
    assert suggest(text, None, "2031-05-06", "en") == []


def test_sexual_assault_is_ill_treatment() -> None:
    assert suggest("The nurse was sexually assaulted in the barracks.", None, None, "en")[0].act == (
        "torture_or_ill_treatment"
    )


def test_a_denied_pushback_is_a_denied_return() -> None:
    claim = suggest("The ministry said it does not carry out pushbacks.", None, None, "en")[0]
    assert (claim.act, claim.polarity) == ("deportation_or_extradition", "denied")


def test_whoever_speaks_at_the_end_of_a_sentence_is_its_source() -> None:
    claim = suggest("Nine people have died in custody, his family and a rights group said.", None, None, "en")[0]
    assert [span.text for span in claim.attribution] == ["his family and a rights group"]


AMONG = [
    ("Belmir is one of the six organisers arrested on Friday.", ["organisers", "Belmir"]),
    ("Gunmen abducted rights defenders, Ana Belmir and her husband Tomo Varis, and their colleagues Ela Koru and Odo "
     "Belan from their offices.", ["Ana Belmir", "Tomo Varis", "Ela Koru", "Odo Belan"]),
    ("Police shot an unarmed 32-year-old man with autism, Ilo al-Haran, dead on Monday.", ["Ilo al-Haran"]),
    ("Belmir was arrested with four others including poet Tomo Varis, activists Ela Koru and Odo Belan.",
     ["Belmir", "Tomo Varis", "Ela Koru", "Odo Belan"]),
    ("Ana Belmir, 33, an officer of Orlat Airport, a company of the state, was jailed for 33 months.", ["Ana Belmir"]),
    ("At least eight writers were jailed in Orlat, such as Ana Belmir and Tomo Varis.",
     ["writers", "Ana Belmir", "Tomo Varis"]),
    ("In Orlat, a teacher, who led the strike, was arrested.", ["a teacher"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "victims"), AMONG)
def test_who_is_named_as_one_of_them_is_a_victim_too(text: str, victims: list[str]) -> None:
    claim = next(c for c in suggest(text, None, "2031-05-06", "en") if c.victims)
    assert sorted(span.text.removeprefix("the six ") for span in claim.victims) == sorted(victims)


def test_an_entry_of_a_list_happened_on_the_day_before_its_dash() -> None:
    date = suggest("* 2 Jan – Radio host Amo Fesko detained in Bakol.", None, "2031-01-07", "en")[0].date
    assert date is not None and date.start == "2031-01-02"


@pytest.mark.parametrize("text", ["Most were freed, some are back home.", "Two died, many still behind bars."])
def test_some_and_many_stand_for_people(text: str) -> None:
    assert {"some", "many"} & {span.text for claim in suggest(text, None, None, "en") for span in claim.victims}


def test_a_rally_that_was_planned_and_never_took_place_is_denied() -> None:
    claim = suggest("The rally planned for October 10 never took place.", None, "2031-10-15", "en")[0]
    assert (claim.act, claim.polarity) == ("protest", "denied")


def test_who_is_identified_as_one_of_them_is_a_victim_too() -> None:
    text = "Police also arrested nine other workers who were identified as Ilo Belan, Odo Haran and Ana Belmir."
    victims = [span.text for span in suggest(text, None, None, "en")[0].victims]
    assert victims[1:] == ["Ilo Belan", "Odo Haran", "Ana Belmir"]


def test_a_list_after_among_those_may_stand_far_from_the_act() -> None:
    text = "Among those arrested during the raids were Ana Belmir, 61, a lawyer, and Tomo Varis, head of the union."
    assert {"Ana Belmir", "Tomo Varis"} <= {s.text for c in suggest(text, None, None, "en") for s in c.victims}


def test_a_sentence_for_each_is_a_conviction_for_each() -> None:
    text = "Ana Belmir was sentenced to six years in prison and three co-defendants to terms of two to four years."
    found = [(claim.victims[0].text, claim.count and claim.count.low) for claim in suggest(text, None, None, "en")]
    assert sorted(found, key=str) == [("Ana Belmir", None), ("co-defendants", 3)]


def test_those_named_among_a_number_of_arrests_are_victims() -> None:
    text = "Over 40 detentions are known, among them a man aged 81 and a child of 18 months."
    assert [span.text for span in suggest(text, None, None, "en")[0].victims] == [
        "a man aged 81 and a child of 18 months"
    ]


def test_whoever_is_spoken_of_is_no_second_source() -> None:
    claim = suggest("His lawyer, Ana Belmir, says he was beaten.", None, None, "en")[0]
    assert [span.text for span in claim.attribution] == ["Ana Belmir"]


def test_a_subject_is_carried_over_what_it_is() -> None:
    claim = suggest("He is alive and was never arrested.", None, None, "en")[0]
    assert [span.text for span in claim.victims] == ["He"]
