"""How much of anything a document may have. Sources: architecture 4 "Hostile files"; security.md 6.2.

Each number is the last one that is allowed; one more is refused, and a test stands on either side.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass

MIB = 1 << 20

TEXT_BYTES = 64 * MIB  # of a file that is text itself: .txt, .md, .html
FILE_BYTES = 256 * MIB  # of a file that holds text among other things: .pdf, .docx, .eml
TEXT_OUT = 10_000_000  # bytes of UTF-8 that a reading may have
BLOCKS = 200_000
PAGES = 2_000
MAIL_DEPTH = 20
MAIL_PARTS = 1_000
WORD_CELLS = 200_000  # paragraphs of a .docx, those in tables included
TABLE_ROWS = 50_000  # rows of all sheets in which something stands
TABLE_FAR = 1_048_576  # the last row that spreadsheets have
TABLE_COLUMNS = 200
TABLE_CELL = 32_000  # characters
TABLE_MERGED = 20_000  # merged cells of a sheet
FIELD = 1_000  # characters of a title, an author, a publisher


@dataclass(frozen=True, slots=True)
class Archive:
    """What a zip file may unfold into. `ratio` is all that comes out over the size of the file."""

    entries: int = 10_000
    total: int = 1 << 30
    ratio: float = 100.0


@dataclass(frozen=True, slots=True)
class Cage:
    """What one child process may use: seconds by the wall clock and of the processor, bytes of address space."""

    wall_seconds: float = 60.0
    cpu_seconds: int = 30
    memory: int = 2 << 30  # about 1.5 GiB over what Python and the libraries occupy
    open_files: int = 24

    def as_dict(self) -> dict[str, float]:
        return asdict(self)
