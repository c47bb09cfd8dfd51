"""How well claims are grouped into incidents: python bench/incidents/run.py [--held] [GOLD]

Gold claims go in; what comes out is compared with the gold sets by B-cubed (each claim: the share of its set that
belongs with it, and the share of what belongs with it that is in its set), with a bootstrap interval over documents,
and by pairs. A claim that the gold puts into no incident counts as a set of its own. Figures are compared with ranges
computed here by the hand rule of `hand_range`.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from guvoh.model.derive.incident import derive_incident
from guvoh.resolve.incidents.joining import group
from guvoh.resolve.incidents.lines import read_line
from guvoh.resolve.incidents.named import compared

HERE = Path(__file__).parent
Key = tuple[str, str]
ROUNDS = 1000


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def read(folder: Path) -> tuple[list[dict[str, Any]], dict[str, str], dict[Key, str], list[dict[str, Any]]]:
    """Claims as lines, language by document, gold set by claim, incidents."""
    documents = {r["doc"]: r for r in rows(folder / "gold.jsonl") if r["type"] == "document"}
    claims = [r for r in rows(folder / "gold.jsonl") if r["type"] == "claim"]
    pages = {p["id"]: p for p in rows(folder / "pages.jsonl")} if (folder / "pages.jsonl").is_file() else {}
    incidents = rows(folder / "incidents.jsonl")
    of = {(doc, claim): i["incident"] for i in incidents for doc, claim in i["claims"]}
    for claim in claims:
        document = documents[claim["doc"]]
        claim["published"] = document.get("published")
        claim["publisher"] = document.get("publisher") or pages.get(claim["doc"], {}).get("publisher")
        claim["derives_from"] = document.get("derives_from")
        claim["source_kind"] = document.get("kind")
        claim["language"] = document["language"]
    gold = {(c["doc"], c["claim"]): of.get((c["doc"], c["claim"]), f"alone {c['claim']}") for c in claims}
    return claims, {d: r["language"] for d, r in documents.items()}, gold, incidents


def found(claims: list[dict[str, Any]]) -> list[list[Any]]:
    told = [read_line(n, json.dumps(c)) for n, c in enumerate(claims, 1)]
    return [list(g.claims) for g in group(told, compared(told))]


def b_cubed(gold: dict[Key, str], ours: dict[Key, int]) -> dict[Key, tuple[float, float]]:
    """Precision and recall of each claim."""
    both = Counter((gold[k], ours[k]) for k in gold)
    sizes, found = Counter(gold.values()), Counter(ours[k] for k in gold)
    return {k: (both[gold[k], ours[k]] / found[ours[k]], both[gold[k], ours[k]] / sizes[gold[k]]) for k in gold}


def f1(scores: list[tuple[float, float]]) -> tuple[float, float, float]:
    p, r = (sum(s[i] for s in scores) / len(scores) for i in (0, 1))
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def interval(each: dict[Key, tuple[float, float]]) -> tuple[float, float]:
    by_doc = defaultdict(list)
    for (doc, _claim), score in each.items():
        by_doc[doc].append(score)
    draw = random.Random(5)
    docs = sorted(by_doc)
    sums = sorted(f1([s for d in draw.choices(docs, k=len(docs)) for s in by_doc[d]])[2] for _ in range(ROUNDS))
    return sums[int(0.025 * ROUNDS)], sums[int(0.975 * ROUNDS)]


def by_pairs(gold: dict[Key, str], ours: dict[Key, int]) -> float:
    def choose(n: int) -> int:
        return n * (n - 1) // 2

    both = sum(choose(n) for n in Counter((gold[k], ours[k]) for k in gold).values())
    mine, theirs = (sum(choose(n) for n in Counter(side[k] for k in gold).values()) for side in (ours, gold))
    return 2 * both / (mine + theirs) if mine + theirs else 1.0


def show(folder: Path, keep: set[str] | None = None, verbose: bool = False) -> float:
    claims, language, gold, _incidents = read(folder)
    if keep is not None:
        claims = [c for c in claims if c["doc"] in keep]
        gold = {k: v for k, v in gold.items() if k[0] in keep}
    sets = found(claims)
    ours = {tuple(json.loads(t.id)): n for n, told in enumerate(sets) for t in told}
    each = b_cubed(gold, ours)
    low, high = interval(each)
    p, r, f = f1(list(each.values()))
    print(f"{folder.name}: {len(gold)} claims, {len(set(gold.values()))} gold sets, {len(sets)} found; "
          f"B-cubed P {p:.3f} R {r:.3f} F1 {f:.3f} ({low:.3f} to {high:.3f}); "
          f"pairs F1 {by_pairs(gold, ours):.3f}")  # fmt: skip
    for tongue, n in Counter(language[d] for d, _c in gold).most_common():
        mine = [s for (d, _c), s in each.items() if language[d] == tongue]
        print(f"  {tongue}: {n} claims, F1 {f1(mine)[2]:.3f}")
    if verbose:
        told = {(c["doc"], c["claim"]): c for c in claims}
        for n, members in enumerate(sets):
            keys = [tuple(json.loads(t.id)) for t in members]
            print(n, dict(Counter(gold[k] for k in keys).most_common()))
            for k in keys:
                c = told[k]
                days = c["date"] and (c["date"]["start"], c["date"]["end"])
                print("    ", k[1], gold[k], "|", c["act"], c["victims"], days, c["place"], "|", c["quote"][:60])
    return f


def half(folder: Path, which: str) -> set[str]:
    return {r["doc"] for r in rows(folder / "gold.jsonl") if r["type"] == "document" and r["half"] == which}


def hand_range(incident: dict[str, Any], claims: dict[Key, dict[str, Any]]) -> list[int | None] | None:
    """The range that a person gives by the rules of domain model 7: of what `range` says where somebody wrote it, else
    worked out of `figures`: those of the act told most often, without those that only count a part (`PARTS`, or kin of
    one speaker beside four times as many); of one speaker in one document what fits all his figures; then the least
    and the most that anybody gives, open where they are open."""
    if "range" in incident:
        return incident["range"]
    acts = Counter(claims[doc, claim]["act"] for doc, claim in incident["claims"])
    told = Counter(claims[doc, claim]["act"] for doc, claim in incident["claims"]
                   if claims[doc, claim]["polarity"] == "asserted") or acts  # fmt: skip
    counted = {f["act"] for f in incident.get("figures", ())}
    main = min(told, key=lambda a: (-told[a], a not in counted, a))
    kind = {main} | ({"arrest", "detention"} if main in ("arrest", "detention") else set())
    figures = [f for f in incident.get("figures", ()) if f["act"] in kind]
    most = max((f["low"] or f["high"] or 0 for f in figures), default=0)
    whole = [f for f in figures if not _is_part(f, claims[f["doc"], f["claim"]], most)] or figures
    by_voice: dict[Key, list[dict[str, Any]]] = defaultdict(list)
    for figure in whole:
        by_voice[figure["doc"], figure["attribution"]].append(figure)
    bounds = []
    for said in by_voice.values():
        lows, highs = ([f[s] for f in said if f[s] is not None] for s in ("low", "high"))
        bounds.append((max(lows, default=None), min(highs, default=None)))
    lows, highs = ([b[n] for b in bounds if b[n] is not None] for n in (0, 1))
    if not bounds:
        return None
    return [min(lows + highs) if lows else None, max(lows + highs) if highs else None]


PARTS = re.compile(r"\b(his|her|their|alone|of them|of whom|including|его|её|их|из них|в том числе|аз ҷумла)\b", re.I)


def _is_part(figure: dict[str, Any], claim: dict[str, Any], most: int) -> bool:
    words = " ".join([*claim["victims"], figure["text"]])
    few = figure["high"] is not None and figure["high"] < 10 and 4 * figure["high"] <= most
    return bool(PARTS.search(words) or "alone" in claim["quote"].split()) or few


def show_ranges(folder: Path, keep: set[str] | None = None) -> float:
    """The share of incidents whose range is the one of `hand_range`, with gold sets as input."""
    claims, _language, _gold, incidents = read(folder)
    told = {(c["doc"], c["claim"]): read_line(n, json.dumps(c)) for n, c in enumerate(claims, 1)}
    plain = {(c["doc"], c["claim"]): c for c in claims}
    sources = {t.source.id: t.source for t in told.values()}
    right, counted = 0, 0
    for incident in incidents:
        keys = [(doc, claim) for doc, claim in incident["claims"] if keep is None or doc in keep]
        if not keys:
            continue
        derived = derive_incident([told[k] for k in keys], sources)
        ours = [derived.range.low, derived.range.high] if derived and derived.range else None
        hand = hand_range(incident, plain)
        right, counted = right + (ours == hand), counted + 1
        if ours != hand:
            print(f"  range of set {counted}: by hand {hand}, ours {ours}")
    print(f"  ranges equal: {right} of {counted}")
    return right / counted if counted else 1.0


def main(given: list[str]) -> None:
    """Without a folder: the development half of our own set; with --held the half that no rule was made for."""
    folders = [Path(g) for g in given if not g.startswith("-")]
    for folder in folders:
        show(folder, verbose="-v" in given)
        show_ranges(folder)
    if not folders or "--held" in given:
        docs = half(HERE / "gold", "held" if "--held" in given else "dev")
        show(HERE / "gold", docs, "-v" in given)
        show_ranges(HERE / "gold", docs)


if __name__ == "__main__":
    main(sys.argv[1:])
