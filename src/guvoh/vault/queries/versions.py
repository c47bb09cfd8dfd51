"""The versions of a source: every reading that was made of it, and every run that searched it."""

from __future__ import annotations

import json
from dataclasses import dataclass

from guvoh.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class Version:
    """One reading: by which reader, what it warned of, or why there is no text (`unread`)."""

    entry: str
    at: str
    by: str
    reader: str
    unread: str
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """One search for claims: by which engine, and how many it suggested."""

    entry: str
    at: str
    engine: str
    suggestions: int


def versions(vault: Vault, source: str) -> list[Version]:
    """The readings of a source, the newest first; that one is shown and searched."""
    rows = vault.view.rows(
        "SELECT reading.entry, entry.at, entry.by, reading.json FROM reading JOIN entry ON entry.id = reading.entry"
        " WHERE source = ? ORDER BY reading.ord DESC, reading.device DESC, reading.seq DESC", source
    )  # fmt: skip
    out = []
    for entry, at, by, text in rows:
        facts = json.loads(text)
        out.append(Version(entry, at, by, str(facts.get("reader") or ""), str(facts.get("unread") or ""),
                           tuple(facts.get("warnings") or ())))  # fmt: skip
    return out


def runs(vault: Vault, source: str) -> list[Run]:
    """The runs over a source, the newest first."""
    rows = vault.view.rows(
        "SELECT run.entry, entry.at, run.engine, (SELECT count(*) FROM suggestion WHERE run = run.entry)"
        " FROM run JOIN entry ON entry.id = run.entry WHERE run.source = ?"
        " ORDER BY run.ord DESC, run.device DESC, run.seq DESC", source
    )  # fmt: skip
    return [Run(*row) for row in rows]
