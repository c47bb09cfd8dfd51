"""A whole vault in one file, and a new vault from it: the same entries, the same objects to the byte.

The file is a tar: `guvoh-full/README.txt`, `guvoh-full/sealed.age` (entries, and the keys of compartments, sealed by a
passphrase of its own) and the objects as they lie in the vault. Nothing readable is ever on the disk, unless the part
is left open on purpose (`opened.cbor`). The bytes: docs/FORMAT.md, section 11.

The new vault has its own id, keys, device and recovery words, so its ledger is signed anew; what was done, when and by
whom stays, in the same order. Of closed cases only those are taken that are open here and were asked for.
"""

from __future__ import annotations

import io
import os
import tarfile
import uuid
from collections.abc import Callable, Collection
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, BinaryIO

import pyrage

from guvoh.errors import Refused
from guvoh.text.i18n import _
from guvoh.vault import codec, durable
from guvoh.vault.keyring import Keyring
from guvoh.vault.ledger import Entry
from guvoh.vault.vault import Vault

FOLDER = "guvoh-full"
SEALED, OPEN, README = f"{FOLDER}/sealed.age", f"{FOLDER}/opened.cbor", f"{FOLDER}/README.txt"
_BLOCK = 1024 * 1024  # bytes
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Carried:
    """What is in the file. `left_out`: closed cases that are not in it."""

    entries: int
    objects: int
    cases: int
    left_out: int


def is_carried(data: bytes) -> bool:
    """Whether a file that begins so is one of these."""
    return data.startswith(f"{FOLDER}/".encode())


def carry_out(
    vault: Vault, out: BinaryIO, words: str | None, cases: Collection[str] | None = None,
    progress: Progress = lambda done, all: None,
) -> Carried:  # fmt: skip
    """Writes the vault to `out`. `words`: the passphrase of the file, None to leave its secret part open. `cases`: ids
    of those alone; None for all that are not closed. Raises `Refused` for an empty passphrase and for a locked case."""
    if words is not None and not words:
        raise Refused(_("An empty passphrase protects nothing."), _("Choose six random words or more."))
    with vault.locked():
        vault._refresh()
        wanted = _wanted(vault, cases)
        content, objects = _content(vault, wanted, whole=cases is None)
        secret = codec.encode(content)
        name = OPEN if words is None else SEALED
        part = secret if words is None else pyrage.passphrase.encrypt(secret, words)
        with tarfile.open(fileobj=out, mode="w|", format=tarfile.USTAR_FORMAT) as tar:
            _put(tar, README, (files("guvoh.vault") / "carried.txt").read_bytes())
            _put(tar, name, part)
            for n, of in enumerate(objects, 1):
                path = vault.store.path(of)
                with durable.opened(path) as f:
                    tar.addfile(_info(place_of(of), os.fstat(f.fileno()).st_size), f)
                progress(n, len(objects))
    left = sum(case not in wanted for case in vault.keyring.closed())
    return Carried(len(content["entries"]), len(objects), len(content["cases"]), left)


def _wanted(vault: Vault, cases: Collection[str] | None) -> set[bytes]:
    ring = vault.keyring
    if cases is None:
        return {id for kind, id in ring.records if kind == "case"}
    wanted = {uuid.UUID(case).bytes for case in cases}
    if any(case in ring.locked() for case in wanted):
        raise Refused(_("This closed case is not open."), _("Open the vault with --closed. Nothing was written."))
    return wanted


def _content(vault: Vault, cases: set[bytes], whole: bool) -> tuple[dict[str, Any], list[str]]:
    """What is sealed, and the names of the objects that go with it."""
    ring, own = vault.keyring, vault.state.head.vault
    of_cases = cases if whole else cases - {own}
    taken = [
        id for kind, id in sorted(ring.records) if kind == "compartment" and ring.records[kind, id].parent in of_cases
    ]
    among = frozenset(taken)
    found: list[tuple[int, bytes, int, bytes, Entry]] = []
    for device in vault.state.tips:
        for header, entry in vault.entries(device):
            if header.compartment in among and entry.kind != "vault.created":
                found.append((entry.order, header.device, header.seq, header.compartment, entry))
    found.sort(key=lambda of: of[:3])
    objects = dict.fromkeys(str(e.body["object"]) for *_place, e in found if e.body.get("object"))
    content = {
        "v": 1, "vault": own, "at": vault.now(), "by": vault.by,
        "checkpoint": [vault.state.newest.size, vault.state.newest.root()],
        "cases": [_case(ring, case) for case in sorted(of_cases)],
        "compartments": [[id, k.case, k.what, k.age] for id in taken for k in (ring.keys(id),)],
        "entries": [[device, seq, of, entry.content()] for _order, device, seq, of, entry in found],
    }  # fmt: skip
    return content, list(objects)


def _case(ring: Keyring, case: bytes) -> dict[str, Any]:
    """A closed case goes with what opens it, so that its passphrase stays the same."""
    by = ring.openers.get(case)
    return {"id": case} if by is None else {"id": case, "key": by.key, "kdf": dict(by.kdf)}


def place_of(name: str) -> str:
    """Where in the tar an object lies."""
    return f"{FOLDER}/objects/{name[:2]}/{name}"


def _info(name: str, size: int) -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)  # no time, owner or group: they would tell of the machine
    info.size, info.mode = size, 0o600
    return info


def _put(tar: tarfile.TarFile, name: str, data: bytes) -> None:
    tar.addfile(_info(name, len(data)), io.BytesIO(data))
