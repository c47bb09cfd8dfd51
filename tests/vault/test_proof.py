"""One entry is shown to a court without a key, and nothing else of the vault is. (G9)"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from invented import NAME, filled, set_title

from guvoh.errors import NotFound, Refused
from guvoh.vault import proof, queries
from guvoh.vault.vault import open_with_key

TITLE = "A letter from Ostrevan"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[proof.Proof, str, bytes, Path, bytes]:
    """(a proof, the id of its entry, the public key that signed, the vault, its key)."""
    folder = tmp_path_factory.mktemp("proof") / "vault"
    key, first, _second = filled(folder)
    with open_with_key(folder, key) as vault:
        id = set_title(vault, first, TITLE)
        set_title(vault, first, "Another title")
        public = vault.state.tips[vault.device].public
        return proof.prove(vault, id), id, public, folder, key


def test_a_proof_shows_the_entry_and_who_signed(made: tuple[proof.Proof, str, bytes, Path, bytes]) -> None:
    given, id, public, _folder, _key = made
    checked = proof.check(proof.Proof.parse(given.to_bytes()), public)
    assert (checked.entry.id, checked.entry.body["fields"]) == (id, {"title": TITLE})
    assert checked.public_key == public
    assert checked.place == checked.size - 2


def test_every_entry_of_a_vault_can_be_proven(made: tuple[proof.Proof, str, bytes, Path, bytes]) -> None:
    _given, _id, public, folder, key = made
    with open_with_key(folder, key) as vault:
        ids = [r[0] for r in vault.view.rows("SELECT id FROM entry")]
        assert [proof.check(proof.prove(vault, i), public).entry.id for i in ids] == ids


def test_a_proof_holds_words_of_no_other_entry_and_no_key(made: tuple[proof.Proof, str, bytes, Path, bytes]) -> None:
    given, _id, _public, folder, key = made
    data = given.to_bytes()
    with open_with_key(folder, key) as vault:
        secrets = [k.key for c in [r[1] for r in vault.keyring.records if r[0] == "compartment"]
                   if (k := vault.keyring.keys(c))]  # fmt: skip
    opened = b"".join([data, given.record, given.content, given.salt, given.tip.encode(), *given.path])
    assert not any(s in opened for s in [*secrets, key, NAME.encode(), b"Another title"])


def test_any_changed_byte_of_a_proof_is_refused(made: tuple[proof.Proof, str, bytes, Path, bytes]) -> None:
    given, _id, public, _folder, _key = made

    def changed(data: bytes, place: int) -> bytes:
        return data[:place] + bytes([data[place] ^ 1 << place % 8]) + data[place + 1 :]

    others = [replace(given, **{part: changed(getattr(given, part), n)})
              for part in ("record", "salt", "content") for n in range(len(getattr(given, part)))]  # fmt: skip
    others += [replace(given, path=(*given.path[:i], changed(given.path[i], n), *given.path[i + 1 :]))
               for i in range(len(given.path)) for n in range(32)]  # fmt: skip
    others += [replace(given, path=given.path[:-1]), replace(given, path=(*given.path, b"\x00" * 32))]
    for other in others:
        with pytest.raises(Refused, match="does not hold"):
            proof.check(other, public)


def test_any_changed_letter_of_the_checkpoint_is_refused(made: tuple[proof.Proof, str, bytes, Path, bytes]) -> None:
    given, _id, public, _folder, _key = made
    for n in range(len(given.tip)):
        other = replace(given, tip=given.tip[:n] + ("A" if given.tip[n] != "A" else "B") + given.tip[n + 1 :])
        with pytest.raises(Refused, match="does not hold"):
            proof.check(other, public)


def test_a_checkpoint_signed_by_another_key_is_refused(made: tuple[proof.Proof, str, bytes, Path, bytes]) -> None:
    """Whoever makes up a whole log signs it with a key of their own: the key must be known from elsewhere."""
    given, _id, _public, _folder, _key = made
    with pytest.raises(Refused, match="another key"):
        proof.check(given, b"\x07" * 32)


def test_an_entry_that_is_not_there_cannot_be_proven(made: tuple[proof.Proof, str, bytes, Path, bytes]) -> None:
    _given, _id, _public, folder, key = made
    with open_with_key(folder, key) as vault, pytest.raises(NotFound):
        proof.prove(vault, "01935f00-0000-7000-8000-000000000000")


@pytest.mark.parametrize("junk", [b"", b"{}", b"[]", b"\xff\xfe", b'{"guvoh_proof": 2}', b"[" * 20000])
def test_what_is_no_proof_is_refused(junk: bytes) -> None:
    with pytest.raises(Refused, match="not a proof"):
        proof.Proof.parse(junk)


def test_a_proof_is_one_json_object_with_these_names(made: tuple[proof.Proof, str, bytes, Path, bytes]) -> None:
    told = json.loads(made[0].to_bytes())
    assert list(told) == ["guvoh_proof", "record", "salt", "content", "path", "tip"]


def test_the_history_gives_the_ids_of_entries_to_prove(made: tuple[proof.Proof, str, bytes, Path, bytes]) -> None:
    _given, id, _public, folder, key = made
    with open_with_key(folder, key) as vault:
        owner = next(s.id for s in queries.sources(vault) if s.title == "Another title")
        assert id in [e.id for e in queries.history(vault, owner)]
