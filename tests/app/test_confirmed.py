"""The third rung of the ladder: independent sources agree, and somebody who can know confirms it to us."""

from __future__ import annotations

import pytest

from guvoh import app
from guvoh.model import Claim, Incident, Span
from guvoh.vault import queries
from guvoh.vault.vault import Vault
from one_reader import HELD, TODAY

SAID = f"{HELD} was detained in Varzan on 12 November 2026."


def name_of(vault: Vault, case: str) -> str:
    return next(known.name for known in queries.cases(vault) if known.id == case)


def accepted(vault: Vault, source: str) -> str:
    claim = Claim(0, len(SAID), SAID, "detention", victims=(Span(HELD, 0, len(HELD)),))
    app.add_claim(vault, source, claim)
    return next(row.id for row in queries.claims(vault, source=source, state="accepted"))


@pytest.fixture
def told(vault: Vault, case: str) -> tuple[str, str]:
    """Two claims judged to tell of one event: what a newspaper says, and what his wife says in a call."""
    paper = app.note(vault, SAID, "document", name_of(vault, case)).id
    app.set_source(vault, paper, {"publisher": "Upper Karsk Herald"})
    call = app.note_call(vault, SAID, case, [], {"author": "his wife", "basis": "B4"}, today=TODAY).id
    one, other = accepted(vault, paper), accepted(vault, call)
    app.judge(vault, one, other, "same", "the same day and man")
    return one, call


def incident(vault: Vault, claim: str) -> Incident:
    found = queries.incident_of(vault, claim)
    assert found is not None
    return found


def test_what_the_family_confirms_to_us_is_confirmed(vault: Vault, told: tuple[str, str]) -> None:
    found = incident(vault, told[0])
    assert (found.ladder, found.ladder_because) == ("V3", "family_contact")


def test_words_got_by_force_confirm_nothing(vault: Vault, told: tuple[str, str]) -> None:
    app.set_source(vault, told[1], {"kind": "under_force"})
    assert incident(vault, told[0]).ladder != "V3"


def test_an_authentic_document_confirms_what_two_say(vault: Vault, case: str) -> None:
    first = app.note(vault, SAID, "document", name_of(vault, case)).id
    second = app.note(vault, "The court wrote: " + SAID, "document", name_of(vault, case)).id
    app.set_source(vault, first, {"publisher": "Upper Karsk Herald"})
    app.set_source(vault, second, {"publisher": "Varzan district court", "authenticity": "I4"})
    one = accepted(vault, first)
    other = "The court wrote: " + SAID
    start = other.index(HELD)
    app.add_claim(vault, second, Claim(0, len(other), other, "detention",
                                       victims=(Span(HELD, start, start + len(HELD)),)))  # fmt: skip
    two = next(row.id for row in queries.claims(vault, source=second, state="accepted"))
    app.judge(vault, one, two, "same", "the same day and man")
    found = incident(vault, one)
    assert (found.ladder, found.ladder_because) == ("V3", "document")


def test_a_call_under_pressure_confirms_nothing(vault: Vault, case: str) -> None:
    paper = app.note(vault, SAID, "document", name_of(vault, case)).id
    app.set_source(vault, paper, {"publisher": "Upper Karsk Herald"})
    said = {"author": "his wife", "basis": "B4", "under_pressure": True}
    call = app.note_call(vault, SAID, case, [], said, today=TODAY).id
    one, other = accepted(vault, paper), accepted(vault, call)
    app.judge(vault, one, other, "same", "the same day and man")
    assert incident(vault, one).ladder == "V2"


@pytest.mark.parametrize("internal", [False, True])
def test_only_internal_papers_say_that_the_family_confirms(
    vault: Vault, case: str, told: tuple[str, str], internal: bool
) -> None:
    whole = app.gather_paper(vault, next(c for c in queries.cases(vault) if c.id == case), internal)
    assert [("the family" in entry.ladder_because) for entry in whole.entries] == [internal]
