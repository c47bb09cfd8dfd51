"""Cases: what a word may have at its end and still be the same word, in any language of a script.

Two uses. A word of a body's name is looked up by its stem when what is left is an ending (`is_ending`). A word that no
table knows is compared in each of its `base_forms`: the colony named after a town may be `Навоийская` here and `Navoi`
there. Persons' names have their endings in `tokens.py`; here are only those of cases.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib import resources

from guvoh.resolve.names.letters import SCRIPTS, folded

LEAST = 3  # letters that a stem keeps
LONGEST = 8  # letters of an ending, folded (я is two)
KINDS = ("case", "place", "made")


def is_ending(ending: str, script: int) -> bool:
    """Whether a word of that script may end so in some case; nothing is an ending too."""
    return not ending or ending in _endings()["case"][script] or ending in _endings()["made"][script]


@lru_cache(maxsize=65536)
def base_forms(word: str, script: int, kinds: tuple[str, ...] = ("place", "case")) -> tuple[str, ...]:
    """What a folded word may be without its case, and without what makes an adjective of a place: the word itself
    first, each form once, `LEAST` letters at least."""
    if script < 0:
        return (word,)
    forms = [word]
    for kind in kinds:
        endings = _endings()[kind][script]
        for size in range(min(len(word) - LEAST, LONGEST), 0, -1):
            if word[-size:] in endings:
                forms.append(word[:-size])
                break
    return tuple(dict.fromkeys(forms))


@cache
def _endings() -> dict[str, tuple[frozenset[str], ...]]:
    """Kind -> endings, by script."""
    found: dict[str, tuple[set[str], ...]] = {kind: (set(), set(), set()) for kind in KINDS}
    text = (resources.files(__package__) / "data" / "cases.tsv").read_text("utf-8")
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        mark, kind, _language, words = line.split("\t")
        if mark in SCRIPTS:
            found[kind][SCRIPTS.index(mark)].update(folded(word).replace("\u200c", "") for word in words.split())
    return {kind: tuple(frozenset(some) for some in sets) for kind, sets in found.items()}
