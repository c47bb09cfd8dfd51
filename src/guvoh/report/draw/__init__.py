"""Drawings, made in Python: the same SVG in the page and in the PDF, each with its table.

`incidents_over_time(entries, language)` counts; `bars(rows, width)` draws. Uncertainty is drawn, never smoothed: solid
is the least, dashed goes on to the most, and there is no middle value.

In: plain words and numbers. Out: a `Drawing`, SVG with the table that says the same. Read first: `svg.py`
(the pieces); `scale.py` figures by source, `intervals.py` incidents on a line of time, `counts.py` counts with ranges,
`earth.py` the map (borders: `../borders`), `graph.py` who stands together, `alone.py` any of them as a file.
"""

from guvoh.report.draw.bars import Row, bars
from guvoh.report.draw.timeline import Timeline, incidents_over_time

__all__ = ["Row", "Timeline", "bars", "incidents_over_time"]
