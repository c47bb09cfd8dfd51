"""Which claims tell of one incident: proposals, never more.

In: accepted claims, each with its source (`Told`). Out: `group` gives sets of claims with what speaks for each
(sums that can be read).

    group(told)          the whole way: traits.py -> strands.py (one document) -> joining.py (all of them)

Read `traits.py` first: what of a claim is compared. `strands.py` joins within a document, where "he" and "the next
day" mean what was said before; `likeness.py` weighs two strands; `joining.py` joins what is likest on average and
never what contradicts itself. `pairs.py` keeps the pairs few. `people.py`, `spelling.py`, `words.tsv` know words.
`lines.py` reads claims from a file, for `guvoh resolve --claims`.
"""

from guvoh.resolve.incidents.joining import Grouped, group
from guvoh.resolve.incidents.lines import incident_lines, read_lines
from guvoh.resolve.incidents.spelling import Alike, alike

__all__ = ["Alike", "Grouped", "alike", "group", "incident_lines", "read_lines"]
