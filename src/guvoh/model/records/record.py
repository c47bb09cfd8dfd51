"""One thing that is recorded of a case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Record:
    """The last live version of it. `about`: ids of persons (any mention of them) whom it tells of, the first of whom
    it belongs to; `fields` as `checked` returns them; `by` and `at` of the entry that says so, `entry` its id, and
    `first_at` when the record was first made. Dates are EDTF, moments ISO 8601."""

    id: str
    kind: str
    case: str
    about: tuple[str, ...]
    fields: Mapping[str, Any]
    entry: str
    by: str
    at: str
    first_at: str

    def text(self, name: str) -> str:
        """A field as text, "" where nobody filled it in."""
        value = self.fields.get(name)
        return "" if value is None else str(value)

    def listed(self, name: str) -> tuple[str, ...]:
        """A field that holds several ids or codes."""
        value = self.fields.get(name) or ()
        return (str(value),) if isinstance(value, str | int) else tuple(str(one) for one in value)
