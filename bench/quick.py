"""How quick the two things are that people wait for most: `guvoh --help`, and suggesting for news-sized texts.

    bench/quick.py          medians of several runs; bare Python beside --help; documents a second on one core

Two kinds of texts, each once cold (nothing looked up before) and then at its best: reports where nearly every sentence
tells of an act, and news, where a third do (`news_text.py`). Then the news once more through the command itself, from
its start to its last line. Another program on the same core makes every figure worse:
the load is printed beside them.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from news_text import news

from guvoh.cli.suggest import suggestions_in

ROUNDS = 15
DOCUMENTS = 300
COMMANDED = 1000  # documents in one run of the command
AGAIN = 3  # the best of so many rounds over all texts
# Invented: a report that is denser in acts than news, about 3,500 characters, the same seven sentences again and again.
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


def dense(number: int) -> str:
    body = [s.format(day=1 + (number + k) % 28, n=20 + number % 40) for k in range(5) for s in SENTENCES]
    return "\n\n".join(" ".join(body[k : k + 5]) for k in range(0, len(body), 5))


def main() -> None:
    guvoh = str(Path(sys.executable).with_name("guvoh"))
    bare, helped = median_ms([sys.executable, "-c", "pass"]), median_ms([guvoh, "--help"])
    print(f"guvoh --help {helped:.0f} ms, bare Python {bare:.0f} ms, ratio {helped / bare:.1f}")
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    for name, write in (("dense reports", dense), ("news", news)):
        measure(name, [write(n) for n in range(DOCUMENTS)])
    by_command(guvoh)


def measure(name: str, texts: list[str]) -> None:
    spent = []
    found = 0
    for _round in range(1 + AGAIN):
        begun = time.process_time()
        found = sum(len(suggestions_in(text, "2026-11-21")) for text in texts)
        spent.append(time.process_time() - begun)
    size = sum(map(len, texts)) // len(texts)
    first, best = (len(texts) / seconds for seconds in (spent[0], min(spent[1:])))
    print(f"suggest, {name} of {size} characters: {best:.0f} a CPU second ({first:.0f} cold), {found} suggestions")


def by_command(guvoh: str) -> None:
    """CPU seconds of the whole process, start and reading of the tables included."""
    spent = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "docs.jsonl")
        lines = ({"id": str(n), "text": news(n), "published": "2026-11-21"} for n in range(COMMANDED))
        path.write_text("".join(json.dumps(line) + "\n" for line in lines))
        for _round in range(AGAIN):
            before = os.times()
            subprocess.run([guvoh, "suggest", path], stdout=subprocess.DEVNULL, check=True)
            after = os.times()
            spent.append(after.children_user + after.children_system - before.children_user - before.children_system)
    print(f"guvoh suggest, {COMMANDED} news: {COMMANDED / min(spent):.0f} a CPU second, start included")


if __name__ == "__main__":
    main()
