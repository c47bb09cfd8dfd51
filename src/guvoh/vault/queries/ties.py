"""The ties that were said of persons (`model.ties`)."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from guvoh.vault.rows import latest_of
from guvoh.vault.vault import Vault


def ties_of(vault: Vault, case: str) -> list[tuple[str, list[dict[str, Any]]]]:
    """(person, ties) of whoever has any."""
    rows = vault.view.rows(
        "SELECT person_mention.person, said.json, said.places FROM said"
        " JOIN person_mention ON person_mention.mention = said.mention"
        " JOIN person ON person.id = person_mention.person"
        " WHERE instr(said.json, '\"ties\"') AND person.case_ = ? ORDER BY person_mention.person", case,
    )  # fmt: skip
    by_person: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for person, *said in rows:
        by_person[person].append((said[0], said[1]))
    found = ((person, latest_of(said).get("ties") or []) for person, said in by_person.items())
    return [(person, ties) for person, ties in found if ties]


def persons_of_atoms(vault: Vault, atoms: Sequence[str]) -> list[tuple[str, str]]:
    """(atom, the person that it belongs to now)."""
    return vault.view.rows(
        "SELECT mention, person FROM person_mention WHERE mention IN (SELECT value FROM json_each(?))",
        json.dumps(list(atoms)),
    )  # fmt: skip
