"""What is kept of a paper that leaves, so that the next one can be compared with it, and a second reader can say yes to
just this one.

    fingerprint(document)      of what it says to its reader, whoever made it and when
    cells(document)            the numbers it prints that were counted from our records, by query and labels
    with_release(document, made_by, second)     with its last sheet, and its standing
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from guvoh.model.document import Document, Drawing, Section, Table, line, own
from guvoh.model.paper import Words
from guvoh.policy.guard import may_be_initials, may_be_named
from guvoh.text.i18n import _

# Of the moment, of policy or of the maker: not of what the paper says.
_NOT_SAID = frozenset((
    "made_at", "made_by", "checkpoint", "standing", "persons", "other_names", "allowed_names", "extra", "records",
    "rests_on", "subjects", "missing", "findings", "code_names", "guarded", "blanked", "withheld", "unreviewed",
))  # fmt: skip


def fingerprint(document: Document) -> str:
    """SHA-256 in hex, the same as long as the paper says the same. `document`: as it is for its reader, before code
    names are drawn. Who may be named in it belongs to what it says: by it a word is a name or a code name. It is kept
    in the vault only: words could be guessed by it."""
    named = sorted((one.id, one.protection) for one in document.persons
                   if may_be_named(one, document.publicity) or may_be_initials(one, document.publicity))  # fmt: skip
    said = json.dumps([_plain(document), named], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()


def _plain(part: Any) -> Any:
    if isinstance(part, Words):
        return part.text
    if is_dataclass(part):
        return {f.name: _plain(getattr(part, f.name)) for f in fields(part) if f.name not in _NOT_SAID}
    return [_plain(one) for one in part] if isinstance(part, tuple) else part


def cells(document: Document) -> dict[tuple[str, ...], int]:
    """By (query, title, label of the row, head of the column). What is hidden, or no number of ours, is not there."""
    found: dict[tuple[str, ...], int] = {}
    for table in _tables(document):
        for row in table.rows if table.query else ():
            label = " ".join(piece.words.text for cell in row for piece in cell if piece.kind != "figure")
            for head, cell in zip(table.heads, row, strict=False):
                if (
                    len(cell) == 1
                    and cell[0].kind == "figure"
                    and not cell[0].sources
                    and cell[0].words.text.isdecimal()
                ):
                    found[table.query, table.title, label, head] = int(cell[0].words.text)
    return found


def _tables(document: Document) -> Iterator[Table]:
    for section in document.sections:
        for block in section.blocks:
            if isinstance(block, Table | Drawing):
                yield block.table if isinstance(block, Drawing) else block


def with_release(document: Document, made_by: str, second: str) -> Document:
    """A public paper says on its last sheet who let it out, both names declared, none proven; without the second one it
    says on every page that it is not released."""
    if document.profile != "public":
        return document
    if second:
        said = own(_("Released by {first}, second reader {second}. Both names are declared, not proven.").format(
            first=made_by or _("nobody who is named"), second=second))  # fmt: skip
        return replace(document, sections=(*document.sections, Section(_("Release"), (line(said),))))
    said = own(_("Nobody but its maker has read this paper. It must not be published before a second reader said yes."))
    return replace(
        document, standing=_("Not yet released"),
        sections=(*document.sections, Section(_("Release"), (line(said, style="warning"),))),
    )  # fmt: skip
