"""Cases and sources: what came in, and what was set on it."""

from __future__ import annotations

from typing import Any

from guvoh.errors import NotFound
from guvoh.model import Case, Reading, Source
from guvoh.model.derive.ladder import key as folded_key
from guvoh.text.i18n import _
from guvoh.vault import codec
from guvoh.vault.batch import compartment_of
from guvoh.vault.rows import reading_of, settings_of, source_of
from guvoh.vault.vault import Vault


def cases(vault: Vault) -> list[Case]:
    found = []
    for id, name in vault.view.rows("SELECT id, name FROM case_ ORDER BY id"):
        given = settings_of(vault.view, id)
        found.append(
            Case(id, given.get("name") or name, given.get("publicity") or "silent",
                 *(str(given.get(f"publicity_{f}") or "") for f in ("by", "at", "how", "review")))
        )  # fmt: skip
    return found


def case_named(vault: Vault, name: str) -> Case | None:
    """Of several of one name a closed one that is open: whoever gave its passphrase means it."""
    wanted = folded_key(name)
    named = [c for c in cases(vault) if folded_key(c.name) == wanted]
    return min(named, key=lambda c: compartment_of(c.id) not in vault.keyring.openers, default=None)


def sources(vault: Vault, case: str | None = None) -> list[Source]:
    rows = vault.view.rows("SELECT id FROM source WHERE ? IS NULL OR case_ = ? ORDER BY n", case, case)
    return [s for s in (source_of(vault.view, r[0]) for r in rows) if s is not None]


def source(vault: Vault, id: str) -> Source:
    found = source_of(vault.view, id)
    if found is None:
        raise NotFound(_("There is no source with this id."), _("`guvoh sources` lists them."))
    return found


def source_with(vault: Vault, sha256: str) -> str | None:
    """The source that holds exactly these bytes, if one was captured."""
    row = vault.view.row("SELECT id FROM source WHERE sha256 = ? ORDER BY n LIMIT 1", sha256)
    return None if row is None else str(row[0])


def reading(vault: Vault, id: str) -> Reading | None:
    """The text of a source with its places, or None where nobody could read it yet."""
    facts = reading_of(vault.view, id)
    if facts is None or facts["object"] is None:
        return None
    row = vault.view.row("SELECT compartment FROM source WHERE id = ?", id)
    assert row is not None
    return Reading.from_dict(codec.decode(_load(vault, row[0], facts["object"])))


def _load(vault: Vault, compartment: bytes, name: str) -> bytes:
    """The view is shared: a source that another process has just added is in it before its key is known here."""
    if not vault.keyring.has(compartment):
        vault.refresh()
    return vault.load(compartment, name)


def text_of(vault: Vault, id: str) -> str:
    """The text of a source and nothing else, quicker than its whole reading; "" where there is none."""
    row = vault.view.row(
        "SELECT source.compartment, reading.object FROM source JOIN reading ON reading.source = source.id"
        " WHERE source.id = ? ORDER BY reading.ord DESC, reading.device DESC, reading.seq DESC LIMIT 1", id
    )  # fmt: skip
    return "" if row is None or row[1] is None else str(codec.decode_own(_load(vault, row[0], row[1]))["text"])


def reading_facts(vault: Vault, id: str) -> dict[str, Any]:
    return reading_of(vault.view, id) or {}


def original(vault: Vault, id: str) -> bytes:
    row = vault.view.row("SELECT compartment, original FROM source WHERE id = ?", id)
    if row is None:
        raise NotFound(_("There is no source with this id."), _("`guvoh sources` lists them."))
    return _load(vault, row[0], row[1])


def sealed_name(vault: Vault, id: str) -> str | None:
    """The SHA-256 of the sealed original, in hex: the name of the object in the vault."""
    row = vault.view.row("SELECT original FROM source WHERE id = ?", id)
    return None if row is None or row[0] is None else str(row[0])


def settings(vault: Vault, owner: str) -> dict[str, Any]:
    return settings_of(vault.view, owner)
