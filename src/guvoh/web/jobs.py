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
from guvoh.text.i18n import _


@dataclass
class Jobs:
    """The reader of this sitting: started with the first file, ended with the desk."""

    turn: threading.Lock = field(default_factory=threading.Lock)
    reader: receiving.Reader | None = None
    ended: bool = False

    @property
    def sandbox(self) -> str:
        """How well the reader is shut in. Raises `Refused` where its process does not start."""
        with self.turn:
            return self._ready().sandbox

    def read(self, name: str, data: bytes) -> Reading | Unreadable:
        """What stands in a file, or why nobody could read it. Waits for the file before it."""
        with self.turn:
            try:
                return receiving.read_bytes(self._ready(), name, data)
            except (OSError, RuntimeError, ValueError):  # the process was ended meanwhile, or broke down
                self._end()
                return Unreadable(_("The reader was stopped."), _("Add the file again, or type its words by hand."))

    def close(self) -> None:
        """Ends the reader, whatever it reads; whoever waits for it is told that it was stopped."""
        self.ended = True
        self._end()

    def _ready(self) -> receiving.Reader:
        if self.ended:
            raise Unreadable(_("The desk is locked."), _("Nothing of this file was added."))
        if self.reader is None:
            self.reader = receiving.open_reader()
        return self.reader

    def _end(self) -> None:
        reader, self.reader = self.reader, None
        if reader is not None:
            with contextlib.suppress(OSError, GuvohError, RuntimeError, ValueError):
                reader.close()
