"""Draws docs/img/report.png, the page of the demo's chronology on which the figures stand side by side.

.venv/bin/python demo/run.py && .venv/bin/python demo/picture.py
"""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pypdfium2

HERE = Path(__file__).parent
PAPER = HERE / "out" / "chronology.pdf"
PICTURE = HERE.parent / "docs" / "img" / "report.png"
SHOWS = "at least 47"  # the first figure of the round-up; the page that says it first
SCALE = 1.7  # pixels a point: a page of A4 is 1011 pixels wide


def main() -> None:
    document = pypdfium2.PdfDocument(PAPER)
    page = next(p for p in document if SHOWS in p.get_textpage().get_text_bounded())
    bitmap = page.render(scale=SCALE, grayscale=True)
    PICTURE.parent.mkdir(exist_ok=True)
    PICTURE.write_bytes(png(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride))
    print(f"{PICTURE.relative_to(HERE.parent)}: {PICTURE.stat().st_size // 1000} kB")


def png(grey: bytes, width: int, height: int, stride: int) -> bytes:
    """A PNG with 16 shades of grey (ISO/IEC 15948), which is enough for print and a quarter of the size."""
    rows = bytearray()
    for y in range(height):
        row = grey[y * stride : y * stride + width] + b"\xff" * (width % 2)
        rows += b"\0" + bytes(row[x] & 0xF0 | row[x + 1] >> 4 for x in range(0, len(row), 2))
    head = struct.pack(">IIBBBBB", width, height, 4, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in ((b"IHDR", head), (b"IDAT", zlib.compress(bytes(rows), 9)), (b"IEND", b""))
    )


if __name__ == "__main__":
    main()
