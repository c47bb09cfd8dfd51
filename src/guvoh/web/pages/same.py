"""Are these two persons one? Both side by side, with what is known of each; one key for each answer."""

from __future__ import annotations

from typing import Any

from guvoh import app
from guvoh.book import name_words
from guvoh.book.same_person import nearest, side
from guvoh.errors import GuvohError, NotFound
from guvoh.model import Person
from guvoh.model.ids import short
from guvoh.resolve.candidates import stated_of
from guvoh.text.i18n import _
from guvoh.vault import queries
from guvoh.vault.queries import SourceRow, Stated
from guvoh.web import likeness, wording
from guvoh.web.ask import Answer, Ask, Page, go
from guvoh.web.judging import undo_bar
from guvoh.web.near import stretch
from guvoh.web.portrait import role_label, status_label
from guvoh.web.show import at, page

SHOWN = 3  # statements about two names
VERDICTS = ("same", "different", "unsure")
HERE = "/case/{case}/same/{one}/{other}"


def beside(ask: Ask, one: Person, other: Person) -> dict[str, Any]:
    """What `same_parts.html` shows of two persons."""
    near = nearest(one, other)
    return {
        "pair": [side(ask.vault, one), side(ask.vault, other)], "near": near, "words": likeness.said_of(near),
        "band": name_words.band(near.match.band), "role_label": role_label, "state": status_label, "stretch": stretch,
        "wording": wording, "stated": _stated(ask, one, other), "stated_as": name_words.stated,
    }  # fmt: skip


def _stated(ask: Ask, one: Person, other: Person) -> list[tuple[Stated, str, SourceRow | None]]:
    """What texts say of the two names: with the very words, and the source."""
    said = stated_of(ask.vault, one, other)[:SHOWN]
    sources = queries.source_rows(ask.vault, sorted({s.source for s in said}))
    return [(s, queries.text_of(ask.vault, s.source)[s.start : s.end], sources.get(s.source)) for s in said]


def same(ask: Ask, status: int = 200, wrong: str = "") -> Answer:
    one, other = _asked(ask)
    return page(
        ask, "same.html", _("One person?"), "persons", status, here=_here(ask, one, other), wrong=wrong,
        typed=ask.form.get("because") if wrong else "", done=undo_bar(ask), **beside(ask, one, other),
    )  # fmt: skip


def _asked(ask: Ask) -> tuple[Person, Person]:
    """Raises `NotFound` for one of another case, too."""
    found = [queries.person(ask.vault, queries.find(ask.vault, ask.arg(n), ("person",))[1]) for n in ("one", "other")]
    if any(person.case != ask.case.id for person in found):
        raise NotFound(_("There is no person with this id in this case."), _("Look at the list of persons."))
    return found[0], found[1]


def _here(ask: Ask, one: Person, other: Person) -> str:
    return at(ask.case, f"same/{short(one.id)}/{short(other.id)}")


def judge(ask: Ask) -> Answer:
    one, other = _asked(ask)
    verdict = ask.form.get("verdict")
    if one.id == other.id:  # joined meanwhile, here or elsewhere: the page says so
        return go(_here(ask, one, other))
    if verdict not in VERDICTS:
        return same(ask, 422, _("Press Same, Different or Not sure."))
    try:
        entry = app.judge(ask.vault, one.id, other.id, verdict, ask.form.get("because") or _("judged side by side"))
    except GuvohError as error:
        return same(ask, 422, f"{error.message} {error.hint}")
    return go(f"{_here(ask, one, other)}?done={entry}")


PAGES = (
    Page(HERE, same),
    Page(HERE + "/judge", judge, ("POST",)),
)
