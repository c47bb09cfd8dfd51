"""The pages of a PDF that we just set: how many there are, and each as a picture.

A PDF of pictures holds no letters, no metadata, no outline, no fonts and no earlier version of itself: whatever can be
taken out of it can be seen on it (security 8.2). It cannot be searched or read aloud; the DOCX or HTML can.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Any

from guvoh.model.document import Answer, Document, Paragraph
from guvoh.text.i18n import _, known

DPI = 200
_POINTS = 72


def count(pdf: bytes) -> int:
    """How many pages it has."""
    with _opened(pdf) as file:
        return len(file)


def as_pictures(pdf: bytes, language: str, dpi: int = DPI) -> bytes:
    """The same pages as pictures, in a PDF written from nothing. The same bytes for the same pages."""
    with _opened(pdf) as file:
        return _written((_picture(page, dpi) for page in file), language)


def longest(document: Document, most: int = 3) -> tuple[str, ...]:
    """Where there is most to shorten: the places with their number of letters, the longest first."""
    sizes: list[tuple[int, str]] = []
    for section in document.sections:
        for block in section.blocks:
            if isinstance(block, Answer):
                sizes.append((sum(_letters(one) for one in block.text), block.code or section.title))
            elif isinstance(block, Paragraph):
                sizes.append((_letters(block), section.title))
    ranked = sorted(sizes, key=lambda one: -one[0])[:most]
    return tuple(_("{place}: {n} characters").format(place=place, n=n) for n, place in ranked if n)


def _letters(paragraph: Paragraph) -> int:
    return sum(len(piece.words.text) for piece in paragraph.text)


def _opened(pdf: bytes) -> Any:
    import pypdfium2

    return pypdfium2.PdfDocument(pdf)


def _picture(page: Any, dpi: int) -> tuple[float, float, Any]:
    """Width and height in points, and the pixels: (rows, columns) of grey, or (rows, columns, 3) of colours."""
    width, height = page.get_size()
    pixels = page.render(scale=dpi / _POINTS, rev_byteorder=True).to_numpy()[:, :, :3]
    grey = (pixels[:, :, 0] == pixels[:, :, 1]).all() and (pixels[:, :, 1] == pixels[:, :, 2]).all()
    return width, height, pixels[:, :, 0] if grey else pixels


def _packed(pixels: Any) -> bytes:
    """Each value in half a byte, packed: 16 shades are enough for print, and a quarter of the size."""
    import numpy as np

    rows = pixels.reshape(pixels.shape[0], -1) >> 4
    even = np.hstack([rows, np.zeros((len(rows), rows.shape[1] % 2), np.uint8)])
    return zlib.compress(((even[:, ::2] << 4) | even[:, 1::2]).tobytes(), 6)


def _written(pictures: Iterator[tuple[float, float, Any]], language: str) -> bytes:
    """A PDF with nothing but these pages: objects 1 (catalogue) and 2 (pages), then three for each page."""
    objects: list[bytes] = []
    for number, (width, height, pixels) in enumerate(pictures):
        page, rows, columns = 3 + 3 * number, pixels.shape[0], pixels.shape[1]
        space = "/DeviceGray" if pixels.ndim == 2 else "/DeviceRGB"
        drawn = f"q {width:g} 0 0 {height:g} 0 0 cm /P Do Q".encode()
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {width:g} {height:g}]/Contents {page + 1} 0 R"
            f"/Resources<</XObject<</P {page + 2} 0 R>>>>>>".encode()
        )
        objects.append(_stream("", drawn))
        objects.append(_stream(
            f"/Type/XObject/Subtype/Image/Width {columns}/Height {rows}/ColorSpace{space}/BitsPerComponent 4"
            "/Filter/FlateDecode",
            _packed(pixels),
        ))  # fmt: skip
    kids = " ".join(f"{3 + 3 * n} 0 R" for n in range(len(objects) // 3))
    head = [
        f"<</Type/Catalog/Pages 2 0 R/Lang({known(language)})>>".encode(),
        f"<</Type/Pages/Count {len(objects) // 3}/Kids[{kids}]>>".encode(),
    ]
    out, places = bytearray(b"%PDF-1.5\n"), []
    for number, one in enumerate([*head, *objects], 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(places) + 1, table)
    return bytes(out)


def _stream(entries: str, data: bytes) -> bytes:
    return f"<<{entries}/Length {len(data)}>>\nstream\n".encode() + data + b"\nendstream"
