"""Pairs that may be the same, with the reasons, and never more than a proposal: what the desk asks about, two by two.

Which claims may tell of one event: `incidents/alike_claims.py`. Two mentions may be one person when their names are
alike, in whatever script: `candidates/persons.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guvoh.model.derive.incident import CUSTODY
from guvoh.resolve.candidates import person_pairs
from guvoh.resolve.incidents.alike_claims import agreeing, agreement, aspects, weight
from guvoh.vault import queries
from guvoh.vault.queries import ClaimRow, Stated
from guvoh.vault.vault import Vault

WINDOW, STEP = 400, 200  # claims, and persons
NEAR = 300  # claims that are looked at for one incident


@dataclass(frozen=True, slots=True)
class Proposal:
    """`of`: claim or mention. `because` are codes: words, victims, place, dates, count, name, part_of_name, like_name,
    stated. Of mentions `score` and `band` (same, ask) as the names engine gives them, and the two names that are
    nearest, or of which a text says that they are one person's: `said`."""

    of: str
    a: str
    b: str
    because: tuple[str, ...]
    weight: int
    score: float = 0.0
    band: str = ""
    names: tuple[str, str] = ("", "")
    said: Stated | None = None


def propose(vault: Vault, case: str, window: int | None = None) -> list[Proposal]:
    """What nobody has judged yet, the likeliest first. Pairs that are joined already are not proposed again.

    `window`: only among some claims whose days are near; see `windows`. Persons stand in the first window."""
    if window is None:
        rows: Sequence[ClaimRow] = queries.claims(vault, case=case, state="accepted")
    else:
        rows = queries.accepted_window(vault, case, window * STEP, WINDOW)
    of_claims = _judged_apart(vault, "claim")
    component = queries.incidents_of_claims(vault, [r.id for r in rows])
    found = [
        p for p in _claims(rows)
        if (p.a, p.b) not in of_claims and component.get(p.a, p.a) != component.get(p.b, p.b)
    ]  # fmt: skip
    if not window:
        found += _persons(vault, case)
    return sorted(found, key=lambda p: (-p.weight, -p.score, p.a, p.b))


def windows(vault: Vault, case: str) -> int:
    """How many windows there are, each overlapping the next by a half; 1 where the whole case can be looked at at once,
    with no window."""
    n = queries.how_many_to_judge(vault, case)
    return 1 if n <= WINDOW else 1 + (n - WINDOW + STEP - 1) // STEP


def _judged_apart(vault: Vault, of: str) -> set[tuple[str, str]]:
    return {pair for pair, verdict in queries.judged(vault, of).items() if verdict != "same"}


def near(vault: Vault, case: str, ids: Sequence[str]) -> list[Proposal]:
    """Accepted claims of the case that may tell of the same event as one of these and are not among them; `a` is the
    one of `ids`. What was judged already is proposed too: whoever asks has changed his mind. Of many the latest."""
    ours = [aspects(row.id, row.claim) for row in queries.claim_rows(vault, ids)]
    passed = set(ids)
    dates = [o.claim.date for o in ours]
    starts, ends = [d.start if d else None for d in dates], [d.end if d else None for d in dates]
    first = None if None in starts else min(s for s in starts if s)
    last = None if None in ends else max(e for e in ends if e)
    found: dict[str, Proposal] = {}
    for act in {a for o in ours for a in (CUSTODY if o.claim.act in CUSTODY else (o.claim.act,))}:
        for row in queries.accepted_of(vault, case, act, first, last, NEAR):
            if row.id in passed:
                continue
            theirs = aspects(row.id, row.claim)
            for one in ours:
                if because := agreement(one, theirs):
                    proposal = Proposal("claim", one.id, row.id, because, weight(because))
                    best = found.get(row.id)
                    if best is None or best.weight < proposal.weight:
                        found[row.id] = proposal
    return sorted(found.values(), key=lambda p: (-p.weight, p.b))


def _claims(rows: Sequence[ClaimRow]) -> Iterator[Proposal]:
    for a, b, because in agreeing([aspects(row.id, row.claim) for row in rows]):
        yield Proposal("claim", a, b, because, weight(because))


def _persons(vault: Vault, case: str) -> Iterator[Proposal]:
    for p in person_pairs(vault, case):
        yield Proposal("mention", p.a, p.b, p.why, 1 + round(8 * p.score), p.score, p.band, p.names, p.said)
