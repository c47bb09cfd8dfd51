"""What came in, and the text read from it with its places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

_FACTS = ("reader", "language", "title", "author", "publisher", "published")


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the reading's text with its place in the document: half-open code points, page and paragraph from 1.

    `main` is False for furniture: menus, "read also" lists, share lines, author boxes, unrelated headlines.
    """

    start: int
    end: int
    page: int | None
    paragraph: int
    main: bool = True


@dataclass(frozen=True, slots=True)
class Reading:
    """The text of one document. Every span of every claim points into `text`, which is never changed."""

    text: str
    blocks: tuple[Block, ...]
    reader: str
    language: str | None = None
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    warnings: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The form in which a reading is sealed (docs/FORMAT.md, section 7)."""
        facts = {name: getattr(self, name) for name in _FACTS}
        blocks = [[b.start, b.end, b.page, b.paragraph, b.main] for b in self.blocks]
        return {**facts, "text": self.text, "blocks": blocks, "warnings": list(self.warnings)}

    @classmethod
    def from_dict(cls, sealed: Mapping[str, Any]) -> Self:
        facts = {name: sealed.get(name) for name in _FACTS if name != "reader"}
        blocks = tuple(Block(*b) for b in sealed["blocks"])
        return cls(
            text=sealed["text"], blocks=blocks, reader=sealed["reader"], warnings=tuple(sealed["warnings"]), **facts
        )

    def main_spans(self) -> tuple[tuple[int, int], ...]:
        """The stretches of main content, in order, half-open."""
        return tuple((b.start, b.end) for b in self.blocks if b.main)


@dataclass(frozen=True, slots=True)
class Source:
    """A file, a note of a call or a testimony, as captured. `sha256` is of the bytes that came in, in hex."""

    id: str
    case: str
    name: str
    sha256: str
    size: int
    media_type: str
    captured_at: str
    kind: str = "document"
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: str | None = None
    derives_from: str | None = None
    from_inside: bool = False
    withdrawn: bool = False
    readable: bool = True
