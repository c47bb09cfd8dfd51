"""How two processes talk: lengths, JSON and text; never pickle. What comes from the reading side is not believed.

    frame    length (4 bytes, big end first) + bytes
    request  frame of JSON {"kind", and the fields of Cage}; frames of the file; an empty frame (or ABORT)
    reply    frame: b"R" + length of the head + head (JSON) + text (UTF-8), or b"E" + code
"""

from __future__ import annotations

import json
import re
import struct
from typing import Any

from guvoh.model import Block, Reading
from guvoh.read.limits import BLOCKS, FIELD, TEXT_OUT
from guvoh.read.trouble import Trouble

CHUNK = 1 << 20
ABORT = 0xFFFFFFFF
HEAD_MAX = 8 << 20
REPLY_MAX = TEXT_OUT + HEAD_MAX + 16
READY = b"guvoh reader ready"

_CODE = re.compile(rb"[a-z-]{1,30}")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,3}")
_WARNING = re.compile(r"[a-z-]{1,30}( [A-Za-z0-9_.,/+-]{1,60})?")
_READER = re.compile(r"[A-Za-z0-9 ._+-]{1,60}")


def frame(payload: bytes) -> bytes:
    return struct.pack(">I", len(payload)) + payload


def length(four: bytes) -> int:
    return int(struct.unpack(">I", four)[0])


def pack(reading: Reading) -> bytes:
    """A reply with a reading. Raises Trouble("too-much-text") when it is over the limits."""
    text = reading.text.encode("utf-8")
    if len(text) > TEXT_OUT or len(reading.blocks) > BLOCKS:
        raise Trouble("too-much-text")
    head = json.dumps(
        {
            "blocks": [[b.start, b.end, b.page, b.paragraph, int(b.main)] for b in reading.blocks],
            "reader": reading.reader, "language": reading.language, "title": reading.title, "author": reading.author,
            "publisher": reading.publisher, "published": reading.published, "warnings": reading.warnings,
        },
        ensure_ascii=False, separators=(",", ":"),
    ).encode("utf-8", "replace")  # fmt: skip
    return b"R" + frame(head) + text


def pack_trouble(code: str) -> bytes:
    return b"E" + code.encode("ascii")


def unpack(reply: bytes) -> Reading:
    """The reading in a reply, every field looked at. Raises Trouble: the code that was sent, or "broken" for anything
    that a sound reader would not have sent."""
    try:
        if reply[:1] == b"E" and _CODE.fullmatch(reply, 1):
            raise Trouble(reply[1:].decode("ascii"))
        if reply[:1] != b"R" or not 0 < (size := length(reply[1:5])) <= HEAD_MAX or len(reply) > REPLY_MAX:
            raise Trouble("broken")
        text = reply[5 + size :].decode("utf-8")
        head = json.loads(reply[5 : 5 + size])
        return _reading(text, head)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, struct.error):
        raise Trouble("broken") from None


def _reading(text: str, head: dict[str, Any]) -> Reading:
    if "\0" in text or len(head["blocks"]) > BLOCKS or len(head["warnings"]) > 50:
        raise ValueError
    blocks, at, paragraph = [], 0, 0
    for start, end, page, number, main in head["blocks"]:
        whole = all(type(n) is int for n in (start, end, number, main)) and (page is None or type(page) is int)
        if not whole or not at <= start <= end <= len(text) or number <= paragraph or (page is not None and page < 1):
            raise ValueError
        blocks.append(Block(start, end, page, number, bool(main)))
        at, paragraph = end, number
    return Reading(
        text=text, blocks=tuple(blocks), reader=_like(_READER, head["reader"]) or "unknown",
        language=_like(_LANGUAGE, head["language"]), title=_field(head["title"]), author=_field(head["author"]),
        publisher=_field(head["publisher"]), published=_like(_DATE, head["published"]),
        warnings=tuple(w for w in (_like(_WARNING, w) for w in head["warnings"]) if w),
    )  # fmt: skip


def _field(value: object) -> str | None:
    """A line of metadata: one line, not too long, no control characters; None when nothing is left."""
    if not isinstance(value, str):
        return None
    line = " ".join("".join(c if c.isprintable() else " " for c in value[: 4 * FIELD]).split())
    return line[:FIELD] or None


def _like(pattern: re.Pattern[str], value: object) -> str | None:
    return value if isinstance(value, str) and pattern.fullmatch(value) else None
