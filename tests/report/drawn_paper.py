"""An invented submission with everything that a document can hold: people, places, sources that do not exist."""

from __future__ import annotations

from dataclasses import replace

from guvoh.model.document import (
    DETAIL,
    OPEN,
    Answer,
    Block,
    Checked,
    Document,
    Drawing,
    Exhibit,
    Finding,
    Missing,
    Paragraph,
    Section,
    Table,
    line,
    own,
    said,
)  # fmt: skip
from guvoh.model.paper import PersonLine, SourceLine, Words

PERSIAN = "بازداشت در زندان مرکزی، ساعت ۴ بامداد"
RUSSIAN = "Объявлено 14 ноября: «взят из дома ночью»"
TAJIK = "Ҷавонеро аз хонаи худ бурданд, ҳамсояҳо ӯро дигар надиданд"
HASH = "3c4107be52d8" + "0a1b" * 13


def source(number: int, title: str, language: str = "en", **more: object) -> SourceLine:
    """A captured page, changed by `more`."""
    plain = SourceLine(number, f"s{number}", Words(title, language), Words("Radio Kabk"), Words(""),
                       Words(f"https://example.org/{number}"), "2031-05-12", "2031-05-13T08:15:00Z",
                       HASH, "document")  # fmt: skip
    return replace(plain, **more)  # type: ignore[arg-type]


def document(language: str = "en", profile: str = "group", **more: object) -> Document:
    """The submission; `more` changes it."""
    value = {"en": "Taken from his home at night", "ru": RUSSIAN, "tg": TAJIK, "fa": PERSIAN}.get(language, RUSSIAN)
    live = Checked("2031-04-02", "the form on the day it was read")
    mixed = line(
        said(value, DETAIL, language=language, sources=(1,)),
        own("; "),
        said(PERSIAN, DETAIL, language="fa", sources=(2,)),
        own(". "),
        said(TAJIK, DETAIL, language="tg"),
    )
    answers: tuple[Block, ...] = (
        Answer("I.1", "Family name", (line(said("Велмор", DETAIL, "name", whose="p1")),), required=True, checked=live),
        Answer("I.2", "What happened, in the order of time?", (
            mixed, line(said("“They took him in his slippers.”", DETAIL, "quote", sources=(1, 2)), style="quote"),
            line(own("first thing"), style="item"), line(own("second thing"), style="item")), required=True,
            edited_by="reader", edited_at="2031-05-30"),
        Answer("I.3", "Under which law?", (), required=True, missing="No charge is entered", enter="Enter it there"),
        Answer("I.4", "May the reply be passed on?", (line(own("No")),), confidential=True, checked=live),
    )  # fmt: skip
    months = (("March 2031", "3 to 5", "2"), ("April 2031", "12", "4"), ("May 2031", "at least 7", "1"))
    counted = Table("People held", ("Month", "People", "Sources"), tuple(
        (said(month, DETAIL), own(many), own(few)) for month, many, few in months
    ), unit="person", query="persons held by month", wide=(3, 2, 1))  # fmt: skip
    items = Table("", ("No.", "What", "SHA-256"), tuple(
        (own(str(n)), said(f"Паёми {n}: {TAJIK}", DETAIL, language="tg"), own(HASH)) for n in range(1, 4)
    ), wide=(0, 3, 2), note="As captured.")  # fmt: skip
    whole = Document(
        "trial", "Submission to a working group", Words("Belrud, spring"), profile, "confidential", language,
        "2031-06-01T10:00:00Z", "", (
            Section("The person", answers, "I"),
            Section("Figures", (Drawing("counts", "People held, by month", counted), items, _closing())),
        ), standing="For the named mechanism only", sources=(
            source(1, "They took him at night"), source(2, "شب او را بردند", "fa"), source(3, "Паёми ҳамсоя", "tg")),
        exhibits=(Exhibit(1, 2, "B2", True), Exhibit(2, 1, "C3", False)),
        persons=(PersonLine("p1", ("Велмор", "Тоир Велмор", "Toir Velmor"), "protected", "silent"),),
        missing=(Missing("I.3", "No charge is entered.", "Enter it on the page of the person."),),
        findings=(Finding("A04", "info", "Figures differ."), Finding("A02", "block", "No consent stands.", "VI.1",
                                                                     "the form, 2 April 2031")),
        unreviewed=4, checkpoint="412 4F7K20QD9ZZ1",
    )  # fmt: skip
    return replace(whole, **more)  # type: ignore[arg-type]


def _closing() -> Paragraph:
    return line(said("Told by two neighbours", OPEN, sources=(3,)), own("."), style="note")


def long(pages: int = 100) -> Document:
    """About so many pages of answers in four languages."""
    words = f"{RUSSIAN}. {TAJIK}. They took him at night, and nobody has heard of him since then. "
    block = tuple(
        Answer(f"{n}", f"Question number {n}", (
            line(said(words * 3, OPEN, sources=(n % 3 + 1,))), line(said(PERSIAN * 3, OPEN, language="fa"))),
            required=True)
        for n in range(1, pages * 5)
    )  # fmt: skip
    return document("en", "internal", sections=(Section("All", block),))
