"""The files of the keyring: framed records in segments that are only added to. What a record seals: `keyring.py`."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from guvoh.errors import Damage
from guvoh.text.i18n import _
from guvoh.vault import codec, durable

_SEGMENT_NAME = re.compile(r"[0-9]{5,9}-[0-9]{5,9}\.seg")


@dataclass(frozen=True, slots=True)
class Record:
    kind: str  # case | closed | compartment | device
    id: bytes
    parent: bytes  # the case of a compartment; empty for the others
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
