"""One spelling for the words of a language that are written in several, letter by letter.

A Tajik text may have ӯ, ў or у for the same letter, a Persian one ي or ی, and figures of three scripts. The tables of
dates and numbers are read through `spelled`, and so is the text beside them: one place of the result is one place of
the text. The letters are data (`words/<language>/spelling.tsv`); a language without such a table is left as it is.
"""

from __future__ import annotations

from functools import cache

from guvoh.text.tables import table


@cache
def letters(language: str) -> dict[str, str]:
    """What each letter is read as; empty where the language needs no such table."""
    return {other: letter for others, letter in table(language, "spelling") for other in others}


def spelled(text: str, language: str) -> str:
    """The text, as long as it was, in the one spelling that the tables are compared in."""
    known = letters(language)
    if known and not text.isascii():
        for other in known.keys() & set(text):  # quicker than `translate`: few of them stand in any one sentence
            text = text.replace(other, known[other])
    return text
