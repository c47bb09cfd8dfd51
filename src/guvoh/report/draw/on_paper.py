"""A drawing for the printed paper: the same one, with a size of its own and with its style inside it.

What sets the paper (Typst, by way of usvg) knows neither a page's style sheet nor the direction of a line: lines from
right to left are marked by signs of their own, and anchored as they look.
"""

from __future__ import annotations

import re

from guvoh.report.draw.alone import STYLE
from guvoh.report.draw.earth import RATIO

WIDTH = 520  # px; the column is narrower, and makes it smaller
_FACE = 'text{fill:#4c545b;font-family:"Noto Sans",Vazirmatn,sans-serif;font-size:13px}\n'
_NO_HALO = ".strong{stroke:none}.halo{fill:#fff;stroke:#fff;stroke-width:5px;font-weight:600}"
_NUMBER = re.compile(r'<text class="strong"([^>]*>[^<]*</text>)')
# Numbers of a map stand on white, as on a page, where a stroke is drawn behind its letters.
_HALOED = r'<text class="halo"\1<text class="strong"\1'
_SIZE = re.compile(r' (?:width|height)="[^"]*"')
_TURNED = re.compile(r'(<text [^>]*?) direction="rtl"([^>]*)>([^<]*)<')
_FROM_RIGHT, _BACK = "\u202b", "\u202c"


def on_paper(svg: str, height: int = 0) -> str:
    """`height` in px; 0: as the drawing says."""
    head, rest = svg.split(">", 1)
    is_map = ' class="draw map"' in head
    if is_map:
        height = round(WIDTH / RATIO)
    said = re.search(r' height="(\d+)"', head)
    high = height or (int(said.group(1)) if said else 0)
    head = _SIZE.sub("", head).replace(' xmlns="http://www.w3.org/2000/svg"', "")
    head = head.replace("<svg", f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{high}"', 1)
    body = _TURNED.sub(_unturned, rest)
    body = _NUMBER.sub(_HALOED, body) if is_map else body
    return f"{head}><style>{_FACE}{STYLE}{_NO_HALO}</style>{body}"


def _unturned(found: re.Match[str]) -> str:
    """The anchor was named from the other side, as of a line that runs leftwards; here every line is anchored alike."""
    opening, more, words = found.groups()
    if 'text-anchor="end"' in more:
        more = more.replace(' text-anchor="end"', "")
    elif 'text-anchor="middle"' not in more:
        more = f' text-anchor="end"{more}'
    return f"{opening}{more}>{_FROM_RIGHT}{words}{_BACK}<"
