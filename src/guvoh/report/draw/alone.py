"""A drawing as a file of its own: the classes of the page become a style sheet inside it, on white paper."""

from __future__ import annotations

from collections.abc import Iterable

from guvoh.model import Range
from guvoh.report.draw import scale
from guvoh.report.draw.svg import svg, text

# tokens.css, light: ink, ink-soft, rule, rule-firm, sheet, action-wash, hatch, well
_FACE = 'text{fill:#4c545b;font:13px/1 "Noto Sans",Vazirmatn,sans-serif}'
STYLE = """
.strong{fill:#1a1e22;font-weight:600;paint-order:stroke;stroke:#fff;stroke-width:5px}
.axis{stroke:#757d81}.grid{stroke:#d3d7d4}.range{stroke:#1a1e22;stroke-width:2;fill:none}
.firm{fill:#1a1e22}.mid{fill:#4c545b}.hollow{fill:#fdfdfc;stroke:#1a1e22;stroke-width:1.5}
.dashed{stroke-dasharray:4 3}.hatch{stroke:#9aa1a4;stroke-width:3}.band{fill:#e2ecef}
.land{fill:#eaecea;stroke:#757d81;stroke-width:.7}
.land path,.shaded path{vector-effect:non-scaling-stroke}
.whole{fill:#fff}
"""
WIDTH = 900
_ROW = 44


def alone(drawing: str, height: int, width: int = WIDTH) -> str:
    """The drawing with its style sheet and a fixed size, to be opened by any program."""
    inner = drawing.replace("<svg ", f'<svg width="{width - 32}" x="16" y="16" ', 1)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" width="{width}" '
        f'height="{height + 32}"><style>{_FACE}{STYLE}</style><rect class="whole" width="100%" height="100%"/>'
        f"{inner}</svg>\n"
    )


def figures_alone(
    rows: Iterable[tuple[str, scale.Bounds, bool]], range_: Range | None, title: str, language: str
) -> str:
    """Figures side by side, each with its words above its line; (words, bounds, conceded) each."""
    listed = list(rows)
    values = [v for _words, bounds, _apart in listed for v in bounds if v]
    values += [v for v in (range_.low, range_.high) if v] if range_ else []
    on = scale.scale_for(values)
    body = [scale.head(on, title, language).replace("<svg ", '<svg y="24" ', 1), text("0", 12, title, "", "strong")]
    for n, (words, bounds, apart) in enumerate(listed):
        top = 52 + n * _ROW
        row = scale.apart_row(on, bounds, None, words) if apart else scale.bounds_row(on, bounds, None, words)
        body.append(text("0", top + 12, words))
        body.append(row.replace("<svg ", f'<svg y="{top + 14}" height="24" ', 1))
    height = 52 + len(listed) * _ROW
    return alone(svg("".join(body), title, height), height)
