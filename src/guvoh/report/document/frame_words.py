"""Our few words round a paper, in its own language, be it one that the program does not speak (French, Spanish).

say = words_for("fr")
say(_("Sources"))               the English where the program has no catalogue, then the table's word for it
day("2031-06-02", "fr")         "2 juin 2031"
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Any

from guvoh.report import wording
from guvoh.text.i18n import comma, known

Say = Callable[[str], str]


def language_of(tag: str) -> str:
    """The language in which the frame of a paper can be said: one of the program's, or one of the table's."""
    primary = tag.replace("_", "-").split("-", 1)[0].lower()
    return primary if primary in _table() else known(tag)


def words_for(tag: str) -> Say:
    """From what `_()` said to what stands on the paper; words that are not in the table stay as they are."""
    messages: Mapping[str, str] = _table().get(language_of(tag), {}).get("messages", {})
    return lambda said: messages.get(said, said)


def counted(tag: str, one: str, many: str, n: int, spoken: str) -> str:
    """What `ngettext` said (`spoken`), or the table's words; both of its languages have two forms."""
    say, template = words_for(tag), one if n == 1 else many
    return say(template).format(n=n) if language_of(tag) in _table() else spoken


def day(stamp: str | None, tag: str) -> str:
    """A day as people write it; what is no ISO date stays as it is."""
    language = language_of(tag)
    if language not in _table():
        return wording.day(stamp, language)
    words = _table()[language]
    try:
        found = date.fromisoformat((stamp or "")[:10])
    except ValueError:
        return stamp or ""
    number = words["first"] if found.day == 1 else str(found.day)
    return str(words["day"]).format(day=number, month=words["months"][found.month - 1], year=found.year)


def moment(stamp: str, tag: str) -> str:
    """A moment with its minute, in UTC as recorded."""
    clock = stamp[11:16]
    return f"{day(stamp, tag)}{comma()}{clock} UTC" if clock else day(stamp, tag)


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[str, Any]]:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = files("guvoh.report.document").joinpath("frame_words.yaml").read_text("utf-8")
    languages: dict[str, dict[str, Any]] = yaml.load(text, Loader=loader)["languages"]  # noqa: S506  a safe one
    return languages
