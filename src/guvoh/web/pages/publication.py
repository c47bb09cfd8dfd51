"""A paper for others, before it leaves and after: who else is at risk, what is held back and why, what the gate found;
then the file, and a second reader's yes."""

from __future__ import annotations

from guvoh.app import releases
from guvoh.errors import GuvohError, NotFound
from guvoh.model.ids import short
from guvoh.policy.held_back import CHILD, CONSENT, DECISION, KIN
from guvoh.text.i18n import _
from guvoh.vault import queries
from guvoh.web import leaving
from guvoh.web.ask import Answer, Ask, Form, Page, download, go
from guvoh.web.export import as_csv
from guvoh.web.fields import Sentences
from guvoh.web.leaving import ENDINGS, LONGEST, Leaving
from guvoh.web.pages import papers
from guvoh.web.show import at, page

MOST = 200  # persons of one list
HERE = "papers/leaving"
COLUMNS = ("id", "day", "paper", "form", "for", "reader", "made_by", "second_reader", "sha256", "changed_since")


def look(ask: Ask) -> Answer:
    """Draws it and searches it; nothing is written anywhere."""
    wrong = Sentences()
    with ask.desk.mutex:
        wanted = leaving.asked_for(ask, wrong)
        if wrong:
            return papers.papers(ask, ask.form, wrong)
    leaving.look(ask, wanted)
    return go(at(ask.case, HERE))


def looked(ask: Ask, wrong: Sentences | None = None) -> Answer:
    one = leaving.kept(ask.desk, ask.case.id)
    if one is None:
        return go(at(ask.case, "papers"))
    people = {r.id: r for r in one.held.people} if one.held else {}
    risks = leaving.at_risk_words(one)
    known = queries.persons_by_id(ask.vault, [*people, *(id for id, *_rest in risks)])
    left = next((row for row in releases.left(ask.vault, ask.case.id) if row.id == one.noted), None)
    return page(
        ask, "publication.html", leaving.kind_words(one.wanted.kind), "papers", 422 if wrong else 200, one=one,
        risks=risks, names={id: person.names[0] for id, person in known.items()}, held=_by_reason(one), most=MOST,
        reader=one.wanted.to or leaving.profile_words(one.wanted.profile), locked=len(ask.vault.keyring.locked()),
        left=left, wrong=wrong or Sentences(), typed=ask.form if wrong else Form(), here=at(ask.case, HERE),
    )  # fmt: skip


def _by_reason(one: Leaving) -> list[tuple[str, list[tuple[str, str]]]]:
    """(heading, [(id, why)]), each person once."""
    headings = {
        CHILD: _("Children"), KIN: _("Relatives in the country"), CONSENT: _("No consent that counts"),
        DECISION: _("Protected by a decision"),
    }  # fmt: skip
    listed = one.held.people if one.held else ()
    found = [(words, [(p.id, p.why) for p in listed if p.reason == reason]) for reason, words in headings.items()]
    return [(words, people) for words, people in found if people]


def make(ask: Ask) -> Answer:
    """It leaves: noted from now on, ready to be saved."""
    one = leaving.kept(ask.desk, ask.case.id)
    if one is None or not one.may_leave:
        raise NotFound(_("The paper is not in memory any more."), _("Make it again."))
    wrong = Sentences()
    if one.must_know and ask.form.get("knowing") != "yes":
        wrong["knowing"] = _("Think of each of them first, and tick this.")
    if one.must_look and ask.form.get("looked") != "yes":
        wrong["looked"] = _("Say that you will look at every page.")
    if wrong:
        return looked(ask, wrong)
    if not one.noted and not leaving.let_out(ask, one):
        ask.desk.say(_("What this paper says has changed since you looked. Nothing left: look at it again."))
        return go(at(ask.case, "papers"))
    return go(at(ask.case, HERE))


def again(ask: Ask) -> Answer:
    """The same once more, as it is now: after a second reader's yes it is released."""
    one = leaving.kept(ask.desk, ask.case.id)
    if one is None:
        return go(at(ask.case, "papers"))
    leaving.look(ask, one.wanted)
    return go(at(ask.case, HERE))


def yes(ask: Ask) -> Answer:
    """A second reader's yes to what one paper says, under the handle that is declared."""
    form, wrong = ask.form, Sentences()
    id = queries.find(ask.vault, form.get("noted"), ("record",))[1]
    if queries.record(ask.vault, id).case != ask.case.id:
        raise NotFound(_("There is no record with this id in this case."), _("Look at the list of the case file."))
    if form.get("read") != "yes":
        wrong["read"] = _("Whoever says yes has read it from the first word to the last.")
    if len(form.get("handle")) > LONGEST:
        wrong["handle"] = _("This is too long for a name.")
    elif not any(c.isalnum() for c in form.get("handle")):
        wrong["handle"] = _("Say who you are: it stands on the paper, as declared.")
    if not wrong:
        try:
            releases.approve(ask.vault, id, form.get("handle"))
            ask.desk.say(_("Kept: a second person read it. Made again, it is released as long as it says the same."))
            return go(at(ask.case, "papers"))
        except GuvohError as error:
            wrong["handle"] = error.message
    return papers.papers(ask, form, wrong)


def save(ask: Ask) -> Answer:
    """The file, once it is noted."""
    one = leaving.kept(ask.desk, ask.case.id)
    if one is None or not one.noted:
        raise NotFound(_("The paper is not in memory any more."), _("Make it again."))
    return download(one.data, one.name, ENDINGS[one.wanted.ending])


def table(ask: Ask) -> Answer:
    """What left, as a table."""
    rows = [
        (short(r.id), r.at[:10], r.paper, r.form, r.profile, r.reader, r.by, r.second, r.sha256, "; ".join(r.marks))
        for r in releases.left(ask.vault, ask.case.id)
    ]
    return as_csv(ask, "papers that left", COLUMNS, rows)


PAGES = (
    Page("/case/{case}/papers/look", look, ("POST",), holds=False),
    Page("/case/{case}/papers/leaving", looked),
    Page("/case/{case}/papers/leaving/make", make, ("POST",)),
    Page("/case/{case}/papers/leaving/again", again, ("POST",), holds=False),
    Page("/case/{case}/papers/leaving/file", save),
    Page("/case/{case}/papers/yes", yes, ("POST",)),
    Page("/case/{case}/papers/left.csv", table),
)
