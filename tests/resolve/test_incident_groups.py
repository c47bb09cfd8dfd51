"""Which claims tell of one incident. People, papers and events are invented."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from guvoh.resolve.incidents import alike, group, incident_lines, read_lines


def line(doc: str, claim: int, act: str, victims: str, place: str | None = None, day: str | None = None,
         published: str = "2025-03-06", quote: str = "", **more: Any) -> dict[str, Any]:  # fmt: skip
    text = quote or f"{victims} {act} {place or ''}"
    start, end = claim * 90, claim * 90 + 60
    return {"doc": doc, "claim": f"{doc}-{claim}", "quote": text, "start": start, "end": end, "act": act,
            "victims": [victims] if victims else [], "place": place, "published": published,
            "date": {"start": day, "end": day} if day else None, **more}  # fmt: skip


def sets(*lines: dict[str, Any]) -> list[list[str]]:
    told = read_lines(json.dumps(one).encode() for one in lines)
    return sorted(sorted(json.loads(t.id)[1] for t in g.claims) for g in group(told))


ONE = (
    line("en", 1, "arrest", "Gulnora Sabzazor", "Bokhtar", "2025-03-04"),
    line("en", 2, "search_or_seizure", "", quote="they took two telephones"),
    line("ru", 1, "arrest", "Гулнору Сабзазор", "Бохтаре", "2025-03-04"),
    line("tg", 1, "detention", "Гулнора Сабзазор", "Бохтар"),
)


def test_one_arrest_in_three_languages_is_one_incident() -> None:
    assert sets(*ONE) == [["en-1", "en-2", "ru-1", "tg-1"]]


def test_another_person_on_the_same_day_is_another_incident() -> None:
    other = line("b", 1, "arrest", "Farhod Mirvandov", "Bokhtar", "2025-03-04")
    assert ["b-1"] in sets(*ONE, other)


def test_the_same_person_years_before_is_another_incident() -> None:
    before = line("en", 5, "arrest", "Gulnora Sabzazor", "Bokhtar", "2019-05-01", quote="as in May 2019 too")
    assert ["en-5"] in sets(*ONE, before)


def test_a_trial_is_not_the_arrest_before_it() -> None:
    trial = line("c", 1, "conviction", "Gulnora Sabzazor", "Bokhtar", "2025-07-01", "2025-07-02")
    assert ["c-1"] in sets(*ONE, trial)


def test_one_paper_tells_of_many_incidents() -> None:
    first = line("p", 0, "detention", "teachers", "Kulob", "2025-03-01")
    told = [first, line("p", 1, "detention", "vendors", "Khujand", "2025-02-11")]
    assert sets(*told) == [["p-0"], ["p-1"]]


def test_towns_of_two_provinces_keep_crowds_apart() -> None:
    told = (
        line("a", 1, "detention", "teachers", "Kulob", "2025-03-04"),
        line("b", 1, "detention", "учителей", "Худжанде", "2025-03-04"),
    )
    assert sets(*told) == [["a-1"], ["b-1"]]


def test_strangers_are_not_chained_by_what_stands_between_them() -> None:
    # c could be of a or of b, but a and b are different people: never all three
    told = [
        line(doc, 1, "arrest", who, "Kulob", "2025-03-04")
        for doc, who in (("a", "Temur Oshiqov"), ("b", "Daler Zarrin"), ("c", "a man"))
    ]
    assert not any({"a-1", "b-1"} <= set(found) for found in sets(*told))


def test_what_speaks_for_a_set_can_be_read() -> None:
    told = read_lines(json.dumps(one).encode() for one in ONE)
    first = next(incident_lines(told, alike))
    assert first["because"][0] in {"victims", "dates"}
    assert first["parts"]["victims"] > 0


@settings(max_examples=15, deadline=None)
@given(st.permutations(range(6)))
def test_the_order_of_arrival_does_not_matter(order: list[int]) -> None:
    lines = [
        *ONE,
        line("b", 1, "arrest", "Farhod Mirvandov", "Bokhtar", "2025-03-04"),
        line("d", 1, "protest", "", "Kulob", "2025-03-01"),
    ]
    assert sets(*(lines[n] for n in order)) == sets(*lines)


def test_every_claim_is_in_exactly_one_set() -> None:
    found = sets(*ONE, line("x", 1, "other", ""), line("y", 1, "statement_or_condemnation", ""))
    assert sorted(c for one in found for c in one) == sorted(["en-1", "en-2", "ru-1", "tg-1", "x-1", "y-1"])


def test_reposts_are_one_root() -> None:
    first = line("a", 1, "detention", "fourteen teachers", "Kulob", "2025-03-04", publisher="Karsk Herald")
    copies = [{**first, "doc": f"r{n}", "publisher": f"C{n}", "derives_from": "a"} for n in range(9)]
    found = list(incident_lines(read_lines(json.dumps(one).encode() for one in (first, *copies)), alike))
    assert [(len(i["claims"]), i["roots"]) for i in found] == [(10, 1)]
