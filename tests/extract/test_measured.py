"""The figures that the rules must hold on the measuring texts, which lie beside the checkout and never inside it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from guvoh.extract import suggest
from guvoh.read.furniture import main_blocks

SHARED = Path(__file__).resolve().parents[3] / "shared"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="the measuring texts are not beside this checkout"),
]


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    scorer = [sys.executable, str(SHARED / "tools" / "score_claims.py"), str(SHARED / "gold")]
    listed = subprocess.run([*scorer, "--documents"], check=True, capture_output=True, text=True).stdout
    lines = []
    for document in map(json.loads, listed.splitlines()):
        main = [(b.start, b.end) for b in main_blocks(document["text"]) if b.main]
        found = suggest(document["text"], main, document["published"])
        lines += [json.dumps({"doc": document["id"], **claim.as_dict()}) for claim in found]
    said = tmp_path_factory.mktemp("measured") / "said.jsonl"
    said.write_text("\n".join(lines), encoding="utf-8")
    scored = subprocess.run([*scorer, str(said), "--json"], check=True, capture_output=True, text=True).stdout
    measured: dict[str, Any] = json.loads(scored)["en"]
    return measured


def test_most_claims_are_suggested(english: dict[str, Any]) -> None:
    assert english["recall"] >= 80


def test_most_suggestions_are_right(english: dict[str, Any]) -> None:
    assert english["precision"] >= 75


def test_little_is_read_for_each_right_one(english: dict[str, Any]) -> None:
    assert english["suggestions_read_per_right_one"] <= 1.4


def test_nothing_from_the_furniture_and_nothing_empty(english: dict[str, Any]) -> None:
    assert (english["outside_main"], english["empty_spans"]) == (0, 0)
