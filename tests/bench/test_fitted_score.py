"""The bench of a learnt score: what counts as right, and what facts and words can be learnt to say."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "bench" / "extraction"))

words, facts, logistic = map(import_module, ("clause_words", "proposal_facts", "logistic"))

CLAIM = (100, 140, "custody")


def test_a_proposal_far_longer_than_its_claim_is_not_right() -> None:
    assert facts.overlap(90, 90 + facts.LONGEST + 1, CLAIM) == 0


def test_a_second_proposal_over_one_claim_is_neither_right_nor_wrong() -> None:
    told = [facts.Proposal(low, 140, "custody", 0.5, {}, True) for low in (100, 110)]
    assert facts.matched(told, [CLAIM]) == (1, 0)


def test_a_proposal_of_another_act_is_wrong() -> None:
    assert facts.matched([facts.Proposal(100, 140, "release", 0.5, {}, False)], [CLAIM]) == (0, 1)


def test_a_fact_that_goes_with_right_answers_raises_the_chance() -> None:
    learnt = logistic.Weighed([({"date": 1.0}, True), ({}, False)] * 40)
    assert learnt.chance({"date": 1.0}) > 0.5 > learnt.chance({})


def test_a_fact_that_was_never_learnt_says_nothing() -> None:
    learnt = logistic.Weighed([({"date": 1.0}, True), ({}, False)] * 40)
    assert learnt.chance({"place": 1.0}) == learnt.chance({})


def test_equal_scores_part_nothing() -> None:
    assert logistic.area([(0.5, True), (0.5, False)]) == 0.5


def test_the_words_of_a_clause_speak_for_the_act_of_sentences_like_it(tmp_path: Path) -> None:
    table = tmp_path / "en.tsv"
    table.write_text(
        "detention\tasserted\tIn Tolvaro [[officers detained the reporter]], he says.\n"
        "arrest\tasserted\t[[Officers detained the driver]].\n"
        "release\tasserted\tOn Monday [[the court freed the driver]].\n"
        "release\tasserted\t[[The court freed the reporter]] in May.\n",
        "utf-8",
    )
    learnt = words.Words(list(words.annotated(table, facts.class_of)))
    (values,) = learnt.values(["Officers detained a student"])
    said = dict(zip(learnt.acts, values.tolist(), strict=True))
    assert said["custody"] > said["release"]


def test_words_with_a_capital_are_no_words_to_learn() -> None:
    assert not {fact for fact in words.facts_of("Police took Belmir to Tolvaro") if "bel" in fact or "tol" in fact}
