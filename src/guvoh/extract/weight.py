"""How much speaks for a suggestion. Every part of the score is a plain sum that a reader can follow."""

from __future__ import annotations

from guvoh.extract.line import Line
from guvoh.extract.match import Hit
from guvoh.extract.rank import Parts, Told, found_in
from guvoh.extract.roles import Roles


def weight(line: Line, hit: Hit, made: Roles, claim: Told) -> Parts:
    """What speaks for a suggestion, and against it: the kind of its words, the people and the details found."""
    kind = hit.trigger.kind
    parts = [("words", {"verb": 0.8, "state": 0.7}.get(kind, 0.2))]
    if made.patient is not None and kind == "noun":
        parts.append(("whose", 0.3))
    if made.supported and kind == "noun":
        parts.append(("vouched", 0.35))
    told = claim.date or claim.count or claim.place or hit.trigger.frame == "self"
    if made.group is not None and "reduced" in made.group.flags and not told:
        parts.append(("in_passing", -0.45))
    if made.group is not None and not (claim.date or claim.count or claim.place):
        gerund = "gerund" in made.group.flags and made.group.first > 0 and line.kind[made.group.first - 1] in {"P", "c"}
        if gerund or (claim.act == "other" and "relative" in made.group.flags):
            parts.append(("in_passing", -0.45))
    if hit.trigger.code == "charge" and made.group is not None and made.group.flags & {"reduced", "gerund"}:
        parts.append(("ground", -0.3))  # "arrested ..., charging them with": the ground of another act
    if hit.trigger.frame == "enough":
        parts.append(("enough", 0.4))
    near = range(max(0, hit.place - 4), hit.place) if "generic" in line.classes else ()
    if kind == "noun" and any(line.has(n, "generic") for n in near):
        parts.append(("generic", -0.5))
    if _background(line, made.first):
        parts.append(("background", -0.3))
    unsaid = claim.polarity == "denied" or (kind == "noun" and not claim.actors)
    if claim.act == "statement_or_condemnation" and unsaid and hit.trigger.frame != "enough":
        parts.append(("nobody_says", -0.6))
    return (*parts, *found_in(claim))


def _background(line: Line, first: int) -> bool:
    """Inside a clause of time ("before he was expelled"): told to date something else."""
    if "background" not in line.classes:
        return False
    for back in range(first - 1, max(-1, first - 12), -1):
        if line.has(back, "background"):
            return True
        if line.kind[back] in {":", "s", ",", "v", "x", "e"}:
            return False
    return False
