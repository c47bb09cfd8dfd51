"""What came by the sealed form is let in, in two halves: nobody holds the vault while its files are read.

    letter = open_letter(vault, one, sandbox, may_open)     its parts, and which of them may be opened
    got = read_letter(letter, read)                         no vault is asked
    keep_letter(vault, letter, case, got)                   a commit for each part

Begun twice it goes on: the same bytes are no second source.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from guvoh import capture
from guvoh.app.intake import arrived, decided, opened_report
from guvoh.app.one_commit import one_commit
from guvoh.app.receiving import (
    Reader,
    Received,
    must_ask,
    not_opened,
    plain_name,
    read_bytes,
    receive,
    received_from,
)
from guvoh.app.sources import set_source
from guvoh.errors import Refused, Unreadable
from guvoh.model import Reading
from guvoh.model.records import Record
from guvoh.safety.intake import Report
from guvoh.text.i18n import _
from guvoh.vault import queries
from guvoh.vault.vault import Vault

Read = Callable[[str, bytes], Reading | Unreadable]


@dataclass(frozen=True, slots=True, repr=False)
class Part:
    """The words, or one file. `opens`: whether it may be read here; else it is kept sealed, without text."""

    name: str
    data: bytes
    kind: str
    opens: bool


@dataclass(frozen=True, slots=True, repr=False)
class Letter:
    """`seen`: the record as it stood when the letter was opened; what became of it meanwhile counts more."""

    seen: Record
    inside: bool
    back: dict[str, str]  # of the annex: who wrote, the way back, and where it came from
    parts: tuple[Part, ...]


def open_letter(vault: Vault, one: Record, sandbox: str, may_open: Callable[[], bool] = lambda: False) -> Letter:
    """`sandbox`: of the reader; `may_open`: whether files may be opened without one. Raises `Refused` for what was let
    in, `Damage` or KeyError for what cannot be opened."""
    if one.text("state") == "let_in":
        raise Refused(_("This was let in already."), _("Look at its sources with `guvoh show`."))
    report = opened_report(vault, one)
    named = [("report.txt", _text(report).encode(), "testimony")]
    named += [(plain_name(file.name), file.data, "document") for file in report.files]
    parts = [Part(*of, not must_ask(vault, sandbox, of[0], of[1]) or may_open()) for of in named]
    return Letter(one, report.inside, _back(one, report), tuple(parts))


def read_letter(letter: Letter, read: Read) -> list[Received]:
    """What stands in each part and was found there, in their order."""
    fields = _fields(letter)
    return [
        received_from(part.name, part.data, read(part.name, part.data) if part.opens else not_opened(), fields)
        for part in letter.parts
    ]


def keep_letter(vault: Vault, letter: Letter, case: str, got: Sequence[Received]) -> list[str]:
    """Its words and files become sources of the case of that name, searched as any other; who wrote, the way back to
    him and where it came from lie in each one's annex. Returns the sources' ids. Raises `Refused` where somebody
    decided about it meanwhile."""
    now = arrived(vault, letter.seen.id)
    if now.entry != letter.seen.entry:
        raise Refused(_("Somebody decided about this meanwhile."), _("Look at it again. Nothing was changed."))
    with one_commit(vault) as batch:
        into = capture.case_for(vault, batch, case)
    fields, sources = _fields(letter), []
    for part, received in zip(letter.parts, got, strict=True):
        added = receive(vault, into, received, fields, part.kind)
        if added.state != "already" or queries.annex_of(vault, added.id) is None:
            set_source(vault, added.id, dict(letter.back))  # it takes the annex out of what it is given
        sources.append(added.id)
    decided(vault, now, {"state": "let_in", "because": "", "sources": list(dict.fromkeys(sources))})
    return sources


def let_in(
    vault: Vault,
    one: Record,
    case: str,
    open_reader: Callable[[], Reader],
    may_open: Callable[[], bool] = lambda: False,
) -> list[str]:
    """Both halves, for one who has the vault to himself. Returns the sources' ids; raises what they raise."""
    reader = open_reader()
    try:
        letter = open_letter(vault, one, reader.sandbox, may_open)
        got = read_letter(letter, lambda name, data: read_bytes(reader, name, data))
    finally:
        reader.close()
    return keep_letter(vault, letter, case, got)


def _fields(letter: Letter) -> dict[str, Any]:
    return {"from_inside": True} if letter.inside else {}


def _back(one: Record, report: Report) -> dict[str, str]:
    came = f"receipt {report.receipt}; intake {one.id}; sha256 {one.text('locked_sha256')}"
    note = "\n".join(filter(None, (came, report.words["reach"])))
    said = {"handed_over_by": report.words["who"], "custody_note": note}
    return {field: words for field, words in said.items() if words}


def _text(report: Report) -> str:
    """The words as they were written. Who says so, and how to reach him, stand in the annex instead."""
    return "\n\n".join(report.words[name] for name in ("what", "when", "where", "whom") if report.words[name]) + "\n"
