"""The names of an open vault, ready to be compared with one more, or with each other.

    near_name(vault, "Daler Qosimov", case)     whoever of the case may be the same, the likeliest first

What was read of a vault is kept while it is open and only what is new is read again: see `vault.fold_sounds`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from threading import RLock
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt

from guvoh.model.derive.ladder import key
from guvoh.resolve.candidates.bulk import pairs_among
from guvoh.resolve.candidates.index import Index
from guvoh.resolve.names import Match, compare, compare_rows, prepare, roll_of
from guvoh.vault import queries
from guvoh.vault.vault import Vault
from guvoh.vault.view import View

LOOKED_AT = 40  # names that are compared with one
SHOWN = 8
DIFFERENT = "different"
ONE_BY_ONE = 1500  # new names up to which each is looked up; of more all pairs are found at once
MANY_OTHERS = 20  # others of one name, where all pairs are found at once
STALE = 3  # times as many rows as names that stand: then it is read anew


@dataclass(frozen=True, slots=True)
class Near:
    """Who may be the same: the person, the spelling that is nearest, and how near, word by word."""

    person: str
    name: str
    match: Match


class Known:
    """What was read of one vault's names. Rows of `index` and of the lists are the same."""

    def __init__(self) -> None:
        self._begin()
        self.lock = RLock()

    def _begin(self) -> None:
        self.index = Index()
        self.last = 0
        self.numbers: list[int] = []
        self.persons: list[str] = []
        self.cases: list[str] = []
        self.names: list[str] = []
        self.of_case: dict[str, list[int]] = defaultdict(list)  # rows
        self.compared: dict[str, int] = defaultdict(int)  # how many rows of a case were compared with all others
        self.pairs: dict[str, dict[tuple[int, int], float]] = defaultdict(dict)
        self.written: dict[str, dict[str, list[int]]] = defaultdict(dict)  # of a case, rows by the words of the name
        self.filed: dict[str, int] = defaultdict(int)  # how many rows of a case are in `written`

    def renew(self, vault: Vault) -> None:
        new = queries.names_since(vault, self.last)
        for n, person, case, name, bones in new:
            row = self.index.add(bones)
            self.of_case[case].append(row)
            for listed, value in ((self.persons, person), (self.cases, case), (self.names, name)):
                listed.append(value)
            self.numbers.append(n)
            self.last = n

    def standing(self, vault: Vault, case: str) -> list[int]:
        """The rows of a case whose names are still there. Reads all anew where most are not."""
        there = queries.names_in(vault, case)
        if len(self.of_case[case]) > STALE * len(there) + 1000:
            self._begin()
            self.renew(vault)
        return [row for row in self.of_case[case] if self.numbers[row] in there]

    def rows_written(self, name: str, case: str) -> list[int]:
        """The rows of a case that have the very words of a name, in whichever order."""
        of_case, written = self.of_case[case], self.written[case]
        for row in of_case[self.filed[case] :]:
            written.setdefault(in_any_order(self.names[row]), []).append(row)
        self.filed[case] = len(of_case)
        return written.get(in_any_order(name), [])

    def near_rows(self, name: str, case: str) -> list[int]:
        of_case = np.array(self.of_case[case], np.int64)
        without = np.setdiff1d(np.arange(len(self.index)), of_case) if len(of_case) < len(self.index) else None
        rows: list[int] = self.index.nearest(name, LOOKED_AT, without).tolist()
        return rows


def in_any_order(name: str) -> str:
    return " ".join(sorted(key(name).split()))


_KNOWN: WeakKeyDictionary[View, Known] = WeakKeyDictionary()  # goes with the view, so with the keys


def known_names(vault: Vault) -> Known:
    """What is known of the names of this vault, brought up to now."""
    known = _KNOWN.setdefault(vault.view, Known())
    with known.lock:
        known.renew(vault)
    return known


def near_name(vault: Vault, name: str, case: str, most: int = SHOWN, passing: Iterable[str] = ()) -> list[Near]:
    """Who of a case may have this name, the likeliest first; `passing`: persons who are meant already."""
    known, passed = known_names(vault), set(passing)
    with known.lock:
        rows = [row for row in known.near_rows(name, case) if known.persons[row] not in passed]
    there = queries.names_standing(vault, [known.numbers[row] for row in rows])
    rows = [row for row in rows if known.numbers[row] in there]
    if not rows:
        return []
    scores = _scores([name, *(known.names[row] for row in rows)], [(0, at) for at in range(1, len(rows) + 1)])
    best: dict[str, tuple[float, str]] = {}
    for row, score in sorted(zip(rows, scores, strict=True), key=lambda found: -found[1]):
        best.setdefault(known.persons[row], (score, known.names[row]))
    found = [Near(person, theirs, compare(name, theirs)) for person, (_score, theirs) in list(best.items())[:most]]
    return [near for near in found if near.match.band != DIFFERENT]


def pairs_in(vault: Vault, case: str, least: float) -> dict[tuple[str, str], tuple[float, str, str]]:
    """(score, name, name) of each two persons of a case whose nearest names are at least so near. What was compared
    is not compared again."""
    known = known_names(vault)
    with known.lock:
        rows = known.standing(vault, case)
        _compare_new(known, case, rows, least)
        there = set(rows)
        found: dict[tuple[str, str], tuple[float, str, str]] = {}
        for (x, y), score in list(known.pairs[case].items()):
            if x not in there or y not in there:
                del known.pairs[case][x, y]
                continue
            (a, one), (b, other) = sorted((known.persons[row], known.names[row]) for row in (x, y))
            told = (score, one, other)
            if a != b and (best := found.get((a, b), (-1.0, "", ""))) != told:
                found[a, b] = max(best, told)
    return found


def _compare_new(known: Known, case: str, rows: Sequence[int], least: float) -> None:
    """Each name that is new with those that are near it, whether old or new."""
    done = known.compared[case]
    new = [row for row in rows if row >= done]
    if not new:
        return
    if len(new) > ONE_BY_ONE:
        names = [known.names[row] for row in rows]
        wanted = [
            (rows[a], rows[b]) for a, b in pairs_among(names, MANY_OTHERS).tolist() if max(rows[a], rows[b]) >= done
        ]
    else:
        there = set(rows)
        wanted = sorted({
            (min(row, other), max(row, other))
            for row in new for other in known.near_rows(known.names[row], case) if other != row and other in there
        })  # fmt: skip
    known.compared[case] = len(known.index)
    at = {row: place for place, row in enumerate(sorted({row for pair in wanted for row in pair}))}
    names = [known.names[row] for row in at]
    for pair, score in zip(wanted, _scores(names, [(at[a], at[b]) for a, b in wanted]), strict=True):
        if score >= least:
            known.pairs[case][pair] = score


def _scores(names: Sequence[str], pairs: Sequence[tuple[int, int]]) -> list[float]:
    """How likely each two of the names are one."""
    if not pairs:
        return []
    both: npt.NDArray[np.int64] = np.array(pairs, np.int64)
    scores: list[float] = compare_rows(roll_of([prepare(name) for name in names]), both[:, 0], both[:, 1]).tolist()
    return scores
