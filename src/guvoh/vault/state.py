"""What the files of a vault say, checked against the newest signed tip.

One reading for every opener: commands, `verify`, backup. Whatever is short of the tip, older than it or altered is
damage and is named; what lies past it is residue of a crash.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass
from pathlib import Path

from guvoh.errors import Damage
from guvoh.text.i18n import _
from guvoh.vault import codec, head, tip
from guvoh.vault.head import Head, Secrets
from guvoh.vault.keyring import Device, Keyring
from guvoh.vault.merkle import Tree, leaf_hash
from guvoh.vault.tip import Tip


def restore_hint() -> str:
    return _("Restore the vault from a backup (`guvoh restore`). Nothing was changed.")


@dataclass(frozen=True, slots=True, repr=False)
class State:
    """The newest state that the vault's own devices signed. `problems` are copies that differ but can be healed."""

    head: Head
    secrets: Secrets
    keyring: Keyring
    devices: dict[str, Device]
    tips: dict[str, Tip]
    newest: Tip
    problems: tuple[str, ...]
    raw: tuple[tuple[str, bytes], ...]  # the tips' bytes, to see whether anything changed


def log_path(folder: Path, device: str) -> Path:
    return folder / "ledger" / f"{device}.log"


def tip_path(folder: Path, device: str) -> Path:
    return folder / "ledger" / f"{device}.tip"


def raw_tips(folder: Path) -> tuple[tuple[str, bytes], ...]:
    try:
        return tuple((p.stem, p.read_bytes()) for p in sorted((folder / "ledger").glob("*.tip")))
    except FileNotFoundError:
        return raw_tips(folder)  # renamed between the listing and the reading


def read_state(folder: Path, vault_key: bytes, keyring: Keyring | None = None) -> State:
    """Raises `Damage`, naming the file. `keyring` is one that was loaded before; it is reused where it still holds."""
    raw = raw_tips(folder)
    tips: dict[str, Tip] = {}
    for name, data in raw:
        try:
            read = tip.parse(data)
            if read.device != name:
                raise ValueError("another device's tip")
            tips[name] = read
        except ValueError as error:
            raise Damage(_("ledger/{name}.tip is damaged.").format(name=name), restore_hint()) from error
    if not tips:
        raise Damage(_("The ledger's tip is missing: ledger/*.tip."), restore_hint())
    newest = max(tips.values(), key=lambda t: (t.epoch, t.device))
    good, bad = head.read_copies(folder)
    problems = list(bad.values())
    current: Head | None = None
    for name, copy in good.items():
        if copy.digest() == newest.head:
            current = copy
        else:
            problems.append(_("{name} is not the one that the ledger's tip names").format(name=name))
    if current is None:
        raise Damage(
            _("ledger/{name}.tip names neither head.A nor head.B: an older copy of one of them was put there.").format(
                name=newest.device
            ),
            restore_hint(),
        )
    try:
        secrets = head.secrets_of(current, vault_key)
    except ValueError as error:
        raise Damage(_("The head of the vault was altered."), restore_hint()) from error
    if keyring is None or keyring.ring != secrets.ring:
        generation = max((int(s.name.split("-")[0]) for s in newest.segments), default=1)
        keyring = Keyring(current.vault, secrets.ring, generation)
    keyring.load(folder / "keyring", list(newest.segments))
    devices = _check_tips(keyring, tips, newest)
    return State(current, secrets, keyring, devices, tips, newest, tuple(problems), raw)


def _check_tips(keyring: Keyring, tips: dict[str, Tip], newest: Tip) -> dict[str, Device]:
    devices = {}
    for id in keyring.devices():
        device = keyring.device(id)
        name = id.hex()
        devices[name] = device
        if name not in tips:
            raise Damage(_("ledger/{name}.tip is missing.").format(name=name), restore_hint())
        try:
            tip.check_signer(tips[name], device.seed)
        except ValueError as error:
            raise Damage(_("ledger/{name}.tip was altered.").format(name=name), restore_hint()) from error
        if tips[name].vault != keyring.vault.hex():
            raise Damage(_("ledger/{name}.tip belongs to another vault.").format(name=name), restore_hint())
    strangers = set(tips) - set(devices)
    if strangers:
        raise Damage(_("ledger/{name}.tip is of no device of this vault.").format(name=min(strangers)), restore_hint())
    for peer in newest.peers:
        other = tips.get(peer.device)
        root = base64.b64encode(other.root()).decode() if other else ""
        if other is None or other.size < peer.size or (other.size == peer.size and root != peer.root):
            raise Damage(_("ledger/{name}.tip is older than it should be.").format(name=peer.device), restore_hint())
    return devices


def read_log(folder: Path, of: Tip, skip: int = 0, at: int = 0) -> list[bytes]:
    """The records behind the first `skip`, which end at byte `at`, that the tip covers.

    Raises `Damage` when the log is missing, short or unreadable.
    """
    check_length(folder, of)
    try:
        with open(log_path(folder, of.device), "rb") as f:
            f.seek(at)
            data = f.read(of.length - at)
    except FileNotFoundError:
        data = b""
    try:
        records = [record for _end, record in codec.frames(data)]
    except ValueError as error:
        raise Damage(_("ledger/{name}.log is damaged.").format(name=of.device), restore_hint()) from error
    if len(records) != of.size - skip:
        raise Damage(_("ledger/{name}.log is damaged.").format(name=of.device), restore_hint())
    return records


def check_length(folder: Path, of: Tip) -> None:
    """Raises `Damage` when the log is missing or shorter than its tip says."""
    try:
        length = log_path(folder, of.device).stat().st_size
    except FileNotFoundError:
        if of.length == 0:
            return
        raise Damage(_("ledger/{name}.log is missing.").format(name=of.device), restore_hint()) from None
    if length < of.length:
        raise Damage(_("ledger/{name}.log is cut short.").format(name=of.device), restore_hint())


def check_root(of: Tip, records: list[bytes]) -> None:
    """`records` are all that the tip covers. Raises `Damage` when any byte of them is not as signed."""
    tree = Tree()
    for record in records:
        tree.append(leaf_hash(record))
    if tree.root() != of.root():
        raise Damage(_("ledger/{name}.log is not what was signed: an entry was altered.").format(name=of.device),
                     restore_hint())  # fmt: skip


def residue(folder: Path, of: Tip) -> int:
    """Bytes past the tip in its log."""
    try:
        return max(0, log_path(folder, of.device).stat().st_size - of.length)
    except FileNotFoundError:
        return 0
