"""The pages of a finished PDF, looked at as pictures: what a reader sees must name nobody either."""

from __future__ import annotations

from collections.abc import Iterator

from guvoh.model.document import Document
from guvoh.policy import Leak, check
from guvoh.policy.gate_picture import languages, read_picture

DPI = 200


def readable_here() -> bool:
    """Whether this machine has what reads pictures."""
    return bool(languages())


def leaks_seen(pdf: bytes, before: Document) -> tuple[Leak, ...]:
    """As `policy.check`, of the words that are read on the pages."""
    read = "\n\n".join(read_picture(page, languages()) for page in pictures(pdf))
    return tuple(Leak(leak.person, "picture") for leak in check(read, before))


def pictures(pdf: bytes, dpi: int = DPI) -> Iterator[bytes]:
    """Each page in grey, as PNM, which needs no packing."""
    from guvoh.report.document import pages

    with pages._opened(pdf) as file:
        for page in file:
            _width, _height, pixels = pages._picture(page, dpi)
            grey = pixels if pixels.ndim == 2 else pixels.mean(axis=2).astype("uint8")
            yield b"P5 %d %d 255\n" % (grey.shape[1], grey.shape[0]) + grey.tobytes()
