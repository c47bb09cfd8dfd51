"""The paper as a PDF, set by Typst in memory: our faces only, text as data, no file written and
none read but the faces."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from importlib.resources import as_file, files
from typing import Any

from guvoh.report.draw.on_paper import on_paper
from guvoh.report.turned import turned


def content(page: dict[str, Any], made_at: str) -> str:
    """What Typst gets: the laid-out paper, its drawings and the day it was made, as JSON."""
    drawn = {name: [_sized(figure) for figure in page[name]] for name in ("figures", "counts")}
    return json.dumps(turned(page | drawn) | date_of(made_at), ensure_ascii=False)


def _sized(figure: dict[str, Any]) -> dict[str, Any]:
    pictures = [one | {"svg": on_paper(one["svg"], one["height"])} for one in figure["pictures"]]
    return figure | {"pictures": pictures}


def render(data: str, made_at: str) -> bytes:
    """PDF bytes, tagged (PDF/UA-1), the same for the same paper: its date is the paper's, not the clock's."""
    report = files("guvoh.report")
    source = report.joinpath("frame.typ").read_bytes() + report.joinpath("paper.typ").read_bytes()
    return set_pages(source, data, made_at)


def set_pages(source: bytes, data: str, made_at: str) -> bytes:
    """What Typst makes of a page of ours and the content as JSON."""
    import typst

    compile_: Any = typst.compile  # its stubs want every path to be of one type with the source
    with as_file(files("guvoh.report").joinpath("fonts")) as faces:
        # Files may be read under `root` only, and packages looked for there: it holds nothing but the faces.
        made: bytes = compile_(
            source, root=str(faces), font_paths=[str(faces)],
            ignore_system_fonts=True, sys_inputs={"page": data}, format="pdf", pdf_standards=["ua-1"],
            package_path=str(faces), package_cache_path=str(faces), timestamp=int(_moment(made_at).timestamp()),
        )  # fmt: skip
    return made


def as_png(svg: str, width: int, height: int) -> bytes:
    """A drawing as a picture, for papers that cannot hold the drawing itself. Sizes in px; it has twice as many."""
    import typst

    compile_: Any = typst.compile
    source = (
        "#set page(width: float(sys.inputs.width) * 1pt, height: float(sys.inputs.height) * 1pt, margin: 0pt)\n"
        '#image(bytes(sys.inputs.svg), format: "svg", width: 100%)'
    )
    with as_file(files("guvoh.report").joinpath("fonts")) as faces:
        made: bytes = compile_(
            source.encode(), root=str(faces), font_paths=[str(faces)], ignore_system_fonts=True, format="png",
            ppi=144.0, sys_inputs={"svg": svg, "width": str(width), "height": str(height)},
            package_path=str(faces), package_cache_path=str(faces),
        )  # fmt: skip
    return made


def date_of(made_at: str) -> dict[str, list[int]]:
    """The day of a paper as its page wants it."""
    day = _moment(made_at)
    return {"date": [day.year, day.month, day.day]}


def _moment(stamp: str) -> datetime:
    """The moment in UTC; a bare day is its beginning."""
    if len(stamp) == 10:
        return datetime.combine(date.fromisoformat(stamp), datetime.min.time(), UTC)
    moment = datetime.fromisoformat(stamp)
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
