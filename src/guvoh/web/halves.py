"""Forms that are half typed, besides notes and the review: what was changed in them and not sent.

The page's script (`static/halves.js`) tells the desk what differs from what it was shown; the desk keeps it in memory
and gives it back with the page. Before the desk ends it is sealed as `kept` (FORMAT.md 7), and brought back when the
same reader opens it again. A form is known by its address; when that has taken the form, the half of it is forgotten.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from guvoh import app
from guvoh.errors import GuvohError, NotFound
from guvoh.text.i18n import _
from guvoh.vault import queries
from guvoh.vault.vault import Vault
from guvoh.web.ask import Ask
from guvoh.web.desk import Desk, Unsealed

FORM = "form"
_KEY = "halves"
OF_SOURCES = ("source", "table")
OF_ONE = ("person", "incident", "organisation", "released", "risk")
OF_PLANS = ("plans", "events", "checkins", "contacts", "threats")
OF_RECORDS = "records"


@dataclass
class Halves:
    """By the address of the form its fields, as the script names them; what of it is sealed, with its entry."""

    typed: dict[str, dict[str, str]] = field(default_factory=dict)
    sealed: dict[str, tuple[str, dict[str, Any]]] = field(default_factory=dict)


def halves(desk: Desk) -> Halves:
    """Those of this sitting, and what this reader left when the desk ended last."""
    kept = desk.drafts.setdefault(_KEY, {})
    found = kept.get(_KEY)
    if found is None:
        found = kept[_KEY] = Halves()
        vault = desk.opened()
        for one in queries.kept(vault, FORM):
            action, typed = one.fields.get("action"), one.fields.get("typed")
            if one.by == vault.by and isinstance(action, str) and isinstance(typed, dict):
                found.typed[action] = {str(name): str(value) for name, value in typed.items()}
                found.sealed[action] = (one.id, one.fields)
        desk.before_end.append(partial(seal, desk))
    assert isinstance(found, Halves)
    return found


def keep(desk: Desk, action: str, typed: dict[str, str]) -> None:
    """Nothing typed: nothing is kept any more. Raises `NotFound` for a form of something that is not there."""
    if typed:
        _about(desk, desk.opened(), action)
        halves(desk).typed[action] = typed
    else:
        halves(desk).typed.pop(action, None)


def taken(ask: Ask) -> None:
    """The address took the form: what it took is no half any more."""
    if ask.desk.vault is not None and _KEY in ask.desk.drafts:
        halves(ask.desk).typed.pop(ask.path, None)


def near(ask: Ask) -> list[dict[str, Any]]:
    """Those that may stand on the page that is asked for: forms of the same kind of thing in the same case."""
    if ask.desk.vault is None or "case" not in ask.args:
        return []
    known = halves(ask.desk).typed
    kind = "/".join(ask.path.split("/")[:4])
    return [{"action": a, "fields": t} for a, t in known.items() if known and "/".join(a.split("/")[:4]) == kind]


def unfinished(desk: Desk, case: str) -> Iterator[tuple[str, str]]:
    """(address, what it is about) of the forms of a case."""
    vault = desk.opened()
    for action in halves(desk).typed:
        with contextlib.suppress(GuvohError):
            home, about = _about(desk, vault, action)
            if home == case:
                yield _page(action), next(iter(about["names"]), "")


def seal(desk: Desk) -> list[Unsealed]:
    """Seals each form apart. Returns those that could not be; they stay in memory."""
    vault, known, unsealed = desk.opened(), halves(desk), []
    for action in dict.fromkeys((*known.typed, *known.sealed)):
        entry, before = known.sealed.get(action, ("", {}))
        typed = known.typed.get(action)
        if typed == before.get("typed"):
            continue
        try:
            if typed is None:
                app.drop(vault, entry)
                del known.sealed[action]
                continue
            case, about = _about(desk, vault, action)
            fields = {"action": action, "typed": typed, **about}
            known.sealed[action] = (app.keep(vault, case, FORM, f"{vault.by} {action}", fields), fields)
        except NotFound:  # erased meanwhile, and what was said of it with it
            continue
        except GuvohError as error:
            if typed is not None:
                unsealed.append(Unsealed(_("A form that was not finished"), _page(action), error))
    return unsealed


def _page(action: str) -> str:
    """The page on which the form stands."""
    parts = action.split("/")
    if parts[3] in OF_PLANS and parts[-1] in ("new", "correct"):
        return action
    if parts[3] in ("plans", "events", "contacts", "threats"):
        return "/".join(parts[:5])
    if parts[3] == OF_RECORDS and len(parts) > 5:
        return action.removesuffix("/set")
    return "/".join(parts[: 5 if parts[3] in (*OF_SOURCES, *OF_ONE) else 4])


def _about(desk: Desk, vault: Vault, action: str) -> tuple[str, dict[str, Any]]:
    """The case, and of whom the form tells: it is erased with them. Raises `NotFound` where that is gone."""
    code, kind, *rest = action.split("/")[2:]
    case = desk.case(code).id
    names: tuple[str, ...] = ()
    sources: list[str] = []
    if rest and kind == "person":
        names = queries.person(vault, queries.find(vault, rest[0], ("person",))[1]).names
    elif rest and kind in OF_SOURCES:
        source = queries.source(vault, queries.find(vault, rest[0], ("source",))[1])
        names, sources = (source.title or source.name,), [source.id]
    elif rest and kind == "incident":
        claims = queries.incident(vault, queries.find(vault, rest[0], ("claim",))[1]).claims
        sources = sorted({row.source for row in queries.claim_rows(vault, claims)})
    elif rest and kind == "released":
        sources = [queries.claim(vault, queries.find(vault, rest[0], ("claim",))[1]).source]
        names = queries.person(vault, queries.find(vault, rest[-1], ("person",))[1]).names
    elif len(rest) > 1 and kind == OF_RECORDS:
        about = [rest[2]] if len(rest) > 2 else []
        if rest[1] != "new":
            about = list(queries.record(vault, queries.find(vault, rest[0], ("record",))[1]).about)
        people = [queries.person(vault, queries.find(vault, one, ("person",))[1]) for one in about]
        names = tuple(name for person in people for name in person.names)
    elif rest and kind in OF_PLANS and rest[0] != "new":
        record = queries.record(vault, queries.find(vault, rest[0], ("record",))[1])
        people = [person for one in record.about if (person := queries.person_of(vault, one))]
        names = tuple(name for person in people for name in person.names)
    elif len(rest) > 1 and kind == "risk":
        names = queries.person(vault, queries.find(vault, rest[0], ("person",))[1]).names
        sources = [queries.claim(vault, queries.find(vault, rest[-1], ("claim",))[1]).source]
    return case, {"names": list(names), "sources": sources}
