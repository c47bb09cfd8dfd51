"""Capture, read, suggest: file by file, in small commits."""

from __future__ import annotations

import errno
import io
import os
import stat
import time
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from guvoh import capture, extract, read
from guvoh.errors import Unreadable
from guvoh.model import Claim, Reading
from guvoh.model.ids import new_id
from guvoh.text.i18n import _
from guvoh.vault import queries
from guvoh.vault.batch import Batch
from guvoh.vault.vault import Vault

CASE = "General"
SMALL = 8 * 1024 * 1024  # bytes; a file up to this is held in memory once and sealed and read from there
# One commit has fixed costs; what waits for it is lost when the machine stops, and is not yet told.
BATCH_SECONDS = 1.0
BATCH_FILES = 256
BATCH_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one file. `state`: added, already, unread (kept, but without text), failed (nothing was kept)."""

    name: str
    id: str
    state: str
    suggestions: int = 0
    why: str = ""
    hint: str = ""


def suggestions_in(text: str, published: str | None = None, language: str | None = None) -> list[Claim]:
    """What the engine proposes for a plain text, without any vault."""
    main = [(b.start, b.end) for b in read.main_blocks(text) if b.main]
    return extract.suggest(text, main, published, language)


def adding(
    vault: Vault, paths: Iterable[str], case: str = CASE, published: str | None = None, seal_only: bool = False,
    fields: dict[str, Any] | None = None, may_open: Callable[[], bool] = lambda: False,
) -> Generator[Added, None, None]:  # fmt: skip
    """Captures, reads and suggests file by file; yields each when its commit has made it last. Close it when you stop
    before its end: it takes back what was not committed.

    `may_open` is asked once when a PDF or office file comes and the machine has no sandbox.
    """
    given = dict(fields or {})
    if published:
        given["published"] = published
    batch, waiting = vault.batch(), list[Added]()
    worker = None
    try:
        if not seal_only:
            worker = read.open_worker()
        reader = _Reader(vault, worker, may_open)
        begun, size, counted = time.monotonic(), 0, 0
        for path in capture.walk(paths):
            try:
                waiting.append(_one(vault, batch, path, case, given, reader))
            except OSError as error:
                waiting.append(_failed(path, error))
            size += sum(o.size for o in batch.objects[counted:])
            counted = len(batch.objects)
            long = time.monotonic() - begun > BATCH_SECONDS
            if long or len(waiting) >= BATCH_FILES or size >= BATCH_BYTES:
                yield from _commit(vault, batch, waiting)
                batch, waiting, begun, size, counted = vault.batch(), [], time.monotonic(), 0, 0
        yield from _commit(vault, batch, waiting)
        batch = vault.batch()
    finally:
        vault.store.discard(batch.objects)
        batch.keyring.drop(batch.keys)
        if worker is not None:
            worker.close()


def _commit(vault: Vault, batch: Batch, done: Sequence[Added]) -> Iterator[Added]:
    if batch.drafts:
        vault.commit(batch)
    yield from done


def _failed(path: Path, error: OSError) -> Added:
    if isinstance(error, PermissionError):
        hint = _("Ask whoever owns the file for permission to read it. Nothing of it was added.")
    else:
        hint = _("Look at whether the file still opens in another program. Nothing of it was added.")
    return Added(name_of(path), "", "failed", why=error.strerror or _("cannot be read"), hint=hint)


def name_of(path: Path) -> str:
    """The file's own name as text: some systems allow bytes in it that are none."""
    return os.fsencode(path.name).decode("utf-8", "replace")


@dataclass
class _Reader:
    """The worker, whether it may open what needs a sandbox, and the case that all the files go to."""

    vault: Vault
    worker: read.Worker | None
    may_open: Callable[[], bool]
    allowed: bool | None = None
    case: str = ""

    def read(self, data: Any, name: str, media: str) -> Reading:
        assert self.worker is not None
        if read.needs_yes(media, self.worker.sandbox) and not self._allowed():
            raise Unreadable(
                _("Without a sandbox, PDF and office files are opened only after a yes."),
                _("Install bubblewrap (`guvoh doctor` says how), or give --open-without-sandbox once."),
            )
        return self.worker.read(data, name)

    def _allowed(self) -> bool:
        if self.allowed is None:
            own = self.vault.id
            known = queries.settings(self.vault, own).get("open_without_sandbox")
            self.allowed = bool(known) or self.may_open()
            if self.allowed and not known:
                batch = self.vault.batch()
                batch.entry(bytes.fromhex(own), "set",
                            {"owner": own, "of": "vault", "fields": {"open_without_sandbox": True}})  # fmt: skip
                self.vault.commit(batch)
        return self.allowed


def _one(vault: Vault, batch: Batch, path: Path, case: str, fields: dict[str, Any], reader: _Reader) -> Added:
    with _opened(path) as f:
        small = reader.worker is not None and os.fstat(f.fileno()).st_size <= SMALL
        data = f.read() if small else f.read(read.HEAD)
        name = name_of(path)
        media = read.media_type(name, data[: read.HEAD])
        f.seek(0)
        reader.case = reader.case or capture.case_for(vault, batch, case)
        taken = capture.take(vault, batch, reader.case, io.BytesIO(data) if small else f, name, media, fields=fields)
        if reader.worker is None or (taken.already and not _only_sealed(vault, batch, taken.source)):
            return Added(name, taken.source, "already" if taken.already else "added")
        f.seek(0)
        try:
            reading = reader.read(io.BytesIO(data) if small else f, name, media)
        except Unreadable as why:
            capture.put_reading(vault, batch, taken.source, None, why.message)
            return Added(name, taken.source, "unread", 0, why.message, why.hint)
    capture.put_reading(vault, batch, taken.source, reading)
    n = suggest_anew(vault, batch, taken.source, reading, {**queries.settings(vault, taken.source), **fields})
    return Added(name, taken.source, "added", n)


def _opened(path: Path) -> BinaryIO:
    """Raises OSError for a folder that may not be listed, and for what is no file: opening a pipe would wait."""
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        os.scandir(path).close()
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, _("it is no ordinary file"))
    return open(path, "rb")


def _only_sealed(vault: Vault, batch: Batch, source: str) -> bool:
    """Whether an earlier `add --seal-only` left the reading for later."""
    return not any(d.body.get("source") == source for d in batch.drafts) and not queries.reading_facts(vault, source)


def suggest_anew(vault: Vault, batch: Batch, source: str, reading: Reading, fields: dict[str, Any]) -> int:
    """A new run for a source; a suggestion that an earlier run made of the same words keeps its id."""
    language = fields.get("language") or reading.language
    published = fields.get("published") or reading.published
    found = extract.suggest(reading.text, reading.main_spans(), published, language)
    known = queries.suggestion_ids(vault, source)
    run = [{"id": known.get((c.act, c.start, c.end)) or new_id(), "claim": c.as_dict()} for c in found]
    capture.put_run(vault, batch, source, extract.ENGINE, run)
    return len(run)


