"""What an import of a table asks of a whole case at once: references, names, what was said first."""

from __future__ import annotations

import json
from collections.abc import Iterable

from guvoh.model import Claim
from guvoh.vault.vault import Vault


def references(vault: Vault, case: str) -> dict[str, str]:
    """By person the documenter's own reference: what was set last, else what the table gave (`reference_of`)."""
    found = {
        person: ref for person, ref in vault.view.rows(
            "SELECT person_mention.person, entered.ref FROM entered JOIN entry ON entry.id = entered.entry"
            " JOIN person_mention ON person_mention.mention = entered.person"
            " WHERE entered.case_ = ? AND entered.ref <> '' AND entry.dead = 0"
            " ORDER BY entered.ord, entered.device, entered.seq", case
        )
    }  # fmt: skip
    set_last = vault.view.rows(
        "SELECT person_mention.person, setting.value FROM setting JOIN entry ON entry.id = setting.entry"
        " JOIN person_mention ON person_mention.mention = setting.owner"
        " JOIN person ON person.id = person_mention.person"
        " WHERE setting.name = 'reference' AND entry.dead = 0 AND person.case_ = ?"
        " ORDER BY setting.ord, setting.device, setting.seq", case
    )  # fmt: skip
    found.update({person: str(json.loads(value)) for person, value in set_last})
    return {person: ref for person, ref in found.items() if ref}


def first_said(vault: Vault, source: str) -> dict[str, Claim]:
    """By claim of a source, as it was first decided on: before anybody corrected it."""
    rows = vault.view.rows(
        "SELECT target, decision.json FROM decision JOIN entry ON entry.id = decision.entry"
        " WHERE source = ? AND parent IS NULL ORDER BY entry.ord DESC", source
    )
    return {target: Claim.from_dict(json.loads(text)["claim"]) for target, text in rows}


def derived_from(vault: Vault, source: str) -> list[str]:
    """The earlier versions of a source, the nearest first."""
    found: list[str] = []
    while True:
        row = vault.view.row(
            "SELECT value FROM setting JOIN entry ON entry.id = setting.entry WHERE owner = ? AND name = 'derives_from'"
            " AND entry.dead = 0 ORDER BY setting.ord DESC, setting.device DESC, setting.seq DESC LIMIT 1", source
        )  # fmt: skip
        source = str(json.loads(row[0]) or "") if row else ""
        if not source or source in found:
            return found
        found.append(source)


def sources_with(vault: Vault, case: str, name: str) -> list[str]:
    """The sources of a case on which a field was set, the newest first."""
    rows: Iterable[tuple[str]] = vault.view.rows(
        "SELECT DISTINCT source.id FROM setting JOIN source ON source.id = setting.owner"
        " JOIN entry ON entry.id = setting.entry WHERE setting.name = ? AND entry.dead = 0 AND source.case_ = ?"
        " ORDER BY source.id DESC", name, case
    )  # fmt: skip
    return [id for (id,) in rows]
