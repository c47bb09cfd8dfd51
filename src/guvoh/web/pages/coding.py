"""Second codings of a case: start one, see how far each is and how far its coders agree, settle where two differ.

The second reader is shown nothing of the others before he has read all his sources (`coding_text.py` is where he does).
"""

from __future__ import annotations

from guvoh.app import coding as second
from guvoh.app.reviewing import grave_in
from guvoh.book import agreement_telling as telling
from guvoh.book import coders
from guvoh.book.agreement import Agreement, agreement
from guvoh.errors import GuvohError, NotFound, Refused
from guvoh.model.coding import WHOLE, Coding, Difference
from guvoh.model.ids import short
from guvoh.review import why_grave
from guvoh.review.coding import check_may_compare
from guvoh.text.i18n import _
from guvoh.vault import queries
from guvoh.vault.queries import coding as codings
from guvoh.web import wording
from guvoh.web.answers import remembered
from guvoh.web.ask import Answer, Ask, Form, Page, go
from guvoh.web.fields import Sentences
from guvoh.web.show import at, number, page

MOST = 200  # differences in the list; what is settled goes behind what is not


def codings_page(ask: Ask, wrong: Sentences | None = None) -> Answer:
    listed = codings.codings(ask.vault, ask.case.id)
    return page(
        ask, "codings.html", _("Second coding"), "review", 422 if wrong else 200,
        rows=[(one, _told(ask, one)) for one in listed], by_reader=ask.vault.by, wrong=wrong or Sentences(),
        typed=ask.form if wrong else Form(),
    )  # fmt: skip


def start(ask: Ask) -> Answer:
    typed = ask.form.get("sample")
    if typed and not (typed.isdecimal() and len(typed) < 7 and int(typed) > 0):
        return codings_page(ask, Sentences(sample=_("Type how many sources, or leave it empty for all.")))
    aided = ask.form.get("aided") == "yes"
    try:
        made = second.start_coding(ask.vault, ask.case.id, aided=aided, sample=int(typed or 0))
    except Refused as error:
        return codings_page(ask, Sentences(sample=f"{error.message} {error.hint}"))
    return go(at(ask.case, f"coding/{short(made.id)}"))


def coding_of(ask: Ask) -> Coding:
    """The second coding that the address names. Raises `NotFound` for one of another case."""
    one = coders.coding(ask.vault, ask.arg("coding"))
    if one.case != ask.case.id:
        raise NotFound(_("There is no second coding with this id."), _("Choose one from the list."))
    return one


def _told(ask: Ask, one: Coding) -> str:
    return number(telling.coding_words(one, len(codings.read_through(ask.vault, one.id))))


def one(ask: Ask) -> Answer:
    """How far it is; for its reader the sources that are left; for whoever may see it, how far the coders agree."""
    coding = coding_of(ask)
    read, found, closed = codings.read_through(ask.vault, coding.id), None, ""
    try:
        check_may_compare(coding, read, ask.vault.by)
        found = _agreement(ask, coding)
    except Refused as error:
        closed = f"{error.message} {error.hint}"
    known = queries.source_rows(ask.vault, list(coding.sources))
    rows = [known[id] for id in coding.sources if id in known]
    return page(
        ask, "coding.html", _("Second coding"), "review", coding=coding, words=_told(ask, coding), rows=rows,
        read=read, found=found, closed=closed, mine=coding.by == ask.vault.by, telling=telling,
        here=at(ask.case, f"coding/{short(coding.id)}"),
    )  # fmt: skip


def _agreement(ask: Ask, coding: Coding) -> Agreement:
    return remembered(ask, f"coding {coding.id}", lambda: agreement(coders.coders(ask.vault, coding)))


def compare(ask: Ask, said: str = "", status: int = 200) -> Answer:
    """One difference with both readings side by side, and the list of all."""
    coding = coding_of(ask)
    found = second.comparison(ask.vault, coding)
    wanted = (ask.query.get("d") or ask.form.get("difference")).upper()
    chosen = next((d for d in found if short(d.id) == wanted), None) or next((d for d in found if not d.takes), None)
    titles = {id: s.title for id, s in queries.source_rows(ask.vault, list({d.source for d in found})).items()}
    return page(
        ask, "coding_compare.html", _("Where two readers differ"), "review", status, coding=coding, chosen=chosen,
        rows=sorted(found, key=lambda d: bool(d.takes))[:MOST], total=len(found),
        left=sum(not d.takes for d in found), titles=titles, telling=telling, said=said, whole=WHOLE,
        grave=_grave(ask, chosen), why_grave=why_grave, taken=_taken, wording=wording,
        here=at(ask.case, f"coding/{short(coding.id)}"),
    )  # fmt: skip


def _grave(ask: Ask, one: Difference | None) -> tuple[str, ...]:
    """What must be confirmed apart before the second reading can be taken."""
    if one is None or one.takes or one.second is None:
        return ()
    claim = second.put_field(one.first.claim, one.field, one.second) if one.first else one.second.claim
    return grave_in(ask.vault, one.source, claim)


def _taken(takes: str) -> str:
    return {"first": _("the first was taken"), "second": _("the second was taken"), "neither": _("neither")}.get(
        takes, _("not yet settled")
    )


def take(ask: Ask) -> Answer:
    coding, takes = coding_of(ask), ask.form.get("takes")
    wanted = ask.form.get("difference").upper()
    found = next((d for d in second.comparison(ask.vault, coding) if short(d.id) == wanted), None)
    here = at(ask.case, f"coding/{short(coding.id)}/compare")
    if found is None:
        ask.desk.say(_("There is no such difference."))
        return go(here)
    try:
        if takes == "back":
            second.take_back_settled(ask.vault, coding, found.id)
            ask.desk.say(_("Taken back. The history keeps both."))
            return go(f"{here}?d={short(found.id)}")
        second.settle(ask.vault, coding, found.id, takes, ask.form.all("confirm"))
    except GuvohError as error:
        return compare(ask, f"{error.message} {error.hint}", error.status)
    ask.desk.say(_("Recorded: {what}.").format(what=_taken(takes)))
    return go(here)


PAGES = (
    Page("/case/{case}/coding", codings_page),
    Page("/case/{case}/coding/start", start, ("POST",)),
    Page("/case/{case}/coding/{coding}", one),
    Page("/case/{case}/coding/{coding}/compare", compare),
    Page("/case/{case}/coding/{coding}/take", take, ("POST",)),
)
