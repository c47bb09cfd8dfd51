"""The own gold set is what its sources say, slices to its quotes and keeps its promises of size and of halves."""

from __future__ import annotations

import importlib.util
import json
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

GOLD = Path(__file__).resolve().parents[2] / "bench" / "extraction" / "gold"


def _loaded(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, GOLD / f"{name}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


claim_lines = _loaded("claim_lines")
build = _loaded("build")
agreement = _loaded("agreement")


def _rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (GOLD / name).read_text("utf-8").splitlines()]


PAGES = {page["id"]: page for page in _rows("pages.jsonl")}
DOCUMENTS = {row["doc"]: row for row in _rows("gold.jsonl") if row["type"] == "document"}
CLAIMS = [row for row in _rows("gold.jsonl") if row["type"] == "claim"]


def test_what_is_stored_equals_what_the_sources_build() -> None:
    built = build.built(build.sources())
    assert [name for name, text in built.items() if (GOLD / name).read_text("utf-8") != text] == []


def test_every_quote_is_what_its_span_holds() -> None:
    assert [c["claim"] for c in CLAIMS if PAGES[c["doc"]]["text"][c["start"] : c["end"]] != c["quote"]] == []


def test_every_claim_lies_in_the_main_part_of_its_text() -> None:
    main = {name: row["main"] for name, row in DOCUMENTS.items()}
    out = [c["claim"] for c in CLAIMS if not main[c["doc"]]["start"] <= c["start"] < c["end"] <= main[c["doc"]]["end"]]
    assert out == []


def test_there_are_sixty_texts_in_four_languages() -> None:
    assert Counter(page["language"] for page in PAGES.values()) == {"en": 20, "ru": 16, "tg": 12, "fa": 12}


def test_half_of_each_language_is_held_back() -> None:
    split = json.loads((GOLD / "split.json").read_text("utf-8"))
    halves = {part: Counter(PAGES[name]["language"] for name in names) for part, names in split.items()}
    assert halves["dev"] == halves["held"]


def test_all_acts_and_polarities_occur_in_both_halves() -> None:
    split = json.loads((GOLD / "split.json").read_text("utf-8"))
    missing = [
        (part, value)
        for part, names in split.items()
        for value in sorted(claim_lines.ACTS | claim_lines.POLARITIES)
        if not any(value in (c["act"], c["polarity"]) for c in CLAIMS if c["doc"] in names)
    ]
    assert missing == []


def test_the_readme_gives_the_true_number_of_claims() -> None:
    assert f"They hold {len(CLAIMS)} claims" in (GOLD / "README.md").read_text("utf-8")


def test_no_date_begins_after_it_ends() -> None:
    dates = [(c["claim"], c["date"]) for c in CLAIMS if c["date"]]
    assert [name for name, d in dates if d["start"] and d["end"] and d["start"] > d["end"]] == []


def test_no_low_bound_is_above_the_high_one() -> None:
    counts = [(c["claim"], c["count"]) for c in CLAIMS if c["count"]]
    assert [name for name, n in counts if n["low"] and n["high"] and n["low"] > n["high"]] == []


TEXT = "On Monday police held Ana. Later police held Ivo Perrin and 12 others."


def _claims(*lines: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = claim_lines.read_claims(list(lines), TEXT, (0, len(TEXT)), "x.txt")
    return found


def test_an_elided_quote_runs_from_its_first_words_to_its_last() -> None:
    assert _claims("detention | police held Ivo … others")[0]["quote"] == "police held Ivo Perrin and 12 others"


def test_a_quote_can_ask_for_the_second_place_where_it_begins() -> None:
    assert _claims("detention | police held @2")[0]["start"] == TEXT.index("police held Ivo")


def test_a_claim_can_run_over_several_lines() -> None:
    assert _claims("detention | police held Ana", "  | v: Ana")[0]["victims"] == ["Ana"]


@pytest.mark.parametrize(
    "line",
    [
        "detention | police freed Ana", "seizing | police held Ana", "detention/maybe | police held Ana",
        "detention | police held Ana | v: Anna", "detention | police held Ana | by: the radio",
        "detention | police held Ana | d: 2031-01-06 On Monday",
        "detention | police held Ana | d: monday On Monday @pub",
        "detention | police held Ana | n: 13..13 thirteen", "detention | police held Ana | who: Ana",
    ],
)  # fmt: skip
def test_a_slip_in_a_claim_stops_the_build_and_names_its_file(line: str) -> None:
    with pytest.raises(claim_lines.Fault, match=r"x\.txt"):
        _claims(line)


def test_claims_of_different_acts_are_not_paired() -> None:
    assert agreement.paired(_claims("detention | police held Ana"), _claims("killing | police held Ana")) == []


def test_an_arrest_and_a_detention_of_the_same_words_are_paired() -> None:
    assert len(agreement.paired(_claims("detention | police held Ana"), _claims("arrest | held Ana"))) == 1


def test_each_claim_is_paired_once() -> None:
    once = _claims("detention | police held Ana")
    assert len(agreement.paired(once, _claims("detention | police held Ana", "arrest | held Ana"))) == 1
