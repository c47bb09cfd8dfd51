"""Second looks: by another reader, and by the same one who does not see what he decided before (blind).

A look never changes a claim. Where two readers differ, that is an open question beside the claim.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import datetime, timedelta

from guvoh.errors import Refused
from guvoh.model.ids import derived_id, short
from guvoh.text.i18n import _
from guvoh.vault import queries
from guvoh.vault.batch import Batch
from guvoh.vault.vault import Vault

EVERY = 20  # decisions; one in so many is shown again
APART = timedelta(days=1)  # or EVERY decisions: sooner a reader remembers what he said
GRAVE_ACTS = ("killing", "torture_or_ill_treatment")


def look(vault: Vault, batch: Batch, claim: str, answer: str, blind: bool, slots: Sequence[str] = ()) -> str:
    """Records what a reader answers (accepted, rejected) to a claim that is decided already; `slots` names the parts
    that he reads otherwise. It is the same when the answers are and no part differs. Returns the entry's id.

    Raises `Refused` where nothing was decided yet, or the claim is open: then a decision is wanted, not a look.
    """
    row = queries.claim(vault, claim)
    if row.decision is None or row.state not in ("accepted", "rejected"):
        raise Refused(
            _("Nothing stands on {id} that could be looked at a second time.").format(id=short(claim)),
            _("Decide on it instead. Nothing was recorded."),
        )
    verdict = "same" if answer == row.state and not slots else "different"
    body = {"claim": claim, "decision": row.decision, "verdict": verdict, "answer": answer, "blind": blind,
            "slots": list(slots)}  # fmt: skip
    return batch.entry(row.source, "looked", body)


def blind_due(decided: int) -> bool:
    """Whether, after so many decisions of a reader, an earlier one is to be shown again."""
    return decided > 0 and decided % EVERY == 0


def to_show_blind(
    earlier: Sequence[queries.Standing], looked: Collection[str], now: str, by: str,
    is_grave: Callable[[str], bool] = lambda claim: False,
) -> str | None:  # fmt: skip
    """The claim to show again, of this reader's own decisions that still stand (the newest first). Always the same one
    for the same decisions. None when all are too fresh, or grave and shown before: nobody reads the hardest words
    again and again for a measurement. `looked` are the claims that he was shown blind before."""
    day_ago = (datetime.fromisoformat(now) - APART).isoformat()
    old = [d for n, d in enumerate(earlier) if n >= EVERY or d.at.replace("Z", "+00:00") <= day_ago]
    for some in ([d for d in old if d.claim not in looked], [d for d in old if d.claim in looked]):
        for d in sorted(some, key=lambda d: derived_id(by, d.decision)):
            if d.claim not in looked or not is_grave(d.claim):
                return d.claim
    return None
