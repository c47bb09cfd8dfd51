"""Officials and bodies: who held which post from when to when, under whom, and which accepted acts fall within it."""

from __future__ import annotations

from collections.abc import Sequence

from guvoh.book.officials import Tenure
from guvoh.book.officials import officials as tenures
from guvoh.book.record_names import names_of_persons
from guvoh.book.record_telling import day
from guvoh.model.ids import short
from guvoh.text.i18n import _
from guvoh.vault import queries
from guvoh.web.ask import Answer, Ask, Page
from guvoh.web.export import as_csv
from guvoh.web.show import at, days, number, page

ACTS = 12  # of one post; the claims page has the others
COLUMNS = ("record", "person", "name", "post", "body", "rank", "from", "to", "above", "claims")


def officials(ask: Ask) -> Answer:
    found = tenures(ask.vault, ask.case.id)
    return page(
        ask, "officials.html", _("Officials and bodies"), "records", bodies=_by_body(found), most=ACTS,
        names=_names(ask, found), from_to=_from_to, when=_when, here=at(ask.case, "officials"),
        people=len({one.person for one in found}),
    )  # fmt: skip


def _by_body(found: Sequence[Tenure]) -> list[tuple[str, list[Tenure]]]:
    """Bodies by name, the posts of each in the order in which they began; posts without one last."""
    bodies: dict[str, list[Tenure]] = {}
    for one in found:
        bodies.setdefault(one.body.strip(), []).append(one)
    return sorted(bodies.items(), key=lambda pair: (not pair[0], pair[0].casefold()))


def _names(ask: Ask, found: Sequence[Tenure]) -> dict[str, str]:
    return dict(names_of_persons(ask.vault, [id for one in found for id in (one.person, *one.chain)]))


def _from_to(one: Tenure) -> str:
    """The days of a post, as they were entered."""
    begins, ends = one.record.text("from"), one.record.text("to")
    if not begins and not ends:
        return _("Days not known")
    first, last = number(day(begins)) if begins else "?", number(day(ends)) if ends else "?"
    return _("from {first} to {last}").format(first=first, last=last) if ends else _("since {day}").format(day=first)


def _when(first: str, last: str) -> str:
    return days(first or None, last or None) if first or last else _("day not known")


def table(ask: Ask) -> Answer:
    found = tenures(ask.vault, ask.case.id)
    names = _names(ask, found)
    rows = [
        (short(one.record.id), short(one.person), names.get(one.person, ""), one.post, one.body,
         one.record.text("rank"), one.record.text("from"), one.record.text("to"),
         "; ".join(names.get(id, short(id)) for id in one.chain), "; ".join(short(act.claim) for act in one.acts))
        for one in found
    ]  # fmt: skip
    return as_csv(ask, "officials", COLUMNS, rows)


def has_post(ask: Ask, person: str) -> bool:
    """Whether the person's page leads here."""
    return bool(queries.records(ask.vault, ask.case.id, "post", person))


PAGES = (Page("/case/{case}/officials", officials), Page("/case/{case}/officials.csv", table))
