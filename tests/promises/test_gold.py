"""The measured bars of suggesting, on the development texts beside the checkout (see bench/README)."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def english(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, float]:
    folder = tmp_path_factory.mktemp("gold")
    score = [sys.executable, str(shared / "tools" / "score_claims.py"), str(shared / "gold")]
    documents, suggested = folder / "documents.jsonl", folder / "suggested.jsonl"
    documents.write_bytes(subprocess.run([*score, "--documents"], capture_output=True, check=True).stdout)
    command = [str(Path(sys.executable).with_name("guvoh")), "suggest", str(documents)]
    suggested.write_bytes(subprocess.run(command, capture_output=True, check=True).stdout)
    scored = subprocess.run([*score, str(suggested), "--json"], capture_output=True, check=True)
    figures: dict[str, float] = json.loads(scored.stdout)["en"]
    return figures


def test_seven_of_ten_claims_are_found(english: dict[str, float]) -> None:
    assert english["recall"] >= 70


def test_six_of_ten_suggestions_are_right(english: dict[str, float]) -> None:
    assert english["precision"] >= 60


def test_a_reader_reads_fewer_than_two_suggestions_for_a_right_one(english: dict[str, float]) -> None:
    assert english["suggestions_read_per_right_one"] <= 1.7


def test_nothing_is_suggested_from_furniture_and_no_span_is_empty(english: dict[str, float]) -> None:
    assert (english["outside_main"], english["empty_spans"]) == (0, 0)
