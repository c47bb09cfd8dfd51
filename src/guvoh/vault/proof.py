"""One entry before a court: that it was said, when the machine's clock showed what, and that nobody changed it since.

Needs no vault, no passphrase and no key to check; opens nothing else. The file: docs/FORMAT.md, section 9.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from dataclasses import dataclass
from typing import Any

from guvoh.errors import NotFound, Refused
from guvoh.text.i18n import _
from guvoh.vault import codec, tip
from guvoh.vault.ledger import SALT, Entry, split_record, unsealed
from guvoh.vault.merkle import inclusion_proof, leaf_hash, root_from_proof
from guvoh.vault.state import read_log
from guvoh.vault.vault import Vault

VERSION = 1


@dataclass(frozen=True, slots=True)
class Proof:
    """`record` as it stands in the log; its `salt` and `content`; `path`: the hashes from it to the root (RFC 6962,
    2.1.1); `tip`: the signed checkpoint."""

    record: bytes
    salt: bytes
    content: bytes
    path: tuple[bytes, ...]
    tip: str

    def to_bytes(self) -> bytes:
        """One JSON object; bytes as base64."""
        parts = {"record": self.record, "salt": self.salt, "content": self.content}
        told: dict[str, Any] = {"guvoh_proof": VERSION, **{name: _b64(part) for name, part in parts.items()}}
        return json.dumps({**told, "path": [_b64(p) for p in self.path], "tip": self.tip}, indent=1).encode() + b"\n"

    @classmethod
    def parse(cls, data: bytes) -> Proof:
        """Raises `Refused` for anything that `to_bytes` did not make."""
        try:
            f = json.loads(data)
            if f["guvoh_proof"] != VERSION or len(f) != 6:
                raise ValueError("a newer proof")
            path = tuple(_bytes(p) for p in f["path"])
            return cls(_bytes(f["record"]), _bytes(f["salt"]), _bytes(f["content"]), path, str(f["tip"]))
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise Refused(
                _("This file is not a proof."), _("`guvoh show ID --proof FILE` writes one. Ask for it anew.")
            ) from error


@dataclass(frozen=True, slots=True)
class Checked:
    """What a proof proves: the entry, its place in a log of so many, the checkpoint's root, and the key that signed.

    Whose key that is must be known from elsewhere."""

    entry: Entry
    origin: str
    place: int
    size: int
    root: bytes
    public_key: bytes


def prove(vault: Vault, id: str) -> Proof:
    """The proof of one entry that can be opened. Raises `NotFound` when there is none with this id."""
    row = vault.view.row("SELECT device, seq, compartment FROM entry WHERE id = ?", id)
    if row is None:
        raise NotFound(_("There is no entry with this id."), _("`guvoh show` lists what was done with a thing."))
    device, place, compartment = row
    of = vault.state.tips[device]
    records = read_log(vault.folder, of)
    header, raw, sealed = split_record(records[place])
    salted = unsealed(header, raw, sealed, vault.keyring.keys(compartment).key)
    path = inclusion_proof([leaf_hash(r) for r in records], place)
    signed = of.signed(vault.state.devices[device].seed).decode()
    return Proof(records[place], salted[:SALT], salted[SALT:], tuple(path), signed)


def check(proof: Proof, public_key: bytes | None = None) -> Checked:
    """What is proven. `public_key`: the one that must have signed; without it, whichever did is told.

    Raises `Refused`, saying which step fails."""
    try:
        of = tip.parse(proof.tip.encode())
    except (ValueError, IndexError) as error:
        raise _refused(_("The signature of the checkpoint does not fit.")) from error
    if public_key is not None and of.public != public_key:
        raise _refused(_("The checkpoint was signed by another key."))
    try:
        header, _raw, _sealed = split_record(proof.record)
    except ValueError as error:
        raise _refused(_("The record cannot be read.")) from error
    if (header.vault.hex(), header.device.hex()) != (of.vault, of.device):
        raise _refused(_("The record is of another log than the checkpoint."))
    if len(proof.salt) != SALT or hashlib.sha256(proof.salt + proof.content).digest() != header.commit:
        raise _refused(_("The content is not what the record commits to."))
    if not 0 <= header.seq < of.size or not _leads(proof, header.seq, of):
        raise _refused(_("The record does not lead to the root that was signed."))
    try:
        c = codec.decode(proof.content)
        entry = Entry(c["id"], c["kind"], c["at"], c["by"], c["order"], c["body"])
    except (ValueError, KeyError, TypeError) as error:
        raise _refused(_("The content cannot be read.")) from error
    return Checked(entry, tip.origin(of.vault, of.device), header.seq, of.size, of.root(), of.public)


def _leads(proof: Proof, place: int, of: tip.Tip) -> bool:
    try:
        return root_from_proof(leaf_hash(proof.record), place, of.size, list(proof.path)) == of.root()
    except (ValueError, IndexError):
        return False


def _refused(why: str) -> Refused:
    told = _("The proof does not hold: {why}").format(why=why)
    return Refused(told, _("Ask for it anew, from whoever keeps the vault."))


def _b64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _bytes(text: Any) -> bytes:
    if not isinstance(text, str):
        raise ValueError("not base64")
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise ValueError("not base64") from error
