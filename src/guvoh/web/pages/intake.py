"""What came by the sealed form and waits apart: read it, let it into this case, or refuse it. Its files are opened only
when it is let in, in the sandbox."""

from __future__ import annotations

from guvoh.app import intake as deeds
from guvoh.app.receiving import open_reader
from guvoh.errors import Damage, GuvohError, WrongField
from guvoh.model import vocabulary
from guvoh.model.ids import short
from guvoh.model.records import Record
from guvoh.text import i18n
from guvoh.text.i18n import _
from guvoh.web.ask import Answer, Ask, Page, go
from guvoh.web.fields import sentence
from guvoh.web.show import at, page

HERE = "/case/{case}/intake"


def quarantine(ask: Ask) -> Answer:
    everything = ask.query.get("all") == "yes"
    listed = deeds.waiting_and_past(ask.vault, "" if everything else "waiting")
    return page(
        ask, "intake.html", _("Came by the form"), "sources", listed=listed, everything=everything, state=_state,
        here=at(ask.case, "intake"), one=None,
    )  # fmt: skip


def letter(ask: Ask, status: int = 200, wrong: str = "", because: str = "") -> Answer:
    """One of them, with its words, for whoever decides. `because`: what is wrong with the reason that was typed."""
    one = _asked(ask)
    report = None
    try:
        report = deeds.opened_report(ask.vault, one)
    except (Damage, KeyError):
        wrong = wrong or _("It cannot be opened: it was erased or damaged.")
    return page(
        ask, "intake.html", _("Came by the form"), "sources", status, one=one, report=report, wrong=wrong, state=_state,
        here=at(ask.case, f"intake/{short(one.id)}"), back=at(ask.case, "intake"), labels=_labels(),
        typed=ask.form.get("because") if wrong or because else "", because_wrong=because,
    )  # fmt: skip


def let(ask: Ask) -> Answer:
    one = _asked(ask)
    try:
        sources = deeds.let_in(ask.vault, one, ask.case.name, open_reader)
    except (GuvohError, KeyError) as error:
        return letter(ask, 422, f"{error.message} {error.hint}" if isinstance(error, GuvohError) else "")
    ask.desk.say(_("Let in. Its words are a source now, and wait for review."))
    return go(at(ask.case, f"source/{short(sources[0])}"))


def refuse(ask: Ask) -> Answer:
    one = _asked(ask)
    try:
        deeds.refuse(ask.vault, one, ask.form.get("because"))
    except WrongField as error:
        return letter(ask, 422, because=sentence(error))
    except GuvohError as error:
        return letter(ask, 422, f"{error.message} {error.hint}")
    ask.desk.say(_("Refused. It stays sealed, and counts nowhere."))
    return go(at(ask.case, "intake"))


def _asked(ask: Ask) -> Record:
    return deeds.arrived(ask.vault, ask.arg("id"))


def _state(one: Record) -> str:
    return vocabulary.label("intake_state", one.text("state"), i18n.language())


def _labels() -> dict[str, str]:
    """In the order of the form."""
    return {
        "what": _("What happened"), "when": _("When"), "where": _("Where"), "whom": _("To whom"),
        "who": _("Who says so"), "reach": _("How to reach the writer"),
    }  # fmt: skip


PAGES = (
    Page(HERE, quarantine),
    Page(HERE + "/{id}", letter),
    Page(HERE + "/{id}/let", let, ("POST",)),
    Page(HERE + "/{id}/refuse", refuse, ("POST",)),
)
