"""Whoever brought a source is named in an annex that can be erased apart from it, and nowhere else. (G14)"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from invented import CHEAP, Made, add_source, filled

from guvoh import app
from guvoh.errors import Refused
from guvoh.vault import change, check, queries
from guvoh.vault.batch import ANNEX
from guvoh.vault.closed import make_closed
from guvoh.vault.vault import open_with_key

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "promises"))
from test_vault_erase import is_in

BRINGER = "Anvar Quillfeather"


@pytest.fixture
def brought(tmp_path: Path) -> tuple[Path, bytes, Made]:
    folder = tmp_path / "vault"
    key, first, _second = filled(folder)
    with open_with_key(folder, key) as vault:
        app.set_source(vault, first.source, {"collected_by": BRINGER, "publisher": "Ostrevan Herald"})
    return folder, key, first


def test_the_annex_lies_in_a_compartment_of_its_own_under_the_case(brought: tuple[Path, bytes, Made]) -> None:
    folder, key, first = brought
    with open_with_key(folder, key) as vault:
        annex = queries.annex_of(vault, first.source)
        assert annex is not None
        keys = vault.keyring.keys(annex)
        assert (keys.what, keys.case.hex()) == ("annex", first.case.replace("-", ""))
        said = [(h.compartment, e.body) for h, e in vault.entries(vault.device) if e.body.get("fields")]
    assert [c for c, body in said if set(ANNEX) & set(body["fields"])] == [annex]
    assert ({"publisher": "Ostrevan Herald"}) in [body["fields"] for _c, body in said]


def test_what_is_said_later_goes_into_the_same_annex(brought: tuple[Path, bytes, Made]) -> None:
    folder, key, first = brought
    with open_with_key(folder, key) as vault:
        app.set_source(vault, first.source, {"handed_over_by": "a neighbour"})
        annexes = [id for kind, id in vault.keyring.records
                   if kind == "compartment" and vault.keyring.keys(id).what == "annex"]  # fmt: skip
        assert len(annexes) == 1
        assert queries.settings(vault, first.source)["handed_over_by"] == "a neighbour"


@pytest.mark.parametrize("name", ANNEX)
def test_no_field_of_the_annex_can_be_written_elsewhere(brought: tuple[Path, bytes, Made], name: str) -> None:
    folder, key, first = brought
    with open_with_key(folder, key) as vault:
        for kind in ("set", "source.captured"):
            with pytest.raises(ValueError, match="outside"):
                vault.batch().entry(first.source, kind, {"owner": first.source, "fields": {name: BRINGER}})


def test_who_brought_a_source_changes_no_suggestion(brought: tuple[Path, bytes, Made]) -> None:
    folder, key, first = brought
    with open_with_key(folder, key) as vault:
        runs = vault.view.rows("SELECT * FROM run")
        assert app.set_source(vault, first.source, {"custody_note": "given at the gate"}) == 0
        assert vault.view.rows("SELECT * FROM run") == runs


def test_the_annex_is_erased_alone_and_is_then_nowhere(brought: tuple[Path, bytes, Made]) -> None:
    folder, key, first = brought
    assert is_in(folder, key, BRINGER)
    with open_with_key(folder, key) as vault:
        app.erase_annex(vault, first.source)
        assert queries.source(vault, first.source).publisher == "Ostrevan Herald"
    assert not is_in(folder, key, BRINGER)
    assert check.verify(folder, key).findings == ()


def test_an_erased_source_takes_its_annex_with_it(brought: tuple[Path, bytes, Made]) -> None:
    folder, key, first = brought
    with open_with_key(folder, key) as vault:
        app.erase(vault, app.resting_on(vault, "source", first.source))
    assert not is_in(folder, key, BRINGER)
    change.rebuild(folder, key)
    assert check.verify(folder, key).findings == ()


def test_where_nothing_is_recorded_nothing_is_erased(brought: tuple[Path, bytes, Made]) -> None:
    folder, key, first = brought
    with open_with_key(folder, key) as vault:
        app.erase_annex(vault, first.source)
        with pytest.raises(Refused, match="Nothing is recorded"):
            app.erase_annex(vault, first.source)


def test_the_annex_of_a_source_in_a_closed_case_lies_in_it(brought: tuple[Path, bytes, Made]) -> None:
    folder, key, _first = brought
    other = "Mira Quillfeather"
    with open_with_key(folder, key) as vault:
        case = make_closed(vault, "Informants", "violet anchor thimble", CHEAP)
        made = add_source(vault, case)
        app.set_source(vault, made.source, {"collected_by": other})
        assert queries.settings(vault, made.source)["collected_by"] == other
    assert not is_in(folder, key, other)
