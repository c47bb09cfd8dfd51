"""Old books open for ever: each version of the format keeps a small sealed vault here, and a test that opens it.

What lies in these folders is never made anew. A test of a format that opens no more is a fault of the program.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from guvoh.vault import change, check, proof, queries
from guvoh.vault.vault import Vault, open_vault, open_with_key

HERE = Path(__file__).parent
FORMATS = sorted(p.stem for p in HERE.glob("format-*.json"))


@pytest.fixture(params=FORMATS)
def book(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, dict[str, Any]]:
    """A copy of the sealed vault, and what is known of it."""
    folder = tmp_path / "vault"
    shutil.copytree(HERE / request.param, folder)
    return folder, json.loads((HERE / f"{request.param}.json").read_text())


def counted(vault: Vault, known: dict[str, int]) -> dict[str, int]:
    """Rows of the tables that the book's own version had; a later one may derive more beside them, never less."""
    return {name: len(rows) for name, rows in vault.view.dump().items() if name in known}


def test_an_old_book_opens_with_all_that_was_in_it(book: tuple[Path, dict[str, Any]]) -> None:
    folder, known = book
    with open_vault(folder, known["passphrase"]) as vault:
        assert counted(vault, known["rows"]) == known["rows"]
        source, original, compartment = vault.view.rows(
            "SELECT source.id, original, compartment FROM source JOIN setting ON owner = source.id WHERE name = 'title'"
        )[0]
        assert source == known["source"]
        assert vault.load(compartment, original).decode() == known["original"]


def test_an_old_book_verifies_and_agrees_with_its_checkpoint(book: tuple[Path, dict[str, Any]]) -> None:
    folder, known = book
    with open_vault(folder, known["passphrase"]) as vault:
        key = vault.vault_key
    assert check.verify(folder, key).findings == ()
    assert check.agrees(folder, known["checkpoint"]) is None


def test_an_old_book_opens_with_its_recovery_words_and_goes_on(book: tuple[Path, dict[str, Any]]) -> None:
    folder, known = book
    key = change.recover(folder, known["recovery_words"])
    with open_with_key(folder, key) as vault:
        change.change_passphrase(vault, "other words")
    with open_vault(folder, "other words") as vault:
        assert vault.view.row("SELECT count(*) FROM source") == (known["rows"]["source"],)


CLOSED = [name for name in FORMATS if "closed_passphrase" in json.loads((HERE / f"{name}.json").read_text())]


@pytest.mark.parametrize("book", CLOSED, indirect=True)
def test_the_closed_case_of_an_old_book_opens_with_its_own_passphrase(book: tuple[Path, dict[str, Any]]) -> None:
    folder, known = book
    with open_vault(folder, known["passphrase"], closed=[known["closed_passphrase"]]) as vault:
        assert counted(vault, known["rows_opened"]) == known["rows_opened"]
        text = queries.reading(vault, known["closed_source"])
        assert text is not None and text.text == known["closed_text"]
        assert check.verify(folder, vault.vault_key, closed=[known["closed_passphrase"]]).findings == ()


@pytest.mark.parametrize("book", CLOSED, indirect=True)
def test_the_annex_of_an_old_book_is_read(book: tuple[Path, dict[str, Any]]) -> None:
    folder, known = book
    with open_vault(folder, known["passphrase"]) as vault:
        settings = queries.settings(vault, known["source"])
    assert {name: settings[name] for name in known["annex"]} == known["annex"]


@pytest.mark.parametrize("book", CLOSED, indirect=True)
def test_an_old_proof_holds(book: tuple[Path, dict[str, Any]]) -> None:
    _folder, known = book
    assert proof.check(proof.Proof.parse(known["proof"].encode())).entry.body["source"] == known["source"]
