"""Who counts as one voice, however often he is heard: decision 003."""

from __future__ import annotations

import pytest

from guvoh.model import Claim, Source, Span
from guvoh.model.derive.incident import Told, derive_incident

SAID = "He is held in the remand prison."


def told(n: int, author: str | None, kind: str = "call", quote: str = SAID, publisher: str | None = None,
         speakers: tuple[str, ...] = ()) -> Told:  # fmt: skip
    source = Source(f"s{n}", "case", "call.txt", "0" * 64, 1, "text/plain", "2026-11-21T10:00:00Z", kind, author=author,
                    publisher=publisher)  # fmt: skip
    named = tuple(Span(name, 0, len(name)) for name in speakers)
    return Told(f"c{n}", Claim(0, len(quote), quote, "detention", attribution=named), source)


def roots(*claims: Told) -> tuple[int, str]:
    incident = derive_incident(claims, {t.source.id: t.source for t in claims})
    assert incident is not None
    return incident.roots, incident.ladder


@pytest.mark.parametrize("kinds", [("call", "call"), ("call", "visit"), ("testimony", "call")])
def test_who_calls_twice_is_one_voice(kinds: tuple[str, str]) -> None:
    assert roots(told(1, "Mother of R. V.", kinds[0]), told(2, "mother of R. V.", kinds[1])) == (1, "V1")


def test_two_who_call_are_two_voices() -> None:
    assert roots(told(1, "his wife"), told(2, "his lawyer")) == (2, "V2")


def test_calls_of_nobody_who_is_called_anything_are_one_voice_with_all_who_have_no_name() -> None:
    assert roots(told(1, None), told(2, None), told(3, None, "document", speakers=("relatives",))) == (1, "V1")


def test_who_calls_and_is_quoted_elsewhere_is_one_voice() -> None:
    paper = told(2, None, "document", publisher="Upper Karsk Herald", speakers=("Zarina Mehrvand",))
    assert roots(told(1, "Zarina Mehrvand"), paper) == (1, "V1")


def test_an_acquittal_is_told_as_done_and_denies_nothing() -> None:
    quote = "The court acquitted the teacher."
    source = Source("s1", "case", "news.txt", "0" * 64, 1, "text/plain", "2026-11-21T10:00:00Z", "document")
    claim = Claim(0, len(quote), quote, "conviction", "acquittal", polarity="denied")
    incident = derive_incident([Told("c1", claim, source)], {"s1": source})
    assert incident is not None
    assert (incident.ladder, incident.contested) == ("V1", ())
