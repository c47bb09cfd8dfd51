"""To and from other programs: a case as a file that is saved by hand, and a file of others as sources and claims."""

from __future__ import annotations

from guvoh import share
from guvoh.app import exchange as exchanging
from guvoh.app import receiving
from guvoh.errors import GuvohError, NotFound, Refused
from guvoh.text import i18n
from guvoh.text.i18n import _
from guvoh.vault import queries
from guvoh.web.address import unquoted
from guvoh.web.ask import Answer, Ask, Page, download
from guvoh.web.show import at, page, part

HERE = "/case/{case}/exchange"
MEDIA = {".zip": "application/zip", ".geojson": "application/geo+json"}
KEPT = "exchange:"  # under this and the case's id the last file lies in memory until it is saved or the desk ends


def exchange(ask: Ask) -> Answer:
    return _shown(ask, {"format": "ftm", "internal": ""})


def make(ask: Ask) -> Answer:
    """Draws the file; nothing is written anywhere. Gathered with the vault to itself, drawn beside other pages."""
    desk = ask.desk
    typed = {name: ask.form.get(name) for name in ("format", "internal")}
    typed["format"] = typed["format"] if typed["format"] in exchanging.FORMATS else "ftm"
    internal = typed["internal"] == "yes"
    try:
        with desk.mutex:
            ask.vault.refresh()
            case = ask.case
            bundle = exchanging.gather(ask.vault, case, internal, i18n.language())
            places = exchanging.places_of(ask.vault, case)
        drawn = exchanging.draw(bundle, places, typed["format"])
    except Refused as wrong:
        with desk.mutex:
            return _shown(ask, typed, wrong, status=422)
    ending = share.ENDINGS[typed["format"]]
    name = f"{typed['format']} {'internal ' if internal else ''}{desk.today.isoformat()}{ending}"
    with desk.mutex:
        ask.vault.refresh()  # raises where the desk was locked meanwhile
        desk.drafts[KEPT + case.id] = {"name": name, "ending": ending, "data": drawn, "internal": internal}
        return _shown(ask, typed)


def save(ask: Ask) -> Answer:
    made = ask.desk.drafts.get(KEPT + ask.case.id)
    if made is None:
        raise NotFound(_("The file is not in memory any more."), _("Make it again."))
    return download(made["data"], made["name"], MEDIA[made["ending"]])


def file(ask: Ask) -> Answer:
    """One file of others, dropped or chosen: ESF tables or entities, whichever it is."""
    desk, name = ask.desk, receiving.plain_name(unquoted(ask.name))
    try:
        form = exchanging.form_of(ask.body)
        with desk.mutex:
            ask.vault.refresh()
            done = exchanging.bring_in(ask.vault, ask.case.id, form, name, ask.body)
            source = queries.source(ask.vault, done.source)
            return part(ask, "exchange_item.html", done=done, source=source)
    except GuvohError as error:
        with desk.mutex:
            return part(ask, "add_item.html", item=None, name=name, error=error)


def _shown(ask: Ask, typed: dict[str, str], wrong: Refused | None = None, status: int = 200) -> Answer:
    made = ask.desk.drafts.get(KEPT + ask.case.id) if ask.posted and wrong is None else None
    return page(
        ask, "exchange.html", _("Other programs"), "papers", status, typed=typed, wrong=wrong, made=made,
        save=at(ask.case, "exchange/saved"),
    )  # fmt: skip


PAGES = (
    Page(HERE, exchange),
    Page(HERE + "/make", make, ("POST",), holds=False),
    Page(HERE + "/saved", save),
    Page(HERE + "/file", file, ("POST",), takes="file", holds=False),
)
