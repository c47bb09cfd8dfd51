"""A form for one person: every question answered, what is missing named, what was checked said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256

from guvoh.book.person_names import FormNames, Spelt
from guvoh.model.case_file import CaseFile
from guvoh.model.document import (
    CLOSED,
    Answer,
    Document,
    Missing,
    Paragraph,
    Piece,
    Section,
    line,
    own,
    pieces_of,
    said,
)
from guvoh.model.records import Record, kind, kinds
from guvoh.report.document.frame_words import words_for
from guvoh.report.forms import spoken
from guvoh.report.forms.annex import annexes, renumbered
from guvoh.report.forms.answers import answer
from guvoh.report.forms.ask import Ask, Told, Wish
from guvoh.report.forms.checks import check
from guvoh.report.forms.read import FIND, Field, Form, form_of
from guvoh.report.papers.whole import framed
from guvoh.text.i18n import _, ngettext

NOBODY = FormNames(Spelt(), Spelt(), Spelt(), ("", "", ""), "", "", ())


def form(name: str, file: CaseFile, person: str, names: FormNames, wish: Wish) -> Document:
    """The form with all names in it; `missing` and `findings` say what stands in its way. `person`: of whom it is (of
    sanctions: the official). Raises `NotFound` for a form that there is not, KeyError for a person."""
    with spoken.speaking(wish.language):
        return _made(name, file, person, names, wish)


def _made(name: str, file: CaseFile, person: str, names: FormNames, wish: Wish) -> Document:
    of = form_of(name)
    ask = asked(of, file, person, names, wish)
    answers = {one.code: _answered(of, one, ask) for one in of.fields}
    missing = tuple(_missing(one, answers, ask) for one in of.fields if _lacks(one, answers))
    findings = check(ask, of, answers)
    sections = [
        Section(words.get(wish.language) or words["en"], tuple(a for f in of.fields if f.section == code
                for a in (answers[f.code],)), code=code)
        for code, words in of.sections.items()
    ]  # fmt: skip
    profile = "group" if wish.draft else of.profile
    if wish.draft:
        sections.insert(0, _to_do(of))
    title = of.title(wish.language)
    paper = framed(name, title, file, profile, [*sections, *annexes(ask)], missing=missing, findings=findings)
    paper = replace(
        paper, mechanism=of.mechanism, subjects=(person,), standing=_standing(of, answers, wish, missing, paper)
    )
    if wish.language in spoken.TABLES:
        paper = replace(paper, language=wish.language)
    used = tuple(dict.fromkeys(id for piece in pieces_of(paper) for id in piece.rests_on))
    paper = replace(paper, rests_on=used, records=tuple(r.entry for r in _consents(ask)))
    return renumbered(paper, ask)


def asked(of: Form, file: CaseFile, person: str, names: FormNames, wish: Wish) -> Ask:
    """What every answer of this form is given."""
    numbers = {one.id: one.number for one in file.whole.sources}
    return Ask(of.name, file, file.person(person), names, of.mechanism, of.scope, wish, numbers)


def asked_of(paper: Document, file: CaseFile, person: str) -> Ask:
    """What is asked of a person of a finished form: enough to look at consents."""
    of = form_of(paper.kind)
    return asked(of, file, person, NOBODY, Wish())


def generated(ask: Ask, field: Field) -> str:
    """The answer as the program makes it, in plain words: what an edited one stands over."""
    with spoken.speaking(ask.wish.language):
        return plain(answer(field.answer, ask).text)


def plain(text: Sequence[Paragraph]) -> str:
    return "\n".join("".join(piece.words.text for piece in one.text) for one in text)


def fingerprint(text: str) -> str:
    """Of an answer, to see whether it changed since."""
    return sha256(text.encode()).hexdigest()[:32]


def _answered(of: Form, field: Field, ask: Ask) -> Answer:
    made = answer(field.answer, ask)
    edited = _edited(of, field, ask)
    made_anew = Answer(
        field.code, field.question(ask.wish.language), _with_tongues(made.text, ask), field.required, field.checked,
        confidential=field.confidential, missing="" if made.text else made.what, enter=made.enter,
    )  # fmt: skip
    if edited is None:
        return made_anew
    return replace(
        made_anew, text=_with_tongues(_written(edited, made, ask), ask), missing="", edited_by=edited.by,
        edited_at=edited.at,
        stale=edited.text("over") != fingerprint(plain(made.text)),
        confidential=field.confidential or edited.text("confidential") == "yes",
    )  # fmt: skip


def _written(edited: Record, made: Told, ask: Ask) -> tuple[Paragraph, ...]:
    """What a person wrote, with what the made answer rests on still cited at its end."""
    lines = [one for one in edited.text("text").splitlines() if one.strip()]
    written = [line(said(one, CLOSED, whose=ask.id, field="answer.text", rests_on=(edited.entry,))) for one in lines]
    pieces = [piece for one in made.text for piece in one.text]
    claims = tuple(dict.fromkeys(id for piece in pieces for id in piece.rests_on))
    numbers = tuple(sorted({n for piece in pieces for n in piece.sources}))
    if not numbers:
        return tuple(written)
    rests = replace(own(_("Rests on: "))[0], rests_on=claims, sources=numbers)
    return (*written, Paragraph((rests,), "note"))


def _with_tongues(text: Sequence[Paragraph], ask: Ask) -> tuple[Paragraph, ...]:
    """Somebody's own words stay as they are; where they are in another language than the form, that is said once."""
    return tuple(_with_tongue(one, ask.wish.language) for one in text)


def _with_tongue(one: Paragraph, language: str) -> Paragraph:
    told = (piece for piece in one.text if _somebodys(piece))
    marks = [mark for piece in told if (mark := spoken.foreign(piece.words.text, piece.words.language, language))]
    return replace(one, text=(*one.text, *own(f" [{marks[0]}]"))) if marks else one


def _somebodys(piece: Piece) -> bool:
    """Whether it is told in somebody's own words: a quotation, or a field of a record that takes running words."""
    name, _dot, of = piece.field.partition(".")
    if piece.kind == "quote":
        return piece.field != "claim.speaker"
    return name in {one.name for one in kinds()} and of != "" and getattr(kind(name).field(of), "type", "") == "words"


def _edited(of: Form, field: Field, ask: Ask) -> Record | None:
    mine = [r for r in ask.file.of_kind("answer", ask.id) if (r.text("form"), r.text("field")) == (of.name, field.code)]
    return max(mine, key=lambda r: (r.at, r.id), default=None)


def _lacks(field: Field, answers: dict[str, Answer]) -> bool:
    if answers[field.code].text:
        return False
    if field.required_if:
        return not answers[field.required_if].text
    return field.required


def _missing(field: Field, answers: dict[str, Answer], ask: Ask) -> Missing:
    one = answers[field.code]
    what = one.missing or _("Not answered: {question}").format(question=one.question)
    return Missing(field.code, what, one.enter, f"/person/{ask.id}")


def _standing(of: Form, answers: dict[str, Answer], wish: Wish, missing: Sequence[Missing], paper: Document) -> str:
    if wish.draft:
        n = len(missing)
        lacking = ngettext("Draft: {n} field missing", "Draft: {n} fields missing", n).format(n=n)
        return lacking + ". " + _("For the group only.")
    if wish.reading_copy:
        return _("Reading copy for the family; not to be sent.")
    unchecked = any(not one.checked.day for one in answers.values())
    say = words_for(wish.language)
    standing = say(paper.standing)
    return say(_("Preparation sheet")) + ". " + standing if unchecked else standing


def _to_do(of: Form) -> Section:
    """For the group: where it is to be sent, and where the questions come from. What is missing, and what the checks
    found, stands behind every paper for the group's own use."""
    lines = []
    where = _("find and confirm") if of.address == FIND else of.address.replace("@", " (at) ")
    read = _(" (read on {day}; confirm it)").format(day=of.address_day) if of.address_day else ""
    lines.append(line(own(_("Where to send it: {address}").format(address=where) + read), style="item"))
    lines.append(line(own(_("Questions from: {source}, {day}.").format(source=of.source, day=of.date)), style="note"))
    return Section(_("Before it is sent"), tuple(lines))


def _consents(ask: Ask) -> tuple[Record, ...]:
    from guvoh.report.forms.answers.consent import agreed

    return agreed(ask, ask.scope, ask.mechanism)
