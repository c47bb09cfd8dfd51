"""Whether people are hit in custody or in the open: a beating by officers behind doors is ill-treatment, one in the
street or by unknown people an attack. For languages whose phrases begin with their head."""

from __future__ import annotations

from guvoh.extract.marked.line import Line, Phrase
from guvoh.extract.marked.people import is_class

LASTS = 3  # sentences after one that tells of custody in which a beating without a place belongs to it
TAKING = frozenset({"arrest", "detention", "interrogation", "torture_or_ill_treatment", "conviction"})
FREE = frozenset({"release", "physical_attack"})
INSIDE = frozenset({"inside", "questioning", "custody"})
OPEN = frozenset({"street"})
INFLICTED = ("torture_or_ill_treatment", "020111")


def lasting(act: str, left: int) -> int:
    """For how many sentences custody still holds after an act: freed or hit in the open, nobody is held."""
    if act in TAKING:
        return LASTS
    return 0 if act in FREE else left


def in_custody(line: Line, agent: Phrase | None) -> bool:
    """What the sentence says of the place decides, then what was told just before."""
    if agent is not None and is_class(line, agent, "inmate"):
        return False
    if not line.tags.isdisjoint(INSIDE) or _in_a_station(line):
        return True
    if not line.tags.isdisjoint(OPEN) or "faceless" in line.tags:
        return False
    if "crowd" in line.tags:
        return False
    return line.held


def _in_a_station(line: Line) -> bool:
    """ "in the station": a house of officers after a preposition; alone it is those who act."""
    if "jailhouse" not in line.tags:
        return False
    return any(line.has(n, "jailhouse") and line.kind[n - 1] == "p" and n for n in range(len(line.words)))
