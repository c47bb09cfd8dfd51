"""Why the law is broken: what somebody argued, provision by provision, with the claims that it rests on."""

from __future__ import annotations

from guvoh.model.document import Paragraph, line, own, said
from guvoh.model.records import Record
from guvoh.model.vocabulary import vocabulary
from guvoh.report.forms import spoken
from guvoh.report.forms.answers.claims import claims_named
from guvoh.report.forms.ask import Ask, Told, at_record, of_record, told
from guvoh.report.forms.spoken import _, label
from guvoh.text import i18n


def arbitrary(ask: Ask) -> Told:
    """By category of the Working Group, then by provision."""
    chosen = sorted(_mine(ask), key=lambda r: (r.text("category") or "VI", r.text("provision")))
    lines = [paragraph for record in chosen for paragraph in argued(ask, record)]
    if not any(r.text("category") for r in chosen):
        return Told((), _("No category of arbitrary detention is argued."), at_record(ask, "argument"))
    return told(*lines, *law_notes(("wgad_categories", "legal_provisions")))


def per_article(ask: Ask) -> Told:
    """Each provision with its argument."""
    chosen = [r for r in _mine(ask) if r.text("provision")]
    lines = [paragraph for record in chosen for paragraph in argued(ask, record)]
    if not lines:
        return Told((), _("No provision is argued."), at_record(ask, "argument"))
    return told(*lines, *law_notes(("legal_provisions",)))


def sought(ask: Ask) -> Told:
    """What is asked for."""
    return told(*(line(of_record(r, "remedy_sought", ask=ask), style="item") for r in _mine(ask)
                  if r.text("remedy_sought")), enter=at_record(ask, "argument"))  # fmt: skip


def national_law(ask: Ask) -> Told:
    """The law of the country that was applied."""
    lines = [line(of_record(r, "law", ask=ask)) for kind in ("arrest", "proceeding") for r in ask.records(kind)]
    return told(*lines, enter=at_record(ask, "proceeding"))


def argued(ask: Ask, record: Record) -> list[Paragraph]:
    """A heading for the ground, then the argument with its claims."""
    heads = []
    for field, words in (("category", "wgad_categories"), ("provision", "legal_provisions"),
                         ("criterion", "sanctions_criteria")):  # fmt: skip
        code = record.text(field)
        if code:
            heads.append(code + spoken.colon() + label(words, code, ask.language))
    seen = claims_named(ask, record.listed("claims"))
    proof = [one for one in seen if one.proves]
    text = of_record(record, "argument", ask=ask)
    cites = said("", 0)
    if proof and text:
        numbers = tuple(sorted({one.source.number for one in proof}))
        piece = text[-1]
        text = said(piece.words.text, piece.level, whose=piece.whose, field=piece.field,
                    rests_on=(*piece.rests_on, *(one.line.id for one in proof)), sources=numbers)  # fmt: skip
    unproved = own(_(" No accepted claim is cited for this.")) if not proof else ()
    return [line(own(". ".join(heads)), style="lead"), line(text, cites, unproved)]


def law_notes(vocabularies: tuple[str, ...]) -> list[Paragraph]:
    """Where the words of the law were taken from, and on which day: law changes."""
    notes = []
    for name in vocabularies:
        words = vocabulary(name)
        text = _("Provisions as listed on {day} ({source}); compare with the text in force.")
        notes.append(
            line(own(text.format(day=spoken.day(words.date, i18n.language()), source=words.source)), style="note")
        )
    return notes


def _mine(ask: Ask) -> list[Record]:
    """Those for this mechanism, or for every one."""
    return [
        r for r in ask.records("argument") if r.text("mechanism") in ("", ask.mechanism) and not r.text("criterion")
    ]
