"""Short sentences that invite a mistake, in English and Persian: imagined, called off, summed up, asked, not done."""

from __future__ import annotations

from guvoh.extract import suggest
from guvoh.model import Claim


def acts(text: str, act: str, language: str = "en") -> list[Claim]:
    return [claim for claim in suggest(text, None, "2031-05-09", language) if claim.act == act]


def test_what_a_reader_is_to_imagine_is_no_act() -> None:
    assert not acts("Suppose that you are beaten in a cell.", "physical_attack")


def test_a_rally_that_was_called_off_is_denied() -> None:
    assert [claim.polarity for claim in acts("The vigil called for Sunday was called off.", "protest")] == ["denied"]


def test_a_number_behind_the_act_counts_all_of_its_people() -> None:
    (found,) = acts("A cook and two drivers were detained, three in total.", "detention")
    assert found.count is not None
    assert found.count.low == 3


def test_people_held_after_a_march_hold_no_march() -> None:
    assert acts("Two cooks were held in Belo after a vigil.", "detention")


def test_a_match_told_in_words_of_force_tells_of_no_attack() -> None:
    assert not acts("Rovers attacked early, and their captain scored with a header.", "physical_attack")


def test_a_persian_question_that_is_reported_is_no_act() -> None:
    assert not acts("معلم از پلیس پرسید که آیا مینا دستگیر شده است.", "arrest", "fa")


def test_a_persian_no_of_a_verb_is_no_noun_with_an_ending() -> None:
    found = acts("ماموران راننده را کتک نزدند.", "physical_attack", "fa")
    assert [claim.polarity for claim in found] == ["denied"]
