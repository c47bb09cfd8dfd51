"""Tajik forms: verbs from their stems, nouns by their endings (the object mark -ro, the joint -i, plurals, owners)."""

from __future__ import annotations

from guvoh.extract.marked.conjugated import endings, noun_readings
from guvoh.extract.marked.words import Readings

CHAINED = True
SAYS_JOINTS = True
VERB_LAST = True


def read(low: str, capital: bool) -> Readings:
    """The readings of a form; a verb form comes before a noun."""
    known = endings("tg")
    verbs = () if capital else known.verbs.get(low, ())
    return (*verbs, *noun_readings(low, known, name=capital))
