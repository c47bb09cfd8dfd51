"""A second coding is started, said, read to the end and settled. What is refused here is what would make it not blind.

What its reader finds lies with the source and goes with it; it is no decision, and no claim of the case comes of it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from guvoh.errors import NotFound, Refused
from guvoh.model import Claim
from guvoh.model.coding import TAKES, Coding
from guvoh.model.ids import new_id, short
from guvoh.review.decide import BY_HAND, _check_spans
from guvoh.text.i18n import _
from guvoh.vault import queries
from guvoh.vault.batch import Batch
from guvoh.vault.queries import coding as codings
from guvoh.vault.vault import Vault


def start_coding(vault: Vault, batch: Batch, case: str, sources: Sequence[str], aided: bool) -> str:
    """Returns the id of the new coding. `aided`: its reader will see the machine's suggestions. Raises `Refused` for a
    reader without a name, for no source, and for sources on which he has decided already."""
    if not vault.by:
        raise Refused(
            _("A second coding needs the name of its reader."),
            _("Give --as NAME, another one than the first reader's."),
        )
    if not sources:
        raise Refused(
            _("There is no source that you could code blind."),
            _("It takes sources with a text, on which you have not decided anything."),
        )
    known = codings.deciders_of(vault, sources)
    if any(vault.by in known.get(source, ()) for source in sources):
        raise Refused(
            _("You have decided on claims of these sources: you cannot code them blind."),
            _("Leave them out, or let another reader code them. Nothing was started."),
        )
    coding = new_id()
    body = {"coding": coding, "case": case, "aided": aided, "sources": list(sources)}
    batch.entry(case, "coding.started", body)
    return coding


def say_act(vault: Vault, batch: Batch, coding: Coding, source: str, claim: Claim) -> str:
    """One act that the second reader found; returns the entry's id, by which it is taken back. Raises `Refused` for
    somebody else, a source that was read to its end or compared, or words that do not stand where the claim says."""
    _still_blind(vault, coding, source)
    _check_spans(vault, source, claim)
    rule = claim.rule if coding.aided and claim.rule else BY_HAND
    said = replace(claim, rule=rule, score=claim.score if rule != BY_HAND else 1.0)
    return batch.entry(source, "coding.said", {"coding": coding.id, "source": source, "claim": said.as_dict()})


def read_to_end(vault: Vault, batch: Batch, coding: Coding, source: str) -> str:
    """The second reader has found all that he finds in a source, which may be nothing. Returns the entry's id."""
    _still_blind(vault, coding, source)
    return batch.entry(source, "coding.read", {"coding": coding.id, "source": source})


def settle(
    batch: Batch, coding: Coding, source: str, field: str, first: str, second: str, takes: str, decision: str
) -> str:
    """What somebody takes of a difference; `decision`: the entry of the same commit that brings it into the case."""
    if takes not in TAKES:
        raise ValueError(takes)
    body = {"coding": coding.id, "source": source, "field": field, "first": first or None, "second": second or None,
            "takes": takes, "decision": decision or None}  # fmt: skip
    return batch.entry(source, "coding.settled", body)


def check_may_compare(coding: Coding, read: Collection[str], by: str) -> None:
    """Raises `Refused` for the second reader while he has not read all his sources: he would not be blind any more."""
    left = len(set(coding.sources) - set(read))
    if by == coding.by and left:
        raise Refused(
            _("You still code blind: {n} of {all} sources are not read to the end.").format(
                n=left, all=len(coding.sources)
            ),
            _("Read them first; then the two codings are compared."),
        )


def _still_blind(vault: Vault, coding: Coding, source: str) -> None:
    if vault.by != coding.by:
        raise Refused(
            _("This is the coding of another reader."), _("Only who started it codes in it. Nothing was recorded.")
        )
    if source not in coding.sources:
        raise NotFound(_("This source is not in the coding."), _("`guvoh coding list` says which are."))
    if source in codings.read_through(vault, coding.id) or source in codings.compared(vault, [source]):
        raise Refused(
            _("You have read {id} to its end.").format(id=short(source)),
            _("Take that back to go on with it, as long as nothing of it was compared. Nothing was recorded."),
        )
    if queries.source(vault, source).withdrawn:
        raise Refused(
            _("The source of {id} was withdrawn.").format(id=short(source)),
            _("Undo the withdrawal first (`guvoh undo` with the source's id). Nothing was changed."),
        )
