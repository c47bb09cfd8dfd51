"""The way in: the passphrase, or the first run where there is no vault yet."""

from __future__ import annotations

from guvoh.errors import GuvohError, NoVault
from guvoh.text.i18n import _
from guvoh.vault import queries
from guvoh.vault.vault import find_heads, open_vault
from guvoh.web.ask import Answer, Ask, Page, go
from guvoh.web.show import at, page


def home(ask: Ask) -> Answer:
    """The start page of the only case; else the list of cases."""
    if ask.desk.vault is None:
        return go("/open")
    known = queries.cases(ask.vault)
    return go(at(known[0]) if len(known) == 1 else "/cases")


def entrance(ask: Ask) -> Answer:
    desk = ask.desk
    if desk.vault is not None:
        return go("/")
    try:
        find_heads(desk.folder)
    except NoVault:
        return go("/begin")
    if not ask.posted:
        return page(ask, "open.html", _("Open the vault"), wrong=None)
    try:
        desk.vault = open_vault(desk.folder, ask.form.fields.get("words", ("",))[0], desk.by, closed=desk.closed)
    except GuvohError as error:
        return page(ask, "open.html", _("Open the vault"), status=error.status, wrong=error)
    desk.settle()
    return go("/")


PAGES = (
    Page("/", home, needs_vault=False),
    Page("/open", entrance, ("GET", "POST"), needs_vault=False),
)
