"""Who is tied to whom, by kind of tie: kin, members, who works for whom, in whose place; and who only stands in the
same accepted claims: drawn, and as lists that lead to the words."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from guvoh import app
from guvoh.book.relations import Node, Relations, relations
from guvoh.book.risk_telling import certainty_label
from guvoh.book.ties import Told, told_ties
from guvoh.book.typed_names import named
from guvoh.errors import Refused, WrongField
from guvoh.model.derive.ladder import key
from guvoh.model.ids import short
from guvoh.model.proxy import CERTAINTIES
from guvoh.model.ties import codes, group, tie_label
from guvoh.report.draw.alone import alone
from guvoh.report.draw.graph import Knot, graph
from guvoh.report.draw.ties import MOST, ties
from guvoh.text import i18n
from guvoh.text.i18n import _
from guvoh.vault import queries
from guvoh.vault.closed import opened_cases
from guvoh.web.address import address
from guvoh.web.answers import remembered
from guvoh.web.ask import Answer, Ask, Form, Page, download, go
from guvoh.web.export import as_csv
from guvoh.web.fields import Sentences, sentence
from guvoh.web.show import at, page

SIDES = {"person": 0, "organisation": 1, "place": 2}
COLUMNS = ("one", "kind_of_one", "other", "kind_of_other", "tie", "claims_or_source")
SHOWN = 150  # edges of the list on the page; the file has all
PERSONS = 200  # to choose from


def relations_page(ask: Ask, wrong: Sentences | None = None) -> Answer:
    around = ask.query.get("around")
    found = _found(ask)
    nodes = {n.id: n for n in found.nodes}
    picture, _height = _picture(found)
    here = at(ask.case, "relations")
    persons, _more = queries.persons_page(ask.vault, ask.case.id, limit=PERSONS)
    chosen = [(p.id, p.names[0]) for p in persons]
    chosen += [(o.id, o.names[0]) for o in queries.organisations(ask.vault, ask.case.id)]
    if around and around not in dict(chosen) and around in nodes:
        chosen.append((around, nodes[around].name))
    return page(
        ask, "relations.html", _("Relations"), "incidents", 422 if wrong else 200, found=found, parts=_told(ask),
        typed=ask.form if wrong else Form(), wrong=wrong or Sentences(), says=_says(), nodes=nodes,
        picture=picture, around=around,
        link=lambda node: _link(ask, node), near=lambda node: address(here, around=node.id), chosen=chosen, here=here,
        most=SHOWN, closed=_closed(ask), sure=certainty_label,
        certainties=[(code, certainty_label(code)) for code in CERTAINTIES],
        export=address(f"{here}.csv", around=around), svg=address(f"{here}.svg", around=around),
        kinds={"person": _("Person"), "organisation": _("Organisation"), "place": _("Place")},
    )  # fmt: skip


def _found(ask: Ask) -> Relations:
    case, around = ask.case.id, ask.query.get("around")
    return remembered(ask, f"relations {case} {around}", lambda: relations(ask.vault, case, around))


@dataclass(frozen=True, slots=True)
class Part:
    """The ties of one kind, with their drawing."""

    kind: str
    title: str
    told: tuple[Told, ...]
    picture: Markup
    undrawn: int


def _told(ask: Ask) -> list[Part]:
    language = i18n.language()
    titles = {"kin": _("Kin"), "member": _("Members"), "works_for": _("Who works for whom"),
              "in_place_of": _("Reached in the place of somebody else")}  # fmt: skip
    parts = []
    for kind, told in told_ties(ask.vault, ask.case.id, ask.query.get("around")).items():
        # Of the other kinds the title says what the first is to the second.
        drawn = [(t.first_name, tie_label(t.code, language) if kind == "kin" else "", t.second, t.second_name)
                 for t in told]  # fmt: skip
        svg, _height = ties(drawn, titles[kind], language)
        parts.append(Part(kind, titles[kind], told, Markup(svg), max(0, len(told) - MOST)))  # noqa: S704  escaped where it was made
    return parts


def _closed(ask: Ask) -> list[tuple[str, str]]:
    """The closed cases that are open: what is kept in one is not there for the everyday passphrase."""
    opened = opened_cases(ask.vault)
    return [(c.id, c.name) for c in queries.cases(ask.vault) if c.id in opened and c.id != ask.case.id]


def _says() -> list[tuple[str, str]]:
    return [(code, tie_label(code, i18n.language())) for code in sorted(codes(), key=lambda c: group(c) == "kin")]


def tie(ask: Ask) -> Answer:
    """Somebody says how two are tied."""
    form, wrong = ask.form, Sentences()
    one, other = _meant(ask, form.get("one")), _meant(ask, form.get("other"))
    if one is None or one[0] != "person":
        wrong["one"] = _("Write the name of one person of the case.")
    if other is None:
        wrong["other"] = _("Write the name of one person or organisation of the case.")
    if form.get("code") not in codes():
        wrong["code"] = _("Choose what the first is to the second.")
    if one and other and not wrong:
        try:
            app.tie(ask.vault, ask.case.id, one[1], form.get("code"), other[1], form.get("source"),
                    form.get("certainty"), form.get("closed"))  # fmt: skip
        except WrongField as error:
            wrong[error.field] = sentence(error)
        except Refused as error:  # the closed case, or whatever of it may not be named outside
            wrong["closed" if _closed(ask) else "one"] = f"{error.message} {error.hint}"
    if wrong:
        return relations_page(ask, wrong)
    ask.desk.say(_("Kept."))
    return go(at(ask.case, "relations"))


def _meant(ask: Ask, typed: str) -> tuple[str, str] | None:
    """(kind, id) of the one person, else organisation, of this name; None for nobody and for several."""
    who = named(ask.vault, ask.case.id, typed)
    if len(who.known) == 1 and not who.unknown and not who.several:
        return "person", who.known[0].id
    found = [o.id for o in queries.organisations(ask.vault, ask.case.id) if key(typed) in map(key, o.names)]
    return ("organisation", found[0]) if len(found) == 1 and not who.several else None


def untie(ask: Ask) -> Answer:
    first, code, other = (ask.form.get(name) for name in ("first", "code", "other"))
    shown = {(t.first, t.code, t.other) for part in told_ties(ask.vault, ask.case.id).values() for t in part}
    kept = {t.entry for part in told_ties(ask.vault, ask.case.id).values() for t in part if t.entry}
    if ask.form.get("entry") in kept:
        app.undo(ask.vault, [ask.form.get("entry")])
        ask.desk.say(_("Taken back. The history keeps both."))
    elif (first, code, other) in shown:
        app.untie(ask.vault, first, code, other)
        ask.desk.say(_("Taken back. The history keeps both."))
    return go(at(ask.case, "relations"))


def _link(ask: Ask, node: Node) -> str:
    if node.kind == "place":
        return address(at(ask.case, "incidents"), place=node.name)
    return at(ask.case, f"{node.kind}/{short(node.id)}")


def _picture(found: Relations) -> tuple[Markup, int]:
    knots = [Knot(n.id, n.name, SIDES[n.kind]) for n in found.nodes]
    svg, height = graph(knots, [(e.a, e.b, len(e.claims)) for e in found.edges], i18n.language())
    return Markup(svg), height  # noqa: S704  escaped where it was made


def export_csv(ask: Ask) -> Answer:
    found = _found(ask)
    nodes = {n.id: n for n in found.nodes}
    told = [t for part in _told(ask) for t in part.told if not t.closed]  # what is kept closed leaves in no file
    rows = [(t.first_name, "person", t.second_name, t.kind, tie_label(t.code, i18n.language()),
             short(t.source) if t.source else "") for t in told]  # fmt: skip
    rows += [(nodes[e.a].name, nodes[e.a].kind, nodes[e.b].name, nodes[e.b].kind, _("in the same claims"),
              " ".join(map(short, e.claims))) for e in found.edges]  # fmt: skip
    return as_csv(ask, "relations", COLUMNS, rows)


def export_svg(ask: Ask) -> Answer:
    svg, height = _picture(_found(ask))
    return download(alone(svg, height).encode(), "relations.svg", "image/svg+xml")


PAGES = (
    Page("/case/{case}/relations", relations_page),
    Page("/case/{case}/relations/tie", tie, ("POST",)),
    Page("/case/{case}/relations/untie", untie, ("POST",)),
    Page("/case/{case}/relations.csv", export_csv),
    Page("/case/{case}/relations.svg", export_svg),
)
