"""Small vaults of invented people, for tests: cheap to open, with one of everything that an entry can say."""

from __future__ import annotations

import io
import shutil
from dataclasses import dataclass
from pathlib import Path

from guvoh.model import Claim, Span
from guvoh.model.ids import new_id
from guvoh.vault import codec
from guvoh.vault.create import create
from guvoh.vault.passphrase import Cost
from guvoh.vault.vault import Vault, open_vault, open_with_key

CHEAP = Cost(64, 1, 1)
WORDS = "lantern orchard pebble ferry quilt"
NAME = "Ruslan Veshkorov"
TEXT = f"{NAME} was detained in Ostrevan on Monday, his relatives say. He was held for three days."


@dataclass(frozen=True, slots=True)
class Made:
    """What `add_source` put into a vault."""

    case: str
    source: str
    suggestion: str
    objects: tuple[str, ...]
    mention: str
    claim: Claim


def new_vault(folder: Path, words: str = WORDS) -> bytes:
    """An empty vault; returns its key. The view is there."""
    create(folder, words, cost=CHEAP)
    with open_vault(folder, words) as vault:
        return vault.vault_key


def open_case(vault: Vault, name: str = "Ostrevan") -> str:
    case, batch = new_id(), vault.batch()
    batch.open_case(case, name)
    vault.commit(batch)
    return case


def claim_of(name: str, text: str) -> Claim:
    end = text.index(".") + 1
    at = text.index(name)
    return Claim(0, end, text[:end], "detention", victims=(Span(name, at, at + len(name)),), rule="invented")


def add_source(vault: Vault, case: str, name: str = NAME, text: str = TEXT) -> Made:
    """Captured, read and suggested in one commit, as `guvoh add` does it."""
    source, batch, suggestion, mention = new_id(), vault.batch(), new_id(), new_id()
    age = batch.open_compartment(source, case, "source")
    original = vault.store.seal(age, io.BytesIO(text.encode()))
    body = {"source": source, "case": case, "name": "letter.txt", "sha256": original.sha256, "size": original.size}
    batch.entry(
        source, "source.captured", {**body, "media_type": "text/plain", "object": original.name, "kind": "document"}
    )
    reading = {"text": text, "blocks": [[0, len(text), None, 1, True]], "reader": "plain", "warnings": []}
    read = vault.store.seal_bytes(age, codec.encode(reading))
    batch.entry(source, "source.read", {"source": source, "object": read.name, "reader": "plain"})
    claim = claim_of(name, text)
    run = vault.store.seal_bytes(age, codec.encode([{"id": suggestion, "claim": claim.as_dict(), "mentions": []}]))
    batch.entry(source, "source.suggested", {"source": source, "object": run.name, "engine": "invented", "count": 1})
    batch.objects += [original, read, run]
    vault.commit(batch)
    return Made(case, source, suggestion, (original.name, read.name, run.name), mention, claim)


def decide(vault: Vault, made: Made, verdict: str = "accepted", parent: str | None = None) -> str:
    batch = vault.batch()
    mentions = [{"id": made.mention, "role": "victim", "name": v.text} for v in made.claim.victims]
    body = {"target": made.suggestion, "source": made.source, "verdict": verdict, "claim": made.claim.as_dict()}
    entry = batch.entry(made.source, "decided", {**body, "parent": parent, "mentions": mentions, "reason": ""})
    vault.commit(batch)
    return entry


def classify(vault: Vault, made: Made) -> str:
    """What was said about a person lies in the person's own compartment. Returns the compartment's id."""
    person, batch = new_id(), vault.batch()
    batch.open_compartment(person, made.case, "person")
    fields = {"protection": "named", "aliases": ["Uncle " + NAME], "publicity": "public", "publicity_by": "his sister"}
    batch.entry(person, "set", {"owner": made.mention, "of": "person", "fields": fields})
    vault.commit(batch)
    return person


def judge(vault: Vault, case: str, of: str, a: str, b: str, verdict: str = "same") -> str:
    link, batch = new_id(), vault.batch()
    batch.open_compartment(link, case, "link")
    entry = batch.entry(link, "judged", {"of": of, "a": a, "b": b, "verdict": verdict, "because": "the same street"})
    vault.commit(batch)
    return entry


def undo(vault: Vault, compartment: str, target: str) -> str:
    batch = vault.batch()
    entry = batch.entry(compartment, "undone", {"target": target})
    vault.commit(batch)
    return entry


def set_title(vault: Vault, made: Made, title: str) -> str:
    batch = vault.batch()
    body = {"owner": made.source, "of": "source", "fields": {"title": title}}
    entry = batch.entry(made.source, "set", body)
    vault.commit(batch)
    return entry


def filled(folder: Path) -> tuple[bytes, Made, Made]:
    """A vault with a case, two sources, a decision on each, a judgement, a person and an undo."""
    key = new_vault(folder)
    with open_with_key(folder, key) as vault:
        case = open_case(vault)
        first, second = add_source(vault, case), add_source(vault, case, text=TEXT + " A neighbour saw it.")
        decide(vault, first)
        taken_back = decide(vault, second)
        undo(vault, second.source, taken_back)
        judge(vault, case, "claim", first.suggestion, second.suggestion)
        classify(vault, first)
    return key, first, second


def copy_of(folder: Path, to: Path) -> Path:
    shutil.copytree(folder, to)
    return to


def kept(folder: Path, name: str) -> Path:
    """The one file of a vault whose name matches."""
    (found,) = folder.glob(name)
    return found
