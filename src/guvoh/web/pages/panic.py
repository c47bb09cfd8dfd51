"""The panic key in the desk. Pressed once, the keys empty the window and, where it is off, lock the desk; held a second
time, they destroy the keys of the vault. Nothing here is done by a GET, and the second press only by the window that
pressed first: its answer brought a word that is used once."""

from __future__ import annotations

import hmac
import secrets
import time

from guvoh.app import panicking
from guvoh.errors import GuvohError, Refused
from guvoh.text import i18n
from guvoh.text.i18n import _
from guvoh.vault import queries
from guvoh.web.ask import Answer, Ask, Page, go
from guvoh.web.ending import end_without_keeping, proving, whole_path
from guvoh.web.fields import Sentences
from guvoh.web.pages.lock import lock
from guvoh.web.show import page

KEY = "panic"
KEYS = ("Ctrl", "Alt", "Shift", "K")  # as static/panic.js has them
SOONEST, LATEST = 1.0, 30.0  # seconds after the first press in which the second counts


def panic(ask: Ask, wrong: Sentences | None = None) -> Answer:
    with ask.desk.mutex:
        found = panicking.standing(ask.desk.folder)
        return page(
            ask, "panic.html", _("Panic key"), status=422 if wrong else 200, found=found,
            warnings=panicking.warnings(), wrong=wrong or Sentences(), older=ask.form.get("older"),
            backup=ask.form.get("backup") or f"{ask.desk.folder}-backup", words=panicking.typed_words(),
            typed=ask.form.get("typed"), keys=KEYS, cases=queries.cases(ask.vault),
        )  # fmt: skip


def arm(ask: Ask) -> Answer:
    """Without the mutex: the proof reads every byte of the backup."""
    wrong = Sentences()
    if ask.form.get("read") != "yes":
        wrong["read"] = _("Read it first. Nothing was armed.")
        return panic(ask, wrong)
    with proving(wrong):
        backup, words = whole_path(ask.form.get("backup")), ask.form.fields.get("passphrase", ("",))[0]
        older, today = ask.form.get("older") == "yes", ask.desk.today.isoformat()
        proof = panicking.arm(ask.desk.folder, backup, words, older, i18n.language(), today)
    if wrong:
        return panic(ask, wrong)
    ask.desk.say(_("The panic key is armed."))
    if proof.same_disk:
        ask.desk.say(_("It lies on the same disk as the vault: whoever takes this machine has the keys in it. Take it "
                       "to somebody you trust, off this machine."))  # fmt: skip
    return go("/panic")


def off(ask: Ask) -> Answer:
    panicking.disarm(ask.desk.folder)
    ask.desk.say(_("The panic key is off."))
    return go("/panic")


def ready(ask: Ask) -> Answer:
    """The first press: the window is empty already. Off: the desk locks, as its button does."""
    found = panicking.standing(ask.desk.folder)
    if found is None:
        return lock(ask)
    word = secrets.token_urlsafe(24)
    ask.desk.drafts[KEY] = {"word": word, "at": time.monotonic()}
    return page(ask, "panic_ready.html", "Guvoh", word=word, found=found, warnings=panicking.warnings()[:2])


def now(ask: Ask) -> Answer:
    """The second press, of the same window."""
    first = ask.desk.drafts.pop(KEY, {})
    said, age = str(first.get("word", "")), time.monotonic() - float(first.get("at", 0))
    if not said or not hmac.compare_digest(said.encode(), ask.form.get("word").encode("utf-8", "replace")):
        raise Refused(_("This is not the window that asked first."), _("Nothing was destroyed."))
    if not SOONEST <= age <= LATEST:
        raise Refused(_("The second press came too soon or too late."), _("Nothing was destroyed."))
    return _pressed(ask)


def typed(ask: Ask) -> Answer:
    """The same by words, for whoever cannot hold keys."""
    if panicking.standing(ask.desk.folder) is None:
        raise Refused(_("The panic key is off."), _("Nothing was destroyed."))
    if not panicking.are_typed(ask.form.get("typed")):
        return panic(ask, Sentences(typed=_("These are other words. Nothing was destroyed.")))
    return _pressed(ask)


def _pressed(ask: Ask) -> Answer:
    """Ends the desk first: an open vault could write. What is half typed is lost with the keys."""
    end_without_keeping(ask.desk)
    try:
        said = panicking.pressed_words(panicking.press(ask.desk.folder))
    except GuvohError as error:
        said = (_("Not all keys could be destroyed."), error.message, error.hint)
    except OSError as error:
        reason = _("The system refused: {reason}.").format(reason=error.strerror or type(error).__name__)
        said = (_("Not all keys could be destroyed."), reason)
    return page(ask, "gone.html", "Guvoh", said=said)


def _panic(ask: Ask) -> Answer:
    return panic(ask)


PAGES = (
    Page("/panic", _panic),
    Page("/panic/arm", arm, ("POST",), holds=False),
    Page("/panic/off", off, ("POST",)),
    Page("/panic/ready", ready, ("POST",), needs_vault=False, holds=False),
    Page("/panic/now", now, ("POST",), needs_vault=False, holds=False),
    Page("/panic/typed", typed, ("POST",), holds=False),
)
