"""Work that lasts longer than one answer: reading files that come in. The desk stays usable meanwhile.

One file is read at a time, in the worker's process, while nobody holds the vault; the vault is asked again only to
keep what was read. What is being read lies in memory and nowhere else.
"""

from __future__ import annotations

import contextlib
import threading
from dataclasses import dataclass, field

from guvoh.app import receiving
from guvoh.errors import GuvohError, Unreadable
from guvoh.model import Reading
from guvoh.read.pictures import open_drawer, page_picture
from guvoh.text.i18n import _


@dataclass
class Jobs:
    """The reader of this sitting, and what draws pages: each started when it is first needed, ended with the desk."""

    turn: threading.Lock = field(default_factory=threading.Lock)
    reader: receiving.Reader | None = None
    drawing: threading.Lock = field(default_factory=threading.Lock)
    drawer: receiving.Reader | None = None
    ended: bool = False
    shut_in: str = ""

    @property
    def sandbox(self) -> str:
        """How well the reader is shut in. Raises `Refused` where its process does not start."""
        if not self.shut_in:  # afterwards nobody waits for the file that is read just now
            with self.turn:
                self.shut_in = self._ready().sandbox
        return self.shut_in

    def read(self, name: str, data: bytes) -> Reading | Unreadable:
        """What stands in a file, or why nobody could read it. Waits for the file before it."""
        with self.turn:
            try:
                return receiving.read_bytes(self._ready(), name, data)
            except (OSError, RuntimeError, ValueError):  # the process was ended meanwhile, or broke down
                self._end()
                return Unreadable(_("The reader was stopped."), _("Add the file again, or type its words by hand."))

    def page(self, data: bytes, number: int) -> bytes:
        """A page of a PDF as a picture. Raises `NotFound`, `Unreadable`."""
        with self.drawing:
            self.drawer = self.drawer or (None if self.ended else open_drawer())
            if self.drawer is None:
                raise Unreadable(_("The desk is locked."), "")
            try:
                return page_picture(self.drawer, data, number)
            except (OSError, RuntimeError, ValueError) as error:
                _close(self.drawer)
                self.drawer = None
                raise Unreadable(_("The page could not be drawn."), _("Try it again.")) from error

    def close(self) -> None:
        """Ends the reader, whatever it reads; whoever waits for it is told that it was stopped."""
        self.ended = True
        self._end()
        drawer, self.drawer = self.drawer, None
        _close(drawer)

    def _ready(self) -> receiving.Reader:
        if self.ended:
            raise Unreadable(_("The desk is locked."), _("Nothing of this file was added."))
        if self.reader is None:
            self.reader = receiving.open_reader()
        return self.reader

    def _end(self) -> None:
        reader, self.reader = self.reader, None
        _close(reader)


def _close(worker: receiving.Reader | None) -> None:
    """Ends a worker, whatever it does."""
    if worker is not None:
        with contextlib.suppress(OSError, GuvohError, RuntimeError, ValueError):
            worker.close()
