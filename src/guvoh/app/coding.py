"""Second codings: started, coded blind, compared, settled."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

from guvoh import review
from guvoh.app.judging import undo
from guvoh.app.one_commit import one_commit
from guvoh.app.reviewing import check_confirmed
from guvoh.book import coders
from guvoh.book.names import mentions_in, not_people
from guvoh.errors import NotFound, Refused, Stale
from guvoh.model import Claim
from guvoh.model.coding import SECOND, TAKES, Act, Coding, Difference
from guvoh.model.ids import short
from guvoh.review import coding as drafting
from guvoh.text.i18n import _
from guvoh.vault import queries
from guvoh.vault.queries import coding as codings
from guvoh.vault.vault import Vault

REASON = "second coding"  # of a decision that a comparison brought


def start_coding(
    vault: Vault, case: str, sources: Sequence[str] = (), aided: bool = False, sample: int = 0, seed: int = 0
) -> Coding:
    """Starts a second coding under the vault's handle. Without `sources`: all of the case that this reader can code
    blind, or a `sample` of so many, drawn by chance, which then speaks for all. Raises `Refused`, `NotFound`."""
    known = codings.readable(vault, case)
    if any(source not in known for source in sources):
        raise NotFound(_("A source of the coding has no text in this case."), _("`guvoh sources` lists them."))
    if not sources:
        seen = codings.deciders_of(vault, known)
        sources = [source for source in known if vault.by not in seen.get(source, ())]
        if 0 < sample < len(sources):
            drawn = set(random.Random(seed).sample(sources, sample))  # noqa: S311  no secret hangs on it
            sources = [source for source in sources if source in drawn]
    with one_commit(vault) as batch:
        id = drafting.start_coding(vault, batch, case, list(dict.fromkeys(sources)), aided)
    return coders.coding(vault, id)


def say_acts(vault: Vault, coding: Coding, source: str, claims: Sequence[Claim], done: bool = False) -> list[str]:
    """Acts that the second reader found in a source, all or none; `done`: he has read it to its end. Returns the
    entries' ids."""
    with one_commit(vault) as batch:
        for claim in claims:
            drafting.say_act(vault, batch, coding, source, claim)
        if done:
            drafting.read_to_end(vault, batch, coding, source)
    return [draft.id for draft in batch.drafts]


def take_back_act(vault: Vault, coding: Coding, entry: str) -> None:
    """An act that the second reader said, or that he read a source to its end. Raises `Refused` once the source was
    compared: what was found blind stays."""
    own = {act.id: act.source for act in codings.said(vault, coding.id)}
    own |= {id: source for source, id in codings.read_through(vault, coding.id).items()}
    if entry not in own or vault.by != coding.by:
        raise NotFound(_("There is nothing of this coding to take back."), _("It may have been taken back already."))
    if codings.compared(vault, [own[entry]]):
        raise Refused(_("This source was compared already; what was found blind stays."), _("Nothing was changed."))
    undo(vault, [entry])


def comparison(vault: Vault, coding: Coding) -> list[Difference]:
    """Where the two differ. Raises `Refused` for the second reader while he still codes."""
    drafting.check_may_compare(coding, codings.read_through(vault, coding.id), vault.by)
    return coders.differences(vault, coding)


def settle(vault: Vault, coding: Coding, difference: str, takes: str, confirmed: Sequence[str] | None = None) -> str:
    """Takes the reading of one or the other, or neither (then it is only recorded, and the claim stands as it is).
    What is taken of the second becomes a decision on the claim of the case in the same commit. `confirmed`: what of a
    grave act was confirmed apart; None where nobody was asked. Returns the entry's id.

    Raises `NotFound` for another difference, `Stale` where it is settled or the claim is not accepted any more."""
    one = next((d for d in comparison(vault, coding) if d.id == difference), None)
    if one is None or takes not in TAKES:
        raise NotFound(_("There is no such difference."), _("Look at the comparison again. Nothing was changed."))
    if one.takes:
        raise Stale(
            _("This difference was settled meanwhile."), _("Take that back first. Nothing was changed."), short(one.id)
        )
    with one_commit(vault) as batch:
        decision = ""
        if takes == SECOND:
            claim = _taken(vault, one)
            mentions = mentions_in(one.source, claim, not_people(vault, coding.case)) if claim else []
            if claim and confirmed is not None:
                check_confirmed(vault, one.source, claim, confirmed)
            if one.first is None and claim:
                decision = review.claim_by_hand(vault, batch, one.source, mentions, claim, REASON)
            elif one.first is not None:
                verdict = "accepted" if claim else "rejected"
                decision = review.decide(vault, batch, one.first.id, verdict, mentions, claim, REASON)
        first, second = (act.id if act else "" for act in (one.first, one.second))
        entry = drafting.settle(batch, coding, one.source, one.field, first, second, takes, decision)
    return entry


def take_back_settled(vault: Vault, coding: Coding, difference: str) -> None:
    """The word on a difference, and the decision that came of it. Raises `NotFound` where there is none."""
    one = next((d for d in comparison(vault, coding) if d.id == difference and d.entry), None)
    if one is None:
        raise NotFound(_("Nothing was settled here."), _("It may have been taken back already."))
    decision = next((s.decision for s in codings.settled(vault, coding.id) if s.entry == one.entry), "")
    undo(vault, [one.entry, *([decision] if decision and not queries.entry(vault, decision).undone else [])])


def _taken(vault: Vault, one: Difference) -> Claim | None:
    """The claim as it stands once the second reading is taken; None where that reading has no such act."""
    if one.second is None:
        return None
    if one.first is None:
        return one.second.claim
    row = queries.claim(vault, one.first.id)
    if row.state != "accepted":
        raise Stale(
            _("The claim does not stand any more as it was compared."),
            _("Look at it in the review. Nothing was changed."), short(row.id), row.decision,
        )  # fmt: skip
    return put_field(row.claim, one.field, one.second)


def put_field(claim: Claim, field: str, act: Act) -> Claim:
    """The claim with one field as the other coder reads it; the finer code goes with the class."""
    other = act.claim
    changes = {
        "act": {"act": other.act, "code": other.code}, "code": {"code": other.code},
        "polarity": {"polarity": other.polarity}, "count": {"count": other.count}, "date": {"date": other.date},
        "place": {"place": other.place}, "attribution": {"attribution": other.attribution},
    }  # fmt: skip
    return replace(claim, rule="person", **changes[field])  # type: ignore[arg-type]
