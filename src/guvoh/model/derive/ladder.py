"""Independent roots, and how firm a fact is: a proposal that a person may overrule."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from guvoh.model.claim import Claim
from guvoh.model.held import CALLS
from guvoh.model.source import Source
from guvoh.text.fold import fold

SAME_WORDS = 60  # folded characters; a shorter quote may be the same by chance
NAMELESS = "speakers without a name"


def key(text: str) -> str:
    return " ".join(fold(text).text.split())


def first_speaker(claim: Claim, source: Source, sources: Mapping[str, Source], named: Sequence[str]) -> str:
    """The root that a claim goes back to. What cannot be told apart counts as one: unknown is not independent.

    A repost leads to the source it derives from. A named speaker is a root, the nearest first; speakers without a
    name ("relatives say") are one root together, however many outlets quote them. Whoever speaks in a call, a visit or
    a testimony is one root, however often he calls: called the same, the same; not called anything, without a name. A
    document's own voice is its publisher's; documents without a publisher are one root together.
    """
    seen = set()
    derived = False
    while source.derives_from and source.derives_from in sources and source.id not in seen:
        seen.add(source.id)
        source = sources[source.derives_from]
        derived = True
    if claim.attribution:
        for speaker in claim.attribution:
            if any(name and name in key(speaker.text) for name in named) or _has_name(speaker.text):
                return _voice(speaker.text)
        if not derived:
            return NAMELESS
    if source.kind in CALLS:
        return _voice(source.author) if source.author else NAMELESS
    return _voice(source.publisher) if source.publisher else "unknown publisher"


def _voice(name: str) -> str:
    """A root with a name: who is quoted by one source and publishes another is the same root in both."""
    return "voice " + key(name).removeprefix("the ")


def _has_name(text: str) -> bool:
    """Whether a speaker is more than common words: a letter in upper case after the first word. One word alone may be
    the first of a sentence ("Families say"): whether it is a name is not for its capital to say."""
    return any(w[:1].isupper() for w in text.split()[1:])


def roots(claims: Sequence[tuple[str, Claim, str]]) -> dict[str, str]:
    """From (claim id, claim, first speaker) to each claim's root; the same words in two places are one root."""
    root = {id: speaker for id, _claim, speaker in claims}
    by_words: dict[str, str] = {}
    for id, claim, _speaker in sorted(claims, key=lambda c: c[0]):
        words = key(claim.quote)
        if len(words) < SAME_WORDS:
            continue
        if words in by_words:
            old, new = root[id], by_words[words]
            root = {k: new if v == old else v for k, v in root.items()}
        by_words[words] = root[id]
    return root


def ladder(supporting: int, denying: int, contested: Sequence[str]) -> tuple[str, str]:
    """(code V1 to V4, why), from the number of independent roots that assert, that deny, and what is contested."""
    if supporting == 0:
        return ("V0", "denied_only") if denying else ("V0", "nobody_asserts")
    if contested:
        return "V4", "sources_disagree"
    if denying:
        return "V4", "denied"
    if supporting >= 2:
        return "V2", "independent_roots"
    return "V1", "one_root"
