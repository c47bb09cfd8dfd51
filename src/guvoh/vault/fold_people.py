"""Entries about people that no claim names, what was told of their liberty, and whom a call was about.

`person_entered` and `status_told` are handlers of `fold.KINDS`; the others are for `derived.py`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from guvoh.model import Person
from guvoh.model.derive import Mention
from guvoh.text.fold import fold as folded
from guvoh.vault.rows import settings_of, source_of
from guvoh.vault.view import View

if TYPE_CHECKING:
    from guvoh.vault.fold import Fold
    from guvoh.vault.ledger import Entry, Header

_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
_DUE = ("hearing_at", "next_call_at", "publicity_review")
_TOLD = ("since", "said_by", "place", "holder", "note")


def person_entered(fold: Fold, header: Header, entry: Entry, body: dict[str, Any]) -> str:
    """Somebody typed in by hand or from a table: one more mention, without a claim."""
    person = str(body["person"])
    fold._put(
        "INSERT OR IGNORE INTO entered VALUES (?,?,?,?,?,?,?,?,?)", entry.id, person, body["case"], body["name"],
        body.get("source") or "", body.get("ref") or "", entry.order, header.device.hex(), header.seq,
    )  # fmt: skip
    fold.touched.mentions.add(person)
    return person


def status_told(fold: Fold, header: Header, entry: Entry, body: dict[str, Any]) -> str:
    """What somebody knew of a person's liberty on a day. It is asked for as it stands; only
    whether the person is on the board is derived from it."""
    person = str(body["person"])
    more = {name: body.get(name) or "" for name in _TOLD}
    fold._put(
        "INSERT OR IGNORE INTO told VALUES (?,?,?,?,?,?,?,?,?)", entry.id, person, body["status"], body["known"],
        body.get("source") or "", _ENCODER.encode(more), entry.order, header.device.hex(), header.seq,
    )  # fmt: skip
    fold.touched.told.add(person)
    return person


def entered(view: View, atom: str) -> Mention | None:
    """The person who was entered under this id, as the last live entry says it."""
    row = view.row(
        "SELECT name, source, case_ FROM entered WHERE person = ?"
        " AND (SELECT dead FROM entry WHERE entry.id = entered.entry) = 0 ORDER BY ord DESC, device DESC, seq DESC"
        " LIMIT 1", atom
    )  # fmt: skip
    return None if row is None else Mention(atom, row[2], row[1], row[0], (), by_hand=True)


def findable(person: Person) -> tuple[str, str]:
    """Two columns of a person's row: the first name folded, by which a list is sorted, and all of them."""
    all_names = [" ".join(folded(name).text.split()) for name in person.names]
    return all_names[0] if all_names else "", " / ".join(all_names)


def calls(view: View, sources: Iterable[str]) -> set[str]:
    """Derives anew, for the sources that a batch touched, whom they are about, and which are unfinished notes. Returns
    the mentions that they were or are about."""
    changed: set[str] = set()
    touched = json.dumps(sorted(sources))
    some = view.rows(
        "SELECT value FROM json_each(?) AS t WHERE EXISTS (SELECT 1 FROM call WHERE source = t.value) OR EXISTS"
        " (SELECT 1 FROM setting WHERE owner = t.value AND setting.name IN ('about', 'unfinished'))", touched
    )  # fmt: skip
    for (id,) in some:
        view.run("DELETE FROM call WHERE source = ?", id)
        changed.update(r[0] for r in view.rows("SELECT person FROM call_about WHERE source = ?", id))
        view.run("DELETE FROM call_about WHERE source = ?", id)
        source, given = source_of(view, id), settings_of(view, id)
        about, unfinished = given.get("about") or (), bool(given.get("unfinished"))
        if source is None or source.withdrawn or not (about or unfinished):
            continue
        day = source.published or source.captured_at[:10]
        view.run("INSERT INTO call VALUES (?,?,?,?,?,?)", id, source.case, source.kind, day, source.author or "",
                 int(unfinished))  # fmt: skip
        persons = {str(a) for a in about}
        view.many("INSERT INTO call_about VALUES (?,?)", [(person, id) for person in sorted(persons)])
        changed |= persons
    return changed


def said(view: View, mentions: Iterable[str]) -> None:
    """Derives anew what is said of the mentions that a batch touched: of each field the live value, the place of its
    entry in the order of all (a person may have several mentions), and the soonest day that something is due."""
    touched = json.dumps(sorted(mentions))
    some = [r[0] for r in view.rows(
        "SELECT t.value FROM json_each(?) AS t WHERE EXISTS (SELECT 1 FROM setting WHERE owner = t.value)", touched
    )]  # fmt: skip
    if not some:
        return
    listed = json.dumps(some)
    fields: dict[str, dict[str, Any]] = {}
    places: dict[str, dict[str, Any]] = {}
    for owner, name, value, *place in view.rows(
        "SELECT owner, setting.name, setting.value, setting.ord, setting.device, setting.seq FROM json_each(?) AS t"
        " CROSS JOIN setting ON setting.owner = t.value JOIN entry ON entry.id = setting.entry WHERE entry.dead = 0"
        " ORDER BY setting.ord, setting.device, setting.seq", listed
    ):  # fmt: skip
        fields.setdefault(owner, {})[name] = json.loads(value)
        places.setdefault(owner, {})[name] = place
    view.run("DELETE FROM said WHERE mention IN (SELECT value FROM json_each(?))", listed)
    view.many("INSERT INTO said VALUES (?,?,?,?)", [
        (owner, _ENCODER.encode(given), _ENCODER.encode(places[owner]), _soonest(given))
        for owner, given in sorted(fields.items())
    ])  # fmt: skip


def _soonest(given: dict[str, Any]) -> str | None:
    return min((str(given[name]) for name in _DUE if given.get(name)), default=None)
