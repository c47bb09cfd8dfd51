"""What stands behind the sections of a document: exhibits, sources, how names were treated; and, for the group alone,
what the checks found and what is missing."""

from __future__ import annotations

from typing import Any

from guvoh.model.document import OWN_USE, Document, Exhibit
from guvoh.model.paper import SourceLine
from guvoh.report import wording
from guvoh.report.document.blocks import Said
from guvoh.report.document.frame_words import counted, day, moment, words_for
from guvoh.report.draw.svg import digits
from guvoh.text.i18n import _, comma, ngettext

_WEIGHTS = ("block", "warn", "info")


def sources(document: Document, said: Said) -> list[dict[str, Any]]:
    """Those that are no exhibits, by their numbers."""
    apart = {one.source for one in document.exhibits}
    return [_source(one, said) for one in document.sources if one.number not in apart]


def exhibits(document: Document, said: Said) -> list[dict[str, Any]]:
    """In the order of their numbers; `number` stays that of the source, by which the text quotes it."""
    by_number = {one.number: one for one in document.sources}
    listed = sorted(document.exhibits, key=lambda one: one.number)
    return [_exhibit(one, by_number[one.source], said) for one in listed if one.source in by_number]


def findings(document: Document) -> list[dict[str, Any]]:
    """The gravest first; for the group's own use only."""
    if document.profile not in OWN_USE:
        return []
    say = words_for(document.language)
    words = {"block": say(_("Stands in the way")), "warn": say(_("Look again")), "info": say(_("To know"))}
    ranked = sorted(document.findings, key=lambda one: _WEIGHTS.index(one.weight) if one.weight in words else 3)
    return [{"weight": words.get(one.weight, one.weight), "urgent": one.weight == "block", "rule": one.rule,
             "what": one.what, "field": one.field, "source": one.source} for one in ranked]  # fmt: skip


def missing(document: Document) -> list[dict[str, Any]]:
    """Each with where to enter it; for the group's own use only."""
    if document.profile not in OWN_USE:
        return []
    return [{"field": one.field, "what": one.what, "enter": one.enter} for one in document.missing]


def about(document: Document) -> list[str]:
    """In numbers, never in names."""
    codes = len(document.code_names)
    if not codes:
        return []
    spoken = ngettext(
        "{n} person stands under a code name or initials.", "{n} people stand under code names or initials.", codes
    ).format(n=codes)
    one, many = "{n} person stands under a code name or initials.", "{n} people stand under code names or initials."
    return [counted(document.language, one, many, codes, spoken)]


def _exhibit(one: Exhibit, source: SourceLine, said: Said) -> dict[str, Any]:
    grade = [said.say(_("Grade {grade}")).format(grade=one.grade)] if one.grade else []
    with_it = [said.say(_("with a translation"))] if one.translated else []
    named = said.say(_("Exhibit {n}")).format(n=digits(one.number, said.language))
    return _source(source, said) | {"exhibit": named, "grade": comma().join([*grade, *with_it])}


def _source(source: SourceLine, said: Said) -> dict[str, Any]:
    when = []
    if source.published:
        when.append(said.say(_("published {day}")).format(day=day(source.published, said.language)))
    captured = moment(source.captured_at, said.language)
    when.append(said.say(_("captured {moment}")).format(moment=captured))
    about_it = [part for part in (source.publisher.text, said.say(wording.kind(source))) if part]
    named, digest = wording.fingerprint(source)
    number = said.say(_("source {n}")).format(n=source.number)
    return {
        "number": source.number, "mark": digits(str(source.number), said.language),
        "title": said.words(source.title.text, source.title.language) or said.own(number),
        "about": said.own(comma().join(about_it)), "when": comma().join(when), "link": said.own(source.link.text),
        "hash": [said.say(named), digest], "withdrawn": source.withdrawn, "exhibit": "", "grade": "",
        "notes": [said.say(_("Withdrawn: nothing in this paper rests on it."))] if source.withdrawn else [],
    }  # fmt: skip
