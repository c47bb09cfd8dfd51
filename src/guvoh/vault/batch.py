"""What one commit will hold: entries, objects, new keys. Nothing of it exists for others before the commit."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from guvoh.model.ids import new_id
from guvoh.vault.keyring import Keyring, Opener
from guvoh.vault.objects import Sealed
from guvoh.vault.segments import Record

# What is said of whoever brought a source: it lies in an annex of its own, so that it can be erased apart from the
# source and left out of what is shared.
ANNEX = ("collected_by", "handed_over_by", "custody_note")


@dataclass(frozen=True, slots=True)
class Draft:
    id: str
    compartment: bytes
    kind: str
    body: dict[str, Any]


def compartment_of(id: str) -> bytes:
    """A source's or case's compartment bears its id. Raises ValueError for what is none."""
    of = bytes.fromhex(id.replace("-", ""))
    if len(of) != 16:
        raise ValueError("not an id")
    return of


def tells_nothing(id: str) -> bool:
    """Whether an id is random (UUID version 7). A person's is made from a name: whoever sees it can try names."""
    of = compartment_of(id)
    return of[6] >> 4 == 7 and of[8] >> 6 == 2


@dataclass
class Batch:
    """Built by the steps, handed to `Vault.commit` once."""

    keyring: Keyring
    drafts: list[Draft] = field(default_factory=list)
    objects: list[Sealed] = field(default_factory=list)
    keys: list[Record] = field(default_factory=list)
    captured: dict[str, str] = field(default_factory=dict)  # the sources in it by the SHA-256 of their bytes
    plain: dict[str, bytes] = field(default_factory=dict)  # small objects as they were, for the fold behind the commit
    hidden: dict[bytes, bytes] = field(default_factory=dict)  # asked by an id that may not stand in clear

    def entry(self, compartment: str | bytes, kind: str, body: dict[str, Any], id: str | None = None) -> str:
        """Adds an entry; returns its id. `compartment` is the id of a source, person, case, link or annex.

        Raises ValueError for a field of `ANNEX` that would lie anywhere but in an annex."""
        of = compartment if isinstance(compartment, bytes) else compartment_of(compartment)
        of = self.hidden.get(of, of)
        if set(ANNEX) & set(body.get("fields") or ()) and self.keyring.keys(of).what != "annex":
            raise ValueError("a field of the annex outside of it")
        draft = Draft(id or new_id(), of, kind, body)
        self.drafts.append(draft)
        return draft.id

    def open_case(self, id: str, name: str, closed_by: Opener | None = None) -> None:
        """A case has a key of its own, and a compartment for what is about the whole case, its name too. `closed_by`:
        the key lies under a passphrase of its own."""
        of = compartment_of(id)
        self.keys.append(self.keyring.new_closed(of, closed_by) if closed_by else self.keyring.new_case(of))
        self.keys.append(self.keyring.new_compartment(of, of, "case"))
        self.entry(of, "case.opened", {"case": id, "name": name})

    def open_compartment(self, id: str, case: str, what: str) -> str:
        """`what`: source, person, link or annex. Returns the age identity for its objects.

        Ids of compartments stand in clear: one that is made from a name gets a random one in its place.
        """
        of = compartment_of(id)
        if not tells_nothing(id):
            self.hidden[of] = of = compartment_of(new_id())
        self.keys.append(self.keyring.new_compartment(of, compartment_of(case), what))
        return self.age(id)

    def has_compartment(self, id: str) -> bool:
        """Whether this batch opens it."""
        return any(k.kind == "compartment" and k.id == self._of(id) for k in self.keys)

    def forget(self, id: str) -> None:
        """Takes back a compartment that turned out not to be needed."""
        of = self._of(id)
        self.keyring.drop([k for k in self.keys if k.id == of])
        self.keys = [k for k in self.keys if k.id != of]

    def age(self, id: str) -> str:
        return self.keyring.keys(self._of(id)).age

    def _of(self, id: str) -> bytes:
        of = compartment_of(id)
        return self.hidden.get(of, of)
