"""guvoh show"""

from __future__ import annotations

import json
import re
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from guvoh.cli.edge import Given, fitted, opened, shown, takes_options
from guvoh.cli.proof import write_proof
from guvoh.model.ids import short
from guvoh.text.i18n import _, language

if TYPE_CHECKING:
    from collections.abc import Iterable

    from guvoh.model.records import Record
    from guvoh.vault.vault import Vault


@click.command()
@click.argument("id")
@click.option("--text", "text", is_flag=True, help="A source's whole text.")
@click.option("--proof", "proof", metavar="FILE", help="Write the proof of one entry, to be checked without a key.")
@takes_options
def show(given: Given, id: str, text: bool, proof: str | None) -> None:
    """Show a source, claim, person, case or record, with everything that was done with it."""
    from guvoh.vault import queries

    with opened(given) as vault:
        kind, whole = queries.find(vault, id, (*queries.KINDS, "record"))
        if proof is not None:
            write_proof(given, vault, kind, whole, proof)
            return
        facts = _FACTS[kind](vault, whole)
        past = queries.history(vault, whole)
        if given.as_json:
            click.echo(json.dumps({"kind": kind, **facts, "history": [asdict(e) for e in past]}, ensure_ascii=False))
            return
        click.echo(f"{short(whole)}  {kind}")
        for name, value in facts.items():
            if value not in (None, "", [], (), {}) and name not in ("text", *(_DATA if kind == "record" else ())):
                click.echo(fitted(f"  {_words(name)}: {shown(_plain(value))}", sys.stdout))
        for event in past:
            undone = "  (" + _("taken back") + ")" if event.undone else ""
            click.echo(f"  {event.at}  {event.by}  {event.kind}  {short(event.id)}{undone}")
        if text and kind == "source":
            reading = queries.reading(vault, whole)
            click.echo("\n" + (reading.text if reading else _("There is no text yet.")))


_DATA = ("fields", "versions", "about")  # of a record, said in words beside it
_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def _words(name: str) -> str:
    return name.replace("_", " ")


def _plain(value: Any) -> str:
    """A value as people read it: short ids, lists and parts in a row, what is empty left out."""
    if isinstance(value, dict):
        if "text" in value:  # a part of a claim: its words are what it says
            return str(value["text"])
        return ", ".join(f"{_words(k)} {_plain(v)}" for k, v in value.items() if v not in (None, "", [], (), {}))
    if isinstance(value, list | tuple):
        return "; ".join(_plain(one) for one in value)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    text = " ".join(str(value).split())
    return short(text) if _ID.fullmatch(text) else text


def _source(vault: Vault, id: str) -> dict[str, Any]:
    from guvoh.vault import queries
    from guvoh.vault.batch import ANNEX

    facts = queries.reading_facts(vault, id)
    given = queries.settings(vault, id)
    told = {"unread": facts.get("unread"), "reader": facts.get("reader"), "warnings": facts.get("warnings"),
            **{name: given[name] for name in ANNEX if given.get(name)}}  # fmt: skip
    return {**asdict(queries.source(vault, id)), **told}


def _claim(vault: Vault, id: str) -> dict[str, Any]:
    from guvoh.safety.network import links
    from guvoh.vault import queries

    row = queries.claim(vault, id)
    incident = queries.incident_of(vault, id)
    named = [{"role": role, "name": name, "id": atom} for atom, role, name in queries.mentions(vault, id)]
    facts = {"id": id, "state": row.state, "source": row.source, **row.claim.as_dict(), "persons": named}
    named = _named_in(links.of_claim(vault, id))
    return {**facts, "incident": asdict(incident) if incident else None, "network": named}


def _person(vault: Vault, id: str) -> dict[str, Any]:
    from guvoh.safety.network import links
    from guvoh.vault import queries

    person = queries.person_of(vault, id)
    return {**asdict(person), "network": _named_in(links.of_person(vault, id))} if person else {}


def _named_in(found: Iterable[Record]) -> list[dict[str, str]]:
    """Threats, plans, referrals, events and contacts that name it, each with its id."""
    from guvoh.book.record_telling import label, title

    return [{"kind": r.kind, "label": label(r), "id": r.id, "title": title(r)} for r in found]


def _case(vault: Vault, id: str) -> dict[str, Any]:
    from guvoh.vault import queries

    return next((asdict(c) for c in queries.cases(vault) if c.id == id), {})


def _entry(vault: Vault, id: str) -> dict[str, Any]:
    from guvoh.vault import queries

    return asdict(queries.entry(vault, id))


def _record(vault: Vault, id: str) -> dict[str, Any]:
    """The record as it holds, each of its versions with who and when, and the records that name it."""
    from guvoh.book.record_names import names_in
    from guvoh.book.record_telling import label, lines, people
    from guvoh.vault import queries

    versions = queries.record_versions(vault, id)
    if not versions:
        return {"taken_back": True}
    now = versions[-1]
    names = names_in(vault, [now])
    resting = [r for r in queries.records(vault, now.case) if r.id != id and any(id in r.listed(n) for n in r.fields)]
    return {
        "id": id, "of": now.kind, "label": label(now), "about": list(now.about), "people": people(now, names),
        "fields": dict(now.fields), "said": {field.label(language()): words for field, words in lines(now, names)},
        "versions": [{"entry": v.entry, "by": v.by, "at": v.at, "fields": dict(v.fields)} for v in versions],
        "rests_on_it": [{"id": r.id, "label": label(r)} for r in resting],
    }  # fmt: skip


_FACTS = {
    "source": _source, "claim": _claim, "person": _person, "case": _case, "entry": _entry, "record": _record,
}  # fmt: skip
