"""The grouping of claims stays as good as it was measured: on our own invented set, and on the texts beside the
checkout where they are."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest


@pytest.mark.parametrize("part", ["dev", "held"])
def test_our_own_set_is_grouped_as_well_as_the_bar_asks(root: Path, part: str) -> None:
    bench = runpy.run_path(str(root / "bench" / "incidents" / "run.py"))
    folder = root / "bench" / "incidents" / "gold"
    assert bench["show"](folder, bench["half"](folder, part)) >= 0.85


def test_ranges_of_our_own_set_are_those_worked_out_by_hand(root: Path) -> None:
    bench = runpy.run_path(str(root / "bench" / "incidents" / "run.py"))
    assert bench["show_ranges"](root / "bench" / "incidents" / "gold") >= 0.95


@pytest.mark.shared
def test_the_gold_beside_the_checkout_is_grouped_as_well_as_the_bar_asks(root: Path, shared: Path) -> None:
    bench = runpy.run_path(str(root / "bench" / "incidents" / "run.py"))
    assert bench["show"](shared / "gold") >= 0.85
    assert bench["show_ranges"](shared / "gold") >= 0.95
