"""A page of a PDF as a picture, drawn in the separate process like every other opening of a file.

    with open_drawer() as drawer:
        picture = page_picture(drawer, data, 3)     a PNG, in grey

`preload` and `parse` run in that process, in the place of those of `parse.py`. The wire between the two knows texts
only: the picture crosses it as base64, and is looked at on this side before anybody believes it.
"""

from __future__ import annotations

import base64
import binascii
import importlib
import struct
import zlib

from guvoh.errors import NotFound, Unreadable
from guvoh.model import Reading
from guvoh.read.kinds import PDF
from guvoh.read.trouble import Trouble, refusal
from guvoh.read.worker import Worker, open_worker
from guvoh.text.i18n import _

SIDE = 1400  # pixels of the longer side: an A4 page can be read, and its picture stays under the limit of the wire
_TAIL = struct.Struct(">I")  # the number of the page, behind the file
_PNG = b"\x89PNG\r\n\x1a\n"


def open_drawer() -> Worker:
    """A worker for `page_picture`. Close it."""
    return open_worker(parser="guvoh.read.pictures")


def page_picture(drawer: Worker, data: bytes, number: int) -> bytes:
    """The picture of a page, counted from 1. Raises `NotFound` for a page that is not there, `Unreadable` for a file
    of which no page can be drawn."""
    if not data.startswith(b"%PDF-") or not 1 <= number < 1 << 31:
        raise NotFound(_("There is no such page."), _("Only pages of a PDF are drawn here."))
    reading = drawer.read(data + _TAIL.pack(number), "page.pdf")
    try:
        picture = base64.b64decode(reading.text, validate=True)
    except (binascii.Error, ValueError):
        picture = b""
    if reading.title == "no page":
        raise NotFound(_("There is no such page."), _("The document is shorter."))
    if not picture.startswith(_PNG):
        raise Unreadable(*_broken())
    return picture


def _broken() -> tuple[str, str]:
    known = refusal("broken")
    return known.message, known.hint


def preload(kind: str, data: bytes) -> None:
    """Imports what draws."""
    importlib.import_module("pypdfium2")


def parse(kind: str, data: bytes) -> Reading:
    """In the separate process: the picture as the text of a reading."""
    if kind != PDF:
        raise Trouble("no-reader")
    import pypdfium2
    from pypdfium2 import raw

    (number,) = _TAIL.unpack(data[-_TAIL.size :])
    try:
        document = pypdfium2.PdfDocument(data[: -_TAIL.size])
        if number > len(document):
            return Reading("none", (), "drawer 1", title="no page")
        page = document[number - 1]
        scale = SIDE / max(page.get_width(), page.get_height(), 1)
        bitmap = page.render(scale=scale, grayscale=True, prefer_bgrx=False)
    except pypdfium2.PdfiumError as error:
        locked = error.err_code in {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}
        raise Trouble("pdf-locked" if locked else "not-pdf") from None
    picture = _png(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, bitmap.n_channels)
    return Reading(base64.b64encode(picture).decode("ascii"), (), "drawer 1")


def _png(pixels: bytes, width: int, height: int, stride: int, channels: int) -> bytes:
    """A grey PNG; of several channels the middle one, which is green, stands for all."""
    at = channels // 2
    rows = [pixels[row * stride : row * stride + width * channels][at::channels] for row in range(height)]
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    body = zlib.compress(b"".join(b"\0" + row for row in rows), 6)
    return _PNG + _chunk(b"IHDR", head) + _chunk(b"IDAT", body) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
