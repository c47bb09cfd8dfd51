"""What came by the sealed form and waits apart: read it, let it into this case, refuse it, erase what was refused. Its
files are opened only when it is let in, in the sandbox, while others may ask the desk."""

from __future__ import annotations

from functools import partial

from guvoh.app import intake as deeds
from guvoh.app.letting_in import keep_letter, open_letter, read_letter
from guvoh.errors import Damage, GuvohError, WrongField
from guvoh.model.ids import short
from guvoh.model.records import Record
from guvoh.text.i18n import _
from guvoh.web.ask import Answer, Ask, Page, go
from guvoh.web.fields import sentence
from guvoh.web.show import at, page

HERE = "/case/{case}/intake"


def quarantine(ask: Ask) -> Answer:
    everything = ask.query.get("all") == "yes"
    listed = deeds.waiting_and_past(ask.vault, "" if everything else "waiting")
    return page(
        ask, "intake.html", _("Came by the form"), "sources", listed=listed, everything=everything, one=None,
        state=partial(deeds.state_words, ask.vault), here=at(ask.case, "intake"),
    )  # fmt: skip


def letter(ask: Ask, status: int = 200, wrong: str = "", because: str = "") -> Answer:
    """One of them, with its words, for whoever decides. `because`: what is wrong with the reason that was typed."""
    one = _asked(ask)
    report, erased = None, deeds.is_erased(ask.vault, one)
    try:
        report = None if erased else deeds.opened_report(ask.vault, one)
    except (Damage, KeyError):
        wrong = wrong or _("It cannot be opened: it is damaged.")
    return page(
        ask, "intake.html", _("Came by the form"), "sources", status, one=one, report=report, wrong=wrong,
        here=at(ask.case, f"intake/{short(one.id)}"), back=at(ask.case, "intake"), labels=_labels(), erased=erased,
        typed=ask.form.get("because") if wrong or because else "", because_wrong=because,
        state=partial(deeds.state_words, ask.vault),
    )  # fmt: skip


def let(ask: Ask) -> Answer:
    """Opened and kept with the vault to itself; read beside other pages."""
    desk = ask.desk
    try:
        sandbox = desk.jobs.sandbox
        with desk.mutex:
            ask.vault.refresh()
            case, letter_ = ask.case, open_letter(ask.vault, _asked(ask), sandbox)
        got = read_letter(letter_, desk.jobs.read)
        with desk.mutex:
            ask.vault.refresh()  # raises where the desk was locked meanwhile
            sources = keep_letter(ask.vault, letter_, case.name, got)
    except (Damage, KeyError):
        with desk.mutex:
            return letter(ask, 422)
    except GuvohError as error:
        with desk.mutex:
            return letter(ask, 422, f"{error.message} {error.hint}")
    desk.say(_("Let in. Its words are a source now, and wait for review."))
    return go(at(case, f"source/{short(sources[0])}"))


def erase(ask: Ask) -> Answer:
    one = _asked(ask)
    if not ask.form.get("sure"):
        return letter(ask, 422, _("Nothing was erased: say that it may go for good."))
    try:
        deeds.erase(ask.vault, one)
    except GuvohError as error:
        return letter(ask, 422, f"{error.message} {error.hint}")
    ask.desk.say(_("Erased. Its receipt stays, and that it was refused."))
    return go(at(ask.case, f"intake/{short(one.id)}"))


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


def _labels() -> dict[str, str]:
    """In the order of the form."""
    return {
        "what": _("What happened"), "when": _("When"), "where": _("Where"), "whom": _("To whom"),
        "who": _("Who says so"), "reach": _("How to reach the writer"),
    }  # fmt: skip


PAGES = (
    Page(HERE, quarantine),
    Page(HERE + "/{id}", letter),
    Page(HERE + "/{id}/let", let, ("POST",), holds=False),
    Page(HERE + "/{id}/refuse", refuse, ("POST",)),
    Page(HERE + "/{id}/erase", erase, ("POST",)),
)
