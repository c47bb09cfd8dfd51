"""G14: after an erasing the words are in no file of the vault, under no key that the vault still has."""

from __future__ import annotations

import io
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path

import pyrage
import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "vault"))

from invented import NAME, WORDS, add_source, classify, decide, filled

from guvoh import app
from guvoh.vault import change, check, codec, head, queries, seal
from guvoh.vault.ledger import SALT, split_record
from guvoh.vault.state import read_log, read_state
from guvoh.vault.vault import open_vault, open_with_key

SECRET = "the blue gate on Tanners Lane"
PERSON = "Uncle " + NAME
FORMS = ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le")


def forms(words: str) -> list[bytes]:
    raw = [words.encode(f) for f in FORMS]
    return [*raw, words.lower().encode(), raw[0].hex().encode(), raw[0].hex().upper().encode()]


def keys_in(folder: Path, vault_key: bytes) -> tuple[list[bytes], list[str]]:
    """Every symmetric key and every age identity that the passphrase still leads to."""
    state = read_state(folder, vault_key)
    ring = state.keyring
    keys = [vault_key, state.secrets.ring, state.secrets.view]
    keys += [seal.subkey(vault_key, purpose) for purpose in ("head", "secrets", "machine")]
    keys += [ring.case_key(id) for kind, id in ring.records if kind == "case"]
    keys += [ring.device(id).seed for id in ring.devices()]
    of = [ring.keys(id) for kind, id in ring.records if kind == "compartment" and ring.can_open(id)]
    return keys + [k.key for k in of], [k.age for k in of]


def sealed_in(folder: Path, vault_key: bytes) -> Iterator[tuple[bytes, bytes]]:
    """(sealed bytes, what they are bound to), for everything in the vault that is sealed by a symmetric key."""
    state = read_state(folder, vault_key)
    for record in state.keyring.records.values():
        bound = codec.encode(["guvoh key", 1, state.keyring.vault, record.kind, record.id, record.parent])
        yield record.wrapped, bound
    for of in state.tips.values():
        for record in read_log(folder, of):
            _header, raw, sealed = split_record(record)
            yield sealed, raw
    for copy in head.read_copies(folder)[0].values():
        yield copy.secrets, codec.encode(["guvoh secrets", 1, copy.vault, copy.generation])


def everything_readable(folder: Path, vault_key: bytes) -> Iterator[bytes]:
    """All bytes of all files, and all that any key of the vault opens in any of them, the view's rows included."""
    for path in folder.rglob("*"):
        if path.is_file():
            yield path.read_bytes()
    keys, identities = keys_in(folder, vault_key)
    for sealed, bound in sealed_in(folder, vault_key):
        for key in keys:
            try:
                yield seal.unseal(key, sealed, bound)[SALT:]
                yield seal.unseal(key, sealed, bound)
            except ValueError:
                continue
    for path in folder.glob("objects/*/*"):
        for identity in identities:
            out = io.BytesIO()
            try:
                pyrage.decrypt_io(io.BytesIO(path.read_bytes()), out, [pyrage.x25519.Identity.from_str(identity)])
            except pyrage.DecryptError:
                continue
            yield out.getvalue()
    with open_with_key(folder, vault_key) as vault:
        tables = [r[0] for r in vault.view.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            yield repr(vault.view.rows(f"SELECT * FROM {table}")).encode()
        vault.view.db.execute("CREATE VIRTUAL TABLE temp.words USING fts5vocab('main', 'search', 'row')")
        yield repr(vault.view.rows("SELECT term FROM temp.words")).encode()


def is_in(folder: Path, vault_key: bytes, words: str) -> bool:
    wanted = forms(words)
    return any(form in readable for readable in everything_readable(folder, vault_key) for form in wanted)


@pytest.fixture
def secret(tmp_path: Path) -> tuple[Path, bytes, str, tuple[str, ...], str]:
    """(vault, key, source, its objects, the compartment of a person), with words that will be looked for."""
    folder = tmp_path / "vault"
    key, first, _second = filled(folder)
    with open_with_key(folder, key) as vault:
        made = add_source(vault, first.case, text=f"{NAME} was seen at {SECRET}. He was held there.")
        decide(vault, made)
        person = classify(vault, first)
    return folder, key, made.source, made.objects, person


def erase(folder: Path, key: bytes, id: str, what: str, objects: tuple[str, ...]) -> None:
    with open_with_key(folder, key) as vault:
        change.erase_compartments(vault, [uuid.UUID(id).bytes], what, id, objects)


def test_the_search_finds_the_words_before_they_are_erased(
    secret: tuple[Path, bytes, str, tuple[str, ...], str],
) -> None:
    folder, key, _source, _objects, _person = secret
    assert is_in(folder, key, SECRET)
    assert is_in(folder, key, PERSON)


def test_the_words_of_an_erased_source_are_nowhere(secret: tuple[Path, bytes, str, tuple[str, ...], str]) -> None:
    folder, key, source, objects, _person = secret
    erase(folder, key, source, "source", objects)
    assert not is_in(folder, key, SECRET)
    assert not is_in(folder, key, "tanners")


def test_what_was_said_about_an_erased_person_is_nowhere(
    secret: tuple[Path, bytes, str, tuple[str, ...], str],
) -> None:
    folder, key, _source, _objects, person = secret
    erase(folder, key, person, "person", ())
    with open_with_key(folder, key) as vault:  # the fixture's other person of the same name
        others = [id for kind, id in vault.keyring.records if kind == "compartment"
                  and vault.keyring.keys(id).what == "person"]  # fmt: skip
        change.erase_compartments(vault, others, "person", person, ())
    assert not is_in(folder, key, PERSON)


def test_after_an_erasing_the_ledger_verifies_and_a_rebuild_agrees(
    secret: tuple[Path, bytes, str, tuple[str, ...], str],
) -> None:
    folder, key, source, objects, _person = secret
    erase(folder, key, source, "source", objects)
    with open_with_key(folder, key) as vault:
        rows = vault.view.dump()
    assert check.verify(folder, key).findings == ()
    change.rebuild(folder, key)
    with open_with_key(folder, key) as vault:
        assert vault.view.dump() == rows
        assert vault.view.row("SELECT count(*) FROM entry WHERE kind = 'erased'") == (1,)


def test_old_keyring_segments_and_objects_put_back_open_nothing(
    secret: tuple[Path, bytes, str, tuple[str, ...], str],
) -> None:
    folder, key, source, objects, _person = secret
    old = {p: p.read_bytes() for p in [*folder.glob("keyring/*"), *folder.glob("objects/??/*"), folder / "view.db"]}
    erase(folder, key, source, "source", objects)
    for path, data in old.items():
        if path.parent.name == "keyring" or path.name in objects:
            path.write_bytes(data)
    keys, identities = keys_in(folder, key)
    vault = bytes.fromhex(read_state(folder, key).newest.vault)
    from guvoh.vault.segments import parse_segment

    opened = []
    for path in folder.glob("keyring/*"):
        if path.read_bytes() != old.get(path):
            continue
        for record in parse_segment(path.read_bytes(), path.name):
            bound = codec.encode(["guvoh key", 1, vault, record.kind, record.id, record.parent])
            for candidate in keys:
                try:
                    seal.unseal(candidate, record.wrapped, bound)
                    opened.append((record.kind, record.id))
                except ValueError:
                    continue
    assert ("compartment", uuid.UUID(source).bytes) not in opened
    assert not [id for kind, id in opened if kind in ("case", "device")]
    for name in objects:
        for identity in identities:
            with pytest.raises(pyrage.DecryptError):
                data = (folder / "objects" / name[:2] / name).read_bytes()
                pyrage.decrypt(data, [pyrage.x25519.Identity.from_str(identity)])


def test_an_old_view_put_back_does_not_open(secret: tuple[Path, bytes, str, tuple[str, ...], str]) -> None:
    folder, key, source, objects, _person = secret
    old = (folder / "view.db").read_bytes()
    erase(folder, key, source, "source", objects)
    (folder / "view.db").write_bytes(old)
    findings = check.verify(folder, key).findings
    assert findings and "view.db" in findings[0]
    change.rebuild(folder, key)
    assert not is_in(folder, key, SECRET)


def test_a_key_that_is_missing_without_an_erasing_is_damage(
    secret: tuple[Path, bytes, str, tuple[str, ...], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, key, source, _objects, _person = secret
    from guvoh.vault.keyring import Keyring

    real = Keyring.has
    monkeypatch.setattr(Keyring, "has", lambda ring, id: id != uuid.UUID(source).bytes and real(ring, id))
    findings = check.verify(folder, key).findings
    assert any("no entry says that it was erased" in f for f in findings)


def test_what_was_not_erased_is_still_there(secret: tuple[Path, bytes, str, tuple[str, ...], str]) -> None:
    folder, key, source, objects, _person = secret
    erase(folder, key, source, "source", objects)
    with open_vault(folder, WORDS) as vault:
        assert vault.view.row("SELECT count(*) FROM source") == (2,)
        assert vault.view.row("SELECT count(*) FROM claim WHERE state = 'accepted'") == (1,)


def test_a_kept_search_about_an_erased_person_is_nowhere(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    key, first, _second = filled(folder)
    with open_with_key(folder, key) as vault:
        app.keep(vault, first.case, "search", "Kappenfeld file", {"words": f'"{NAME}"'})
    assert is_in(folder, key, "Kappenfeld")
    with open_with_key(folder, key) as vault:
        (person,) = [p for p in queries.persons(vault) if NAME in p.names]
        app.erase(vault, app.resting_on(vault, "person", person.id), with_sources=True)
    assert not is_in(folder, key, "Kappenfeld")
