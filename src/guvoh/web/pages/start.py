"""The start page of a case: what cannot wait, what is due, what waits to be read, what changed."""

from __future__ import annotations

from datetime import date, timedelta

from guvoh.app.releases import marked
from guvoh.book import record_telling as telling
from guvoh.book.record_names import names_of_persons
from guvoh.book.start import AHEAD
from guvoh.book.start import start as gathered
from guvoh.model.held import Call, Changed, Due, Start, Waits
from guvoh.model.ids import short
from guvoh.text import i18n
from guvoh.text.i18n import _, comma, ngettext
from guvoh.vault import queries
from guvoh.web import drafts, edits, halves
from guvoh.web.address import address
from guvoh.web.ask import Answer, Ask, Page
from guvoh.web.export import as_csv
from guvoh.web.leaving import kind_words
from guvoh.web.near import ago, near
from guvoh.web.show import at, days, number, page
from guvoh.web.sitting import sitting

# What is due of these has a page of its own.
PLACES = {"reply": "plans", "drill": "plans", "checkin": "plans", "watcher": "plans", "round72": "events",
          "round14": "events", "followup": "threats"}  # fmt: skip
URGENT = 12  # lines before the rest is folded into the board


def start(ask: Ask) -> Answer:
    shown, case = _gathered(ask, URGENT), ask.case
    due = _records_due(ask, shown)
    missed = [line for line in due if line[0].what == "checkin"]  # a check-in that did not come cannot wait
    return page(
        ask, "start.html", _heading(ask.desk.today), "start", shown=shown, near=near, ago=ago,
        urgent=shown.urgent[:URGENT], more=max(0, shown.pressing - URGENT), drafts=_drafts(ask), who=_who,
        review_due=bool(case.publicity_review) and case.publicity_review <= _plus_week(ask.desk.today),
        sentence=_sentence(shown, len(missed)), of_due=_of_due, missed=missed,
        edits=[*edits.unfinished(ask.vault, sitting(ask.desk), case.id)], forms=[*halves.unfinished(ask.desk, case.id)],
        asked_of=[line for line in due if line not in missed], telling=telling, left=marked(ask.vault, case.id),
        kind_words=kind_words, where=lambda change: _where(ask, change),
        link=lambda due: at(case, f"person/{short(due.person)}"),
        empty=not queries.counts(ask.vault, case.id)["sources"] and not shown.held,
    )  # fmt: skip


def _records_due(ask: Ask, shown: Start) -> list[tuple[Waits, str, str]]:
    """(what, about whom, its page) of what the records of the case file ask for."""
    names = names_of_persons(ask.vault, [id for one in shown.records for id in one.about])
    return [
        (one, comma().join(names.get(id, "") for id in one.about),
         at(ask.case, f"{PLACES.get(one.what, 'records')}/{short(one.record)}" if one.record
            else f"person/{short(one.about[0])}"))
        for one in shown.records
    ]  # fmt: skip


def _plus_week(today: date) -> str:
    return (today + timedelta(days=AHEAD)).isoformat()


def _gathered(ask: Ask, most: int | None = None) -> Start:
    now = ask.desk.now()
    return gathered(
        ask.vault, ask.case.id, now.date().isoformat(), now.isoformat()[:16], language=i18n.language(), most=most
    )


def _heading(today: date) -> str:
    """The day, as a newspaper heads itself."""
    names = (_("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"), _("Sunday"))
    return _("{weekday}, {day}").format(weekday=names[today.weekday()], day=days(today.isoformat(), today.isoformat()))


def _sentence(shown: Start, missed: int) -> str:
    n = shown.pressing + missed
    if not n:
        return _("Nothing presses today.")
    words = ngettext("{n} thing cannot wait.", "{n} things cannot wait.", n).format(n=number(n))
    return words + " " + _("The rest keeps until you come back to it.")


def _of_due(due: Due) -> str:
    """What waits for a day, in words; the day stands beside it."""
    who = due.names[0] if due.names else ""
    if due.what == "call":
        return (
            _("Call {whom} about {who}").format(whom=due.whom, who=who)
            if due.whom
            else _("Call about {who}").format(who=who)
        )
    if due.what == "hearing":
        asked = _("{who}: ask how the hearing ended") if due.late else _("{who}: hearing")
        return asked.format(who=who)
    if due.what == "review":
        return _("Ask again about publicity: {who}").format(who=who)
    return _("{who}: no news").format(who=who)


def _drafts(ask: Ask) -> list[tuple[str, str]]:
    """(address, who speaks) of the notes that are being written in this sitting."""
    found = []
    for draft in drafts.drafts(ask.desk, ask.case.id):
        kind = "note" if draft.form.get("note") else "about"
        opened = short(draft.opened) if draft.opened else ""
        found.append(
            (address(at(ask.case, "call"), **{kind: opened}), draft.form.get("author") or draft.form.get("about"))
        )
    return found


def _who(note: Call) -> str:
    """Who speaks in a note that was put aside, or whom it is about, as far as it was typed."""
    typed = note.given.get("draft") or {}
    found = [note.who, *typed.get("author", ()), *typed.get("about", ())] if isinstance(typed, dict) else [note.who]
    return next((str(words) for words in found if words), "")


def _where(ask: Ask, change: Changed) -> str:
    """The page of what was changed; "" where it has none."""
    if change.of in ("source", "person", "claim") and change.n == 1:
        return at(ask.case, f"{change.of}/{short(change.id)}")
    if change.of == "record":
        return "" if change.undone else at(ask.case, f"records/{short(change.id)}")
    return {"source": at(ask.case, "sources"), "person": at(ask.case, "persons"),
            "case": at(ask.case, "publicity")}.get(change.of, "")  # fmt: skip


def table(ask: Ask) -> Answer:
    """What is due, as a table."""
    shown = _gathered(ask)
    heads = ("what", "at", "late", "person", "name", "whom", "by", "about")
    rows = [(due.what, due.at, "yes" if due.late else "", short(due.person), "; ".join(due.names[:1]), due.whom, due.by,
             due.about) for due in (*shown.urgent, *shown.due)]  # fmt: skip
    return as_csv(ask, "due", heads, rows)


PAGES = (Page("/case/{case}/", start), Page("/case/{case}/due.csv", table))
