"""Canaries in every field of 200 invented cases: each own paper for each reader, each form, each export, each format;
and 10,000 pairs of tables against an attacker who only adds and subtracts.

    bench/canaries/run.py [--cases 200] [--first 0] [--jobs 2] [--pairs 10000] [--thorough]

Of every case all own papers are drawn as text for every reader, every form for one of its six people, and every
export; the chronology, with what others did and the grades of its sources, as HTML and JSON; papers with figures for
others as JSON, to see that no number of a few people stands in them. The other formats take turns, so that over 144
cases each kind meets each reader in each of them: of every case one paper and one form as JSON, HTML, DOCX, of every
fourth as PDF (the chronology too) and as pictures in a PDF; the pages of every twentieth are read by tesseract.
`--thorough` draws everything of every case in every format, which takes days. The same number always gives the same
case. Prints what was made, what the gate held back, and every canary above its level: 0 is the bar.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from multiprocessing import Pool
from pathlib import Path
from typing import NamedTuple

TESTS = Path(__file__).parents[2] / "tests"
sys.path[:0] = [str(TESTS / "promises"), str(TESTS / "policy")]

import attacker  # noqa: E402
import canaries  # noqa: E402
import canary_case  # noqa: E402
import canary_exports  # noqa: E402
import canary_forms  # noqa: E402

from guvoh.policy.gate_picture import lacking, languages  # noqa: E402
from guvoh.report.papers import KINDS  # noqa: E402

PAIRS = [(kind, profile) for kind in KINDS if kind != "missing" for profile in canaries.PROFILES]
SHEETS = [(kind, profile) for kind in canaries.SHEETS for profile in canaries.PROFILES]
TURNS = (".json", ".html", ".docx")
COUNTS = [(kind, profile) for kind in ("register", "statistics", "pattern") for profile in ("public", "partner")]


class Done(NamedTuple):
    """Of one case: files by what they are, files that the gate held back, canaries above their level."""

    made: Counter[str]
    held: list[str]
    found: list[str]


class _Case:
    def __init__(self, seed: int, thorough: bool) -> None:
        self.seed, self.thorough = seed, thorough
        self.file, self.put = canary_case.case(seed)
        self.made: Counter[str] = Counter()
        self.found: list[str] = []

    def papers(self, pairs: list[tuple[str, str]], ending: str, raster: bool = False, look: bool = False) -> None:
        what = ("raster" if raster else ending) + (", pages read" if look else "")
        for kind, profile in pairs:
            self.made[f"papers {what}"] += 1
            above = canaries.of_paper(self.file, self.put, kind, profile, ending, raster, look)
            self.found += [f"{self.seed} {kind} {profile} {what}: {one}" for one in above]

    def forms(self, names: list[str], who: str, ending: str, look: bool = False) -> None:
        what = ending + (", pages read" if look else "")
        for name in names:
            self.made[f"forms {what}"] += 1
            above = canary_forms.of_form(self.file, self.put, name, who, ending, look)
            self.found += [f"{self.seed} {name} {what}: {one}" for one in above]

    def chronology(self, endings: tuple[str, ...]) -> None:
        for ending in endings:
            self.made[f"chronology {ending}"] += 1
            above = canaries.of_chronology(self.file, self.put, ending)
            self.found += [f"{self.seed} chronology {ending}: {one}" for one in above]

    def exports(self) -> None:
        for form in canary_exports.FORMATS:
            self.made[f"exports {form}"] += 1
            self.found += [f"{self.seed} export {one}" for one in canary_exports.escaped(self.seed, form)]


def one_case(asked: tuple[int, bool]) -> Done:
    seed, thorough = asked
    canaries.refused.clear()
    case, forms, people = _Case(seed, thorough), list(canary_forms.FORMS), canary_case.PEOPLE
    who, other = people[seed % len(people)], people[seed // len(forms) % len(people)]
    printed, read = thorough or seed % 4 == 0, not lacking() and seed % 20 == 0
    # Counted by fours where only every fourth is drawn: four readers, so that not the same one is met each time.
    turn, form = PAIRS[seed % len(PAIRS)], forms[seed % len(forms)]
    fourth, its_form = PAIRS[seed // 4 % len(PAIRS)], forms[seed // 4 % len(forms)]
    case.papers(PAIRS, ".txt")
    case.papers(COUNTS, ".json")
    case.chronology((".html", ".json", ".pdf") if printed else (".html", ".json"))
    case.exports()
    for of in people if thorough else (who,):
        case.forms(forms, of, ".txt")
    case.papers(SHEETS if thorough else [SHEETS[seed % len(SHEETS)]], ".csv")
    for ending in TURNS:
        case.papers(PAIRS if thorough else [turn], ending)
        case.forms(forms if thorough else [form], other, ending)
    if printed:
        case.papers(PAIRS if thorough else [fourth], ".pdf")
        case.papers(PAIRS if thorough else [fourth], ".pdf", raster=True)
        case.forms(forms if thorough else [its_form], who, ".pdf")
    if read:
        case.papers([PAIRS[seed // 20 * 7 % len(PAIRS)]], ".pdf", raster=True, look=True)
        case.forms([forms[seed // 20 % len(forms)]], who, ".pdf", look=True)
    return Done(case.made, list(canaries.refused), case.found)


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("--cases", type=int, default=200)
    asked.add_argument("--first", type=int, default=0)
    asked.add_argument("--jobs", type=int, default=2)
    asked.add_argument("--pairs", type=int, default=10_000)
    asked.add_argument("--thorough", action="store_true")
    given = asked.parse_args()
    begun = time.perf_counter()
    made: Counter[str] = Counter()
    held: list[str] = []
    found: list[str] = []
    seeds = [(seed, given.thorough) for seed in range(given.first, given.first + given.cases)]
    with Pool(max(1, given.jobs)) as pool:
        for n, done in enumerate(pool.imap(one_case, seeds), 1):
            made += done.made
            held += done.held
            found += done.found
            if n % 10 == 0 or n == len(seeds):
                told = f"{n} of {len(seeds)} cases, {made.total()} files, {len(held)} held back, {len(found)} above"
                print(f"{told}, {time.perf_counter() - begun:.0f} s", flush=True)
    for what, many in sorted(made.items()):
        print(f"  {many:7} {what}")
    print(*sorted(set(found)), sep="\n")
    print("held back:", dict(Counter(held)))
    print(f"pages read in: {', '.join(languages()) or 'nothing, tesseract is missing'}")
    people_told, let_out = attacker.outcome(given.pairs, 20311) if given.pairs else (0, 0)
    print(f"{given.pairs} pairs of tables, {let_out} second tables let out, {people_told} times a few people were told")
    print(f"{time.perf_counter() - begun:.0f} s")
    sys.exit(1 if found or people_told else 0)


if __name__ == "__main__":
    main()
