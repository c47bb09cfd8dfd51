"""The records of the demo's case file, and a paper of every kind that is made of them."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import say

from guvoh import app
from guvoh.app.forms import make_form
from guvoh.app.proxies import judge_proxy
from guvoh.app.records import add_record
from guvoh.app.writing import asked_fully, gather, levels, make
from guvoh.model import Case
from guvoh.report.document import finished
from guvoh.report.papers import KINDS, Asked
from guvoh.vault import queries
from guvoh.vault.vault import Vault

ALSO = ("alert.txt", "register.csv", "statistics.pdf")  # beside a page of each kind


def record(vault: Vault, case: Case, decisions: Mapping[str, Any], events: Mapping[str, Sequence[str]]) -> int:
    """Enters officials, records, states, organisations and judgements of because of whom. Returns how many records."""
    for who in decisions["entered"]:
        app.set_person(vault, app.enter_person(vault, case.id, who["name"]), dict(who["set"]))
    people = {name: one.id for one in queries.persons(vault, case.id) for name in one.names}
    sent: dict[str, str] = {}  # by person: the last submission, for its steps
    for one in decisions["records"]:
        fields = {name: value for name, value in one["fields"].items() if value != ""}
        if "superior" in one:
            fields["superior"] = people[one["superior"]]
        if "event" in one:
            fields["claims"] = [events[one["event"]][0]]
        if "submission" in one:
            fields["submission"] = sent[one["submission"]]
        id = add_record(vault, case.id, one["kind"], [people[name] for name in one.get("about", ())], fields)
        sent.update({name: id for name in one.get("about", ()) if one["kind"] == "submission"})
    for name, status, known, place in decisions["statuses"]:
        app.tell_status(vault, people[name], status, known, place=place)
    for one in decisions["organisations"]:
        app.set_organisation(vault, case.id, app.enter_organisation(vault, case.id, one["name"]), dict(one["set"]))
    for relative, target, event, after, certainty, because in decisions["because_of"]:
        of = {id for id in queries.person(vault, people[relative]).claims}
        claim = next(id for id in events[event] if id in of)
        judge_proxy(vault, claim, people[relative], people[target], certainty, because, events[after][0])
    return len(decisions["records"])


def write(vault: Vault, case: Case, folder: Path) -> None:
    """A page of each kind, for the group, with code names; and a few in other forms."""
    folder.mkdir(exist_ok=True)
    file = gather(vault, case, "group")
    of = levels(file)
    for name in (*(f"{kind}.html" for kind in KINDS), *ALSO):
        path = folder / name
        asked = asked_fully(vault, file, path.stem, path.suffix, Asked())
        path.write_bytes(finished(make(file, path.stem, "group", asked), path.suffix, of))
        os.chmod(path, 0o600)
    say.step(f"Writing a paper of each other kind to demo/out/{folder.name}: {', '.join(KINDS)}.")


def fill_forms(vault: Vault, case: Case, folder: Path, wanted: Sequence[Sequence[Any]]) -> None:
    """The forms of mechanisms, whole: each names the one whom it is about, who agreed to that; so they lie apart."""
    folder.mkdir(exist_ok=True)
    people = {name: one.id for one in queries.persons(vault, case.id) for name in one.names}
    for file, form, whom, how in wanted:
        path = folder / file
        path.write_bytes(make_form(vault, case, form, path.suffix, people[whom], **how).drawn)
        os.chmod(path, 0o600)
    say.step(f"Filling {len(wanted)} forms of mechanisms to demo/out/{folder.name}: they name who agreed to it.")
