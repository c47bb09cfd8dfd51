"""Cases, and the papers that come out of them."""

from __future__ import annotations

from typing import Any

from guvoh import book, capture, review
from guvoh.errors import NotFound, Refused
from guvoh.model import Case
from guvoh.model.ids import short
from guvoh.model.paper import Chronology
from guvoh.text.i18n import _, using
from guvoh.vault import queries
from guvoh.vault.vault import Vault

# Our papers end with this, or begin so; no reader shows it. Whoever writes over a file looks for it first.
MARKS = {".html": b"<!-- a Guvoh paper -->\n", ".pdf": b"\n% a Guvoh paper\n"}
_JSON_HEAD = b'{\n  "format": "guvoh-'


def is_paper(data: bytes, ending: str) -> bool:
    """Whether it is a paper that Guvoh made."""
    if ending == ".docx":
        return data.endswith(b"a Guvoh paper")
    mark = MARKS.get(ending)
    return data.endswith(mark) if mark else data.startswith(_JSON_HEAD)


def set_case(vault: Vault, id: str, fields: dict[str, Any]) -> str:
    """Raises `Refused` for an empty name, and for one that another case has."""
    if "name" in fields:
        name = " ".join(str(fields["name"]).split())
        other = queries.case_named(vault, name)
        if not any(c.isalnum() for c in name):
            raise Refused(_("A case needs a name."), _("For example: name=Valley. Nothing was changed."))
        if other is not None and other.id != id:
            raise Refused(
                _("There is a case of this name already."), _("Choose another name. Nothing was changed.")
            )
        fields = {**fields, "name": name}
    batch = vault.batch()
    entry = review.set_fields(batch, id, id, "case", fields)
    vault.commit(batch)
    return entry


def open_case(vault: Vault, name: str) -> str:
    batch = vault.batch()
    id = capture.case_for(vault, batch, name)
    if batch.drafts:
        vault.commit(batch)
    return id


def the_case(vault: Vault, name: str | None) -> Case:
    """The case of this name, or the only one. Raises `Refused` with the list when there are several."""
    known = queries.cases(vault)
    if name is not None:
        found = queries.case_named(vault, name)
        if found is None:
            raise NotFound(_("There is no case with this name."), _("`guvoh cases` lists them."))
        return found
    if len(known) == 1:
        return known[0]
    if not known:
        raise Refused(_("The vault is empty."), _("Add files first: `guvoh add PATH...`."), (_("a source"),))
    listed = ", ".join(f"{short(c.id)} {c.name}" for c in known)
    raise Refused(
        _("There are several cases: {cases}.").format(cases=listed), _("Choose one with --case NAME."), (_("a case"),)
    )


def paper(vault: Vault, case: Case, kind: str, ending: str, internal: bool, language: str = "en") -> bytes:
    """The finished chronology, made in memory. Raises `Refused` when the leak gate finds a protected name in it."""
    return draw_paper(gather_paper(vault, case, internal, language), ending)


def gather_paper(vault: Vault, case: Case, internal: bool, language: str = "en") -> Chronology:
    """What the vault knows of it, in the language of the paper. Raises `Refused` where nothing was accepted yet."""
    with using(language):
        whole = book.chronology(vault, case, internal=internal, language=language)
    if not whole.entries:
        raise Refused(
            _("There is nothing to print yet: no claim was accepted in this case."),
            _("Read the suggestions first: `guvoh review`."),
            (_("an accepted claim"),),
        )
    return whole


def draw_paper(whole: Chronology, ending: str) -> bytes:
    """The bytes of its file. Takes long and asks no vault: others may work with it meanwhile. Raises `Refused`."""
    from guvoh import report

    drawn = {".html": report.html, ".pdf": report.pdf, ".json": report.as_json}[ending](whole)
    return drawn + MARKS.get(ending, b"")
