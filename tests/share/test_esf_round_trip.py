"""ESF tables come out of the casebook as they went in, but for what somebody changed here."""

from __future__ import annotations

import pytest
from esf_sample import TABLES, cells, sample, table

from guvoh import share
from guvoh.app import exchange
from guvoh.share import esf
from guvoh.vault import queries
from guvoh.vault.vault import Vault

WANTED = cells({f"{name}.csv": table(*of).encode() for name, of in TABLES.items()})


def out(vault: Vault, case: str) -> dict[str, dict[str, dict[str, set[str]]]]:
    of = next(c for c in queries.cases(vault) if c.id == case)
    return cells(esf.tables(share.gather(vault, of, internal=True).exchanged))


@pytest.mark.parametrize("name", sorted(TABLES))
def test_a_table_of_esf_comes_out_as_it_went_in(vault: Vault, case: str, name: str) -> None:
    exchange.bring_in(vault, case, "esf", "events.zip", sample())
    found = out(vault, case)[name]
    assert {id: found.get(id) for id in WANTED[name]} == WANTED[name]


def test_nothing_is_in_the_tables_that_did_not_come_in(vault: Vault, case: str) -> None:
    exchange.bring_in(vault, case, "esf", "events.zip", sample())
    assert {name: set(rows) for name, rows in out(vault, case).items()} == {n: set(r) for n, r in WANTED.items()}
