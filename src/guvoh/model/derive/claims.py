"""Which decision on a claim stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from guvoh.model.judgement import Decision


@dataclass(frozen=True, slots=True)
class Standing:
    """`decision` stands, or None when nothing does. `open` when two decisions that did not know of each other differ:
    then nothing stands until somebody decides again."""

    decision: Decision | None
    open: bool = False


def stand(live: Sequence[Decision]) -> Standing:
    """`live` are the decisions on one target that no live undo takes back, in any order.

    Each names the last decision that its maker saw; what nobody's decision follows is a head. One head stands.
    """
    if not live:
        return Standing(None)
    followed = {d.parent for d in live}
    heads = sorted((d for d in live if d.id not in followed), key=lambda d: d.id)
    if not heads:  # only damage or a hostile log makes a ring
        return Standing(None, open=True)
    first = heads[0]
    if all((h.verdict, h.claim) == (first.verdict, first.claim) for h in heads):
        return Standing(first)
    return Standing(None, open=True)
