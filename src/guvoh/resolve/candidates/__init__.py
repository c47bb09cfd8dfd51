"""Who may be the same: from a name to the few others that are worth comparing. Only for finding, never for deciding.

In: a name, or many. Out: rows to compare, then compared: `Near` with score, band and the words that agree.

`vocabulary.py` knows which bones (`text.bones`) are alike; `index.py` holds many names and finds the nearest of one
while somebody waits; `bulk.py` finds the pairs among very many names; `of_vault.py` keeps an index of the persons of
an open vault and compares what it finds; `stated.py` knows of whom a text says that they are one; `persons.py` makes
proposals of both, but for those of whom `two_people.py` says that they are two. Read `of_vault.py` first.
"""

from guvoh.resolve.candidates.bulk import pairs_among
from guvoh.resolve.candidates.index import Index
from guvoh.resolve.candidates.of_vault import Near, near_name
from guvoh.resolve.candidates.persons import Pair, person_pairs, settled_with
from guvoh.resolve.candidates.stated import stated_of

__all__ = ["Index", "Near", "Pair", "near_name", "pairs_among", "person_pairs", "settled_with", "stated_of"]
