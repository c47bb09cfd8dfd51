"""Decisions carry the whole claim and name the decision that their maker saw."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from guvoh.errors import Refused, Stale
from guvoh.model import Claim
from guvoh.model.derive.ladder import key as words_key
from guvoh.model.ids import new_id, short
from guvoh.text.i18n import _
from guvoh.vault import queries
from guvoh.vault.batch import Batch
from guvoh.vault.vault import Vault

BY_HAND = "person"  # stands where the name of a rule stands


def decide(
    vault: Vault, batch: Batch, id: str, verdict: str, mentions: Sequence[dict[str, Any]], claim: Claim | None = None,
    reason: str = "",
) -> str:  # fmt: skip
    """Accepts or rejects a suggestion or claim; with `claim`, accepts it as edited. Returns the decision's id.

    Raises `Refused` when the claim's source was withdrawn, or an edited span does not hold its words.
    """
    row = queries.claim(vault, id)
    if row.state == "withdrawn":
        raise Refused(
            _("The source of {id} was withdrawn.").format(id=short(id)),
            _("Undo the withdrawal first (`guvoh undo` with the source's id). Nothing was changed."),
        )
    if claim is not None:
        _check_spans(vault, row.source, claim)
    body = {
        "target": id, "source": row.source, "verdict": verdict, "claim": (claim or row.claim).as_dict(),
        "parent": row.decision, "reason": reason, "mentions": list(mentions),
    }  # fmt: skip
    first = queries.suggestion(vault, id)
    if first is not None:
        body["words"] = f"{first['claim']['act']} {words_key(first['claim']['quote'])}"
    return batch.entry(row.source, "decided", body)


def check_seen(vault: Vault, id: str, seen: Mapping[str, str | None]) -> None:
    """Raises `Stale` when the decision that stands on the claim is not the one that a page showed, None for none. A
    claim that `seen` does not name was not shown, and nothing is asked of it."""
    if id not in seen:
        return
    now = queries.claim(vault, id).decision
    if now == seen[id]:
        return
    hint = _("Look at it again before you decide. Nothing was changed.")
    if now is None:
        raise Stale(_("The decision on {id} was taken back meanwhile.").format(id=short(id)), hint, id)
    by, at = queries.decisions_by(vault, id)
    told = {"accepted": _("accepted"), "rejected": _("rejected")}
    state = queries.claim(vault, id).state
    if state not in told:
        raise Stale(
            _("{id} stands otherwise now: {by} decided on it at {at}.").format(id=short(id), by=by, at=at),
            hint, id, now,
        )  # fmt: skip
    raise Stale(
        _("{by} decided on {id} meanwhile: {state}, {at}.").format(by=by, id=short(id), state=told[state], at=at),
        hint, id, now,
    )  # fmt: skip


def claim_by_hand(
    vault: Vault, batch: Batch, source: str, mentions: Sequence[dict[str, Any]], claim: Claim, reason: str = "",
    text: str | None = None,
) -> str:  # fmt: skip
    """Accepts a claim that a person found and no machine proposed, under a new id. Returns the decision's id.

    What the claim says settles its words: a later run never proposes them again. `text`: that of the source, from
    whoever makes thousands of claims and has it. Raises `NotFound` for an unknown source, `Refused` when the source was
    withdrawn, or a span does not hold its words.
    """
    if queries.source(vault, source).withdrawn:
        raise Refused(
            _("The source of {id} was withdrawn.").format(id=short(source)),
            _("Undo the withdrawal first (`guvoh undo` with the source's id). Nothing was changed."),
        )
    _check_spans(vault, source, claim, text)
    body = {
        "target": new_id(), "source": source, "verdict": "accepted",
        "claim": replace(claim, rule=BY_HAND, score=1.0).as_dict(), "parent": None, "reason": reason,
        "mentions": list(mentions),
    }  # fmt: skip
    return batch.entry(source, "decided", body)


def _check_spans(vault: Vault, source: str, claim: Claim, text: str | None = None) -> None:
    if text is None:
        reading = queries.reading(vault, source)
        text = reading.text if reading else ""
    spans = [(claim.start, claim.end, claim.quote)]
    parts: list[Any] = [*claim.victims, *claim.actors, *claim.attribution, claim.count, claim.place, claim.reason]
    spans += [(p.start, p.end, p.text) for p in parts if p is not None]
    for start, end, words in spans:
        if not 0 <= start < end <= len(text) or text[start:end] != words:
            raise Refused(
                _("The edited claim names words that do not stand where it says."),
                _("Every part of a claim must be words of its source. Nothing was changed."),
            )


def set_fields(batch: Batch, compartment: str | bytes, owner: str, of: str, fields: dict[str, Any]) -> str:
    """`of`: source, person, case. Later values take the place of earlier ones; the earlier stay in the history."""
    return batch.entry(compartment, "set", {"owner": owner, "of": of, "fields": fields})


UNDOABLE = ("decided", "set", "judged", "person.entered", "status.told", "status.judged", "tie.told",
            "proxy.judged", "recorded", "translated", "kept", "undone")


def undo_target(vault: Vault, kind: str, id: str) -> str:
    """The entry that an undo of `id` takes back: the entry itself, or the last live one about that thing."""
    if kind == "entry":
        return id
    found = queries.latest(vault, id, UNDOABLE)
    if found is None:
        raise Refused(
            _("There is nothing to undo about {id}.").format(id=short(id)),
            _("`guvoh show` lists what was done with it."),
        )
    return found
