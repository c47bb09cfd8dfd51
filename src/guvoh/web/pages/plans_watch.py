"""A plan and its watcher. The desk connects nowhere by itself: each word to a watcher is one press of a button that
says to which address it goes, and an order is shown letter by letter before. No vault is held while a line is open."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from guvoh.app import checking_in as deeds
from guvoh.app.checking_in import Word
from guvoh.book import record_telling as telling
from guvoh.errors import GuvohError, NoAnswer, Refused
from guvoh.model.ids import short
from guvoh.model.records import Record
from guvoh.safety.network.watching import days
from guvoh.safety.watch.telling import state_words
from guvoh.text.i18n import _, ngettext
from guvoh.vault import queries
from guvoh.web.ask import Answer, Ask, Page, go
from guvoh.web.fields import Sentences
from guvoh.web.pages.plans import HERE, plan
from guvoh.web.plans_shown import asked_plan, clock, moment_words
from guvoh.web.record_pages import page_of
from guvoh.web.show import at, number, page

HOLDS = timedelta(minutes=15)  # for which an order that was looked at may be sent
_ORDER = "order:"  # under this and the plan's id: the order that was looked at
ROLES = ("self", "buddy", "duty", "lawyer")


def arm(ask: Ask, wrong: Sentences | None = None, status: int = 200) -> Answer:
    """What arming does; an order that was looked at, letter by letter; what the watcher lacks."""
    one, looked = asked_plan(ask), _looked(ask)
    typed = ask.form if wrong and "watcher" in ask.form else None
    return page(
        ask, "plan_arm.html", _("Arm: {title}").format(title=telling.title(one)), "safety", 422 if wrong else status,
        one=one, here=at(ask.case, f"plans/{short(one.id)}"), wrong=wrong or Sentences(),
        watcher=typed.get("watcher") if typed else looked["word"].watcher if looked else one.text("watcher"),
        letter=typed.get("letter") if typed else "", looked=looked, shown=_in_words(ask, one, looked) if looked else {},
        refused=_not_by_machine(ask, one),
    )  # fmt: skip


def look(ask: Ask) -> Answer:
    """Prepares the order and shows it; nothing is sent."""
    one, now, wrong = asked_plan(ask), clock(ask), Sentences()
    watcher, letter = ask.form.get("watcher"), ask.form.get("letter")
    ask.desk.drafts.pop(_ORDER + one.id, None)
    try:
        word = deeds.order_word(ask.vault, one, watcher, now, letter.encode())
        dues = deeds.arm_word(ask.vault, one, watcher, now)
    except GuvohError as error:
        beside = "letter" if letter and deeds.unsealed(letter.encode()) else "watcher"
        wrong[beside] = f"{error.message} {error.hint}".strip()
        return arm(ask, wrong)
    ask.desk.drafts[_ORDER + one.id] = {"word": word, "dues": dues, "at": now, "letter": letter.encode()}
    return go(at(ask.case, f"plans/{short(one.id)}/arm"))


def send(ask: Ask) -> Answer:
    """The order that was looked at goes, and what arms it: its moments are counted again, so that they stay."""
    desk, wrong, group = ask.desk, Sentences(), ask.form.get("word")
    with desk.mutex:
        ask.vault.refresh()
        one, looked, now = asked_plan(ask), _looked(ask), clock(ask)
        if looked is None:
            wrong["watcher"] = _("Look at the order first: it is not in memory, or too old.")
            return arm(ask, wrong)
        word: Word = looked["word"]
        if _content(deeds.order_word(ask.vault, one, word.watcher, now, looked["letter"])) != _content(word):
            desk.drafts.pop(_ORDER + one.id, None)
            wrong["watcher"] = _("The plan or a contact was changed meanwhile: look at the order anew.")
            return arm(ask, wrong)
        arming = deeds.arm_word(ask.vault, one, word.watcher, now)
    failed = word
    try:
        deeds.send(word, group)
        failed = arming
        said = deeds.send(arming)
    except (Refused, NoAnswer) as error:
        with desk.mutex:
            ask.vault.refresh()
            deeds.keep_no(ask.vault, one, failed, now, error)
            wrong["word"] = _no_words(error)
            return arm(ask, wrong)
    with desk.mutex:
        ask.vault.refresh()
        deeds.keep_answer(ask.vault, one, arming, now, said)
        desk.drafts.pop(_ORDER + one.id, None)
    desk.say(_("The watcher answered: {state}").format(state=state_words(str(said.get("state")))))
    return go(at(ask.case, f"plans/{short(one.id)}"))


def ask_watcher(ask: Ask) -> Answer:
    return told(ask, lambda one, now: deeds.status_word(ask.vault, one, now))


def stand_down(ask: Ask) -> Answer:
    if ask.form.get("sure") != "yes":
        with ask.desk.mutex:
            ask.vault.refresh()
            return plan(ask, Sentences(sure=_("Say that the watching may end.")), "stand_down")
    return told(ask, lambda one, now: deeds.stand_down_word(ask.vault, one, now))


def told(ask: Ask, prepare: Callable[[Record, datetime], Word], back: str = "") -> Answer:
    """One word to the watcher of the plan: prepared with the vault, sent without it, its answer or silence kept."""
    desk, now = ask.desk, clock(ask)
    with desk.mutex:
        ask.vault.refresh()
        one = asked_plan(ask)
        word = prepare(one, now)
    back = back or f"plans/{short(one.id)}"
    try:
        said = deeds.send(word)
    except (Refused, NoAnswer) as error:
        with desk.mutex:
            ask.vault.refresh()
            deeds.keep_no(ask.vault, one, word, now, error)
            desk.say(_no_words(error))
            return go(at(ask.case, back))
    with desk.mutex:
        ask.vault.refresh()
        deeds.keep_answer(ask.vault, one, word, now, said)
    desk.say(_("The watcher answered: {state}").format(state=state_words(str(said.get("state")))))
    return go(at(ask.case, back))


def _no_words(error: Refused | NoAnswer) -> str:
    words = f"{error.message} {error.hint}".strip()
    if isinstance(error, Refused) and "not_confirmed" in error.missing:
        words += " " + _("It has asked each contact to reply. Send the order again when they have.")
    return words


def _looked(ask: Ask) -> dict[str, Any] | None:
    kept = ask.desk.drafts.get(_ORDER + asked_plan(ask).id)
    return kept if kept and clock(ask) - kept["at"] < HOLDS else None


def _content(word: Word) -> dict[str, Any]:
    return {name: value for name, value in word.said.items() if name not in ("counter", "at")}


def _in_words(ask: Ask, one: Record, looked: dict[str, Any]) -> dict[str, Any]:
    """The order as people read it: each contact with the name that stands nowhere in it."""
    said, dues = looked["word"].said, looked["dues"].said["dues"]
    names = deeds.names_there(ask.vault, one)
    known = {r.id: telling.title(r) for r in queries.records(ask.vault, None, "contact")}
    by_name = {name: known.get(id, "") for id, name in names.items()}
    whom = [(by_name.get(c["id"], ""), c["id"], [_role(role) for role in c["roles"]],
             [(route["channel"], route["to"]) for route in c["routes"]]) for c in said["contacts"]]  # fmt: skip
    moments = [moment_words(one, looked["at"] + timedelta(seconds=due + 30)) for due in dues[:3]]
    return {
        "whom": whom, "moments": moments, "more": len(dues) - len(moments), "note": looked["word"].note,
        "then": looked["dues"].note, "letter": len(looked["letter"]), "plan": said["plan"],
        "every": ngettext("every day", "every {n} days", days(one)).format(n=number(days(one))),
        "whole": json.dumps(said, indent=1, ensure_ascii=False),
    }  # fmt: skip


def _role(role: str) -> str:
    return {"self": _("the person"), "buddy": _("buddy"), "duty": _("duty officer"), "lawyer": _("lawyer or"
            " organisation")}[role]  # fmt: skip


def _not_by_machine(ask: Ask, one: Record) -> list[tuple[str, str]]:
    """(page, name) of contacts for whose sake no order can be made."""
    from guvoh.safety.network.contacts import reachable_in

    roles = deeds.roles_of(ask.vault, one)
    named = [r for r in queries.records(ask.vault, None, "contact") if r.id in roles]
    return [(page_of(r), telling.title(r)) for r in named if not reachable_in(ask.vault, r)]


PAGES = (
    Page(HERE + "/{plan}/arm", lambda ask: look(ask) if ask.posted else arm(ask), ("GET", "POST")),
    Page(HERE + "/{plan}/send", send, ("POST",), holds=False),
    Page(HERE + "/{plan}/ask", ask_watcher, ("POST",), holds=False),
    Page(HERE + "/{plan}/stand-down", stand_down, ("POST",), holds=False),
)
