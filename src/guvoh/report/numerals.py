"""Numbers of a Persian paper in Persian digits wherever we say them: "۳ منبع", not "3 منبع", as its days stand.

What is somebody's, or is to be typed again as it stands, keeps its own: words of sources, names ("School No. 4"),
hashes, addresses, commands, clock times.
"""

from __future__ import annotations

import re
from typing import Any

from guvoh.report.draw.svg import digits

_OWN_SCRIPT = frozenset({"fa"})  # languages of ours with digits of their own
_NUMBER = re.compile(r"(?<![A-Za-z0-9_./:@#+=-])\d+(?![A-Za-z0-9_/:@=-])(?!\s+[A-Za-z])")
_LETTER = re.compile(r"[^\W\d_]")
_OF_SCRIPT = re.compile(r"[\u0600-\u06ff]")
_AS_IT_STANDS = frozenset({
    "lang", "dir", "is", "k", "svg", "hash", "checkpoint", "link", "datetime", "polarity", "style", "code", "number",
    "case",
})  # fmt: skip


def in_own_digits(page: dict[str, Any], language: str) -> dict[str, Any]:
    """The laid-out page (see `content.py`, `document/layout.py`) with our numbers in the digits of its language."""
    if language not in _OWN_SCRIPT:
        return page
    made: dict[str, Any] = _walk(page, language)
    return made


def _walk(part: Any, language: str) -> Any:
    if isinstance(part, list):
        return [_walk(one, language) for one in part]
    if isinstance(part, dict):
        if "k" in part:
            return part | {"t": _said(part["t"], language)} if part["k"] in ("", "sup") else part
        return {key: value if key in _AS_IT_STANDS else _walk(value, language) for key, value in part.items()}
    return _said(part, language) if isinstance(part, str) else part


def _said(text: str, language: str) -> str:
    return _NUMBER.sub(lambda found: digits(found[0], language) if _ours(text, found) else found[0], text)


def _ours(text: str, found: re.Match[str]) -> bool:
    """Whether it stands behind a letter of the language, or before one where none is before it; or quite alone."""
    before = _LETTER.findall(text[: found.start()])
    near = before[-1:] or _LETTER.findall(text[found.end() :])[:1]
    return not near or _OF_SCRIPT.match(near[0]) is not None
