"""Who the person is. Names as somebody confirmed them, never as a machine would write them."""

from __future__ import annotations

from guvoh.book.person_names import Spelt, by_words, missing_words
from guvoh.model import dates
from guvoh.model.document import CLOSED, Paragraph, Text, line, own, said
from guvoh.policy.minors import is_minor
from guvoh.report.forms.answers.claims import stretch, taken
from guvoh.report.forms.answers.countries import country
from guvoh.report.forms.ask import Ask, Told, at_person, of_person, told
from guvoh.report.forms.spoken import _, label, show
from guvoh.text.i18n import comma


def family_name(ask: Ask) -> Told:
    return _part(ask, ask.names.family, ask.names.own[0], "family_name")


def given_name(ask: Ask) -> Told:
    """Given and father's name."""
    first = _part(ask, ask.names.given, ask.names.own[1], "given_name")
    if not first.text:
        return first
    father = _part(ask, ask.names.father, ask.names.own[2], "father_name").text
    return Told((*first.text, *father), first.what, first.enter)


def name(ask: Ask) -> Told:
    """The whole name."""
    family, given = family_name(ask), given_name(ask)
    missing = family if not family.text else given
    if not family.text or not given.text:
        return Told((), missing.what, missing.enter)
    return Told((*family.text, *given.text))


def _part(ask: Ask, latin: Spelt, own_script: str, field: str) -> Told:
    if ask.names.missing:
        what = " ".join(missing_words(code) for code in ask.names.missing)
        return Told((), what, at_person(field))
    if not latin.text and not own_script and ask.person.given.get("one_name") == "yes":
        return told(line(own(_("The person has one name only."))))
    first = said(latin.text or own_script, CLOSED, "name", whose=ask.id, field=field)
    beside = said(own_script, CLOSED, "name", whose=ask.id, field=f"{field}_own") if latin.text else ()
    about = [own(_(" ({how})").format(how=by_words(latin)))] if latin.made_by_program else []
    return told(line(first, own("; ") if beside else (), beside, *about), enter=at_person(field))


def aliases(ask: Ask) -> Told:
    """The other spellings and names."""
    others = [name for name in ask.person.person.names[:12] if name]
    pieces = [said(one, CLOSED, "name", whose=ask.id, field="aliases") for one in others]
    text: Text = tuple(p for n, piece in enumerate(pieces) for p in (own("; ") if n else ()) + piece)
    return told(Paragraph(text))


def sex(ask: Ask) -> Told:
    code = ask.person.said("gender")
    return _simple(ask, "gender", label("gender", code, ask.language) if code and code != "unknown" else "")


def born_or_age(ask: Ask) -> Told:
    """The day of birth, else the age at the time."""
    born = ask.person.said("born")
    if born:
        return _simple(ask, "born", show(*dates.interval(born), ask.language))
    years = ask.person.said("age_years")
    return _simple(ask, "age_years", _("{n} years old").format(n=years) if years else "", "born")


def born(ask: Ask) -> Told:
    """Day and place of birth, and whether a child at the time."""
    when, where = born_or_age(ask), ask.person.said("birth_place")
    more = line(own(_("Born in: ")), of_person(ask, "birth_place", where)) if where else line()
    child = line(own(_("A child when it happened."))) if is_child(ask) else line()
    return told(*when.text, more, child, enter=at_person("born"))


def is_child(ask: Ask) -> bool:
    """Whether the person was under 18 when taken, or counts as a child today (`policy.minors`)."""
    born = ask.person.said("born")
    first, _last = stretch(taken(ask))
    if born and first and (day := dates.interval(born)[0]):
        years = int(first[:4]) - int(day[:4]) - (first[5:] < day[5:])
        if years < 18:
            return True
    return is_minor(ask.file, ask.id)


def nationality(ask: Ask) -> Told:
    codes = [str(one) for one in ask.person.given.get("citizenships") or ()]
    words = comma().join(country(code, ask.language) for code in codes)
    group = ask.person.said("ethnic_background")
    more = line(own(_("Minority or people: ")), of_person(ask, "ethnic_background", group)) if group else line()
    return told(line(of_person(ask, "citizenships", words)), more, enter=at_person("citizenships"))


def documents(ask: Ask) -> Told:
    """Each with what it is, who issued it, when, and its number."""
    kinds = {
        "passport": _("Passport"), "id_card": _("Identity card"), "birth_certificate": _("Birth certificate"),
        "travel_document": _("Travel document"), "refugee_document": _("Refugee document"), "other": _("Document"),
    }  # fmt: skip
    rows = ask.person.given.get("id_documents") or ()
    lines = []
    for one in rows:
        day = str(one.get("date") or "")
        when = show(*dates.interval(day), ask.language) if day else ""
        parts = [kinds.get(str(one.get("type")), ""), str(one.get("issuer") or ""), when, str(one.get("number") or "")]
        lines.append(line(of_person(ask, "id_documents", comma().join(part for part in parts if part))))
    return told(*lines, enter=at_person("id_documents"))


def occupation(ask: Ask) -> Told:
    return _simple(ask, "occupation", ask.person.said("occupation"))


def address(ask: Ask) -> Told:
    return _simple(ask, "address", ask.person.said("address"))


def civil_status(ask: Ask) -> Told:
    code = ask.person.said("civil_status")
    words = label("civil_status", code, ask.language) if code and code != "unknown" else ""
    pregnant = any(r.text("pregnant") == "yes" for r in ask.records("arrest"))
    more = line(said(_("She was pregnant."), CLOSED, whose=ask.id, field="arrest.pregnant")) if pregnant else line()
    return told(line(of_person(ask, "civil_status", words)), more, enter=at_person("civil_status"))


def all_of_it(ask: Ask) -> Told:
    """Name, sex, birth, nationality, occupation: for forms that ask for them in one question."""
    first = name(ask)
    if not first.text:
        return first
    rest = [part for answer in (sex, born, nationality, occupation) for part in answer(ask).text]
    return Told((*first.text, *rest))


def with_address(ask: Ask) -> Told:
    """The same, with papers of identity and address."""
    first = all_of_it(ask)
    if not first.text:
        return first
    return Told((*first.text, *documents(ask).text, *address(ask).text))


def groups(ask: Ask) -> Told:
    """Whether a child, of a minority, or by occupation one of those whom a mandate protects."""
    child = line(own(_("A child when it happened."))) if is_child(ask) else line()
    minority = of_person(ask, "ethnic_background", ask.person.said("ethnic_background"))
    return told(child, line(minority), *occupation(ask).text)


def photograph(ask: Ask) -> Told:
    """Never put in by itself: a picture needs its own consent, and goes as a file beside the form."""
    return Told((), _("A picture goes beside the form, where the family wishes it."), "")


def _simple(ask: Ask, field: str, text: str, enter: str = "") -> Told:
    return told(line(of_person(ask, field, text)), enter=at_person(enter or field))
