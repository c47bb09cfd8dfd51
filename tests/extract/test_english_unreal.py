"""Acts that are asked about, rejected, or would have happened, and numbers that count no people, in English."""

from __future__ import annotations

import pytest

from guvoh.extract import suggest

SAID = [
    ("The minister did not deny that 14 students had been detained.", "asserted"),
    ("It is not true that Tomo Varis was beaten, his lawyer said.", "denied"),
    ("It is not true that Tomo Varis was not beaten, his lawyer said.", "asserted"),
    ("Allegations of torture in the jail are baseless, the prison service said.", "denied"),
    ("The governor dismissed as mere tales claims that five miners had been killed.", "denied"),
    ("Was Tomo Varis tortured at the station?", "hypothetical"),
    ("Had the doctor come earlier, she would have died at home or been killed.", "hypothetical"),
    ("Drivers announced a strike for Friday.", "planned"),
    ("Unions have called for a general strike next Wednesday.", "planned"),
]
UNCOUNTED = ["A court fined the editor 40,000 crowns.", "Police detained a woman carrying 300 leaflets."]


@pytest.mark.parametrize(("text", "polarity"), SAID)
def test_an_act_is_what_the_whole_sentence_makes_of_it(text: str, polarity: str) -> None:
    assert {claim.polarity for claim in suggest(text, None, "2031-05-06", "en")} == {polarity}


@pytest.mark.parametrize("text", UNCOUNTED)
def test_money_and_leaflets_count_no_people(text: str) -> None:
    assert [claim.count for claim in suggest(text, None, None, "en")] == [None]


def test_an_officer_who_is_beaten_is_attacked() -> None:
    assert suggest("The officer was beaten by prisoners.", None, None, "en")[0].act == "physical_attack"


def test_whoever_was_himself_arrested_is_named() -> None:
    text = "Colonel Varis, who had arrested hundreds, was himself arrested on Tuesday."
    found = suggest(text, None, "2031-05-06", "en")
    assert "Varis" in {span.text for claim in found for span in claim.victims}


def test_a_penalty_that_somebody_faces_is_no_conviction_yet() -> None:
    claim = suggest("Belmir, who faces up to ten years in prison, denies the charges.", None, None, "en")[0]
    assert (claim.act, claim.polarity) == ("conviction", "hypothetical")


def test_how_often_somebody_was_shot_is_no_part_of_the_name() -> None:
    claim = suggest("Two gunmen on a motorbike shot Belan four times outside his house.", None, None, "en")[0]
    assert [span.text for span in claim.victims] == ["Belan"]


def test_what_a_law_threatens_is_no_conviction() -> None:
    assert suggest("Publishing the registers carries a prison term of three to seven years.", None, None, "en") == []
