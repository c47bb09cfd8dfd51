"""The keyring: one wrapped key for each case, compartment and device, in append-only segments.

Keys live outside the ledger so that things can be erased: a segment is rewritten without a key, under a new ring key,
and what the key sealed is gone while the ledger still verifies. The bytes: docs/FORMAT.md, section 3.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pyrage

from guvoh.errors import Damage
from guvoh.text.i18n import _
from guvoh.vault import codec, durable, seal

_SEGMENT_NAME = re.compile(r"[0-9]{5,9}-[0-9]{5,9}\.seg")
SEGMENT = 4096  # records; a commit hashes only the last segment


@dataclass(frozen=True, slots=True, repr=False)
class Keys:
    """The keys of one compartment: `key` seals entries, `age` opens its objects. `what`: source, person, link, case."""

    id: bytes
    case: bytes
    what: str
    key: bytes
    age: str


@dataclass(frozen=True, slots=True, repr=False)
class Device:
    """One writer of the ledger. `machine` is a keyed hash of the machine's own number, or empty."""

    id: bytes
    seed: bytes
    machine: bytes


@dataclass(frozen=True, slots=True)
class Record:
    kind: str  # case | compartment | device
    id: bytes
    parent: bytes  # the case of a compartment; empty for cases and devices
    wrapped: bytes

    def to_bytes(self) -> bytes:
        return codec.frame(codec.encode([1, self.kind, self.id, self.parent, self.wrapped]))


@dataclass(frozen=True, slots=True)
class Segment:
    name: str
    size: int
    digest: str
    records: int

    def line(self) -> str:
        return f"{self.name} {self.size} {self.digest} {self.records}"

    @classmethod
    def parse(cls, line: str) -> Segment:
        name, size, digest, records = line.split(" ")
        if not _SEGMENT_NAME.fullmatch(name):
            raise ValueError("not the name of a segment")
        return cls(name, int(size), digest, int(records))


def _bound(vault: bytes, kind: str, id: bytes, parent: bytes) -> bytes:
    return codec.encode(["guvoh key", 1, vault, kind, id, parent])


@dataclass(repr=False)
class Keyring:
    """The wrapped keys of one open vault; keys are unwrapped when they are first asked for."""

    vault: bytes
    ring: bytes
    generation: int = 1
    segments: list[Segment] = field(default_factory=list)
    tail: bytes = b""  # the bytes of the last segment
    records: dict[tuple[str, bytes], Record] = field(default_factory=dict)
    opened: dict[bytes, Keys] = field(default_factory=dict)
    case_keys: dict[bytes, bytes] = field(default_factory=dict)

    # Making keys: the new records are returned and written by the commit that first uses them.

    def new_case(self, case: bytes) -> Record:
        return self._add("case", case, b"", self.ring, codec.encode({"key": seal.new_key()}))

    def new_compartment(self, id: bytes, case: bytes, what: str) -> Record:
        identity = pyrage.x25519.Identity.generate()
        plain = codec.encode({"key": seal.new_key(), "age": str(identity), "what": what})
        return self._add("compartment", id, case, self.case_key(case), plain)

    def new_device(self, id: bytes, machine: bytes) -> Record:
        return self._add("device", id, b"", self.ring, codec.encode({"seed": seal.new_key(), "machine": machine}))

    def _add(self, kind: str, id: bytes, parent: bytes, key: bytes, plain: bytes) -> Record:
        record = Record(kind, id, parent, seal.seal(key, plain, _bound(self.vault, kind, id, parent)))
        self.records[kind, id] = record
        return record

    def drop(self, records: Iterable[Record]) -> None:
        """Forgets keys that were made for a commit that did not happen."""
        for record in records:
            self.records.pop((record.kind, record.id), None)
            self.opened.pop(record.id, None)
            self.case_keys.pop(record.id, None)

    # Using keys

    def has(self, compartment: bytes) -> bool:
        return ("compartment", compartment) in self.records

    def case_key(self, case: bytes) -> bytes:
        key = self.case_keys.get(case)
        if key is None:
            key = codec.decode(self._plain(self.records["case", case], self.ring))["key"]
            self.case_keys[case] = key
        return key

    def keys(self, compartment: bytes) -> Keys:
        """Raises KeyError when the key was erased."""
        known = self.opened.get(compartment)
        if known is None:
            record = self.records["compartment", compartment]
            plain = codec.decode(self._plain(record, self.case_key(record.parent)))
            known = Keys(compartment, record.parent, plain["what"], plain["key"], plain["age"])
            self.opened[compartment] = known
        return known

    def device(self, id: bytes) -> Device:
        plain = codec.decode(self._plain(self.records["device", id], self.ring))
        return Device(id, plain["seed"], plain["machine"])

    def devices(self) -> list[bytes]:
        return sorted(id for kind, id in self.records if kind == "device")

    def _plain(self, record: Record, key: bytes) -> bytes:
        try:
            return seal.unseal(key, record.wrapped, _bound(self.vault, record.kind, record.id, record.parent))
        except ValueError as error:
            raise Damage(
                _("A key in the keyring does not open."),
                _("Restore the vault from a backup; `guvoh verify` names the file. Nothing was changed."),
            ) from error

    # Files

    def load(self, folder: Path, segments: list[Segment]) -> None:
        """Reads what the tip lists. Raises `Damage` naming the file that is missing, short or other than signed."""
        known = {s.name: s for s in self.segments}
        for n, segment in enumerate(segments):
            if known.get(segment.name) == segment:
                continue
            data = read_segment(folder, segment)
            for record in parse_segment(data, segment.name):
                self.records.setdefault((record.kind, record.id), record)
            if n == len(segments) - 1:
                self.tail = data
        self.segments = list(segments)
        if not segments:
            self.tail = b""

    def append(self, folder: Path, records: list[Record]) -> None:
        """Writes and syncs new records behind what the tip covers; the tip that follows makes them count."""
        segments, tail = list(self.segments), self.tail
        todo = list(records)
        while todo:
            if not segments or segments[-1].records >= SEGMENT:
                segments.append(Segment(f"{self.generation:05d}-{len(segments) + 1:05d}.seg", 0, "", 0))
                tail = b""
            last = segments[-1]
            now, todo = todo[: SEGMENT - last.records], todo[SEGMENT - last.records :]
            added = b"".join(r.to_bytes() for r in now)
            durable.append(folder / last.name, last.size, added)
            tail += added
            segments[-1] = Segment(last.name, len(tail), hashlib.sha256(tail).hexdigest(), last.records + len(now))
        self.segments, self.tail = segments, tail

    def rewritten(self, without: Collection[bytes], ring: bytes) -> Keyring:
        """The same keys without those of the compartments `without`, for segments of other names.

        The ring key is new, and so are the keys of the cases that lose a compartment: an old segment that lingers on
        the disk cannot be opened with what the vault holds afterwards.
        """
        other = Keyring(self.vault, ring, self.generation + 1)
        losing = {self.records["compartment", id].parent for id in without}
        for (kind, id), record in self.records.items():
            if kind == "compartment":
                continue
            plain = self._plain(record, self.ring)
            if kind == "case" and id in losing:
                plain = codec.encode({"key": seal.new_key()})
            other._add(kind, id, record.parent, ring, plain)
        for (kind, id), record in self.records.items():
            if kind != "compartment" or id in without:
                continue
            if record.parent in losing:
                plain = self._plain(record, self.case_key(record.parent))
                other._add(kind, id, record.parent, other.case_key(record.parent), plain)
            else:
                other.records[kind, id] = record
        return other


def read_segment(folder: Path, segment: Segment) -> bytes:
    data = durable.read(folder / segment.name)
    hint = _("Restore the vault from a backup. Nothing was changed.")
    if data is None:
        raise Damage(_("keyring/{name} is missing.").format(name=segment.name), hint)
    if len(data) < segment.size:
        raise Damage(_("keyring/{name} is cut short.").format(name=segment.name), hint)
    data = data[: segment.size]
    if hashlib.sha256(data).hexdigest() != segment.digest:
        raise Damage(_("keyring/{name} is damaged, or older than it should be.").format(name=segment.name), hint)
    return data


def parse_segment(data: bytes, name: str) -> Iterator[Record]:
    try:
        for _end, raw in codec.frames(data):
            version, kind, id, parent, wrapped = codec.decode(raw)
            if version != 1:
                raise ValueError("a newer record")
            yield Record(kind, id, parent, wrapped)
    except (ValueError, TypeError) as error:
        raise Damage(_("keyring/{name} cannot be read.").format(name=name), _("Restore it from a backup.")) from error
