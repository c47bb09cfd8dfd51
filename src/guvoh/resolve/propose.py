"""First form of resolving: pairs that may be the same, with the reasons, and never more than a proposal.

Two claims may tell of one event when they are of one class of act, their days are compatible and their place or their
victims agree. Two mentions may be one person when their names are equal or one holds the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from guvoh.model import Claim, Person
from guvoh.model.derive.incident import CUSTODY
from guvoh.model.derive.ladder import key
from guvoh.vault import queries
from guvoh.vault.queries import ClaimRow
from guvoh.vault.vault import Vault

WINDOW, STEP = 400, 200  # claims, and persons
NEAR = 300  # claims that are looked at for one incident


@dataclass(frozen=True, slots=True)
class Proposal:
    """`of`: claim or mention. `because` are codes: words, victims, place, dates, count, name, part_of_name."""

    of: str
    a: str
    b: str
    because: tuple[str, ...]
    weight: int


def propose(vault: Vault, case: str, window: int | None = None) -> list[Proposal]:
    """What nobody has judged yet, the likeliest first. Pairs that are joined already are not proposed again.

    `window`: only among some claims whose days are near and some persons whose names are; see `windows`."""
    if window is None:
        rows: Sequence[ClaimRow] = queries.claims(vault, case=case, state="accepted")
        persons: Sequence[Person] = queries.persons(vault, case)
    else:
        rows = queries.accepted_window(vault, case, window * STEP, WINDOW)
        persons = queries.persons_window(vault, case, window * STEP, WINDOW)
    of_claims = _judged_apart(vault, "claim")
    component = queries.incidents_of_claims(vault, [r.id for r in rows])
    found = [
        p for p in _claims(rows)
        if (p.a, p.b) not in of_claims and component.get(p.a, p.a) != component.get(p.b, p.b)
    ]  # fmt: skip
    of_names = _judged_apart(vault, "mention")
    found += [p for p in _persons(persons) if (p.a, p.b) not in of_names]
    return sorted(found, key=lambda p: (-p.weight, p.a, p.b))


def windows(vault: Vault, case: str) -> int:
    """How many windows there are, each overlapping the next by a half; 1 where the whole case can be looked at at once,
    with no window."""
    n = queries.how_many_to_judge(vault, case)
    return 1 if n <= WINDOW else 1 + (n - WINDOW + STEP - 1) // STEP


def _judged_apart(vault: Vault, of: str) -> set[tuple[str, str]]:
    return {pair for pair, verdict in queries.judged(vault, of).items() if verdict == "different"}


def near(vault: Vault, case: str, ids: Sequence[str]) -> list[Proposal]:
    """Accepted claims of the case that may tell of the same event as one of these and are not among them; `a` is the
    one of `ids`. What was judged already is proposed too: whoever asks has changed his mind. Of many the latest."""
    ours = [_traits(row) for row in queries.claim_rows(vault, ids)]
    passed = set(ids)
    dates = [o.row.claim.date for o in ours]
    starts, ends = [d.start if d else None for d in dates], [d.end if d else None for d in dates]
    first = None if None in starts else min(s for s in starts if s)
    last = None if None in ends else max(e for e in ends if e)
    found: dict[str, Proposal] = {}
    for act in {a for row in ours for a in (CUSTODY if row.row.claim.act in CUSTODY else (row.row.claim.act,))}:
        for row in queries.accepted_of(vault, case, act, first, last, NEAR):
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
        for a, b in _in_time(group):
            first, second = (a.row.id, b.row.id) if a.row.id < b.row.id else (b.row.id, a.row.id)
            if (first, second) in seen:
                continue
            seen.add((first, second))
            if because := _alike(a, b):
                yield Proposal("claim", first, second, because, _weight(because))


def _in_time(group: Sequence[_Traits]) -> Iterator[tuple[_Traits, _Traits]]:
    """The pairs of a group but for those whose days cannot be the same; in a large group these are nearly all."""
    closed = [t for t in group if t.row.claim.date and t.row.claim.date.start and t.row.claim.date.end]
    closed.sort(key=lambda t: t.row.claim.date.start)  # type: ignore[union-attr, arg-type, return-value]
    for n, a in enumerate(closed):
        until = a.row.claim.date.end  # type: ignore[union-attr]
        for b in closed[n + 1 :]:
            if b.row.claim.date.start > until:  # type: ignore[union-attr, operator]
                break
            yield a, b
    known = {t.row.id for t in closed}
    others = [t for t in group if t.row.id not in known]
    yield from combinations(others, 2)
    yield from product(others, closed)


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
    """Each name is looked for under its rarest word: whoever has all of it has that word too."""
    names = [{frozenset(key(n).split()) for n in p.names} for p in persons]
    by_word: dict[str, list[int]] = defaultdict(list)
    for n, ours in enumerate(names):
        for word in {w for name in ours for w in name if len(w) > 2}:
            by_word[word].append(n)
    found: dict[tuple[str, str], str] = {}
    for n, ours in enumerate(names):
        for name in ours:
            rarest = min((by_word[w] for w in name if len(w) > 2), key=len, default=[])
            for other in rarest:
                if other == n or not any(name <= theirs for theirs in names[other]):
                    continue
                a, b = sorted((persons[n].id, persons[other].id))
                if found.get((a, b)) != "name":
                    found[a, b] = "name" if name in names[other] else "part_of_name"
    for (a, b), because in found.items():
        yield Proposal("mention", a, b, (because,), 5 if because == "name" else 2)
