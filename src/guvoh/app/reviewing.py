"""What a reader does besides deciding: takes back, gives a reason afterwards, puts a source off."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from guvoh import review
from guvoh.app.judging import decide, undo
from guvoh.book.names import mentions_in, not_people
from guvoh.errors import Refused
from guvoh.model import Claim
from guvoh.text.i18n import _
from guvoh.vault import queries
from guvoh.vault.queries.order import PUT_OFF, Done, done_by, same_before
from guvoh.vault.vault import Vault

CONFIRMED = ("victim", "act", "polarity")  # of a grave claim, each apart
TOGETHER = 200  # repeats that one decision covered, at most


def take_back_last(vault: Vault, case: str) -> str | None:
    """Takes back what this reader decided last in the case, with the repeats that the same key press covered and the
    reason that was given for it. Returns the claim, None when nothing is left to take back."""
    done = done_by(vault, vault.by, case, TOGETHER)
    if not done:
        return None
    undo(vault, [entry for one in _together(vault, done) for entry in same_before(vault, one.decision)])
    return done[0].claim


def _together(vault: Vault, done: Sequence[Done]) -> list[Done]:
    """The newest decision, and those right before it that one press made: of the same second, source, verdict and
    saying. Repeats that were decided apart within a second go together too; both wait again then."""
    last = done[0]
    of = [one for one in done if (one.at, one.source, one.state) == (last.at, last.source, last.state)]
    rows = {row.id: row for row in queries.claim_rows(vault, [one.claim for one in of])}
    group = next(g for g in review.groups(list(rows.values())) if any(row.id == last.claim for row in g))
    ids = {row.id for row in group}
    return [one for one in of if one.claim in ids]


def give_reason(vault: Vault, ids: Sequence[str], reason: str) -> None:
    """Says why claims were rejected, after that was done; a claim that stands otherwise by now is left as it is."""
    rejected = [row.id for row in queries.claim_rows(vault, ids) if row.state == "rejected"]
    if rejected:
        decide(vault, rejected, "rejected", reason)


def put_off(vault: Vault, source: str, today: date) -> str:
    """Nothing of the source is shown for reading before tomorrow. Returns the entry, which an undo may name."""
    until = (today + timedelta(days=1)).isoformat()
    batch = vault.batch()
    entry = review.set_fields(batch, source, source, "source", {PUT_OFF: until})
    vault.commit(batch)
    return entry


def grave_in(vault: Vault, source: str, claim: Claim) -> tuple[str, ...]:
    """`grave` for a claim that may not be kept yet: why victim, act and polarity must be confirmed apart."""
    case = queries.source(vault, source).case
    return review.grave(claim, mentions_in(source, claim, not_people(vault, case)))


def check_confirmed(vault: Vault, source: str, claim: Claim, confirmed: Sequence[str]) -> None:
    """Raises `Refused` for a grave claim of which victim, act and polarity were not each confirmed."""
    if not set(CONFIRMED) <= set(confirmed) and grave_in(vault, source, claim):
        raise Refused(
            _("This claim is grave: victims, act and how it is said are confirmed apart."),
            _("Tick each of the three after reading its words, then accept. Nothing was recorded."),
        )
