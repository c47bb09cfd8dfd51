"""What a plug-in answered becomes suggestions, or nothing: the one gate that all of them pass.

Offsets must lie in the main text, stretches must hold a word and be short, classes must be known. What the rules found
stays as it is, but for slots that they left empty. The order of the rules stays too: new suggestions come last.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from guvoh.extract.plugins.contract import Document, Proposal, Range
from guvoh.model import ACTS, Amount, Claim, Place, Reason, Span, When
from guvoh.model.claim import Polarity
from guvoh.model.origin import Origin
from guvoh.text.calendar import moments
from guvoh.text.numbers import quantities

QUOTE, PART = 600, 240  # characters; longer stretches point at nothing
SEVERAL = 40  # people, agents or speakers of one act
MOST = 100  # proposals for one document; a plug-in that finds more finds everything everywhere
SCORE = 0.2  # of what the rules did not find: below all that they did
POLARITIES: tuple[Polarity, ...] = ("asserted", "denied", "planned", "hypothetical")
LISTS = ("victims", "actors", "attribution")
ONES = ("count", "date", "place", "reason")


def joined(document: Document, proposals: Iterable[Proposal], origin: Origin) -> tuple[list[Claim], int]:
    """The suggestions of the rules and of a plug-in, and how many of its proposals did not pass."""
    claims, new, refused = list(document.claims), list[Claim](), 0
    for number, proposal in enumerate(proposals):
        made = _claim(document, proposal, origin) if number < MOST else None
        if made is None:
            refused += 1
            continue
        same = [n for n, c in enumerate(claims) if c.act == made.act and _overlap(c, made) > 0]
        if same:
            best = max(same, key=lambda n: (_overlap(claims[n], made), -n))
            claims[best] = _filled(claims[best], made, origin)
        elif not any(c.act == made.act and _overlap(c, made) > 0 for c in new):
            new.append(made)
    return claims + sorted(new, key=lambda c: (c.start, c.end, c.act)), refused


def _claim(document: Document, said: Proposal, origin: Origin) -> Claim | None:
    polarity = next((p for p in POLARITIES if p == said.polarity), None)
    if said.act not in ACTS or polarity is None or not _holds(document, (said.start, said.end), QUOTE):
        return None
    text = document.text
    return Claim(
        said.start, said.end, text[said.start : said.end], said.act, polarity=polarity,
        victims=_spans(document, said.victims), actors=_spans(document, said.actors),
        attribution=_spans(document, said.says), count=_amount(document, said), date=_when(document, said),
        place=_one(Place, document, said.place), reason=_one(Reason, document, said.reason), language=said.language,
        rule=f"{origin.mark()}:{said.what}", score=SCORE,
    )  # fmt: skip


def _spans(document: Document, ranges: Sequence[Range]) -> tuple[Span, ...]:
    kept = dict.fromkeys(r for r in ranges[:SEVERAL] if _holds(document, r, PART))
    return tuple(Span(document.text[a:b], a, b) for a, b in kept)


def _holds(document: Document, stretch: Range | None, most: int) -> bool:
    """Whether a stretch is short, lies in the main text, and begins and ends with the edge of a word."""
    if stretch is None:
        return False
    start, end = stretch
    text = document.text
    if not 0 <= start < end <= len(text) or end - start > most or text[start].isspace() or text[end - 1].isspace():
        return False
    if not any(a <= start and end <= b for a, b in document.main) or not any(c.isalnum() for c in text[start:end]):
        return False
    return not (_within(text, start) or _within(text, end))


def _within(text: str, place: int) -> bool:
    """Whether a place lies inside a word."""
    return 0 < place < len(text) and text[place - 1].isalnum() and text[place].isalnum()


def _one(kind: type[Any], document: Document, stretch: Range | None) -> Any:
    if stretch is None or not _holds(document, stretch, PART):
        return None
    start, end = stretch
    return kind(document.text[start:end], start, end)


def _amount(document: Document, said: Proposal) -> Amount | None:
    if said.count is None or not _holds(document, said.count, PART):
        return None
    found = quantities(document.text, *said.count, said.language)
    return Amount(found[0].low, found[0].high, document.text[slice(*said.count)], *said.count) if found else None


def _when(document: Document, said: Proposal) -> When | None:
    """A date may lean on one that was said before it in its paragraph, so reading begins there."""
    if said.date is None or not _holds(document, said.date, PART):
        return None
    start, end = said.date
    begin = max(document.text.rfind("\n", 0, start) + 1, start - 2000)
    for m in moments(document.text, begin, end, document.published, said.language):
        if m.start < end and start < m.end and _holds(document, (m.start, m.end), PART):
            days = [d.isoformat() if d else None for d in (m.first, m.last)]
            return When(days[0], days[1], m.text, m.precision, m.start, m.end)
    return None


def _overlap(one: Claim, other: Claim) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def _filled(claim: Claim, made: Claim, origin: Origin) -> Claim:
    """The suggestion of the rules with what the plug-in found for its empty slots; marked where there was something."""
    added: dict[str, Any] = {}
    for name in (*LISTS, *ONES):
        if not getattr(claim, name) and getattr(made, name):
            added[name] = getattr(made, name)
    if _taken(claim, added.get("victims", ())):
        del added["victims"]
    if _taken(claim, added.get("actors", ())):
        del added["actors"]
    if not added:
        return claim
    rule = claim.rule.removeprefix(f"{origin.mark()}:")
    return replace(claim, **added, rule=f"{origin.mark()}:{'+'.join(added)} {rule}")


def _taken(claim: Claim, spans: Sequence[Span]) -> bool:
    """Whether the rules gave these words another part: nobody is victim and actor of one act by a guess."""
    there = (*claim.victims, *claim.actors)
    return any(a.start < b.end and b.start < a.end for a in spans for b in there)
