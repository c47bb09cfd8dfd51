"""A drawing on a page: its picture, its table with links, and the same as a file."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from guvoh.report.draw.alone import alone
from guvoh.report.draw.svg import Drawing
from guvoh.web.ask import Answer, Ask, download
from guvoh.web.export import as_csv


@dataclass(frozen=True, slots=True)
class Shown:
    """`name` is that of its section and of its files; `picture` was escaped where it was drawn."""

    name: str
    title: str
    unit: str
    drawing: Drawing

    @property
    def picture(self) -> Markup:
        return Markup(self.drawing.svg)  # noqa: S704


def as_file(ask: Ask, shown: Shown, kind: str) -> Answer:
    """`kind`: svg, or csv for its table."""
    if kind == "svg":
        data = alone(shown.drawing.svg, shown.drawing.height).encode()
        return download(data, f"{shown.name} {ask.desk.today.isoformat()}.svg", "image/svg+xml")
    return as_csv(ask, shown.name, shown.drawing.heads, shown.drawing.rows)
