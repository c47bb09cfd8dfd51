"""What follows from decisions, and from nothing else: pure functions, used by commit and rebuild alike.

`claims.py`: which claim stands, by the live decisions on it. `incident.py`: claims judged to be one event, with
figures side by side (`range.py`, `counted.py`), independent roots and the ladder (`ladder.py`), an authority that owns
to its act (`admission.py`). `person.py`: mentions judged to be one person, with the safest level that any was given.
"""

from guvoh.model.derive.claims import Standing, stand
from guvoh.model.derive.incident import Told, derive_incident
from guvoh.model.derive.person import Mention, derive_person
from guvoh.model.derive.range import derive_range, total, totals

__all__ = [
    "Mention", "Standing", "Told", "derive_incident", "derive_person", "derive_range", "stand", "total", "totals",
]  # fmt: skip
