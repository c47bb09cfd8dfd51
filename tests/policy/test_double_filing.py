"""The warning before a matter goes to a second international procedure (check A14)."""

from __future__ import annotations

import pytest
from one_file import BROTHER, MOTHER, case_file, record

from guvoh.model import vocabulary
from guvoh.model.case_file import CaseFile
from guvoh.policy.filing import double_filing, pairs


def filed(mechanism: str, *steps: str, about: tuple[str, ...] = (BROTHER,)) -> CaseFile:
    made = [
        record("step", id=f"s{n}", submission="r", what=what, date=f"2031-03-{n + 1:02}")
        for n, what in enumerate(steps)
    ]
    return case_file(record("submission", about, mechanism=mechanism), *made)


def weights(file: CaseFile, mechanism: str, person: str = BROTHER) -> list[str]:
    return [finding.weight for finding in double_filing(file, mechanism, person)]


@pytest.mark.parametrize(
    ("before", "steps", "asked", "expected"),
    [
        ("WGAD", ("sent",), "ECHR", ["block"]), ("WGAD", ("sent", "decided"), "ECHR", ["block"]),
        ("ECHR", ("sent",), "CCPR", ["block"]), ("ECHR", ("sent", "decided"), "CCPR", []),
        ("ECHR", ("sent", "decided"), "CAT", ["block"]), ("ECHR", ("sent", "withdrawn"), "CAT", ["warn"]),
        ("CCPR", ("sent",), "WGAD", ["warn"]), ("SP", ("sent",), "CCPR", []), ("WGEID", ("sent",), "CED", []),
        ("WGAD", ("sent",), "WGAD", ["warn"]), ("WGAD", (), "ECHR", []), ("SAN-UK", ("sent",), "ECHR", []),
    ],
)  # fmt: skip
def test_what_excludes_what_and_until_when(
    before: str, steps: tuple[str, ...], asked: str, expected: list[str]
) -> None:
    assert weights(filed(before, *steps), asked) == expected


def test_what_was_filed_for_somebody_else_excludes_nothing() -> None:
    assert weights(filed("WGAD", "sent", about=(MOTHER,)), "ECHR") == []


def test_what_was_filed_for_the_whole_case_counts_for_everybody() -> None:
    assert weights(filed("WGAD", "sent", about=()), "ECHR") == ["block"]


def test_each_finding_shows_its_rule_and_when_it_was_compared() -> None:
    (found,) = double_filing(filed("WGAD", "sent"), "ECHR", BROTHER)
    assert (found.rule, "35(2)(b)" in found.source, "not compared" in found.source) == ("A14", True, True)


def test_the_list_names_known_mechanisms_and_never_one_beside_itself() -> None:
    known = {term.code for term in vocabulary.terms("mechanisms")}
    wrong = [p for p in pairs()
             if p.asked == p.before or {p.asked, p.before} - known
             or p.when not in ("pending", "ever") or p.weight not in ("block", "warn")
             or not p.rule or not p.date]  # fmt: skip
    assert wrong == [] and len({(p.asked, p.before) for p in pairs()}) == len(pairs())
