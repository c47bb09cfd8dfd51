"""A new vault from the file that `carried.py` writes: whole, or not at all. The bytes: docs/FORMAT.md, section 11."""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
import shutil
import tarfile
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

import pyrage

from guvoh.errors import Damage, Unreadable, WrongPassphrase
from guvoh.model.ids import new_id
from guvoh.text.i18n import _
from guvoh.vault import codec, durable
from guvoh.vault.carried import OPEN, README, SEALED, Carried, Progress, place_of
from guvoh.vault.create import Created, create, refuse_taken
from guvoh.vault.keyring import Opener
from guvoh.vault.ledger import Entry, Header, entry_from, make_record
from guvoh.vault.merkle import leaf_hash
from guvoh.vault.passphrase import Cost
from guvoh.vault.seal import new_key
from guvoh.vault.segments import Record
from guvoh.vault.state import log_path
from guvoh.vault.tip import Tip
from guvoh.vault.vault import Vault, open_vault, utc_now

_BLOCK = 1024 * 1024  # bytes


def carry_in(
    source: BinaryIO, file_words: str | None, folder: Path, words: str, by: str = "", cost: Cost | None = None,
    progress: Progress = lambda done, all: None,
) -> tuple[Created, Carried]:  # fmt: skip
    """A new vault in `folder`, whole or not at all: it is built beside its place. `words`: its passphrase; `file_words`
    that of the file. Raises `Refused` where something is in its place, `WrongPassphrase`, `Unreadable`, `Damage`."""
    refuse_taken(folder)
    beside = folder.with_name(f".{folder.name}.importing-{secrets.token_hex(4)}")
    try:
        with _tar(source) as tar:
            content = _secret(tar, file_words)
            made = create(beside, words, by or str(content["by"]), cost)
            with open_vault(beside, words) as vault, vault.locked():
                carried = _fill(vault, content, tar, progress)
        with durable.storage():
            os.replace(beside, folder)
        durable.sync_folder(folder.parent)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise
    return made, carried


@contextlib.contextmanager
def _tar(source: BinaryIO) -> Iterator[tarfile.TarFile]:
    try:
        with tarfile.open(fileobj=source, mode="r|") as tar:
            yield tar
    except (tarfile.TarError, EOFError) as error:
        raise _no_file() from error


def _no_file() -> Unreadable:
    return Unreadable(_("This is no whole vault in one file."), _("Give the file that `guvoh export full` wrote."))


def _secret(tar: tarfile.TarFile, words: str | None) -> Mapping[str, Any]:
    first, second = tar.next(), None
    if first is not None and first.name == README:
        second = tar.next()
    held = tar.extractfile(second) if second is not None and second.name in (SEALED, OPEN) else None
    if second is None or held is None:
        raise _no_file()
    data = held.read()
    if second.name == SEALED:
        if not words:
            raise WrongPassphrase(_("The file is sealed."), _("Give its passphrase. Nothing was changed."))
        try:
            data = pyrage.passphrase.decrypt(data, words)
        except pyrage.DecryptError as error:
            hint = _("Type it again; large and small letters count. Nothing was changed.")
            raise WrongPassphrase(_("This passphrase does not open the file."), hint) from error
    try:
        content = codec.decode(data)
        parts = [content[name] for name in ("vault", "by", "checkpoint", "cases", "compartments", "entries")]
    except (ValueError, KeyError, TypeError) as error:
        raise _damaged() from error
    if content.get("v") != 1:
        raise Unreadable(_("This file was made by a newer Guvoh."), _("Install the newer one. Nothing was changed."))
    if not all(isinstance(part, list) for part in parts[2:]):
        raise _damaged()
    return dict(content)


def _damaged() -> Damage:
    return Damage(_("The file is damaged."), _("Make it again from the vault. Nothing was changed."))


def _fill(vault: Vault, content: Mapping[str, Any], tar: tarfile.TarFile, progress: Progress) -> Carried:
    """Keys, objects and entries, then one tip that makes all of them count. In the lock."""
    try:
        old, entries = bytes(content["vault"]), list(_entries(content))
        records = list(_keys(vault, content, old))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise _damaged() from error
    wanted = {str(entry.body["object"]) for _of, entry in entries if entry.body.get("object")}
    names = _objects(vault, tar, wanted, progress)
    if wanted - names:
        raise _damaged()
    vault.keyring.append(vault.folder / "keyring", records)
    size, root = content["checkpoint"]
    told = {"format": "full", "vault": old.hex(), "size": size, "root": root, "entries": len(entries),
            "objects": len(names), "at": str(content.get("at") or "")}  # fmt: skip
    last = Entry(new_id(), "imported", utc_now(), vault.by, 0, told)
    _log(vault, [*((_home(of, old, vault), entry) for of, entry in entries), (vault.state.head.vault, last)], old)
    vault._fold()
    return Carried(len(entries), len(names), len(content["cases"]), 0)


def _entries(content: Mapping[str, Any]) -> Iterator[tuple[bytes, Entry]]:
    known = {bytes(row[0]) for row in content["compartments"]}
    for _device, _seq, of, data in content["entries"]:
        if bytes(of) not in known:
            raise ValueError("an entry of no compartment")
        yield bytes(of), entry_from(bytes(data))


def _home(of: bytes, old: bytes, vault: Vault) -> bytes:
    """What was said of the old vault itself is said of this one."""
    return vault.state.head.vault if of == old else of


def _keys(vault: Vault, content: Mapping[str, Any], old: bytes) -> Iterator[Record]:
    """Cases and compartments under new keys; only what opens the objects stays, for they stay as they are."""
    ring = vault.keyring
    for case in content["cases"]:
        id = bytes(case["id"])
        if id != old:
            yield ring.new_closed(id, Opener(bytes(case["key"]), case["kdf"])) if "key" in case else ring.new_case(id)
    for id, case, what, age in content["compartments"]:
        if bytes(id) != old:
            pyrage.x25519.Identity.from_str(age)  # raises for what is none
            plain = codec.encode({"key": new_key(), "age": str(age), "what": str(what)})
            yield ring._add("compartment", bytes(id), bytes(case), ring.case_key(bytes(case)), plain)


def _objects(vault: Vault, tar: tarfile.TarFile, wanted: Collection[str], progress: Progress) -> set[str]:
    """Puts the objects in their places; each must have the name that its bytes give."""
    found: set[str] = set()
    for member in tar:
        name = member.name.rpartition("/")[2]
        held = tar.extractfile(member) if member.isreg() and member.name == place_of(name) else None
        if held is None or name not in wanted:
            continue
        path, digest = vault.store.path(name), hashlib.sha256()
        with durable.storage():
            path.parent.mkdir(parents=True, exist_ok=True)
            with open(path, "wb") as f:
                while block := held.read(_BLOCK):
                    digest.update(block)
                    f.write(block)
        if digest.hexdigest() != name:
            raise _damaged()
        found.add(name)
        progress(len(found), len(wanted))
    durable.sync_files(str(vault.store.path(name)) for name in found)
    durable.every({str(vault.store.path(name).parent) for name in found}, durable.sync_folder)
    return found


def _log(vault: Vault, entries: list[tuple[bytes, Entry]], old: bytes) -> None:
    """The entries behind the first one of this vault, numbered in their order, and the tip."""
    state = vault.state
    own = state.tips[vault.device]
    tree, data = own.tree(), bytearray()
    device = bytes.fromhex(vault.device)
    for n, (of, entry) in enumerate(entries):
        body = entry.body
        if body.get("owner") == old.hex():
            body = {**body, "owner": vault.id}
        header = Header(state.head.vault, device, own.size + n, of, b"")
        moved = Entry(entry.id, entry.kind, entry.at, entry.by, own.size + n + 1, body)
        record = make_record(header, state.keyring.keys(of).key, moved)
        tree.append(leaf_hash(record))
        data += codec.frame(record)
    durable.append(log_path(vault.folder, vault.device), own.length, bytes(data))
    vault.put_tip(
        Tip(own.vault, vault.device, tree.size, own.length + len(data), state.newest.epoch + 1, state.head.digest(),
            tuple(tree.peaks), tuple(state.keyring.segments), vault.peers())
    )  # fmt: skip
