"""Whom one can turn to: the group's own contacts, each with how fresh it is, and the public bodies beside them."""

from __future__ import annotations

from guvoh.app.network import confirm as confirmed
from guvoh.book import record_telling as telling
from guvoh.book.record_names import names_in
from guvoh.errors import NotFound, WrongField
from guvoh.model.countries import country_name
from guvoh.model.ids import short
from guvoh.model.records import Record
from guvoh.model.typed_day import typed_day
from guvoh.safety.network.contacts import Standing, codes, contacts_in, standings
from guvoh.safety.now import entries
from guvoh.safety.now import telling as now_telling
from guvoh.safety.now.directory import serving
from guvoh.text.i18n import _, language
from guvoh.vault import queries
from guvoh.web.ask import Answer, Ask, Form, Page, go
from guvoh.web.export import as_csv
from guvoh.web.fields import Options, Sentences, options, sentence
from guvoh.web.now_shown import fresh, shown_day
from guvoh.web.record_pages import page_of
from guvoh.web.show import at, page

FILTERS = ("use", "country", "speaks", "only")
COLUMNS = ("id", "name", "uses", "countries", "languages", "in_country", "under_18", "by_call_only", "checked",
           "last_reply", "old", "unconfirmed")  # fmt: skip


def contacts(ask: Ask) -> Answer:
    typed, listed = _found(ask)
    use, country, speaks, _only = typed.values()
    today = ask.desk.today.isoformat()
    return page(
        ask, "contacts.html", _("Contacts"), "safety", listed=listed, typed=typed, sieved=any(typed.values()),
        here=at(ask.case, "contacts"), uses=options("contact_uses"), countries=_countries(ask), tongues=_tongues(ask),
        fresh=fresh, home=page_of, bodies=serving(entries(), today, use, country, speaks.lower()), today_=today,
        age=lambda one: now_telling.entry_age(one, today, shown_day), language=language(), country_name=country_name,
        codes=lambda text: sorted(codes(text)),
    )  # fmt: skip


def _found(ask: Ask) -> tuple[dict[str, str], list[Standing]]:
    """What the filters say, and whom they leave; a filter that is none filters nothing."""
    typed = {name: ask.query.get(name) for name in FILTERS}
    known = {"use": dict(options("contact_uses")), "country": dict(_countries(ask)), "speaks": dict(_tongues(ask)),
             "only": {"old": ""}}  # fmt: skip
    typed = {name: code if code in known[name] else "" for name, code in typed.items()}
    today = ask.desk.today.isoformat()
    listed = contacts_in(ask.vault, today, typed["use"], typed["country"], typed["speaks"])
    return typed, [one for one in listed if not typed["only"] or one.old or one.unconfirmed]


def _countries(ask: Ask) -> Options:
    """Those that a contact or a body of the list names."""
    named = {code for one in queries.records(ask.vault, None, "contact") for code in codes(one.text("countries"))}
    named |= {code for one in entries() for code in one.countries}
    return sorted(((code, country_name(code, language())) for code in named), key=lambda pair: pair[1])


def _tongues(ask: Ask) -> Options:
    typed = (one.text("languages") for one in queries.records(ask.vault, None, "contact"))
    named = {code.lower() for words in typed for code in codes(words)}
    named |= {code.lower() for one in entries() for code in one.languages}
    return [(code, code) for code in sorted(named)]


def table(ask: Ask) -> Answer:
    rows = [
        (short(of.id), of.text("name"), " ".join(of.listed("uses")), of.text("countries"), of.text("languages"),
         of.text("in_country"), of.text("under_18"), "" if one.reachable else "yes", of.text("verified_on"),
         of.text("confirmed_on"), "yes" if one.old else "", "yes" if one.unconfirmed else "")
        for one in _found(ask)[1] for of in (one.contact,)
    ]  # fmt: skip
    return as_csv(ask, "contacts", COLUMNS, rows)


def contact(ask: Ask, wrong: Sentences | None = None) -> Answer:
    one = _asked(ask)
    (standing,) = standings(ask.vault, [one], ask.desk.today.isoformat())
    naming = [r for r in queries.records(ask.vault) if any(one.id in r.listed(name) for name in r.fields)]
    names = names_in(ask.vault, [one, *naming])
    whose = queries.person_of(ask.vault, one.text("person")) if one.text("person") else None
    about = [person for id in one.about if (person := queries.person_of(ask.vault, id))]
    typed = ask.form if wrong else Form({"on": (ask.desk.today.isoformat(),), "by": (ask.desk.by,), "said": ("reply",)})
    return page(
        ask, "contact.html", one.text("name"), "safety", 422 if wrong else 200, one=one, standing=standing, names=names,
        lines=telling.lines(one, names), naming=naming, telling=telling, page_of=page_of, whose=whose, about=about,
        fresh=fresh, tongue=language(), typed=typed, wrong=wrong or Sentences(),
        here=at(ask.case, f"contacts/{short(one.id)}"),
    )  # fmt: skip


def confirm(ask: Ask) -> Answer:
    """They replied, or somebody checked: on which day, by whom, how."""
    one, form, wrong = _asked(ask), ask.form, Sentences()
    try:
        day = typed_day("on", form.get("on"), ask.desk.now())
        confirmed(ask.vault, one.id, day, form.get("by"), form.get("how"), form.get("said") != "checked")
        ask.desk.say(_("Kept."))
        return go(at(ask.case, f"contacts/{short(one.id)}"))
    except WrongField as error:
        wrong[{"verified_by": "by", "verified_how": "how"}.get(error.field, error.field)] = sentence(error)
    return contact(ask, wrong)


def _asked(ask: Ask) -> Record:
    """Raises `NotFound` for one of another case or another kind, too."""
    found = queries.record(ask.vault, queries.find(ask.vault, ask.arg("contact"), ("record",))[1])
    if found.case != ask.case.id or found.kind != "contact":
        raise NotFound(_("There is no contact with this id in this case."), _("Look at the list of contacts."))
    return found


PAGES = (
    Page("/case/{case}/contacts", contacts),
    Page("/case/{case}/contacts.csv", table),
    Page("/case/{case}/contacts/{contact}", contact),
    Page("/case/{case}/contacts/{contact}/confirm", confirm, ("POST",)),
)
