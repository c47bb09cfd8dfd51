"""A file, a note of a call or a testimony comes in: sealed, hashed, with an entry that says so.

In: a stream of bytes and what is known of it. Out: a `Taken` in a batch; nothing counts before the batch is committed.
The same bytes again are no second source. Read `take.py`; `walk.py` finds the files of a folder.
"""

from guvoh.capture.take import FIELDS, Taken, case_for, put_reading, put_run, take
from guvoh.capture.walk import walk

__all__ = ["FIELDS", "Taken", "case_for", "put_reading", "put_run", "take", "walk"]
