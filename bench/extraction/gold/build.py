"""Builds the own gold set from its sources, in the format of the scorer: pages.jsonl, gold.jsonl, split.json.

    bench/extraction/gold/build.py              writes the three files beside it
    bench/extraction/gold/build.py --text ID    prints one text without its claims, for annotating it blind
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from claim_lines import Source, read_source  # noqa: E402


def sources() -> list[Source]:
    """All sources in the order of their ids, English first as in the folders' names."""
    return [read_source(path) for path in sorted((HERE / "source").glob("*/*.txt"))]


def built(documents: list[Source]) -> dict[str, str]:
    """Name of each file -> what it holds."""
    pages: list[dict[str, Any]] = []
    gold: list[dict[str, Any]] = []
    split: dict[str, list[str]] = {"dev": [], "held": []}
    for document in documents:
        head, name = document.head, document.head["id"]
        published = None if head["published"] == "-" else head["published"]
        split[head["part"]].append(name)
        pages.append(
            {"id": name, "language": head["language"], "published": published, "publisher": head["publisher"],
             "text_kind": "invented", "text": document.text}
        )  # fmt: skip
        gold.append(
            {"type": "document", "doc": name, "language": head["language"], "variety": head.get("variety"),
             "published": published, "published_stated_in_text": head.get("stated") == "yes",
             "main": {"start": document.main[0], "end": document.main[1]}, "genre": head["genre"],
             "furniture": document.main != (0, len(document.text))}
        )  # fmt: skip
        gold += [
            {"type": "claim", "doc": name, "claim": f"{name}-c{number:02}", **claim}
            for number, claim in enumerate(document.claims, 1)
        ]
    return {"pages.jsonl": _lines(pages), "gold.jsonl": _lines(gold), "split.json": json.dumps(split, indent=1) + "\n"}


def _lines(rows: list[dict[str, Any]]) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def main() -> None:
    if sys.argv[1:2] == ["--text"]:
        print(next(each.text for each in sources() if each.head["id"] == sys.argv[2]))
        return
    for name, text in built(sources()).items():
        (HERE / name).write_text(text, "utf-8")


if __name__ == "__main__":
    main()
