"""One search over texts, claims, names and notes, however the words are spelt, lit where they stand in the original."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from guvoh import app
from guvoh.errors import NotFound, UsageError, WrongField
from guvoh.model.ids import short
from guvoh.model.person_fields import one_day
from guvoh.text.i18n import _
from guvoh.vault import queries
from guvoh.vault.queries import ClaimRow, Found, Hit, SearchFilters, SourceRow
from guvoh.web import wording
from guvoh.web.address import address
from guvoh.web.ask import Answer, Ask, Form, Page, go
from guvoh.web.export import as_csv
from guvoh.web.passages import Light, Piece, pieces_of
from guvoh.web.show import at, page

NAMES = ("q", "language", "act", "state", "polarity", "first", "last", "place", "source")
KINDS = ("text", "claim", "person", "note")
COLUMNS = ("kind", "id", "source", "title", "language", "published", "words", "excerpt")
EXPORTED = 1000  # sources whose hits go into a file
VARIANTS = 12
LONGEST = 400  # characters of what is searched


@dataclass(frozen=True, slots=True)
class Line:
    """A hit as the page shows it. `address` leads to the words; `rest` to so many claims (`more`) behind it.
    `beside`: slots of a claim that hold the words outside of its quote, by name."""

    kind: str
    title: str
    address: str
    pieces: tuple[Piece, ...]
    language: str
    source: SourceRow | None
    claim: ClaimRow | None
    more: int = 0
    rest: str = ""
    beside: tuple[tuple[str, str], ...] = ()


def search(ask: Ask, unnamed: WrongField | None = None) -> Answer:
    """`unnamed`: why the search could not be saved under the name that was typed."""
    typed, kinds = _typed(ask.query), _kinds(ask.query)
    wrong: UsageError | NotFound | None = None
    found = Found((), None, 0)
    after = _after(ask.query.get("after"))
    if typed["q"]:
        try:
            found = queries.search(ask.vault, _words(typed), _filters(ask, typed, kinds), after=after)
        except (WrongField, NotFound) as error:
            wrong = error
    lines = _lines(ask, found.hits)
    here, more = at(ask.case, "search"), None
    if found.after:
        more = address(here, **typed, kind=list(kinds), after=found.after)
    whole = not after and found.after is None
    return page(
        ask, "search.html", _("Search"), "search", 422 if wrong or unnamed else 200, typed=typed, kinds=kinds,
        wrong=wrong, unnamed=unnamed, lines=lines, found=found, counts=_counts(lines) if whole else {},
        variants=_variants(lines), more=more,
        first=address(here, **typed, kind=list(kinds)) if after else "", languages=wording.languages(),
        acts=wording.acts(), states=wording.states()[:4], polarities=wording.polarities(), wording=wording,
        export=address(at(ask.case, "search.csv"), **typed, kind=list(kinds)), kept=_kept(ask),
    )  # fmt: skip


def export(ask: Ask) -> Answer:
    typed, kinds = _typed(ask.query), _kinds(ask.query)
    hits: list[Hit] = []
    after, sources = None, 0
    while sources < EXPORTED:
        found = queries.search(ask.vault, _words(typed), _filters(ask, typed, kinds), 100, after)
        hits += found.hits
        after, sources = found.after, sources + 100
        if after is None:
            break
    return as_csv(ask, "search", COLUMNS, (_row(line) for line in _lines(ask, hits)))


def keep(ask: Ask) -> Answer:
    """Saves this search by a name; one of the same name takes the place of the earlier."""
    typed, kinds = _typed(ask.form), _kinds(ask.form)
    fields = {name: value for name, value in typed.items() if value} | ({"kind": list(kinds)} if kinds else {})
    if not typed["q"]:
        raise UsageError(_("There is no search to save."), _("Search first."))
    try:
        _words(typed)
        app.keep(ask.vault, ask.case.id, "search", ask.form.get("name") or typed["q"], fields)
    except WrongField as error:
        return search(replace(ask, query=ask.form), error)
    ask.desk.say(_("Saved. It stands beside every search of this case."))
    return go(address(at(ask.case, "search"), **typed, kind=list(kinds)))


def drop(ask: Ask) -> Answer:
    known = {one.id for one in queries.kept(ask.vault, "search", ask.case.id)}
    if ask.form.get("id") not in known:
        raise NotFound(_("There is no such saved search."), _("It may have been dropped in another window."))
    app.drop(ask.vault, ask.form.get("id"))
    return go(at(ask.case, "search"))


def _typed(form: Form) -> dict[str, str]:
    return {name: form.get(name) for name in NAMES}


def _after(typed: str) -> str | None:
    return typed if typed.isascii() and typed.isdecimal() and len(typed) < 19 else None


def _kinds(form: Form) -> tuple[str, ...]:
    """All of them is the same as none."""
    chosen = tuple(kind for kind in KINDS if kind in form.all("kind"))
    return chosen if len(chosen) < len(KINDS) else ()


def _words(typed: dict[str, str]) -> str:
    """Raises `WrongField` for what no index can hold."""
    if not any(c.isalnum() for c in typed["q"]):
        raise WrongField(
            _("There is no word in this, only signs."), _("Type a word, a name, or the beginning of one."), field="q"
        )
    if len(typed["q"]) > LONGEST:
        raise WrongField(_("This is too long for a search."), _("A few words are enough."), field="q")
    return typed["q"]


def _filters(ask: Ask, typed: dict[str, str], kinds: tuple[str, ...]) -> SearchFilters:
    days = {name: one_day(name, typed[name]) for name in ("first", "last") if typed[name]}
    source = ""
    if typed["source"]:
        source = queries.find(ask.vault, typed["source"], ("source",))[1]
    return SearchFilters(
        case=ask.case.id, kinds=kinds, language=typed["language"], source=source, act=typed["act"],
        state=typed["state"], polarity=typed["polarity"], place=typed["place"], **days,
    )  # fmt: skip


def _lines(ask: Ask, hits: Sequence[Hit]) -> list[Line]:
    rows = queries.source_rows(ask.vault, [hit.source for hit in hits if hit.source])
    claims = {row.id: row for row in queries.claim_rows(ask.vault, [h.id for h in hits if h.kind == "claim"])}
    typed = _typed(ask.query)
    return [_line(ask, hit, rows.get(hit.source), claims.get(hit.id), typed) for hit in hits]


def _line(ask: Ask, hit: Hit, source: SourceRow | None, claim: ClaimRow | None, typed: dict[str, str]) -> Line:
    begin, end = hit.at, hit.at + len(hit.excerpt)
    lights = [Light(max(s - begin, 0), min(e - begin, end - begin), "sought") for s, e in hit.spans
              if begin <= s < end]  # fmt: skip
    pieces = pieces_of(hit.excerpt, lights)
    if hit.kind == "person":
        return Line("person", hit.excerpt, at(ask.case, f"person/{short(hit.id)}"), pieces, "", None, None)
    title = source.title if source else short(hit.source)
    if claim is not None:
        place = f"claim/{short(hit.id)}"
    else:
        place = f"source/{short(hit.source)}" + (f"?words={hit.spans[0][0]}-{hit.spans[0][1]}" if hit.spans else "")
    language = claim.claim.language if claim else (source.language if source else "")
    more = {**typed, "source": short(hit.source), "kind": "claim"}
    rest = address(at(ask.case, "search"), **more) if hit.more else ""
    return Line(hit.kind, title, at(ask.case, place), pieces, language or "", source, claim, hit.more, rest,
                _beside(hit, claim) if claim else ())  # fmt: skip


def _beside(hit: Hit, row: ClaimRow) -> tuple[tuple[str, str], ...]:
    c = row.claim
    slots = [(_("Victims"), s) for s in c.victims] + [(_("By whom"), s) for s in c.actors]
    slots += [(_("Who says so"), s) for s in c.attribution]
    found = [(name, s.text, s.start, s.end) for name, s in slots]
    found += [(_("Where"), c.place.text, c.place.start, c.place.end)] if c.place else []
    return tuple(
        (name, text) for name, text, start, end in found
        if not c.start <= start < c.end and any(start <= s < end for s, _e in hit.spans)
    )  # fmt: skip


def _counts(lines: Sequence[Line]) -> dict[str, Counter[str]]:
    """How many of what, where the page shows all that was found."""
    of_sources = [line.source for line in lines if line.source and line.kind in ("text", "note")]
    return {
        "kind": Counter(line.kind for line in lines) + Counter({"claim": sum(line.more for line in lines)}),
        "language": Counter(row.language or "" for row in of_sources),
        "act": Counter(line.claim.claim.act for line in lines if line.claim),
    }


def _variants(lines: Sequence[Line]) -> list[str]:
    """The spellings under which the words were found."""
    seen: dict[str, None] = {}
    for line in lines:
        for piece in line.pieces:
            if piece.how and len(seen) < VARIANTS:
                seen.setdefault(piece.text.lower())
    return list(seen)


def _row(line: Line) -> tuple[Any, ...]:
    words = "; ".join(piece.text for piece in line.pieces if piece.how)
    excerpt = "".join(piece.text for piece in line.pieces)
    source = line.source
    return (line.kind, line.address.rsplit("/", 1)[-1].partition("?")[0], short(source.id) if source else "",
            line.title, line.language, source.published if source else "", words, excerpt)  # fmt: skip


def _kept(ask: Ask) -> list[tuple[str, str, str]]:
    """(id, name, address) of the saved searches of this case."""
    here = at(ask.case, "search")
    return [(one.id, one.name, address(here, **one.fields))
            for one in queries.kept(ask.vault, "search", ask.case.id)]  # fmt: skip


PAGES = (
    Page("/case/{case}/search", search),
    Page("/case/{case}/search.csv", export),
    Page("/case/{case}/search/keep", keep, ("POST",)),
    Page("/case/{case}/search/drop", drop, ("POST",)),
)
