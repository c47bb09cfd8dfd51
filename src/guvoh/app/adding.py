"""Capture, read, suggest: file by file, in small commits. While one file is read, the one before it is searched."""

from __future__ import annotations

import errno
import os
import stat
import time
from collections.abc import Callable, Collection, Generator, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, BinaryIO

from guvoh import capture, extract, read
from guvoh.app.stating import as_stated, stated_names
from guvoh.errors import Unreadable
from guvoh.model import Claim, Reading
from guvoh.model.ids import new_id
from guvoh.text.i18n import _
from guvoh.vault import queries
from guvoh.vault.batch import Batch
from guvoh.vault.vault import NameTaken, Vault

CASE = "General"
SMALL = 8 * 1024 * 1024  # bytes; a file up to this is held in memory once and sealed and read from there
ONLY_SEALED = 128 * 1024  # bytes; the same for files that are not read: larger ones are sealed as they are read
# One commit has fixed costs; what waits for it is lost when the machine stops, and is not yet told.
BATCH_SECONDS = 1.0
BATCH_FILES = 1024
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
    worker = None if seal_only else read.open_worker()
    work = _Work(vault, case, given, _Reader(vault, worker, may_open), vault.batch())
    try:
        for path in capture.walk(paths):
            work.take(path)
            if work.is_full():
                yield from work.commit()
        yield from work.commit()
    finally:
        work.take_back()
        if worker is not None:
            worker.close()


@dataclass
class _Reader:
    """The worker, None where files are only sealed, and whether it may open what needs a sandbox."""

    vault: Vault
    worker: read.Worker | None
    may_open: Callable[[], bool]
    allowed: bool | None = None

    def begin(self, data: BinaryIO | bytes, name: str, media: str) -> None:
        assert self.worker is not None
        if read.needs_yes(media, self.worker.sandbox) and not self._allowed():
            raise Unreadable(
                _("Without a sandbox, PDF and office files are opened only after a yes."),
                _("Install bubblewrap (`guvoh doctor` says how), or give --open-without-sandbox once."),
            )
        self.worker.begin(data, name)

    def finish(self) -> Reading:
        assert self.worker is not None
        return self.worker.finish()

    def _allowed(self) -> bool:
        if self.allowed is None:
            known = opens_without_sandbox(self.vault)
            self.allowed = known or self.may_open()
            if self.allowed and not known:
                open_without_sandbox(self.vault)
        return self.allowed


def opens_without_sandbox(vault: Vault) -> bool:
    """Whether somebody said yes, once for this vault, to opening PDF and office files where there is no sandbox."""
    return bool(queries.settings(vault, vault.id).get("open_without_sandbox"))


def open_without_sandbox(vault: Vault) -> None:
    """Records that yes."""
    batch = vault.batch()
    fields = {"open_without_sandbox": True}
    batch.entry(bytes.fromhex(vault.id), "set", {"owner": vault.id, "of": "vault", "fields": fields})
    vault.commit(batch)


@dataclass(frozen=True, slots=True)
class _Sealed:
    """A file whose reading is still to be fetched, or could not be begun."""

    name: str
    source: str
    unread: Unreadable | None = None


@dataclass
class _Work:
    """The batch that is being made, the files in it and what became of them; `behind` is the file that is read now."""

    vault: Vault
    case_name: str
    given: dict[str, Any]
    reader: _Reader
    batch: Batch
    case: str = ""
    paths: list[str] = field(default_factory=list)
    done: list[Added] = field(default_factory=list)
    behind: _Sealed | None = None
    size: int = 0  # bytes
    begun: float = field(default_factory=time.monotonic)

    @cached_property
    def names(self) -> Collection[str]:
        """The words of all names that the vault knew when the work began."""
        return queries.words_of_names(self.vault)

    def is_full(self) -> bool:
        long = time.monotonic() - self.begun > BATCH_SECONDS
        return long or len(self.paths) >= BATCH_FILES or self.size >= BATCH_BYTES

    def take(self, path: str) -> None:
        self.paths.append(path)
        try:
            self._one(path)
        except OSError as error:
            self._settle()
            self.done.append(_failed(path, error))

    def commit(self) -> Iterable[Added]:
        """Makes the batch last; then what became of each file may be told."""
        self._settle()
        if self.batch.drafts:
            try:
                self.vault.commit(self.batch)
            except NameTaken:  # by another `add` that began at the same moment: these files belong in its case
                paths, self.case = self.paths, ""
                self._begin_anew()
                for path in paths:
                    self.take(path)
                self._settle()
                self.vault.commit(self.batch)
        done = self.done
        self._begin_anew()
        return done

    def take_back(self) -> None:
        """Drops what was not committed."""
        self.vault.store.discard(self.batch.objects)
        self.batch.keyring.drop(self.batch.keys)

    def _begin_anew(self) -> None:
        self.batch, self.paths, self.done = self.vault.batch(), [], []
        self.size, self.begun = 0, time.monotonic()

    def _one(self, path: str) -> None:
        status = _checked(path)
        small = status.st_size <= (SMALL if self.reader.worker is not None else ONLY_SEALED)
        with open(path, "rb", buffering=0 if small else -1) as f:
            data = f.read() if small else f.read(read.HEAD)
            name = name_of(path)
            media = read.media_type(name, data[: read.HEAD])
            if not small:
                f.seek(0)
            self.case = self.case or capture.case_for(self.vault, self.batch, self.case_name)
            whole = data if small else f
            taken = capture.take(self.vault, self.batch, self.case, whole, name, media, fields=self.given)
            self.size += taken.size
            if self.reader.worker is None or (taken.already and not self._only_sealed(taken.source)):
                self._settle()
                self.done.append(Added(name, taken.source, "already" if taken.already else "added"))
                return
            if not small:
                f.seek(0)
            fetched = self._fetch()
            self.behind = self._hand(whole, name, media, taken.source)
        self._record(fetched)

    def _hand(self, data: BinaryIO | bytes, name: str, media: str, source: str) -> _Sealed:
        try:
            self.reader.begin(data, name, media)
        except Unreadable as why:
            return _Sealed(name, source, why)
        except OSError as error:  # it could be read when it was sealed
            reason = error.strerror or _("cannot be read")
            return _Sealed(name, source, Unreadable(reason, _("Add it again when its disk can be read.")))
        return _Sealed(name, source)

    def _fetch(self) -> tuple[_Sealed, Reading | Unreadable] | None:
        """What was read of the file behind, if there is one; waits for it."""
        one, self.behind = self.behind, None
        if one is None:
            return None
        if one.unread is not None:
            return one, one.unread
        try:
            return one, self.reader.finish()
        except Unreadable as why:
            return one, why

    def _record(self, fetched: tuple[_Sealed, Reading | Unreadable] | None) -> None:
        if fetched is None:
            return
        one, reading = fetched
        if isinstance(reading, Unreadable):
            capture.put_reading(self.vault, self.batch, one.source, None, reading.message)
            self.done.append(Added(one.name, one.source, "unread", 0, reading.message, reading.hint))
            return
        capture.put_reading(self.vault, self.batch, one.source, reading)
        fields = {**queries.settings(self.vault, one.source), **self.given}
        n = suggest_anew(self.vault, self.batch, one.source, reading, fields, self.names)
        self.done.append(Added(one.name, one.source, "added", n))

    def _settle(self) -> None:
        self._record(self._fetch())

    def _only_sealed(self, source: str) -> bool:
        """Whether an earlier `add --seal-only` left the reading for later."""
        return not any(d.body.get("source") == source for d in self.batch.drafts) and not queries.reading_facts(
            self.vault, source
        )


def _failed(path: str, error: OSError) -> Added:
    return Added(name_of(path), "", "failed", why=error.strerror or _("cannot be read"), hint=_hint(error))


def _hint(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return _("Ask whoever owns the file for permission to read it. Nothing of it was added.")
    return _("Look at whether the file still opens in another program. Nothing of it was added.")


def name_of(path: str) -> str:
    """The file's own name as text: some systems allow bytes in it that are none."""
    return os.fsencode(os.path.basename(path)).decode("utf-8", "replace")


def _checked(path: str) -> os.stat_result:
    """Raises OSError for a folder that may not be listed, and for what is no file: opening a pipe would wait."""
    status = os.stat(path)
    if stat.S_ISDIR(status.st_mode):
        os.scandir(path).close()
    if not stat.S_ISREG(status.st_mode):
        raise OSError(errno.EINVAL, _("it is no ordinary file"))
    return status


def suggest_anew(
    vault: Vault,
    batch: Batch,
    source: str,
    reading: Reading,
    fields: dict[str, Any],
    names: Collection[str] | None = None,
) -> int:
    """A new run for a source; a suggestion that an earlier run made of the same words keeps its id. `names`: the words
    of all names, from whoever asked for them already."""
    known = queries.words_of_names(vault) if names is None else names
    return put_run(vault, batch, source, search_claims(reading, fields, known), names=stated_names(reading, fields))


def search_claims(reading: Reading, fields: dict[str, Any], names: Collection[str] = ()) -> list[Claim]:
    """What the engine proposes for a reading, with what was said of its source; no vault is asked. Where nobody said
    the language, each paragraph is read in its own."""
    published = fields.get("published") or reading.published
    return extract.suggest(reading.text, reading.main_spans(), published, fields.get("language"), names)


def put_run(
    vault: Vault, batch: Batch, source: str, found: Sequence[Claim], engine: str = extract.ENGINE,
    names: Sequence[Claim] = (),
) -> int:  # fmt: skip
    """Drafts the run that found these claims, and the names that are said to be one person's. Returns how many claims
    they are."""
    known = queries.suggestion_ids(vault, source)
    run = [{"id": known.get((c.act, c.start, c.end)) or new_id(), "claim": c.as_dict()} for c in found]
    capture.put_run(vault, batch, source, engine, run, [as_stated(claim) for claim in names])
    return len(run)
