"""The bytes of docs/FORMAT.md: fixed keys, salts and nonces give exactly these, and these are read as they say."""

from __future__ import annotations

import base64
import hashlib
import json
import shutil
import subprocess
from itertools import count
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pyrage
import pytest
import shamir_mnemonic
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from guvoh.vault import codec, head, keyring, ledger, merkle, note, passphrase, proof, seal, segments, tip
from guvoh.vault.passphrase import Cost

V: dict[str, Any] = json.loads((Path(__file__).parent / "vectors.json").read_text())
GIVEN: dict[str, str] = V["given"]


def given(name: str) -> bytes:
    return bytes.fromhex(GIVEN[name])


@pytest.fixture
def nonces(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Lets nonces be 24 equal bytes, one higher each time, from a first one."""

    def begin(first: int) -> None:
        numbers = count(first)
        monkeypatch.setattr(seal, "random", lambda size: bytes([next(numbers)]) * size)

    monkeypatch.setattr(ledger, "secrets", SimpleNamespace(token_bytes=lambda size: b"\xa0" * size))
    return begin


def the_head(begin: Any) -> head.Head:
    begin(1)
    wrap = head.wrap_for_recovery(given("vault"), given("recovery_secret"), given("vault_key"))
    keys = head.Secrets(given("ring_key"), given("view_key"))
    cost, words = Cost(64, 2, 2), GIVEN["passphrase"]
    return head.make(given("vault"), 3, given("vault_key"), keys, words, wrap, cost, given("salt"))


def the_segment(begin: Any) -> bytes:
    begin(0x11)
    ring = keyring.Keyring(given("vault"), given("ring_key"))
    plain = {"key": given("entry_key"), "age": V["keyring"]["age_identity"], "what": "source"}
    device = {"seed": given("device_seed"), "machine": b""}
    records = [
        ring._add("case", given("case"), b"", given("ring_key"), codec.encode({"key": given("case_key")})),
        ring._add("compartment", given("compartment"), given("case"), given("case_key"), codec.encode(plain)),
        ring._add("device", given("device"), b"", given("ring_key"), codec.encode(device)),
    ]
    return b"".join(r.to_bytes() for r in records)


def leaves() -> list[bytes]:
    return [bytes.fromhex(v["leaf"]) for v in V["ledger"]]


@pytest.mark.parametrize("value, data", V["cbor"])
def test_a_value_has_exactly_these_bytes(value: Any, data: str) -> None:
    value = bytes.fromhex(value["bytes"]) if isinstance(value, dict) and "bytes" in value else value
    assert codec.encode(value).hex() == data
    assert codec.decode(bytes.fromhex(data)) == value


@pytest.mark.parametrize("data", V["not_canonical"])
def test_other_bytes_for_a_value_are_refused(data: str) -> None:
    """Keys out of order or twice, numbers and lengths longer than need be, indefinite lengths, tags, nothing."""
    with pytest.raises(ValueError, match=r"CBOR|tag"):
        codec.decode(bytes.fromhex(data))


def test_tags_are_refused_in_what_opened_under_a_key_too() -> None:
    with pytest.raises(ValueError, match=r"CBOR|tag"):
        codec.decode_own(bytes.fromhex("d8236461622a63"))


def test_sealing_is_xchacha20_poly1305() -> None:
    v = V["xchacha20_poly1305"]
    key, nonce, bound, sealed = (bytes.fromhex(v[n]) for n in ("key", "nonce", "bound_to", "sealed"))
    assert seal.unseal(key, nonce + sealed, bound) == v["plain"].encode()


def test_argon2id_is_that_of_rfc_9106() -> None:
    made = Argon2id(
        salt=b"\x02" * 16, length=32, iterations=3, lanes=4, memory_cost=32, ad=b"\x04" * 12, secret=b"\x03" * 8
    )
    assert made.derive(b"\x01" * 32).hex() == V["argon2id_rfc9106"]["tag"]


def test_a_passphrase_gives_this_key() -> None:
    v = V["argon2id"]
    cost = Cost(v["memory_kib"], v["passes"], v["lanes"])
    assert passphrase.derive(GIVEN["passphrase"], given("salt"), cost).hex() == v["key"]


def test_each_purpose_has_this_subkey() -> None:
    made = {p: seal.subkey(given("vault_key"), p).hex() for p in ("head", "secrets", "machine")}
    assert {**made, "recovery": seal.subkey(given("recovery_secret"), "recovery").hex()} == V["subkeys"]


def test_a_head_has_exactly_these_bytes(nonces: Any) -> None:
    made = the_head(nonces)
    assert made.to_bytes().hex() == V["head"]["bytes"]
    assert made.digest() == V["head"]["digest"]


def test_these_bytes_of_a_head_are_read() -> None:
    read = head.parse(bytes.fromhex(V["head"]["bytes"]))
    assert head.open_by_passphrase(read, GIVEN["passphrase"]) == given("vault_key")
    assert head.open_by_recovery(read, given("recovery_secret")) == given("vault_key")
    assert head.secrets_of(read, given("vault_key")) == head.Secrets(given("ring_key"), given("view_key"))


def test_a_keyring_segment_has_exactly_these_bytes(nonces: Any) -> None:
    assert the_segment(nonces).hex() == V["keyring"]["segment"]


def test_these_bytes_of_a_keyring_are_read() -> None:
    data = bytes.fromhex(V["keyring"]["segment"])
    ring = keyring.Keyring(given("vault"), given("ring_key"))
    ring.records = {(r.kind, r.id): r for r in segments.parse_segment(data, "00001-00001.seg")}
    assert ring.keys(given("compartment")).key == given("entry_key")
    assert ring.keys(given("compartment")).age == V["keyring"]["age_identity"]
    assert ring.device(given("device")).seed == given("device_seed")
    name, size, digest, records = V["keyring"]["line"].split()
    assert (name, int(size), digest, int(records)) == (
        "00001-00001.seg", len(data), hashlib.sha256(data).hexdigest(), 3
    )  # fmt: skip


def the_closed_record(begin: Any) -> bytes:
    begin(0x31)
    ring = keyring.Keyring(given("vault"), given("ring_key"))
    by = keyring.opener(GIVEN["passphrase"], given("salt"), Cost(64, 2, 2))
    return ring._close(given("case"), by, given("case_key")).to_bytes()


def test_the_record_of_a_closed_case_has_exactly_these_bytes(nonces: Any) -> None:
    assert the_closed_record(nonces).hex() == V["closed"]["record"]


def test_these_bytes_of_a_closed_case_are_read(nonces: Any) -> None:
    ring = keyring.Keyring(given("vault"), given("ring_key"))
    data = bytes.fromhex(V["closed"]["record"] + V["closed"]["compartment"])
    ring.records = {(r.kind, r.id): r for r in segments.parse_segment(data, "00001-00001.seg")}
    assert (ring.closed(), ring.can_open(given("compartment"))) == ([given("case")], False)
    assert ring.try_words("other words") == []
    assert ring.try_words(GIVEN["passphrase"]) == [given("case")]
    assert ring.case_key(given("case")) == given("case_key")
    assert ring.keys(given("compartment")).key == given("entry_key")


def test_the_parts_of_a_closed_record_are_what_the_specification_says() -> None:
    ((_end, raw),) = codec.frames(bytes.fromhex(V["closed"]["record"]))
    version, kind, id, parent, wrapped = codec.decode(raw)
    assert (version, kind, id, parent) == (1, "closed", given("case"), b"")
    bound = codec.encode(["guvoh key", 1, given("vault"), "closed", given("case"), b""])
    plain = codec.decode(seal.unseal(given("ring_key"), wrapped, bound))
    assert plain["kdf"] == {"memory": 64, "passes": 2, "lanes": 2, "salt": given("salt")}
    own = codec.encode(["guvoh closed case", 1, given("vault"), given("case")])
    assert seal.unseal(bytes.fromhex(V["argon2id"]["key"]), plain["wrap"], own) == given("case_key")


def test_the_file_of_a_proof_has_exactly_these_bytes() -> None:
    v, signed = V["ledger"][1], V["tip"]
    path = tuple(bytes.fromhex(p) for p in signed["proof_of_entry_1"])
    made = proof.Proof(bytes.fromhex(v["record"]), b"\xa0" * 32, bytes.fromhex(v["content"]), path, signed["text"])
    assert made.to_bytes().decode() == V["proof"]["file"]
    checked = proof.check(proof.Proof.parse(V["proof"]["file"].encode()), bytes.fromhex(signed["public_key"]))
    assert (checked.place, checked.size, checked.root.hex()) == (1, 3, signed["root"])


@pytest.mark.parametrize("n", range(3))
def test_an_entry_has_exactly_these_bytes(n: int, nonces: Any) -> None:
    v = V["ledger"][n]
    header, entry = ledger.open_record(bytes.fromhex(v["record"]), given("entry_key"))
    nonces(0x21 + n)
    assert entry.content().hex() == v["content"]
    assert ledger.make_record(header, given("entry_key"), entry).hex() == v["record"]


@pytest.mark.parametrize("seq", [0, 23, 24, 255, 256, 65535, 65536, 2**32 - 1, 2**32, 2**63])
def test_a_header_is_the_canonical_cbor_of_its_map(seq: int) -> None:
    header = ledger.Header(b"v" * 16, b"d" * 8, seq, b"c" * 16, b"h" * 32)
    fields = {"v": 1, "vault": b"v" * 16, "device": b"d" * 8, "seq": seq, "compartment": b"c" * 16, "commit": b"h" * 32}
    assert header.to_bytes() == codec.encode(fields)
    assert ledger.split_record(codec.encode([header.to_bytes(), b"sealed"]))[0] == header


@pytest.mark.parametrize("change", [{"v": 2}, {"seq": -1}, {"seq": 1.0}, {"vault": b"v" * 15}, {"device": "d" * 8},
                                    {"more": 1}, {"commit": b"h" * 33}])  # fmt: skip
def test_a_header_of_any_other_form_is_refused(change: dict[str, Any]) -> None:
    fields = {"v": 1, "vault": b"v" * 16, "device": b"d" * 8, "seq": 7, "compartment": b"c" * 16, "commit": b"h" * 32}
    with pytest.raises(ValueError, match=r"entry|number"):
        ledger.split_record(codec.encode([codec.encode({**fields, **change}), b"sealed"]))


def test_a_court_checks_one_entry_without_any_key() -> None:
    """Entry 1: content and salt are handed over; its header holds their hash, and leads to the signed root."""
    v, signed = V["ledger"][1], V["tip"]
    record = bytes.fromhex(v["record"])
    raw, _sealed = codec.decode(record)
    header = codec.decode(raw)
    assert hashlib.sha256(b"\xa0" * 32 + bytes.fromhex(v["content"])).digest() == header["commit"]
    assert header["seq"] == 1
    leaf = hashlib.sha256(b"\x00" + record).digest()
    proof = [bytes.fromhex(p) for p in signed["proof_of_entry_1"]]
    root = merkle.root_from_proof(leaf, 1, 3, proof)
    text, _, signature = signed["text"].rpartition("\n\n")
    assert base64.b64encode(root).decode() == text.split("\n")[2]
    blob = base64.b64decode(signature.split(" ")[2])
    Ed25519PublicKey.from_public_bytes(bytes.fromhex(signed["public_key"])).verify(blob[4:], f"{text}\n".encode())


def test_a_tip_has_exactly_these_bytes() -> None:
    read = tip.parse(V["tip"]["text"].encode())
    assert read.signed(given("device_seed")).decode() == V["tip"]["text"]
    assert read.root().hex() == V["tip"]["root"]
    assert read.head == V["head"]["digest"]
    tip.check_signer(read, given("device_seed"))


def test_a_tip_is_a_signed_note_whose_key_bears_the_name_of_the_log() -> None:
    text, _, signature = V["tip"]["text"].rpartition("\n\n")
    dash, name, blob = signature.rstrip("\n").split(" ")
    assert (dash, name) == ("\u2014", text.split("\n")[0])
    public = bytes.fromhex(V["tip"]["public_key"])
    assert base64.b64decode(blob)[:4] == hashlib.sha256(name.encode() + b"\n\x01" + public).digest()[:4]


def test_signatures_are_ed25519_of_rfc_8032() -> None:
    v = V["ed25519"]
    assert note.public_key(bytes.fromhex(v["seed"])).hex() == v["public"]


@pytest.mark.parametrize("size", range(1, 9))
def test_the_tree_has_the_roots_of_rfc_6962(size: int) -> None:
    tree = merkle.Tree()
    for leaf in V["merkle"]["leaves"][:size]:
        tree.append(merkle.leaf_hash(bytes.fromhex(leaf)))
    assert tree.root().hex() == V["merkle"]["roots"][size - 1]


def test_an_empty_tree_has_the_root_of_rfc_6962() -> None:
    assert merkle.Tree().root().hex() == hashlib.sha256(b"").hexdigest()


def test_the_proof_of_the_first_of_eight_is_that_of_rfc_6962() -> None:
    hashes = [merkle.leaf_hash(bytes.fromhex(leaf)) for leaf in V["merkle"]["leaves"]]
    assert [p.hex() for p in merkle.inclusion_proof(hashes, 0)] == V["merkle"]["proof_of_0_in_8"]


def test_every_proof_leads_to_its_root_and_no_other_leaf_does() -> None:
    hashes = [merkle.leaf_hash(bytes([n])) for n in range(21)]
    for size in range(1, 22):
        tree = merkle.Tree()
        for leaf in hashes[:size]:
            tree.append(leaf)
        for n in range(size):
            proof = merkle.inclusion_proof(hashes[:size], n)
            assert merkle.root_from_proof(hashes[n], n, size, proof) == tree.root()
            assert size == 1 or merkle.root_from_proof(hashes[n - 1], n, size, proof) != tree.root()


@pytest.mark.parametrize("what, words, secret", V["slip39"]["vectors"])
def test_recovery_words_are_those_of_slip_39(what: str, words: list[str], secret: str) -> None:
    if secret:
        assert shamir_mnemonic.combine_mnemonics(words, b"TREZOR").hex() == secret
    else:
        with pytest.raises(shamir_mnemonic.MnemonicError):
            shamir_mnemonic.combine_mnemonics(words, b"TREZOR")


def test_these_recovery_words_give_this_secret() -> None:
    assert passphrase.from_words(V["recovery_words"]["words"]).hex() == V["recovery_words"]["secret"]


def test_an_object_is_an_age_file_named_by_its_hash() -> None:
    sealed = base64.b64decode(V["object"]["age"])
    assert hashlib.sha256(sealed).hexdigest() == V["object"]["name"]
    identity = pyrage.x25519.Identity.from_str(V["keyring"]["age_identity"])
    assert pyrage.decrypt(sealed, [identity]).decode() == V["object"]["plain"]


def test_the_stock_age_program_opens_an_object(tmp_path: Path) -> None:
    """Where the program is installed; the test before this one holds without it."""
    if shutil.which("age") is None:
        return
    (tmp_path / "identity").write_text(V["keyring"]["age_identity"] + "\n")
    command = ["age", "--decrypt", "-i", str(tmp_path / "identity")]
    done = subprocess.run(command, input=base64.b64decode(V["object"]["age"]), capture_output=True, check=True)
    assert done.stdout.decode() == V["object"]["plain"]


def test_every_section_that_the_code_names_is_in_the_specification(root: Path) -> None:
    text = (root / "docs" / "FORMAT.md").read_text()
    for section in range(1, 11):
        assert f"\n## {section}. " in text


def test_every_kind_of_entry_that_is_folded_is_in_the_specification(root: Path) -> None:
    from guvoh.vault.fold import KINDS

    text = (root / "docs" / "FORMAT.md").read_text()
    written = [*KINDS, "vault.created", "device.started", "passphrase.changed", "erased"]
    assert [kind for kind in written if f"`{kind}`" not in text] == []
