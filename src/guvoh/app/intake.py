"""What comes by the sealed form: keys, the page, taking in, quarantine, refusing and erasing.

    make_key -> written (page and signature) -> [someone writes] -> take_letters -> waiting -> refuse -> erase
                                                                          letting_in.let_in <-|

What waits is a sealed object that a record of the kind `intake` names, and no source: nothing searches or counts it.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from guvoh.app.one_commit import one_commit
from guvoh.errors import NotFound, Refused
from guvoh.model import vocabulary
from guvoh.model.ids import new_id
from guvoh.model.records import Record, checked
from guvoh.safety.intake import MOST_SEALED, Report, page, read_report
from guvoh.text.i18n import _, comma, language
from guvoh.vault import change, letters, queries
from guvoh.vault.batch import compartment_of
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
    """Raises KeyError for what was erased, `Damage` for a changed object."""
    return read_report(vault.load(compartment_of(one.id), one.text("object")))


def refuse(vault: Vault, one: Record, because: str = "") -> None:
    """It stays sealed where it is. Raises `Refused` for what was let in: its sources can be withdrawn."""
    if one.text("state") == "let_in":
        raise Refused(_("This was let in already."), _("Withdraw its sources: guvoh withdraw."))
    if is_erased(vault, one):
        raise Refused(_("This was erased."), _("Nothing of it is left but its receipt."))
    decided(vault, one, {"state": "refused", "because": because})


def is_erased(vault: Vault, one: Record) -> bool:
    """Whether the key of what was written is gone; that is what counts, whatever the record says."""
    return not vault.keyring.has(compartment_of(one.id))


def state_words(vault: Vault, one: Record) -> str:
    """In the language in use."""
    words = vocabulary.label("intake_state", one.text("state"), language())
    return words + comma() + _("erased") if is_erased(vault, one) else words


def erase(vault: Vault, one: Record) -> None:
    """Destroys the key of what was refused, and removes the object. That it came, its receipt and that it was refused
    stay, without a word of it and without the reason, which may repeat some. Raises `Refused` for anything else.

    The record moves out of the compartment first: killed in between, the letter can still be erased, and is not said
    to be."""
    if one.text("state") != "refused":
        raise Refused(_("Only what was refused is erased."), _("Refuse it first: guvoh intake refuse."))
    if is_erased(vault, one):
        raise Refused(_("This was erased."), _("Nothing of it is left but its receipt."))
    written_in = compartment_of(one.id)
    if queries.compartment_of_entry(vault, one.entry) == written_in:
        kept = checked("intake", {name: one.text(name) for name in ("state", "receipt")})
        with one_commit(vault) as batch:
            apart = new_id()
            batch.open_compartment(apart, vault.id, "intake")
            batch.entry(
                apart, "recorded", {"record": one.id, "kind": "intake", "case": "", "about": [], "fields": kept}
            )
    objects = list(queries.objects_of(vault, written_in))
    change.erase_compartments(vault, {written_in}, "intake", one.id, objects)


def decided(vault: Vault, one: Record, fields: dict[str, Any]) -> None:
    """A new version of the record, where the one before lies."""
    kept = checked("intake", {**one.fields, **fields})
    with one_commit(vault) as batch:
        body = {"record": one.id, "kind": "intake", "case": one.case, "about": [], "fields": kept}
        batch.entry(queries.compartment_of_entry(vault, one.entry), "recorded", body)
