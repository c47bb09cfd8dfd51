"""What may leave a case, and who said so: silent, confidential advocacy, public; with the history of the decision."""

from __future__ import annotations

from guvoh import app
from guvoh.model import vocabulary
from guvoh.text import i18n
from guvoh.text.i18n import _
from guvoh.vault.queries.set_past import set_past
from guvoh.web.ask import Answer, Ask, Form, Page, go
from guvoh.web.consent import FIELDS, checked, undo_entry
from guvoh.web.export import as_csv
from guvoh.web.fields import Sentences, publicities
from guvoh.web.show import at, page


def publicity(ask: Ask) -> Answer:
    return _page(ask, Form({name: (value,) for name, value in _stands(ask).items()}), Sentences())


def _stands(ask: Ask) -> dict[str, str]:
    case = ask.case
    return {name: str(getattr(case, name) or "") for name in FIELDS}


def decide(ask: Ask) -> Answer:
    wrong = Sentences()
    fields = checked(ask.form, ask.desk.now(), wrong, _stands(ask))
    if wrong:
        return _page(ask, ask.form, wrong, 422)
    app.set_case(ask.vault, ask.case.id, dict(fields))
    ask.desk.say(_("Kept. It holds from now on, on every page and paper of this case."))
    return go(at(ask.case, "publicity"))


def undo(ask: Ask) -> Answer:
    """Takes back one decision of the history; what was decided before it holds again."""
    undo_entry(ask, {one.entry for one in set_past(ask.vault, [ask.case.id], FIELDS)})
    return go(at(ask.case, "publicity"))


def _page(ask: Ask, typed: Form, wrong: Sentences, status: int = 200) -> Answer:
    meanings = [(term.label(i18n.language()), _meaning(term.code)) for term in vocabulary.terms("publicity")]
    return page(
        ask, "publicity.html", _("What may leave this case"), "", status, typed=typed, wrong=wrong,
        publicities=publicities(), meanings=meanings, past=set_past(ask.vault, [ask.case.id], FIELDS),
    )  # fmt: skip


def _meaning(code: str) -> str:
    return {
        "silent": _("For the group’s own use: papers carry code names only, and say so."),
        "confidential": _("Papers may go to bodies that keep them confidential; nothing goes to the press."),
        "public": _("Papers may be published."),
    }[code]  # fmt: skip


def table(ask: Ask) -> Answer:
    past = set_past(ask.vault, [ask.case.id], FIELDS)
    rows = [(one.at, one.by, *(one.fields.get(name, "") for name in FIELDS), "yes" if one.undone else "")
            for one in past]  # fmt: skip
    return as_csv(ask, "publicity", ("at", "by", *FIELDS, "taken_back"), rows)


PAGES = (
    Page("/case/{case}/publicity", publicity),
    Page("/case/{case}/publicity", decide, ("POST",)),
    Page("/case/{case}/publicity/undo", undo, ("POST",)),
    Page("/case/{case}/publicity.csv", table),
)
