"""Who is at risk because of whom: one person's relatives and what happened to each after what; for a whole case, what
followed which event. A person judges each of it, and takes it back; no paper prints it."""

from __future__ import annotations

from guvoh import app
from guvoh.app.proxies import judge_proxy
from guvoh.book.at_risk import proxies, risk, tallies
from guvoh.book.at_risk_pattern import patterns
from guvoh.book.risk_telling import apart_words, certainty_label, many_words, soon_words, tally_words
from guvoh.book.telling import finer_label
from guvoh.errors import GuvohError, NotFound, WrongField
from guvoh.model import Person
from guvoh.model.ids import short
from guvoh.model.proxy import CERTAINTIES, Happened, Pattern
from guvoh.text.i18n import _, comma, language
from guvoh.vault import queries
from guvoh.vault.closed import opened_cases
from guvoh.web.ask import Answer, Ask, Form, Page, go
from guvoh.web.fields import Sentences, sentence
from guvoh.web.show import at, days, number, page

MOST = 200  # persons that the page of a case lists


def patterns_page(ask: Ask) -> Answer:
    known = proxies(ask.vault, ask.case.id)
    people = dict.fromkeys([(p.target, p.target_name) for p in known] + [(p.relative, p.relative_name) for p in known])
    return page(
        ask, "at_risk_patterns.html", _("Who is at risk because of whom"), "persons", rows=patterns(ask.vault, known),
        tallied=comma().join(number(words) for words in tally_words(tallies(known))), people=list(people)[:MOST],
        what=_what, many=lambda row: number(many_words(row)), soon=lambda row: number(soon_words(row)),
    )  # fmt: skip


def risk_page(ask: Ask, wrong: Sentences | None = None) -> Answer:
    found = risk(ask.vault, _asked(ask).id)
    asked = ask.args.get("claim", "")
    lost = not any(short(o.act.claim) == asked and ask.form.get("relative") in ("", o.relative) for o in found.offered)
    opened = opened_cases(ask.vault)
    closed = [(c.id, c.name) for c in queries.cases(ask.vault) if c.id in opened and c.id != ask.case.id]
    return page(
        ask, "at_risk.html", _("Who is at risk because of whom"), "persons", 422 if wrong else 200, found=found,
        here=at(ask.case, f"risk/{short(found.person)}"), what=_what, apart=lambda a: number(apart_words(a)),
        sure=certainty_label, certainties=[(c, certainty_label(c)) for c in CERTAINTIES], closed=closed,
        claim=asked, lost=lost, wrong=wrong or Sentences(),
        typed=ask.form if wrong else Form(), empty=Form(), none_wrong=Sentences(),
    )  # fmt: skip


def _what(one: Happened | Pattern) -> str:
    """What, when and where, in words."""
    when = days(one.first, one.last) if one.first else ""
    return comma().join(part for part in (finer_label(one.act, [one.code], language()), when, one.place) if part)


def _asked(ask: Ask) -> Person:
    one = queries.person(ask.vault, queries.find(ask.vault, ask.arg("person"), ("person",))[1])
    if one.case != ask.case.id:
        raise NotFound(_("There is no person with this id in this case."), _("Look at the list of persons."))
    return one


def judge(ask: Ask) -> Answer:
    """An act that the page offers was meant for this person."""
    one, form, wrong = _asked(ask), ask.form, Sentences()
    claim = queries.find(ask.vault, ask.arg("claim"), ("claim",))[1]
    offered = {(o.relative, o.act.claim): o for o in risk(ask.vault, one.id).offered}
    chosen = offered.get((form.get("relative"), claim))
    if chosen is None:
        ask.desk.say(_("This was judged already, or its claim does not stand any more."))
        return go(at(ask.case, f"risk/{short(one.id)}"))
    after = chosen.after.claim if chosen.after and form.get("after") == chosen.after.claim else ""
    try:
        judge_proxy(ask.vault, chosen.act.claim, chosen.relative, one.id, form.get("certainty"), form.get("because"),
                    after, closed=form.get("closed"))  # fmt: skip
    except WrongField as error:
        wrong["certainty" if error.field == "certainty" else "because"] = sentence(error)
    except GuvohError as error:
        wrong["because"] = f"{error.message} {error.hint}"
    if wrong:
        return risk_page(ask, wrong)
    ask.desk.say(_("Kept. It can be taken back below."))
    return go(at(ask.case, f"risk/{short(one.id)}"))


def undo(ask: Ask) -> Answer:
    one = _asked(ask)
    found = risk(ask.vault, one.id)
    if ask.form.get("entry") in {p.entry for p in (*found.through, *found.because_of)}:
        app.undo(ask.vault, [ask.form.get("entry")])
        ask.desk.say(_("Taken back. The history keeps both."))
    return go(at(ask.case, f"risk/{short(one.id)}"))


HERE = "/case/{case}/risk"
PAGES = (
    Page(HERE, patterns_page),
    Page(HERE + "/{person}", risk_page),
    Page(HERE + "/{person}/judge/{claim}", judge, ("POST",)),
    Page(HERE + "/{person}/undo", undo, ("POST",)),
)
