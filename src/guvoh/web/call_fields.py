"""From the fields of a noted call to what `app.note_call` takes, with a sentence for each field that cannot be."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from guvoh.book.typed_names import Named, named
from guvoh.model import Case, Person
from guvoh.model.held import CALLS
from guvoh.text.i18n import _, ngettext
from guvoh.vault.vault import Vault
from guvoh.web.ask import Form
from guvoh.web.fields import Sentences, read_days

STATUS = ("status", "known", "since", "place", "holder")
PLAIN = ("safe", "author", "basis", "language", "publicity", "publicity_by", "publicity_how", "health", "lawyer",
         "hearing_what", "next_call_by", "next_call_whom")  # fmt: skip
OF_PERSON = ("status", "place", "holder", "health", "lawyer", "hearing_at", "hearing_what", "next_call_at",
             "next_call_by", "next_call_whom")  # fmt: skip
TICKS = ("from_inside", "under_pressure")
CHANGED = ("known", "since", *OF_PERSON[:7])  # fields that the page folds away while they are empty
MORE = ("publicity_how", "publicity_at", "publicity_review", "next_call_by", "next_call_whom", "published", "language")


@dataclass
class Read:
    """What was typed, read; `wrong` has a sentence for each field that cannot be kept as it is."""

    words: str
    kind: str
    named: Named
    new: tuple[str, ...]
    fields: dict[str, Any]
    wrong: Sentences = field(default_factory=Sentences)

    @property
    def about(self) -> tuple[Person, ...]:
        return self.named.known


def read(vault: Vault, case: Case, form: Form, now: datetime) -> Read:
    """Nothing is refused by raising: what was typed goes back to the page with the sentences in `wrong`."""
    who = named(vault, case.id, form.get("about"))
    confirmed = tuple(name for name in who.unknown if name in form.all("new"))
    words = (form.fields.get("words") or ("",))[0]
    kind = form.get("kind") if form.get("kind") in CALLS else "call"
    out = Read(words, kind, who, confirmed, {})
    out.fields |= read_days(form, now, out.wrong)
    out.fields |= {name: form.get(name) for name in PLAIN} | {name: "yes" for name in TICKS if form.get(name)}
    out.fields["told_to"] = list(form.all("told_to"))
    out.fields["status"] = _status(form, out)
    _check_persons(form, out)
    return out


def _status(form: Form, out: Read) -> dict[str, str]:
    told = {name: form.get(name) for name in STATUS if name != "known"} | {"known": out.fields.pop("known", "")}
    if told["status"]:
        return {name: value for name, value in told.items() if value}
    if any(told.values()):
        out.wrong["status"] = _("Choose the state; what is typed beside it goes with it.")
    return {}


def _check_persons(form: Form, out: Read) -> None:
    open_names = [name for name in out.named.unknown if name not in out.new]
    if out.named.several:
        out.wrong["about"] = _("More than one person has this name. Choose from the list, with the id in brackets.")
    elif open_names:
        out.wrong["about"] = ngettext(
            "Nobody in this case has this name yet. Confirm below that it is a new person.",
            "Nobody in this case has these names yet. Confirm below that they are new persons.", len(open_names),
        )  # fmt: skip
    elif not (out.about or out.new) and any(form.get(name) for name in OF_PERSON):
        out.wrong["about"] = _("Say about whom: state, health and the next call are kept with a person.")
