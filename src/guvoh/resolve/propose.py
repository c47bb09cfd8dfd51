"""First form of resolving: pairs that may be the same, with the reasons, and never more than a proposal.

Two claims may tell of one event when they are of one class of act, their days are compatible and their place or their
victims agree. Two mentions may be one person when their names are equal or one holds the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from guvoh.model import Claim, Person
from guvoh.model.derive.incident import CUSTODY
from guvoh.model.derive.ladder import key
from guvoh.vault import queries
from guvoh.vault.queries import ClaimRow
from guvoh.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class Proposal:
    """`of`: claim or mention. `because` are codes: words, victims, place, dates, count, name, part_of_name."""

    of: str
    a: str
    b: str
    because: tuple[str, ...]
    weight: int


def propose(vault: Vault, case: str) -> list[Proposal]:
    """What nobody has judged yet, the likeliest first. Pairs that are joined already are not proposed again."""
    rows = queries.claims(vault, case=case, state="accepted")
    of_claims = _judged_apart(vault, "claim")
    component = {}
    for incident in queries.incidents(vault, case):
        component.update(dict.fromkeys(incident.claims, incident.id))
    found = [
        p for p in _claims(rows)
        if (p.a, p.b) not in of_claims and component.get(p.a, p.a) != component.get(p.b, p.b)
    ]  # fmt: skip
    of_names = _judged_apart(vault, "mention")
    found += [p for p in _persons(queries.persons(vault, case)) if (p.a, p.b) not in of_names]
    return sorted(found, key=lambda p: (-p.weight, p.a, p.b))


def _judged_apart(vault: Vault, of: str) -> set[tuple[str, str]]:
    return {pair for pair, verdict in queries.judged(vault, of).items() if verdict == "different"}


def near(vault: Vault, case: str, ids: Sequence[str]) -> list[Proposal]:
    """Accepted claims of the case that may tell of the same event as one of these and are not among them; `a` is the
    one of `ids`. What was judged already is proposed too: whoever asks has changed his mind."""
    ours = [_traits(row) for row in queries.claim_rows(vault, ids)]
    passed = set(ids)
    found: dict[str, Proposal] = {}
    for act in {a for row in ours for a in (CUSTODY if row.row.claim.act in CUSTODY else (row.row.claim.act,))}:
        for row in queries.accepted_of(vault, case, act):
            if row.id in passed:
                continue
            theirs = _traits(row)
            for one in ours:
                if because := _alike(one, theirs):
                    proposal = Proposal("claim", one.row.id, row.id, because, _weight(because))
                    best = found.get(row.id)
                    if best is None or best.weight < proposal.weight:
                        found[row.id] = proposal
    return sorted(found.values(), key=lambda p: (-p.weight, p.b))


@dataclass(frozen=True, slots=True)
class _Traits:
    """What of a claim is compared, worked out once."""

    row: ClaimRow
    words: str
    victims: frozenset[str]
    place: frozenset[str]

    def marks(self) -> Iterator[tuple[str, str]]:
        """Two claims that share none of these are never alike."""
        yield "words", self.words
        yield from (("victims", word) for word in self.victims)
        yield from (("place", word) for word in self.place)


def _traits(row: ClaimRow) -> _Traits:
    claim = row.claim
    place = _content([claim.place.text]) if claim.place else frozenset()
    return _Traits(row, key(claim.quote), _content(v.text for v in claim.victims), place)


def _claims(rows: Sequence[ClaimRow]) -> Iterator[Proposal]:
    by_mark: dict[tuple[str, str, str], list[_Traits]] = defaultdict(list)
    for row in rows:
        traits = _traits(row)
        act = "custody" if row.claim.act in CUSTODY else row.claim.act
        for kind, word in traits.marks():
            by_mark[act, kind, word].append(traits)
    seen: set[tuple[str, str]] = set()
    for group in by_mark.values():
        for a, b in combinations(group, 2):
            first, second = sorted((a.row.id, b.row.id))
            if (first, second) in seen:
                continue
            seen.add((first, second))
            if because := _alike(a, b):
                yield Proposal("claim", first, second, because, _weight(because))


def _weight(because: tuple[str, ...]) -> int:
    return 2 * len(because) + ("victims" in because)


def _alike(one: _Traits, other: _Traits) -> tuple[str, ...]:
    a, b = one.row.claim, other.row.claim
    dates = _dates(a, b)
    if dates is False:
        return ()
    because = []
    if one.words == other.words:
        because.append("words")
    if one.victims & other.victims:
        because.append("victims")
    if one.place & other.place:
        because.append("place")
    if a.count and b.count and _fit(a, b):
        because.append("count")
    if dates:
        because.append("dates")
    strong = {"words", "victims", "place"} & set(because)
    return tuple(because) if strong and (len(because) > 1 or "words" in because) else ()


def _content(texts: Iterable[str]) -> frozenset[str]:
    """The folded words that carry meaning; plural and single forms are taken as one."""
    words = {w.strip(".,'\"()") for text in texts for w in key(text).split()}
    return frozenset(w.removesuffix("s") for w in words if len(w) > 3 and not w.isdigit())


def _dates(a: Claim, b: Claim) -> bool | None:
    """True: the days overlap. False: they cannot. None: not known of both."""
    if not (a.date and b.date):
        return None
    starts = [d.start for d in (a.date, b.date) if d.start]
    ends = [d.end for d in (a.date, b.date) if d.end]
    if not starts and not ends:
        return None
    return not (starts and ends) or max(starts) <= min(ends)


def _fit(a: Claim, b: Claim) -> bool:
    lows = [c.count.low for c in (a, b) if c.count and c.count.low is not None]
    highs = [c.count.high for c in (a, b) if c.count and c.count.high is not None]
    return not (lows and highs) or max(lows) <= min(highs)


def _persons(persons: Sequence[Person]) -> Iterator[Proposal]:
    by_word: dict[str, list[Person]] = defaultdict(list)
    for person in persons:
        for word in {w for name in person.names for w in key(name).split() if len(w) > 2}:
            by_word[word].append(person)
    seen = set()
    for group in by_word.values():
        for a, b in combinations(sorted(group, key=lambda p: p.id), 2):
            if (a.id, b.id) in seen:
                continue
            seen.add((a.id, b.id))
            because = _same_name(a, b)
            if because:
                yield Proposal("mention", a.id, b.id, (because,), 5 if because == "name" else 2)


def _same_name(a: Person, b: Person) -> str | None:
    ours, theirs = ({frozenset(key(n).split()) for n in p.names} for p in (a, b))
    if ours & theirs:
        return "name"
    if any(x <= y or y <= x for x in ours for y in theirs):
        return "part_of_name"
    return None
