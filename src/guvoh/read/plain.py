"""Plain text and Markdown: the letters as they are."""

from __future__ import annotations

import re

from guvoh.model import Reading
from guvoh.read.blocks import of_text
from guvoh.read.decode import decode
from guvoh.read.heading import published_of, title_of
from guvoh.text.language import language_of

_TITLE = re.compile(r"\s*#\s+(\S[^\n]{0,300})")


def read_text(data: bytes) -> Reading:
    """The text of a .txt file; main content apart from furniture, title and day where the first lines tell them."""
    text, warnings = decode(data)
    blocks, language = of_text(text), language_of(text)
    return Reading(text=text, blocks=blocks, reader="text 2", warnings=warnings, language=language,
                   title=title_of(text, blocks), published=published_of(text, language))  # fmt: skip


def read_markdown(data: bytes) -> Reading:
    """Like `read_text`, marks included; a first heading is the title."""
    text, warnings = decode(data)
    title = _TITLE.match(text)
    return Reading(text=text, blocks=of_text(text), reader="markdown 1", warnings=warnings,
                   title=title.group(1).strip() if title else None)  # fmt: skip
