"""From a template to a page. Templates escape everything; words of a source come through `words`, never as markup."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from guvoh.errors import GuvohError
from guvoh.model import Case, dates, solar, vocabulary
from guvoh.model.ids import short
from guvoh.model.origin import origin_words
from guvoh.text import i18n
from guvoh.text.i18n import _, comma, ngettext
from guvoh.web import halves
from guvoh.web.ask import Answer, Ask

FOLDER = Path(__file__).parent / "templates"
_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


@cache
def templates() -> Environment:
    env = Environment(
        loader=FileSystemLoader(FOLDER), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    env.globals.update(_=_, ngettext=ngettext, direction=direction, publicity_line=publicity_line, at=at,
                       comma=comma)  # fmt: skip
    env.filters.update(day=day, days=days, short=short, number=number, act=_act, label=_label, origin=origin_words)
    return env


def warm() -> None:
    """What the first pages would wait for: templates are compiled and word lists read while the reader still looks."""
    from guvoh.extract import persons_in

    for name in templates().list_templates():
        templates().get_template(name)
    for language in i18n.LANGUAGES:
        persons_in("Guvoh", language)


def page(ask: Ask, template: str, title: str, place: str = "", status: int = 200, **values: Any) -> Answer:
    """A whole page: the mast with its case, the places, the content. `place` is the entry of the menu that it is in."""
    desk = ask.desk
    known = {
        "ask": ask, "title": title, "place": place, "menu": places(ask), "told": desk.take_told(),
        "case": case_of(ask), "today": desk.today, "by": desk.vault.by if desk.vault else "",
        "halves": halves.near(ask), **values,
    }  # fmt: skip
    # What answers a POST has no address of its own: the window keeps that of the page with the form.
    headers = {"hx-push-url": "false"} if ask.posted else {}
    return Answer(templates().get_template(template).render(known).encode(), status=status, headers=headers)


def part(ask: Ask, template: str, status: int = 200, **values: Any) -> Answer:
    """A piece of a page, to stand in the place of the one before."""
    known = {"ask": ask, "case": case_of(ask), "today": ask.desk.today, **values}
    return Answer(templates().get_template(template).render(known).encode(), status=status)


_SECRET = re.compile(r"passphrase|words\d")  # a passphrase, a share: they come back on no other page
_CODE = re.compile(r".{0,3}|[0-9a-z_:.-]*", re.DOTALL)  # an id, the code of a choice: nobody typed it


def trouble(ask: Ask, error: GuvohError) -> Answer:
    """A refusal as a page of its own: what happened, what to do, and whatever had been typed, to send it again. A
    passphrase is never among that: it is typed while the vault is closed, or into a field of that name."""
    sent = [(n, value) for n, values in ask.form.fields.items() if not _SECRET.fullmatch(n) for value in values]
    typed = [value for _name, value in sent if not _CODE.fullmatch(value.strip())] if ask.desk.vault is not None else []
    return page(ask, "trouble.html", error.message, status=error.status, error=error, sent=sent, typed=typed)


def case_of(ask: Ask) -> Case | None:
    try:
        return ask.case if "case" in ask.args and ask.desk.vault is not None else None
    except GuvohError:
        return None


def at(case: Case, rest: str = "") -> str:
    """The address of something in a case."""
    return f"/case/{short(case.id)}/{rest}"


def places(ask: Ask) -> list[tuple[str, str, str]]:
    """(name, words, address) of the menu."""
    case = case_of(ask)
    if case is None:
        return []
    named = [
        ("start", _("Start"), ""), ("held", _("People held"), "held"), ("sources", _("Sources"), "sources"),
        ("review", _("Review"), "review"), ("incidents", _("Incidents"), "incidents"),
        ("persons", _("Persons"), "persons"), ("search", _("Search"), "search"), ("records", _("Case file"), "records"),
        ("papers", _("Papers"), "papers"), ("safety", _("Safety"), "safety"),
        ("now", _("Whom now?"), "now"),
    ]  # fmt: skip
    return [(name, words, at(case, rest)) for name, words, rest in named]


def direction() -> str:
    return "rtl" if i18n.language() in i18n.RIGHT_TO_LEFT else "ltr"


def number(value: Any) -> str:
    """In the reader's digits."""
    text = f"{value:,}".replace(",", " ") if isinstance(value, int) else str(value)
    return text.translate(_DIGITS) if i18n.language() == "fa" else text


def day(value: str | date | None) -> Markup:
    """A day or a moment as a <time>; the reader's words, the ISO form beside it for programs."""
    if not value:
        return Markup("")
    return _time(value.isoformat() if isinstance(value, date) else str(value), i18n.language())


@lru_cache(maxsize=4096)
def _time(iso: str, language: str) -> Markup:
    """Kept: a list names the same few days hundreds of times."""
    words, clock = _one_day(iso[:10]), iso[11:16]
    return Markup('<time datetime="{}">{}</time>').format(iso, f"{words}{comma()}{number(clock)}" if clock else words)


def _one_day(iso: str) -> str:
    if i18n.language() in solar.LANGUAGES:
        day = date.fromisoformat(iso)
        return number(solar.show(day, day))
    return dates.show(iso, iso, i18n.language())


def days(start: str | None, end: str | None, precision: str = "") -> str:
    """A stretch of days in the reader's words; in another calendar the ISO form stands beside it."""
    if i18n.language() in solar.LANGUAGES and start and end:
        first, last = date.fromisoformat(start), date.fromisoformat(end)
        if (last - first).days < 28:  # whole months and years of one calendar are none of the other
            return f"{number(solar.show(first, last))} (\u2068{dates.to_edtf(start, end)}\u2069)"
    return number(dates.show(start, end, i18n.language(), precision))


def _act(code: str) -> str:
    return vocabulary.act_label(code, i18n.language())


def _label(code: str, words: str) -> str:
    """The label of a code of a vocabulary; the code itself where a later Guvoh wrote it."""
    try:
        return vocabulary.term(words, code).label(i18n.language())
    except GuvohError:
        return code


def publicity_line(publicity: str) -> str:
    """What may leave a case, in words: it stands on every page of it."""
    return {
        "silent": _("Silent: nothing of it is published"),
        "confidential": _("Confidential advocacy: nothing of it is public"),
        "public": _("Public, as each person allows"),
    }[publicity]


def plain(values: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {name: values.get(name, "") for name in names}
