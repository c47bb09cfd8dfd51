"""How far a second annotation of a third of the texts, made from the text alone, agrees with the set.

    bench/extraction/gold/agreement.py [--list]     --list: each claim that only one of the two has

Claims are paired as the scorer pairs suggestions: the same act (arrest and detention are one), spans that overlap, the
longer no more than three times the other or 160 characters, each claim once, best overlap first.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from build import sources  # noqa: E402
from claim_lines import read_claims  # noqa: E402

Claim = dict[str, Any]


def paired(first: list[Claim], second: list[Claim]) -> list[tuple[Claim, Claim]]:
    """The claims of both that say the same."""
    near = sorted(
        ((shared, -i, -j) for i, x in enumerate(first) for j, y in enumerate(second) if (shared := overlap(x, y))),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    for _, i, j in near:
        if -i not in pairs and -j not in pairs.values():
            pairs[-i] = -j
    return [(first[i], second[j]) for i, j in sorted(pairs.items())]


def overlap(x: Claim, y: Claim) -> int:
    """Characters that both claims share, 0 where their acts differ or one is too long to say what it means."""
    if _class(x["act"]) != _class(y["act"]):
        return 0
    short, long = sorted((x["end"] - x["start"], y["end"] - y["start"]))
    if long > max(160, 3 * short):
        return 0
    shared: int = min(x["end"], y["end"]) - max(x["start"], y["start"])
    return max(0, shared)


def _class(act: str) -> str:
    return "custody" if act in ("arrest", "detention") else act


def _bounds(claim: Claim) -> tuple[int | None, int | None] | None:
    return (claim["count"]["low"], claim["count"]["high"]) if claim["count"] else None


def _days(claim: Claim) -> tuple[str | None, str | None] | None:
    return (claim["date"]["start"], claim["date"]["end"]) if claim["date"] else None


def _near(a: str, b: str) -> bool:
    return a.casefold() in b.casefold() or b.casefold() in a.casefold()


def compared(pairs: list[tuple[Claim, Claim]]) -> Counter[str]:
    """How many pairs agree in each slot, and how many of the names of one the other has too."""
    told: Counter[str] = Counter()
    for x, y in pairs:
        told["pairs"] += 1
        told["same act"] += x["act"] == y["act"]
        told["polarity"] += x["polarity"] == y["polarity"]
        told["count"] += _bounds(x) == _bounds(y)
        told["date"] += _days(x) == _days(y)
        told["attribution"] += _near(x["attribution"], y["attribution"])
        for one, other in ((x, y), (y, x)):
            told["victims"] += len(one["victims"])
            told["victims found"] += sum(any(_near(v, w) for w in other["victims"]) for v in one["victims"])
    return told


def main() -> None:
    total: Counter[str] = Counter()
    for document in sources():
        file = HERE / "second" / f"{document.head['id']}.txt"
        if not file.exists():
            continue
        again = read_claims(file.read_text("utf-8").splitlines(), document.text, document.main, file.name)
        pairs = paired(document.claims, again)
        total += compared(pairs)
        total += Counter({"texts": 1, "first": len(document.claims), "second": len(again)})
        if "--list" in sys.argv:
            for mark, claims, side in (("-", document.claims, 0), ("+", again, 1)):
                alone = [c for c in claims if all(pair[side] is not c for pair in pairs)]
                print("".join(f"{mark} {file.stem} {c['act']}/{c['polarity']}: {c['quote']}\n" for c in alone), end="")
            for x, y in pairs:
                for slot in ("act", "polarity", "count", "date", "victims", "attribution"):
                    if x[slot] != y[slot]:
                        print(f"~ {file.stem} {slot}: {x[slot]} | {y[slot]} | {x['quote'][:60]}")
    f1 = 200 * total["pairs"] / (total["first"] + total["second"])
    print(f"{total['texts']} texts, {total['first']} claims and {total['second']} in the second pass, F1 {f1:.1f}")
    for slot in ("same act", "polarity", "count", "date", "attribution"):
        print(f"   {slot}: {100 * total[slot] / total['pairs']:.1f} %")
    print(f"   victims: {100 * total['victims found'] / total['victims']:.1f} %")


if __name__ == "__main__":
    main()
