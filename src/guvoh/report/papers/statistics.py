"""Statistics: what was found, counted by kind of act, month, place, sex, age and force. Each table names its unit.

The headline has only what is corroborated or confirmed; reported and contested stand beside it, apart; what is not
substantiated, refuted or withdrawn is listed and not counted (domain model 8). Ranges add least to least and most to
most. Every number can be counted again from the tables of `guvoh export csv`, as `query` says.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from guvoh.model import Incident
from guvoh.model.case_file import CaseFile
from guvoh.model.dates import interval, show
from guvoh.model.derive.range import total
from guvoh.model.document import DETAIL, OPEN, Block, Document, Missing, Section, Table, Text, line, own, said
from guvoh.model.vocabulary import label, ladder_label
from guvoh.report import wording
from guvoh.report.papers import pieces, rows
from guvoh.report.papers.rows import GROUPS, Act
from guvoh.report.papers.whole import framed
from guvoh.text.i18n import _, language

UNKNOWN = "?"  # the key of a row for what nobody said


def document(file: CaseFile, profile: str) -> Document:
    """Nothing but what the incidents of the case say; nothing is estimated."""
    acts = list(rows.acts(file))
    counted = rows.counted(file)
    missing = [] if counted else [Missing(
        "statistics", _("There is nothing to count yet: no accepted claim says that something was done to somebody."),
        _("Read the suggestions first: `guvoh review`."), "/review",
    )]  # fmt: skip
    spelt = {_place(one): one.places[0] for one in counted if one.places}
    month = "incidents.csv: month of begun_0113; where ended_0114 is in another: not known"
    place = "incidents.csv: local_area_0112, where it is one place"
    sections = [
        Section(_("In short"), (_headline(acts, counted), line(own(_only_found()), style="warning"))),
        Section(_("By act"), _by_act(acts, counted)),
        Section(_("By month"), (_of_incidents(counted, _month, _named_month, month, _("When")),)),
        Section(
            _("By place"), (_of_incidents(counted, _place, lambda key: pieces.place(spelt[key]), place, _("Place")),)
        ),
        Section(_("People known by name"), _by_person(file, acts)),
        Section(_("Who is said to have done it"), (_by_force(file, counted),)),
        *_listed(file),
    ]
    return framed("statistics", _("Statistics"), file, profile, sections, missing=missing)


def _only_found() -> str:
    return _("This is a count of what was found, not of what happened: much is never reported, and what is reported is"
             " not a fair sample. No rate, trend or share follows from it.")  # fmt: skip


def _heads(first: str) -> tuple[str, ...]:
    return (first, *(" + ".join(ladder_label(code, language()) for code in codes) for codes in GROUPS))


def _headline(acts: Sequence[Act], counted: Sequence[Incident]) -> Table:
    by_group: list[list[Incident]] = [[one for one in counted if one.ladder in codes] for codes in GROUPS]
    people = _best(acts)
    ranges = [total(one.range for one in some if one.range and one.range.unit == "person") for some in by_group]
    body = (
        (own(label("count_units", "incident", language())), *(pieces.figure(len(some)) for some in by_group)),
        (own(label("count_units", "act", language())),
         *(pieces.figure(sum(act.ladder in codes for act in acts)) for codes in GROUPS)),
        (own(_("People known by name")),
         *(pieces.figure(sum(group == n for group in people.values())) for n in range(len(GROUPS)))),
        (own(_("People, as the sources count them")),
         *(pieces.between(low, high) for low, high in ranges)),
    )  # fmt: skip
    return Table(
        "", _heads(""), body, unit="", wide=(3, 2, 2, 2),
        query="by how_firm_X213 of acts.csv: distinct event_2103; rows; distinct victim_2102 that are persons, at the"
        " firmest; sums of at_least_X504 and of at_most_X505 of figures.csv where what_X501 = range, unit person",
        note=_("Different units are never added or compared. A person in several acts is one person. Ranges add the"
               " least to the least and the most to the most; no middle is formed."),
    )  # fmt: skip


def _best(acts: Iterable[Act]) -> dict[str, int]:
    """Each named victim with the firmest group in which an act stands."""
    found: dict[str, int] = {}
    for act in acts:
        group = rows.group_of(act.ladder)
        if act.victim and group is not None:
            found[act.victim] = min(group, found.get(act.victim, group))
    return found


def _by_act(acts: Sequence[Act], counted: Sequence[Incident]) -> tuple[Block, ...]:
    standing = {one.id for one in counted}
    of = defaultdict(set)
    per: Counts = defaultdict(lambda: [0] * len(GROUPS))
    for act in acts:
        if act.incident in standing:
            of[act.kind, rows.group_of(act.ladder)].add(act.incident)
            per[act.kind][rows.group_of(act.ladder) or 0] += 1
    incidents = {kind: [len(of[kind, n]) for n in range(len(GROUPS))] for kind in per}

    def named(kind: str) -> Text:
        return own(wording.act(kind, language()))

    return (
        _table(_("Incidents by act"), _("Act"), incidents, named, "incident",
               "acts.csv: distinct event_2103 by class_of_act_X211 (arrest and detention as one) and how_firm_X213"),
        _table(_("Acts against one victim each"), _("Act"), per, named, "act",
               "acts.csv: rows by class_of_act_X211 (arrest and detention as one) and how_firm_X213"),
    )  # fmt: skip


Counts = dict[str, list[int]]


def _of_incidents(
    counted: Sequence[Incident], key: Callable[[Incident], str], named: Callable[[str], Text], query: str, first: str
) -> Table:
    found: Counts = defaultdict(lambda: [0] * len(GROUPS))
    for one in counted:
        found[key(one)][rows.group_of(one.ladder) or 0] += 1
    return _table("", first, found, named, "incident", query)


def _table(
    title: str, first: str, counts: Mapping[str, Sequence[int]], named: Callable[[str], Text], unit: str, query: str
) -> Table:
    keys = sorted(counts, key=lambda key: (key == UNKNOWN, key))
    body = tuple(
        (own(_("not known")) if key == UNKNOWN else named(key), *(pieces.figure(n) for n in counts[key]))
        for key in keys
    )
    return Table(title, _heads(first), body, unit=unit, query=query, wide=(3, 2, 2, 2))


def _month(one: Incident) -> str:
    first, last = (one.start or "")[:7], (one.end or one.start or "")[:7]
    return first if first and first == last else UNKNOWN


def _named_month(key: str) -> Text:
    return own(show(*interval(key), language()))


def _place(one: Incident) -> str:
    """The one place that the sources name, written alike; several or none are not known to be one."""
    found = {" ".join(place.casefold().split()): place for place in one.places}
    return next(iter(found)) if len(found) == 1 else UNKNOWN


def _by_person(file: CaseFile, acts: Sequence[Act]) -> tuple[Block, ...]:
    best = _best(acts)
    people = {one.person.id: one for one in file.people}
    sexes: Counts = defaultdict(lambda: [0] * len(GROUPS))
    ages: Counts = defaultdict(lambda: [0] * len(GROUPS))
    for id, group in best.items():
        sex, age = people[id].said("gender"), people[id].person.age
        sexes[sex if sex in ("female", "male") else UNKNOWN][group] += 1
        ages[age if age in ("adult", "child") else UNKNOWN][group] += 1
    labels = {"adult": _("Adult"), "child": _("Child")}
    return (
        _table(_("By sex"), _("Gender"), sexes, lambda code: own(label("gender", code, language())), "person",
               "persons.csv: sex_0915 of those who are victim_2102 in acts.csv, each once, at the firmest"),
        _table(_("By age"), _("Age"), ages, lambda code: own(labels[code]), "person",
               "persons.csv: adult_or_child_X096 of those who are victim_2102 in acts.csv, each once, at the firmest"),
    )  # fmt: skip


def _by_force(file: CaseFile, counted: Sequence[Incident]) -> Table:
    claims = {claim.id: claim.claim for claim in file.claims}
    open_names = {name.casefold() for name in file.whole.allowed_names}
    found: Counts = defaultdict(lambda: [0] * len(GROUPS))
    written: dict[str, str] = {}
    for one in counted:
        told = [claims[id] for id in one.claims if id in claims]
        actors = [a.text for c in told if c.happened and c.act not in rows.NO_ACTS for a in c.actors]
        keys = {" ".join(text.casefold().split()): text for text in actors}
        for key, text in (keys or {UNKNOWN: ""}).items():
            written.setdefault(key, text)
            found[key][rows.group_of(one.ladder) or 0] += 1

    def named(key: str) -> Text:
        level = OPEN if key in open_names else DETAIL
        return said(written[key], level, field="actor", coarse=_("Somebody who is not named here"))

    query = "claims.csv: distinct event_X102 by each of by_whom_as_said_X107 where asserted; none: not known"
    return _table("", _("As the sources write it"), found, named, "incident", query)


def _listed(file: CaseFile) -> list[Section]:
    """What is not counted, so that nobody misses it."""
    left = [one for one in file.whole.entries if rows.group_of(one.ladder) is None]
    if not left:
        return []
    body = tuple((pieces.stretch(one.start, one.end), pieces.incident(one, pieces.numbers([one])),
                  own(one.ladder_label)) for one in left)  # fmt: skip
    table = Table("", (_("When"), _("Incident"), _("How firm")), body, wide=(2, 5, 2))
    return [Section(_("Listed and not counted"), (table,))]
