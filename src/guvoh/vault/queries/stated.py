"""What texts say of two names: that they are one person's. Found by the rules, weighed by nobody yet."""

from __future__ import annotations

import json
from dataclasses import dataclass

from guvoh.vault.queries.people import withdrawn
from guvoh.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class Stated:
    """One statement. `code`: what `other` is to `name` (alias, real_name, born_name, former_name, pen_name, nickname,
    other_script, bracket); `start`, `end`: where it stands in the text of the source; `score`: how sure the rule is;
    `by`: who says it, nobody where the document itself does."""

    source: str
    name: str
    other: str
    code: str
    start: int
    end: int
    language: str
    score: float
    by: tuple[str, ...]


def names_stated(vault: Vault, case: str) -> list[Stated]:
    """Those of the sources of a case, as the latest run on each found them; of withdrawn sources none."""
    rows = vault.view.rows(
        "SELECT source.id, linked.json FROM linked JOIN entry ON entry.id = linked.entry AND entry.dead = 0"
        " JOIN source ON source.id = json_extract(linked.json, '$.source') AND source.case_ = ?"
        " WHERE linked.what = 'stated' AND linked.entry ="
        " (SELECT run.entry FROM run WHERE run.source = source.id ORDER BY ord DESC, device DESC, seq DESC LIMIT 1)"
        " AND source.id NOT IN (SELECT value FROM json_each(?)) ORDER BY source.n", case, json.dumps(withdrawn(vault))
    )  # fmt: skip
    return [
        Stated(source, str(one["name"]), str(one["other"]), str(one["code"]), int(one["start"]), int(one["end"]),
               str(one.get("language", "")), float(one.get("score", 0.0)), tuple(map(str, one.get("by", ()))))
        for source, text in rows for one in json.loads(text)["stated"]
    ]  # fmt: skip
