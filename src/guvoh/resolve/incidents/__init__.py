"""Which claims tell of one incident, and which incidents follow one another: proposals, never more.

In: accepted claims, each with its source (`Told`). Out: `group` gives sets of claims with what speaks for each
(sums that can be read); `links` pairs of incidents, what came before what, never what caused what.

    group(told)             the whole way: traits.py -> strands.py (one document) -> joining.py (all of them)
    links(found, alike)     chains.py: by the days and the same people, or by the words of one document

Read `traits.py` first: what of a claim is compared. `strands.py` joins within a document, where "he" and "the next
day" mean what was said before; `likeness.py` weighs two strands; `joining.py` joins what is likest on average and
never what contradicts itself. `pairs.py` keeps the pairs few. `people.py`, `spelling.py`, `words.tsv` know words.
`named.py` has the names of all claims compared at once by
`guvoh.resolve.names`; `lines.py` reads claims from a file, for `guvoh resolve --claims`.
"""

from guvoh.resolve.incidents.chains import Link, links
from guvoh.resolve.incidents.joining import Grouped, group
from guvoh.resolve.incidents.lines import incident_lines, read_lines
from guvoh.resolve.incidents.named import compared
from guvoh.resolve.incidents.spelling import Alike, alike

__all__ = ["Alike", "Grouped", "Link", "alike", "compared", "group", "incident_lines", "links", "read_lines"]
