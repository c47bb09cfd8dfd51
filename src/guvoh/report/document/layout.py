"""A document laid out: plain dicts, lists and strings, so that the PDF can take it as JSON and nothing in it can act.

A text is a list of pieces, {"t": words, "k": kind}: "" our words and values, "code" a code name, "sup" the numbers of
sources, "said" words of a source (with "lang" and "dir" where known). Blocks are laid out in `blocks.py`, the sheets
behind them in `sheets.py`. All forms of a paper show the same dicts in the same order.
"""

from __future__ import annotations

from typing import Any

from guvoh.model.document import Document
from guvoh.report.document import blocks, sheets
from guvoh.report.document.frame_words import counted, day, language_of, words_for
from guvoh.report.numerals import in_own_digits
from guvoh.text.i18n import RIGHT_TO_LEFT, _, comma, ngettext


def layout(document: Document) -> dict[str, Any]:
    """Everything that the paper says, in order."""
    said = blocks.Said(document)
    say, language = words_for(document.language), language_of(document.language)
    made = day(document.made_at, language)
    running = say(_("{case}: {paper}")).format(case=document.case.text, paper=document.title)
    standing = say(document.standing)
    page = {
        "lang": language, "dir": "rtl" if language in RIGHT_TO_LEFT else "ltr", "title": document.title,
        "case": said.own(document.case.text), "internal": document.internal, "running": said.own(running),
        "standing": comma().join(part for part in (standing.rstrip("."), made) if part), "stands": standing,
        "made": made,
        "cover": document.cover, "notices": _notices(document),
        "sections": [said.section(one) for one in document.sections],
        "sources": sheets.sources(document, said), "exhibits": sheets.exhibits(document, said),
        "findings": sheets.findings(document), "missing": sheets.missing(document), "about": sheets.about(document),
        "checkpoint": document.checkpoint, "foot": _not_reviewed(document),
        "words": {
            "page": say(_("Page {page} of {pages}")), "comma": comma(), "sources": say(_("Sources")),
            "exhibits": say(_("Exhibits")), "contents": say(_("Contents")), "checkpoint": say(_("Checkpoint")),
            "unanswered": say(_("Not answered.")), "findings": say(_("What the checks found")),
            "missing": say(_("What is missing")),
            "own_sheet": say(_("For the group: take this sheet out before the paper leaves.")),
        },
    }  # fmt: skip
    return in_own_digits(page, language)


def _notices(document: Document) -> list[str]:
    """What holds for all answers alike, said once and before them."""
    answers, say = blocks.answers(document), words_for(document.language)
    notes = []
    if answers and not any(one.checked.day for one in answers):
        told = _("No question of this paper was compared with the live form: check their numbers and words there.")
        notes.append(say(told))
    elif not all(one.checked.day for one in answers):
        told = _("This question was not compared with the live form: check its number and words there.")
        notes.append(f"{blocks.NOT_COMPARED}: {say(told)}")
    if any(one.required for one in answers):
        notes.append(say(_("An answer is required where an asterisk stands.")))
    return notes


def _not_reviewed(document: Document) -> str:
    """At the foot of every page; who reads a form needs not know how far the group has come."""
    if document.profile == "mechanism":
        return ""
    one = "{n} suggestion was not reviewed and is not in this paper."
    many = "{n} suggestions were not reviewed and are not in this paper."
    spoken = ngettext(
        "{n} suggestion was not reviewed and is not in this paper.",
        "{n} suggestions were not reviewed and are not in this paper.",
        document.unreviewed,
    ).format(n=document.unreviewed)
    return counted(document.language, one, many, document.unreviewed, spoken)
