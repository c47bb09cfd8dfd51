"""Who and what stands in the same accepted claims: drawn, and as a list that leads to the words."""

from __future__ import annotations

from markupsafe import Markup

from guvoh.book.relations import Node, Relations, relations
from guvoh.model.ids import short
from guvoh.report.draw.alone import alone
from guvoh.report.draw.graph import Knot, graph
from guvoh.text import i18n
from guvoh.text.i18n import _
from guvoh.vault import queries
from guvoh.web.address import address
from guvoh.web.answers import remembered
from guvoh.web.ask import Answer, Ask, Page, download
from guvoh.web.export import as_csv
from guvoh.web.show import at, page

SIDES = {"person": 0, "organisation": 1, "place": 2}
COLUMNS = ("one", "kind_of_one", "other", "kind_of_other", "claims")
SHOWN = 150  # edges of the list on the page; the file has all
PERSONS = 200  # to choose from


def relations_page(ask: Ask) -> Answer:
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
        ask, "relations.html", _("Relations"), "incidents", found=found, nodes=nodes, picture=picture, around=around,
        link=lambda node: _link(ask, node), near=lambda node: address(here, around=node.id), chosen=chosen, here=here,
        most=SHOWN, export=address(f"{here}.csv", around=around), svg=address(f"{here}.svg", around=around),
        kinds={"person": _("Person"), "organisation": _("Organisation"), "place": _("Place")},
    )  # fmt: skip


def _found(ask: Ask) -> Relations:
    case, around = ask.case.id, ask.query.get("around")
    return remembered(ask, f"relations {case} {around}", lambda: relations(ask.vault, case, around))


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
    rows = ((nodes[e.a].name, nodes[e.a].kind, nodes[e.b].name, nodes[e.b].kind, " ".join(map(short, e.claims)))
            for e in found.edges)  # fmt: skip
    return as_csv(ask, "relations", COLUMNS, rows)


def export_svg(ask: Ask) -> Answer:
    svg, height = _picture(_found(ask))
    return download(alone(svg, height).encode(), "relations.svg", "image/svg+xml")


PAGES = (
    Page("/case/{case}/relations", relations_page),
    Page("/case/{case}/relations.csv", export_csv),
    Page("/case/{case}/relations.svg", export_svg),
)
