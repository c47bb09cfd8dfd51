"""What came before what: proposals of links, never of causes. People and events are invented."""

from __future__ import annotations

import json
from typing import Any

from guvoh.resolve.incidents import Link, alike, group, links, read_lines

WHO = "Gulnora Sabzazor"


def line(doc: str, act: str, victims: str, day: str | None, quote: str = "", start: int = 0) -> dict[str, Any]:
    text = quote or f"{victims} {act}"
    days = {"start": day, "end": day} if day else None
    return {"doc": doc, "claim": f"{doc}{start}", "quote": text, "start": start, "end": start + 60, "act": act,
            "victims": [victims], "published": "2026-01-01", "date": days}  # fmt: skip


def chain(*lines: dict[str, Any]) -> list[tuple[str, str, str, tuple[str, ...]]]:
    """Links as (first act, second act, code, because)."""
    found = group(read_lines(json.dumps(one).encode() for one in lines))
    acts = [g.claims[0].claim.act for g in found]
    return [(acts[a], acts[b], code, because) for a, b, code, because in links(found, alike)]


STAGES = (line("a", "detention", WHO, "2025-03-04"), line("b", "conviction", WHO, "2025-07-01"),
          line("c", "dismissal", WHO, "2025-09-01"))  # fmt: skip


def test_incidents_of_one_person_are_linked_each_to_the_next() -> None:
    assert sorted(chain(*STAGES)) == [
        ("conviction", "dismissal", "01", ("same_person", "days")),
        ("detention", "conviction", "01", ("same_person", "days")),
    ]


def test_the_kin_of_whom_something_happened_to_are_linked_as_kin() -> None:
    found = chain(STAGES[0], line("d", "detention", "relatives of Gulnora Sabzazor", "2025-08-01"))
    assert [because for *_acts, because in found] == [("kin", "days")]


def test_strangers_are_not_linked() -> None:
    assert chain(STAGES[0], line("d", "conviction", "Farhod Mirvandov", "2025-07-01")) == []


def test_without_a_day_only_a_word_of_the_document_links() -> None:
    told = line("a", "dismissal", WHO, None, "Then Gulnora Sabzazor lost her post", 900)
    assert [link[2:] for link in chain(STAGES[0], told)] == [("01", ("same_person", "words"))]


def test_without_a_day_and_without_a_word_nothing_links() -> None:
    assert chain(STAGES[0], line("a", "dismissal", WHO, None, start=900)) == []


def test_a_cause_is_never_proposed() -> None:
    assert {code for _a, _b, code, _why in chain(*STAGES)} <= {"01", "11"}


def test_a_link_says_why() -> None:
    assert Link._fields == ("first", "second", "code", "because")
