"""Canaries in every field of 200 invented cases: each own paper, each profile, each form; and 10,000 pairs of tables
against an attacker who only adds and subtracts.

    bench/canaries/run.py [CASES] [PAIRS]      200 and 10,000; PDF and DOCX of every tenth case

Prints how many papers were made, how many were held back by the gate, and every canary above its level: 0 is the bar.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

TESTS = Path(__file__).parents[2] / "tests"
sys.path[:0] = [str(TESTS / "promises"), str(TESTS / "policy")]

import attacker  # noqa: E402
import canaries  # noqa: E402

from guvoh.policy.gate_picture import languages  # noqa: E402


def main() -> None:
    cases = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    pairs = int(sys.argv[2]) if len(sys.argv) > 2 else 10_000
    begun, found, made = time.perf_counter(), [], 0
    for seed in range(cases):
        forms = (".txt", ".json", ".html", ".pdf", ".docx") if seed % 10 == 0 else (".txt",)
        for ending in forms:
            found += canaries.escaped(seed, ending)
            made += (len(canaries.KINDS) - 1) * len(canaries.PROFILES)
    print(f"{cases} cases, {made} papers, {len(canaries.refused)} held back by the gate, {len(found)} canaries above")
    print(*sorted(set(found)), sep="\n")
    print(f"pictures read by machine: {', '.join(languages()) or 'no, tesseract is missing'}")
    told, let_out = attacker.outcome(pairs, 20311) if pairs else (0, 0)
    print(f"{pairs} pairs of tables, {let_out} second tables let out, {told} times a few people were told")
    print(f"{time.perf_counter() - begun:.0f} s")
    sys.exit(1 if found or told else 0)


if __name__ == "__main__":
    main()
