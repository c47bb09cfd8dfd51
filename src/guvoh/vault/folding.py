"""From the ledger into the views: which entries, in which order, and how far a view has come.

view.db never holds anything of a closed case. Where one was opened, its entries are folded into a view in memory.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from guvoh.errors import Damage
from guvoh.text.i18n import _
from guvoh.vault.derived import derive
from guvoh.vault.fold import Fold
from guvoh.vault.ledger import Entry, Header, open_content, split_record
from guvoh.vault.state import State, restore_hint
from guvoh.vault.tip import Tip
from guvoh.vault.view import Position

if TYPE_CHECKING:
    from guvoh.vault.vault import Vault


def open_entry(vault: Vault, record: bytes, of: Tip, place: int) -> tuple[Header, Entry] | None:
    """None when the compartment's key is gone. Raises `Damage` when the entry does not belong where it stands."""
    try:
        header, raw, sealed = split_record(record)
        if (header.vault.hex(), header.device.hex(), header.seq) != (of.vault, of.device, place):
            raise ValueError("an entry of another place")
        if not vault.state.keyring.has(header.compartment):
            return None
        return header, open_content(header, raw, sealed, vault.state.keyring.keys(header.compartment).key)
    except ValueError as error:
        where = _("Entry {place} of ledger/{name}.log").format(place=place, name=of.device)
        raise Damage(_("{where} does not open.").format(where=where), restore_hint()) from error


def fold_view(vault: Vault) -> None:
    """Folds what the view has not seen yet. To be called in the lock."""
    view = vault.view
    seen = check_positions(view.positions(), vault.state)
    new: list[tuple[Header, Entry]] = []
    moved = []
    for device, of in sorted(vault.state.tips.items()):
        size, at = seen.get(device, (0, 0))
        if size < of.size:
            new += vault.entries(device, size, at)
            moved.append(of)
    if not moved:
        return
    new.sort(key=lambda he: (he[1].order, he[0].device, he[0].seq))
    fold = Fold(view, vault.load)
    with view.transaction():
        fold.entries(new)
        derive(fold)
        for of in moved:
            view.run("INSERT OR REPLACE INTO log VALUES (?,?,?,?)", of.device, of.size, of.length, of.root().hex())
    for _header, entry in new:
        if entry.kind == "erased":  # an erasing that was cut off before its objects were deleted
            for name in entry.body["objects"]:
                vault.store.path(name).unlink(missing_ok=True)
    vault.notices += [_("The object {name} is missing or damaged.").format(name=n[:16]) for n in fold.damaged]


def check_positions(positions: Iterable[Position], state: State) -> dict[str, tuple[int, int]]:
    """How far the view has come in each log: (entries, bytes). Raises `Damage` when the ledger is behind it: then a
    log was put back, and what lies past its tip is no residue."""
    seen = {}
    for device, size, at, root in positions:
        of = state.tips.get(device)
        if of is None or size > of.size or (size == of.size and root != of.root().hex()):
            raise Damage(
                _("The ledger is older than the view: ledger/{name} was put back to an earlier state.").format(
                    name=device
                ),
                restore_hint(),
            )
        seen[device] = (size, at)
    return seen
