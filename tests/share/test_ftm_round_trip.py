"""FollowTheMoney: what goes out comes in again, and says the same in ESF tables."""

from __future__ import annotations

import json
import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from esf_sample import TABLES, cells, sample, table
from invented import new_vault, open_case

from guvoh import share
from guvoh.app import exchange
from guvoh.share import esf
from guvoh.share.ftm_schema import renewed, shipped
from guvoh.share.packing import packed
from guvoh.vault import queries
from guvoh.vault.vault import Vault, open_with_key


def case_of(vault: Vault, id: str) -> queries.cases:  # type: ignore[valid-type]
    return next(c for c in queries.cases(vault) if c.id == id)


@pytest.fixture
def both(vault: Vault, case: str, tmp_path: Path) -> tuple[dict, dict]:  # type: ignore[type-arg]
    """The ESF tables of a vault, and of another one that got them by way of FollowTheMoney."""
    exchange.bring_in(vault, case, "esf", "events.zip", sample())
    first = cells(esf.tables(share.gather(vault, case_of(vault, case), internal=True).exchanged))
    data = exchange.export(vault, case_of(vault, case), "ftm", internal=True)
    with open_with_key(tmp_path / "other", new_vault(tmp_path / "other"), by="reader") as other:
        into = open_case(other)
        exchange.bring_in(other, into, "ftm", "entities.zip", data)
        return first, cells(esf.tables(share.gather(other, case_of(other, into), internal=True).exchanged))


def test_records_that_went_by_way_of_followthemoney_say_the_same(both: tuple[dict, dict]) -> None:  # type: ignore[type-arg]
    assert {name: both[1][name] for name in TABLES} == {name: both[0][name] for name in TABLES}


def test_the_shipped_extension_is_made_from_the_list_of_fields() -> None:
    assert shipped() == renewed()


def test_each_line_is_an_entity_with_its_source_and_what_it_belongs_to(vault: Vault, case: str) -> None:
    exchange.bring_in(vault, case, "esf", "events.zip", sample())
    data = exchange.export(vault, case_of(vault, case), "ftm", internal=True)
    with zipfile.ZipFile(BytesIO(data)) as whole:
        lines = whole.read("entities.ftm.json").decode().splitlines()
    wanted = {"id", "schema", "properties", "datasets", "canonical_id"}
    assert {frozenset(json.loads(line)) for line in lines} == {frozenset(wanted)}


def test_tables_that_count_from_one_each_stay_apart(vault: Vault, case: str, tmp_path: Path) -> None:
    plain = {name: (heads, [re.sub(r"\b[EPA](\d)\b", r"\1", row) for row in rows])
             for name, (heads, rows) in TABLES.items()}  # fmt: skip
    data = packed({f"{name}.csv": table(*of).encode() for name, of in plain.items()})
    exchange.bring_in(vault, case, "esf", "events.zip", data)
    wanted = cells({f"{name}.csv": table(*of).encode() for name, of in plain.items()})
    sent = exchange.export(vault, case_of(vault, case), "ftm", internal=True)
    with open_with_key(tmp_path / "other", new_vault(tmp_path / "other"), by="reader") as other:
        into = open_case(other)
        exchange.bring_in(other, into, "ftm", "entities.zip", sent)
        found = cells(esf.tables(share.gather(other, case_of(other, into), internal=True).exchanged))
    assert {name: found[name] for name in ("01", "09", "21", "31")} == {
        name: wanted[name] for name in ("01", "09", "21", "31")}  # fmt: skip
