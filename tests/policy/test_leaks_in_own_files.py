"""The thirteen leaks of security 1.7 planted into files that Guvoh itself finished, not only into made ones; and our
own files, as they are, pass."""

from __future__ import annotations

import base64
import io
import zipfile
from collections.abc import Callable

import planted
import pytest

from guvoh.model.document import OPEN, Document, Section, line, own, said
from guvoh.model.paper import PersonLine, Words
from guvoh.policy.gate_file import check_file
from guvoh.report.document import finished

NAME = planted.NAME.encode()
BOX = b" rg 70 690 190 18 re f"


def paper() -> Document:
    people = (PersonLine("p", (planted.NAME, "Зарход Кемелов"), "protected", "silent"),)
    text = line(own("A public report. "), said(f"It was {planted.NAME}.", OPEN, "quote", coarse="It was somebody."))
    return Document("x", "X", Words("Case"), "public", "public", "en", "2031-06-01", "",
                    (Section("Held", (text,)),), persons=people)  # fmt: skip


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return finished(paper(), ".pdf")


@pytest.fixture(scope="module")
def raster() -> bytes:
    return finished(paper(), ".pdf", raster=True)


def on_top(file: bytes, *objects: bytes, root: bytes = b"", info: bytes = b"") -> bytes:
    """The finished file saved once more with further objects, as programs that change a PDF do."""
    out, places = file, []
    for number, one in enumerate(objects, 9001):
        places.append((number, len(out)))
        out += b"\n%d 0 obj\n%s\nendobj\n" % (number, one)
    table = len(out)
    out += b"xref\n" + b"".join(b"%d 1\n%010d 00000 n \n" % place for place in places)
    return out + b"trailer\n<</Size 9999/Root 1 0 R%s%s>>\nstartxref\n%d\n%%%%EOF\n" % (root, info, table)


def _text(said_: bytes) -> bytes:
    return b"BT /F 12 Tf 72 700 Td (%s) Tj ET" % said_


_AT = b"/Rect[70 690 260 708]"
FORMS: dict[str, Callable[[bytes], bytes]] = {
    "black box over text": lambda f: on_top(f, planted.stream(_text(NAME) + b" 0 0 0" + BOX)),
    "grey box": lambda f: on_top(f, planted.stream(_text(NAME) + b" .3 .3 .3" + BOX)),
    "white box": lambda f: on_top(f, planted.stream(_text(NAME) + b" 1 1 1" + BOX)),
    "black annotation": lambda f: on_top(
        f, planted.stream(_text(NAME)), b"<</Type/Annot/Subtype/Square/IC[0 0 0]" + _AT + b">>"
    ),
    "mark to redact, never applied": lambda f: on_top(
        f, planted.stream(_text(NAME)), b"<</Type/Annot/Subtype/Redact" + _AT + b">>"
    ),
    "invisible text": lambda f: on_top(f, planted.stream(b"BT 3 Tr /F 12 Tf 72 700 Td (%s) Tj ET" % NAME)),
    "picture over text": lambda f: on_top(
        f,
        planted.stream(_text(NAME) + b" q 190 0 0 18 70 690 cm /I Do Q"),
        planted.stream(b"\0" * 100, b"/Subtype/Image"),
    ),
    "taken out, saved on top": lambda f: on_top(
        on_top(f, planted.stream(_text(NAME))), planted.stream(_text(b"A report"))
    ),
    "title in the metadata": lambda f: on_top(
        f, b"<</Title " + planted.utf16("Case " + planted.NAME) + b">>", info=b"/Info 9001 0 R"
    ),
    "file inside the file": lambda f: on_top(f, planted.stream(NAME, b"/Type/EmbeddedFile")),
    "text outside the page": lambda f: on_top(f, planted.stream(b"BT /F 12 Tf 72 2000 Td (%s) Tj ET" % NAME)),
    "value of a field": lambda f: on_top(f, b"<</FT/Tx/T(n)/V(%s)/Type/Annot/Subtype/Widget%s>>" % (NAME, _AT)),
    "entry of the outline": lambda f: on_top(f, b"<</First 9002 0 R>>", b"<</Parent 9001 0 R/Title(%s)>>" % NAME),
}


@pytest.mark.parametrize("form", FORMS)
def test_each_of_the_thirteen_leaks_is_found_in_our_own_paper(form: str, pdf: bytes) -> None:
    assert {leak.person for leak in check_file(FORMS[form](pdf), paper(), pdf)} == {"p"}


@pytest.mark.parametrize("form", FORMS)
def test_each_of_the_thirteen_leaks_is_found_in_our_own_pages_of_pictures(form: str, raster: bytes) -> None:
    assert {leak.person for leak in check_file(FORMS[form](raster), paper(), raster)} == {"p"}


def test_the_thirteen_are_those_of_the_made_files() -> None:
    assert list(FORMS) == list(planted.THIRTEEN)


@pytest.mark.parametrize("ending", [".pdf", ".docx", ".html", ".json", ".txt"])
def test_our_own_paper_as_it_is_passes(ending: str) -> None:
    assert check_file(finished(paper(), ending), paper(), finished(paper(), ending)) == ()


def test_our_own_pages_of_pictures_pass(raster: bytes) -> None:
    assert check_file(raster, paper()) == ()


@pytest.mark.parametrize("part", ["docProps/custom.xml", "word/comments.xml", "customXml/item1.xml"])
def test_a_name_in_a_further_part_of_our_own_docx_is_found(part: str) -> None:
    drawn = finished(paper(), ".docx")
    out = io.BytesIO(drawn)
    with zipfile.ZipFile(out, "a") as package:
        package.writestr(part, b"<x>" + NAME + b"</x>")
    assert check_file(out.getvalue(), paper(), drawn)


HIDDEN = (
    b"<!-- %s -->" % NAME,
    b"<i data-x='%s'></i>" % NAME,
    b"<img src='data:;base64,%s'>" % base64.b64encode(planted.png(behind=NAME)),
)


@pytest.mark.parametrize("hidden", HIDDEN)
def test_a_name_hidden_in_our_own_page_is_found(hidden: bytes) -> None:
    drawn = finished(paper(), ".html")
    assert check_file(drawn.replace(b"</body>", hidden + b"</body>"), paper(), drawn)
