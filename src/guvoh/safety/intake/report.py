"""The message within: 4 bytes with the length of the head (big-endian), the head (JSON), the files, zeros to a bucket.

Nothing is believed of it. Everything that is not exactly so is refused in one sentence that holds none of its content.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from guvoh.errors import Refused
from guvoh.safety.intake.limits import BUCKETS, FIELDS, LONGEST_NAME, MOST_BYTES, MOST_FILES, MOST_HEAD
from guvoh.text.i18n import LANGUAGES, _

_RECEIPT = re.compile(r"[A-HJ-NP-Z2-9]{4}(?:-[A-HJ-NP-Z2-9]{4}){4}")
_KEYS = {"v", "receipt", "language", "inside", "files", *FIELDS}


@dataclass(frozen=True, slots=True, repr=False)
class Attached:
    """A file as it was attached; its name is what the writer's device called it."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True, repr=False)
class Report:
    """`words` by the names of `limits.FIELDS`; `inside`: the writer said to be in the country, or not to be sure."""

    receipt: str
    language: str
    inside: bool
    words: dict[str, str]
    files: tuple[Attached, ...]


def read_report(plain: bytes) -> Report:
    """Raises `Refused`. Takes time and memory in proportion to `plain`, which the caller bounds."""
    try:
        return _report(plain)
    except (ValueError, RecursionError) as error:
        raise Refused(
            _("What is in this file is not what the form writes."), _("Ask for it anew. Nothing of it was kept.")
        ) from error


def _report(plain: bytes) -> Report:
    length = int.from_bytes(plain[:4], "big")
    if len(plain) not in BUCKETS or not 2 <= length <= min(MOST_HEAD, len(plain) - 4):
        raise ValueError("the size")
    head = json.loads(plain[4 : 4 + length].decode("utf-8"), object_pairs_hook=_once)
    if not isinstance(head, dict) or set(head) != _KEYS or head["v"] != 1 or isinstance(head["v"], bool):
        raise ValueError("the head")
    words = {name: _words(head[name], most) for name, most in FIELDS.items()}
    if not words["what"] or head["language"] not in LANGUAGES or not isinstance(head["inside"], bool):
        raise ValueError("the words")
    if not isinstance(head["receipt"], str) or not _RECEIPT.fullmatch(head["receipt"]):
        raise ValueError("the receipt")
    files = _files(head["files"], plain, 4 + length)
    return Report(head["receipt"], head["language"], head["inside"], words, files)


def _files(listed: Any, plain: bytes, place: int) -> tuple[Attached, ...]:
    if not isinstance(listed, list) or len(listed) > MOST_FILES:
        raise ValueError("the files")
    found, total = [], 0
    for one in listed:
        if not isinstance(one, dict) or set(one) != {"name", "size"}:
            raise ValueError("a file")
        size = one["size"]
        if not isinstance(size, int) or isinstance(size, bool) or not 0 <= size <= MOST_BYTES:
            raise ValueError("a file's size")
        total += size
        if total > MOST_BYTES or place + size > len(plain):
            raise ValueError("too much")
        found.append(Attached(_words(one["name"], LONGEST_NAME), plain[place : place + size]))
        place += size
    if plain.count(0, place) != len(plain) - place:
        raise ValueError("something behind the end")
    return tuple(found)


def _words(value: Any, most: int) -> str:
    """Counted as the page counts, in UTF-16. Half a letter (a lone surrogate, where a name was cut) becomes U+FFFD."""
    counted = value.encode("utf-16-le", "surrogatepass") if isinstance(value, str) else None
    if counted is None or len(counted) > 2 * most:
        raise ValueError("words")
    return counted.decode("utf-16-le", "replace").strip()


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise ValueError("a name stands twice")
    return made
