"""How quick the two things are that people wait for most: `guvoh --help`, and suggesting for news-sized texts.

    bench/quick.py          medians of several runs; bare Python beside --help; documents a second on one core
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

from guvoh import app

ROUNDS = 15
DOCUMENTS = 300
# Invented: a report as a news site prints it, about 3,400 characters with what is round it.
SENTENCES = (
    "On {day} November police in Oshvan detained at least {n} relatives of the teacher Mirsaid Halvan, "
    "his sister said.",
    "They were questioned for two days and released on bail, according to the Belrud Families' Committee.",
    "The interior directorate denied that anyone had been arrested and spoke of an invitation to a conversation.",
    "In Tolvar a court sentenced the journalist Zarina Odil to six years in prison on charges of extremism.",
    "Her lawyer was not admitted, the union of journalists reported on {day} November.",
    "The weather in the valley was mild, and the market opened as it does every week of the autumn.",
    "Traders from three districts had come with apples, walnuts and felt, and the bus from Senj was late again.",
)


def median_ms(command: list[str]) -> float:
    times = []
    for _round in range(ROUNDS):
        begun = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
        times.append(1000 * (time.perf_counter() - begun))
    return statistics.median(times)


def text(number: int) -> str:
    body = [s.format(day=1 + (number + k) % 28, n=20 + number % 40) for k in range(5) for s in SENTENCES]
    return "\n\n".join(" ".join(body[k : k + 5]) for k in range(0, len(body), 5))


def main() -> None:
    guvoh = str(Path(sys.executable).with_name("guvoh"))
    bare, helped = median_ms([sys.executable, "-c", "pass"]), median_ms([guvoh, "--help"])
    print(f"guvoh --help {helped:.0f} ms, bare Python {bare:.0f} ms, ratio {helped / bare:.1f}")
    texts = [text(n) for n in range(DOCUMENTS)]
    app.suggestions_in(texts[0], "2026-11-21")
    begun = os.times()
    found = sum(len(app.suggestions_in(t, "2026-11-21")) for t in texts)
    ended = os.times()
    spent = ended.user + ended.system - begun.user - begun.system
    size = sum(map(len, texts)) // DOCUMENTS
    print(f"suggest: {DOCUMENTS / spent:.0f} documents of {size} characters a CPU second, {found} suggestions")


if __name__ == "__main__":
    main()
