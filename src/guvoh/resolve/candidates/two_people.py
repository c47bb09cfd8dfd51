"""Two of whom the record knows already that they are two: nobody is asked whether they are one.

One claim names both as its victims, or both as those who did it; one is said to be kin of the other; or one is a man
and the other a woman, as somebody set it or as the names themselves say: a father's name (Dalerovich, Dalerovna), or in
Latin letters two given names with endings of family names (Parviz Nazarov, Parvina Nazarova). In Cyrillic the ending of
a family name tells nothing: the same man stands in a sentence with -a.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from guvoh.model.derive.ladder import key
from guvoh.vault import queries
from guvoh.vault.queries.apart import sexes, side_by_side
from guvoh.vault.queries.joined import linked
from guvoh.vault.vault import Vault

Two = tuple[str, str]

_SON = re.compile(r"\w+(?:ovich|evich|ович|евич)\w{0,2}|[ou]['ʻ’]?g['ʻ’]?l[iu]|[уўo]г[ъ]?ли|углы|писари")
_DAUGHTER = re.compile(r"\w+(?:ovn|evn|овн|евн)[aeiouyаеиоуы]\w?|[qk][iy]z[iy]|[қк][иы]з[иы]|духтари")
_LATIN_SON, _LATIN_DAUGHTER = re.compile(r"[a-z'ʻ’-]{2,}[eo]v"), re.compile(r"[a-z'ʻ’-]{2,}[eo]va")
_LATIN = re.compile(r"[\sa-zA-Z'ʻ’.-]+")


def known_as_two(vault: Vault, case: str, pairs: Collection[Two], *, beside: bool = True) -> set[Two]:
    """Those of the pairs of persons, in whichever order each stands. Without `beside` it is no matter that one claim
    names both: of "X, also known as Y" a claim may take both for its victims."""
    if not pairs:
        return set()
    rows = side_by_side(vault, pairs) if beside else []
    named = {(a, b) for a, b, one, other in rows if are_two_in_a_claim(one, other)}
    kin = {frozenset((one, other)) for one, tied in _tied(vault, case) for other in tied}
    set_on = sexes(vault, case)
    return {
        (a, b) for a, b in pairs
        if (a, b) in named or frozenset((a, b)) in kin or {set_on.get(a), set_on.get(b)} == {"female", "male"}
    }  # fmt: skip


def _tied(vault: Vault, case: str) -> list[tuple[str, set[str]]]:
    """By person those of whom a tie to him was said, as persons of now. What is kept in a closed case counts while
    that is open."""
    ties = queries.ties_of(vault, case)
    closed = [(one.a, one.b) for one in linked(vault, "tie") if one.said.get("case") == case]
    atoms = {str(tie["other"]) for _one, of in ties for tie in of} | {atom for two in closed for atom in two}
    now = dict(queries.persons_of_atoms(vault, sorted(atoms)))
    told = [(one, {now[str(tie["other"])] for tie in of if str(tie["other"]) in now}) for one, of in ties]
    return told + [(now[a], {now[b]}) for a, b in closed if a in now and b in now]


def are_two_in_a_claim(one: str, other: str) -> bool:
    """A claim may write one person twice: in two scripts, or once in whole and once in short."""
    x, y = set(key(one).split()), set(key(other).split())
    return not (x <= y or y <= x) and bool(_LATIN.fullmatch(one)) == bool(_LATIN.fullmatch(other))


def of_two_sexes(one: str, other: str) -> bool:
    """Whether two names are a man's and a woman's by themselves."""
    x, y = one.casefold().split(), other.casefold().split()
    told = [(any(map(_SON.fullmatch, of)), any(map(_DAUGHTER.fullmatch, of))) for of in (x, y)]
    if sorted(told) == [(False, True), (True, False)]:
        return True
    if len(x) < 2 or len(y) < 2 or not (_LATIN.fullmatch(one) and _LATIN.fullmatch(other)):
        return False
    for men, women in ((x, y), (y, x)):
        family = {word for word in men if _LATIN_SON.fullmatch(word) and f"{word}a" in women}
        his, hers = set(men) - family, set(women) - {f"{word}a" for word in family}
        if family and not any(_LATIN_DAUGHTER.fullmatch(word) for word in his) and his.isdisjoint(hers):
            return True
    return False
