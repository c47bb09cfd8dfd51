"""Files written byte by byte, in which a name is hidden as it is in papers that somebody only believed to be clean."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

NAME = "Zarhod Qemelov"
_TEXT = b"BT /F 12 Tf 72 700 Td (%s) Tj ET "
SHOWN = _TEXT % NAME.encode()
CLEAN = _TEXT % b"A public report"


def pdf(
    content: bytes = CLEAN, more: tuple[bytes, ...] = (), page: bytes = b"", root: bytes = b"", info: bytes = b""
) -> bytes:
    """A PDF of one page with packed content. `more`: further objects, from number 6 on."""
    objects = [b"<</Type/Catalog/Pages 2 0 R" + root + b">>", b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
               b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
               b"/Resources<</Font<</F 5 0 R>>>>" + page + b">>",
               stream(content), b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>", *more]  # fmt: skip
    return _file(b"%PDF-1.7\n", dict(enumerate(objects, 1)), info)


def stream(content: bytes, entries: bytes = b"", packed: bool = True) -> bytes:
    body = zlib.compress(content) if packed else content
    how = b"/Filter/FlateDecode" if packed else b""
    return b"<<%s%s/Length %d>>\nstream\n%s\nendstream" % (entries, how, len(body), body)


def saved_again(before: bytes, number: int, changed: bytes) -> bytes:
    """An incremental save: the old object stays in the file, a new one stands behind it."""
    return _file(before, {number: changed}, b"")


def _file(out: bytes, objects: dict[int, bytes], info: bytes) -> bytes:
    places = {}
    for number, one in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = len(out)
    out += b"xref\n"
    for number, place in places.items():
        out += b"%d 1\n%010d 00000 n \n" % (number, place)
    return out + b"trailer\n<</Size 99/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (info, table)


def utf16(text: str) -> bytes:
    return b"<" + b"\xfe\xff".hex().encode() + text.encode("utf-16-be").hex().encode() + b">"


def coded(text: str) -> bytes:
    """A page set in glyph numbers, as most programs write it, with the table that says what they stand for."""
    number = {letter: n for n, letter in enumerate(sorted(set(text)), 3)}
    codes = b"".join(b"%04x" % number[letter] for letter in text)
    table = b"begincmap\n%d beginbfchar\n%s\nendbfchar\nendcmap" % (
        len(number), b"\n".join(b"<%04x> <%04x>" % (n, ord(letter)) for letter, n in number.items()))  # fmt: skip
    shown = b"BT /F 12 Tf [<%s> -20 <%s>] TJ ET" % (codes[:8], codes[8:])
    return pdf(shown, more=(stream(table),))


def png(chunks: tuple[tuple[bytes, bytes], ...] = (), behind: bytes = b"") -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    return (b"\x89PNG\r\n\x1a\n" + head + b"".join(chunk(*one) for one in chunks)
            + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"") + behind)  # fmt: skip


def jpeg(note: bytes) -> bytes:
    return b"\xff\xd8\xff\xfe" + struct.pack(">H", len(note) + 2) + note + b"\xff\xda\0\x02\x12\x34\xff\xd9"


def docx(parts: dict[str, bytes], comment: bytes = b"") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, body in {"word/document.xml": b"<w:t>A public report</w:t>", **parts}.items():
            package.writestr(name, body)
        package.comment = comment
    return out.getvalue()


_BOX = b" rg 70 690 190 18 re f"
_AT = b"/Rect[70 690 260 708]"
# The thirteen ways of security 1.7 in which a "redacted" paper was found to hold a name.
THIRTEEN = {
    "black box over text": pdf(SHOWN + b"0 0 0" + _BOX),
    "grey box": pdf(SHOWN + b".3 .3 .3" + _BOX),
    "white box": pdf(SHOWN + b"1 1 1" + _BOX),
    "black annotation": pdf(SHOWN, (b"<</Type/Annot/Subtype/Square/IC[0 0 0]" + _AT + b">>",), b"/Annots[6 0 R]"),
    "mark to redact, never applied": pdf(SHOWN, (b"<</Type/Annot/Subtype/Redact" + _AT + b">>",), b"/Annots[6 0 R]"),
    "invisible text": pdf(b"BT 3 Tr /F 12 Tf 72 700 Td (%s) Tj ET" % NAME.encode()),
    "picture over text": pdf(SHOWN + b"q 190 0 0 18 70 690 cm /I Do Q", (
        stream(b"\0" * 100, b"/Subtype/Image/Width 10/Height 10/ColorSpace/DeviceGray/BitsPerComponent 8"),)),
    "taken out, saved on top": saved_again(pdf(SHOWN), 4, stream(CLEAN)),
    "title in the metadata": pdf(more=(b"<</Title " + utf16("Case " + NAME) + b">>",), info=b"/Info 6 0 R"),
    "file inside the file": pdf(more=(stream(NAME.encode(), b"/Type/EmbeddedFile"),)),
    "text outside the page": pdf(b"BT /F 12 Tf 72 2000 Td (%s) Tj ET" % NAME.encode()),
    "value of a field": pdf(more=(b"<</FT/Tx/T(n)/V(%s)/Type/Annot/Subtype/Widget%s>>" % (NAME.encode(), _AT),),
                            page=b"/Annots[6 0 R]", root=b"/AcroForm<</Fields[6 0 R]>>"),
    "entry of the outline": pdf(more=(b"<</First 7 0 R/Last 7 0 R>>", b"<</Parent 6 0 R/Title(%s)>>" % NAME.encode()),
                                root=b"/Outlines 6 0 R"),
}  # fmt: skip
FURTHER = {
    "letters by numbers": coded(NAME),
    "letters in pieces": pdf(b"BT [(Zar) -250 (hod Qem) 12 (elov)] TJ ET"),
    "octal signs": pdf(b"BT (\\132\\141\\162\\150\\157\\144 \\121emelov) Tj ET"),
    "hex in a stream": pdf(b"BT <%s> Tj ET" % NAME.encode().hex().encode()),
    "Cyrillic in the metadata": pdf(more=(b"<</Author " + utf16("Зарход Кемелов") + b">>",), info=b"/Info 6 0 R"),
    "object in a stream of objects": pdf(more=(
        stream(b"7 0 <</Title(%s)>>" % NAME.encode(), b"/Type/ObjStm/N 1/First 4"),)),
    "stream that nothing points to": pdf() + b"9 0 obj\n" + stream(SHOWN) + b"\nendobj\n",
    "behind the end": pdf() + NAME.encode(),
    "package in a PDF": pdf(more=(stream(docx({"a.txt": NAME.encode()}), b"/Type/EmbeddedFile"),)),
    "author of a DOCX": docx({"docProps/core.xml": f"<dc:creator>{NAME}</dc:creator>".encode()}),
    "deleted words of a DOCX": docx({"word/document.xml": b"<w:del><w:t>Zarhod</w:t></w:del>"}),
    "cut words of a DOCX": docx({"word/document.xml": b"<w:r><w:t>Zar</w:t></w:r><w:r><w:t>hod</w:t></w:r>"}),
    "comment in a DOCX": docx({"word/comments.xml": "<w:comment w:author='Зарход'/>".encode()}),
    "picture in a DOCX": docx({"word/media/i.png": png(((b"tEXt", b"Author\0" + NAME.encode()),))}),
    "name of a part": docx({f"word/{NAME}.bin": b"\0\1"}),
    "comment of a package": docx({}, NAME.encode()),
    "comment in a page": f"<html><!-- {NAME} --><body>A report</body></html>".encode(),
    "attribute of a page": b"<html><body data-x='Zarhod'>A report</body></html>",
    "picture in a page": b"<img src='data:image/png;base64," + __import__("base64").b64encode(
        png(((b"iTXt", b"Comment\0\1\0\0\0" + zlib.compress(NAME.encode())),))) + b"'>",
    "note of a PNG": png(((b"zTXt", b"Title\0\0" + zlib.compress(NAME.encode())),)),
    "behind a PNG": png(behind=NAME.encode()),
    "note of a JPEG": jpeg(b"by " + NAME.encode()),
    "two bytes a letter": NAME.encode("utf-16-le"),
}  # fmt: skip
CONTROLS = {
    "a whole new file": pdf(),
    "pages as pictures": pdf(b"q 595 0 0 842 0 0 cm /I Do Q", (
        stream(bytes(range(256)) * 40, b"/Type/XObject/Subtype/Image/Width 80/Height 128/ColorSpace/DeviceGray"
                                       b"/BitsPerComponent 8"),)),
    "letters by numbers": coded("A public report"),
    "DOCX": docx({"docProps/core.xml": b"<dc:creator></dc:creator>"}),
    "page": b"<html lang='en'><!-- a Guvoh paper --><body>A public report</body></html>",
    "PNG": png(((b"tEXt", b"Software\0Guvoh"),)),
    "JPEG": jpeg(b"a paper"),
}  # fmt: skip
