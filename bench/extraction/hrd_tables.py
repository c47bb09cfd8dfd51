"""The table of HRDsAttack: the product beside the baselines, with intervals, speed and memory."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from hrd.articles import SHARED, TOOLS, articles, outside
from intervals import interval
from systems import SYSTEMS

HERE = Path(__file__).parent
PART = SHARED / "hrdsattack" / "dev.json"
TOP = 12
# The rows: name, key of the published scorer, what the project asks of itself.
ROWS = (
    ("violation types P", "violation P", ""), ("violation types R", "violation R", ">= 82"),
    ("violation types F1", "violation F", ">= 70"), ("victims fuzzy P", "victim fuzzy P", ""),
    ("victims fuzzy R", "victim fuzzy R", ""), ("victims fuzzy F1", "victim fuzzy F", ">= 40"),
    ("victims exact F1", "victim exact F", ""), ("victim recall@12", "victim candidate recall", ">= 75"),
)  # fmt: skip
PLACED = ("country", "region", "city", "year", "month", "date", "perpetrator_type")  # right among stated, as "hits"


def figures(docs: list[dict[str, Any]], answers: dict[Any, dict[str, Any]]) -> dict[str, float | None]:
    """The published figures, in percent; "hits" in right answers of 100 documents."""
    scored = outside("hrd_score").score(docs, answers)
    found: dict[str, float | None] = {name: scored[key] for name, key, _bar in ROWS}
    for key in PLACED:
        hits = next(value for name, value in scored.items() if name.startswith(f"{key} hits"))
        found[f"{key} hits"] = float(hits.split("/")[0])
    return found


def show(path: Path, times: int) -> bool:
    """Prints the table for one part of the data; False where data or scorer are missing, which it says."""
    needed = (path, TOOLS / "hrd_score.py", TOOLS / "hrd_data.py")
    missing = [file.name for file in needed if not file.is_file()]
    print(f"\n## HRDsAttack, {path.name}")
    if missing:
        print(f"Not measured: {', '.join(missing)} not found ({SHARED.name}/ beside the checkout, or --shared).")
        return False
    docs = articles(path)
    columns = {}
    for name in SYSTEMS:
        command = [sys.executable, str(HERE / "systems.py"), name, str(path)]
        done = subprocess.run(command, cwd=HERE, capture_output=True, text=True, check=False)
        if done.returncode:
            print(f"{name}: not measured, {(done.stderr.strip().splitlines() or ['no reason given'])[-1]}")
            continue
        said = json.loads(done.stdout)
        answers = {one["id"]: _typed(said["answers"][str(one["id"])]) for one in docs}
        ranges = interval(docs, lambda drawn, answers=answers: figures(drawn, answers), times)  # type: ignore[misc]
        columns[name] = figures(docs, answers), ranges, len(docs) / max(said["seconds"], 1e-9), said["peak"]
    _print(columns)
    return True


def _typed(answer: dict[str, Any]) -> dict[str, Any]:
    kinds, ranked = set(answer["violation_types"]), answer["victim_candidates"][:TOP]
    return {**answer, "violation_types": kinds, "victim_candidates": ranked}


def _print(columns: dict[str, Any]) -> None:
    print("| figure | bar | " + " | ".join(columns) + " |")
    print("|---|---|" + "---|" * len(columns))
    bars = {name: bar for name, _key, bar in ROWS}
    for row in next(iter(columns.values()))[0]:
        cells = []
        for own, ranges, _speed, _peak in columns.values():
            low, high = ranges[row]
            cells.append(f"{own[row]:.1f} ({low:.1f} to {high:.1f})")
        print(f"| {row} | {bars.get(row, '')} | " + " | ".join(cells) + " |")
    print("| documents a CPU second | | " + " | ".join(f"{column[2]:.0f}" for column in columns.values()) + " |")
    print("| peak memory, MB | | " + " | ".join(f"{column[3]:.0f}" for column in columns.values()) + " |")
