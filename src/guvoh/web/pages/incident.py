"""One incident: how firm it is, each source's figure on one scale, what is contested, what came before and after, the
words it rests on; joined with others or split, with a reason, and taken back."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from markupsafe import Markup

from guvoh import app, resolve
from guvoh.book import finer_label
from guvoh.book.incident import IncidentPage, Voice, incident_page
from guvoh.errors import GuvohError, NotFound, WrongField
from guvoh.model import Amount, Incident, vocabulary
from guvoh.model.ids import short
from guvoh.report.draw import scale
from guvoh.report.wording import with_unit
from guvoh.text import i18n
from guvoh.text.i18n import _, comma, ngettext
from guvoh.vault import queries
from guvoh.web import safety_shown, wording
from guvoh.web.address import address
from guvoh.web.ask import Answer, Ask, Page, download, go
from guvoh.web.export import as_csv, as_json
from guvoh.web.judging import reasons, undo_bar
from guvoh.web.records_shown import of_incident
from guvoh.web.show import at, number, page

COLUMNS = ("claim", "act", "polarity", "said_by", "source", "published", "words", "low", "high", "start", "end",
           "place", "root", "counts", "conceded", "accepted_by", "accepted_at")  # fmt: skip
NEAR = 12  # others that may be the same event, so many are shown


def incident(ask: Ask, status: int = 200, **typed: Any) -> Answer:
    shown = _asked(ask)
    one = shown.incident
    case = ask.case
    near = resolve.near(ask.vault, case.id, one.claims)[:NEAR]
    return page(
        ask, "incident.html", shown.label, "incidents", status, shown=shown, one=one, drawn=_drawn(shown),
        wording=wording, called=finer_label, language=i18n.language(), bounds=_bounds, sentence=_sentence(shown),
        here=at(case, f"incident/{short(one.id)}"), near=_near(ask, near), reasons=reasons, done=undo_bar(ask),
        unit=_unit(one), slot=_slot, others=of_incident(ask, one), linked=safety_shown.of_claim(ask, one.claims[0]),
        **{"wrong": "", "typed": "", "chosen": "", "field": "", **typed},
    )  # fmt: skip


def _asked(ask: Ask) -> IncidentPage:
    """Raises `NotFound` for one of another case, too."""
    _kind, id = queries.find(ask.vault, ask.arg("incident"), ("claim",))
    shown = incident_page(ask.vault, id, i18n.language())
    if shown.incident.case != ask.case.id:
        raise NotFound(_("There is no incident with this id in this case."), _("Look at the list of incidents."))
    return shown


def _near(ask: Ask, near: list[resolve.Proposal]) -> list[dict[str, Any]]:
    rows = {r.id: r for r in queries.claim_rows(ask.vault, [p.b for p in near])}
    sources = queries.source_rows(ask.vault, list({r.source for r in rows.values()}))
    return [{"row": rows[p.b], "because": p.because, "source": sources.get(rows[p.b].source)} for p in near]


def _bounds(low: int | None, high: int | None) -> str:
    return wording.amount(Amount(low, high, "", 0, 0))


def _unit(one: Incident) -> str:
    """What the figures count, as the head of their column."""
    unit = one.range.unit if one.range else "person"
    return vocabulary.label("count_units", unit, i18n.language()) if unit else _("Figures")


def _slot(code: str) -> str:
    return {"denied": _("Whether it happened"), "date": _("When"), "count": _("How many")}[code]


def _sentence(shown: IncidentPage) -> list[str]:
    """What is known of it, in two or three sentences."""
    one, said = shown.incident, []
    range_ = one.range
    figure = _bounds(range_.low, range_.high) if range_ else ""
    if figure:
        assert range_ is not None
        figure = with_unit(figure, range_.unit)
        said.append(ngettext("{n} independent source reports {figure}.", "{n} independent sources report {figure}.",
                             range_.sources).format(n=number(range_.sources), figure=figure))  # fmt: skip
    elif one.roots:
        said.append(ngettext("{n} independent source reports it; none gives a figure.",
                             "{n} independent sources report it; none gives a figure.",
                             one.roots).format(n=number(one.roots)))  # fmt: skip
    else:
        said.append(_("No source says that this has happened."))
    if shown.denied_by:
        who = comma().join(f"\u2068{w.text}\u2069" for w in shown.denied_by[:3])
        said.append(_("It is denied by {who}.").format(who=who))
    named = range_.named if range_ else 0
    if named:
        said.append(ngettext("{n} person is known by name.", "{n} people are known by name.", named)
                    .format(n=number(named)))  # fmt: skip
    return said


def _drawn(shown: IncidentPage) -> dict[str, Any]:
    """The scale and one drawing for each figure, by claim; `named` and `range` for the last rows."""
    language, range_ = i18n.language(), shown.incident.range
    values = [v for f in shown.figures if f.claim.count for v in (f.claim.count.low, f.claim.count.high) if v]
    values += [v for v in (range_.low, range_.high, range_.named) if v] if range_ else []
    one_scale = scale.scale_for(values)
    fits = (range_.fits_low, range_.fits_high) if range_ and range_.sources > 1 and not range_.contested else None
    label = _("Scale from 0 to {n}").format(n=number(one_scale.top))
    out: dict[str, Any] = {"head": Markup(scale.head(one_scale, label, language)), "fits": fits}  # noqa: S704
    for figure in shown.figures:
        out[figure.row.id] = Markup(_row(one_scale, figure, fits))  # noqa: S704  escaped where it was made
    if range_:
        words = _bounds(range_.low, range_.high)
        out["named"] = Markup(scale.named_row(one_scale, range_.named, fits, _("Known by name: {n}").format(  # noqa: S704
            n=number(range_.named))))  # fmt: skip
        out["range"] = Markup(scale.range_row(one_scale, (range_.low, range_.high), words, words))  # noqa: S704
        if fits:
            words = _bounds(*fits)
            out["fit"] = Markup(scale.range_row(one_scale, fits, words, words))  # noqa: S704
    return out


def _row(one_scale: scale.Scale, figure: Voice, fits: scale.Bounds | None) -> str:
    count = figure.claim.count
    assert count is not None
    words = wording.amount(count)
    if figure.conceded:
        label = _("{bounds}, conceded").format(bounds=words)
        return scale.apart_row(one_scale, (count.low, count.high), fits, label)
    return scale.bounds_row(one_scale, (count.low, count.high), fits, words)


def judge(ask: Ask) -> Answer:
    """Joins the incident with another: two claims, one of each, are said to tell of the same event."""
    shown, typed = _asked(ask), ask.form.get("because")
    chosen = next((v.strip() for v in ask.form.all("other") if v.strip()), "")
    kept = {"field": "other", "typed": typed, "chosen": chosen}
    try:
        other = queries.find(ask.vault, chosen, ("claim",))[1]
        if other in shown.incident.claims:
            return incident(ask, 422, wrong=_("This claim belongs to the incident already."), **kept)
        own = next((p.a for p in resolve.near(ask.vault, ask.case.id, shown.incident.claims) if p.b == other),
                   shown.incident.id)  # fmt: skip
        entry = app.judge(ask.vault, own, other, "same", typed or _("the same event"))
    except GuvohError as error:
        kept["field"] = "because-same" if isinstance(error, WrongField) else "other"
        return incident(ask, 422, wrong=f"{error.message} {error.hint}", **kept)
    return go(address(at(ask.case, f"incident/{short(own)}"), done=entry))


def split(ask: Ask) -> Answer:
    """Takes one claim out of the incident."""
    shown, typed = _asked(ask), ask.form.get("because")
    try:
        claim = queries.find(ask.vault, ask.form.get("claim"), ("claim",))[1]
        if claim not in shown.incident.claims:
            raise NotFound(_("This claim does not belong to the incident."), _("Choose one of those that are listed."))
        stays = next((c for c in shown.incident.claims if c != claim), claim)
        entries = app.split(ask.vault, "claim", claim, typed or _("another event"))
    except GuvohError as error:
        field = "because-split" if isinstance(error, WrongField) else "claim"
        return incident(ask, 422, wrong=f"{error.message} {error.hint}", field=field, typed=typed,
                        chosen=ask.form.get("claim"))  # fmt: skip
    return go(address(at(ask.case, f"incident/{short(stays)}"), done=entries))


def export_json(ask: Ask) -> Answer:
    shown = _asked(ask)
    return as_json(ask, f"incident {short(shown.incident.id)}", [_line(v) for v in shown.voices],
                   incident=asdict(shown.incident), label=shown.label)  # fmt: skip


def export_csv(ask: Ask) -> Answer:
    shown = _asked(ask)
    rows = [[line[name] for name in COLUMNS] for line in (_line(v) for v in _numbered(shown))]
    return as_csv(ask, f"incident {short(shown.incident.id)}", COLUMNS, rows)


def export_svg(ask: Ask) -> Answer:
    from guvoh.report.draw.alone import figures_alone

    shown = _asked(ask)
    rows = [(f"{v.speaker.text}: {wording.amount(v.claim.count)}",
             (v.claim.count.low, v.claim.count.high), v.conceded)
            for v in shown.figures if v.claim.count is not None]  # fmt: skip
    data = figures_alone(rows, shown.incident.range, _sentence(shown)[0], i18n.language())
    return download(data.encode(), f"incident {short(shown.incident.id)}.svg", "image/svg+xml")


def _numbered(shown: IncidentPage) -> list[Voice]:
    figures = {f.row.id: f for f in shown.figures}
    return [figures.get(v.row.id, v) for v in shown.voices]


def _line(voice: Voice) -> dict[str, Any]:
    claim, source = voice.claim, voice.source
    return {
        "claim": short(voice.row.id), "act": claim.act, "polarity": claim.polarity, "said_by": voice.speaker.text,
        "source": source.title if source else "", "published": source.published if source else "",
        "words": claim.quote, "low": claim.count.low if claim.count else None,
        "high": claim.count.high if claim.count else None, "start": claim.date.start if claim.date else None,
        "end": claim.date.end if claim.date else None, "place": claim.place.text if claim.place else None,
        "root": voice.root or None, "counts": voice.counts, "conceded": voice.conceded, "accepted_by": voice.by,
        "accepted_at": voice.at,
    }  # fmt: skip


_HERE = "/case/{case}/incident/{incident}"
PAGES = (
    Page(_HERE, incident),
    Page(f"{_HERE}/same", judge, ("POST",)),
    Page(f"{_HERE}/split", split, ("POST",)),
    Page(f"{_HERE}/export.json", export_json),
    Page(f"{_HERE}/export.csv", export_csv),
    Page(f"{_HERE}/export.svg", export_svg),
)
