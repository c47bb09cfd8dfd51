"""The document as one HTML file: nothing in it runs, nothing in it is fetched, every word of it is escaped."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from guvoh.model.document import Document
from guvoh.report.document.layout import layout

if TYPE_CHECKING:
    from jinja2 import Template


def render(document: Document) -> bytes:
    """UTF-8 HTML."""
    from markupsafe import Markup

    # Both are ours alone: a drawing escapes its words, the style sheet holds none.
    css = Markup(files("guvoh.report").joinpath("paper.css").read_text("utf-8"))  # noqa: S704
    return _template().render(page=layout(document), drawing=Markup, css=css).encode()


def readable(drawn: bytes, document: Document) -> bytes:
    """What the gate reads: all of it."""
    return drawn


@lru_cache(maxsize=1)
def _template() -> Template:
    from jinja2 import Environment, StrictUndefined

    whole = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return whole.from_string(files("guvoh.report.document").joinpath("document.html").read_text("utf-8"))
