"""The figures of a case: incidents over time, by month, by act, by place, on the map; each with its table and its way
back to the incidents that it counts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from guvoh import app
from guvoh.book.figures import Counted, Figures, days_of, figures
from guvoh.book.map import PlaceOnMap, PlacesOnMap, own_places, places_on_map
from guvoh.errors import NotFound, WrongField
from guvoh.model import Amount, dates
from guvoh.model.ids import short
from guvoh.model.person_fields import one_day
from guvoh.model.places import PRECISIONS, country_name
from guvoh.model.vocabulary import act_label
from guvoh.report.draw.counts import Count, between, counts
from guvoh.report.draw.earth import Country, Dot, earth
from guvoh.report.draw.intervals import Stretch, intervals
from guvoh.report.draw.svg import Drawing
from guvoh.report.figures import precision
from guvoh.report.wording import with_unit
from guvoh.text import i18n
from guvoh.text.i18n import _, ngettext
from guvoh.web import wording
from guvoh.web.address import address
from guvoh.web.answers import kept_facts, remembered
from guvoh.web.ask import Answer, Ask, Page, go
from guvoh.web.drawing import Shown, as_file
from guvoh.web.show import at, number, page

NAMES = ("act", "first", "last", "place")
SHOWN = 200  # rows of a table on the page; the file has all


def figures_page(ask: Ask, status: int = 200, **refused: Any) -> Answer:
    typed = {name: ask.query.get(name) for name in NAMES}
    wrong = None
    try:
        sieve = _sieve(typed)
    except WrongField as error:
        wrong, sieve, status = error, dict.fromkeys(NAMES, ""), 422
    found = _figures(ask, sieve)
    places = places_on_map((f.places for f in found.counted), own_places(ask.vault, ask.case.id))
    here = at(ask.case, "figures")
    return page(
        ask, "figures.html", _("Figures"), "incidents", status, found=found, typed=typed,
        shown=[draw() for draw in _drawings(ask, found, places, sieve, SHOWN).values()],
        wrong=wrong, acts=wording.acts(), sieved=any(sieve.values()), located=places, here=here, most=SHOWN,
        listed=address(at(ask.case, "incidents"), **sieve), again=address(here, **sieve), precisions=precisions(),
        file=lambda name, kind: address(f"{here}/{name}.{kind}", **sieve), sums=_sums(found),
        country=lambda code: country_name(code, i18n.language()),
        **{"given": {}, "set_wrong": None, **refused},
    )  # fmt: skip


def _figures(ask: Ask, sieve: dict[str, str]) -> Figures:
    case = ask.case.id
    name, known = f"figures {case} {sorted(sieve.items())}", kept_facts(ask)
    return remembered(ask, name, lambda: figures(ask.vault, case, **sieve, known=known))


def precisions() -> list[tuple[str, str]]:
    return [(code, precision(code)) for code in PRECISIONS]


def _sieve(typed: dict[str, str]) -> dict[str, str]:
    """Raises `WrongField` for a day that is none."""
    days = {name: one_day(name, typed[name]) if typed[name] else "" for name in ("first", "last")}
    return {**typed, **days}


def _drawings(
    ask: Ask, found: Figures, places: PlacesOnMap, sieve: dict[str, str], most: int | None = None
) -> dict[str, Callable[[], Shown]]:
    """By name, in the order of the page; each is drawn when it is asked for. `most`: rows of the first table."""
    incidents = _("The unit is the incident.")
    people = _("The unit is the incident; beside it people, where the sources count them.")
    several = _("The unit is the incident. One that names several places may lie in each.")
    months, by = f"{found.unit}s", _("By month") if found.unit == "month" else _("By year")
    return {
        "time": lambda: Shown("time", _("Incidents over time"), incidents, _intervals(ask, found, most)),
        months: lambda: Shown(months, by, incidents, _months(ask, found, sieve)),
        "acts": lambda: Shown("acts", _("By act"), people, _acts(ask, found, sieve)),
        "places": lambda: Shown("places", _("By place"), several, _places(ask, found, sieve)),
        "map": lambda: Shown("map", _("On the map"), incidents, _map(ask, places, sieve)),
    }


def _link(ask: Ask, sieve: dict[str, str], **more: str) -> str:
    return address(at(ask.case, "incidents"), **{**sieve, **more})


def _intervals(ask: Ask, found: Figures, most: int | None) -> Drawing:
    language = i18n.language()
    case = ask.case
    acts = {act: act_label(act, language) for act in {f.act for f in found.counted}}
    return intervals([
        Stretch(acts[f.act] + (f", {f.places[0]}" if f.places else ""), f.start, f.end, f.ladder in ("V2", "V3"),
                at(case, f"incident/{short(f.id)}"), "; ".join(f.places))
        for f in found.counted[:most]
    ], language, len(found.counted))  # fmt: skip


def _months(ask: Ask, found: Figures, sieve: dict[str, str]) -> Drawing:
    language = i18n.language()
    rows = []
    for row in found.by_month:
        first, last = days_of(row.key)
        first, last = max(first, sieve["first"]), min(last, sieve["last"] or last)
        rows.append(Count(dates.show(*days_of(row.key), language), row.low, row.high, (),
                          _link(ask, sieve, first=first, last=last) if row.high else ""))  # fmt: skip
    heads = (_("When"), _("Incidents"))
    return counts(rows, _("Incidents by month") if found.unit == "month" else _("Incidents by year"), heads, language)


def _acts(ask: Ask, found: Figures, sieve: dict[str, str]) -> Drawing:
    language = i18n.language()
    rows = [Count(act_label(r.key, language), r.low, r.high, (_people(r),), _link(ask, sieve, act=r.key))
            for r in found.by_act]  # fmt: skip
    return counts(rows, _("Incidents by act"), (_("Act"), _("Incidents"), _("People")), language)


def _people(row: Counted) -> str:
    """The sum of the leasts and of the mosts; what has no figure is said."""
    without = ngettext("{n} incident gives no figure", "{n} incidents give no figure",
                       row.without).format(n=number(row.without)) if row.without else ""  # fmt: skip
    said = [_bounds(row.people_low, row.people_high)] if (row.people_low, row.people_high) != (0, 0) else []
    said += [with_unit(_bounds(low, high), unit) for unit, low, high in row.others]
    return "; ".join([*said, *([without] if without else [])])


def _bounds(low: int, high: int | None) -> str:
    return wording.amount(Amount(low, high, "", 0, 0))


def _places(ask: Ask, found: Figures, sieve: dict[str, str]) -> Drawing:
    rows = [Count(r.key, r.low, r.high, (), _link(ask, sieve, place=r.key)) for r in found.by_place]
    return counts(rows, _("Incidents by place"), (_("Place, as the sources write it"), _("Incidents")), i18n.language())


def _map(ask: Ask, places: PlacesOnMap, sieve: dict[str, str]) -> Drawing:
    language = i18n.language()

    def cells(place: PlaceOnMap) -> tuple[str, ...]:
        assert place.located is not None
        return (between(place.low, place.high, language), precision(place.located.precision), place.located.source)

    dots = [
        Dot(p.names[0], p.located.lat, p.located.lon, p.located.precision, cells(p),
            _link(ask, sieve, place=p.names[0]))
        for p in places.points if p.located and p.located.lat is not None and p.located.lon is not None
    ]  # fmt: skip
    lands = [Country(p.names[0], p.located.country, cells(p), _link(ask, sieve, place=p.names[0]))
             for p in places.countries if p.located]  # fmt: skip
    heads = (_("No."), _("Place, as the sources write it"), _("Incidents"), _("How precise"), _("From"))
    return earth(dots, lands, heads, language)


def _sums(found: Figures) -> list[str]:
    """What the figures rest on, and what they leave out."""
    n = len(found.counted)
    said = [ngettext("{n} incident is counted.", "{n} incidents are counted.", n).format(n=number(n))]
    if found.contested:
        said.append(ngettext("{n} of them is contested.", "{n} of them are contested.",
                             found.contested).format(n=number(found.contested)))  # fmt: skip
    if found.not_counted:
        said.append(ngettext(
            "{n} more is listed but not counted: no source says that it happened, or it was not borne out.",
            "{n} more are listed but not counted: no source says that they happened, or they were not borne out.",
            found.not_counted).format(n=number(found.not_counted)))  # fmt: skip
    if found.undated:
        said.append(ngettext("{n} has no date.", "{n} have no date.", found.undated).format(n=number(found.undated)))
    if found.unplaced:
        said.append(ngettext("{n} has no place.", "{n} have no place.",
                             found.unplaced).format(n=number(found.unplaced)))  # fmt: skip
    said.append(_("What is listed is what was found. It allows no statement about how much there was."))
    return said


def one_file(ask: Ask) -> Answer:
    """One drawing, or its table, as a file."""
    name, _dot, kind = ask.arg("file").rpartition(".")
    sieve = _sieve({field: ask.query.get(field) for field in NAMES})
    found = _figures(ask, sieve)
    places = places_on_map((f.places for f in found.counted), own_places(ask.vault, ask.case.id))
    drawings = _drawings(ask, found, places, sieve)
    if name in drawings and kind in ("svg", "csv"):
        return as_file(ask, drawings[name](), kind)
    raise NotFound(_("There is no such page."), _("Go back, or begin at the start page."))


def place(ask: Ask) -> Answer:
    """Coordinates that a person gives a place."""
    given = {name: ask.form.get(name) for name in ("name", "lat", "lon", "precision", "source")}
    try:
        app.set_place(ask.vault, ask.case.id, **given)
    except WrongField as error:
        return figures_page(ask, 422, given=given, set_wrong=error)
    return go(at(ask.case, "figures") + "#map")


def no_place(ask: Ask) -> Answer:
    app.unset_place(ask.vault, ask.case.id, ask.form.get("name"))
    return go(at(ask.case, "figures") + "#map")


PAGES = (
    Page("/case/{case}/figures", figures_page),
    Page("/case/{case}/figures/place", place, ("POST",)),
    Page("/case/{case}/figures/no-place", no_place, ("POST",)),
    Page("/case/{case}/figures/{file}", one_file),
)
