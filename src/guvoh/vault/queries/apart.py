"""What the record says of two persons that makes them two: named side by side in one claim, or of another sex."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable

from guvoh.vault.rows import latest_of
from guvoh.vault.vault import Vault


def side_by_side(vault: Vault, pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str, str, str]]:
    """(person, person, name, name) of those of the pairs whom one accepted claim names both as its victims, or both as
    those who did it; each with the name that stands in that claim."""
    return vault.view.rows(
        "SELECT DISTINCT x.person, y.person, m.name, n.name FROM json_each(?) AS t"
        " CROSS JOIN person_mention AS x ON x.person = json_extract(t.value, '$[0]')"
        " CROSS JOIN mention AS m ON m.id = x.mention AND m.role IN ('victim', 'actor')"
        " CROSS JOIN mention AS n ON n.claim = m.claim AND n.role = m.role"
        " CROSS JOIN person_mention AS y ON y.mention = n.id AND y.person = json_extract(t.value, '$[1]')",
        json.dumps(list(pairs)),
    )


def sexes(vault: Vault, case: str) -> dict[str, str]:
    """By person the sex that somebody set: female or male."""
    rows = vault.view.rows(
        "SELECT person_mention.person, said.json, said.places FROM said"
        " JOIN person_mention ON person_mention.mention = said.mention"
        " JOIN person ON person.id = person_mention.person"
        " WHERE instr(said.json, '\"gender\"') AND person.case_ = ?", case,
    )  # fmt: skip
    said: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for person, text, places in rows:
        said[person].append((text, places))
    found = {person: str(latest_of(of).get("gender") or "") for person, of in said.items()}
    return {person: sex for person, sex in found.items() if sex in ("female", "male")}
