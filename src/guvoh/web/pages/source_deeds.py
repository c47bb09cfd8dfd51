"""What is done with one source on its page: facts corrected, withdrawn and taken back, words typed beside it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from guvoh import app
from guvoh.errors import GuvohError, UsageError, WrongField
from guvoh.model import ACTS, Region, Source, When, dates
from guvoh.model.ids import short
from guvoh.model.source_fields import GRADES, YES, checked_source
from guvoh.text.i18n import _, ngettext
from guvoh.text.sentences import sentences
from guvoh.vault import queries
from guvoh.vault.vault import Vault
from guvoh.web.address import address
from guvoh.web.ask import Answer, Ask, Form, Page, go
from guvoh.web.pages import editing
from guvoh.web.pages.source import HERE, shown, the_source
from guvoh.web.reading import text_of
from guvoh.web.show import at

CORRECTED = ("title", "author", "publisher", "published", "language", "kind", "link", "derives_from", *GRADES, *YES)
SIDES = ("x", "y", "w", "h")


def facts(ask: Ask) -> Answer:
    """Only what differs from what the page showed is set."""
    one, typed = the_source(ask), ask.form.plain()
    given = queries.settings(ask.vault, one.id)
    changed: dict[str, Any] = {}
    for name in CORRECTED:
        now = ask.form.get(name)
        if name in YES:
            if (now == "yes") != bool(given.get(name)):
                changed[name] = now == "yes"
        elif now != _known(one, given, name):
            changed[name] = now
    if not changed:
        return go(_here(ask, one))
    try:
        n = app.set_source(ask.vault, one.id, checked_source(changed))
    except GuvohError as wrong:
        field = wrong.field if isinstance(wrong, WrongField) else "derives_from"
        return shown(ask, one, typed, wrong, field, 422)
    told = ngettext("{n} suggestion.", "{n} suggestions.", n).format(n=n)
    ask.desk.say(_("Corrected, and searched anew: {suggestions}").format(suggestions=told))
    return go(_here(ask, one))


def _known(one: Source, given: dict[str, Any], name: str) -> str:
    if name == "derives_from":
        return short(one.derives_from) if one.derives_from else ""
    return str(given.get(name) or "") if name in ("link", *GRADES) else str(getattr(one, name) or "")


def withdraw(ask: Ask) -> Answer:
    one, because = the_source(ask), ask.form.get("because")
    if one.withdrawn:  # in another window
        return go(_here(ask, one))
    if not because:
        wrong = WrongField(_("A reason is missing."), _("For example: sent twice, or by mistake."), field="because")
        return shown(ask, one, ask.form.plain(), wrong, "because", 422)
    app.withdraw(ask.vault, one.id, because)
    ask.desk.say(_("Withdrawn. It stays, sealed; its claims count no more. You can take this back below."))
    return go(_here(ask, one))


def undo(ask: Ask) -> Answer:
    """Takes back one entry about this source."""
    one, entry = the_source(ask), ask.form.get("entry")
    known = {event.id for event in queries.history(ask.vault, one.id)}
    known |= {line.id for line in queries.translations(ask.vault, one.id)}
    if entry not in known:
        raise UsageError(_("This is no entry of this source."), _("Look at its history again. Nothing was changed."))
    app.undo(ask.vault, [entry])
    ask.desk.say(_("Taken back."))
    return go(_here(ask, one))


def type_words(ask: Ask) -> Answer:
    """Words at a marked place; where an act is chosen, each line is a person to whom it happened."""
    one, typed = the_source(ask), ask.form.plain()
    words = ask.form.fields.get("typed", ("",))[0].replace("\r\n", "\n").strip()
    act = ask.form.get("act")
    try:
        if not words:
            raise WrongField(_("Nothing was typed."), _("Type the words that stand there, or that are said."),
                             field="typed")  # fmt: skip
        region = _region(ask, one)
        date = _date(ask.form.get("when"))
        start, end = app.type_onto(ask.vault, one.id, words, region)
        n = _each_line(ask.vault, one.id, start, words, act, date, ask) if act in ACTS else 0
    except GuvohError as wrong:
        field = wrong.field if isinstance(wrong, WrongField) else "place"
        return shown(ask, one, typed, wrong, field, 422)
    if n:
        ask.desk.say(ngettext("{n} claim was made, for one person.", "{n} claims were made, one for each person.", n)
                     .format(n=n))  # fmt: skip
    else:
        ask.desk.say(_("The words stand behind the text now, and were searched for claims."))
    return go(address(_here(ask, one), words=f"{start}-{end}"))


def _each_line(
    vault: Vault, source: str, start: int, words: str, act: str, date: When | None, ask: Ask
) -> int:
    lines = [(start + m.start(), start + m.end()) for m in re.finditer(r"[^\n]*\S[^\n]*", words)]
    return len(app.many_from_lines(vault, source, lines, act, date=date, reason=ask.form.get("because")))


def _date(typed: str) -> When | None:
    if not typed:
        return None
    if not dates.is_valid(typed):
        raise WrongField(
            _("This date cannot be read."),
            _("For example: 2026-11-12, 2026-11, or 2026-11-12/2026-11-15 for a stretch."), field="when",
        )  # fmt: skip
    first, last = dates.interval(typed)
    return When(first, last, typed, "day" if first == last else "")


def _region(ask: Ask, one: Source) -> Region:
    """The place that was marked. Raises `WrongField` for numbers that are none."""
    if one.media_type.partition("/")[0] in ("audio", "video"):
        begins, ends = (_seconds(ask.form.get(name)) for name in ("from_s", "to_s"))
        return Region(from_s=begins, to_s=ends)
    marked = any(ask.form.get(name) for name in SIDES)
    numbers = [_number(ask.form.get(name)) for name in SIDES] if marked else [0, 0, 1000, 1000]  # the whole of it
    page = ask.form.get("page")
    return Region(_number(page) if page else None, *numbers)


def _number(typed: str) -> int:
    if not typed.isdecimal() or len(typed) > 6:
        raise WrongField(_("A place has whole numbers."), _("Mark it again, or type each number."), field="place")
    return int(typed)


def _seconds(typed: str) -> float:
    """ "1:23" and "83.5" alike."""
    minutes, colon, seconds = typed.replace(",", ".").rpartition(":")
    if not re.fullmatch(r"\d{1,6}(?:\.\d{1,3})?", seconds) or (colon and not re.fullmatch(r"\d{1,4}", minutes)):
        raise WrongField(_("This is no moment of a recording."), _("For example 1:23, or 83 for seconds."),
                         field="place")  # fmt: skip
    return float(seconds) + 60 * int(minutes or 0)


def _here(ask: Ask, one: Source) -> str:
    return at(ask.case, f"source/{short(one.id)}")


def missed(ask: Ask) -> Answer:
    """Begins a claim from the selected words, in review; without any from the first sentence, to be moved there."""
    one = the_source(ask)
    reading = text_of(ask, one.id)
    if reading is None:
        raise UsageError(_("There is no text yet."), _("Type the words that matter first."))
    if not ask.form.get("start"):
        begin, stop = next(iter(reading.main_spans()), (0, len(reading.text)))
        begin, stop = next(sentences(reading.text, begin, stop, reading.language or "en"), (begin, stop))
        ask = replace(ask, form=Form({"start": (str(begin),), "end": (str(stop),)}))
    editing.change(ask, one.id, None, "missed", "")
    return go(at(ask.case, f"review/{short(one.id)}/new"))


PAGES = (
    Page(HERE + "/missed", missed, ("POST",)),
    Page(HERE + "/facts", facts, ("POST",)),
    Page(HERE + "/withdraw", withdraw, ("POST",)),
    Page(HERE + "/undo", undo, ("POST",)),
    Page(HERE + "/type", type_words, ("POST",)),
)
