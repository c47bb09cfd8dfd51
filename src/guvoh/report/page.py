"""The paper as one HTML file: nothing in it runs, nothing in it is fetched, every word of it is escaped."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jinja2 import Template


def render(page: dict[str, Any]) -> bytes:
    """UTF-8 HTML for a paper that `content.Layout` laid out."""
    from markupsafe import Markup

    # Both are ours alone: a drawing escapes its words, the style sheet holds none.
    css = Markup(files("guvoh.report").joinpath("paper.css").read_text("utf-8"))  # noqa: S704
    return _template().render(page=page, drawing=Markup, css=css).encode()


@lru_cache(maxsize=1)
def _template() -> Template:
    from jinja2 import Environment, StrictUndefined

    whole = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return whole.from_string(files("guvoh.report").joinpath("paper.html").read_text("utf-8"))
