"""What any paper but the chronology is made of, before policy takes out what may not leave and report draws it.

A `Document` is sections of blocks; a block is made of `Piece`s. A piece says of itself how far it may go: its `level`
(security 8.2; whatever says nothing is level 3), whom it tells of, and on which claims it rests. So policy never has to
guess what a text is, and a paper for others is built from what is allowed, not from everything less what was found.

Every word that came from a source or a person is a `Words`; plain `str` fields are our own words, ids, codes or dates.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from guvoh.model.paper import PersonLine, SourceLine, Words

# internal: with every name, never to leave the desk; group: with code names, for the group's own use; the others leave.
PROFILES = ("internal", "group", "lawyer", "mechanism", "partner", "public")
OWN_USE = ("internal", "group")
OPEN, ADULT, DETAIL, CLOSED = range(4)  # levels: official or published; a consenting adult; details; never


@dataclass(frozen=True, slots=True)
class Piece:
    """A few words that belong together. `kind`: own (ours), value (of a field), quote (of a source), name (of a
    person or a body), figure, cite (numbers of sources). `whose`: the person it tells of, "" for nobody or a public
    body. `field`: which fact of that person or record it is ("born", "consent.limits"), for the allow-lists. `coarse`
    stands in its place where only the coarser may be said: the month for a day, the region for a place. `rests_on`:
    ids of the claims or records that say so."""

    words: Words
    kind: str = "own"
    level: int = CLOSED
    whose: str = ""
    field: str = ""
    coarse: Words | None = None
    rests_on: tuple[str, ...] = ()
    sources: tuple[int, ...] = ()


Text = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`style`: "" running text, note (small), warning, item (of a list), quote, lead."""

    text: Text
    style: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """When a question of a form was read on the live form, and where; both empty: never, it may have changed."""

    day: str = ""
    where: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """One question of a form. `missing` says in words what is missing and `enter` where to enter it; `edited_by` and
    `edited_at`: a person wrote it anew, and `stale` that what it was written over has changed since."""

    code: str
    question: str
    text: tuple[Paragraph, ...]
    required: bool = False
    checked: Checked = Checked()
    missing: str = ""
    enter: str = ""
    edited_by: str = ""
    edited_at: str = ""
    stale: bool = False
    confidential: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """`unit` of its numbers (vocabulary count_units) and `query`: how each can be counted again from an export; both
    empty where nothing is counted. `wide`: shares of the width, 0 for as little as needed."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Text, ...], ...]
    unit: str = ""
    query: str = ""
    wide: tuple[int, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture that says the same as `table`, which always stands below it. `figure`: which one report draws."""

    figure: str
    title: str
    table: Table


Block = Paragraph | Answer | Table | Drawing


@dataclass(frozen=True, slots=True)
class Section:
    """`code`: the form's own number of it, "" for none."""

    title: str
    blocks: tuple[Block, ...]
    code: str = ""
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A source as it goes with a submission: numbered once for the whole of it, in the order of first use. `grade`:
    reliability and credibility ("B2"), "" where nobody graded it; `translated`: whether a translation is with it."""

    number: int
    source: int
    grade: str
    translated: bool


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that a paper lacks. `field`: its code in the form or the record; `enter`: where to enter it, in words;
    `link`: the desk's page for it, without anybody's words."""

    field: str
    what: str
    enter: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """What an admissibility check, or a look for contradictions, found. `weight`: block, warn, info; `rule`: its code
    (A04)."""

    rule: str
    weight: str
    what: str
    field: str = ""
    source: str = ""  # where the rule comes from, with its date


@dataclass(frozen=True, slots=True)
class Document:
    """The paper. `standing`: our own words on every page ("Preparation sheet", "Internal"). `subjects`: the persons
    whom the one reader may know by name, because they, or their family, agreed to just that."""

    kind: str
    title: str
    case: Words
    profile: str
    publicity: str
    language: str
    made_at: str
    made_by: str
    sections: tuple[Section, ...]
    standing: str = ""
    mechanism: str = ""
    subjects: tuple[str, ...] = ()
    sources: tuple[SourceLine, ...] = ()
    exhibits: tuple[Exhibit, ...] = ()
    persons: tuple[PersonLine, ...] = ()
    other_names: tuple[str, ...] = ()  # as in `paper.Chronology`
    allowed_names: tuple[str, ...] = ()
    missing: tuple[Missing, ...] = ()
    findings: tuple[Finding, ...] = ()
    unreviewed: int = 0
    checkpoint: str = ""
    records: tuple[str, ...] = ()  # entries of the consents that it leaves under
    rests_on: tuple[str, ...] = ()  # all claims: an undone one marks it
    extra: dict[str, Any] = field(default_factory=dict)
    cover: bool = False  # a first sheet with title, standing and contents
    one_page: bool = False  # a PDF of more than one page is refused
    # Filled by policy:
    guarded: bool = False
    code_names: tuple[str, ...] = ()
    blanked: int = 0
    withheld: int = 0

    @property
    def internal(self) -> bool:
        """Whether it stays on the desk, with every name."""
        return self.profile == "internal"


def own(text: str) -> Text:
    """Our own words, which tell of nobody."""
    return (Piece(Words(text), "own", OPEN),) if text else ()


def said(
    text: str, level: int, kind: str = "value", *, whose: str = "", field: str = "", language: str | None = None,
    coarse: str | None = None, rests_on: tuple[str, ...] = (), sources: tuple[int, ...] = (),
) -> Text:  # fmt: skip
    """Somebody's words, with how far they may go; nothing for nothing."""
    if not text:
        return ()
    softer = None if coarse is None else Words(coarse, language)
    return (Piece(Words(text, language), kind, level, whose, field, softer, rests_on, sources),)


def line(*texts: Text, style: str = "") -> Paragraph:
    """One paragraph of several texts."""
    return Paragraph(tuple(piece for text in texts for piece in text), style)


def with_pieces(document: Document, change: Any) -> Document:
    """The same paper with each piece given to `change(piece) -> Piece | None`; None takes it out. A paragraph that is
    left without a piece goes; an answer stays, so that the question is seen unanswered, and so does a table."""

    def text(pieces: Text) -> Text:
        return tuple(new for piece in pieces if (new := change(piece)) is not None)

    def paragraphs(those: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
        changed = (replace(one, text=text(one.text)) for one in those)
        return tuple(one for one in changed if one.text)

    def table(one: Table) -> Table:
        return replace(one, rows=tuple(tuple(text(cell) for cell in row) for row in one.rows))

    def block(one: Block) -> Block | None:
        if isinstance(one, Paragraph):
            return next(iter(paragraphs((one,))), None)
        if isinstance(one, Answer):
            return replace(one, text=paragraphs(one.text))
        return table(one) if isinstance(one, Table) else replace(one, table=table(one.table))

    sections = tuple(
        replace(section, blocks=tuple(new for one in section.blocks if (new := block(one)) is not None))
        for section in document.sections
    )
    return replace(document, sections=sections)


def pieces_of(document: Document) -> tuple[Piece, ...]:
    """All of them, in order."""
    found: list[Piece] = []

    def keep(piece: Piece) -> Piece:
        found.append(piece)
        return piece

    with_pieces(document, keep)
    return tuple(found)
