"""What a person said of two: ties in closed cases, because of whom somebody was reached, which of two words holds."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from guvoh.vault.rows import judged_over as over
from guvoh.vault.vault import Vault


class Linked(NamedTuple):
    """One live word. `a`, `b`, `c` are what it is about (`vault.fold_linked`), `said` all of it."""

    entry: str
    a: str
    b: str
    c: str
    said: dict[str, Any]
    by: str
    at: str
    compartment: bytes


def linked(vault: Vault, what: str, about: str | None = None) -> list[Linked]:
    """Those of one kind (tie, proxy, holds) in the order in which they were said; `about`: with this mention on the
    first or second side."""
    rows = vault.view.rows(
        "SELECT linked.entry, a, b, c, linked.json, entry.by, entry.at, entry.compartment FROM linked"
        " JOIN entry ON entry.id = linked.entry WHERE what = ?1 AND entry.dead = 0 AND (?2 IS NULL OR a = ?2 OR b = ?2)"
        " ORDER BY linked.ord, linked.device, linked.seq", what, about
    )  # fmt: skip
    return [Linked(entry, a, b, c, json.loads(text), by, at, bytes(home))
            for entry, a, b, c, text, by, at, home in rows]  # fmt: skip


def judged_over(vault: Vault) -> set[tuple[str, str]]:
    """(the word that holds, the word that does not) of all live judgements on what was told of liberty."""
    return over(vault.view)
