"""A line under words of a source that says in another language what they mean."""

from __future__ import annotations

from guvoh.errors import Refused, UsageError
from guvoh.model import dates
from guvoh.text.i18n import _
from guvoh.vault import queries
from guvoh.vault.batch import Batch
from guvoh.vault.vault import Vault


def translate(
    vault: Vault, batch: Batch, source: str, start: int, end: int, text: str, language: str, translator: str, date: str
) -> str:
    """Several lines under the same words are allowed: translators differ. Returns the entry's id, which an undo may
    name. `date` is the day of the translation (EDTF). Raises `UsageError` for an empty line or no such date, `Refused`
    for a stretch that is not in the source."""
    if not text.strip():
        raise UsageError(_("A translation needs words."), _("Type what the quoted words mean."))
    if date:
        dates.interval(date)
    reading = queries.reading(vault, source)
    if reading is None or not 0 <= start < end <= len(reading.text):
        raise Refused(
            _("The words that were to be translated do not stand in this source."),
            _("Mark them in the text again. Nothing was changed."),
        )
    body = {"source": source, "start": start, "end": end, "text": text.strip(), "language": language,
            "translator": translator.strip(), "date": date}  # fmt: skip
    return batch.entry(source, "translated", body)
