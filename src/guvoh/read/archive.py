"""Whether a zip file may be unfolded: measured while unfolding it, because what it says of itself may be a lie."""

from __future__ import annotations

import io
import zipfile
import zlib

from guvoh.read.limits import Archive
from guvoh.read.trouble import Trouble

_PIECE = 1 << 16
_DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("ascii", "utf-16-le", "utf-16-be"))


def check(data: bytes, limits: Archive | None = None) -> tuple[str, ...]:
    """The names in a zip file that is safe to unfold.

    Raises Trouble: zip-entries, zip-bomb, zip-names, zip-doctype (XML that declares entities: no office program writes
    it), not-word for a damaged file or methods that no office program uses.
    """
    limits = limits or Archive()
    allowed = min(limits.total, int(limits.ratio * len(data)))
    seen: set[str] = set()
    unfolded = 0
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > limits.entries:
                raise Trouble("zip-entries")
            for entry in entries:
                _name(entry.orig_filename, seen)
                if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED} or entry.flag_bits & 1:
                    raise Trouble("not-word")
                markup = entry.filename.lower().endswith((".xml", ".rels"))
                with archive.open(entry) as stream:
                    before = b""
                    while piece := stream.read(_PIECE):
                        unfolded += len(piece)
                        if unfolded > allowed:
                            raise Trouble("zip-bomb")
                        if markup and any(mark in before + piece for mark in _DOCTYPES):
                            raise Trouble("zip-doctype")
                        before = piece[-20:]
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, ValueError, RuntimeError):
        raise Trouble("not-word") from None
    return tuple(seen)


def _name(name: str, seen: set[str]) -> None:
    """No absolute path, no way upwards, no drive, no NUL, no name twice."""
    parts = name.replace("\\", "/").split("/")
    folded = name.casefold()
    if not name or parts[0] == "" or ".." in parts or ":" in name or "\0" in name or folded in seen:
        raise Trouble("zip-names")
    seen.add(folded)
