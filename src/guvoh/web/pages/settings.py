"""How the desk looks and when it locks itself; a backup; what this machine lacks."""

from __future__ import annotations

from dataclasses import replace

from guvoh import app
from guvoh.app.machine import checks
from guvoh.errors import GuvohError
from guvoh.text import i18n
from guvoh.text.i18n import _
from guvoh.vault.backup import back_up
from guvoh.web.ask import Answer, Ask, Page, go
from guvoh.web.ending import whole_path
from guvoh.web.show import page

LANGUAGES = (("en", "English"), ("ru", "Русский"), ("tg", "Тоҷикӣ"), ("fa", "فارسی"))


def settings(ask: Ask) -> Answer:
    desk = ask.desk
    minutes = str(round(desk.idle_limit / 60))
    wrong = {}
    if ask.posted:
        minutes = ask.form.get("idle")
        if not minutes.isdecimal() or len(minutes) > 4 or not 1 <= int(minutes) <= 24 * 60:
            wrong["idle"] = _("A number of minutes from 1 to 1440.")
        else:
            return _choose(ask, int(minutes))
    return page(
        ask, "settings.html", _("Settings"), status=422 if wrong else 200, languages=LANGUAGES,
        language=ask.form.get("language") or i18n.language(), theme=ask.form.get("theme") or desk.theme,
        idle=minutes, wrong=wrong, themes=(("", _("As this machine")), ("light", _("Light")), ("dark", _("Dark"))),
    )  # fmt: skip


def _choose(ask: Ask, minutes: int) -> Answer:
    desk, vault = ask.desk, ask.vault
    language, theme = ask.form.get("language"), ask.form.get("theme")
    language = language if language in dict(LANGUAGES) else "en"
    theme = theme if theme in ("light", "dark") else ""
    app.set_desk(vault, {"desk_language": language, "desk_theme": theme, "desk_idle": minutes})
    i18n.use(language)
    desk.theme, desk.idle_limit = theme, minutes * 60.0
    # The language and the theme stand on the shell: the whole window is asked for anew.
    return replace(go("/settings"), status=200, headers={"HX-Refresh": "true"})


def machine(ask: Ask) -> Answer:
    return page(ask, "machine.html", _("What is missing on this machine"), checks=checks())


def backup(ask: Ask) -> Answer:
    wrong, made, folder = "", None, ask.form.get("folder") or str(ask.desk.folder) + "-backup"
    if ask.posted:
        try:
            made = back_up(ask.vault, whole_path(folder))
        except GuvohError as error:
            wrong = f"{error.message} {error.hint}"
        except OSError as error:
            wrong = _("The system refused: {reason}.").format(reason=error.strerror or type(error).__name__)
    return page(ask, "backup.html", _("Back up"), status=422 if wrong else 200, wrong=wrong, made=made, folder=folder)


PAGES = (
    Page("/settings", settings, ("GET", "POST")),
    Page("/machine", machine, needs_vault=False),
    Page("/backup", backup, ("GET", "POST")),
)
