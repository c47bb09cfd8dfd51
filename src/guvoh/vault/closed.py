"""Closed cases: what the everyday passphrase must not open, such as family links and informants.

A closed case has a passphrase of its own, which recovery words do not replace. Locked, its entries verify and its
objects are kept and backed up, but nothing of them is in view.db, ever: not even after it was opened. Opened, they are
folded into a view in memory, as entries that arrive late, and are gone with the process.
"""

from __future__ import annotations

import re
import secrets
import uuid
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from guvoh.errors import Refused, WrongPassphrase
from guvoh.model.ids import new_id
from guvoh.text.i18n import _
from guvoh.vault.batch import Batch
from guvoh.vault.folding import look_into
from guvoh.vault.keyring import opener
from guvoh.vault.passphrase import Cost, calibrate

if TYPE_CHECKING:
    from guvoh.vault.vault import Vault

_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_WHERE = (  # the compartment of whatever may be named in an entry
    "SELECT compartment FROM entry WHERE id = ?1 UNION SELECT compartment FROM source WHERE id = ?1"
    " UNION SELECT compartment FROM claim JOIN source ON source.id = claim.source WHERE claim.id = ?1"
    " UNION SELECT compartment FROM mention JOIN source ON source.id = mention.source WHERE mention.id = ?1"
    " UNION SELECT compartment FROM decision JOIN source ON source.id = decision.source WHERE target = ?1"
)


def make_closed(vault: Vault, name: str, words: str, cost: Cost | None = None) -> str:
    """A new closed case, open in this process. Returns its id. Whoever loses its passphrase has lost what is in it.

    Raises `Refused` for an empty passphrase. `cost` None: calibrated on this machine."""
    _refuse_empty(words)
    by = opener(words, secrets.token_bytes(16), cost or calibrate())
    case, batch = new_id(), vault.batch()
    batch.open_case(case, name, by)
    vault.commit(batch)
    if vault.opened is None:
        with vault.locked():
            vault.look_again()
    return case


def open_cases(vault: Vault, passphrases: Sequence[str], look: bool = True) -> list[str]:
    """Opens the closed cases that have these passphrases, for this process. Returns their ids.

    Raises `WrongPassphrase` when one of them opens none. Without `look` only the keys are opened: for checks."""
    found: list[bytes] = []
    ring = vault.state.keyring
    if passphrases and not ring.closed():
        raise Refused(_("There is no closed case in this vault."), _("`guvoh close NAME` makes one."))
    for words in passphrases:
        known = ring.try_words(words)
        if not known:
            raise WrongPassphrase(
                _("This passphrase opens no closed case of this vault."),
                _("Try again. Recovery words do not open a closed case. Nothing was changed."),
            )
        found += known
    if found and look:
        with vault.locked():
            vault._refresh()
            look_into(vault, found)
        vault.notices += _names_twice(vault)
    return [str(uuid.UUID(bytes=case)) for case in found]


def _names_twice(vault: Vault) -> list[str]:
    """Whoever forgot --closed once has an open case of the same name, with what was added then."""
    rows = vault.view.rows("SELECT id, folded FROM case_")
    closed = {folded for id, folded in rows if id in opened_cases(vault)}
    if not any(folded in closed and id not in opened_cases(vault) for id, folded in rows):
        return []
    return [_("An open case has the name of a closed one: what was added without --closed lies open.")]


def opened_cases(vault: Vault) -> list[str]:
    """The ids of the closed cases that are open in this process."""
    return [str(uuid.UUID(bytes=case)) for case in sorted(vault.state.keyring.openers)]


def closed_case_of(vault: Vault, compartment: bytes) -> str | None:
    """The id of the closed case in which a compartment lies; None for one of an open case."""
    case = vault.state.keyring.closed_case_of(compartment)
    return str(uuid.UUID(bytes=case)) if case else None


def refuse_leak(vault: Vault, batch: Batch) -> None:
    """An entry that names something of a closed case lies in that case: elsewhere its ids would be read without it.

    Raises `Refused` before anything is written."""
    ring = vault.state.keyring
    if not ring.openers:
        return
    inside = {d.id: d.compartment for d in batch.drafts}
    for draft in batch.drafts:
        home = ring.closed_case_of(draft.compartment)
        for id in _ids_in(draft.body):
            places = [uuid.UUID(id).bytes, inside.get(id, b""), *(r[0] for r in vault.view.rows(_WHERE, id))]
            cases = {ring.closed_case_of(p) or (p if p in ring.openers else None) for p in places} - {None, home}
            if cases:
                raise Refused(
                    _("What is in a closed case may not be named outside it."),
                    _("Record it in the closed case. Nothing was changed."),
                )


def _ids_in(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        if _ID.fullmatch(value):
            yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _ids_in(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _ids_in(part)


def _refuse_empty(words: str) -> None:
    if not words:
        raise Refused(_("An empty passphrase protects nothing."), _("Choose six random words or more."))
