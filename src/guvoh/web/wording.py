"""How the desk says codes: kinds of sources, languages, states, what was done. Codes in, words of the reader out."""

from __future__ import annotations

from guvoh.model import Amount, When, dates, vocabulary
from guvoh.model.source_fields import KINDS
from guvoh.text import i18n
from guvoh.text.i18n import _
from guvoh.web.show import number

STATES = ("suggested", "accepted", "rejected", "open", "withdrawn")


def kind(code: str) -> str:
    """What sort of source it is."""
    return {
        "document": _("Document"), "note": _("Note"), "call": _("Note of a call"), "visit": _("Note of a visit"),
        "testimony": _("Testimony"), "observation": _("Observation"), "under_force": _("Made under force"),
    }.get(code, code)  # fmt: skip


def kinds() -> list[tuple[str, str]]:
    return [(code, kind(code)) for code in KINDS]


def language(code: str | None) -> str:
    """The name of a language; the code itself for one that we have no word for."""
    return {
        "en": _("English"), "ru": _("Russian"), "tg": _("Tajik"), "fa": _("Persian"), "uz": _("Uzbek"),
        "kk": _("Kazakh"), "uk": _("Ukrainian"), "tr": _("Turkish"), "ar": _("Arabic"), "de": _("German"),
        "fr": _("French"), "es": _("Spanish"), "ky": _("Kyrgyz"), "tk": _("Turkmen"), "az": _("Azerbaijani"),
        "be": _("Belarusian"), "ps": _("Pashto"),
    }.get((code or "").split("-")[0], code or "")  # fmt: skip


def grades(words: str) -> list[tuple[str, str]]:
    """The grades of a source: reliability or credibility, with their codes before them."""
    return [(t.code, f"{t.code}: {t.label(i18n.language())}") for t in vocabulary.terms(words)]


def languages() -> list[tuple[str, str]]:
    return [(code, language(code)) for code in ("en", "ru", "tg", "fa", "uz", "kk", "uk", "tr", "ar", "de", "fr", "es")]


def state(code: str) -> str:
    """How a claim stands."""
    return {
        "suggested": _("Not yet read by anyone"), "accepted": _("Accepted"), "rejected": _("Rejected"),
        "open": _("Two decisions differ"), "withdrawn": _("Its source was withdrawn"),
    }.get(code, code)  # fmt: skip


def states() -> list[tuple[str, str]]:
    return [(code, state(code)) for code in STATES]


def polarity(code: str) -> str:
    return vocabulary.label("polarity", code, i18n.language())


def polarities() -> list[tuple[str, str]]:
    return [(t.code, t.label(i18n.language())) for t in vocabulary.terms("polarity")]


def act(code: str) -> str:
    return vocabulary.act_label(code, i18n.language())


def acts() -> list[tuple[str, str]]:
    """The classes of act, as a list to choose from."""
    return [(t.code, t.label(i18n.language())) for t in vocabulary.terms("acts")]


def done(code: str) -> str:
    """What an entry of the ledger says was done."""
    return {
        "source.captured": _("Sealed"), "source.read": _("Read"), "source.suggested": _("Searched for claims"),
        "set": _("Corrected"), "decided": _("Decided"), "undone": _("Taken back"), "looked": _("Looked at again"),
        "translated": _("Translated"), "status.told": _("A status was told"), "judged": _("Judged"),
    }.get(code, code)  # fmt: skip


def when(date: When | None) -> str:
    """A date of a claim in the reader's words; empty where none was said."""
    return "" if date is None else number(dates.show(date.start, date.end, i18n.language(), date.precision))


def amount(count: Amount | None) -> str:
    """A figure within its own bounds."""
    if count is None or (count.low is None and count.high is None):
        return ""
    low, high = count.low, count.high
    if high is None:
        return _("{n} or more").format(n=number(low))
    if low is None:
        return _("at most {n}").format(n=number(high))
    if low == high:
        return number(low)
    return _("between {low} and {high}").format(low=number(low), high=number(high))


def size(n: int) -> str:
    """Bytes as people say them."""
    if n < 10_000:
        return _("{n} bytes").format(n=number(n))
    if n < 10_000_000:
        return _("{n} KB").format(n=number(round(n / 1000)))
    return _("{n} MB").format(n=number(round(n / 1_000_000)))
