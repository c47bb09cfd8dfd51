"""A proposal which word of a name is the family's, which the given and which the father's name. A person confirms.

By the endings that `resolve.names` knows (-ов, -zoda, -ович), by words between ("ўғли", "bin"), else by the order that
a language commonly has: Tajik, Uzbek, Kazakh and Kyrgyz documents write "Family Given", Persian ones "Given Family".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from guvoh.model.person_names import LATIN, OWN
from guvoh.resolve.names import prepare
from guvoh.resolve.names.tokens import FATHER, PARTICLE, RANK, TITLE, Token
from guvoh.text.i18n import _

FAMILY_FIRST = frozenset({"tg", "uz", "kk", "ky", "tk"})  # of two words that no ending tells apart
MOST_WORDS = 5


def listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Written behind the father's name, apart from it: "Karim ugli". Folded as `resolve.names` folds.
_BEHIND_FATHER = listed(
    "ugli ogli oglu uly uulu qizi kizi kyzy qyzy gizi угли ўгли ўғли оглы огли улы ұлы уулу кизи кызы қизи қызы"
)
_SON_OF = listed("bin ibn bint бин ибн бинт بن ابن بنت")


class Proposed(NamedTuple):
    """The parts as written, "" where there is none. `why`: comma, ending, order; `sure` where endings or a comma say
    it. Never more than a proposal."""

    family: str
    given: str
    father: str
    why: str

    @property
    def sure(self) -> bool:
        return self.why != "order"

    def fields(self, own: bool) -> dict[str, str]:
        """By the fields of a person, in Latin letters or in the own script; without what is not there."""
        names = OWN if own else LATIN
        return {name: part for name, part in zip(names, self[:3], strict=True) if part}


def proposed_parts(name: str, language: str = "") -> Proposed | None:
    """None for a single word, for initials, and for more words than a name has parts."""
    before, comma, behind = name.partition(",")
    tokens = [t for t in prepare(name).tokens if t.role not in (TITLE, RANK)]
    if comma and before.strip() and behind.strip():
        rest = _words(behind)
        return Proposed(before.strip(), rest[0], " ".join(rest[1:]), "comma") if rest else None
    if not 2 <= len(tokens) <= MOST_WORDS or any(len(t.folded) == 1 for t in tokens):
        return None
    father, left = _father(tokens)
    words = [t for t in left if t.role != PARTICLE]
    if len(words) == 1:  # "Asan uulu Bakyt" has the father's name in the place of a family's
        return Proposed(father, words[0].written, "", "ending") if father.split()[1:] else None
    family = _family(words, left, tokens, father, language)
    if family is None:
        return None
    at, why = family
    given = [t.written for n, t in enumerate(words) if n != at]
    if len(given) == 2 and not father:  # "Family Given Father" without an ending on the father's name
        given, father = given[:1], given[1]
    return Proposed(words[at].written, " ".join(given), father, why)


def because(one: Proposed) -> str:
    """Why it is proposed so, in words."""
    return {
        "comma": _("a comma stands behind the family name"),
        "ending": _("by the endings of the words"),
        "order": _("only by the order that is common; look twice"),
    }[one.why]


def _father(tokens: Sequence[Token]) -> tuple[str, list[Token]]:
    """The father's name by its ending, by the word behind it or before it; and what is left of the name."""
    for n, token in enumerate(tokens):
        if token.folded in _BEHIND_FATHER and n:
            return f"{tokens[n - 1].written} {token.written}", [*tokens[: n - 1], *tokens[n + 1 :]]
        if token.folded in _SON_OF and n and n + 2 <= len(tokens) - 1:
            return tokens[n + 1].written, [*tokens[:n], *tokens[n + 2 :]]
    for n, token in enumerate(tokens):
        if len(tokens) > 2 and (token.role == FATHER or token.ending == "father"):
            return token.written, [*tokens[:n], *tokens[n + 1 :]]
    return "", list(tokens)


def _family(
    words: Sequence[Token], left: Sequence[Token], tokens: Sequence[Token], father: str, language: str
) -> tuple[int, str] | None:
    """Which of the words is the family's, and why; None where nothing tells and the words are many."""
    ends = [n for n, token in enumerate(words) if token.ending == "family" and not _is_weak(token)]
    if len(ends) == 1:
        return ends[0], "ending"
    if father and len(words) == 2 and tokens[-1] not in left:
        return 0, "ending"  # "Family Given Father": whose father's name stands last
    if father and len(words) == 2:
        return 1, "ending"  # "Given Father Family"
    if len(words) == 2:
        return (0, "order") if language in FAMILY_FIRST else (1, "order")
    return (0, "order") if len(words) == 3 and language in FAMILY_FIRST else None


def _is_weak(token: Token) -> bool:
    """Endings that as many given names have: "Ali", "Zoi" tell nothing of a family; "Karimi" in Tajik letters does."""
    if token.folded.endswith("ӣ"):
        return len(token.folded) < 5
    return len(token.folded) - len(token.stem) <= 1 or not token.stem


def _words(text: str) -> list[str]:
    return [word for word in text.replace(",", " ").split() if any(c.isalpha() for c in word)]
