"""The voice by which a plan of the vault speaks to a watcher: an id, a signing key and a code of its own, made from
the vault's key. Every device of the vault has the same, and nobody who sees two of them, or the vault's checkpoints,
can tell that they belong together."""

from __future__ import annotations

from dataclasses import dataclass

from guvoh.vault import seal
from guvoh.vault.vault import Vault


@dataclass(frozen=True, slots=True, repr=False)  # it holds a key
class Voice:
    """`seed` signs (Ed25519, `note.sign`); `code` are the ten bytes that a person types for a check-in by hand."""

    id: str
    seed: bytes
    code: bytes


def voice_of(vault: Vault, plan: str) -> Voice:
    """The voice of the plan with this id of a record."""
    key = seal.subkey(vault.vault_key, f"watch/{plan}")
    return Voice(seal.subkey(key, "id")[:16].hex(), seal.subkey(key, "seed"), seal.subkey(key, "code")[:10])


def name_for(vault: Vault, plan: str, contact: str) -> str:
    """What a watcher calls a contact of the plan: the same each time, and another in each plan."""
    return seal.subkey(vault.vault_key, f"watch/{plan}/{contact}")[:8].hex()
