"""The table of claims: the product on sets of annotated claims, each language with intervals; and with each plug-in."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from types import ModuleType
from typing import Any

from hrd.articles import SHARED
from intervals import interval

HERE = Path(__file__).parent
SCORER = SHARED.parent / "tools" / "score_claims.py"
SETS = (
    ("the gold texts beside the checkout", SHARED.parent / "gold"),
    ("the project's own set, dev half", HERE / "gold"),
)
ROWS = ("recall", "recall_top10", "precision", "f1", "f2")
PARTS = ("polarity", "count", "date", "place", "victims_recall", "victims_precision", "attribution")


def show(folder: Path, name: str, times: int, plugins: tuple[str, ...]) -> bool:
    """Prints the scores of one set, by the rules and with each plug-in that runs here; False where the set or the
    scorer is missing, which it says."""
    print(f"\n## Claims: {name}")
    for needed in (SCORER, folder / "gold.jsonl", folder / "pages.jsonl"):
        if not needed.is_file():
            print(f"Not measured: {needed.name} not found.")
            return False
    score, documents, gold = _set(folder)
    with tempfile.TemporaryDirectory() as made:
        texts = Path(made, "documents.jsonl")
        texts.write_text("".join(json.dumps({k: d[k] for k in ("id", "text", "published")}) + "\n" for d in documents))
        said = _suggested(texts, ())
        assert not isinstance(said, str), said
        claims, seconds, peak = said
        _table(score, documents, gold, claims, times)
        print(f"{len(documents) / seconds:.0f} documents a CPU second, start included; peak memory {peak:.0f} MB")
        for plugin in plugins:
            more = _suggested(texts, ("--with", plugin))
            if isinstance(more, str):
                print(f"rules + {plugin}: not measured, {more}")
                continue
            speed, peak = len(documents) / more[1], more[2]
            print(f"rules + {plugin}: {speed:.1f} documents a CPU second, peak memory {peak:.0f} MB")
            _table(score, documents, gold, more[0], times)
    return True


def _set(folder: Path) -> tuple[ModuleType, list[dict[str, Any]], list[dict[str, Any]]]:
    """The scorer, the documents and the claims of the dev half (all, where a set is not split)."""
    spec = importlib.util.spec_from_file_location("score_claims", SCORER)
    assert spec is not None and spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    lines = scorer.rows(folder / "gold.jsonl")
    split = folder / "split.json"
    wanted = set(json.loads(split.read_text("utf-8"))["dev"]) if split.is_file() else None
    known = {line["doc"]: line for line in lines if line["type"] == "document"}
    documents = [
        {**page, **{key: known[page["id"]][key] for key in ("published", "language", "main")}}
        for page in scorer.rows(folder / "pages.jsonl")
        if page["id"] in known and (wanted is None or page["id"] in wanted)
    ]
    ids = {document["id"] for document in documents}
    return scorer, documents, [line for line in lines if line["type"] == "claim" and line["doc"] in ids]


def _suggested(texts: Path, options: tuple[str, ...]) -> tuple[list[dict[str, Any]], float, float] | str:
    """What the command proposes, its CPU seconds and peak memory in MB; or why it does not."""
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
        command = [str(Path(sys.executable).with_name("guvoh")), "suggest", *options, str(texts)]
        process = subprocess.Popen(command, stdout=out, stderr=err)
        _pid, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0), err.seek(0)
        if process.returncode:
            return (err.read().strip().splitlines() or ["no reason given"])[0]
        claims = [json.loads(line) for line in out]
    return claims, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def _table(scorer: Any, documents: list[Any], gold: list[Any], claims: list[Any], times: int) -> None:
    print("| language (documents, claims) | " + " | ".join((*ROWS, *PARTS)) + " |")
    print("|---|" + "---|" * (len(ROWS) + len(PARTS)))
    languages = sorted({document["language"] for document in documents})
    together = [("tg", "fa")] if {"tg", "fa"} <= set(languages) else []
    for group in [tuple(languages), *((language,) for language in languages), *together]:
        own = [_one(d, gold, claims) for d in documents if d["language"] in group]
        whole = _figures(scorer, own)
        ranges = interval(own, lambda drawn: _figures(scorer, drawn), times)
        cells = [_cell(whole[row], ranges.get(row)) for row in (*ROWS, *PARTS)]
        label = "all" if len(group) == len(languages) else "+".join(group)
        print(f"| {label} ({len(own)}, {sum(len(g) for _d, g, _p in own)}) | " + " | ".join(cells) + " |")


One = tuple[dict[str, Any], list[dict[str, Any]], list[dict[str, Any]]]


def _one(document: dict[str, Any], gold: list[dict[str, Any]], claims: list[dict[str, Any]]) -> One:
    id = document["id"]
    return document, [g for g in gold if g["doc"] == id], [dict(c) for c in claims if c["doc"] == id]


def _figures(scorer: Any, drawn: list[One]) -> dict[str, float | None]:
    """The scorer's figures for documents of which some may be drawn twice: each gets an id of its own."""
    documents, gold, claims = [], [], []
    for number, (document, own, said) in enumerate(drawn):
        documents.append({**document, "id": number})
        gold += [{**line, "doc": number} for line in own]
        claims += [{**line, "doc": number} for line in said]
    scored = scorer.score(documents, gold, claims)
    return {row: scored[row] for row in ROWS} | {part: scored["of_matched"][part] for part in PARTS}


def _cell(value: float | None, bounds: tuple[float, float] | None) -> str:
    if value is None:
        return "-"
    return f"{value:.1f}" if bounds is None else f"{value:.1f} ({bounds[0]:.0f} to {bounds[1]:.0f})"


