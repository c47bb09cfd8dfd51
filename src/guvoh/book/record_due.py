"""What is due of the records of a case, gathered from the vault."""

from __future__ import annotations

from guvoh.book.records import ask_again, waiting
from guvoh.model.held import HELD, NOTHING_KNOWN, Waits
from guvoh.vault import queries
from guvoh.vault.queries import held
from guvoh.vault.vault import Vault


def due_of(vault: Vault, case: str | None, today: str) -> tuple[Waits, ...]:
    """Answers, consents, risks of a case (None: of all); and whoever is no longer held, of whom something was agreed
    before. The earliest first; `today` ISO 8601."""
    records = queries.records(vault, case)
    found = [*waiting(records, today), *_no_longer_held(vault, case, today)]
    return tuple(sorted(found, key=lambda one: (one.at, one.record)))


def _no_longer_held(vault: Vault, case: str | None, today: str) -> list[Waits]:
    free = queries.told_free(vault, case, [*HELD, NOTHING_KNOWN])
    if not free:
        return []
    people = queries.persons_by_id(vault, free)
    found = []
    for id, rows in held.told_in(vault, case, free).items():
        told = [held.status_of(row) for row in rows]
        if id not in people or len(told) < 2:
            continue
        decided = people[id].publicity_at if people[id].publicity != "silent" else ""
        at = ask_again(told, queries.records(vault, case, "consent", id), decided)
        if at:
            found.append(Waits("released", at, (id,), "", at < today))
    return found
