"""A vault with a key for forms, and messages as the page writes them, locked by the other implementation (pyrage)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pyrage
import pytest

from guvoh.app import intake
from guvoh.vault import letters
from guvoh.vault.create import create
from guvoh.vault.passphrase import Cost
from guvoh.vault.vault import Vault, open_vault

WORDS = "seven grey cranes over the frozen river"


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    create(tmp_path / "vault", WORDS, cost=Cost(64, 1, 1))
    with open_vault(tmp_path / "vault", WORDS, "Nilu") as made:
        intake.make_key(made)
        yield made


@pytest.fixture
def locked(vault: Vault) -> Callable[[bytes], bytes]:
    """Locks a message to the newest key of the vault."""
    recipient = pyrage.x25519.Recipient.from_str(letters.recipient_of(vault, intake.keys_of(vault)[-1]))
    return lambda plain: pyrage.encrypt(plain, [recipient])
