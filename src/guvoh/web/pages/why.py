"""Why a machine proposed a claim: a word for how sure its rules are, and the parts of the score behind it, on request.
Nobody sees a figure before reading (people would follow it)."""

from __future__ import annotations

from guvoh import app
from guvoh.model import Claim
from guvoh.model.origin import own_rule
from guvoh.text.i18n import _
from guvoh.web.ask import Answer, Ask, Page
from guvoh.web.pages.claim import the_claim
from guvoh.web.show import page

CLEAR, CHECK = 0.7, 0.45  # from here on the word is "clear", or "check"


def why(ask: Ask) -> Answer:
    row = the_claim(ask)
    parts = app.parts_of_score(ask.vault, row)
    told = [(part_words().get(name, name), worth) for name, worth in parts]
    return page(
        ask, "why.html", _("Why it was proposed"), "review", row=row, said=row.claim, parts=told, word=word(row.claim),
        total=sum(worth for _name, worth in parts), words=own_rule(row.claim.rule).partition(":")[2],
    )  # fmt: skip


def word(claim: Claim) -> str:
    """How sure the rules are, in a word."""
    return _("clear") if claim.score >= CLEAR else _("check") if claim.score >= CHECK else _("doubtful")


def part_words() -> dict[str, str]:
    """What the parts of a score are called."""
    return {
        "words": _("Words that say that an act happened"), "whose": _("The noun says whose act or whom it hit"),
        "vouched": _("Another word vouches for it"), "enough": _("The words need nobody beside them"),
        "in_passing": _("Told in passing, without a day, a place or a number"),
        "generic": _("Meant in general"), "background": _("Told only to date something else"),
        "nobody_says": _("A statement without anybody who makes it"), "victims": _("Somebody it is done to"),
        "actors": _("Somebody who does it"), "count": _("A number of people"), "date": _("A day"),
        "place": _("A place"), "attribution": _("Somebody who says so"), "not_asserted": _("Not said to have happened"),
    }  # fmt: skip


PAGES = (Page("/case/{case}/claim/{claim}/why", why, ("GET",)),)
