"""What comes by the sealed form: keys, the page, taking in, quarantine, letting in and refusing.

    make_key -> written (page and signature) -> [someone writes] -> take_letters -> waiting -> let_in | refuse

What waits is a sealed object that a record of the kind `intake` names, and no source: nothing searches or counts it.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from guvoh import capture
from guvoh.app.one_commit import one_commit
from guvoh.app.receiving import Reader, must_ask, not_opened, plain_name, read_bytes, receive, received_from
from guvoh.app.sources import set_source
from guvoh.errors import NotFound, Refused
from guvoh.model.ids import new_id
from guvoh.model.records import Record, checked
from guvoh.safety.intake import MOST_SEALED, Report, page, read_report
from guvoh.text.i18n import _
from guvoh.vault import letters, queries
from guvoh.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class Written:
    """A page, the signature beside it, and two numbers to compare by voice: of the file, of the key that signed."""

    page: bytes
    signature: str
    file_number: str
    key_number: str


@dataclass(frozen=True, slots=True)
class Arrived:
    """What became of one file. `state`: taken, already (`id` is the earlier one), refused (`why`; nothing was kept)."""

    place: int
    state: str
    id: str = ""
    why: str = ""
    hint: str = ""


def keys_of(vault: Vault) -> list[str]:
    """The ids of the keys, the newest last."""
    return letters.keys_of(vault)


def make_key(vault: Vault) -> str:
    """A new key, to which forms lock from now on; what was locked to the older ones still opens. Returns its id."""
    id = new_id()
    with one_commit(vault) as batch:
        batch.open_compartment(id, vault.id, letters.WHAT)
        batch.entry(id, "intake.key", {"about": id})
    return id


def written(vault: Vault, language: str, inside: bool = False) -> Written:
    """The page for the newest key, signed. Raises `Refused` where no key was made."""
    known = keys_of(vault)
    if not known:
        raise Refused(_("There is no key to which a form could lock."), _("Make one: guvoh intake key."))
    data = page(letters.recipient_of(vault, known[-1]), language, inside)
    signature = letters.sign_form(vault, data)
    return Written(data, signature, number_of_file(data), number_of_key(letters.signer_of_form(data, signature)))


def verify_form(data: bytes, signature: str) -> tuple[str, str]:
    """The numbers of the file and of the key that signed it. Raises `Refused` where the signature does not fit."""
    try:
        public = letters.signer_of_form(data, signature)
    except ValueError as error:
        raise Refused(
            _("The signature does not fit this file: one of them was changed."),
            _("Do not use the file, and give it to nobody. Ask for it anew."),
        ) from error
    return number_of_file(data), number_of_key(public)


def number_of_file(data: bytes) -> str:
    """The first 32 characters of the SHA-256, in groups: any program that tells it is enough to compare."""
    told = hashlib.sha256(data).hexdigest()
    return " ".join(told[i : i + 4] for i in range(0, 32, 4))


def number_of_key(public: bytes) -> str:
    """130 bits of the SHA-256 as ten groups of four figures, to be read aloud in any language."""
    n = int.from_bytes(hashlib.sha256(public).digest(), "big") % 10**40
    digits = f"{n:040d}"
    return " ".join(digits[i : i + 4] for i in range(0, 40, 4))


def take_letters(vault: Vault, paths: Iterable[str]) -> Iterator[Arrived]:
    """Opens each file and puts it into quarantine; each in a commit of its own. What cannot be opened is told in a
    sentence that holds nothing of it, and the next one is taken."""
    known = {one.text("sha256"): one.id for one in waiting_and_past(vault)}
    keys = keys_of(vault)[::-1]
    for place, path in enumerate(paths, 1):
        try:
            yield _take(vault, keys, known, place, _read(path))
        except Refused as why:
            yield Arrived(place, "refused", why=why.message, hint=why.hint)
        except OSError as error:
            yield Arrived(place, "refused", why=error.strerror or _("cannot be read"))


def _read(path: str) -> bytes:
    """Raises `Refused` for what is too large, before it is read."""
    too_large = Refused(_("This file is larger than any that the form writes."), _("Nothing of it was kept."))
    fd = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))  # a pipe must not make it wait
    with open(fd, "rb") as f:
        if os.fstat(f.fileno()).st_size > MOST_SEALED:
            raise too_large
        data = f.read(MOST_SEALED + 1) or b""
    if len(data) > MOST_SEALED:
        raise too_large
    return data


def _take(vault: Vault, keys: list[str], known: dict[str, str], place: int, data: bytes) -> Arrived:
    try:
        key, plain = letters.open_letter(vault, keys, data)
    except ValueError as error:
        raise Refused(
            _("No key of this group opens this file, or it was changed on the way."), _("Nothing of it was kept.")
        ) from error
    report = read_report(plain)
    sha256 = hashlib.sha256(plain).hexdigest()
    if sha256 in known:
        return Arrived(place, "already", known[sha256])
    id = new_id()
    with one_commit(vault) as batch:
        sealed = vault.store.seal_bytes(batch.open_compartment(id, vault.id, "intake"), plain)
        batch.objects.append(sealed)
        fields = checked("intake", {
            "state": "waiting", "receipt": report.receipt, "inside": "yes" if report.inside else "no",
            "files": len(report.files), "size": len(plain), "sha256": sha256, "object": sealed.name, "key": key,
            "locked_sha256": hashlib.sha256(data).hexdigest(),
        })  # fmt: skip
        body = {"record": id, "kind": "intake", "case": "", "about": [], "fields": fields, "object": sealed.name}
        batch.entry(id, "recorded", body)
    known[sha256] = id
    return Arrived(place, "taken", id)


def waiting_and_past(vault: Vault, state: str = "") -> list[Record]:
    """Everything that came, in the order in which it came; `state`: only those."""
    return [one for one in queries.records(vault, None, "intake") if state in ("", one.text("state"))]


def arrived(vault: Vault, typed: str) -> Record:
    """Raises `NotFound` for what did not come by the form."""
    found = queries.record(vault, queries.find(vault, typed, ("record",))[1])
    if found.kind != "intake":
        raise NotFound(_("This did not come by the form."), _("`guvoh intake list` shows what did."))
    return found


def opened_report(vault: Vault, one: Record) -> Report:
    return read_report(vault.load(bytes.fromhex(one.id.replace("-", "")), one.text("object")))


def refuse(vault: Vault, one: Record, because: str = "") -> None:
    """It stays sealed where it is. Raises `Refused` for what was let in: its sources can be withdrawn."""
    if one.text("state") == "let_in":
        raise Refused(_("This was let in already."), _("Withdraw its sources: guvoh withdraw."))
    _say(vault, one, {"state": "refused", "because": because})


def let_in(
    vault: Vault,
    one: Record,
    case: str,
    open_reader: Callable[[], Reader],
    may_open: Callable[[], bool] = lambda: False,
) -> list[str]:
    """Its words and files become sources of the case, read in the sandbox and searched as any other; who wrote, the
    way back to him and where it came from lie in each one's annex. Returns the sources' ids. Begun twice it goes on:
    the same bytes are no second source. Raises `Refused` for what was let in."""
    if one.text("state") == "let_in":
        raise Refused(_("This was let in already."), _("Look at its sources with `guvoh show`."))
    report = opened_report(vault, one)
    with one_commit(vault) as batch:
        into = capture.case_for(vault, batch, case)
    named = [("report.txt", _text(report).encode(), "testimony")]
    named += [(plain_name(file.name), file.data, "document") for file in report.files]
    sources = []
    reader = open_reader()
    try:
        for name, data, kind in named:
            sources.append(_source(vault, reader, into, name, data, kind, report, one, may_open))
    finally:
        reader.close()
    _say(vault, one, {"state": "let_in", "because": "", "sources": list(dict.fromkeys(sources))})
    return sources


def _source(
    vault: Vault, reader: Reader, case: str, name: str, data: bytes, kind: str, report: Report, one: Record,
    may_open: Callable[[], bool],
) -> str:  # fmt: skip
    fields: dict[str, Any] = {"from_inside": True} if report.inside else {}
    asks = must_ask(vault, reader.sandbox, name, data)
    reading = not_opened() if asks and not may_open() else read_bytes(reader, name, data)
    added = receive(vault, case, received_from(name, data, reading, fields), fields, kind)
    if added.state != "already" or queries.annex_of(vault, added.id) is None:
        back = [f"receipt {report.receipt}; intake {one.id}; sha256 {one.text('locked_sha256')}", report.words["reach"]]
        said = {"handed_over_by": report.words["who"], "custody_note": "\n".join(filter(None, back))}
        set_source(vault, added.id, {field: words for field, words in said.items() if words})
    return added.id


def _text(report: Report) -> str:
    """The words as they were written. Who says so, and how to reach him, stand in the annex instead."""
    return "\n\n".join(report.words[name] for name in ("what", "when", "where", "whom") if report.words[name]) + "\n"


def _say(vault: Vault, one: Record, fields: dict[str, Any]) -> None:
    kept = checked("intake", {**one.fields, **fields})
    with one_commit(vault) as batch:
        body = {"record": one.id, "kind": "intake", "case": one.case, "about": [], "fields": kept}
        batch.entry(queries.compartment_of_entry(vault, one.entry), "recorded", body)
