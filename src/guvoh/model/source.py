"""What came in, and the text read from it with its places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Self

_FACTS = ("reader", "language", "title", "author", "publisher", "published")
_PARTS = ("page", "x", "y", "w", "h", "from_s", "to_s")


@dataclass(frozen=True, slots=True)
class Region:
    """A place that somebody marked: on a picture or page (its number from 1, None for a picture) a rectangle, left,
    top, width and height in thousandths of the whole; in a recording a stretch, in seconds from its beginning."""

    page: int | None = None
    x: int | None = None
    y: int | None = None
    w: int | None = None
    h: int | None = None
    from_s: float | None = None
    to_s: float | None = None

    def as_dict(self) -> dict[str, Any]:
        """What is known of it, and nothing else."""
        return {f.name: value for f in fields(self) if (value := getattr(self, f.name)) is not None}


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the reading's text with its place in the document: half-open code points, page and paragraph from 1.

    `main` is False for furniture: menus, "read also" lists, share lines, author boxes, unrelated headlines. `region` is
    where words stand that a person typed onto a picture, page or recording; None for all others.
    """

    start: int
    end: int
    page: int | None
    paragraph: int
    main: bool = True
    region: Region | None = None

    def as_list(self) -> list[Any]:
        """As it is sealed: five parts, and a sixth where there is a region."""
        place: list[Any] = [self.start, self.end, self.page, self.paragraph, self.main]
        return place if self.region is None else [*place, self.region.as_dict()]

    @classmethod
    def from_list(cls, sealed: Sequence[Any]) -> Self:
        region = Region(**{k: v for k, v in sealed[5].items() if k in _PARTS}) if len(sealed) > 5 else None
        start, end, page, paragraph, main = sealed[:5]
        return cls(start, end, page, paragraph, main, region)


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
        blocks = [b.as_list() for b in self.blocks]
        return {**facts, "text": self.text, "blocks": blocks, "warnings": list(self.warnings)}

    @classmethod
    def from_dict(cls, sealed: Mapping[str, Any]) -> Self:
        facts = {name: sealed.get(name) for name in _FACTS if name != "reader"}
        blocks = tuple(Block.from_list(b) for b in sealed["blocks"])
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
