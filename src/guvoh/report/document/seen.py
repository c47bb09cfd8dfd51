"""The pages of a finished PDF, looked at as pictures: what a reader sees must name nobody either."""

from __future__ import annotations

from collections.abc import Iterator

from guvoh import policy
from guvoh.model.document import Document
from guvoh.policy import Leak, check
from guvoh.policy.gate_picture import DPI, lacking, languages, read_picture
from guvoh.text.i18n import using


def readable_here() -> bool:
    """Whether this machine has what reads pictures, in every script of ours."""
    return not lacking()


def leaks_seen(pdf: bytes, before: Document) -> tuple[Leak, ...] | None:
    """As `policy.check`, of the words that are read on the pages; None where a page could not be looked at. `before`:
    the document for its reader, before code names are drawn."""
    said = [read_picture(page, languages()) for page in pictures(pdf)]
    read = [one for one in said if one is not None]
    leaks = tuple(Leak(leak.person, "picture") for leak in check("\n\n".join(read), before, None, _own(before)))
    return leaks if leaks or len(read) == len(said) else None


def _own(before: Document) -> bytes:
    """What the same pages would say without anybody's words: ours, so that nobody called Case stops every paper."""
    from guvoh.report.document import printed

    with using(before.language):
        return printed.readable(b"", policy.without_words(before))


def pictures(pdf: bytes, dpi: int = DPI) -> Iterator[bytes]:
    """Each page in grey, as PNM, which needs no packing."""
    from guvoh.report.document import pages

    with pages._opened(pdf) as file:
        for page in file:
            _width, _height, pixels = pages._picture(page, dpi)
            grey = pixels if pixels.ndim == 2 else pixels.mean(axis=2).astype("uint8")
            yield b"P5 %d %d 255\n" % (grey.shape[1], grey.shape[0]) + grey.tobytes()
