"""The first run: a passphrase, the recovery words on paper, the first case. Each step can be left and taken up again;
only the recovery words are shown once."""

from __future__ import annotations

from guvoh.errors import GuvohError
from guvoh.text.i18n import _
from guvoh.vault.create import create
from guvoh.vault.passphrase import SHORTEST, is_too_short, random_words
from guvoh.vault.vault import open_vault
from guvoh.web.ask import Answer, Ask, Page, go
from guvoh.web.show import page

ASKED = (3, 12, 25)  # which of the recovery words are asked back: whoever has them on paper finds them in seconds


def begin(ask: Ask) -> Answer:
    if ask.desk.vault is not None:
        return go("/")
    if not ask.posted:
        return _first(ask, random_words(), {}, {})
    offered = ask.form.get("offered")
    words, again = (ask.form.fields.get(name, ("",))[0] for name in ("words", "again"))
    wrong = {}
    if is_too_short(words):
        wrong["words"] = _(
            "A passphrase of fewer than {n} characters is guessed within hours by whoever takes the disk."
        ).format(n=SHORTEST)
    elif words != again:
        wrong["again"] = _("The two are not the same.")
    if not wrong:
        try:
            return _make(ask, words, ask.form.get("by") or "documenter")
        except GuvohError as error:
            wrong["words"] = f"{error.message} {error.hint}"
    return _first(ask, offered, ask.form.plain(), wrong, 422)


def _first(ask: Ask, offered: str, typed: dict[str, str], wrong: dict[str, str], status: int = 200) -> Answer:
    return page(ask, "begin.html", _("Make your vault"), status=status, offered=offered, typed=typed, wrong=wrong,
                folder=str(ask.desk.folder))  # fmt: skip


def _make(ask: Ask, words: str, by: str) -> Answer:
    desk = ask.desk
    made = create(desk.folder, words, by)
    desk.vault = open_vault(desk.folder, words, by)
    desk.recovery = made.recovery_words
    return go("/begin/words")


def words(ask: Ask) -> Answer:
    """Shows the recovery words until somebody has written them down, which three of them prove."""
    desk = ask.desk
    if not desk.recovery:
        return go("/")
    known = desk.recovery.split()
    wrong = {}
    if ask.posted:
        for n in ASKED:
            if ask.form.get(f"word{n}").lower() != known[n - 1]:
                wrong[n] = _("This is not word {n}.").format(n=n)
        if not wrong:
            desk.recovery = ""
            return go("/")
    typed = {n: ask.form.get(f"word{n}") for n in ASKED}
    return page(ask, "begin_words.html", _("Write these words on paper"), status=422 if wrong else 200, words=known,
                asked=ASKED, typed=typed, wrong=wrong)  # fmt: skip


PAGES = (
    Page("/begin", begin, ("GET", "POST"), needs_vault=False),
    Page("/begin/words", words, ("GET", "POST")),
)
