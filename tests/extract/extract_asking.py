"""Shared ways of asking the engine; everybody and every place in these tests is invented."""

from __future__ import annotations

from guvoh.extract import suggest
from guvoh.model import Claim

PUBLISHED = "2031-10-06"


def claims(text: str, act: str | None = None, published: str | None = PUBLISHED) -> list[Claim]:
    """The suggestions for an English text, in the order of the text."""
    found = suggest(text, None, published, "en")
    return sorted((c for c in found if act in {None, c.act}), key=lambda c: (c.start, c.end))


def only(text: str, act: str, published: str | None = PUBLISHED) -> Claim:
    [claim] = claims(text, act, published)
    return claim


def words(parts: object) -> list[str]:
    return [part.text for part in parts]  # type: ignore[attr-defined]
