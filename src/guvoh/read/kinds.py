"""What a file is, by its first bytes and then by the ending of its name, and who may open it."""

from __future__ import annotations

import re
from typing import Final

from guvoh.read.limits import FILE_BYTES, TEXT_BYTES

HEAD = 64 << 10  # bytes that `media_type` wants to see

TEXT: Final = "text/plain"
MARKDOWN: Final = "text/markdown"
PAGE: Final = "text/html"
PDF: Final = "application/pdf"
WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV: Final = "text/csv"
MAIL: Final = "message/rfc822"
UNKNOWN: Final = "application/octet-stream"

READERS: Final = (".txt", ".md", ".html", ".htm", ".pdf", ".docx", ".xlsx", ".csv", ".eml")

_BY_ENDING: Final = {
    ".txt": TEXT, ".text": TEXT, ".md": MARKDOWN, ".markdown": MARKDOWN, ".html": PAGE, ".htm": PAGE, ".xhtml": PAGE,
    ".pdf": PDF, ".docx": WORD, ".xlsx": XLSX, ".csv": CSV, ".tsv": CSV, ".eml": MAIL, ".mht": MAIL, ".mhtml": MAIL,
    ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".gif": "image/gif", ".webp": "image/webp",
    ".heic": "image/heic", ".mp3": "audio/mpeg", ".ogg": "audio/ogg", ".opus": "audio/ogg", ".m4a": "audio/mp4",
    ".wav": "audio/x-wav", ".mp4": "video/mp4", ".zip": "application/zip", ".doc": "application/msword",
}  # fmt: skip
_MAGIC: Final = (
    (b"%PDF-", PDF), (b"PK\x03\x04", "application/zip"), (b"PK\x05\x06", "application/zip"),
    (b"\x89PNG\r\n\x1a\n", "image/png"), (b"\xff\xd8\xff", "image/jpeg"), (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"), (b"II*\x00", "image/tiff"), (b"MM\x00*", "image/tiff"), (b"ID3", "audio/mpeg"),
    (b"OggS", "audio/ogg"), (b"fLaC", "audio/flac"), (b"\x1aE\xdf\xa3", "video/x-matroska"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"), (b"\x1f\x8b", "application/gzip"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"), (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"\xfd7zXZ\x00", "application/x-xz"), (b"BZh", "application/x-bzip2"), (b"\x7fELF", "application/x-elf"),
    (b"SQLite format 3\x00", "application/vnd.sqlite3"), (b"{\\rtf", "application/rtf"),
)  # fmt: skip
_ARCHIVES: Final = frozenset({
    "application/zip", "application/gzip", "application/x-xz", "application/x-bzip2", "application/vnd.rar",
    "application/x-7z-compressed",
})  # fmt: skip
_PAGE_HEAD = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_MAIL_HEAD = re.compile(rb"(?:^|\n)(?:mime-version|received|return-path|message-id):", re.I)
_HEADER = re.compile(rb"[!-9;-~]{1,70}:[ \t]")
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,8}$")


def media_type(name: str, head: bytes) -> str:
    """The media type of a file from its name and its first bytes (`HEAD` of them, or all): the bytes count first."""
    found = _by_content(head)
    told = _by_name(name)
    if found == "application/zip":
        if told == WORD or (b"word/" in head and b"[Content_Types].xml" in head):
            return WORD
        return XLSX if told == XLSX else _zip(head)
    if found is None:
        # bytes without a signature: text, or something that only a signature could have made more than text
        return told if told in {TEXT, MARKDOWN, PAGE, MAIL, CSV} else _unsigned(head)
    if found == PAGE and told in {MARKDOWN, MAIL, CSV}:
        return told  # all may begin with tags
    return found


def told_type(name: str) -> str | None:
    """The media type that the ending of the name speaks of, if any."""
    return _by_name(name)


def needs_yes(what: str | bytes, sandbox: str) -> bool:
    """Whether a person must have agreed once before such a file (media type, name or first bytes) is opened: PDF and
    office files where no namespace shuts their reader in (architecture 4)."""
    if sandbox == "bwrap":
        return False
    if isinstance(what, bytes):
        return media_type("", what) in _SHUT_IN
    return what in _SHUT_IN or _by_name(what) in _SHUT_IN


def largest(media: str) -> int:
    """Bytes that a file of this type may have to be read."""
    return TEXT_BYTES if media in {TEXT, MARKDOWN, PAGE, CSV} else FILE_BYTES


def why_not(media: str) -> str | None:
    """None when a reader exists, else the code of the refusal."""
    if media in {TEXT, MARKDOWN, PAGE, PDF, WORD, XLSX, CSV, MAIL}:
        return None
    if media == "application/x-ole-storage":
        return "old-office"
    if media in _ARCHIVES:
        return "archive"
    family = media.partition("/")[0]
    if family == "image":
        return "picture"
    if family in {"audio", "video"}:
        return "recording"
    return "not-text" if media in {UNKNOWN, "application/x-elf"} else "no-reader"


def is_text(head: bytes) -> bool:
    """Whether bytes can be text in some encoding: next to no control characters, or 16 bits a letter."""
    if not head or head.startswith((b"\xff\xfe", b"\xfe\xff")) or wide(head):
        return True
    control = len(head) - len(head.translate(None, _CONTROLS))
    return control * 200 <= len(head)


def wide(head: bytes) -> str | None:
    """"utf-16-le" or "utf-16-be" for bytes without a mark that can hardly be anything else; else None.

    In letters of one script every second byte is the same few values: 00 for Latin, 04 for Cyrillic, 06 for Arabic.
    """
    sample = head[: len(head[:4096]) & ~1]
    if len(sample) < 8:
        return None
    half = len(sample) // 2
    even = sum(sample[0::2].count(byte) for byte in (b"\x00", b"\x04", b"\x06"))
    odd = sum(sample[1::2].count(byte) for byte in (b"\x00", b"\x04", b"\x06"))
    if b"\x00" not in sample:
        return None
    if odd > 0.85 * half and even < 0.3 * half:
        return "utf-16-le"
    if even > 0.85 * half and odd < 0.3 * half:
        return "utf-16-be"
    return None


_SHUT_IN: Final = frozenset({PDF, WORD, XLSX})
_CONTROLS = bytes(n for n in range(32) if n not in {9, 10, 11, 12, 13, 26, 27})


def _by_name(name: str) -> str | None:
    ending = _ENDING.search(name)
    return _BY_ENDING.get(ending.group().lower()) if ending else None


def _by_content(head: bytes) -> str | None:
    for magic, media in _MAGIC:
        if head.startswith(magic):
            return media
    if head[4:8] == b"ftyp":
        return "image/heic" if head[8:11] in {b"hei", b"mif", b"avi"} else "video/mp4"
    if head.startswith(b"RIFF"):
        return {b"WEBP": "image/webp", b"WAVE": "audio/x-wav"}.get(head[8:12], "video/x-msvideo")
    if head[:2] in {b"\xff\xfb", b"\xff\xf3"}:
        return "audio/mpeg"
    if b"%PDF-" in head[:1024] and not is_text(head[:1024]):
        return PDF  # some writers put bytes of their own before it
    start = head.removeprefix(b"\xef\xbb\xbf")[:4096]
    if _PAGE_HEAD.match(start):
        return PAGE
    if _HEADER.match(start) and _MAIL_HEAD.search(start):
        return MAIL
    return None


def _unsigned(head: bytes) -> str:
    return TEXT if is_text(head) else UNKNOWN


def _zip(head: bytes) -> str:
    for mark, media in (
        (b"application/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.text"),
        (b"xl/", XLSX),
        (b"ppt/", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ):
        if mark in head[:4096]:
            return media
    return "application/zip"
