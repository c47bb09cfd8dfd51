"""The decision on publicity, as a form: of a case, of a person. Who decided, when, how asked, when to ask again."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime

from guvoh import app
from guvoh.errors import NotFound
from guvoh.text.i18n import _
from guvoh.vault import queries
from guvoh.web.ask import Ask, Form
from guvoh.web.fields import Sentences, read_days

FIELDS = ("publicity", "publicity_by", "publicity_at", "publicity_how", "publicity_review")


def checked(form: Form, now: datetime, wrong: Sentences, stands: Mapping[str, str]) -> Mapping[str, str]:
    """The fields as they are kept. More than silence needs somebody who decided it. A day that stands already
    (`stands`) is not read again: it may have passed."""
    same = {name: form.get(name) for name in ("publicity_at", "publicity_review") if form.get(name) == stands.get(name)}
    days = same | read_days(Form({n: v for n, v in form.fields.items() if n not in same}), now, wrong)
    chosen = form.get("publicity")
    if chosen not in ("silent", "confidential", "public"):
        wrong["publicity"] = _("Choose one of the three.")
    elif chosen != "silent" and not form.get("publicity_by"):
        wrong["publicity_by"] = _("Who in the family or the group decided this? Without that it stays silent.")
    return {
        "publicity": chosen, "publicity_by": form.get("publicity_by"), "publicity_how": form.get("publicity_how"),
        "publicity_at": days.get("publicity_at") or now.date().isoformat(),
        "publicity_review": days.get("publicity_review", ""),
    }  # fmt: skip


def undo_entry(ask: Ask, allowed: Collection[str]) -> None:
    """Takes back the entry that the form names, when it is one that the page shows; pressed twice, it is done once."""
    entry = ask.form.get("entry")
    if entry not in allowed:
        raise NotFound(_("There is no such step here."), _("Go back; the page shows what can be taken back."))
    if not queries.entry(ask.vault, entry).undone:
        app.undo(ask.vault, [entry])
        ask.desk.say(_("Taken back. The history keeps both."))
