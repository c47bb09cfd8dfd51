"""One search over texts, claims, names of persons and notes, whatever the spelling.

Words are compared folded; what is found points into the original. Sources come the newest first, or the best first
where few hold the words (`FEW`). A page looks at so many sources at most (`LOOKED_AT`), so that no search is slow.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from guvoh.model.derive.ladder import key as folded_key
from guvoh.text.fold import fold
from guvoh.vault.queries.claims import ClaimRow, claim_rows
from guvoh.vault.queries.lit import Words, lit, words_of
from guvoh.vault.queries.pages import ClaimFilters
from guvoh.vault.queries.sources import text_of
from guvoh.vault.vault import Vault

FEW = 200  # sources; so many are put in the order of how well they fit
LOOKED_AT = 20_000  # sources that a page looks at while filters let hardly any pass
TOGETHER = 2_000
READ = 50  # texts that a page opens while it looks for claims
ROUND = 160  # characters of an excerpt
PERSONS = 20
BESIDE = 3  # claims that are shown behind their source; all, where only claims are asked for
SPOKEN = ("note", "call", "visit", "testimony")
KINDS = ("person", "text", "note", "claim")


@dataclass(frozen=True, slots=True)
class SearchFilters:
    """Empty means any. `kinds`: of KINDS. Those below `source` ask for claims; with one of them only claims are found.
    `place`: words of the claim's place."""

    case: str = ""
    kinds: tuple[str, ...] = ()
    language: str = ""
    source: str = ""
    act: str = ""
    state: str = ""
    polarity: str = ""
    first: str = ""
    last: str = ""
    place: str = ""

    def of_claims(self) -> ClaimFilters:
        return ClaimFilters(case=self.case, state=self.state, act=self.act, polarity=self.polarity, first=self.first,
                            last=self.last)  # fmt: skip

    def wants(self, kind: str) -> bool:
        if self.kinds and kind not in self.kinds:
            return False
        of_claims = any((self.act, self.state, self.polarity, self.first, self.last, self.place))
        return kind == "claim" or not (of_claims or (kind == "person" and (self.language or self.source)))


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that holds the words. `spans` are their places in the original text of the source, half-open; `excerpt`
    is what stands round the first of them, from `at` on; `more` is how many claims of the source hold the words too
    and are not shown: ask for claims only. Of a person `source` is empty, `excerpt` the name and spans
    are places in it. A text that is found by its title or translation alone has neither spans nor excerpt."""

    kind: str
    id: str
    source: str
    spans: tuple[tuple[int, int], ...] = ()
    excerpt: str = ""
    at: int = 0
    more: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """A page of hits. `after` is the key to ask for more with, None at the end. `sources` is how many sources hold the
    words (before filters); None for more than FEW."""

    hits: tuple[Hit, ...]
    after: str | None
    sources: int | None


@dataclass
class _Page:
    hits: list[Hit] = field(default_factory=list)
    texts: int = 0


def search(
    vault: Vault, words: str, filters: SearchFilters = SearchFilters(), limit: int = 20, after: str | None = None
) -> Found:
    """All the words; the last may be cut short, and what stands in quotation marks stands so in the source. Persons
    come first, then sources, each with its claims behind it. A page ends with the source that makes it `limit` hits."""
    wanted = words_of(words)
    if not wanted.terms:
        return Found((), None, 0)
    page = _Page()
    if after is None and filters.wants("person"):
        page.hits += _persons(vault, wanted, filters)
    if not any(filters.wants(kind) for kind in ("text", "note", "claim")):
        return Found(tuple(page.hits), None, 0)
    few = [r[0] for r in vault.view.rows(
        "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?", wanted.query, FEW + 1
    )]  # fmt: skip
    if len(few) <= FEW:
        order = vault.view.rows("SELECT rowid FROM search WHERE search MATCH ? ORDER BY rank, rowid", wanted.query)
        at = int(after or 0)
        end = _take(vault, page, wanted, filters, _passing(vault, [r[0] for r in order][at:], filters), limit)
        return Found(tuple(page.hits), None if end is None else str(at + end), len(few))
    end = _take(vault, page, wanted, filters, _newest(vault, wanted, filters, after), limit)
    return Found(tuple(page.hits), None if end is None else str(end), None)


Candidate = tuple[int, str, str]  # where to go on behind it, source, kind of source


def _passing(vault: Vault, numbers: Sequence[int], filters: SearchFilters) -> Iterator[Candidate]:
    """Of the sources with these row numbers those that pass, in the given order; where to go on counts them all."""
    marks = ",".join("?" * len(numbers))
    rows = vault.view.rows(
        f"SELECT source.n, shelf.source, shelf.kind FROM source JOIN shelf ON shelf.source = source.id"  # noqa: S608
        f" WHERE source.n IN ({marks}){_of_shelf(filters)}", *numbers, *_values(filters)
    )  # fmt: skip
    known = {n: (source, kind) for n, source, kind in rows}
    for place, n in enumerate(numbers, 1):
        if n in known:
            yield (place, *known[n])


def _newest(vault: Vault, wanted: Words, filters: SearchFilters, after: str | None) -> Iterator[Candidate | int]:
    """The sources that hold the words and pass, the newest first. A number says: looked at enough, go on behind it."""
    below, size, looked = int(after) if after else 1 << 62, 64, 0
    while looked < LOOKED_AT:
        numbers = [r[0] for r in vault.view.rows(
            "SELECT rowid FROM search WHERE search MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?",
            wanted.query, below, size
        )]  # fmt: skip
        if not numbers:
            return
        for place, source, kind in _passing(vault, numbers, filters):
            yield numbers[place - 1], source, kind
        below, looked, size = numbers[-1], looked + len(numbers), min(TOGETHER, 4 * size)
    yield below


def _of_shelf(f: SearchFilters) -> str:
    named = (("shelf.case_", f.case), ("shelf.language", f.language), ("shelf.source", f.source))
    sql = "".join(f" AND {column} = ?" for column, value in named if value)
    if f.kinds and "claim" not in f.kinds and ("text" in f.kinds) != ("note" in f.kinds):
        spoken = ",".join(f"'{kind}'" for kind in SPOKEN)
        sql += f" AND shelf.kind {'NOT IN' if 'text' in f.kinds else 'IN'} ({spoken})"
    return sql


def _values(f: SearchFilters) -> list[str]:
    return [value for value in (f.case, f.language, f.source) if value]


def _take(
    vault: Vault, page: _Page, wanted: Words, filters: SearchFilters, candidates: Iterator[Candidate | int], limit: int
) -> int | None:
    """Fills the page; returns where to go on, None at the end."""
    behind = None
    for candidate in candidates:
        if isinstance(candidate, int):
            return candidate
        if len(page.hits) >= limit or page.texts >= READ:
            return behind
        behind, source, kind = candidate
        page.texts += 1
        page.hits += _in_source(vault, wanted, filters, source, "note" if kind in SPOKEN else "text")
    return None


def _in_source(vault: Vault, wanted: Words, filters: SearchFilters, source: str, kind: str) -> list[Hit]:
    claims = list(_claims(vault, wanted, filters, source)) if filters.wants("claim") else []
    if not filters.wants(kind):
        return claims
    text = text_of(vault, source)
    whole = _hit(kind, source, source, text, lit(text, wanted))
    return [replace(whole, more=max(0, len(claims) - BESIDE)), *claims[:BESIDE]]


def _claims(vault: Vault, wanted: Words, filters: SearchFilters, source: str) -> Iterator[Hit]:
    ids = [r[0] for r in vault.view.rows(
        "SELECT id FROM claim WHERE source = ? AND (? = '' OR state = ?) AND (? = '' OR act = ?) ORDER BY rank, id",
        source, filters.state, filters.state, filters.act, filters.act
    )]  # fmt: skip
    fits, place = filters.of_claims(), folded_key(filters.place)
    for row in claim_rows(vault, ids):
        if not fits.fits(row) or (place and not (row.claim.place and place in folded_key(row.claim.place.text))):
            continue
        held = _in_claim(row, wanted)
        if held is not None:
            yield Hit("claim", row.id, source, held, row.claim.quote, row.claim.start)


def _in_claim(row: ClaimRow, wanted: Words) -> tuple[tuple[int, int], ...] | None:
    """The places of the words in the original, when the quote and the slots hold all of them."""
    c = row.claim
    slots = [*c.victims, *c.actors, *c.attribution, *(s for s in (c.count, c.place, c.reason) if s is not None)]
    parts = [(c.start, c.quote), *((s.start, s.text) for s in slots if not c.start <= s.start < c.end)]
    found: set[tuple[int, int]] = set()
    missing = set(range(len(wanted.patterns)))
    for at, text in parts:
        folded = fold(text)
        for n, pattern in enumerate(wanted.patterns):
            for match in pattern.finditer(folded.text):
                start, end = folded.back(*match.span())
                found.add((at + start, at + end))
                missing.discard(n)
    return None if missing else tuple(sorted(found))


def _hit(kind: str, id: str, source: str, text: str, spans: tuple[tuple[int, int], ...]) -> Hit:
    if not spans:
        return Hit(kind, id, source)
    left = max(0, spans[0][0] - ROUND // 2)
    if left:  # not in the middle of a word
        blank = re.search(r"\s", text[left : spans[0][0]])
        left += blank.end() if blank else 0
    right = min(len(text), spans[0][0] + ROUND)
    if right < len(text):
        cut = text.rfind(" ", spans[0][1], right)
        right = cut if cut > 0 else right
    return Hit(kind, id, source, spans, text[left:right], left)


def _persons(vault: Vault, wanted: Words, filters: SearchFilters) -> Iterator[Hit]:
    """Names may be cut anywhere: a surname within a compound is found too."""
    parts = [term for terms in wanted.terms for term in terms]
    where = " AND ".join("instr(folded, ?)" for _part in parts)
    # The first statement reads an index only; of all persons together the rows are long.
    rows = vault.view.rows(
        f"SELECT id, json_extract(json, '$.names') FROM person WHERE id IN (SELECT id FROM person WHERE {where})"  # noqa: S608
        f" AND (? = '' OR case_ = ?) ORDER BY name, id LIMIT {PERSONS}", *parts, filters.case, filters.case
    )  # fmt: skip
    for id, names in rows:
        for name in json.loads(names):
            folded = fold(name)
            spans = sorted(
                folded.back(at, at + len(part)) for part in parts for at in [folded.text.find(part)] if at >= 0
            )
            if spans:
                yield Hit("person", id, "", tuple(spans), name)
                break
