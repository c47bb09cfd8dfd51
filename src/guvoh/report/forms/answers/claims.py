"""The claims that tell of a person, and what their sources agree on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from guvoh.model import dates
from guvoh.model.claim import Claim
from guvoh.model.derive.ladder import FORCED, UNDER_FORCE
from guvoh.model.document import DETAIL, Text, own, said
from guvoh.model.held import TAKEN
from guvoh.model.paper import ClaimLine, Entry, SourceLine
from guvoh.report.forms.ask import Ask
from guvoh.report.forms.spoken import _, show


class Seen(NamedTuple):
    """An accepted claim about the person, in its incident. `forced`: said under force, so no proof of what it says."""

    entry: Entry
    line: ClaimLine
    claim: Claim
    source: SourceLine
    forced: bool

    @property
    def proves(self) -> bool:
        return self.claim.happened and not self.forced


class Value(NamedTuple):
    """What some claims say, in words, and which."""

    text: str
    claims: tuple[str, ...]
    sources: tuple[int, ...]
    language: str | None = None


def claims_of(ask: Ask, acts: Sequence[str] = (), role: str = "victim") -> tuple[Seen, ...]:
    """In the order of the case's incidents; `acts`: only of these classes."""
    mine = set(ask.person.claims.get(role, ()))
    return claims_named(ask, mine, acts)


def claims_named(ask: Ask, ids: Iterable[str], acts: Sequence[str] = ()) -> tuple[Seen, ...]:
    """The claims of these ids."""
    wanted = set(ids)
    by_id = {one.id: one.claim for one in ask.file.claims if one.id in wanted}
    sources = {one.number: one for one in ask.file.whole.sources}
    found = []
    for entry in ask.file.whole.entries:
        for line in entry.claims:
            claim = by_id.get(line.id)
            if claim is None or (acts and claim.act not in acts):
                continue
            source = sources[line.source]
            forced = source.kind == UNDER_FORCE or not FORCED.isdisjoint(claim.certainty)
            found.append(Seen(entry, line, claim, source, forced))
    return tuple(found)


def taken(ask: Ask) -> tuple[Seen, ...]:
    """The claims of the last time that the person was taken: one incident, told as done."""
    seen = [one for one in claims_of(ask, TAKEN) if one.proves]
    dated = [one for one in seen if one.claim.date and one.claim.date.start]
    last = max(dated, key=lambda one: (one.claim.date.start if one.claim.date else "") or "", default=None)
    chosen = last or (seen[-1] if seen else None)
    return tuple(one for one in seen if chosen and one.entry.id == chosen.entry.id)


def days(seen: Iterable[Seen], language: str) -> tuple[Value, ...]:
    """The stretches of days that the claims allow; a wider one that holds a narrower one adds nothing but itself to
    who says so."""
    told: dict[tuple[str | None, str | None], list[Seen]] = {}
    for one in seen:
        date = one.claim.date
        if date and (date.start or date.end):
            told.setdefault((date.start, date.end), []).append(one)
    narrow = [d for d in told if not any(d != other and dates.contains(d, other) for other in told)]
    found = []
    for stretch in sorted(narrow, key=lambda d: (d[0] or "", d[1] or "")):
        agree = [one for d, ones in told.items() if dates.contains(d, stretch) for one in ones]
        found.append(_value(show(*stretch, language), agree))
    return tuple(found)


def said_in(seen: Iterable[Seen], of: Callable[[Claim], Sequence[str]]) -> tuple[Value, ...]:
    """What the claims say in one slot, each wording once."""
    told: dict[str, list[Seen]] = {}
    words: dict[str, str] = {}
    for one in seen:
        for text in of(one.claim):
            folded = " ".join(text.casefold().split())
            words.setdefault(folded, text)
            told.setdefault(folded, []).append(one)
    return tuple(_value(words[key], ones) for key, ones in told.items())


def stretch(seen: Iterable[Seen]) -> dates.Days:
    """The days that the claims allow all together; not known where they contradict one another."""
    whole: dates.Days = dates.NOT_KNOWN
    for one in seen:
        date = one.claim.date
        met = dates.meet(whole, (date.start, date.end)) if date else whole
        if met is None:
            return dates.NOT_KNOWN
        whole = met
    return whole


def shown(ask: Ask, values: Sequence[Value], field: str, quoted: bool = False) -> Text:
    """One value as it is; several of them as what they are: sources that differ."""
    between = own("; ")
    pieces: list[Text] = [own(_("Sources differ: "))] if len(values) > 1 else []
    for n, one in enumerate(values):
        piece = said(one.text, DETAIL, "quote" if quoted else "value", field=field, language=one.language,
                     rests_on=one.claims, sources=one.sources)  # fmt: skip
        pieces += [between, piece] if n else [piece]
    return tuple(piece for text in pieces for piece in text)


def listed(ask: Ask, values: Sequence[Value], field: str) -> Text:
    """Several values that do not exclude one another."""
    pieces = [said(one.text, DETAIL, "quote", field=field, language=one.language, rests_on=one.claims,
                   sources=one.sources) for one in values]  # fmt: skip
    return tuple(piece for n, text in enumerate(pieces) for piece in (own("; ") if n else ()) + text)


def _value(text: str, seen: Sequence[Seen]) -> Value:
    tongue = seen[0].claim.language if len({one.claim.language for one in seen}) == 1 else None
    sources = tuple(sorted({one.source.number for one in seen}))
    return Value(text, tuple(one.line.id for one in seen), sources, tongue)
