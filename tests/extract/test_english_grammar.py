"""English: what the grammar of a sentence says of an act, whatever its words."""

from __future__ import annotations

from guvoh.extract import suggest
from guvoh.model import Claim


def told(text: str) -> list[Claim]:
    return suggest(text, None, "2030-06-15", "en")


def acts(text: str) -> set[str]:
    return {claim.act for claim in told(text)}


def one(text: str, act: str) -> Claim:
    return next(claim for claim in told(text) if claim.act == act)


def test_a_minister_who_threatened_to_sack_teachers_is_the_actor_and_they_are_the_victims() -> None:
    claim = one("The minister threatened to sack the teachers of the town.", "threat_or_harassment")

    assert ([a.text for a in claim.actors], [v.text for v in claim.victims]) == (
        ["The minister"], ["the teachers of the town"],
    )  # fmt: skip


def test_what_the_jailed_are_accused_of_is_no_act_of_its_own() -> None:
    assert "search_or_seizure" not in acts("A court jailed the driver Ismo Tarel for three years for stealing a phone.")


def test_those_called_by_what_was_done_to_them_are_not_reported_again() -> None:
    assert acts("Those arrested were beaten with sticks.").isdisjoint({"arrest", "detention"})


def test_those_arrested_on_a_day_are_reported() -> None:
    assert "arrest" in acts("Those arrested on Monday in Velm are two teachers.")


def test_nobody_is_a_victim_of_a_protest() -> None:
    assert all(not claim.victims for claim in told("A march of 400 teachers reached the palace on Monday."))


def test_those_who_march_are_counted_as_acting() -> None:
    claim = one("A march of 400 teachers reached the palace on Monday.", "protest")

    assert ([a.text for a in claim.actors], claim.count and claim.count.low) == (["teachers"], 400)


def test_no_force_is_force_denied() -> None:
    text = "The spokesman said that officers had used no force on Monday."

    assert one(text, "torture_or_ill_treatment").polarity == "denied"


def test_a_candidate_and_two_guards_are_three_dead() -> None:
    claim = one("Gunmen killed a mayoral candidate and two of her guards in Lumo.", "killing")

    assert claim.count is not None and (claim.count.low, claim.count.high) == (3, 3)


def test_a_number_before_death_sentences_counts_the_sentenced() -> None:
    claim = one("Courts handed down at least 112 death sentences in 2025.", "conviction")

    assert claim.count is not None and (claim.count.low, claim.count.high) == (112, None)


def test_one_named_dead_is_one_dead() -> None:
    claim = one("Tomas Veldin was shot dead in Lumo on Monday.", "killing")

    assert claim.count is not None and (claim.count.low, claim.count.high) == (1, 1)


def test_a_year_before_at_least_leaves_the_number_its_bound() -> None:
    claim = one("Since the law came into force in 2019 at least 80 believers have been convicted.", "conviction")

    assert claim.count is not None and (claim.count.low, claim.count.high) == (80, None)


def test_a_strike_that_was_called_off_did_not_happen() -> None:
    assert one("Nurses called off their strike planned for Monday.", "protest").polarity == "denied"


def test_a_killing_after_a_comma_happened_whatever_failed_before() -> None:
    claim = one("Soldiers opened fire on a bus that failed to stop, killing two men.", "killing")

    assert claim.polarity == "asserted"


def test_a_month_is_no_march() -> None:
    assert "protest" not in acts("The minister, who took office in March, ruled out new taxes.")


def test_what_an_interviewer_asks_is_no_claim() -> None:
    assert told("Q: Were you tortured?") == []


def test_what_rescuers_free_people_from_is_no_prison() -> None:
    assert told("Firefighters freed a couple trapped in their car near Brill.") == []


def test_blows_by_officers_who_also_tie_are_torture() -> None:
    assert "torture_or_ill_treatment" in acts("Officers beat him and taped his mouth.")


def test_an_attack_that_ends_in_death_is_told_once() -> None:
    assert acts("Opio Lamm was ambushed and hacked to death by loggers on Monday.") == {"killing"}
