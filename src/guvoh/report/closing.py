"""The last part of a paper: what is not in it and why, how it was made, and how to check it."""

from __future__ import annotations

from collections.abc import Iterator

from guvoh.model.paper import Chronology
from guvoh.report import wording
from guvoh.text.i18n import _, known, ngettext


def parts(paper: Chronology) -> list[tuple[str, list[str]]]:
    """Headings with their lines; parts in which there is nothing to say are left out."""
    unjudged = ngettext(
        "{n} proposal that two things are the same has not been judged.",
        "{n} proposals that two things are the same have not been judged.",
        paper.unjudged,
    )
    left = [not_reviewed(paper.unreviewed), unjudged.format(n=paper.unjudged), *_blanked(paper)]
    all_of_it = [
        (_("What is not in this paper"), left),
        (_("Method"), list(paper.method)),
        (_("Notes"), list(paper.notes)),
        (_("Checkpoint"), _check(paper)),
    ]
    return [(title, lines) for title, lines in all_of_it if lines]


def not_reviewed(count: int) -> str:
    """How many suggestions nobody has read; it also stands at the foot of every page."""
    return ngettext(
        "{n} suggestion was not reviewed and is not in this paper.",
        "{n} suggestions were not reviewed and are not in this paper.",
        count,
    ).format(n=count)


def _blanked(paper: Chronology) -> Iterator[str]:
    """What policy did to names, in numbers, never in names."""
    if paper.internal:
        yield _("Nothing was blanked: this paper is internal and must not leave the group.")
        return
    if codes := len(paper.code_names):
        yield ngettext(
            "{n} person stands under a code name or initials.", "{n} people stand under code names or initials.", codes
        ).format(n=codes)
        yield _("Code names are drawn anew for each paper; they do not connect one paper with another.")
    if paper.blanked:
        yield ngettext(
            "In {n} place a name is blanked, because nobody has classified it or because it may mean several people.",
            "In {n} places a name is blanked, because nobody has classified it or because it may mean several people.",
            paper.blanked,
        ).format(n=paper.blanked)
        yield _("Every blank has the same width.")
    if paper.withheld:
        yield ngettext(
            "{n} link, address, file name or number was withheld because it names a person or leads to one.",
            "{n} links, addresses, file names or numbers were withheld because they name a person or lead to one.",
            paper.withheld,
        ).format(n=paper.withheld)
    if not (codes or paper.blanked or paper.withheld):
        yield _("No name had to be replaced in this paper.")
        return
    yield _("Where something was replaced, claims of that source are given by page and paragraph, without counting"
            " characters: the count would tell how long a name is. What the rest of a sentence tells of a person"
            " stands as it is.")  # fmt: skip
    yield _("In quotations only names, addresses and numbers are replaced, and signs that nobody sees taken out.")


def _check(paper: Chronology) -> list[str]:
    check = _(
        "Size and root of the ledger when this paper was made: {checkpoint}. Whoever holds the vault can show with it "
        "that nothing was changed since."
    )
    language = known(paper.language)
    made = _("Made {moment}.").format(moment=wording.moment(paper.made_at, language))
    if paper.internal and paper.made_by:
        made += " " + _("Made by {who}.").format(who=paper.made_by)
    return [check.format(checkpoint=paper.checkpoint), made]
