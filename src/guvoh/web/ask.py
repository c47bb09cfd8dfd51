"""What a page is asked, and what it answers: plain data, so that a page knows nothing of the server."""

from __future__ import annotations

import string
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from guvoh.errors import NotFound
from guvoh.model import Case
from guvoh.text.i18n import _
from guvoh.vault.vault import Vault

if TYPE_CHECKING:
    from guvoh.web.desk import Desk

_SPACES = string.whitespace + "\u0085\u00a0\u2002\u2003\u2007\u2009\u200a\u200b\u2028\u2029\u202f\u2060\u3000\ufeff"


@dataclass(frozen=True, slots=True)
class Form:
    """The fields of a form or of the part of an address behind `?`; a field may come several times."""

    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def get(self, name: str, default: str = "") -> str:
        """The field without spaces round it, seen or unseen; the first where there are several."""
        return (self.fields.get(name) or (default,))[0].strip(_SPACES)

    def all(self, name: str) -> tuple[str, ...]:
        return self.fields.get(name, ())

    def __contains__(self, name: str) -> bool:
        return name in self.fields

    def plain(self) -> dict[str, str]:
        """Each field once: to fill a form again with what was typed."""
        return {name: values[0] for name, values in self.fields.items() if values}


@dataclass(frozen=True, slots=True)
class Ask:
    """One request. `args` are the parts of the path, `query` what stands behind `?`, `form` what was posted, `body`
    the bytes of a page that takes a file."""

    desk: Desk
    method: str
    path: str
    args: Mapping[str, str]
    query: Form
    form: Form
    body: bytes = b""
    name: str = ""  # of the file in `body`

    @property
    def posted(self) -> bool:
        return self.method == "POST"

    @property
    def vault(self) -> Vault:
        return self.desk.opened()

    @property
    def case(self) -> Case:
        """The case that the address names."""
        return self.desk.case(self.args["case"])

    def arg(self, name: str) -> str:
        if name not in self.args:
            raise NotFound(_("There is no such page."), _("Go back, or begin at the start page."))
        return self.args[name]


@dataclass(frozen=True, slots=True)
class Answer:
    body: bytes
    media: str = "text/html; charset=utf-8"
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


def go(path: str) -> Answer:
    """After something was done: the page that shows it (303; a reload does nothing again)."""
    return Answer(b"", status=303, headers={"location": path})


def download(data: bytes, name: str, media: str) -> Answer:
    """A file for the script to save; it never opens in our own window."""
    plain = "".join(c if c.isascii() and (c.isalnum() or c in "-_. ") else "_" for c in name)
    return Answer(data, media, headers={"content-disposition": f'attachment; filename="{plain}"'})


@dataclass(frozen=True, slots=True)
class Page:
    """One address. `takes` says what a POST may carry: a form, or the bytes of a file. A page that `holds` has the
    vault to itself until it has answered; one that works long takes the mutex for each of its questions."""

    path: str
    answer: Callable[[Ask], Answer]
    methods: tuple[str, ...] = ("GET",)
    takes: str = "form"
    needs_vault: bool = True
    holds: bool = True
