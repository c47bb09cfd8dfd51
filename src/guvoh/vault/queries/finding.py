"""From what a person types to a thing: ids by their ending, words in any spelling."""

from __future__ import annotations

from collections.abc import Iterable

from guvoh.errors import Ambiguous, NotFound
from guvoh.model.ids import code, ending, short
from guvoh.text.fold import fold
from guvoh.text.i18n import _
from guvoh.vault.vault import Vault

_TABLES = {"source": "source", "claim": "claim", "person": "person", "case": "case_", "entry": "entry"}


KINDS = ("source", "claim", "person", "case", "entry")


def find(vault: Vault, typed: str, kinds: Iterable[str] = KINDS) -> tuple[str, str]:
    """(kind, id) of what somebody typed: any unique ending of four or more. Raises `NotFound` or `Ambiguous`."""
    wanted = ending(typed)
    if wanted is None:
        raise NotFound(
            _("This is not an id."),
            _("An id is shown beside each thing in the lists; its last four letters are enough."),
        )
    found: dict[str, str] = {}
    for kind in kinds:
        table = _TABLES[kind]
        for (id,) in vault.view.rows(f"SELECT id FROM {table} WHERE code LIKE ? LIMIT 20", f"%{wanted}"):  # noqa: S608
            found.setdefault(id, kind)
    if "person" in set(kinds) and not found:
        for mention, person in vault.view.rows("SELECT mention, person FROM person_mention"):
            if code(mention).endswith(wanted):
                found[person] = "person"
    if not found:
        raise NotFound(
            _("Nothing has an id with this ending."), _("Look at the lists: sources, claims, persons, cases.")
        )
    if len(found) > 1:
        raise Ambiguous(
            _("{n} things have an id with this ending: {ids}.").format(
                n=len(found), ids=", ".join(sorted(short(i) for i in found))
            ),
            _("Type more of it."),
        )
    id, kind = found.popitem()
    return kind, id


def search(vault: Vault, words: str, limit: int = 50) -> list[str]:
    """Sources whose text holds all the words, in any script's spelling; the last word may be cut short."""
    terms = [t.replace('"', "") for t in fold(words).text.split()]
    terms = [t for t in terms if any(c.isalnum() for c in t)]
    if not terms:
        return []
    query = " ".join(f'"{t}"' for t in terms) + "*"
    rows = vault.view.rows(
        "SELECT source.id FROM search JOIN source ON source.n = search.rowid WHERE search MATCH ?"
        " ORDER BY rank LIMIT ?", query, limit
    )  # fmt: skip
    return [r[0] for r in rows]
