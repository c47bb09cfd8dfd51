"""The figures of a chronology: incidents counted over time, one by one on a line of time, on the map, by act and by
place. Each is a drawing, the same in words for those who cannot see it, and a table.

In: the guarded paper, so that nothing here can show more of a person or place than the text does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from guvoh.model.dates import show
from guvoh.model.paper import Chronology, Entry, PlaceLine, Words
from guvoh.model.places import place_key
from guvoh.report import wording
from guvoh.report.draw import Count, Country, Dot, Drawing, Stretch, bars, between, counts, digits, earth, intervals
from guvoh.report.draw import incidents_over_time as over_time
from guvoh.report.draw.timeline import counts as is_counted
from guvoh.text.i18n import _, comma, known, ngettext

Figure = dict[str, Any]
Says = Callable[[Words], list[dict[str, str]]]

SHEET = 18  # incidents on one drawing: with its words it fits a page
MOST = 3 * SHEET  # a longer line of time shows nothing that the counts and the chronology itself do not
ROWS = 30  # of a drawing that are read aloud; its table has all
PLACES = 60


def before(paper: Chronology, entries: Sequence[Entry], said: Says) -> list[Figure]:
    """What stands before the entries, which are in the order of time. `said` marks a source's words as such."""
    return [*_counted_over_time(paper, entries), *_one_by_one(paper, entries, said), *_map(paper, entries, said)]


def after(paper: Chronology, entries: Sequence[Entry], said: Says) -> list[Figure]:
    """What stands behind them: counts by act and by place, where there are several and not all of them one."""
    return [*_by_act(paper, entries), *_by_place(paper, said)]


def _figure(
    title: str, notes: Sequence[str], drawn: Sequence[Drawing], heads: Sequence[str], rows: Sequence[Sequence[Any]],
    wide: Sequence[int] = (1,),
) -> Figure:  # fmt: skip
    """A cell of `rows` is words of ours, or pieces of text; `wide`: the shares in the room that is left
    of columns that are to be broad, 0 for one as narrow as its words."""
    pictures = [{"svg": d.svg, "height": d.height, "alt": _aloud(d)} for d in drawn if d.svg]
    cells = [[[{"t": cell, "k": ""}] if isinstance(cell, str) else cell for cell in row] for row in rows]
    said = {"title": title, "notes": list(notes), "heads": list(heads)}
    return said | {"pictures": pictures, "rows": cells, "wide": [*wide, *[0] * (len(heads) - len(wide))]}


def _aloud(drawn: Drawing) -> str:
    rows = "; ".join(" ".join(cell for cell in row[:3] if cell) for row in drawn.rows[:ROWS])
    return f"{drawn.label}: {rows}"


def _counted_over_time(paper: Chronology, entries: Sequence[Entry]) -> Iterator[Figure]:
    language = known(paper.language)
    found = over_time(entries, language)
    if not found.rows:
        return
    notes = [_("Solid: the least that the sources allow. Dashed: the most. No middle value. Incidents are counted, "
               "not people.")]  # fmt: skip
    if found.undated:
        notes.append(ngettext("{n} incident has no date and is not drawn.",
                              "{n} incidents have no date and are not drawn.",
                              found.undated).format(n=found.undated))  # fmt: skip
    if found.not_counted:
        notes.append(ngettext("{n} incident is listed but not counted: no source says that it happened, or it was "
                              "not borne out.",
                              "{n} incidents are listed but not counted: no source says that they happened, or "
                              "they were not borne out.",
                              found.not_counted).format(n=found.not_counted))  # fmt: skip
    notes.append(_("What is listed is what was found. It allows no statement about how much there was."))
    alt = "; ".join(f"{row.label}: {row.words}" for row in found.rows)
    picture = {"svg": bars(found.rows, alt), "height": 0, "alt": alt}
    rows = [(row.label, digits(row.low, language), digits(row.high, language)) for row in found.rows]
    heads = (_("When"), _("At least"), _("At most"))
    yield _figure(_("Incidents over time"), notes, (), heads, rows) | {"pictures": [picture]}


def _one_by_one(paper: Chronology, entries: Sequence[Entry], said: Says) -> Iterator[Figure]:
    language = known(paper.language)
    listed = [(entry, _stretch(entry, language)) for entry in entries if is_counted(entry)]
    dated = [stretch for _entry, stretch in listed if stretch.start or stretch.end]
    if not 1 < len(dated) <= MOST:
        return
    # Several sheets with one line of time; the last is not left with a single incident.
    sheets = -(-len(dated) // SHEET)
    size = -(-len(dated) // sheets)
    drawn = [intervals(dated[n : n + size], language, over=dated) for n in range(0, len(dated), size)]
    notes = [*drawn[0].notes[:1]]
    if undated := len(listed) - len(dated):
        notes.append(ngettext("{n} incident has no date and is not drawn.",
                              "{n} incidents have no date and are not drawn.", undated)
                     .format(n=digits(undated, language)))  # fmt: skip
    rows = [(said(entry.title) or stretch.name, show(entry.start, entry.end, language), _together(entry.places, said),
             _numbers([entry], language)) for entry, stretch in listed if stretch.start or stretch.end]  # fmt: skip
    yield _figure(_("Incidents on a line of time"), notes, drawn, (*drawn[0].heads, _("Sources")), rows, (7, 5, 4, 3))


def _numbers(entries: Sequence[Entry], language: str) -> str:
    """The sources on which they rest, by their numbers in the paper."""
    numbers = sorted({claim.source for entry in entries for claim in entry.claims})
    return comma().join(digits(n, language) for n in numbers)


def _stretch(entry: Entry, language: str) -> Stretch:
    where = "; ".join(place.text for place in entry.places)
    name = entry.title.text or wording.act(entry.act, language)
    return Stretch(name, entry.start, entry.end, entry.ladder in ("V2", "V3"), "", where)


def _together(places: Sequence[Words], said: Says) -> list[dict[str, str]]:
    pieces: list[dict[str, str]] = []
    for place in places:
        pieces += [*([{"t": "; ", "k": ""}] if pieces else []), *said(place)]
    return pieces


def _map(paper: Chronology, entries: Sequence[Entry], said: Says) -> Iterator[Figure]:
    language = known(paper.language)
    shown = paper.places[:PLACES]
    dots = [p for p in shown if p.lat is not None and p.lon is not None]
    lands = [p for p in shown if p.lat is None and p.country]
    if not dots and not lands:
        return

    def cells(place: PlaceLine) -> tuple[str, str, str]:
        return between(place.low, place.high, language), precision(place.precision), place.origin.text

    heads = (_("No."), _("Place, as the sources write it"), _("Incidents"), _("How precise"), _("From"), _("Sources"))
    drawn = earth(
        [Dot(p.name.text, p.lat, p.lon, p.precision, cells(p))
         for p in dots if p.lat is not None and p.lon is not None],
        [Country(p.name.text, p.country, cells(p)) for p in lands], heads, language,
    )  # fmt: skip
    notes = list(drawn.notes)
    if elsewhere := len(shown) - len(dots) - len(lands):
        notes.append(ngettext("{n} place is not on the map: nobody said where it lies, or it may not be told.",
                              "{n} places are not on the map: nobody said where they lie, or it may not be told.",
                              elsewhere).format(n=digits(elsewhere, language)))  # fmt: skip
    if not paper.internal and any(p.lat is not None for p in paper.places):
        notes.append(_("No point is finer than a town or district."))
    rows = [(digits(n, language), said(p.name), *cells(p)[:2], said(p.origin), _numbers(_in(entries, p), language))
            for n, p in enumerate((*dots, *lands), 1)]  # fmt: skip
    yield _figure(_("On the map"), notes, [drawn], heads, rows, (0, 1))


def _in(entries: Sequence[Entry], place: PlaceLine) -> list[Entry]:
    """The counted incidents that name the place, in whatever spelling."""
    known_as = place_key(place.name.text)
    return [e for e in entries if is_counted(e) and known_as in {place_key(p.text) for p in e.places}]


def precision(code: str) -> str:
    """How precise a place is, in words."""
    return {
        "exact": _("exact spot"), "town": _("town or village"), "district": _("district"), "region": _("region"),
    }.get(code, _("the country only"))  # fmt: skip


def _by_act(paper: Chronology, entries: Sequence[Entry]) -> Iterator[Figure]:
    language = known(paper.language)
    found = Counter(entry.act for entry in entries if is_counted(entry))
    rows = [Count(wording.act(act, language), n, n) for act, n in sorted(found.items(), key=lambda f: (-f[1], f[0]))]
    if len(rows) > 1 and rows[0].high > 1:
        drawn = counts(rows, _("Incidents by act"), (_("Act"), _("Incidents")), language)
        yield _figure(_("By act"), [_("The unit is the incident.")], [drawn], drawn.heads, drawn.rows)


def _by_place(paper: Chronology, said: Says) -> Iterator[Figure]:
    language = known(paper.language)
    if len(paper.places) < 2 or paper.places[0].high < 2:
        return  # nothing to compare
    heads = (_("Place, as the sources write it"), _("Incidents"))
    named = [Count(p.name.text, p.low, p.high) for p in paper.places]
    drawn = counts(named[:SHEET], _("Incidents by place"), heads, language)
    notes = [_("The unit is the incident. One that names several places may lie in each.")]
    if any(row.low < row.high for row in named):
        notes += drawn.notes[:1]
    if len(named) > SHEET:
        left = len(named) - SHEET
        notes.append(ngettext("{n} more row is in the table only.", "{n} more rows are in the table only.", left)
                     .format(n=digits(left, language)))  # fmt: skip
    rows = [(said(p.name), between(p.low, p.high, language)) for p in paper.places[:PLACES]]
    further = len(paper.places) - PLACES
    if further > 0:
        notes.append(ngettext("{n} more place with fewer incidents is left out.",
                              "{n} more places with fewer incidents are left out.", further)
                     .format(n=digits(further, language)))  # fmt: skip
    yield _figure(_("By place"), notes, [drawn], heads, rows)
