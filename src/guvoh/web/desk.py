"""What the process of the desk knows: the vault, who may touch it now, drafts, running work, when a key was pressed."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from guvoh.errors import GuvohError, NotFound
from guvoh.model import Case
from guvoh.model.ids import short
from guvoh.text import i18n
from guvoh.text.i18n import _
from guvoh.vault import queries
from guvoh.vault.vault import Vault
from guvoh.web.asked import Asked
from guvoh.web.jobs import Jobs


class NotOpen(GuvohError):
    """The vault has not been opened, or there is none yet."""

    status = 401


@dataclass(frozen=True, slots=True)
class Unsealed:
    """Something typed that the vault could not take: in words, where it still stands, why."""

    words: str
    address: str
    why: GuvohError


@dataclass
class Desk:
    """One sitting of one person. `mutex` is held for one question, never for a whole job."""

    folder: Path
    by: str = ""
    vault: Vault | None = None
    closed: tuple[str, ...] = ()
    mutex: threading.RLock = field(default_factory=threading.RLock)
    drafts: dict[str, dict[str, Any]] = field(default_factory=dict)
    asked: Asked = field(default_factory=Asked)
    told: list[str] = field(default_factory=list)
    touched: float = field(default_factory=time.monotonic)
    stop: Callable[[], None] = lambda: None
    now: Callable[[], datetime] = datetime.now
    theme: str = ""  # light, dark, or the system's choice
    recovery: str = field(default="", repr=False)  # the recovery words, until they are on paper
    idle_limit: float = 15 * 60.0  # seconds without a key press or a click, then the desk locks itself
    idle_given: bool = False  # on the command line, which counts more than the vault's setting
    jobs: Jobs = field(default_factory=Jobs)
    answers: dict[str, tuple[object, Any]] = field(default_factory=dict)  # see `web.answers`
    before_end: list[Callable[[], list[Unsealed]]] = field(default_factory=list)  # seal drafts; return what was not

    def opened(self) -> Vault:
        if self.vault is None:
            raise NotOpen(_("The vault is not open."), _("Type the passphrase."))
        return self.vault

    def settle(self) -> None:
        """What the vault says of how the desk looks and when it locks itself."""
        vault = self.opened()
        chosen = queries.settings(vault, vault.id)
        if chosen.get("desk_language"):
            i18n.use(str(chosen["desk_language"]))
        self.theme = str(chosen.get("desk_theme") or "")
        if chosen.get("desk_idle") and not self.idle_given:
            self.idle_limit = float(chosen["desk_idle"]) * 60

    @property
    def today(self) -> date:
        return self.now().date()

    def case(self, code: str) -> Case:
        """The case whose id ends so."""
        for case in queries.cases(self.opened()):
            if short(case.id) == code.upper():
                return case
        raise NotFound(_("There is no case with this address."), _("Choose one from the list of cases."))

    def touch(self) -> None:
        self.touched = time.monotonic()

    def idle(self) -> float:
        """Seconds since somebody did something."""
        return time.monotonic() - self.touched

    def say(self, words: str) -> None:
        """A sentence for the next page that is shown."""
        self.told.append(words)

    def take_told(self) -> list[str]:
        told, self.told = self.told, []
        if self.vault is not None and self.vault.notices:
            told = [*self.vault.notices, *told]
            self.vault.notices.clear()
        return told

    def seal(self) -> list[Unsealed]:
        """Seals what is still unfinished. Returns what could not be: it stays where it is, in memory."""
        with self.mutex:
            return [] if self.vault is None else [one for last in self.before_end for one in last()]

    def close(self) -> list[Unsealed]:
        """Seals what is still unfinished, then forgets the vault. What could not be sealed is lost with it, and
        returned so that it can be said."""
        self.jobs.close()
        with self.mutex:
            if self.vault is None:
                return []
            lost = self.seal()
            self.answers.clear()
            self.vault.close()
            self.vault = None
            return lost
