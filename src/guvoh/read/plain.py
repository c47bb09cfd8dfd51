"""Plain text and Markdown: the letters as they are."""

from __future__ import annotations

import re

from guvoh.model import Reading
from guvoh.read.blocks import of_text
from guvoh.read.decode import decode

_TITLE = re.compile(r"\s*#\s+(\S[^\n]{0,300})")


def read_text(data: bytes) -> Reading:
    """The text of a .txt file; main content apart from furniture."""
    text, warnings = decode(data)
    return Reading(text=text, blocks=of_text(text), reader="text 1", warnings=warnings)


def read_markdown(data: bytes) -> Reading:
    """Like `read_text`, marks included; a first heading is the title."""
    text, warnings = decode(data)
    title = _TITLE.match(text)
    return Reading(text=text, blocks=of_text(text), reader="markdown 1", warnings=warnings,
                   title=title.group(1).strip() if title else None)  # fmt: skip
