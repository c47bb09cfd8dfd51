"""Ids: UUIDv7 (RFC 9562) inside, the last eight Crockford base-32 characters for people.

Any unique ending of four or more is accepted where an id is asked for; I, L and O are read as 1, 1 and 0.
"""

from __future__ import annotations

import hashlib
import secrets
import time
from collections.abc import Callable

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_PAIRS = [a + b for a in ALPHABET for b in ALPHABET]
_READ = str.maketrans("ILOilo", "110110")


def new_id(now: Callable[[], float] = time.time, random: Callable[[int], bytes] = secrets.token_bytes) -> str:
    """A UUIDv7: 48 bits of milliseconds, then random bits."""
    stamp = int(now() * 1000).to_bytes(6, "big")
    tail = bytearray(random(10))
    tail[0] = 0x70 | tail[0] & 0x0F
    tail[2] = 0x80 | tail[2] & 0x3F
    return _dashed(stamp + bytes(tail))


def _dashed(sixteen: bytes) -> str:
    h = sixteen.hex()
    return f"{h[:8]}-{h[8:12]}-{h[12:16]}-{h[16:20]}-{h[20:]}"


def derived_id(*parts: str) -> str:
    """The same parts give the same id (UUIDv8): for mentions, which are named by source and spelling."""
    digest = bytearray(hashlib.sha256("\x1f".join(parts).encode()).digest()[:16])
    digest[6] = 0x80 | digest[6] & 0x0F
    digest[8] = 0x80 | digest[8] & 0x3F
    return _dashed(bytes(digest))


def code(id: str) -> str:
    """All 26 characters of an id."""
    number = int(id.replace("-", ""), 16)
    return "".join([_PAIRS[number >> shift & 1023] for shift in range(120, -1, -10)])


def id_of(code: str) -> str:
    """The id whose 26 characters these are; the inverse of `code`."""
    number = 0
    for char in code:
        number = number << 5 | ALPHABET.index(char)
    return _dashed((number & (1 << 128) - 1).to_bytes(16, "big"))


def short(id: str) -> str:
    """What people see: the last eight."""
    number = int(id.replace("-", "")[-10:], 16)
    return "".join([_PAIRS[number >> shift & 1023] for shift in (30, 20, 10, 0)])


def ending(typed: str) -> str | None:
    """What somebody typed, as an ending of a code (a whole UUID gives all 26); None when it cannot be one."""
    typed = typed.strip()
    try:
        if len(typed) in (32, 36):
            return code(typed)
    except ValueError:
        return None
    folded = typed.translate(_READ).upper().replace("-", "")
    if not 4 <= len(folded) <= 26 or any(c not in ALPHABET for c in folded):
        return None
    return folded
