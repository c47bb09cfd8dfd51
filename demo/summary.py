"""The demo's last screen: what came in, was proposed and decided, what is contested and protected, where it lies."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import say

from guvoh import book
from guvoh.model import Incident, Person
from guvoh.model.ids import short
from guvoh.model.vocabulary import ladder_label
from guvoh.vault import queries
from guvoh.vault.vault import Vault

GUVOH = ".venv/bin/guvoh --vault demo/out/vault --passphrase-file demo/out/passphrase.txt"


@dataclass
class Told:
    """Numbers for the summary, gathered on the way."""

    sources: int = 0
    suggested: int = 0
    decided: Counter[str] = field(default_factory=Counter)
    proposals: int = 0
    judged: int = 0
    unreviewed: int = 0
    accepted: int = 0
    incidents: list[Incident] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)  # by incident
    persons: list[Person] = field(default_factory=list)
    restored: bool = False
    seconds: float = 0.0

    def look(self, vault: Vault, case: str) -> None:
        self.unreviewed = queries.unreviewed(vault, case)
        self.accepted = len(queries.claims(vault, case, "accepted"))
        self.incidents = queries.incidents(vault, case)
        for i in self.incidents:
            said = [c for c in (queries.claim(vault, id).claim for id in i.claims) if c.polarity == "asserted"]
            self.labels[i.id] = book.finer_label(i.act, [c.code for c in said])
        self.persons = queries.persons(vault, case)


def show(told: Told, out: Path) -> None:
    """One screen. Nobody's name is in it."""
    d = told.decided
    title, line = say.title, say.line
    title("Guvoh demo: a case file about an invented country")
    line(f"In        {told.sources} documents, in English, Russian and Tajik, sealed in a vault.")
    line(f"Proposed  {told.suggested} claims by rules, from the English ones. A machine only proposes.")
    line(f"Decided   {told.accepted} claims stand: {d['as suggested']} as suggested, {d['corrected']} corrected, "
         f"{d['by hand']} added by hand; {d['rejected']} suggestions refused. {told.unreviewed} nobody has read: the "
         "paper says so and leaves them out. We recorded the decisions; with your own files you decide.")  # fmt: skip
    line(f"Joined    {len(told.incidents)} incidents and {len(told.persons)} people, by {told.judged} judgements.")
    levels = Counter(p.protection for p in told.persons)
    line(f"Protected {levels['protected']} people stand under code names, {levels['initials']} under initials, "
         f"{levels['named']} by name, because they agreed.")  # fmt: skip
    title("Where sources contradict each other")
    for incident in told.incidents:
        if incident.contested or incident.ladder == "V4":
            line(contradiction(incident, told.labels[incident.id]), "  - ")
    title("What lies where")
    say.files(["demo/out/vault", "demo/out/backup", "demo/out/restored"], "sealed")
    say.files(["demo/out/chronology.pdf .html .json"], "NOT ENCRYPTED, code names: the paper")
    say.files(["demo/out/papers"], "NOT ENCRYPTED, code names: a paper of each other kind")
    say.files(["demo/out/forms"], "NOT ENCRYPTED, NAMES who agreed: forms for mechanisms")
    say.files(["demo/out/chronology-internal.html"], "NOT ENCRYPTED, EVERY NAME: for the desk only")
    say.files(["demo/out/passphrase.txt"], "NOT ENCRYPTED: opens the demo's vault")
    equal = "restored beside the vault, whole and equal" if told.restored else "NOT equal to the vault"
    line(f"Backup: {equal}. {told.seconds:.0f} seconds in all. This vault's passphrase is cheap to guess, on purpose; "
         "yours costs more.")  # fmt: skip
    id = short(max(told.incidents, key=lambda i: len(i.claims)).claims[0])
    title("Try next")
    say.commands([
        ("The same case at the desk, in a browser window of its own:", f"{GUVOH} serve"),
        ("One claim of the round-up; take that decision back, make the paper again and compare the figures:",
         f"{GUVOH} show {id}\n     {GUVOH} undo {id}\n     {GUVOH} report chronology --out demo/out/again.html"),
        ("Your own files, where you decide:", 'make demo FILES="letter.pdf page.html"'),
    ])  # fmt: skip


def contradiction(incident: Incident, label: str) -> str:
    """What is contested, with the figures in their own words; no one's name."""
    what = []
    if incident.figures:
        words = dict.fromkeys(f'"{f.amount.text}"' for f in incident.figures)
        roots = f" from {incident.roots} independent sources" if incident.roots > 1 else ""
        what.append(f"{'; '.join(words)}{roots}")
    if "date" in incident.contested:
        what.append(f"the day: {incident.start} or {incident.end}")
    if "denied" in incident.contested:
        what.append("denied")
    return f"{label}, {incident.start or 'no day'}: {', '.join(what)} ({ladder_label(incident.ladder)})"
