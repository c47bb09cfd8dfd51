"""Papers of the network for the group's own use: a plan whole, and the list of a round of calls.

Whoever is under 18 or in the country, or of whom nobody knows it, stands in neither by name or number: only the id
under which the desk has him. Whose name may stand is said by `Whom.named`; in what people typed, whoever gathers the
papers has put ids in the place of names (`safety.network.sheet.without`)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from guvoh.model.document import CLOSED, Block, Document, Section, Table, Text, line, own, said
from guvoh.model.ids import short
from guvoh.model.paper import Words
from guvoh.text.i18n import _


class Whom(NamedTuple):
    """Somebody whom the vault knows: a person or a contact. `named`: adult and abroad, so that the name may stand."""

    id: str
    name: str
    named: bool


class Called(NamedTuple):
    """One line of a list: who, what he is in it, what is known, how to reach him ("" for: on the desk only)."""

    whom: Whom
    part: str
    known: str
    ways: str = ""


class Frame(NamedTuple):
    """`case` as it is named; `made_at` ISO 8601."""

    case: str
    language: str
    made_at: str
    made_by: str


def plan(
    title: str, covered: Sequence[Whom], groups: Sequence[tuple[str, Sequence[tuple[str, str]]]],
    contacts: Sequence[Called], lacks: Sequence[tuple[str, bool]], frame: Frame,
) -> Document:  # fmt: skip
    """`groups`: headings, each with (label, words); `lacks`: (what is missing, whether it is grave)."""
    sections = []
    if lacks:
        sections.append(Section(_("What is missing"), tuple(
            line(own(words), style="warning" if red else "item") for words, red in lacks)))  # fmt: skip
    if covered:
        sections.append(Section(_("Who is covered"), tuple(line(_name(one), style="item") for one in covered)))
    for heading, rows in groups:
        blocks = [block for label, words in rows for block in _typed(label, words)]
        if blocks:
            sections.append(Section(heading, tuple(blocks)))
    if contacts:
        heads = (_("Who"), _("What for"), _("How to reach"), _("Last reply"))
        rows_ = tuple((_name(c.whom), own(c.part), _ways(c), own(c.known)) for c in contacts)
        sections.append(Section(_("Whom to call"), (Table("", heads, rows_, wide=(3, 3, 5, 2)),)))
    return _framed(_("Plan"), title, sections, frame)


def calls(title: str, rounds: Sequence[tuple[str, Sequence[Called]]], frame: Frame) -> Document:
    """`rounds`: (which and by which day, who is to be called in it), with room to write what was heard."""
    sections = [Section(_("How"), (
        line(own(_("A person calls, never a machine. Begin with how they are; say nothing that they may not know.")),
             style="note"),
        line(own(_("Write down who answered, how they sounded, and what they asked you to do or not to do.")),
             style="note"),
    ))]  # fmt: skip
    heads = (_("Who"), _("Part in it"), _("Last known"), _("Called on"), _("What was heard"))
    for heading, people in rounds:
        rows = tuple((_name(c.whom), own(c.part), own(c.known), own(""), own("")) for c in people)
        sections.append(Section(heading, (Table("", heads, rows, wide=(4, 3, 3, 3, 6)),)))
    return _framed(_("Calls"), title, sections, frame)


def _name(whom: Whom) -> Text:
    return (*(said(whom.name, CLOSED, "name", whose=whom.id, field="name") if whom.named else ()),
            *own(f" ({short(whom.id)})" if whom.named else short(whom.id)))  # fmt: skip


def _ways(one: Called) -> Text:
    return said(one.ways, CLOSED) if one.whom.named else own(_("on the desk only"))


def _typed(label: str, words: str) -> list[Block]:
    lines = [text for text in words.splitlines() if text.strip()]
    first = line(own(f"{label}: "), said(lines[0], CLOSED)) if lines else None
    return [first, *(line(said(text, CLOSED)) for text in lines[1:])] if first else []


def _framed(kind: str, title: str, sections: Sequence[Section], frame: Frame) -> Document:
    named = Section("", (line(said(title, CLOSED), style="lead"),))
    return Document(
        kind="network", title=kind, case=Words(frame.case), profile="internal", publicity="silent",
        language=frame.language, made_at=frame.made_at, made_by=frame.made_by, sections=(named, *sections),
        standing=_("INTERNAL: names are printed. Must not leave the group."),
    )  # fmt: skip
