"""Files made in the tests: small, by hand where a library would not make them bad enough. Invented people only."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from email.message import EmailMessage

import docx

LETTER = "Three students were detained on Monday.\n\nLola Berdiev, their teacher, says that nobody was charged."


def pdf_of(pages: Sequence[Sequence[str]], *, encrypt: bool = False) -> bytes:
    """A PDF with lines of 12 points set at a distance of 14; an empty line leaves a gap."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for lines in pages:
        set_ = "\n".join(f"BT /F1 12 Tf 72 {760 - 14 * n} Td ({line}) Tj ET" for n, line in enumerate(lines) if line)
        objects.append(f"<< /Length {len(set_)} >>\nstream\n{set_}\nendstream".encode("latin-1"))
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {len(objects)} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(kids)}] >>".encode()
    trailer = b"/Root 1 0 R"
    if encrypt:
        secret = b"<" + b"ab" * 32 + b">"
        objects.append(b"<< /Filter /Standard /V 1 /R 2 /P -4 /O " + secret + b" /U " + secret + b" >>")
        trailer += f" /Encrypt {len(objects)} 0 R /ID [<00><00>]".encode()
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode() + table
    return out + f"trailer << /Size {len(objects) + 1} ".encode() + trailer + b" >>\nstartxref\n" + b"%d\n%%%%EOF\n" % (
        out.rindex(b"xref\n0 ")
    )


def word_of(paragraphs: Sequence[str], *, author: str = "") -> bytes:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.core_properties.author = author
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def with_entries(word: bytes, entries: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The same document with entries replaced or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word)) as old, zipfile.ZipFile(out, "w", method) as new:
        for name in old.namelist():
            if name not in entries:
                new.writestr(name, old.read(name))
        for name, data in entries.items():
            new.writestr(name, data)
    return out.getvalue()


def zip_of(entries: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as new:
        for name, data in entries.items():
            new.writestr(zipfile.ZipInfo(name), data, method)
    return out.getvalue()


def mail_of(text: str, *, charset: str = "utf-8") -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = "Lola Berdiev <lola@example.org>"
    mail["Date"] = "Mon, 05 Jun 2023 23:30:00 +0500"
    mail["Subject"] = "The students of Zarrin"
    mail.set_content(text, charset=charset)
    return mail


class Endless(io.RawIOBase):
    """A stream of `size` bytes that nobody has to keep; `taken` tells how many were asked for."""

    def __init__(self, size: int) -> None:
        self.size, self.taken = size, 0

    def read(self, size: int = -1) -> bytes:
        part = b"a word " * (min(size, self.size - self.taken) // 7 + 1)
        part = part[: min(size, self.size - self.taken)]
        self.taken += len(part)
        return part
