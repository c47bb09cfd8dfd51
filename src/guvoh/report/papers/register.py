"""The register of persons held, and of those who were: one row each, with who said so on which day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from guvoh.model.case_file import CaseFile, PersonFile
from guvoh.model.claim import Claim
from guvoh.model.document import ADULT, DETAIL, Document, Missing, Paragraph, Section, Table, Text, own, said
from guvoh.model.held import HELD, NOTHING_KNOWN, TAKEN, StatusTold
from guvoh.model.vocabulary import label
from guvoh.report.papers import pieces, rows
from guvoh.report.papers.whole import framed
from guvoh.text.i18n import _, language

_OUT = frozenset({"free", "abroad", "dead"})  # whereabouts that somebody entered, where no status was told


def document(file: CaseFile, profile: str) -> Document:
    """Persons without a name of their own stand in it too; groups that nobody named do not, and are said to be left."""
    claims = {claim.id: claim.claim for claim in file.claims}
    everybody = [(one, _last(one), _taken(one, claims)) for one in rows.people(file)]
    held = [one for one, last, taken in everybody
            if (last.status in HELD if last else taken and one.person.whereabouts not in _OUT)]  # fmt: skip
    formerly = [one for one, last, taken in everybody if one not in held
                and (any(told.status in HELD for told in one.told) if last else taken)]  # fmt: skip
    shown = {one.person.id for one in rows.open_to(file, profile)}
    numbers = {source.id: source.number for source in file.sources}
    missing = [] if held or formerly else [Missing(
        "register", _("Nobody of this case is known to be held, or to have been."),
        _("Tell the status of a person: on the page People held, or accept a claim that names somebody."), "/held",
    )]  # fmt: skip
    sections = [_figures(held, formerly)]
    for title, some in ((_("People held"), held), (_("Formerly held"), formerly)):
        table = _table([one for one in some if one.person.id in shown], numbers)
        if some:
            left = len(some) - len(table.rows)
            note = [Paragraph(own(_("Counted and not listed, for they did not agree to be named: {n}.")
                                  .format(n=left)), "note")] if left else []  # fmt: skip
            sections.append(Section(title, (*((table,) if table.rows else ()), *note)))
    return framed("register", _("Register of persons held"), file, profile, sections, missing=missing)


def _last(person: PersonFile) -> StatusTold | None:
    told = [one for one in person.told if one.status != NOTHING_KNOWN]
    return told[-1] if told else None


def _taken(person: PersonFile, claims: Mapping[str, Claim]) -> bool:
    """Whether a claim tells that the person was taken; what was told of him since goes before it."""
    told = (claims[id] for id in person.claims.get("victim", ()) if id in claims)
    return any(claim.act in TAKEN and claim.happened for claim in told)


def _figures(held: Sequence[PersonFile], formerly: Sequence[PersonFile]) -> Section:
    groups = ((_("People held"), held), (_("Formerly held"), formerly))
    table = Table(
        "", ("", _("Persons"), _("Female"), _("Male"), _("Child")),
        tuple((own(title), pieces.figure(len(some)), *(pieces.figure(n) for n in (
            sum(one.said("gender") == "female" for one in some), sum(one.said("gender") == "male" for one in some),
            sum(one.person.age == "child" for one in some)))) for title, some in groups),
        unit="person", query="persons whose last status told is one of custody, or who are reported taken and of whom"
        " nothing was told since (statuses.csv, acts.csv)", wide=(2, 1, 1, 1, 1),
        note=_("Persons known by name or kept as a place for somebody unnamed; groups that nobody names are not here."),
    )  # fmt: skip
    return Section(_("In short"), (table,))


def _table(some: Sequence[PersonFile], numbers: Mapping[str, int]) -> Table:
    heads = (_("Name"), _("Gender"), _("Age"), _("Since"), _("Status"), _("Known on"), _("Place"),
             pieces.field_label("proceeding", "charges"), _("Health"))  # fmt: skip
    body = tuple(_row(one, numbers) for one in some)
    return Table("", heads, body, unit="person", query="rows of persons.csv with their last row of statuses.csv",
                 wide=(3, 0, 0, 2, 3, 2, 3, 3, 3))  # fmt: skip


def _row(one: PersonFile, numbers: Mapping[str, int]) -> tuple[Text, ...]:
    id, last = one.person.id, _last(one)
    trial = [record for record in one.records if record.kind == "proceeding"]
    if last is None:
        words = _("Dead") if one.person.whereabouts == "dead" else _("Reported taken; nothing told of it yet")
        status = said(words, ADULT, whose=id, field="status",
                      rests_on=one.claims.get("victim", ()))  # fmt: skip
    else:
        number = numbers.get(last.source, 0)
        status = said(label("liberty", last.status, language()), ADULT, whose=id, field="status",
                      rests_on=(last.entry,), sources=(number,) if number else ())  # fmt: skip
    charges = pieces.joined([pieces.recorded(r, "charges", id) or pieces.recorded(r, "law", id) for r in trial])
    return (
        pieces.name(one), pieces.sex(one), pieces.age(one), pieces.day(_since(one), whose=id, field="since"), status,
        pieces.day(last.known if last else "", ADULT, whose=id, field="known"),
        pieces.place(_place(one), whose=id), charges, said(one.said("health"), DETAIL, whose=id, field="health"),
    )  # fmt: skip


def _since(one: PersonFile) -> str:
    """The first word of the stretch of custody that lasts, or that was the last."""
    since = ""
    for told in one.told:
        if told.status == NOTHING_KNOWN:
            continue
        if told.status not in HELD:
            since = since if told is _last(one) else ""
        elif not since:
            since = told.since or told.known
    return since


def _place(one: PersonFile) -> str:
    """Where the person was last told to be; else the last place of detention that was recorded."""
    last = _last(one)
    told = [told.place for told in one.told if told.place and told.status in HELD]
    kept = [record for record in one.records if record.kind == "custody" and not record.text("to")]
    if told and last and last.status in HELD:
        return told[-1]
    return kept[-1].text("place") if kept else (told[-1] if told else "")
