"""How many: the number at the head of a noun phrase, before an act, or later in its clause."""

from __future__ import annotations

from guvoh.extract.line import Line
from guvoh.extract.match import Hit
from guvoh.extract.nouns import DONE_TO_PEOPLE
from guvoh.extract.phrases import Range
from guvoh.model import Amount, Span

IN_ALL = frozenset({("in", "all"), ("in", "total"), ("all", "told")})
NEAR_LIST = 40  # characters from the last name of a list to the number of those who are not named


def of_act(
    line: Line, hit: Hit, act: str, said: Range | None, people: tuple[Span, ...], *, list_of_people: bool
) -> Amount | None:
    """How many an act was done to, or who did it where these count; `said`: they. `list_of_people`: of victims, whose
    list counts itself."""
    amount = summed_up(line, said, hit.last) or amount_in(line, said) or amount_before(line, hit)
    amount = amount or listed(people, line, act)
    if amount is None and act == "killing" and list_of_people and said is not None:
        amount = _one_named(line, people)
    if amount is None and said is None and act in DONE_TO_PEOPLE:
        amount = within(line, hit)
    return together(line, said) if amount is None and list_of_people else amount


def amount_in(line: Line, said: Range | None) -> Amount | None:
    """How many, as counted at the head of a noun phrase; never an age, a duration or a share."""
    if said is None:
        return None
    first, last = said
    if line.has(first, "dual") and "c" not in line.kind[first:last]:
        return _of(line, first, first + 1, 2)
    for quantity in line.amounts:
        if not (first <= quantity.first and quantity.last <= last):
            continue
        ahead = quantity.last
        if line.has(ahead, "not_quantity"):
            return None
        if any(line.kind[n] in "revg" for n in range(first, quantity.first)):
            return None  # "a woman carrying 300 leaflets"
        if quantity.first > first and line.kind[quantity.first - 1] == ",":
            return None
        if any(line.kind[n] == "N" for n in range(first, quantity.first)):
            return None
        if any(line.kind[n] == "c" for n in range(first, quantity.first)):
            return None  # "a candidate and two guards" are not two
        if quantity.plain and (quantity.low, quantity.high) == (1, 1):
            return None
        return Amount(
            quantity.low, quantity.high, line.text[quantity.start : quantity.end], quantity.start, quantity.end
        )
    return None


def amount_before(line: Line, hit: Hit) -> Amount | None:
    """A number that counts the act itself: "over 40 detentions"."""
    if hit.trigger.kind != "noun":
        return None
    first = hit.place
    while first > 0 and line.kind[first - 1] in "n#de" and hit.place - first < 5:
        if line.kind[first] == "#" and line.kind[first - 1] == "e":
            break  # "monitors counted 200 arrests"
        first -= 1
    return amount_in(line, (first, hit.place))


def listed(people: tuple[Span, ...], line: Line, act: str) -> Amount | None:
    """A list of named people counts itself."""
    if len(people) < 2 or act == "ban_or_designation":
        return None
    names = {line.starts[n] for n, kind in enumerate(line.kind) if kind == "N"}
    if not all(p.start in names for p in people):
        return None
    start, end = people[0].start, people[-1].end
    more = next((q for q in line.amounts if 0 < q.start - end < NEAR_LIST and line.kind[q.first - 1] == "c"), None)
    if more is not None and more.low is not None and line.has(more.last, "further"):
        end = line.end(more.last)  # "A B, a lawyer, C D and five others"
        high = None if more.high is None else len(people) + more.high
        return Amount(len(people) + more.low, high, line.text[start:end], start, end)
    return Amount(len(people), len(people), line.text[start:end], start, end)


def _one_named(line: Line, people: tuple[Span, ...]) -> Amount | None:
    """One who is named as killed is one dead: what others say of the same death is compared with it."""
    if len(people) != 1 or people[0].start not in line.starts:
        return None
    first = line.starts.index(people[0].start)
    last = next((n for n in range(first, len(line.words)) if line.end(n) >= people[0].end), first) + 1
    name = all(line.kind[n] == "N" for n in range(first, last))
    bodies = any(line.has(n, "organisation", "group", "place", "month") for n in range(first, last))
    return _of(line, first, last, 1) if name and not bodies else None


def together(line: Line, said: Range | None) -> Amount | None:
    """ "his mother and sister" are two, "Name Surname and two more" three, "her parents" two; "Name and others" nobody
    knows. A list counts itself only where every part of it does."""
    if said is None:
        return None
    first, last = said
    if line.has(last - 1, "parental") and line.kind[first] == "p":
        return _of(line, first, last, 2)
    head = next((n for n in range(first, last) if line.has(n, "of") or line.kind[n] == "'"), last)
    alone = head < last and line.kind[last - 1] == "N" and "c" not in line.kind[first:last]
    if alone and line.has(head - 1, "parental"):
        return _of(line, first, head, 2)  # "the elderly parents of Name Surname"
    parts: list[int] = []
    here = first
    for end in (*(n for n in range(first, last) if line.kind[n] in "c,"), last):
        if end > here:
            number = _part(line, here, end)
            if number is None:
                return None
            parts.append(number)
        here = end + 1
    joined = any(line.kind[n] == "c" for n in range(first, last))
    if line.kind[first] != "p" and any(line.kind[n : n + 2] == ["c", "n"] for n in range(first, last)):
        return None  # "a lawyer and journalist" is one person
    return _of(line, first, last, sum(parts)) if joined and len(parts) > 1 else None


def _part(line: Line, first: int, last: int) -> int | None:
    """How many people one part of a list is; an age between commas is none."""
    counted = next((q for q in line.amounts if q.first == first), None)
    if counted is not None:
        if last == counted.last:
            return 0 if first and line.kind[first - 1] == "," and last < len(line.kind) else None
        exact = counted.low == counted.high and not line.has(counted.last, "not_quantity")
        return counted.low if exact else None
    if line.has(first, "organisation", "group") or line.has(last - 1, "organisation", "group"):
        return None
    small = [n for n in range(first, last) if line.kind[n] in "dpnN"]
    if len(small) != last - first:
        return None
    if line.kind[last - 1] == "N":
        return 1
    noun = line.has(last - 1, "person") and not line.has(last - 1, "many")
    own = line.kind[first] == "p" and not line.words[last - 1].low.endswith("s")  # "his manager"
    single = noun and (line.has(first, "single") or own)
    return 1 if single or line.has(last - 1, "one") else None


def _of(line: Line, first: int, last: int, number: int) -> Amount:
    start, end = line.span(first, last)
    return Amount(number, number, line.text[start:end], start, end)


def summed_up(line: Line, said: Range | None, last: int) -> Amount | None:
    """ "relatives of the protesters, 47 people in all": the number stands beside those it counts, or after the act,
    whose words end at `last` ("a cook and two drivers were held, three people in all")."""
    if said is None:
        return None
    for quantity in line.amounts:
        comma, ahead = quantity.first - 1, quantity.last
        if comma < 1 or line.kind[comma] != ",":
            continue
        counts = line.has(ahead, "person")
        ends = (ahead + counts + 2, ahead)  # "in all" stands behind the number or was read with it
        whole = any(tuple(line.lows[end - 2 : end]) in IN_ALL for end in ends)
        if (comma == said[1] and counts) or (comma == last and whole):
            text = line.text[quantity.start : quantity.end]
            return Amount(quantity.low, quantity.high, text, quantity.start, quantity.end)
    return None


def within(line: Line, hit: Hit) -> Amount | None:
    """ "handed down at least 112 death sentences": the number stands inside the words of the act."""
    if hit.trigger.frame not in {"self", "actor", "to"} or not hit.trigger.rest:
        return None
    for quantity in line.amounts:
        if hit.place < quantity.first and quantity.last < hit.last and not line.has(quantity.last, "not_quantity"):
            text = line.text[quantity.start : quantity.end]
            return Amount(quantity.low, quantity.high, text, quantity.start, quantity.end)
    return None


def people_counted(line: Line, clause: Range) -> Amount | None:
    """ "arrests began on Monday and reached at least 47 people": the number stands with people later in the clause."""
    for quantity in line.amounts:
        if quantity.first >= clause[0] and quantity.last < len(line.words) and line.has(quantity.last, "person", "kin"):
            between = range(clause[0], quantity.first)
            if not any(
                line.kind[n] in {"s", "r", ":"} or (line.kind[n] in "ve" and not line.has(n, "support_event"))
                for n in between
            ):
                text = line.text[quantity.start : quantity.end]
                return Amount(quantity.low, quantity.high, text, quantity.start, quantity.end)
    return None
