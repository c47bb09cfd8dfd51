"""The tip of a device's log: a signed checkpoint that says how much of every file counts.

Bytes past it are residue of a crash; anything short of it is damage. The lines: docs/FORMAT.md, section 5.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass

from guvoh.vault.keyring import Segment
from guvoh.vault.merkle import Tree
from guvoh.vault.note import Checkpoint, open_note, public_key, sign


@dataclass(frozen=True, slots=True)
class Peer:
    """How far another device's log had come when this tip was signed."""

    device: str
    size: int
    root: str


@dataclass(frozen=True, slots=True)
class Tip:
    """`size` entries in `length` bytes; `epoch` counts commits over all devices, so the highest tip is the newest."""

    vault: str
    device: str
    size: int
    length: int
    epoch: int
    head: str
    peaks: tuple[bytes, ...]
    segments: tuple[Segment, ...]
    peers: tuple[Peer, ...] = ()

    def tree(self) -> Tree:
        return Tree(self.size, self.peaks)

    def root(self) -> bytes:
        return self.tree().root()

    def checkpoint(self) -> Checkpoint:
        more = [("bytes", str(self.length)), ("epoch", str(self.epoch)), ("head", self.head)]
        more += [("peak", base64.b64encode(p).decode()) for p in self.peaks]
        more += [("keyring", s.line()) for s in self.segments]
        more += [("peer", f"{p.device} {p.size} {p.root}") for p in self.peers]
        return Checkpoint(origin(self.vault, self.device), self.size, self.root(), tuple(more))

    def signed(self, seed: bytes) -> bytes:
        return sign(origin(self.vault, self.device), seed, self.checkpoint().text()).encode()


def origin(vault: str, device: str) -> str:
    """The name of one device's log, and of the key that signs it: stock verifiers want them to be the same."""
    return f"guvoh.vault/{vault}/{device}"


def parse(data: bytes) -> Tip:
    """The tip without looking at its signature. Raises ValueError when it is not one."""
    text, blank, _signature = data.decode("utf-8").rpartition("\n\n")
    if not blank:
        raise ValueError("not a tip")
    point = Checkpoint.parse(text + "\n")
    name, vault, device = point.origin.split("/")
    if name != "guvoh.vault":
        raise ValueError("not a tip")
    peers = []
    for line in point.all("peer"):
        peer, size, root = line.split(" ")
        peers.append(Peer(peer, int(size), root))
    tip = Tip(
        vault, device, point.size, int(point.one("bytes")), int(point.one("epoch")), point.one("head"),
        tuple(base64.b64decode(p, validate=True) for p in point.all("peak")),
        tuple(Segment.parse(line) for line in point.all("keyring")), tuple(peers),
    )  # fmt: skip
    if tip.checkpoint() != point:
        raise ValueError("the root does not fit the peaks")
    return tip


def check_signature(data: bytes, tip: Tip, seed: bytes) -> None:
    """Raises ValueError unless this vault's own device signed exactly these bytes."""
    open_note(data.decode("utf-8"), origin(tip.vault, tip.device), public_key(seed))
