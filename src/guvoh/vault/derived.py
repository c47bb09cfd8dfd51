"""Derives anew what a batch touched: claims of a source, incidents, persons. The rules are in `model.derive`."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from guvoh.model import Claim, Decision, Source
from guvoh.model.derive import Mention, Told, derive_incident, derive_person, stand
from guvoh.model.ids import code
from guvoh.vault.fold import Fold, Touched, _json
from guvoh.vault.fold_people import calls, entered, findable, said
from guvoh.vault.rows import decision_of, settings_of, source_of
from guvoh.vault.shelf import put_on_shelf
from guvoh.vault.view import View


def derive(fold: Fold) -> None:
    """To be called once at the end of a batch, inside its transaction."""
    view, touched = fold.view, fold.touched
    calls(view, touched.sources)
    said(view, touched.mentions)
    for source in _telling(view, touched.sources):
        _claims(view, source, touched)
    persons: set[str] = set()
    for mention in sorted(touched.mentions):
        if mention not in persons:
            persons |= _person(view, _component(view, "mention", mention), touched)
    incidents: set[str] = set()
    sources = Sources(view)
    for claim in sorted(touched.claims):
        if claim not in incidents:
            incidents |= _incident(view, _component(view, "claim", claim), sources)
    put_on_shelf(view, touched.sources)
    fold.touched = Touched()


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

    def __missing__(self, id: str) -> Source | None:
        self[id] = found = source_of(self.view, id)
        return found


def _claims(view: View, id: str, touched: Touched) -> None:
    """The claims of one source: what live decisions settle, and of the latest run what nobody has settled yet."""
    for claim, mention in view.rows("SELECT claim, id FROM mention WHERE source = ?", id):
        touched.claims.add(claim)
        touched.mentions.add(mention)
    touched.claims.update(r[0] for r in view.rows("SELECT id FROM claim WHERE source = ?", id))
    # A repost takes its root from what it derives from, however far back, so its incidents change with it.
    touched.claims.update(
        r[0] for r in view.rows(
            "WITH RECURSIVE repost (id) AS (SELECT ? UNION SELECT owner FROM repost"
            " CROSS JOIN setting INDEXED BY setting_derives"
            " ON setting.name = 'derives_from' AND setting.value = '\"' || repost.id || '\"')"
            " SELECT claim.id FROM repost CROSS JOIN claim ON claim.source = repost.id", id)
    )  # fmt: skip
    view.run("DELETE FROM claim WHERE source = ?", id)
    view.run("DELETE FROM mention WHERE source = ?", id)
    source = source_of(view, id)
    if source is None:
        return
    settled: set[str] = set()
    decided: dict[str, list[Decision]] = {}
    words: dict[str, list[str]] = {}
    mentions: dict[str, list[dict[str, Any]]] = {}
    for row in view.rows(
        "SELECT entry, target, source, verdict, parent, json, reason, entry.by, entry.at, words FROM decision"
        " JOIN entry ON entry.id = decision.entry WHERE source = ? AND entry.dead = 0", id
    ):  # fmt: skip
        d, named = decision_of(row[:-1])
        decided.setdefault(d.target, []).append(d)
        words.setdefault(d.target, []).append(row[-1])
        mentions[d.id] = named
    for target, live in sorted(decided.items()):
        standing = stand(live)
        settled.update(words[target])
        d = standing.decision or max(live, key=lambda x: x.id)
        state = "withdrawn" if source.withdrawn else d.verdict if standing.decision else "open"
        _put_claim(view, target, source, state, standing.open, 0, d.id, d.claim)
        if state == "accepted":
            for m in mentions[d.id]:
                view.run(
                    "INSERT OR IGNORE INTO mention VALUES (?,?,?,?,?,?)", target, m["id"], m["role"], m["name"], id,
                    source.case,
                )  # fmt: skip
                touched.mentions.add(m["id"])
        touched.claims.add(target)
    if source.withdrawn:
        return
    run = view.row("SELECT entry FROM run WHERE source = ? ORDER BY ord DESC, device DESC, seq DESC LIMIT 1", id)
    for rank, target, key, text in view.rows(
        "SELECT rank, id, words, json FROM suggestion WHERE run = ? ORDER BY rank", run[0] if run else ""
    ):
        if target not in decided and key not in settled:
            claim = Claim.from_dict(json.loads(text)["claim"])
            _put_claim(view, target, source, "suggested", False, rank, None, claim)
            touched.claims.add(target)


def _put_claim(
    view: View, id: str, source: Source, state: str, open: bool, rank: int, decision: str | None, claim: Claim
) -> None:
    view.run(
        "INSERT OR REPLACE INTO claim VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)", id, code(id), source.id, source.case,
        state, int(open), rank, decision, _json(claim.as_dict()), claim.act, claim.polarity, claim.language,
        claim.date.start if claim.date else None, claim.date.end if claim.date else None,
    )  # fmt: skip


def _component(view: View, kind: str, atom: str) -> list[str]:
    """All atoms that live `same` judgements join to this one, itself included, in order."""
    found, todo = {atom}, [atom]
    while todo:
        at = todo.pop()
        for (other,) in view.rows(
            "SELECT CASE WHEN a = ? THEN b ELSE a END FROM edge WHERE kind = ? AND verdict = 'same'"
            " AND (a = ? OR b = ?) AND (SELECT dead FROM entry WHERE entry.id = edge.entry) = 0", at, kind, at, at
        ):  # fmt: skip
            if other not in found:
                found.add(other)
                todo.append(other)
    return sorted(found)


def _incident(view: View, claims: list[str], sources: Sources) -> set[str]:
    old = _forget(view, "incident", "claim", claims)
    told: list[Told] = []
    for id in claims:
        row = view.row("SELECT source, json FROM claim WHERE id = ? AND state = 'accepted'", id)
        if row is None:
            continue
        source = sources[row[0]]
        assert source is not None
        mentions = view.rows("SELECT id, role, name FROM mention WHERE claim = ?", id)
        persons = {_component(view, "mention", atom)[0] for atom, role, _name in mentions if role == "victim"}
        speakers = {name for _atom, role, name in mentions if role == "speaker"}
        said = Claim.from_dict(json.loads(row[1]))
        told.append(Told(id, said, source, tuple(sorted(persons)), tuple(sorted(speakers))))
    incident = derive_incident(told, _lineage(told, sources))
    if incident is not None:
        view.run(
            "INSERT INTO incident VALUES (?,?,?,?,?,?)", incident.id, incident.case, _json(asdict(incident)),
            incident.act, incident.start or incident.end or "9999", incident.end,
        )  # fmt: skip
        for claim in incident.claims:
            view.run("INSERT INTO incident_claim VALUES (?,?)", claim, incident.id)
    # Claims that fell out of a component stand alone again.
    for id in old - set(claims):
        _incident(view, _component(view, "claim", id), sources)
    return set(claims)


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


def _person(view: View, atoms: list[str], touched: Touched) -> set[str]:
    old = _forget(view, "person", "mention", atoms)
    mentions: list[Mention] = []
    for atom in atoms:
        rows = view.rows("SELECT claim, name, source, case_ FROM mention WHERE id = ? ORDER BY claim", atom)
        by_hand = None if rows else entered(view, atom)
        if rows:
            touched.claims.update(r[0] for r in rows)  # how many victims have a name depends on who is the same
            _c, name, source, case = rows[0]
            mentions.append(Mention(atom, case, source, name, tuple(dict.fromkeys(r[0] for r in rows))))
        elif by_hand is not None:
            mentions.append(by_hand)
    marks = ",".join("?" * len(atoms))
    conflict = view.row(
        f"SELECT 1 FROM edge WHERE kind = 'mention' AND verdict = 'different' AND a IN ({marks}) AND b IN ({marks})"  # noqa: S608
        " AND (SELECT dead FROM entry WHERE entry.id = edge.entry) = 0", *atoms, *atoms
    )  # fmt: skip
    person = derive_person(mentions, {a: settings_of(view, a) for a in atoms}, conflict is not None)
    if person is not None:
        view.run("INSERT INTO person VALUES (?,?,?,?,?,?)", person.id, code(person.id), person.case,
                 _json(asdict(person)), *findable(person))  # fmt: skip
        for m in mentions:
            view.run("INSERT INTO person_mention VALUES (?,?)", m.id, person.id)
    for atom in old - set(atoms):
        _person(view, _component(view, "mention", atom), touched)
    return set(atoms)


def _forget(view: View, what: str, atom: str, atoms: list[str]) -> set[str]:
    """Removes the derived rows that hold any of `atoms`; returns all atoms that those rows held."""
    table = f"{what}_{atom}"
    old: set[str] = set()
    for a in atoms:
        row = view.row(f"SELECT {what} FROM {table} WHERE {atom} = ?", a)  # noqa: S608 (our own names)
        if row is None:
            continue
        old.update(r[0] for r in view.rows(f"SELECT {atom} FROM {table} WHERE {what} = ?", row[0]))  # noqa: S608
        view.run(f"DELETE FROM {what} WHERE id = ?", row[0])  # noqa: S608
        view.run(f"DELETE FROM {table} WHERE {what} = ?", row[0])  # noqa: S608
    return old
