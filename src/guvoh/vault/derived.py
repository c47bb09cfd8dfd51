"""Derives anew what a batch touched: claims of a source, incidents, persons. The rules are in `model.derive`.

Of many things at once: what they need is asked in a few statements, and their rows are written together.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from guvoh.model import Claim, Decision, Incident, Source
from guvoh.model.derive import Mention, Told, derive_incident, derive_person, stand
from guvoh.model.derive.ladder import proof_of
from guvoh.model.ids import code
from guvoh.vault.fold import Fold, Touched, _json
from guvoh.vault.fold_held import hold, persons_of, told_from
from guvoh.vault.fold_people import calls, entered, findable, said
from guvoh.vault.fold_sounds import sound
from guvoh.vault.joined import Joined
from guvoh.vault.rows import decision_of, each, settings_of_each, sources_of
from guvoh.vault.shelf import put_on_shelf
from guvoh.vault.view import View

AT_ONCE = 500  # sources or components


def derive(fold: Fold) -> None:
    """To be called once at the end of a batch, inside its transaction."""
    view, touched = fold.view, fold.touched
    touched.told |= calls(view, touched.sources)
    said(view, touched.mentions)
    for some in _parts(_telling(view, touched.sources)):
        _claims(view, some, touched)
    mentions = Joined(view, "mention")
    for atoms in _parts(touched.mentions):
        _persons(view, atoms, mentions, touched)
    claims, sources = Joined(view, "claim"), Sources(view)
    for atoms in _parts(touched.claims):
        _incidents(view, atoms, claims, mentions, sources)
    put_on_shelf(view, touched.sources)
    touched.told |= told_from(view, touched.sources)
    for persons in _parts(touched.persons | persons_of(view, touched.told)):
        hold(view, persons)
    fold.touched = Touched()


def _parts(ids: Iterable[str]) -> Iterator[list[str]]:
    listed = sorted(ids)
    for at in range(0, len(listed), AT_ONCE):
        yield listed[at : at + AT_ONCE]


def _telling(view: View, sources: Iterable[str]) -> list[str]:
    """Those of the sources that have claims, or may get or change some: of the others nothing is derived."""
    rows = view.rows(
        "SELECT value FROM json_each(?) WHERE EXISTS (SELECT 1 FROM claim WHERE source = value)"
        " OR EXISTS (SELECT 1 FROM mention WHERE source = value)"
        " OR EXISTS (SELECT 1 FROM decision WHERE source = value)"
        " OR EXISTS (SELECT 1 FROM run CROSS JOIN suggestion ON suggestion.run = run.entry WHERE run.source = value)"
        " OR EXISTS (SELECT 1 FROM setting INDEXED BY setting_derives"
        " WHERE setting.name = 'derives_from' AND setting.value = '\"' || json_each.value || '\"')",
        json.dumps(sorted(sources)),
    )  # fmt: skip
    return [r[0] for r in rows]


class Sources(dict[str, Source | None]):
    """Sources by id, each asked for once: while incidents are derived, no source changes."""

    def __init__(self, view: View) -> None:
        super().__init__()
        self.view = view

    def get_ready(self, ids: Iterable[str]) -> None:
        missing = {id for id in ids if id not in self}
        self.update(dict.fromkeys(missing) | sources_of(self.view, missing))

    def __missing__(self, id: str) -> Source | None:
        self.get_ready([id])
        return self[id]


def _claims(view: View, ids: list[str], touched: Touched) -> None:
    """The claims of some sources: what live decisions settle, and of the latest run what nobody has settled yet."""
    for claim, mention in each(view, ids, "claim, id FROM t CROSS JOIN mention ON source = t.value"):
        touched.claims.add(claim)
        touched.mentions.add(mention)
    touched.claims.update(r[0] for r in each(view, ids, "id FROM t CROSS JOIN claim ON source = t.value"))
    # A repost takes its root from what it derives from, however far back, so its incidents change with it.
    touched.claims.update(
        r[0] for r in view.rows(
            "WITH RECURSIVE repost (id) AS (SELECT value FROM json_each(?) UNION SELECT owner FROM repost"
            " CROSS JOIN setting INDEXED BY setting_derives"
            " ON setting.name = 'derives_from' AND setting.value = '\"' || repost.id || '\"')"
            " SELECT claim.id FROM repost CROSS JOIN claim ON claim.source = repost.id", json.dumps(ids))
    )  # fmt: skip
    view.many("DELETE FROM claim WHERE source = ?", [(id,) for id in ids])
    view.many("DELETE FROM mention WHERE source = ?", [(id,) for id in ids])
    sources = sources_of(view, ids)
    decided: dict[str, list[tuple[Any, ...]]] = {}
    for row in each(
        view, ids,
        "entry, target, source, verdict, parent, json, reason, entry.by, entry.at, words FROM t"
        " CROSS JOIN decision ON source = t.value JOIN entry ON entry.id = decision.entry WHERE entry.dead = 0",
    ):  # fmt: skip
        decided.setdefault(row[2], []).append(row)
    runs = dict(each(view, ids, "source, entry FROM t CROSS JOIN run ON source = t.value ORDER BY ord, device, seq"))
    suggested: dict[str, list[tuple[Any, ...]]] = {}
    for run, *rest in each(
        view, runs.values(),
        "run, rank, id, words, json FROM t CROSS JOIN suggestion ON run = t.value ORDER BY run, rank",
    ):  # fmt: skip
        suggested.setdefault(run, []).append(tuple(rest))
    claims: list[tuple[Any, ...]] = []
    mentions: list[tuple[Any, ...]] = []
    for id in ids:
        if id in sources:
            of = sources[id]
            settled = _settled(of, decided.get(id, ()), claims, mentions)
            if not of.withdrawn:
                _suggested(of, suggested.get(runs.get(id, ""), ()), settled, claims)
    view.many("INSERT OR REPLACE INTO claim VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", claims)
    view.many("INSERT OR IGNORE INTO mention VALUES (?,?,?,?,?,?)", mentions)
    touched.claims.update(row[0] for row in claims)
    touched.mentions.update(row[1] for row in mentions)


def _settled(
    source: Source, rows: Iterable[tuple[Any, ...]], claims: list[tuple[Any, ...]], mentions: list[tuple[Any, ...]]
) -> set[str]:
    """Adds the rows of what was decided. Returns the targets and the words that are settled by it."""
    settled: set[str] = set()
    decided: dict[str, list[Decision]] = {}
    words: dict[str, list[str]] = {}
    named: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        d, those = decision_of(row[:-1])
        decided.setdefault(d.target, []).append(d)
        words.setdefault(d.target, []).append(row[-1])
        named[d.id] = those
    for target, live in sorted(decided.items()):
        standing = stand(live)
        settled.update(words[target], [target])
        d = standing.decision or max(live, key=lambda x: x.id)
        state = "withdrawn" if source.withdrawn else d.verdict if standing.decision else "open"
        claims.append(_row(target, source, state, standing.open, 0, d.id, d.claim, d.by))
        if state == "accepted":
            mentions += [(target, m["id"], m["role"], m["name"], source.id, source.case) for m in named[d.id]]
    return settled


def _suggested(
    source: Source, rows: Iterable[tuple[Any, ...]], settled: set[str], claims: list[tuple[Any, ...]]
) -> None:
    for rank, target, key, text in rows:
        if target not in settled and key not in settled:
            claim = Claim.from_dict(json.loads(text)["claim"])
            claims.append(_row(target, source, "suggested", False, rank, None, claim))


def _row(
    id: str, source: Source, state: str, open: bool, rank: int, decision: str | None, claim: Claim, by: str = ""
) -> tuple[Any, ...]:
    return (
        id, code(id), source.id, source.case, state, int(open), rank, decision, _json(claim.as_dict()), claim.act,
        claim.polarity, claim.language, claim.date.start if claim.date else None,
        claim.date.end if claim.date else None, claim.place.text if claim.place else None, by,
    )  # fmt: skip


def _incidents(view: View, atoms: Collection[str], claims: Joined, mentions: Joined, sources: Sources) -> None:
    together, _gone = _forget(view, "incident", "claim", atoms, claims)
    ids = [id for component in together for id in component]
    accepted = {
        row[0]: row[1:]
        for row in each(view, ids, "id, source, json FROM t CROSS JOIN claim ON id = t.value AND state = 'accepted'")
    }
    named: dict[str, list[tuple[Any, ...]]] = {}
    for claim, *rest in each(view, accepted, "claim, id, role, name FROM t CROSS JOIN mention ON claim = t.value"):
        named.setdefault(claim, []).append(tuple(rest))
    mentions.get_ready(atom for rows in named.values() for atom, role, _name in rows if role == "victim")
    sources.get_ready(source for source, _text in accepted.values())
    given = settings_of_each(view, {source for source, _text in accepted.values()})
    made = []
    for component in together:
        told: list[Told] = []
        for id in component:
            if id in accepted:
                of, text = accepted[id]
                source, rows = sources[of], named.get(id, ())
                assert source is not None
                persons = {mentions.component(atom)[0] for atom, role, _name in rows if role == "victim"}
                speakers = {name for _atom, role, name in rows if role == "speaker"}
                claim = Claim.from_dict(json.loads(text))
                said = given.get(of, {})
                # A call under pressure proves that it was made, and nothing of what was said in it.
                basis = "" if said.get("under_pressure") else str(said.get("basis") or "")
                proof = proof_of(claim, source, basis=basis,
                                 authenticity=str(said.get("authenticity") or ""))  # fmt: skip
                told.append(Told(id, claim, source, tuple(sorted(persons)), tuple(sorted(speakers)), proof))
        incident = derive_incident(told, _lineage(told, sources))
        if incident is not None:
            made.append(incident)
    view.many(
        "INSERT INTO incident VALUES (?,?,?,?,?,?,?)",
        [(i.id, i.case, _json(i), i.act, i.start or i.end or "9999", i.end, _facts(i)) for i in made],
    )
    view.many("INSERT INTO incident_claim VALUES (?,?)", [(claim, i.id) for i in made for claim in i.claims])


def _facts(i: Incident) -> str:
    """What counts and drawings ask of an incident: small enough to be read for all of a case at once."""
    of = i.range
    low, high, named, unit = (of.low, of.high, of.named, of.unit) if of else (None, None, 0, "")
    return _json([i.start, i.end, i.places, i.ladder, low, high, named, of is not None, bool(i.contested), unit])


def _lineage(told: Iterable[Told], known: Sources) -> dict[str, Source]:
    sources: dict[str, Source] = {}
    todo = [t.source for t in told]
    while todo:
        source = todo.pop()
        sources[source.id] = source
        if source.derives_from and source.derives_from not in sources:
            origin = known[source.derives_from]
            if origin is not None:
                todo.append(origin)
    return sources


def _persons(view: View, atoms: Collection[str], joined: Joined, touched: Touched) -> None:
    together, gone = _forget(view, "person", "mention", atoms, joined)
    touched.persons |= gone
    ids = [id for component in together for id in component]
    named: dict[str, list[tuple[Any, ...]]] = {}
    for id, *rest in each(
        view, ids, "id, claim, name, source, case_ FROM t CROSS JOIN mention ON id = t.value ORDER BY id, claim, role"
    ):
        named.setdefault(id, []).append(tuple(rest))
    apart: dict[str, set[str]] = {}
    for a, b in each(
        view, ids,
        "a, b FROM t CROSS JOIN edge ON a = t.value AND kind = 'mention' AND verdict = 'different'"
        " AND (SELECT dead FROM entry WHERE entry.id = edge.entry) = 0",
    ):  # fmt: skip
        apart.setdefault(a, set()).add(b)
    given = settings_of_each(view, ids)
    made = []
    for component in together:
        mentions = []
        for atom in component:
            rows = named.get(atom)
            by_hand = None if rows else entered(view, atom)
            if rows:
                touched.claims.update(r[0] for r in rows)  # how many victims have a name depends on who is the same
                _c, name, source, case = rows[0]
                mentions.append(Mention(atom, case, source, name, tuple(dict.fromkeys(r[0] for r in rows))))
            elif by_hand is not None:
                mentions.append(by_hand)
        conflict = any(not apart[a].isdisjoint(component) for a in component if a in apart)
        person = derive_person(mentions, {a: given.get(a, {}) for a in component}, conflict)
        if person is not None:
            made.append((person, mentions))
    view.many(
        "INSERT INTO person VALUES (?,?,?,?,?,?)",
        [(p.id, code(p.id), p.case, _json(p), *findable(p)) for p, _mentions in made],
    )
    sound(view, gone, (person for person, _mentions in made))
    touched.persons.update(p.id for p, _mentions in made)
    view.many("INSERT INTO person_mention VALUES (?,?)", [(m.id, p.id) for p, mentions in made for m in mentions])


def _forget(
    view: View, what: str, atom: str, atoms: Collection[str], joined: Joined
) -> tuple[list[list[str]], set[str]]:
    """Removes the derived rows that hold any of `atoms`. Returns the components of these atoms, and of those that
    fell out of one and stand apart now, of which no row holds any any more; and the ids of the rows."""
    table = f"{what}_{atom}"
    todo, found, rows = set(atoms), dict[str, list[str]](), set[str]()
    while todo:
        joined.get_ready(todo)
        components = {component[0]: component for component in map(joined.component, todo)}
        found.update(components)
        ids = {a for component in components.values() for a in component}
        old = {r[0] for r in each(view, ids, f"{what} FROM t CROSS JOIN {table} ON {atom} = t.value")} - rows
        rows |= old
        held = {r[0] for r in each(view, old, f"{atom} FROM t CROSS JOIN {table} ON {what} = t.value")}
        todo = held - ids - {a for component in found.values() for a in component}
    gone = [(id,) for id in sorted(rows)]
    view.many(f"DELETE FROM {what} WHERE id = ?", gone)  # noqa: S608 (our own names)
    view.many(f"DELETE FROM {table} WHERE {what} = ?", gone)  # noqa: S608
    return [found[first] for first in sorted(found)], rows
