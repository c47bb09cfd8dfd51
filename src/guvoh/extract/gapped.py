"""What a verb tells of more people without being said again: "A B was sentenced to six years and C D to five"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from guvoh.extract import amounts, phrases, slots
from guvoh.extract.line import Line
from guvoh.extract.people import is_person
from guvoh.extract.phrases import Range
from guvoh.extract.rank import Draft

GAPPED = frozenset({"conviction"})
FAR = 40  # words after the verb that still lean on it


def parted(line: Line, last: int, draft: Draft) -> Iterator[Draft]:
    """An act, cut where the next people begin, and then those. `last`: the word after the act's."""
    more = list(_others(line, last, draft))
    if more and draft.claim.start < more[0].claim.start < draft.claim.end:
        here = line.starts.index(more[0].claim.start)
        while here > last and line.kind[here - 1] in {"c", ",", ":"}:
            here -= 1
        claim = replace(draft.claim, end=line.end(here - 1), quote=line.text[draft.claim.start : line.end(here - 1)])
        draft = draft._replace(claim=claim, last=here)
    yield draft
    yield from more


def _others(line: Line, last: int, draft: Draft) -> Iterator[Draft]:
    """The same act done to those who follow, each with a penalty of their own."""
    if draft.claim.act not in GAPPED or draft.kind != "verb":
        return
    for here in range(last, min(len(line.words), last + FAR)):
        kind = line.kind[here]
        if kind in {"s", "x", "v", "r"}:
            return
        said = _leaning(line, here + 1) if kind in {"c", ","} or line.words[here].text == ";" else None
        if said is None:
            continue
        clause = slots.clause_of(line, said[0], said[1] + 2)
        start, end = line.span(*clause)
        victims = slots.spans(line, said, people=True)
        count = amounts.amount_in(line, said) or amounts.listed(victims, line, draft.claim.act)
        claim = replace(draft.claim, start=start, end=end, quote=line.text[start:end], victims=victims, count=count)
        yield Draft(claim, draft.kind, False, draft.parts, clause[1])


def _leaning(line: Line, place: int) -> Range | None:
    """People before "to" and a penalty."""
    said = phrases.after(line, place)
    if said is None or line.kind[said[1] : said[1] + 1] != ["t"] or not is_person(line, said):
        return None
    penalty = said[1] + 1
    measured = line.kind[penalty : penalty + 1] == ["#"] or any(line.has(n, "penalty") for n in (penalty, penalty + 1))
    return said if measured else None
