"""What Guvoh says to a person, in his own language: plain gettext, chosen by one call.

    use("tg")                                   # once, at the edge (the command line, a page, a paper)
    _("{n} files").format(n=3)                  # the message as written here is the English
    ngettext("{n} file", "{n} files", 3).format(n=3)

Nothing is read at import and nothing comes from the environment: whoever knows the person's choice says it. Catalogues
are `guvoh/locale/<language>/LC_MESSAGES/guvoh.mo`; a message that nobody has translated comes out in English.
`guvoh/locale/renew.py` gathers the messages. Values are filled in after the translation, never before: f-strings
inside `_()` cannot be found in a catalogue.
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from gettext import NullTranslations

DOMAIN = "guvoh"
LANGUAGES = ("en", "ru", "tg", "fa")
RIGHT_TO_LEFT = frozenset({"fa"})

_mine = "en"  # of whoever works with the process
_borrowed: ContextVar[str] = ContextVar("language", default="")  # of this thread alone, inside `using`
_catalogues: dict[str, NullTranslations] = {}


def use(language: str) -> None:
    """Says which language the messages have from now on: "tg", "tg-TJ" and "tg_TJ.UTF-8" are all Tajik.

    A language that Guvoh does not speak is English, without complaint.
    """
    global _mine  # noqa: PLW0603  one process speaks to one person
    _mine = known(language)


def language() -> str:
    """The language in use, one of `LANGUAGES`."""
    return _borrowed.get() or _mine


def comma() -> str:
    """What stands between two things of a list, with the space behind it."""
    return "، " if language() == "fa" else ", "


def known(language: str) -> str:
    """The one of `LANGUAGES` that a language tag means; "en" when it means none of them."""
    primary = language.replace("_", "-").split("-", 1)[0].lower()
    return primary if primary in LANGUAGES else "en"


@contextmanager
def using(language: str) -> Iterator[None]:
    """Speaks another language for a while: a paper may be in another language than the command that makes it, while
    other threads go on in theirs."""
    before = _borrowed.set(known(language))
    try:
        yield
    finally:
        _borrowed.reset(before)


def _(message: str) -> str:
    """The message in the language in use; the message itself when there is no translation."""
    spoken = language()
    if spoken == "en" or not message:  # the empty msgid is the head of the catalogue
        return message
    return _catalogue(spoken).gettext(message)


def ngettext(one: str, many: str, n: int) -> str:
    """The form of the message that goes with `n`; the language's own rule, not English's."""
    spoken = language()
    if spoken == "en":
        return one if n == 1 else many
    return _catalogue(spoken).ngettext(one, many, n)


def messages(language: str) -> frozenset[str]:
    """All that the program can say in a language, with the places where values are put."""
    catalogue = vars(_catalogue("ru" if language == "en" else language)).get("_catalog", {})
    said = catalogue.keys() if language == "en" else catalogue.values()
    return frozenset(text for text in said if isinstance(text, str))


def _catalogue(language: str) -> NullTranslations:
    if language not in _catalogues:
        import gettext
        from pathlib import Path

        folder = Path(__file__).parent.parent / "locale"
        _catalogues[language] = gettext.translation(DOMAIN, folder, [language], fallback=True)
    return _catalogues[language]
