"""The pages that people see: a button each. To look at one changes nothing, so a mail program that opens every link
checks nobody in. The code is typed, never in an address."""

from __future__ import annotations

from html import escape

from guvoh.text.i18n import RIGHT_TO_LEFT, _, language

STYLE = """\
body { font: 1.2rem/1.5 sans-serif; margin: 2rem auto; max-width: 32rem; padding: 0 1rem; }
input, button { font: inherit; padding: .7rem; width: 100%; box-sizing: border-box; margin-block: .4rem; }
button { cursor: pointer; } input { letter-spacing: .1em; direction: ltr; }
"""


def check_in(stamp: str) -> str:
    """The page by which a person checks in with the plan's code."""
    return _page(_("Check in"), _form("/checkin", [("in", _("I am safe: check in"))], stamp))


def answer() -> str:
    """The page by which a contact answers a message with the code in it."""
    buttons = [
        ("acknowledge", _("I have seen this and will call")), ("safe", _("I know that the person is safe")),
        ("worried", _("I am worried: go to the next step")), ("yes", _("Yes: tell the next contacts now")),
    ]  # fmt: skip
    hint = _("If you were only asked whether you can be reached, choose the first one.")
    return _page(_("Answer"), f"<p>{escape(hint)}</p>" + _form("/ack", buttons))


def said(words: str) -> str:
    return _page(_("Answer"), f"<p>{escape(words)}</p>")


def _form(to: str, buttons: list[tuple[str, str]], stamp: str = "") -> str:
    code = _("Your code")
    hidden = f'<input type="hidden" name="stamp" value="{escape(stamp)}">' if stamp else ""
    shown = "".join(f'<button name="word" value="{value}">{escape(label)}</button>' for value, label in buttons)
    return (
        f'<form method="post" action="{to}?l={language()}">{hidden}<label>{escape(code)}'
        f'<input name="code" autocomplete="off" autocapitalize="characters" spellcheck="false" required maxlength="40">'
        f"</label>{shown}</form>"
    )


def _page(title: str, inner: str) -> str:
    direction = "rtl" if language() in RIGHT_TO_LEFT else "ltr"
    return (
        f'<!doctype html><html lang="{language()}" dir="{direction}"><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">'
        f'<title>{escape(title)}</title><link rel="stylesheet" href="/page.css"><h1>{escape(title)}</h1>{inner}</html>'
    )
