"""Drawings, made in Python: the same SVG in the page and in the PDF, each with its table.

`incidents_over_time(entries, language)` counts; `bars(rows, width)` draws. Uncertainty is drawn, never smoothed: solid
is the least, dashed goes on to the most, and there is no middle value.

In: plain words and numbers. Out: a `Drawing`, SVG with the table that says the same. Read first: `svg.py`
(the pieces); `scale.py` figures by source, `intervals.py` incidents on a line of time, `counts.py` counts with ranges,
`earth.py` the map (borders: `../borders`), `graph.py` who stands together, `ties.py` who is what to whom; `alone.py`
makes any of them a file, `on_paper.py` a part of a printed paper.
"""

from guvoh.report.draw.bars import Row, bars
from guvoh.report.draw.counts import Count, between, counts
from guvoh.report.draw.earth import Country, Dot, earth
from guvoh.report.draw.intervals import Stretch, intervals
from guvoh.report.draw.svg import Drawing, digits
from guvoh.report.draw.timeline import Timeline, incidents_over_time

__all__ = [
    "Count", "Country", "Dot", "Drawing", "Row", "Stretch", "Timeline", "bars", "between", "counts", "digits", "earth",
    "incidents_over_time", "intervals",
]  # fmt: skip
