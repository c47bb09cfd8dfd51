"""From what a person types to a thing: ids by their ending, words in any spelling."""

from __future__ import annotations

from collections.abc import Iterable

from guvoh.errors import Ambiguous, NotFound
from guvoh.model.ids import code, ending, id_of, short
from guvoh.text.i18n import _
from guvoh.vault.queries.lit import words_of
from guvoh.vault.vault import Vault

_TABLES = {"source": ("source", "id"), "claim": ("claim", "id"), "person": ("person", "id"), "case": ("case_", "id"),
           "entry": ("entry", "id"), "record": ("record", "record"),
           "organisation": ("organisation", "organisation")}  # fmt: skip
WHOLE = 26  # letters of a whole code
SHOWN = 10  # hexadecimal digits of an id behind the eight letters that people see


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
        for id in _ending(vault, kind, wanted):
            found.setdefault(id, kind)
    if "person" in set(kinds) and not found:
        rows = vault.view.rows("SELECT mention, person FROM person_mention WHERE mention LIKE '%' || ?", _tail(wanted))
        found.update({person: "person" for mention, person in rows if code(mention).endswith(wanted)})
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


def _ending(vault: Vault, kind: str, wanted: str) -> list[str]:
    """The ids of a kind with this ending: a whole one is looked up, and of an ending an index is read, not the rows."""
    table, name = _TABLES[kind]
    if len(wanted) == WHOLE:
        whole = id_of(wanted)
        asked = f"SELECT DISTINCT {name} FROM {table} WHERE {name} = ?"  # noqa: S608 (our own names)
        return [r[0] for r in vault.view.rows(asked, whole)]
    tail = _tail(wanted)
    # The same words as those of the indexes `claim_end` and `source_end`.
    where = f"substr({name}, -10) = ?" if len(tail) == SHOWN else f"substr({name}, -10) LIKE '%' || ?"
    rows = vault.view.rows(f"SELECT DISTINCT {name} FROM {table} WHERE {where}", tail)  # noqa: S608
    return [id for (id,) in rows if code(id).endswith(wanted)][:20]


def _tail(wanted: str) -> str:
    """The last whole digits of an id that letters of a code tell, as many as people are shown at most."""
    return id_of(wanted.rjust(WHOLE, "0")).replace("-", "")[-min(len(wanted) * 5 // 4, SHOWN) :]


def sources_holding(vault: Vault, words: str) -> list[str]:
    """All sources that hold all the words in their text or in what is said about them, however spelt; the last word may
    be cut short."""
    terms = words_of(words)
    if not terms.terms:
        return []
    rows = vault.view.rows(
        "SELECT source.id FROM search JOIN source ON source.n = search.rowid WHERE search MATCH ?", terms.query
    )
    return [r[0] for r in rows]
