"""The leak gate over the bytes of the finished file: whatever can be got out of it, by any means but looking at it.

    check_file(drawn, before, empty) -> tuple[Leak]      () lets it out

`gate.check` reads what was set; this reads what was written: every stream, string, part, comment, attribute, note of a
picture, attachment, outline, field, and every earlier version that a file may still hold (`unpack`).
"""

from __future__ import annotations

import re

from guvoh.model.document import Document
from guvoh.model.paper import Chronology
from guvoh.policy.gate import Leak, leaks_in, sought
from guvoh.policy.unpack import parts

_LONG = re.compile(r"[^\W\d_]{5,}")  # in bytes that are no text, shorter words stand by chance


def check_file(drawn: bytes, before: Chronology | Document, empty: bytes = b"") -> tuple[Leak, ...]:
    """As `gate.check`, of a file. `empty`: the file of the same paper without anybody's words; what stands there too is
    ours. Nothing is searched in an internal paper."""
    if before.internal:
        return ()
    those = sought(before, "\n".join(_words(empty).values()) if empty else "")
    leaks: dict[tuple[str, str], Leak] = {}
    for reading, text in _words(drawn).items():
        for leak in leaks_in(text, those):
            leaks[leak.person, reading] = Leak(leak.person, reading)
    return tuple(leaks.values())


def _words(data: bytes) -> dict[str, str]:
    """By reading, everything that was found that way, each piece on lines of its own."""
    found: dict[str, dict[str, None]] = {}
    for part in parts(data):
        text = part.text if part.sure else "\n".join(dict.fromkeys(_LONG.findall(part.text)))
        if text.strip():
            found.setdefault(part.reading, {})[text] = None
    return {reading: "\n\n".join(texts) for reading, texts in found.items()}
