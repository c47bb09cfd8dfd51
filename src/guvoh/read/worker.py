"""Documents become text in a separate process: the worker hands them over and believes nothing that comes back."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Final, Literal, Self

from guvoh.errors import Refused
from guvoh.model import Reading
from guvoh.read import cage, kinds, wire
from guvoh.read.lane import Lane, Single
from guvoh.read.limits import Cage
from guvoh.read.trouble import Trouble, refusal, remark
from guvoh.text.i18n import _

Sandbox = Literal["bwrap", "process"]
# texts come by the thousand: their server stays small, so that forking it stays cheap
_LIGHT: Final = frozenset({kinds.TEXT, kinds.MARKDOWN})


class Worker:
    """Reads documents, each in a process of its own that has no keys. `sandbox` says how well it is shut in:
    "bwrap" (namespaces: no network, no files) or "process" (limits only). One file at a time; not for two threads."""

    def __init__(self, sandbox: Sandbox, start: Callable[[], Lane | Single], limits: Cage) -> None:
        self.sandbox: Final = sandbox
        self._start = start
        self._lanes: dict[bool, Lane | Single] = {True: start()}  # shows at once whether the sandbox works
        self._limits = limits.as_dict()
        self._handed: tuple[str, str] | None = None  # media type and name of the document that is being read

    def read(self, source: BinaryIO | bytes, name: str) -> Reading:
        """The text of a document with its places. `name` helps to tell what it is and goes nowhere.

        Raises Unreadable, with what to do, for everything that a file can do: the next file can be read after that.
        What `source.read` raises goes through.
        """
        self.begin(source, name)
        return self.finish()

    def begin(self, source: BinaryIO | bytes, name: str) -> None:
        """Hands a document over to be read while this process does something else; `finish` comes next. As `read`."""
        try:
            self._begin(io.BytesIO(source) if isinstance(source, bytes) else source, name)
        except Trouble as trouble:
            raise refusal(trouble.code) from None

    def finish(self) -> Reading:
        """The text of the document that was handed over last; waits for it. As `read`."""
        try:
            return self._finish()
        except Trouble as trouble:
            raise refusal(trouble.code) from None

    def close(self) -> None:
        """Ends the processes; nothing is left behind."""
        while self._lanes:
            self._lanes.popitem()[1].close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def _begin(self, source: BinaryIO, name: str) -> None:
        if self._handed is not None:
            raise RuntimeError("one document at a time")
        head = _fill(source, kinds.HEAD)
        if not head:
            raise Trouble("empty")
        media = kinds.media_type(name, head)
        if (why := kinds.why_not(media)) is not None:
            raise Trouble(why)
        self._hand(media, _chunks(head, source, kinds.largest(media)))
        self._handed = media, name

    def _finish(self) -> Reading:
        if self._handed is None:
            raise RuntimeError("no document was handed over")
        (media, name), self._handed = self._handed, None
        light = media in _LIGHT
        try:
            reply = self._lanes[light].reply()
        except BaseException:
            self._drop(light)
            raise
        reading = wire.unpack(reply)
        told = kinds.told_type(name)
        codes = reading.warnings
        if told not in {None, media}:
            codes = (f"other-kind {media.rpartition('.')[2] if media == kinds.WORD else media}", *codes)
        return replace(reading, warnings=tuple(s for s in map(remark, codes) if s))

    def _hand(self, media: str, chunks: Iterator[bytes]) -> None:
        light = media in _LIGHT
        lane = self._lanes.get(light)
        if lane is None or not lane.alive():
            if lane is not None:
                lane.close()
            try:
                lane = self._lanes[light] = self._start()
            except (Trouble, OSError):
                self._lanes.pop(light, None)
                raise Trouble("no-process") from None
        try:
            lane.hand(media, chunks, self._limits)
        except Trouble as trouble:
            if trouble.code != "too-large":
                self._drop(light)
            raise
        except BaseException:  # half a request lies in the pipe
            self._drop(light)
            raise

    def _drop(self, light: bool) -> None:
        lane = self._lanes.pop(light, None)
        if lane is not None:
            lane.close()


def open_worker(
    sandbox: Literal["auto", "bwrap", "process"] = "auto",
    *,
    limits: Cage | None = None,
    parser: str = "guvoh.read.parse",
    roots: Sequence[Path] = (),
    fork: bool = hasattr(os, "fork"),
) -> Worker:
    """A worker, ready to read. "auto" takes bubblewrap where it works and a plain process elsewhere; a bubblewrap that
    is there and fails counts as absent. Raises Refused for a sandbox that was asked for and does not work.

    `parser`, `roots` (folders it is imported from) and `fork` are for tests of what happens when a reader goes wrong.
    """
    folders = (cage.package_root(), *roots)
    inner = cage.command(parser, "fork" if fork else "once", folders)
    limits = limits or Cage()
    lane = Lane if fork else Single
    shut = cage.caged(inner, folders) if sandbox != "process" and fork else None
    if shut is not None:
        try:
            return Worker("bwrap", lambda: lane(shut), limits)
        except (Trouble, OSError):
            pass  # present but forbidden here: as good as absent
    if sandbox == "bwrap":
        raise Refused(_("bubblewrap is not installed, or it is not allowed to make namespaces here."),
                      _("Run `guvoh doctor` to see what is missing, or work without it."))  # fmt: skip
    try:
        return Worker("process", lambda: lane(inner), limits)
    except (Trouble, OSError):
        raise refusal("no-process") from None


def _fill(source: BinaryIO, size: int) -> bytes:
    """The first `size` bytes, or all there are: a pipe gives them in pieces."""
    parts = b""
    while len(parts) < size and (part := source.read(size - len(parts))):
        parts += part
    return parts


def _chunks(head: bytes, source: BinaryIO, largest: int) -> Iterator[bytes]:
    """The file in pieces. Raises Trouble("too-large") instead of the piece that goes over the limit."""
    size = len(head)
    yield head
    while part := source.read(wire.CHUNK):
        size += len(part)
        if size > largest:
            raise Trouble("too-large")
        yield part
