"""What headings and words of a documenter's own table may mean: guesses from `words/columns.tsv` and from the labels
of our vocabularies, in four languages at once. A person looks at every guess before it counts."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files

from guvoh.model import vocabulary
from guvoh.model.derive.ladder import key
from guvoh.model.table import CHOSEN, Of
from guvoh.text.invisible import visible

_LISTS = {"status": ("liberty",), "act": ("acts", "act_types")}
_SHORTEST = 3  # letters by which a word of a heading may be told


@lru_cache(maxsize=65536)  # the same words stand in thousands of rows
def folded(words: str) -> str:
    """One form for spellings that mean the same: folded, without invisible signs, dots and colons at its edges."""
    return key(visible(words)).strip(" .:,*")


def guess_field(heading: str, of: Of) -> str:
    """The column of ours that a heading names; "" where none does."""
    known, said = _codes(of), folded(heading)
    if said in known:
        return known[said]
    words = said.replace("/", " ").replace("(", " ").split()
    starts = {" ".join(words[n:]) for n in range(len(words))}
    found = [w for w in known if len(w) >= _SHORTEST and any(s == w or s.startswith(f"{w} ") for s in starts)]
    return known[max(found, key=len)] if found else ""


def guess_code(field: str, words: str) -> str:
    """The code that a word in such a column stands for; "" where nobody can tell."""
    return _codes(field).get(folded(words), "")


@lru_cache(maxsize=65536)
def says_nothing(words: str) -> bool:
    """Whether a cell says that nothing is known: a dash, "n/a"."""
    said = key(visible(words))
    return _codes("any").get(said) == "nothing"


def is_total(words: str) -> bool:
    """Whether a cell begins a row that sums up others."""
    return _codes("any").get(folded(words)) == "total"


def bounds_word(words: str) -> str | None:
    """The English words for what stands before a number ("около": about); "" for nothing, None for other words."""
    said = folded(words).strip("() ")
    return _codes("count").get(said) if said else ""


def codes(field: str) -> tuple[str, ...]:
    """The codes that a column of ours may hold, in the order of a list."""
    return tuple(term.code for term in vocabulary.terms(_LISTS.get(field, (field,))[0]))


def known_code(field: str, code: str) -> bool:
    return any(code == term.code for name in _LISTS.get(field, (field,)) for term in vocabulary.terms(name))


@cache
def _codes(what: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for of, code, words in _rows():
        if of == what:
            found.update({(key(w) if what == "any" else folded(w)): code for w in words.split("|")})
    if what in CHOSEN:
        for name in _LISTS.get(what, (what,)):
            for term in vocabulary.terms(name):
                found[folded(term.code)] = term.code
                found.update({folded(label): term.code for label in term.labels.values() if label})
    return found


@cache
def _rows() -> tuple[tuple[str, str, str], ...]:
    text = (files("guvoh.model") / "words" / "columns.tsv").read_text("utf-8")
    return tuple(_three(line.split("\t")) for line in text.splitlines() if line and not line.startswith("#"))


def _three(parts: Iterable[str]) -> tuple[str, str, str]:
    what, code, words = parts
    return what, code, words
