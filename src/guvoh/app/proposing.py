"""A plug-in is asked about a document, in the vault or not; what it proposes stands behind what the rules found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from guvoh import extract
from guvoh.app.adding import put_run, search_claims
from guvoh.app.stating import stated_names
from guvoh.errors import Refused, Unreadable
from guvoh.extract.plugins.contract import Document, PlugIn
from guvoh.extract.plugins.gate import joined
from guvoh.model import Claim
from guvoh.model.origin import origin_of
from guvoh.text.i18n import _
from guvoh.vault import queries
from guvoh.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class Proposed:
    """`claims`: those of the rules and of the plug-in; `its`: how many the plug-in had a part in; `dropped`: how many
    of its proposals did not stand in the text; `unread`: pieces of the text without a usable answer."""

    claims: tuple[Claim, ...]
    its: int
    dropped: int
    unread: int


def proposed(
    plug_in: PlugIn, text: str, main: Sequence[tuple[int, int]], published: str | None, claims: Sequence[Claim]
) -> Proposed:
    """Raises `NoAnswer` where the plug-in gave none; what the rules found is still there then."""
    document = Document(text, tuple(main), published, tuple(claims))
    answer = plug_in.propose(document)
    found, refused = joined(document, answer.proposals, plug_in.origin)
    its = sum(1 for claim in found if origin_of(claim.rule))
    return Proposed(tuple(found), its, answer.dropped + refused, answer.unread)


def suggest_with(vault: Vault, source: str, plug_in: PlugIn) -> Proposed:
    """A new run of suggestions for a source, by the rules and the plug-in; what was decided stays decided. The vault is
    not locked while the plug-in thinks. Raises `Refused` for a withdrawn source, `Unreadable` for one without text."""
    if queries.source(vault, source).withdrawn:
        raise Refused(_("This source was withdrawn."), _("Undo the withdrawal first. Nothing was changed."))
    reading = queries.reading(vault, source)
    if reading is None:
        raise Unreadable(_("This source has no text."), _("Type it, or read it anew. Nothing was changed."))
    fields = queries.settings(vault, source)
    published = fields.get("published") or reading.published
    made = proposed(plug_in, reading.text, reading.main_spans(), published, search_claims(reading, fields))
    batch = vault.batch()
    names = stated_names(reading, fields)
    put_run(vault, batch, source, made.claims, f"{extract.ENGINE} + {plug_in.origin.mark()}", names)
    vault.commit(batch)
    return made
