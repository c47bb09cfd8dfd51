"""For whom a paper is, and what they may see: built from what each profile allows, not from everything less something.

    for_reader(document, levels, granted) -> Document     to be guarded after, then drawn, then searched by the gate

The levels are those of security 8.2. `levels` gives each person of the case one (`levels.level_of`); a person or a
piece without one counts as 3. What is not allowed is replaced by its coarser form where it has one, else left out.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from guvoh.model.document import ADULT, CLOSED, DETAIL, OPEN, OWN_USE, Document, Piece, with_pieces

# How far each profile goes by itself, and with what somebody agreed to for just this reader (`granted`).
_HIGHEST = {"public": ADULT, "partner": ADULT, "lawyer": DETAIL, "mechanism": DETAIL}
_GRANTED = {"public": ADULT, "partner": DETAIL, "lawyer": CLOSED, "mechanism": CLOSED}
_QUOTES = frozenset({"lawyer", "mechanism"})  # words of sources name whom they like: no allow-list reaches into them


def for_reader(document: Document, levels: Mapping[str, int], granted: Collection[str] = ()) -> Document:
    """The document with nothing in it that this profile does not allow. `granted`: the persons who agreed, or whose
    family or guardian did, that this one reader sees what is recorded of them. What is for the group's own use comes
    back as it is: `guard` takes the names out of it, but where it is internal."""
    if document.profile in OWN_USE:
        return document
    profile = document.profile

    def allowed(piece: Piece) -> Piece | None:
        if piece.kind == "own":
            return piece
        if piece.kind == "quote" and profile not in _QUOTES:
            return _softer(piece)
        if piece.kind == "name" and piece.whose:
            return _name(piece)
        bound = _GRANTED[profile] if piece.whose and piece.whose in granted else _HIGHEST[profile]
        of = levels.get(piece.whose, CLOSED) if piece.whose else OPEN
        hidden = profile in ("public", "partner") and of > ADULT
        return _softer(piece) if piece.level > bound or hidden else piece

    def _name(piece: Piece) -> Piece | None:
        """Whoever may not be named has a code name in papers for a mechanism or lawyer (`guard` gives it); in others
        not even that: who is a child, or kin in the country, is not to be followed from paper to paper."""
        if profile in _QUOTES or levels.get(piece.whose, CLOSED) <= ADULT:
            return piece
        return _softer(piece)

    return replace(with_pieces(document, allowed), made_by=document.made_by)


def _softer(piece: Piece) -> Piece | None:
    """Its coarser form, which tells of nobody; None where it has none."""
    if piece.coarse is None:
        return None
    return Piece(piece.coarse, "own", OPEN, "", piece.field, None, piece.rests_on, piece.sources)
