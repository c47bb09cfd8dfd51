"""People who drop a family name and are called by the father's: Заробов Фаррух Неъматович is now Фаррух Неъматзода.

Common in Tajikistan, Uzbekistan and Kyrgyzstan since the nineties. What can be seen is the shape: one name has family,
given and father's name, the other the given name and the father's with another ending or none. It is always a question
for a person, for a cousin may bear the same.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from guvoh.resolve.names.align import aligned
from guvoh.resolve.names.features import NAMES
from guvoh.resolve.names.roll import Roll
from guvoh.resolve.names.tokens import FATHER, MOST_TOKENS

Rows = npt.NDArray[np.int64]
WHOLE, SHORT = 3, 2  # words of the name before, and after
ALIKE = 0.6  # likeness of the given names
LONGER = 1  # graphemes by which the given name may be longer (a link); what has an ending of a family is none


def called_by_father(roll: Roll, a: Rows, b: Rows, columns: npt.NDArray[np.float32]) -> Rows:
    """Which of the pairs (places in `a` and `b`) may be one person before and after; `columns` as `features` gives
    them."""
    of = {name: columns[:, NAMES.index(name)] for name in ("father_is_given", "aligned", "fewer", "more")}
    some = np.flatnonzero(
        (of["father_is_given"] == 1) & (of["aligned"] == SHORT) & (of["fewer"] == SHORT) & (of["more"] == WHOLE)
    )
    some = some.astype(np.int64)
    if not len(some):
        return some
    long_first = roll.counts[a[some]] == WHOLE
    long, short = np.where(long_first, a[some], b[some]), np.where(long_first, b[some], a[some])
    found = aligned(roll, long, short)
    father = (roll.roles[roll.slots[long][:, :MOST_TOKENS]] == FATHER).argmax(1)
    given = father - 1  # who writes a father's name writes the given name before it
    matched = (found.slot_a[:, :SHORT] == given[:, None]) & (found.likeness[:, :SHORT] >= ALIKE)
    to = np.where(matched, found.slot_b[:, :SHORT], 0).sum(1)  # the word that answers to the given name
    rows = np.arange(len(some))
    bare = roll.spelt.sizes[roll.slots[short][rows, to]] <= roll.spelt.sizes[roll.slots[long][rows, given]] + LONGER
    both: npt.NDArray[np.bool_] = (found.slot_a[:, :SHORT] == father[:, None]).any(1)
    chosen: Rows = some[both & matched.any(1) & bare & (given >= 0)]
    return chosen
