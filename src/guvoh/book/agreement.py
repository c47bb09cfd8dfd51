"""How far coders agree: which acts both found (F1), and of those what they say in each field.

Krippendorff's alpha for nominal values comes from NLTK (`nltk.metrics.agreement`), which the extra `coding` brings.
Intervals are 95 % percentiles of a bootstrap over sources, for the acts of one source hang together; the seed is fixed,
so that the same readings give the same figures.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

from guvoh.errors import Refused
from guvoh.model.coding import FIELDS, Act, Coder, paired, together, values
from guvoh.text.i18n import _

if TYPE_CHECKING:
    import numpy as np

USE, FIX = 0.8, 0.667  # Krippendorff, Content Analysis: rely on it; only tentative conclusions; below neither
FEW = 20  # acts that were compared; with fewer one slip moves alpha from one side of a gate to the other
DRAWS, SEED = 1000, 20
SLOW = 1000  # different values, above which the library takes seconds; the same sum in numpy then
Interval = tuple[float, float]
Units = Sequence[tuple[str, ...]]  # of one source: for each act, what each coder who found it says


@dataclass(frozen=True, slots=True)
class InField:
    """Agreement in one field. `acts` were compared, in `same` of them all say the same; `alpha` is None where nobody
    says anything else than the others anywhere, so that there is nothing to measure by, or no act was compared."""

    field: str
    acts: int
    same: int
    alpha: float | None
    interval: Interval | None

    @property
    def gate(self) -> str:
        """What to do with the field: use, fix, stop; "" without an alpha."""
        if self.alpha is None:
            return ""
        return "use" if self.alpha >= USE else "fix" if self.alpha >= FIX else "stop"

    @property
    def few(self) -> bool:
        return self.acts < FEW


@dataclass(frozen=True, slots=True)
class Compared:
    """Two coders in the sources that both read. `both`: acts that both found; `otherwise`: acts that both found and put
    into different classes; `f1` is None where neither found any."""

    first: Coder
    second: Coder
    sources: int
    acts: tuple[int, int]
    both: int
    otherwise: int
    f1: float | None
    interval: Interval | None
    fields: tuple[InField, ...]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Every pair of coders with a source in common, and all coders together: of acts that two or more of them found."""

    pairs: tuple[Compared, ...]
    together: tuple[InField, ...]


def agreement(coders: Sequence[Coder]) -> Agreement:
    """In whatever order they come. Raises `Refused` where the library is not installed."""
    known = sorted(coders, key=lambda coder: coder.key)
    pairs = [compare(a, b) for a, b in combinations(known, 2) if a.acts.keys() & b.acts.keys()]
    everywhere = sorted({source for coder in known for source in coder.acts})
    groups = [together([coder.acts.get(source, ()) for coder in known]) for source in everywhere]
    all_units = [[[act for act in group if act] for group in some] for some in groups]
    return Agreement(tuple(pairs), tuple(_in_field(field, all_units) for field in FIELDS[1:]))


def compare(first: Coder, second: Coder) -> Compared:
    """Both steps for two coders. The class is compared in all that were paired, the rest in acts of one class."""
    sources = sorted(first.acts.keys() & second.acts.keys())
    found = [(first.acts[s], second.acts[s], paired(first.acts[s], second.acts[s])) for s in sources]
    units = [[pair for pair in pairs if pair.same_class] for _a, _b, pairs in found]
    every = [pairs for _a, _b, pairs in found]
    sizes = [(len(a), len(b), len(same)) for (a, b, _pairs), same in zip(found, units, strict=True)]
    n, m, both = (sum(size[at] for size in sizes) for at in range(3))
    otherwise = sum(map(len, every)) - both
    fields = tuple(_in_field(field, every if field == "act" else units) for field in FIELDS)
    return Compared(
        first, second, len(sources), (n, m), both, otherwise, 2 * both / (n + m) if n + m else None,
        _interval_f1(sizes), fields,
    )  # fmt: skip


def _in_field(field: str, acts: Sequence[Sequence[Sequence[Act]]]) -> InField:
    said = [[values(field, group) for group in source] for source in acts]
    units = [unit for source in said for unit in source]
    same = sum(len(set(unit)) == 1 for unit in units)
    return InField(field, len(units), same, alpha(units), _interval_alpha(said))


def alpha(units: Units) -> float | None:
    """Krippendorff's alpha for nominal values; a unit is what the coders who have it say of it, at least two. None
    where there are not two different values: then nothing tells agreement from habit."""
    values = {value for unit in units for value in unit if len(unit) > 1}
    if len(values) < 2:
        return None
    task = _library()
    if len(values) > SLOW:
        return float(_alphas([units])(_once(1))[0])
    rows = [(coder, n, said) for n, unit in enumerate(units) for coder, said in enumerate(unit) if len(unit) > 1]
    return float(task(data=rows).alpha())


def _library() -> Any:
    try:
        from nltk.metrics.agreement import AnnotationTask
    except ImportError as error:
        raise Refused(
            _("Agreement is computed by a library that is not installed."), _("pip install 'guvoh[coding]'")
        ) from error
    return AnnotationTask


# The bootstrap: how often each source was drawn is a row of weights, and every figure is a sum over sources.


def _drawn(sources: int) -> np.ndarray[Any, Any]:
    import numpy as np

    return np.random.default_rng(SEED).multinomial(sources, [1 / sources] * sources, size=DRAWS)


def _once(sources: int) -> np.ndarray[Any, Any]:
    import numpy as np

    return np.ones((1, sources))


def _alphas(said: Sequence[Units]) -> Any:
    """From weights of sources to alphas, by the sums of the same definition that the library has (a test holds the two
    equal): 1 - (n - 1) * observed / expected, nan where only one value was drawn."""
    import numpy as np

    places: dict[str, int] = {}
    counts: list[Counter[int]] = []
    observed = np.zeros(len(said))
    for at, source in enumerate(said):
        here: Counter[int] = Counter()
        for unit in source:
            m = len(unit)
            if m < 2:
                continue
            own = Counter(places.setdefault(value, len(places)) for value in unit)
            observed[at] += (m * m - sum(n * n for n in own.values())) / (m - 1)
            here += own
        counts.append(here)
    table = np.zeros((len(said), len(places)))
    for at, here in enumerate(counts):
        for value, n in here.items():
            table[at, value] = n

    def alphas(weights: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
        of_value = weights @ table
        n = of_value.sum(axis=1)
        expected = n * n - (of_value * of_value).sum(axis=1)
        with np.errstate(divide="ignore", invalid="ignore"):
            found: np.ndarray[Any, Any] = np.where(expected > 0, 1 - (n - 1) * (weights @ observed) / expected, np.nan)
        return found

    return alphas


def _interval_alpha(said: Sequence[Units]) -> Interval | None:
    if len(said) < 2 or alpha([unit for source in said for unit in source]) is None:
        return None
    return _interval(_alphas(said)(_drawn(len(said))))


def _interval_f1(sizes: Sequence[tuple[int, int, int]]) -> Interval | None:
    import numpy as np

    if len(sizes) < 2:
        return None
    n, m, both = (_drawn(len(sizes)) @ np.array([size[at] for size in sizes], float) for at in range(3))
    with np.errstate(divide="ignore", invalid="ignore"):
        return _interval(2 * both / (n + m))


def _interval(found: np.ndarray[Any, Any]) -> Interval | None:
    """None where more than half of the draws had nothing to measure by."""
    import numpy as np

    known = found[~np.isnan(found)]
    if 2 * len(known) < len(found):
        return None
    low, high = np.percentile(known, [2.5, 97.5])
    return float(low), float(high)
