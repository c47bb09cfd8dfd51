"""For whom a paper is, and what they may see: built from what each profile allows, not from everything less something.

    for_reader(document, levels, granted) -> Document     to be guarded after, then drawn, then searched by the gate

Who `granted` it is asked of the records at the moment of printing (`granted.py`).

The levels are those of security 8.2. `levels` gives each person of the case one (`levels.level_of`); a person or a
piece without one counts as 3. What is not allowed is replaced by its coarser form where it has one, else left out.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from guvoh.model.document import (
    ADULT,
    CLOSED,
    DETAIL,
    OPEN,
    OWN_USE,
    Block,
    Document,
    Drawing,
    Piece,
    Table,
    with_pieces,
)
from guvoh.model.paper import PersonLine, SourceLine, Words
from guvoh.policy.identifying import is_identifying, telling_of_kin
from guvoh.policy.small_numbers import hidden_figures
from guvoh.text.i18n import _

# How far each profile goes by itself, and with what somebody agreed to for just this reader (`granted`).
_HIGHEST = {"public": ADULT, "partner": ADULT, "lawyer": DETAIL, "mechanism": DETAIL}
_GRANTED = {"public": ADULT, "partner": DETAIL, "lawyer": CLOSED, "mechanism": CLOSED}
# Whose PDF is pages as pictures: nobody can take back what stands in a published file unseen (security 8.2).
AS_PICTURES = frozenset({"public"})
SHARED = frozenset({"public", "partner"})  # in their papers whoever is no consenting adult is not there at all
_QUOTES = frozenset({"lawyer", "mechanism"})  # words of sources name whom they like: no allow-list reaches into them


def for_reader(
    document: Document, levels: Mapping[str, int], granted: Collection[str] = (), minors: bool = False
) -> Document:
    """The document with nothing in it that this profile does not allow. `granted`: the persons who agreed, or whose
    family or guardian did, that this one reader sees what is recorded of them; of `subjects`, only those stay, and
    they are named. `minors`: whether children may be among those who are counted. What is for the group's own use
    comes back as it is: `guard` takes the names out of it, but where it is internal."""
    if document.profile in OWN_USE:
        return document
    profile = document.profile
    shared = profile in SHARED
    document = _with_figures(document, minors) if shared else document
    kin = telling_of_kin(document) if shared else frozenset()

    def allowed(piece: Piece) -> Piece | None:
        if piece.kind == "own":
            return piece
        if piece.kind == "quote" and profile not in _QUOTES:
            return _softer(piece)
        if piece.kind == "name" and piece.whose:
            return _name(piece)
        if piece in kin or (shared and not piece.whose and piece.level > OPEN and is_identifying(piece.field)):
            return _softer(piece)
        bound = _GRANTED[profile] if piece.whose and piece.whose in granted else _HIGHEST[profile]
        of = levels.get(piece.whose, CLOSED) if piece.whose else OPEN
        hidden = shared and of > ADULT
        return _softer(piece) if piece.level > bound or hidden else piece

    def _name(piece: Piece) -> Piece | None:
        """Whoever may not be named has a code name in papers for a mechanism or lawyer (`guard` gives it); in others
        not even that: who is a child, or kin in the country, is not to be followed from paper to paper."""
        if profile in _QUOTES or levels.get(piece.whose, CLOSED) <= ADULT:
            return piece
        return _softer(piece)

    subjects = tuple(
        id for id in document.subjects if id in granted and (not shared or levels.get(id, CLOSED) <= ADULT)
    )
    persons = tuple(_line(one, one.id in subjects, levels.get(one.id, CLOSED), one.id in granted and not shared)
                    for one in document.persons)  # fmt: skip
    return replace(
        with_pieces(document, allowed), subjects=subjects, persons=persons,
        sources=tuple(_source(one, shared) for one in document.sources),
    )  # fmt: skip


def _line(one: PersonLine, subject: bool, level: int, granted: bool) -> PersonLine:
    """As guard and gate are to take the person: a child, or kin in the country, is hidden whatever his own fields say,
    in every word of the paper; who is only an official (`officials.only_officials`) stands with the name."""
    if subject or level == OPEN:
        return replace(one, protection="named", publicity="public")
    return replace(one, protection="protected", publicity="silent") if level > DETAIL and not granted else one


def _source(one: SourceLine, shared: bool) -> SourceLine:
    """Published ones stand as they are. Of what was told or handed over nobody learns who gave it; in papers that many
    read neither what it is called, nor on which day it came."""
    if one.kind == "document" and (one.link.text or one.publisher.text):
        return one
    if not shared:
        return replace(one, author=Words(""))
    return replace(
        one, title=Words(_("A source that is not named here")), publisher=Words(""), author=Words(""), link=Words(""),
        published=None, captured_at=one.captured_at[:7], sha256=None, sealed_sha256=None,
    )  # fmt: skip


def _softer(piece: Piece) -> Piece | None:
    """Its coarser form, which tells of nobody; None where it has none."""
    if piece.coarse is None:
        return None
    return Piece(piece.coarse, "own", OPEN, "", piece.field, None, piece.rests_on, piece.sources)


def _with_figures(document: Document, minors: bool) -> Document:
    """Without the small numbers of the tables that were counted from our records; a figure that a published source
    gives (its piece names the source) stands as it is said."""

    def block(one: Block) -> Block:
        if isinstance(one, Drawing):
            return replace(one, table=counted(one.table))
        return counted(one) if isinstance(one, Table) else one

    def counted(table: Table) -> Table:
        if not table.query:
            return table
        grid = [[_figure(cell) for cell in row] for row in table.rows]
        hidden = hidden_figures(grid, minors)
        rows = tuple(
            tuple(_not_shown(cell) if (r, c) in hidden else cell for c, cell in enumerate(row))
            for r, row in enumerate(table.rows)
        )
        return replace(table, rows=rows)

    sections = tuple(replace(one, blocks=tuple(block(b) for b in one.blocks)) for one in document.sections)
    return replace(document, sections=sections)


def _figure(cell: Sequence[Piece]) -> int | None:
    """The number that a cell is, None where it is none, or one that a source gives."""
    if len(cell) != 1 or cell[0].sources or cell[0].kind != "figure":
        return None
    digits = "".join(str(int(sign)) for sign in cell[0].words.text if sign.isdecimal())
    plain = all(sign.isdecimal() or sign in ",. \u00a0\u202f\u066c'" for sign in cell[0].words.text)
    return int(digits) if digits and plain else None


def _not_shown(cell: Sequence[Piece]) -> tuple[Piece, ...]:
    return (replace(cell[0], words=Words(_("not shown")), kind="own", level=OPEN, coarse=None),)
