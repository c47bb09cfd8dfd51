"""One person: now, liberty over time, what is said and by whom, what may be said; corrected and judged here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from guvoh import app, review
from guvoh.app.people import say_nobody, say_somebody
from guvoh.app.proxies import judge_status
from guvoh.book import record_telling as telling
from guvoh.book.board import STALE
from guvoh.book.field_words import field_words
from guvoh.book.intervals import contested
from guvoh.book.names import are_nobody, not_people
from guvoh.book.typed_names import named
from guvoh.errors import GuvohError, NotFound, WrongField
from guvoh.model import Person
from guvoh.model.ids import short
from guvoh.model.person_names import CONFIRMED, CONFIRMED_TOGETHER
from guvoh.resolve.candidates import settled_with
from guvoh.resolve.candidates.two_people import known_as_two
from guvoh.text.i18n import _
from guvoh.vault import queries
from guvoh.vault.queries import ClaimRow
from guvoh.vault.queries.joined import judged_over, linked
from guvoh.vault.queries.linked import judgements_on
from guvoh.vault.queries.set_past import set_past
from guvoh.web import consent, safety_shown, wording
from guvoh.web.agreeing import agreeing
from guvoh.web.ask import Answer, Ask, Form, Page, go
from guvoh.web.export import as_csv, as_json
from guvoh.web.fields import Sentences, options, publicities, read_days, sentence
from guvoh.web.likeness import Likely, likely
from guvoh.web.near import ago, near, stretch
from guvoh.web.pages.officials import has_post
from guvoh.web.person_facts import FACTS, fact_choices, of_forms_said, text_of
from guvoh.web.person_names import names_shown
from guvoh.web.portrait import ALLOWED, because, lacking, portrait, role_label, status_label
from guvoh.web.records_shown import of_person
from guvoh.web.show import at, page

TOLD = ("status", "known", "since", "said_by", "place", "holder", "note")


def person(ask: Ask, wrong: Sentences | None = None, typed: Form | None = None, part: str = "") -> Answer:
    """`part` is the form that was refused; its fields come back as `typed`."""
    one = asked(ask)
    shown = portrait(ask, one)
    kept = {name: (text_of(shown.given.get(name), name),) for name in FACTS}
    kept |= {name: (str(getattr(one, name)),) for name in (*ALLOWED, "age", "whereabouts")}
    kept["protection"] = (text_of(shown.given.get("protection")) or one.protection,)
    kept["protection_because"] = (text_of(shown.given.get("protection_because")),)
    kept["reference"] = (queries.reference_of(ask.vault, one.id),)
    return page(
        ask, "person.html", one.names[0], "persons", 422 if wrong else 200, shown=shown, one=one,
        here=at(ask.case, f"person/{short(one.id)}"), stale_after=STALE, near=near, ago=ago, stretch=stretch,
        because=because(one), to_refer=_to_refer(one, shown.claims),
        lacking=lacking(one, ask.case), wording=wording, state=status_label,
        beside=_beside(ask, one), filled=_filled(ask, one, shown.given),
        nobody=are_nobody(one.names, not_people(ask.vault, one.case)), role_label=role_label,
        wrong=wrong or Sentences(), part=part,
        facts=typed if typed and part == "facts" else Form(kept), said=typed if typed and part == "told" else Form(),
        allowed=typed if typed and part == "allowed" else Form(kept),
        disputed=typed if typed and part == "holds" else Form(),
        joined=typed if typed and part == "judge" else Form(), states=options("liberty"),
        protections=options("protection"), publicities=publicities(), choices=fact_choices(),
        names=names_shown(ask, one, shown.given, queries.atoms_of(ask.vault, one.id)), field_words=field_words,
        records=of_person(ask, one, shown.told), of_forms=of_forms_said(shown.given),
        named=typed if typed and part == "names" else Form(), has_post=has_post(ask, one.id),
        agree=agreeing(ask.vault, ask.case, one, ask.desk.today.isoformat()),
        linked=safety_shown.of_person(ask, one.id),
        consent_standing=lambda r: telling.standing_words(telling.standing(r, ask.desk.today.isoformat())),
    )  # fmt: skip


def _beside(ask: Ask, one: Person) -> list[tuple[Likely, str]]:
    """Who else of the case this may be, but for those of whom that is settled; with the page of both. The words that
    stand for a name are compared with nothing."""
    found = [] if one.unnamed else likely(ask, one.names[0], [one.id, *settled_with(ask.vault, one)])
    two = known_as_two(ask.vault, one.case, [(one.id, near.person) for near in found])
    return [
        (near, at(ask.case, f"same/{short(one.id)}/{short(near.person)}"))
        for near in found if (one.id, near.person) not in two
    ]  # fmt: skip


def _filled(ask: Ask, one: Person, given: Mapping[str, Any]) -> str:
    """The entry that gave a name to somebody for whom only a place was kept; "" for nothing to take back."""
    if one.unnamed or given.get("unnamed") != "yes":
        return ""
    past = set_past(ask.vault, queries.atoms_of(ask.vault, one.id), ("name",))
    return next((step.entry for step in past if not step.undone), "")


def asked(ask: Ask) -> Person:
    """Raises `NotFound` for one of another case, too."""
    one = queries.person(ask.vault, queries.find(ask.vault, ask.arg("person"), ("person",))[1])
    if one.case != ask.case.id:
        raise NotFound(_("There is no person with this id in this case."), _("Look at the list of persons."))
    return one


def _to_refer(one: Person, claims: Sequence[tuple[ClaimRow, str]]) -> bool:
    """Whether torture, sexual violence or a child is told of: such a person is helped before he is asked."""
    told = {reason for row, role in claims if role == "victim" for reason in review.grave(row.claim)}
    return one.age == "child" or not told.isdisjoint(("torture", "sexual_violence", "child"))


def change(ask: Ask) -> Answer:
    """Corrects facts: only what differs from what stands is kept."""
    one, form, wrong = asked(ask), ask.form, Sentences()
    given = queries.settings_of_person(ask.vault, one.id)
    stands = {"name": one.names[0], **given, "age": one.age, "whereabouts": one.whereabouts,
              "reference": queries.reference_of(ask.vault, one.id)}  # fmt: skip
    other = [name for name in FACTS if name in form and form.get(name) != text_of(stands.get(name), name)]
    days = read_days(Form({name: form.all(name) for name in other}), ask.desk.now(), wrong)
    if wrong:
        return person(ask, wrong, form, "facts")
    return _set(ask, one, {name: days.get(name, form.get(name)) for name in other}, "facts", _("Kept."))


def allow(ask: Ask) -> Answer:
    """The level of protection and the publicity of one person, with who decided."""
    one, form, wrong = asked(ask), ask.form, Sentences()
    fields = dict(consent.checked(form, ask.desk.now(), wrong, {n: str(getattr(one, n)) for n in consent.FIELDS}))
    fields |= {name: form.get(name) for name in ("protection", "protection_because")}
    given = queries.settings_of_person(ask.vault, one.id)
    stands = {name: str(getattr(one, name)) for name in consent.FIELDS} | {
        "protection": text_of(given.get("protection")) or one.protection,
        "protection_because": text_of(given.get("protection_because")),
    }
    if fields["protection"] != stands["protection"] and not fields["protection_because"]:
        wrong["protection_because"] = _("Say why: whoever reads the paper later will ask.")
    if wrong:
        return person(ask, wrong, form, "allowed")
    changed = {name: value for name, value in fields.items() if value != stands[name]}
    if set(changed) == {"publicity_at"} and not form.get("publicity_at"):
        changed = {}
    if "publicity" in changed:
        changed = {name: fields[name] for name in consent.FIELDS} | changed
    return _set(ask, one, changed, "allowed", _("Kept. It holds for every paper from now on."))


def _set(ask: Ask, one: Person, fields: dict[str, Any], part: str, words: str) -> Answer:
    if not fields:
        ask.desk.say(_("Nothing was different; nothing was changed."))
    else:
        try:
            app.set_person(ask.vault, one.id, fields)
        except WrongField as error:
            return person(ask, Sentences({error.field: sentence(error)}), ask.form, part)
        ask.desk.say(words)
    return go(at(ask.case, f"person/{short(one.id)}"))


def tell(ask: Ask) -> Answer:
    """Somebody knew of the person's liberty."""
    one, form, wrong = asked(ask), ask.form, Sentences()
    days = read_days(form, ask.desk.now(), wrong)
    if not form.get("status"):
        wrong["status"] = _("Choose the state.")
    if not wrong:
        told = {name: form.get(name) for name in TOLD if name not in ("status", "known")}
        today = ask.desk.today.isoformat()
        try:
            app.tell_status(ask.vault, one.id, form.get("status"), days.get("known") or today, today=today, **told)
            ask.desk.say(_("Kept."))
            return go(at(ask.case, f"person/{short(one.id)}"))
        except WrongField as error:
            wrong[error.field] = sentence(error)
    return person(ask, wrong, form, "told")


def hold(ask: Ask) -> Answer:
    """Of two words about the person's liberty, the one that holds; with the reason."""
    one, form, wrong = asked(ask), ask.form, Sentences()
    holds, _colon, over = form.get("pair").partition(":")
    told = queries.statuses(ask.vault, one.id)
    open_ = [{pair.one.entry, pair.other.entry} for pair in contested(told, judged_over(ask.vault))]
    if {holds, over} <= {word.entry for word in told} and {holds, over} not in open_:
        ask.desk.say(_("This was judged already."))
        return go(at(ask.case, f"person/{short(one.id)}"))
    try:
        judge_status(ask.vault, one.id, holds, over, form.get("reason"))
        ask.desk.say(_("Kept. It can be taken back below."))
        return go(at(ask.case, f"person/{short(one.id)}"))
    except WrongField as error:
        wrong["reason"] = sentence(error)
    return person(ask, wrong, form, "holds")


def judge(ask: Ask) -> Answer:
    """The same as somebody else, or somebody different; with the reason."""
    one, form, wrong = asked(ask), ask.form, Sentences()
    who = named(ask.vault, ask.case.id, form.get("other"))
    if len(who.known) != 1 or who.unknown or who.several:
        wrong["other"] = _("Choose one person from the list.")
    if not form.get("because"):
        wrong["because"] = _("Say why: it can then be judged again later.")
    if form.get("verdict") not in ("same", "different"):
        wrong["other"] = wrong["other"] or _("Press Same or Different.")
    if not wrong:
        try:
            app.judge(ask.vault, one.id, who.known[0].id, form.get("verdict"), form.get("because"))
            ask.desk.say(_("Kept. It can be taken back below."))
            return go(at(ask.case, f"person/{short(one.id)}"))
        except GuvohError as error:
            wrong[getattr(error, "field", "") or "other"] = f"{error.message} {error.hint}"
    return person(ask, wrong, form, "judge")


def nobody(ask: Ask) -> Answer:
    """It is no person: a place, a group, a word that was taken for a name."""
    one = asked(ask)
    if ask.form.get("sure") != "yes":  # the browser asks for the tick; a paper would print the name
        return go(at(ask.case, f"person/{short(one.id)}"))
    say_nobody(ask.vault, one.id)
    ask.desk.say(_("No person any more: {name}. It can be taken back on its page.").format(name=one.names[0]))
    return go(at(ask.case, "persons"))


def somebody(ask: Ask) -> Answer:
    """It is a person after all."""
    one = asked(ask)
    say_somebody(ask.vault, one.id)
    return go(at(ask.case, f"person/{short(one.id)}"))


def undo(ask: Ask) -> Answer:
    """Takes back one step that this page shows: a status, a decision on what may be said, a judgement."""
    one = asked(ask)
    atoms = queries.atoms_of(ask.vault, one.id)
    allowed = {told.entry for told in queries.statuses(ask.vault, one.id)}
    allowed |= {step.entry for step in set_past(ask.vault, atoms, (*ALLOWED, CONFIRMED, *CONFIRMED_TOGETHER))}
    allowed |= {_filled(ask, one, queries.settings_of_person(ask.vault, one.id))}
    allowed |= {one.entry for one in linked(ask.vault, "holds") if one.a in atoms}
    allowed |= {judgement.entry for judgement in judgements_on(ask.vault, "mention", atoms)}
    consent.undo_entry(ask, allowed)
    return go(at(ask.case, f"person/{short(queries.person(ask.vault, one.id).id)}"))


def data(ask: Ask) -> Answer:
    """All that the page knows, for a program."""
    shown = portrait(ask, asked(ask))
    facts = {**asdict(shown.person), "fields": shown.given}
    said = [{"claim": short(row.id), "role": role, "state": row.state, **row.claim.as_dict()}
            for row, role in queries.claims_of_person(ask.vault, shown.person.id)]  # fmt: skip
    calls = [{"source": short(c.source), "day": c.day, "who": c.who, "kind": c.kind} for c in shown.calls]
    return as_json(ask, f"person {short(shown.person.id)}", said, person=facts, told=[asdict(t) for t in shown.told],
                   calls=calls)  # fmt: skip


def table(ask: Ask) -> Answer:
    """What was told of the person's liberty, as a table."""
    one = asked(ask)
    heads = ("status", "status_code", "known", "since", "said_by", "place", "holder", "note", "source", "kept_by",
             "kept_at")  # fmt: skip
    rows = [(status_label(t.status), t.status, t.known, t.since, t.said_by, t.place, t.holder, t.note,
             short(t.source) if t.source else "", t.by, t.at) for t in queries.statuses(ask.vault, one.id)]  # fmt: skip
    return as_csv(ask, f"person {short(one.id)}", heads, rows)


HERE = "/case/{case}/person/{person}"
PAGES = (
    Page(HERE, person),
    Page(HERE + "/facts", change, ("POST",)),
    Page(HERE + "/allowed", allow, ("POST",)),
    Page(HERE + "/told", tell, ("POST",)),
    Page(HERE + "/judge", judge, ("POST",)),
    Page(HERE + "/holds", hold, ("POST",)),
    Page(HERE + "/nobody", nobody, ("POST",)),
    Page(HERE + "/somebody", somebody, ("POST",)),
    Page(HERE + "/undo", undo, ("POST",)),
    Page(HERE + "/person.json", data),
    Page(HERE + "/told.csv", table),
)
