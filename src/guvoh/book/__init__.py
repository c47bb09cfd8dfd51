"""The reading side: questions that need more than one step's knowledge, answered for papers and lists.

In: an open vault. Out: model objects; nothing is written here. `chronology.py` gathers a paper before policy and report
see it, `names.py` says which names a case holds, `places.py` where in a document some words stand, `board.py` who is
held and what is due, `start.py` the first page of a morning, `liberty.py` one person's liberty over time,
`typed_names.py` whom somebody means who types a name. `incidents.py` and `incident.py` are what their pages show,
`telling.py` how they are called, `figures.py` counts with ranges, `map.py` where, `organisations.py`, `relations.py`.
"""

from guvoh.book.board import board
from guvoh.book.case_file import case_file
from guvoh.book.chronology import chronology
from guvoh.book.snippet import snippet
from guvoh.book.start import start
from guvoh.book.telling import finer_label

__all__ = ["board", "case_file", "chronology", "finer_label", "snippet", "start"]
