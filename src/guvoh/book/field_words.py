"""What the fields of persons, sources, organisations and cases are called on a page."""

from __future__ import annotations

from guvoh.text.i18n import _


def field_words(name: str) -> str:
    """The name of a field in the reader's words; "" for one that only says where another comes from, or that a later
    Guvoh wrote."""
    return {
        **name_words(), "civil_status": _("Civil status"), "age_known_at": _("Age known on"), "died": _("Died"),
        "birth_place": _("Place of birth"), "address": _("Usual address"), "citizenships": _("Citizenships"),
        "ethnic_background": _("Ethnic background"), "id_documents": _("Identity documents"),
        "name": _("Name"), "aliases": _("Other spellings"), "born": _("Born"), "age": _("Age"),
        "age_years": _("Age in years"), "gender": _("Gender"), "occupation": _("Occupation"),
        "whereabouts": _("Whereabouts"), "reference": _("Your own number"), "lawyer": _("Lawyer"),
        "health": _("Health"), "holder": _("Who holds"), "hearing_at": _("Next hearing"),
        "hearing_what": _("Which court, what for"), "next_call_at": _("Next call"), "next_call_by": _("Who calls"),
        "next_call_whom": _("Whom to call"), "protection": _("Protection"), "protection_because": _("Protection"),
        "publicity": _("Publicity"), "publicity_by": _("Publicity"), "publicity_how": _("Publicity"),
        "publicity_at": _("Publicity"), "publicity_review": _("Ask again by"), "title": _("Title"),
        "author": _("Author"), "publisher": _("Published by"), "published": _("Published"),
        "language": _("Language"), "kind": _("Kind"), "link": _("Where it stood"),
        "derives_from": _("Repeats another source"),
        "from_inside": _("From inside the country, may be under pressure"),
        "hard": _("Hard to look at or to hear"),
        "founded": _("Founded"), "banned_on": _("Banned"), "banned_by": _("Banned"), "designated_on": _("Designated"),
        "designated_by": _("Designated"), "note": _("Note"), "ties": _("Ties"), "places": _("Places"),
    }.get(name, "")  # fmt: skip


def name_words() -> dict[str, str]:
    """The parts of a name for forms, by field, in the order of the form."""
    return {
        "family_name": _("Family name, in Latin letters"), "given_name": _("Given name, in Latin letters"),
        "father_name": _("Father’s name, in Latin letters"), "family_name_own": _("Family name, in the own script"),
        "given_name_own": _("Given name, in the own script"), "father_name_own": _("Father’s name, in the own script"),
        "name_language": _("Language of the own script"), "passport_family": _("Family name, as in the passport"),
        "passport_given": _("Given name, as in the passport"), "one_name": _("Has one name only"),
        "names_confirmed": _("Name for forms"),
    }  # fmt: skip
