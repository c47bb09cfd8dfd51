"""A person typed by hand, from the fields of a form: checked as a whole before anything is kept."""

from __future__ import annotations

from guvoh import app
from guvoh.book.typed_names import named
from guvoh.errors import WrongField
from guvoh.text.i18n import _
from guvoh.web.ask import Ask
from guvoh.web.fields import Sentences, read_days, sentence
from guvoh.web.likeness import likely

OF_PERSON = ("aliases", "occupation", "age_years", "reference", "lawyer", "health", "hearing_what", "next_call_by",
             "next_call_whom")  # fmt: skip
TOLD = ("status", "place", "holder", "said_by")


def enter(ask: Ask, wrong: Sentences) -> str | None:
    """The id of the new person; None where a field is `wrong`, and then nothing was kept."""
    form, case = ask.form, ask.case.id
    days = read_days(form, ask.desk.now(), wrong)
    told = {name: form.get(name) for name in TOLD}
    who = named(ask.vault, case, form.get("name"))
    if (who.known or who.several) and not form.get("another"):
        wrong["name"] = _("Somebody in this case has this name. Confirm below that it is another person.")
    elif not form.get("another") and (near := [one for one in likely(ask, form.get("name")) if one.code == "same"]):
        said = _("This may be {name}, who is in this case ({why}). Confirm below that it is another person.")
        wrong["name"] = said.format(name=near[0].name, why=near[0].why)
    if not told["status"] and any([*told.values(), days.get("known")]):
        wrong["status"] = _("Choose the state; what is typed beside it goes with it.")
    if wrong:
        return None
    fields = {name: value for name in OF_PERSON if (value := form.get(name))}
    fields |= {name: days[name] for name in ("hearing_at", "next_call_at") if days.get(name)}
    try:
        person = app.enter_person(ask.vault, case, form.get("name"), fields)
    except WrongField as error:
        wrong[error.field] = sentence(error)
        return None
    if told["status"]:
        known = days.get("known") or ask.desk.today.isoformat()
        app.tell_status(
            ask.vault, person, told["status"], known, said_by=told["said_by"], place=told["place"],
            holder=told["holder"], today=ask.desk.today.isoformat(),
        )  # fmt: skip
    return person
