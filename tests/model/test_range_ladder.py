"""How firm a fact is: V3 wants a proof, V5 to V7 a person, and what was got by force supports nothing."""

from __future__ import annotations

import pytest

from guvoh.model import Claim, Source, Span
from guvoh.model.derive.incident import Told, derive_incident
from guvoh.model.derive.ladder import ladder, proof_of, roots

CLAIM = Claim(0, 11, "he was held", "detention")


def source(n: int, kind: str = "document", by: str | None = None) -> Source:
    return Source(f"s{n}", "case", "a.txt", "0" * 64, 1, "text/plain", "2026-11-21T10:00:00Z", kind,
                  publisher=by or f"Paper {n}", author="his mother" if kind == "call" else None)  # fmt: skip


def rung(*told: Told, judged: str = "") -> tuple[str, str]:
    found = derive_incident(told, {t.source.id: t.source for t in told}, judged)
    assert found is not None
    return found.ladder, found.ladder_because


def test_a_call_of_the_family_beside_another_root_confirms() -> None:
    call = source(2, "call")
    proof = proof_of(CLAIM, call, basis="B4")
    assert rung(Told("a", CLAIM, source(1)), Told("b", CLAIM, call, proof=proof)) == ("V3", "family_contact")


def test_a_call_alone_does_not_confirm() -> None:
    call = source(1, "call")
    assert rung(Told("a", CLAIM, call, proof=proof_of(CLAIM, call, basis="B1"))) == ("V1", "one_root")


def test_a_call_of_who_was_told_by_others_is_no_proof() -> None:
    assert proof_of(CLAIM, source(1, "call"), basis="B3") == ""


def test_a_document_found_authentic_is_a_proof() -> None:
    assert proof_of(CLAIM, source(1), authenticity="I4") == "document"


def test_an_edited_document_is_none() -> None:
    assert proof_of(CLAIM, source(1), authenticity="I5") == ""


def test_the_authority_that_admits_it_is_a_proof() -> None:
    assert proof_of(CLAIM, source(1), authority=True) == "admission"


def test_the_authority_that_denies_it_is_none() -> None:
    assert proof_of(Claim(0, 11, "nobody held", "detention", polarity="denied"), source(1), authority=True) == ""


def test_a_denial_stands_beside_and_never_lowers_below_contested() -> None:
    assert ladder(3, 1, []) == ("V4", "denied")


@pytest.mark.parametrize("code", ["V5", "V6", "V7"])
def test_the_last_rungs_are_only_judged(code: str) -> None:
    assert (rung(Told("a", CLAIM, source(1)), judged=code), rung(Told("a", CLAIM, source(1)))) == (
        (code, "judged"), ("V1", "one_root"))  # fmt: skip


def test_nobody_can_judge_a_rung_that_is_computed() -> None:
    assert ladder(1, 0, [], judged="V3") == ("V1", "one_root")


def test_what_was_said_under_force_supports_nothing() -> None:
    assert rung(Told("a", CLAIM, source(1, "under_force"))) == ("V0", "nobody_asserts")


def test_a_denial_under_force_contests_nothing() -> None:
    forced = Claim(0, 11, "I was not held", "detention", polarity="denied")
    assert rung(Told("a", CLAIM, source(1)), Told("b", forced, source(2, "under_force"))) == ("V1", "one_root")


def test_a_person_and_his_last_name_are_one_root() -> None:
    full, last = (
        Claim(0, 11, "he was held", "detention", attribution=(Span(name, 0, 0),))
        for name in ("Nilu Mirvand", "Mirvand")
    )
    found = derive_incident([Told("a", full, source(1)), Told("b", last, source(2))], {})
    assert found is not None
    assert found.roots == 1


def test_ten_thousand_copies_of_the_same_words_are_one_root() -> None:
    long = Claim(0, 70, "Fourteen teachers were taken from the school in the upper valley on Monday.", "detention")
    assert set(roots([(str(n), long, f"voice {n}") for n in range(10_000)]).values()) == {"voice 0"}
