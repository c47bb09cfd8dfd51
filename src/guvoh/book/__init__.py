"""The reading side: questions that need more than one step's knowledge, answered for papers and lists.

In: an open vault. Out: model objects; nothing is written here. `chronology.py` gathers a paper before policy and report
see it, `names.py` says which names a case holds, `places.py` where in a document some words stand.
"""

from guvoh.book.chronology import chronology, finer_label
from guvoh.book.snippet import snippet

__all__ = ["chronology", "finer_label", "snippet"]
