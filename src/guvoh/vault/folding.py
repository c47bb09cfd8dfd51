"""From the ledger into the views: which entries, in which order, and how far a view has come.

view.db never holds anything of a closed case. Where one was opened, its entries are folded into a view in memory.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from guvoh.errors import Damage
from guvoh.text.i18n import _
from guvoh.vault.derived import derive
from guvoh.vault.fold import Fold, LoadObject
from guvoh.vault.ledger import Entry, Header, open_content, split_record
from guvoh.vault.state import State, read_log, restore_hint
from guvoh.vault.tip import Tip
from guvoh.vault.view import HELD, Position, View

if TYPE_CHECKING:
    from guvoh.vault.vault import Vault

MANY = 10_000  # entries


@dataclass(frozen=True, slots=True)
class Fresh:
    """What this process has just written behind entry `first` of its own log: it need not be opened again to be folded.

    `plain` are objects as they were before they were sealed, by name; `load` gives the others."""

    first: int
    entries: list[tuple[Header, Entry]]
    plain: Mapping[str, bytes]


Wanted = Callable[[bytes], bool]  # whether entries of a compartment are to be folded


def open_entry(vault: Vault, record: bytes, of: Tip, place: int, wanted: Wanted) -> tuple[Header, Entry] | None:
    """None when its compartment is not wanted. Raises `Damage` when the entry does not belong where it stands."""
    try:
        header, raw, sealed = split_record(record)
        if (header.vault.hex(), header.device.hex(), header.seq) != (of.vault, of.device, place):
            raise ValueError("an entry of another place")
        if not wanted(header.compartment):
            return None
        return header, open_content(header, raw, sealed, vault.state.keyring.keys(header.compartment).key)
    except ValueError as error:
        where = _("Entry {place} of ledger/{name}.log").format(place=place, name=of.device)
        raise Damage(_("{where} does not open.").format(where=where), restore_hint()) from error


def entries_of(vault: Vault, device: str, skip: int, at: int, wanted: Wanted) -> Iterator[tuple[Header, Entry]]:
    """The wanted entries behind the first `skip`, which end at byte `at` of the device's log."""
    of = vault.state.tips[device]
    for n, record in enumerate(read_log(vault.folder, of, skip, at)):
        opened = open_entry(vault, record, of, skip + n, wanted)
        if opened is not None:
            yield opened


def fold_views(vault: Vault, fresh: Fresh | None = None) -> None:
    """Folds what the views have not seen yet. To be called in the lock."""
    ring = vault.state.keyring
    with _nothing_collected():
        _catch_up(vault, vault.disk, lambda c: ring.has(c) and ring.closed_case_of(c) is None, fresh)
        if vault.opened is not None:
            _catch_up(vault, vault.opened, ring.can_open, fresh)


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Entries hold no circles, and to look for some among all that are being folded takes a tenth of the time."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def look_into(vault: Vault, cases: Collection[bytes]) -> None:
    """Folds the closed cases, whose keys are open, into a view in memory, as entries that arrive late. In the lock."""
    fold_views(vault)
    view = vault.opened or vault.disk.in_memory()
    ring = vault.state.keyring
    new: list[tuple[Header, Entry]] = []
    for device in sorted(vault.state.tips):
        new += entries_of(vault, device, 0, 0, lambda c: ring.closed_case_of(c) in cases)
    _fold(vault, view, new, (), vault.load)
    vault.opened = view


def _catch_up(vault: Vault, view: View, wanted: Wanted, fresh: Fresh | None) -> None:
    seen = check_positions(view.positions(), vault.state)
    new: list[tuple[Header, Entry]] = []
    moved = []
    for device, of in sorted(vault.state.tips.items()):
        size, at = seen.get(device, (0, 0))
        if size == of.size:
            continue
        moved.append(of)
        if fresh and (device, size, of.size) == (vault.device, fresh.first, fresh.first + len(fresh.entries)):
            new += [he for he in fresh.entries if wanted(he[0].compartment)]
        else:
            new += entries_of(vault, device, size, at, wanted)
    if not moved:
        return

    def load(compartment: bytes, name: str) -> bytes:
        known = fresh.plain.get(name) if fresh else None
        return known if known is not None else vault.load(compartment, name)

    _fold(vault, view, new, moved, load)
    for _header, entry in new:
        if entry.kind == "erased":  # an erasing that was cut off before its objects were deleted
            for name in entry.body["objects"]:
                vault.store.path(name).unlink(missing_ok=True)


def _fold(vault: Vault, view: View, new: list[tuple[Header, Entry]], moved: Iterable[Tip], load: LoadObject) -> None:
    new.sort(key=lambda he: (he[1].order, he[0].device, he[0].seq))
    fold = Fold(view, load)
    if len(new) > MANY:
        view.hold(4 * HELD)
    with view.transaction():
        fold.entries(new)
        derive(fold)
        for of in moved:
            view.run("INSERT OR REPLACE INTO log VALUES (?,?,?,?)", of.device, of.size, of.length, of.root().hex())
    view.hold(HELD)
    told = [_("The object {name} is missing or damaged.").format(name=n[:16]) for n in fold.damaged]
    vault.notices += [t for t in told if t not in vault.notices]


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
