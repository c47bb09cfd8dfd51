"""The paper as JSON, for other programs: the same entries, claims and sources, each field by its name."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from typing import Any

from guvoh.model.paper import Chronology, Words

# For policy's eyes, never for a reader's.
LEFT_OUT = frozenset({"persons", "other_names", "allowed_names", "extra", "guarded", "tried", "label"})


def render(paper: Chronology) -> bytes:
    """UTF-8 JSON: {"format", "version", then the fields of `Chronology`}. A text is {"text", "language"}."""
    whole = {"format": "guvoh-chronology", "version": 1} | plain(paper)
    return (json.dumps(whole, ensure_ascii=False, indent=2) + "\n").encode()


def plain(part: Any, left_out: frozenset[str] = frozenset()) -> Any:
    """Dataclasses as maps, without what is for policy's eyes only; a text as {"text", "language"}."""
    if isinstance(part, Words):
        return {"text": part.text, "language": part.language}
    if is_dataclass(part):
        names = (f.name for f in fields(part) if f.name not in LEFT_OUT | left_out)
        return {name: plain(getattr(part, name), left_out) for name in names}
    return [plain(one, left_out) for one in part] if isinstance(part, tuple) else part
