"""Which device of the vault this machine is. No name or number of the machine is ever written: only a keyed hash."""

from __future__ import annotations

from pathlib import Path

from guvoh.errors import Refused
from guvoh.text.i18n import _
from guvoh.vault import seal
from guvoh.vault.state import State

_NUMBERS = (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id"))


def fingerprint(vault_key: bytes) -> bytes:
    """Empty where the system has no number for itself: then a moved vault cannot be told from one that stayed."""
    for path in _NUMBERS:
        try:
            number = path.read_bytes().strip()
        except OSError:
            continue
        if number:
            return seal.tag(seal.subkey(vault_key, "machine"), number)
    return b""


def own_device(state: State, vault_key: bytes) -> str:
    """The device whose log this machine continues. Raises `Refused` when the vault was made or last used elsewhere."""
    here = fingerprint(vault_key)
    newest_first = sorted(state.tips.values(), key=lambda t: -t.epoch)
    for of in newest_first:
        if seal.same(state.devices[of.device].machine, here):
            return of.device
    if not here:
        return newest_first[0].device
    for of in newest_first:
        if not state.devices[of.device].machine:
            return of.device
    raise Refused(
        _("This vault was used on another machine. Was it moved here, or is it a copy?"),
        _("Give `guvoh doctor --moved` or `guvoh doctor --copied`: either way this machine starts a log of its own."),
    )
