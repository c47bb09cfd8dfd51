"""Ids that stand in clear tell nothing. (G10, G12)"""

from __future__ import annotations

import uuid
from pathlib import Path

from invented import NAME, filled

from guvoh.model.ids import derived_id, new_id
from guvoh.vault import change
from guvoh.vault.state import read_log
from guvoh.vault.vault import Vault, open_with_key


def say_of_person(vault: Vault, case: str, person: str) -> None:
    batch = vault.batch()
    batch.open_compartment(person, case, "person")
    batch.entry(person, "set", {"owner": person, "of": "person", "fields": {"protection": "initials"}})
    vault.commit(batch)


def test_an_id_made_from_a_name_stands_nowhere_in_clear(tmp_path: Path) -> None:
    """Whoever holds the disk must not be able to try names against it."""
    folder = tmp_path / "vault"
    key, first, _second = filled(folder)
    person = derived_id(first.source, NAME)
    with open_with_key(folder, key) as vault:
        say_of_person(vault, first.case, person)
        assert vault.view.row("SELECT 1 FROM setting WHERE owner = ?", person)
        records = [r for of in vault.state.tips.values() for r in read_log(folder, of)]
    made = uuid.UUID(person)
    assert all(made.bytes not in r for r in records)
    files = [p.read_bytes() for p in folder.rglob("*") if p.is_file()]
    assert not any(form in data for data in files for form in (made.bytes, made.hex.encode(), str(made).encode()))


def test_an_erasing_does_not_keep_an_id_made_from_a_name(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    key, first, _second = filled(folder)
    person = derived_id(first.source, NAME)
    with open_with_key(folder, key) as vault:
        say_of_person(vault, first.case, person)
        own = vault.view.rows("SELECT entry.compartment FROM setting JOIN entry ON entry.id = setting.entry"
                              " WHERE setting.owner = ?", person)  # fmt: skip
        change.erase_compartments(vault, [bytes(own[0][0])], "person", person, ())
        of = vault.state.tips[vault.device]
        erased = [e for _h, e in vault.entries(of.device) if e.kind == "erased"]
    assert person not in repr(erased[0].body)
    assert erased[0].body["about"] == str(uuid.UUID(bytes=bytes(own[0][0])))


def test_a_compartment_with_a_random_id_bears_it(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    key, first, _second = filled(folder)
    with open_with_key(folder, key) as vault:
        batch, id = vault.batch(), new_id()
        batch.open_compartment(id, first.case, "source")
        assert batch.keys[0].id == uuid.UUID(id).bytes


def test_a_compartment_that_is_taken_back_leaves_no_key(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    key, first, _second = filled(folder)
    with open_with_key(folder, key) as vault:
        batch = vault.batch()
        for id in (new_id(), derived_id(first.source, NAME)):
            batch.open_compartment(id, first.case, "person")
            batch.forget(id)
        assert batch.keys == []
