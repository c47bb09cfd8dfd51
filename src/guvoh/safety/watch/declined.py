"""The watcher's no."""

from __future__ import annotations

from guvoh.errors import Refused


class Declined(Refused):
    """A refusal that travels: `missing` holds codes that the other side puts into words (`client.lacking_words`)."""

    def __init__(self, message: str, hint: str, *codes: str) -> None:
        super().__init__(message, hint, missing=codes)
