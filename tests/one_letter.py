"""A letter of the sealed form that waits in quarantine, written and locked as the page does it."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

import pyrage

from guvoh.app import intake
from guvoh.safety.intake.limits import BUCKETS
from guvoh.vault import letters
from guvoh.vault.vault import Vault

HOSTILE = "<img src=x onerror=alert(1)> Police arrested Zarina Vale on 3 May 2031."


def one_letter(vault: Vault, what: str = HOSTILE) -> str:
    """Its id. A key is made for it."""
    to = pyrage.x25519.Recipient.from_str(letters.recipient_of(vault, intake.make_key(vault)))
    head: dict[str, Any] = dict.fromkeys(("when", "where", "whom", "who", "reach"), "")
    head |= {"v": 1, "receipt": "ABCD-EFGH-JKLM-NPQR-STUV", "language": "en", "inside": True, "what": what}
    told = json.dumps({**head, "files": []}).encode()
    plain = (len(told).to_bytes(4, "big") + told).ljust(BUCKETS[0], b"\0")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file.bin"
        path.write_bytes(pyrage.encrypt(plain, [to]))
        return next(intake.take_letters(vault, [str(path)])).id
