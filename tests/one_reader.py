"""What tests of persons begin with: a new vault that "reader" has open, a case in it, and somebody who is held."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from guvoh.vault.vault import Vault, open_with_key

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE / "vault"), str(HERE / "promises")]

from invented import new_vault, open_case  # noqa: E402  beside the tests of the vault

TODAY = "2026-11-21"
HELD = "Tolib Ashmeron"


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    key = new_vault(tmp_path / "vault")
    with open_with_key(tmp_path / "vault", key, by="reader") as opened:
        yield opened


@pytest.fixture
def case(vault: Vault) -> str:
    return open_case(vault)
