"""A whole vault in one file: a new vault from it has the same rows and objects, and says where it came from."""

from __future__ import annotations

import io
import tarfile
from pathlib import Path
from typing import Any

import pytest
from invented import new_vault, open_case

from guvoh import app
from guvoh.app import exchange
from guvoh.errors import Damage, Refused, Unreadable, WrongPassphrase
from guvoh.vault import queries
from guvoh.vault.carried import SEALED, carry_out, is_carried
from guvoh.vault.carried_in import carry_in
from guvoh.vault.check import verify
from guvoh.vault.closed import make_closed
from guvoh.vault.passphrase import Cost
from guvoh.vault.vault import Vault, open_vault, open_with_key

CHEAP = Cost(64, 1, 1)
FILE, NEW = "quilt ferry pebble", "lantern orchard river"
LETTER = "Police detained Ruslan Veshkorov in Ostrevan on 12 November 2026, his relatives said."
# The log that an entry lies in, its place there, and the vault's own id are those of a device, not what was done.
DEVICE = {"device", "seq", "places"}


@pytest.fixture
def key(tmp_path: Path) -> bytes:
    return new_vault(tmp_path / "vault")


def filled(vault: Vault) -> None:
    case = open_case(vault)
    name = next(c.name for c in queries.cases(vault) if c.id == case)
    source = app.note(vault, LETTER, "testimony", name).id
    for row in queries.claims(vault, source=source):
        app.decide(vault, [row.id], "accepted")
    person = app.enter_person(vault, case, "Salima Veshkorova", {"born": "1990"}, source)
    app.tell_status(vault, person, "L03", "2026-11-13", source=source)
    app.set_desk(vault, {"theme": "dark"})
    app.undo(vault, [app.set_person(vault, person, {"lawyer": "Domin Harvatov"})])
    app.judge(vault, *(p.id for p in queries.persons(vault, case)[:2]), "different", "two people")


def rows(vault: Vault) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of the view but what tells of the device, and but the first and last entry of a vault."""
    out: dict[str, list[tuple[Any, ...]]] = {}
    for table, found in vault.view.dump().items():
        names = [r[1] for r in vault.view.rows(f"PRAGMA table_info({table})") if r[1] != "n"]
        kept = [n for n, name in enumerate(names) if name not in DEVICE]
        plain = [tuple(_plain(row[n], vault) for n in kept) for row in found]
        out[table] = sorted((r for r in plain if not {"vault.created", "imported"} & {str(v) for v in r}), key=repr)
    del out["log"]
    return out


def _plain(value: object, vault: Vault) -> object:
    if value == vault.state.head.vault:
        return "this vault"
    return value.replace(vault.id, "this vault") if isinstance(value, str) else value


def carried(folder: Path, key: bytes, cases: list[str] | None = None, words: str | None = FILE) -> bytes:
    """Sealing takes seconds, by design of age: what is no promise about it is tried with a file without `words`."""
    with open_with_key(folder, key, by="reader") as vault:
        out = io.BytesIO()
        carry_out(vault, out, words, cases)
        return out.getvalue()


def test_a_new_vault_has_the_same_rows(tmp_path: Path, key: bytes) -> None:
    with open_with_key(tmp_path / "vault", key, by="reader") as vault:
        filled(vault)
        wanted = rows(vault)
    carry_in(io.BytesIO(carried(tmp_path / "vault", key)), FILE, tmp_path / "new", NEW, cost=CHEAP)
    with open_vault(tmp_path / "new", NEW) as new:
        assert rows(new) == wanted


def test_the_objects_are_the_same_to_the_byte(tmp_path: Path, key: bytes) -> None:
    with open_with_key(tmp_path / "vault", key, by="reader") as vault:
        filled(vault)
    carry_in(io.BytesIO(carried(tmp_path / "vault", key, words=None)), None, tmp_path / "new", NEW, cost=CHEAP)

    def objects(folder: Path) -> dict[str, bytes]:
        return {p.name: p.read_bytes() for p in (folder / "objects").glob("??/*")}

    assert objects(tmp_path / "new") == objects(tmp_path / "vault")


def test_the_new_vault_passes_every_check(tmp_path: Path, key: bytes) -> None:
    with open_with_key(tmp_path / "vault", key, by="reader") as vault:
        filled(vault)
    carry_in(io.BytesIO(carried(tmp_path / "vault", key, words=None)), None, tmp_path / "new", NEW, cost=CHEAP)
    from guvoh.vault.vault import unlock

    assert verify(tmp_path / "new", unlock(tmp_path / "new", NEW)).findings == ()


def test_work_goes_on_in_the_new_vault(tmp_path: Path, key: bytes) -> None:
    with open_with_key(tmp_path / "vault", key, by="reader") as vault:
        filled(vault)
    carry_in(io.BytesIO(carried(tmp_path / "vault", key, words=None)), None, tmp_path / "new", NEW, cost=CHEAP)
    with open_vault(tmp_path / "new", NEW) as new:
        person = queries.persons(new)[0]
        app.set_person(new, person.id, {"lawyer": "Irada Fernoush"})
        assert queries.settings_of_person(new, person.id)["lawyer"] == "Irada Fernoush"


def test_the_history_says_that_it_was_imported(tmp_path: Path, key: bytes) -> None:
    with open_with_key(tmp_path / "vault", key, by="reader") as vault:
        filled(vault)
        old = vault.id
    carry_in(io.BytesIO(carried(tmp_path / "vault", key, words=None)), None, tmp_path / "new", NEW, cost=CHEAP)
    with open_vault(tmp_path / "new", NEW) as new:
        told = [e.body["vault"] for d in new.state.tips for _h, e in new.entries(d) if e.kind == "imported"]
    assert told == [old]


def test_nothing_can_be_read_in_the_file_without_its_passphrase(tmp_path: Path, key: bytes) -> None:
    with open_with_key(tmp_path / "vault", key, by="reader") as vault:
        filled(vault)
    data = carried(tmp_path / "vault", key)
    assert b"Veshkorov" not in data and b"Ostrevan" not in data


def test_another_passphrase_opens_nothing(tmp_path: Path, key: bytes) -> None:
    data = carried(tmp_path / "vault", key)
    with pytest.raises(WrongPassphrase):
        carry_in(io.BytesIO(data), "another", tmp_path / "new", NEW, cost=CHEAP)
    assert not (tmp_path / "new").exists()


def test_a_file_cut_short_leaves_no_vault(tmp_path: Path, key: bytes) -> None:
    with open_with_key(tmp_path / "vault", key, by="reader") as vault:
        filled(vault)
    data = carried(tmp_path / "vault", key)
    with tarfile.open(fileobj=io.BytesIO(data)) as tar:
        last = max(m.offset_data for m in tar)
    with pytest.raises((Damage, Unreadable)):
        carry_in(io.BytesIO(data[: last + 60]), FILE, tmp_path / "new", NEW, cost=CHEAP)
    assert [p.name for p in tmp_path.iterdir()] == ["vault"]


def test_an_object_that_was_changed_is_refused(tmp_path: Path, key: bytes) -> None:
    with open_with_key(tmp_path / "vault", key, by="reader") as vault:
        filled(vault)
    data = bytearray(carried(tmp_path / "vault", key))
    with tarfile.open(fileobj=io.BytesIO(data)) as tar:
        place = next(m.offset_data for m in tar if "/objects/" in m.name)
    data[place + 60] ^= 1
    with pytest.raises(Damage):
        carry_in(io.BytesIO(data), FILE, tmp_path / "new", NEW, cost=CHEAP)


def test_a_vault_that_is_there_is_never_written_over(tmp_path: Path, key: bytes) -> None:
    data = carried(tmp_path / "vault", key)
    with pytest.raises(Refused):
        carry_in(io.BytesIO(data), FILE, tmp_path / "vault", NEW, cost=CHEAP)


def test_a_locked_closed_case_stays_behind(tmp_path: Path, key: bytes) -> None:
    with open_with_key(tmp_path / "vault", key, by="reader") as vault:
        filled(vault)
        make_closed(vault, "Informants", "a closed passphrase", CHEAP)
        app.note(vault, LETTER, "testimony", "Informants")
    carry_in(io.BytesIO(carried(tmp_path / "vault", key, words=None)), None, tmp_path / "new", NEW, cost=CHEAP)
    with open_vault(tmp_path / "new", NEW) as new:
        assert (len(queries.cases(new)), new.keyring.closed()) == (1, [])


def test_a_closed_case_that_is_asked_for_keeps_its_passphrase(tmp_path: Path, key: bytes) -> None:
    with open_with_key(tmp_path / "vault", key, by="reader") as vault:
        case = make_closed(vault, "Informants", "a closed passphrase", CHEAP)
        source = app.note(vault, LETTER, "testimony", "Informants").id
        out = io.BytesIO()
        carry_out(vault, out, None, [case])
    carry_in(io.BytesIO(out.getvalue()), None, tmp_path / "new", NEW, cost=CHEAP)
    with open_vault(tmp_path / "new", NEW, closed=["a closed passphrase"]) as new:
        assert queries.text_of(new, source) == LETTER


def test_what_was_erased_does_not_come_along(tmp_path: Path, key: bytes) -> None:
    with open_with_key(tmp_path / "vault", key, by="reader") as vault:
        filled(vault)
        source = queries.sources(vault)[0].id
        app.erase(vault, app.resting_on(vault, "source", source), with_sources=True)
        wanted = rows(vault)
    carry_in(io.BytesIO(carried(tmp_path / "vault", key, words=None)), None, tmp_path / "new", NEW, cost=CHEAP)
    with open_vault(tmp_path / "new", NEW) as new:
        got = rows(new)
    assert {t: [r for r in got[t]] for t in ("source", "claim", "person")} == {
        t: wanted[t] for t in ("source", "claim", "person")}  # fmt: skip


def test_the_open_file_needs_no_passphrase(tmp_path: Path, key: bytes) -> None:
    with open_with_key(tmp_path / "vault", key, by="reader") as vault:
        filled(vault)
    carry_in(io.BytesIO(carried(tmp_path / "vault", key, words=None)), None, tmp_path / "new", NEW, cost=CHEAP)
    with open_vault(tmp_path / "new", NEW) as new:
        assert len(queries.sources(new)) == 1


def test_the_file_is_known_by_its_first_bytes(tmp_path: Path, key: bytes) -> None:
    data = carried(tmp_path / "vault", key)
    assert is_carried(data) and SEALED.encode() in data and not is_carried(b"PK")


def test_records_that_came_in_are_exported_the_same_from_the_new_vault(tmp_path: Path, key: bytes) -> None:
    with open_with_key(tmp_path / "vault", key, by="reader") as vault:
        filled(vault)
        case = queries.cases(vault)[0]
        wanted = exchange.export(vault, case, "esf", internal=True)
    carry_in(io.BytesIO(carried(tmp_path / "vault", key, words=None)), None, tmp_path / "new", NEW, cost=CHEAP)
    with open_vault(tmp_path / "new", NEW) as new:
        assert exchange.export(new, queries.cases(new)[0], "esf", internal=True) == wanted
