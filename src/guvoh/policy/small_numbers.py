"""Small numbers tell of people: what a table may show, and what it tells beside the tables that left before.

    suppressed(table, minors)              which cells of a new table stand; None is one that does not
    blocked(cells, earlier, minors)        the groups of 1 to k-1 people that it would tell beside the earlier ones
    smallest(minors)                       k: 5, and 10 where children are counted

A cell is the set of those whom it counts. A reader can add and subtract cells as he likes, of one table and of all that
left; so a group of fewer than k people is told when some sum of published cells, each taken any number of times, counts
just them. That is a question of linear algebra, and is answered as one, exactly: nothing here tries cases. What can be
guessed from the bounds of a hidden number is not looked at. Source: security 8.2; domain model 11.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import combinations
from typing import TypeVar

LEAST, LEAST_OF_MINORS = 5, 10
_PRIME = (1 << 61) - 1  # sums of published cells, reckoned in whole numbers: no rounding, and none grows long
_TRIED = 200_000  # sets of small groups; a table with more of them is not let out

Group = frozenset[str]
At = TypeVar("At", tuple[str, str], tuple[int, int])


@dataclass(frozen=True, slots=True)
class Counted:
    """A table whose cells are known by whom they count. `rows` and `columns` are labels; `of` has the people of each
    (row, column), by an id or a fingerprint; a person stands in one cell only. `sensitive`: what the columns say of a
    person is not for everybody (illness, torture, charge), so a row must not say one and the same of all in it."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    of: Mapping[tuple[str, str], Group]
    sensitive: bool = False

    def cell(self, row: str, column: str) -> Group:
        """`TOTAL` for either sums over it."""
        return frozenset().union(*(
            people for (r, c), people in self.of.items() if row in (r, TOTAL) and column in (c, TOTAL)
        ))  # fmt: skip


TOTAL = ""


def smallest(minors: bool) -> int:
    """How many people a number has to count, to be printed."""
    return LEAST_OF_MINORS if minors else LEAST


def suppressed(table: Counted, minors: bool) -> dict[tuple[str, str], int | None]:
    """Every cell with its margins (`TOTAL`): the number, or None where it must not be printed. A nought is printed:
    it counts nobody. What is hidden cannot be found again from what is printed (complementary suppression)."""
    k = smallest(minors)
    whole = {(r, c): table.cell(r, c) for r in (*table.rows, TOTAL) for c in (*table.columns, TOTAL)}
    hidden = {at for at, people in whole.items() if 0 < len(people) < k}
    hidden |= _alike(table) if table.sensitive else set()
    hidden = _hidden(whole, {at for at in whole if TOTAL in at}, hidden, k)
    return {at: None if at in hidden else len(people) for at, people in whole.items()}


def _hidden(cells: Mapping[At, Group], margins: AbstractSet[At], hidden: AbstractSet[At], k: int) -> set[At]:
    """The hidden places, and as many more as it needs until no sum of what is left tells of few. The first to go is the
    smallest number whose going hides what was told; inner cells before margins, which say more."""
    gone = set(hidden)

    def told(without: AbstractSet[At]) -> tuple[Group, ...]:
        return groups_told([people for at, people in cells.items() if at not in without and people], k)

    order = sorted((at for at, people in cells.items() if people), key=lambda at: (at in margins, len(cells[at]), at))
    while open_ := told(gone):
        near = [at for at in order if at not in gone]
        gone.add(next((at for at in near if open_[0] not in told(gone | {at})), near[0]))
    return gone


def _alike(table: Counted) -> set[tuple[str, str]]:
    """The cells of rows in which everybody has the same (l-diversity of two): whoever is known to be in such a row
    would be told of. The noughts beside the one number would tell it too."""
    return {
        (row, column) for row in table.rows if sum(bool(table.cell(row, c)) for c in table.columns) == 1
        for column in table.columns
    }  # fmt: skip


def blocked(cells: Iterable[Group], earlier: Iterable[Group], minors: bool) -> tuple[Group, ...]:
    """The groups of fewer than k that the new cells tell together with those that left before; () lets them out."""
    return groups_told([*(c for c in cells if c), *(c for c in earlier if c)], smallest(minors))


def groups_told(cells: Sequence[Group], k: int) -> tuple[Group, ...]:
    """Groups of 1 to k-1 people whom some sum of the cells, each times any number, counts alone.

    People in the same cells cannot be told apart: they are one unit. Only units smaller than k can be in such a group,
    and it is told just when every combination that the cells leave open is nought on it."""
    cells = sorted(set(cells), key=lambda c: (len(c), sorted(c)))
    units = _units(cells)
    small = [n for n, people in enumerate(units) if len(people) < k]
    if not small:
        return ()
    open_ = _left_open([[int(units[n] <= cell) for n in range(len(units))] for cell in cells], len(units))
    sums = [[vector[n] for vector in open_] for n in range(len(units))]
    found: list[Group] = []
    tried = 0
    for many in range(1, k):
        for those in combinations(small, many):
            tried += 1
            if tried > _TRIED:
                return (*found, frozenset().union(*(units[n] for n in small)))
            if sum(len(units[n]) for n in those) < k and not any(
                sum(column) % _PRIME for column in zip(*(sums[n] for n in those), strict=True)
            ):
                found.append(frozenset().union(*(units[n] for n in those)))
    return tuple(found)


def _units(cells: Sequence[Group]) -> list[Group]:
    """The people of all cells, those together who stand in the same ones."""
    where: dict[str, list[int]] = {}
    for number, cell in enumerate(cells):
        for one in cell:
            where.setdefault(one, []).append(number)
    alike: dict[tuple[int, ...], set[str]] = {}
    for one, numbers in where.items():
        alike.setdefault(tuple(numbers), set()).add(one)
    return [frozenset(people) for _cells, people in sorted(alike.items())]


def _left_open(rows: list[list[int]], width: int) -> list[list[int]]:
    """A basis of what the rows leave open: the vectors on which each of them is nought (elimination modulo a prime)."""
    pivots: list[int] = []
    done: list[list[int]] = []
    for given in rows:
        row = given
        for at, before in zip(pivots, done, strict=True):
            if row[at]:
                times = row[at]
                row = [(a - times * b) % _PRIME for a, b in zip(row, before, strict=True)]
        at_ = next((n for n, value in enumerate(row) if value), None)
        if at_ is None:
            continue
        inverse = pow(row[at_], -1, _PRIME)
        row = [value * inverse % _PRIME for value in row]
        done = [[(a - old[at_] * b) % _PRIME for a, b in zip(old, row, strict=True)] for old in done]
        pivots.append(at_)
        done.append(row)
    free = [n for n in range(width) if n not in set(pivots)]
    basis = []
    for n in free:
        vector = [0] * width
        vector[n] = 1
        for at, row in zip(pivots, done, strict=True):
            vector[at] = -row[n] % _PRIME
        basis.append(vector)
    return basis


def hidden_figures(grid: Sequence[Sequence[int | None]], minors: bool) -> frozenset[tuple[int, int]]:
    """Which numbers of a printed grid must go, (row, column), where nobody can say whom they count: None is no number.
    The last row and column are taken for margins where they are sums of the rest. Numbers in one row and column are
    taken to count different people."""
    inner, margins = _margins(grid)
    names = {at: tuple(f"{at[0]}.{at[1]}.{n}" for n in range(many)) for at, many in inner.items()}
    cells = {at: frozenset(people) for at, people in names.items()}
    for at, of in margins.items():
        cells[at] = frozenset().union(*(cells[one] for one in of))
    k = smallest(minors)
    return frozenset(_hidden(cells, set(margins), {at for at, people in cells.items() if 0 < len(people) < k}, k))


def _margins(
    grid: Sequence[Sequence[int | None]],
) -> tuple[dict[tuple[int, int], int], dict[tuple[int, int], list[tuple[int, int]]]]:
    """The numbers that are no sums, and those that are, with the places whose sum they are."""
    numbers = {(r, c): value for r, row in enumerate(grid) for c, value in enumerate(row) if value is not None}
    margins: dict[tuple[int, int], list[tuple[int, int]]] = {}
    by_row = Counter(r for r, _c in numbers)
    by_column = Counter(c for _r, c in numbers)
    last_row, last_column = max(by_row, default=0), max(by_column, default=0)
    sums_down = [
        c for c in by_column if by_column[c] > 2 and (last_row, c) in numbers
        and numbers[last_row, c] == sum(v for (r, d), v in numbers.items() if d == c and r != last_row)
    ]  # fmt: skip
    if sums_down and len(sums_down) == by_row[last_row]:
        for c in sums_down:
            margins[last_row, c] = [(r, d) for (r, d) in numbers if d == c and r != last_row]
    across = [
        r for r in by_row if by_row[r] > 2 and (r, last_column) in numbers
        and numbers[r, last_column] == sum(v for (q, c), v in numbers.items() if q == r and c != last_column)
    ]  # fmt: skip
    if across and len(across) == by_column[last_column]:
        for r in across:
            of = [(q, c) for (q, c) in numbers if q == r and c != last_column]
            margins[r, last_column] = [x for at in of for x in margins.get(at, [at])]
    for at in list(margins):
        margins[at] = [x for one in margins[at] for x in margins.get(one, [one])]
    return {at: value for at, value in numbers.items() if at not in margins}, margins


def near_earlier(
    cells: Mapping[tuple[str, ...], int], earlier: Iterable[Mapping[tuple[str, ...], int]], minors: bool
) -> tuple[tuple[str, ...], ...]:
    """Which printed numbers of a new table differ by 1 to k-1 from one that left before under the same query and words:
    whoever has both papers would know what happened to a few. For tables of which only the numbers are known."""
    k = smallest(minors)
    return tuple(sorted({
        at for before in earlier for at, number in cells.items()
        if at in before and 0 < abs(number - before[at]) < k
    }))  # fmt: skip
