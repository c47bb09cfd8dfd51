"""A long submission: nobody in it exists."""

from __future__ import annotations

from guvoh.model.document import OPEN, Answer, Document, Section, Table, Text, line, own, said
from guvoh.model.paper import SourceLine, Words

TEXTS = {
    "en": "They took him from his home at night, and nobody has heard of him since then, neighbours say. ",
    "ru": "Ночью его увезли из дома, и с тех пор о нём никто ничего не слышал, говорят соседи. ",
    "tg": "Шабона ӯро аз хонааш бурданд ва баъд аз он касе аз ӯ хабар надорад, мегӯянд ҳамсояҳо. ",
    "fa": "شبانه او را از خانه‌اش بردند و از آن پس کسی از او خبری ندارد، همسایه‌ها می‌گویند. ",
}


def submission(answers: int) -> Document:
    """So many answers with three paragraphs each, after each tenth a table of twenty rows."""
    blocks: list[Answer | Table] = []
    for number in range(1, answers + 1):
        language = ("en", "ru", "tg", "fa")[number % 4]
        words = f"{number}. {TEXTS[language] * 4}"
        text = tuple(line(said(words, OPEN, language=language, sources=(number % 40 + 1,))) for _ in range(2))
        blocks.append(Answer(f"I.{number}", f"What happened then? ({number})", text, required=True))
        if number % 10 == 0:
            rows: tuple[tuple[Text, ...], ...] = tuple(
                (own(str(row)), said(TEXTS["tg"], OPEN, language="tg"), own(f"{number * row:064x}"))
                for row in range(1, 21)
            )
            blocks.append(Table("Items", ("No.", "What", "SHA-256"), rows, wide=(0, 3, 2)))
    sources = tuple(
        SourceLine(n, f"s{n}", Words(f"Source number {n}"), Words("Radio Kabk"), Words(""), Words(""), "2031-05-12",
                   "2031-05-13T08:15:00Z", f"{n:064x}", "document") for n in range(1, 41)
    )  # fmt: skip
    return Document(
        "trial", "Submission", Words("Belrud"), "internal", "confidential", "en", "2031-06-01T10:00:00Z", "",
        (Section("All of it", tuple(blocks), "I"),), standing="Internal", sources=sources,
    )  # fmt: skip
