"""Names that a text itself says to be one person's: "X, also known as Y", "Y (real name X)", "X (Х)".

In: a text and its main stretches. Out: claims of the kind IDE: `victims` the name that stands first, `actors` the
other, `code` what the second is to the first, `attribution` who says so. Never more than what the text says: nobody is
joined by it, `resolve` only asks.

`cues.py` reads the words of a language (`lexicon/<language>/aliases.tsv`); `beside.py` says which names stand at both
sides of such words; `brackets.py` reads a name in brackets behind a name; `speakers.py` who says it; `stated.py` is
what others call. Read that first.
"""

from guvoh.extract.aliases.stated import CODES, KIND, aliases_in, stated_in

__all__ = ["CODES", "KIND", "aliases_in", "stated_in"]
