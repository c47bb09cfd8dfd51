"""Passages become suggestions, by rules. In: the text of a reading and its main stretches. Out: ranked `model.Claim`s.

Read in this order: `engine.py` (the walk), `lexicon.py` (the tables), `words.py` (what they say of a word), `line.py`
(a sentence taken apart), `match.py` (which words say that an act happened), `conditions.py` (what else the sentence
must say), `phrases.py`, `apposed.py` and `groups.py` (noun phrases, names beside them, verbs), `roles.py` (who did what
to whom), `amounts.py`, `settings.py`, `places.py`, `slots.py` (how many, when, where, why), `polarity.py`,
`speech.py`, `listening.py` (who says so). Names that a text says to be one person's: `aliases/`.
The words of each language are tables in `lexicon/<language>/` that an organisation can edit; no rule knows a word.
"""

from guvoh.extract.aliases import aliases_in
from guvoh.extract.engine import ENGINE, parts_of, suggest
from guvoh.extract.kinds import suggest_all
from guvoh.extract.names import person_names
from guvoh.extract.persons import may_name_persons, persons_in

__all__ = [
    "ENGINE", "aliases_in", "may_name_persons", "parts_of", "person_names", "persons_in", "suggest", "suggest_all",
]  # fmt: skip
