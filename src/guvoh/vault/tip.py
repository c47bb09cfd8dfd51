"""The tip of a device's log: a signed checkpoint that says how much of every file counts.

Bytes past it are residue of a crash; anything short of it is damage. The lines: docs/FORMAT.md, section 5.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass

from guvoh.vault.merkle import Tree
from guvoh.vault.note import Checkpoint, open_note, public_key, sign
from guvoh.vault.segments import Segment


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
    public: bytes = b""  # of a tip that was read: the key that signed it

    def tree(self) -> Tree:
        return Tree(self.size, self.peaks)

    def root(self) -> bytes:
        return self.tree().root()

    def checkpoint(self, public: bytes) -> Checkpoint:
        more = [("key", base64.b64encode(public).decode())]
        more += [("bytes", str(self.length)), ("epoch", str(self.epoch)), ("head", self.head)]
        more += [("peak", base64.b64encode(p).decode()) for p in self.peaks]
        more += [("keyring", s.line()) for s in self.segments]
        more += [("peer", f"{p.device} {p.size} {p.root}") for p in self.peers]
        return Checkpoint(origin(self.vault, self.device), self.size, self.root(), tuple(more))

    def signed(self, seed: bytes) -> bytes:
        return sign(origin(self.vault, self.device), seed, self.checkpoint(public_key(seed)).text()).encode()


def origin(vault: str, device: str) -> str:
    """The name of one device's log, and of the key that signs it: stock verifiers want them to be the same."""
    return f"guvoh.vault/{vault}/{device}"


def parse(data: bytes) -> Tip:
    """The tip, signed by the key that it names itself: that shows damage, `check_signer` shows forgery.

    Raises ValueError when it is not one.
    """
    note = data.decode("utf-8")
    point = Checkpoint.parse(note.rpartition("\n\n")[0] + "\n")
    public = base64.b64decode(point.one("key"), validate=True)
    open_note(note, point.origin, public)
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
        tuple(Segment.parse(line) for line in point.all("keyring")), tuple(peers), public,
    )  # fmt: skip
    if tip.checkpoint(public) != point:
        raise ValueError("the root does not fit the peaks")
    return tip


def check_signer(tip: Tip, seed: bytes) -> None:
    """Raises ValueError unless it was this vault's own device that signed."""
    if tip.public != public_key(seed):
        raise ValueError("signed by another key")
