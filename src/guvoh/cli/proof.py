"""`guvoh show ID --proof FILE` and `guvoh verify --proof FILE`"""

from __future__ import annotations

import base64
import binascii
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from guvoh.errors import GuvohError, NotFound, Refused, UsageError
from guvoh.text.i18n import _

if TYPE_CHECKING:
    from guvoh.cli.edge import Given
    from guvoh.vault.vault import Vault


def write_proof(given: Given, vault: Vault, kind: str, id: str, file: str) -> None:
    """Of an entry; of a source, that it was captured; of a claim, the decision that stands on it."""
    from guvoh.vault import proof

    entry = _entry(vault, kind, id)
    made = proof.prove(vault, entry)
    key = proof.check(made).public_key
    try:
        Path(file).write_bytes(made.to_bytes())
    except OSError as error:
        raise GuvohError(
            _("The proof could not be written: {reason}.").format(reason=error.strerror), _("Choose another place.")
        ) from error
    shown = base64.b64encode(key).decode()
    given.print({"entry": entry, "proof": file, "public_key": shown}, _("Written: {file}").format(file=file))
    given.say(_("It holds this entry in clear, and no other. Signed with the key {key}: tell it to whoever checks, "
                "by another way.").format(key=shown))  # fmt: skip


def _entry(vault: Vault, kind: str, id: str) -> str:
    from guvoh.vault import queries

    if kind == "entry":
        return id
    found = None
    if kind == "source":
        found = queries.latest(vault, id, ("source.captured",))
    elif kind == "claim":
        found = queries.claim(vault, id).decision
    if found is None:
        raise Refused(
            _("There is no one entry that stands for this."),
            _("`guvoh show` lists what was done with it: give the id of one of those."),
        )
    return found


def check_proof(given: Given, file: str, public_key: str | None) -> None:
    """Without a vault, a passphrase or a key."""
    from guvoh.vault import proof

    try:
        data = Path(file).read_bytes()
    except FileNotFoundError as error:
        raise NotFound(_("The file with the proof is not there."), _("Look at how its name is spelt.")) from error
    except OSError as error:
        raise UsageError(_("The file with the proof cannot be read."), _("It must be a readable file.")) from error
    checked = proof.check(proof.Proof.parse(data), _key(public_key))
    entry = checked.entry
    told = {
        "ok": True, "id": entry.id, "kind": entry.kind, "at": entry.at, "by": entry.by, "body": _plain(entry.body),
        "log": checked.origin, "place": checked.place, "entries": checked.size,
        "root": base64.b64encode(checked.root).decode(), "public_key": base64.b64encode(checked.public_key).decode(),
    }  # fmt: skip
    lines = [
        _("The proof holds: entry {place} of {entries} of {log}.").format(
            place=checked.place + 1, entries=checked.size, log=checked.origin
        ),
        f"{entry.at}  {entry.by}  {entry.kind}  {entry.id}",
        json.dumps(told["body"], ensure_ascii=False, indent=1),
    ]
    given.print(told, "\n".join(lines))
    if public_key is None:
        given.say(_("Signed with the key {key}. Whose key that is must be known from elsewhere.").format(
            key=told["public_key"]))  # fmt: skip


def _key(text: str | None) -> bytes | None:
    if text is None:
        return None
    try:
        key = base64.b64decode(text, validate=True)
        if len(key) == 32:
            return key
    except (binascii.Error, ValueError):
        pass
    raise UsageError(_("This is not a public key."), _("It is 44 letters and signs, the last one an equals sign."))


def _plain(value: Any) -> Any:
    """Byte strings as hex: JSON has none."""
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, dict):
        return {k: _plain(v) for k, v in value.items()}
    return [_plain(v) for v in value] if isinstance(value, list) else value
