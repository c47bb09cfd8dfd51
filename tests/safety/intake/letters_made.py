"""A message as the page writes it, before it is locked."""

from __future__ import annotations

import json
from typing import Any

from guvoh.safety.intake.limits import BUCKETS


def packed(files: tuple[tuple[str, bytes], ...] = (), attached: Any = None, **said: Any) -> bytes:
    """A message as the page makes it; `said` replaces what stands in its head, `attached` its list of files."""
    listed = attached if attached is not None else [{"name": name, "size": len(data)} for name, data in files]
    head = {
        "v": 1, "receipt": "ABCD-EFGH-JKLM-NPQR-STUV", "language": "en", "inside": False,
        "what": "Zarina Vale was taken", "when": "", "where": "", "whom": "", "who": "", "reach": "",
        "files": listed, **said,
    }  # fmt: skip
    told = json.dumps(head).encode()
    whole = len(told).to_bytes(4, "big") + told + b"".join(data for _name, data in files)
    return whole.ljust(next((size for size in BUCKETS if size >= len(whole)), len(whole)), b"\0")
