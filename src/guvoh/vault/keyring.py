"""The keyring: one wrapped key for each case, compartment and device, in append-only segments.

Keys live outside the ledger so that things can be erased: a segment is rewritten without a key, under a new ring key,
and what the key sealed is gone while the ledger still verifies. The key of a closed case lies under that case's own
passphrase too: until it is given, the case is locked and nothing of it opens. The bytes: docs/FORMAT.md, section 3.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyrage

from guvoh.errors import Damage
from guvoh.text.i18n import _
from guvoh.vault import codec, durable, passphrase, seal
from guvoh.vault.passphrase import Cost
from guvoh.vault.segments import Record, Segment, parse_segment, read_segment

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


def _bound(vault: bytes, kind: str, id: bytes, parent: bytes) -> bytes:
    return codec.encode(["guvoh key", 1, vault, kind, id, parent])


@dataclass(frozen=True, slots=True, repr=False)
class Opener:
    """What opens a closed case: the key made from its passphrase, and how it was made."""

    key: bytes
    kdf: Mapping[str, Any]


def opener(words: str, salt: bytes, cost: Cost) -> Opener:
    kdf = {"memory": cost.memory_kib, "passes": cost.passes, "lanes": cost.lanes, "salt": salt}
    return Opener(passphrase.derive(words, salt, cost), kdf)


def _closing(vault: bytes, case: bytes) -> bytes:
    return codec.encode(["guvoh closed case", 1, vault, case])


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
    openers: dict[bytes, Opener] = field(default_factory=dict)  # of the closed cases that are open here

    # Making keys: the new records are returned and written by the commit that first uses them.

    def new_case(self, case: bytes) -> Record:
        return self._add("case", case, b"", self.ring, codec.encode({"key": seal.new_key()}))

    def new_closed(self, case: bytes, by: Opener) -> Record:
        """A case that its own passphrase alone opens; here it is open from now on."""
        return self._close(case, by, seal.new_key())

    def _close(self, case: bytes, by: Opener, key: bytes) -> Record:
        self.openers[case], self.case_keys[case] = by, key
        wrap = seal.seal(by.key, key, _closing(self.vault, case))
        return self._add("closed", case, b"", self.ring, codec.encode({"kdf": dict(by.kdf), "wrap": wrap}))

    def new_compartment(self, id: bytes, case: bytes, what: str) -> Record:
        identity = pyrage.x25519.Identity.generate()
        keys = Keys(id, case, what, seal.new_key(), str(identity))
        plain = codec.encode({"key": keys.key, "age": keys.age, "what": what})
        record = self._add("compartment", id, case, self.case_key(case), plain)
        self.opened[id] = keys
        return record

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
            self.openers.pop(record.id, None)

    # Closed cases

    def closed(self) -> list[bytes]:
        return sorted(id for kind, id in self.records if kind == "closed")

    def locked(self) -> list[bytes]:
        """The closed cases whose passphrase was not given."""
        return [case for case in self.closed() if case not in self.openers]

    def closed_case_of(self, compartment: bytes) -> bytes | None:
        """The closed case in which a compartment lies; None for all others."""
        record = self.records.get(("compartment", compartment))
        return record.parent if record is not None and ("closed", record.parent) in self.records else None

    def try_words(self, words: str) -> list[bytes]:
        """Opens every locked case whose passphrase this is, and returns them. Each try costs what one guess costs."""
        found = []
        for case in self.locked():
            kdf = codec.decode(self._plain(self.records["closed", case], self.ring))["kdf"]
            by = opener(words, kdf["salt"], Cost(kdf["memory"], kdf["passes"], kdf["lanes"]))
            if self._unlock(case, by):
                found.append(case)
        return found

    def adopt(self, other: Keyring) -> bool:
        """Keeps open what is open in `other`. False when a passphrase was changed meanwhile: that case is locked."""
        fits = True
        for case, by in other.openers.items():
            if other is not self and ("closed", case) in self.records:
                fits = self._unlock(case, by) and fits
        return fits

    def _unlock(self, case: bytes, by: Opener) -> bool:
        wrap = codec.decode(self._plain(self.records["closed", case], self.ring))["wrap"]
        try:
            self.case_keys[case] = seal.unseal(by.key, wrap, _closing(self.vault, case))
        except ValueError:
            return False
        self.openers[case] = by
        return True

    # Using keys

    def has(self, compartment: bytes) -> bool:
        """Whether the key is there: not erased."""
        return ("compartment", compartment) in self.records

    def can_open(self, compartment: bytes) -> bool:
        """Whether the key is there, and in no locked case."""
        if not self.has(compartment):
            return False
        case = self.closed_case_of(compartment)
        return case is None or case in self.openers

    def case_key(self, case: bytes) -> bytes:
        """Raises KeyError for a locked case."""
        key = self.case_keys.get(case)
        if key is None:
            key = codec.decode(self._plain(self.records["case", case], self.ring))["key"]
            self.case_keys[case] = key
        return key

    def keys(self, compartment: bytes) -> Keys:
        """Raises KeyError when the key was erased, or lies in a locked case."""
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

    def rewritten(self, without: Collection[bytes], ring: bytes, anew: Mapping[bytes, Opener] | None = None) -> Keyring:
        """The same keys without those of the compartments `without`, for segments of other names.

        The ring key is new, and so are the keys of the cases that lose a compartment: an old segment that lingers on
        the disk cannot be opened with what the vault holds afterwards. A closed case that loses one must be open; a
        locked one is carried over as it is. `anew`: closed cases that get another passphrase, and so another key.
        """
        other = Keyring(self.vault, ring, self.generation + 1)
        others = anew or {}
        losing = {self.records["compartment", id].parent for id in without} | set(others)
        for (kind, id), record in self.records.items():
            if kind == "compartment":
                continue
            if kind == "closed" and id in losing:
                other._close(id, others.get(id) or self.openers[id], seal.new_key())
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
        other.adopt(self)
        return other
