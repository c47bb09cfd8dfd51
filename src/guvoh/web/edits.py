"""Edits of claims that nobody decided on yet, and what stands typed beside them: in memory while the desk is open,
sealed into the vault before it ends, brought back when it is opened by the same reader.

What is sealed is `kept` under the claim (FORMAT.md 7), in a compartment that goes with the source.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from guvoh import app
from guvoh.errors import GuvohError, NotFound
from guvoh.model import Claim
from guvoh.model.ids import short
from guvoh.text.i18n import _
from guvoh.vault import queries
from guvoh.vault.vault import Vault
from guvoh.web.desk import Unsealed

EDIT = "edit"
NEW = "new"  # stands where the id of a claim would, for one that no machine proposed


@dataclass
class Draft:
    """A claim as it is being corrected. `steps` are its earlier forms, the suggestion first; `open` the slot whose
    controls are shown, 0 for none."""

    claim: Claim
    steps: list[Claim] = field(default_factory=list)
    open: int = 0
    came: str = ""  # the claim that was on the page when a missed one was begun

    def take(self, claim: Claim) -> None:
        """The next form of the claim; the one before can be had back."""
        if claim != self.claim:
            self.steps.append(self.claim)
            self.claim = claim

    def back(self) -> bool:
        """Takes the last change back; False when there was none."""
        if self.steps:
            self.claim = self.steps.pop()
            return True
        return False


@dataclass
class Edits:
    """By claim, or "new " and the source: what is edited; what stands in the fields beside; what of it is sealed, with
    the entry that holds it."""

    drafts: dict[str, Draft] = field(default_factory=dict)
    typed: dict[str, dict[str, str]] = field(default_factory=dict)
    sealed: dict[str, tuple[str, dict[str, Any]]] = field(default_factory=dict)

def bring_back(vault: Vault, edits: Edits) -> None:
    """What this reader left unfinished when the desk ended last."""
    for one in queries.kept(vault, EDIT):
        fields = one.fields
        if one.by != vault.by or "key" not in fields:
            continue
        key = str(fields["key"])
        with contextlib.suppress(KeyError, TypeError):  # a later Guvoh wrote it: it is kept for that one
            if fields.get("claim"):
                steps = [Claim.from_dict(step) for step in fields.get("steps", ())]
                claim, came = Claim.from_dict(fields["claim"]), str(fields.get("came", ""))
                edits.drafts[key] = Draft(claim, steps, int(fields.get("open", 0)), came)
            if fields.get("typed"):
                edits.typed[key] = {str(name): str(value) for name, value in fields["typed"].items()}
            edits.sealed[key] = (one.id, fields)


def decided(vault: Vault, edits: Edits, key: str) -> None:
    """The edit is no longer wanted: its claim was decided on, or it was taken back."""
    edits.drafts.pop(key, None)
    if key in edits.sealed and not edits.typed.get(key):
        with contextlib.suppress(GuvohError):  # the decision stands; what is left over goes when the desk ends
            app.drop(vault, edits.sealed[key][0])
            del edits.sealed[key]


def seal(vault: Vault, edits: Edits) -> list[Unsealed]:
    """Seals each edit apart. Returns those that could not be; they stay in memory."""
    unsealed = []
    for key in dict.fromkeys((*edits.drafts, *edits.typed, *edits.sealed)):
        try:
            case, source = _home(vault, key)
        except NotFound:  # erased meanwhile, and what was said of it with it
            continue
        fields = _fields(edits, key, source)
        entry, before = edits.sealed.get(key, ("", None))
        if fields == before:
            continue
        try:
            if fields is None:
                app.drop(vault, entry)
                del edits.sealed[key]
            else:
                edits.sealed[key] = (app.keep(vault, case, EDIT, f"{vault.by} {key}", fields), fields)
        except GuvohError as error:
            if fields is not None:
                unsealed.append(_unsealed(vault, case, source, key, error))
    return unsealed


def unfinished(vault: Vault, edits: Edits, case: str) -> Iterator[tuple[str, str]]:
    """(address, title of the source) of each edit in a case."""
    for key in dict.fromkeys((*edits.drafts, *edits.typed)):
        with contextlib.suppress(NotFound):
            home, source = _home(vault, key)
            if home == case and _fields(edits, key, source) is not None:
                yield _address(case, source, key), _title(vault, source)


def _home(vault: Vault, key: str) -> tuple[str, str]:
    """The case and the source."""
    if key.startswith(f"{NEW} "):
        source = key.removeprefix(f"{NEW} ")
        return queries.source(vault, source).case, source
    row = queries.claim(vault, key)
    return row.case, row.source


def _fields(edits: Edits, key: str, source: str) -> dict[str, Any] | None:
    """What is to be sealed; None where nothing was changed or typed."""
    draft, typed = edits.drafts.get(key), edits.typed.get(key)
    if draft is not None and not draft.steps and not key.startswith(f"{NEW} "):
        draft = None  # a slot was looked at
    if draft is None and not typed:
        return None
    fields: dict[str, Any] = {"key": key, "source": source, "typed": dict(typed or {})}
    if draft is not None:
        steps = [step.as_dict() for step in draft.steps]
        fields |= {"claim": draft.claim.as_dict(), "steps": steps, "open": draft.open, "came": draft.came}
    return fields


def _title(vault: Vault, source: str) -> str:
    known = queries.source(vault, source)
    return known.title or known.name


def _address(case: str, source: str, key: str) -> str:
    return f"/case/{short(case)}/review/{short(source)}/{NEW if key.startswith(NEW) else short(key)}"


def _unsealed(vault: Vault, case: str, source: str, key: str, error: GuvohError) -> Unsealed:
    words = _("An edit in “{source}”").format(source=_title(vault, source))
    return Unsealed(words, _address(case, source, key), error)
