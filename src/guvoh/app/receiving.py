"""What comes in as bytes and not as a file: dropped, pasted, typed. The same way as `adding`, in two halves.

    reading = read_bytes(reader, name, data)            nobody holds the vault while a file is read
    received = received_from(name, data, reading, fields)
    receive(vault, case, received, fields)              one commit

Nothing of it lies anywhere on the disk but sealed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from guvoh import capture, read
from guvoh.app.adding import Added, opens_without_sandbox, put_run, search_claims
from guvoh.app.one_commit import one_commit
from guvoh.errors import Unreadable, WrongField
from guvoh.model import Claim, Reading
from guvoh.text.i18n import _
from guvoh.vault import queries
from guvoh.vault.vault import Vault

Reader = read.Worker
LONGEST = 200  # characters of a name
_ADDRESS = re.compile(r"(?:https?|ftp)://\S+|www\.\S+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Received:
    """A file as it came, with what was read from it and what the engine found there. Without a reading: why."""

    name: str
    data: bytes
    media: str
    reading: Reading | None
    found: tuple[Claim, ...] = ()
    why: str = ""
    hint: str = ""


def open_reader() -> Reader:
    """The process that reads; one file at a time. Close it."""
    return read.open_worker()


def must_ask(vault: Vault, sandbox: str, name: str, data: bytes) -> bool:
    """Whether somebody must say yes before such a file is opened: no sandbox here, and nobody said so yet."""
    media = read.media_type(name, data[: read.HEAD])
    return read.needs_yes(media, sandbox) and not opens_without_sandbox(vault)


def read_bytes(reader: Reader, name: str, data: bytes) -> Reading | Unreadable:
    """What stands in a file, or why it cannot be read. No vault is asked."""
    try:
        return reader.read(data, name)
    except Unreadable as why:
        return why


def not_opened() -> Unreadable:
    """The reason of a file that somebody did not want to be opened."""
    return Unreadable(
        _("Without a sandbox, PDF and office files are opened only after a yes."),
        _("It is kept, sealed. Type the words that matter by hand."),
    )


def received_from(name: str, data: bytes, reading: Reading | Unreadable, fields: dict[str, Any]) -> Received:
    """Searches what was read for claims. No vault is asked. `fields`: see `model.source_fields`."""
    name = plain_name(name)
    media = read.media_type(name, data[: read.HEAD])
    if isinstance(reading, Unreadable):
        return Received(name, data, media, None, why=reading.message, hint=reading.hint)
    return Received(name, data, media, reading, tuple(search_claims(reading, fields)))


def receive(vault: Vault, case: str, received: Received, fields: dict[str, Any], kind: str = "document") -> Added:
    """Keeps it: sealed, with its text and its suggestions, in one commit. The same bytes again add nothing."""
    one = received
    with one_commit(vault) as batch:
        taken = capture.take(vault, batch, case, one.data, one.name, one.media, kind, fields or None)
        if taken.already and queries.reading_facts(vault, taken.source):
            return Added(one.name, taken.source, "already")
        capture.put_reading(vault, batch, taken.source, one.reading, one.why)
        n = put_run(vault, batch, taken.source, one.found) if one.reading is not None else 0
    if one.reading is None:
        return Added(one.name, taken.source, "unread", 0, one.why, one.hint)
    return Added(one.name, taken.source, "added", n)


def plain_name(name: str) -> str:
    """A file's own name: no folders, no line breaks, not endless."""
    last = re.split(r"[/\\]", name)[-1]
    return "".join(c for c in last if c.isprintable())[-LONGEST:].strip() or "file"


def refuse_address(words: str) -> None:
    """Raises `WrongField` where nothing but addresses was pasted: a page that is fetched tells its owner so."""
    parts = words.split()
    if parts and all(_ADDRESS.fullmatch(part) for part in parts):
        raise WrongField(
            _("Guvoh does not fetch pages: it would tell their owner that someone is looking."),
            _("Save the page in your browser, then add the file."), field="words",
        )  # fmt: skip
