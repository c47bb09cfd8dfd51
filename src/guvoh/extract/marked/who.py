"""Who it is done to and who does it: the roles of the first frame of a pattern that fits."""

from __future__ import annotations

from guvoh.extract.conditions import hold
from guvoh.extract.marked.acting_first import parted
from guvoh.extract.marked.line import Line
from guvoh.extract.marked.match import Hit
from guvoh.extract.marked.of_nouns import of_noun, of_state
from guvoh.extract.marked.of_verbs import of_verb
from guvoh.extract.marked.people import is_class
from guvoh.extract.marked.roles import Roles, clause_of, fits
from guvoh.extract.marked.verbs import verb_of


def roles_of(line: Line, hit: Hit) -> Roles | None:
    """The roles of an act; None where no frame of its trigger fits."""
    verb = verb_of(line, hit)
    clause = clause_of(line, hit)
    for frame in hit.trigger.frames:
        if hit.trigger.kind == "state":
            made = of_state(line, hit, frame, clause)
        else:
            made = of_noun(line, hit, frame, clause) if verb is None else of_verb(line, hit, frame, verb, clause)
        made = None if made is None else parted(line, made)
        if made is not None and fits(line, hit, made, frame) and _holds(line, hit, made):
            return made
    return None


def _holds(line: Line, hit: Hit, made: Roles) -> bool:
    """Whether the conditions of a trigger hold."""
    asked, does = hit.trigger.conditions, made.agent
    return not asked or hold(asked, line.tags, lambda kind: does is not None and is_class(line, does, kind))
