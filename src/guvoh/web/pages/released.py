"""Release day: the releases of many that claims tell of; and for one of them everyone who could be among those let go,
one line each, on which what a call brought is noted, and taken back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from typing import NamedTuple

from guvoh.app.releasing import answer, take_back
from guvoh.book import release_telling as telling
from guvoh.book.released import among, in_order, lines, release, releases
from guvoh.errors import NotFound, Stale, WrongField
from guvoh.model.held import HELD, HeldPerson
from guvoh.model.ids import short
from guvoh.model.release import ANSWERS, NOWHERE, UNSAID, Among, Release, tally
from guvoh.model.typed_day import typed_day
from guvoh.text import i18n
from guvoh.text.i18n import _, comma
from guvoh.vault import queries
from guvoh.vault.queries.released import only_these
from guvoh.vault.view import Position
from guvoh.web.address import address, number_in
from guvoh.web.answers import remembered
from guvoh.web.ask import Answer, Ask, Form, Page, go
from guvoh.web.fields import Sentences, options, sentence
from guvoh.web.show import at, number, page

SHOWN = 40  # lines of one page
CALLED = 120  # lines of the printed list


class Row(NamedTuple):
    """One line: who, what was last known before, what was heard."""

    one: Among
    line: HeldPerson | None


class Kept(NamedTuple):
    """What was worked out of one release, by person; `lines` of those who were shown."""

    people: dict[str, Among]
    lines: dict[str, HeldPerson | None]


def list_page(ask: Ask) -> Answer:
    found = releases(ask.vault, ask.case.id)
    return page(ask, "releases.html", _("Release day"), "held", releases=found, claimed=telling.claimed)


def roll(ask: Ask, wrong: Sentences | None = None, person: str = "", status: int = 200) -> Answer:
    """`person`: whose form was refused, with the sentences in `wrong`."""
    of = _release(ask)
    known = _kept(ask, of)
    people = in_order(known.people.values())
    kept = [one for one in people if not one.out]
    shown = people if ask.query.get("all") else kept
    shown = [one for one in shown if not ask.query.get("open") or one.heard is None]
    first = number_in(ask.query.get("from"))
    if person:  # the line whose form was refused, wherever the list has it now
        first = max(0, next((n for n, one in enumerate(shown) if one.person == person), 0) // SHOWN * SHOWN)
    to_call = [one for one in kept if one.heard is None][:CALLED]
    cut = shown[first : first + SHOWN]
    _fill(ask, of, known, {one.person for one in (*cut, *to_call)})
    n = tally(kept)
    here = at(ask.case, f"released/{short(of.id)}")
    asked = {name: ask.query.get(name) for name in ("all", "open") if ask.query.get(name)}
    return page(
        ask, "released.html", _("Release day"), "held", status, of=of,
        rows=[Row(o, known.lines[o.person]) for o in cut],
        calls=[Row(o, known.lines[o.person]) for o in to_call], here=here, summary=_parts(telling.summary(n)),
        printed=_parts(telling.summary(n.told())), left=_left(people), n_left=len(people) - len(kept), n=len(kept),
        n_shown=len(shown), claimed=telling.claimed, why=telling.why_left_out, label=telling.answer_label,
        answers=[(code, telling.answer_label(code)) for code in ANSWERS], everybody=bool(ask.query.get("all")),
        unheard=bool(ask.query.get("open")), states=options("liberty", sorted(HELD)), unsaid=UNSAID, nowhere=NOWHERE,
        person=person, wrong=wrong or Sentences(), typed=ask.form, empty=Form(), none_wrong=Sentences(), first=first,
        back=address(here, **asked), all=address(here, all="yes"),
        more=address(here, **asked, **{"from": first + SHOWN}) if first + SHOWN < len(shown) else "",
    )  # fmt: skip


def _parts(words: Sequence[str]) -> str:
    return comma().join(number(word) for word in words) + "."


def _left(people: Sequence[Among]) -> str:
    counts = Counter(one.out for one in people if one.out)
    return "; ".join(number(words) for words in telling.left_out(counts))


def _release(ask: Ask) -> Release:
    of = release(ask.vault, queries.find(ask.vault, ask.arg("claim"), ("claim",))[1])
    if of.case != ask.case.id:
        raise NotFound(_("There is no claim with this id in this case."), _("Look at the list of claims."))
    return of


def _kept(ask: Ask, of: Release) -> Kept:
    """Of everyone who could be among them. After an answer only the one of whom it tells is worked out anew."""

    def renew(known: Kept, before: Sequence[Position]) -> bool:
        calls = {one.heard.source: one.person for one in known.people.values() if one.heard and one.heard.source}
        changed = only_these(ask.vault, before, calls)
        if changed is None:
            return False
        for one in changed:
            known.people.pop(one, None)
            known.lines.pop(one, None)
        known.people.update({one.person: one for one in among(ask.vault, of, changed)} if changed else {})
        return True

    name = f"released {of.id} {ask.desk.today} {i18n.language()}"
    return remembered(ask, name, lambda: Kept({one.person: one for one in among(ask.vault, of)}, {}), renew)


def _fill(ask: Ask, of: Release, known: Kept, wanted: Collection[str]) -> None:
    """The lines that were not shown yet."""
    new = [one for one in wanted if one not in known.lines]
    found = lines(ask.vault, new, of, ask.desk.today.isoformat(), i18n.language()) if new else {}
    known.lines.update({one: found.get(one) for one in new})


def note(ask: Ask) -> Answer:
    """What was heard of one person."""
    of, form, wrong = _release(ask), ask.form, Sentences()
    person = queries.person(ask.vault, queries.find(ask.vault, ask.arg("person"), ("person",))[1]).id
    day = ""
    try:
        day = typed_day("day", form.get("day"), ask.desk.now(), False) if form.get("day") else ""
        answer(ask.vault, of.id, person, form.get("answer"), form.get("said_by"), form.get("words"), day,
               form.get("status"), seen=form.get("seen"), today=ask.desk.today.isoformat())  # fmt: skip
    except WrongField as error:
        wrong["said_by" if error.field == "answer" else error.field] = sentence(error)  # buttons have no sentence
    except Stale as error:
        wrong["said_by"] = f"{error.message} {error.hint}"
    if wrong:
        return roll(ask, wrong, person, 422)
    ask.desk.say(_("Kept."))
    return go(f"{at(ask.case, 'released/' + short(of.id))}{_behind(form)}")


def undo(ask: Ask) -> Answer:
    of = _release(ask)
    sources = {one.heard.source for one in _kept(ask, of).people.values() if one.heard and one.heard.call}
    if ask.form.get("call") in sources:
        take_back(ask.vault, ask.form.get("call"))
        ask.desk.say(_("Taken back. The history keeps both."))
    return go(f"{at(ask.case, 'released/' + short(of.id))}{_behind(ask.form)}")


def _behind(form: Form) -> str:
    """The same part of the list as before."""
    kept = {name: form.get(name) for name in ("all", "open") if form.get(name) == "yes"}
    if number_in(form.get("from")):
        kept["from"] = str(number_in(form.get("from")))
    return address("", **kept)


HERE = "/case/{case}/released"
PAGES = (
    Page(HERE, list_page),
    Page(HERE + "/{claim}", roll),
    Page(HERE + "/{claim}/undo", undo, ("POST",)),
    Page(HERE + "/{claim}/{person}", note, ("POST",)),
)
