"""How quick the desk's questions are in a large vault (bars: a rare word 20 ms, a common one 100 ms, a page 200 ms at
the 95th percentile, memory under 500 MB).

    python bench/desk.py FOLDER [--times 30]        FOLDER as bench/desk_corpus.py makes it

Each question is asked many times, with other words, sources and keys each time; the vault is opened once, as the desk
does it. Memory is the most that the process ever had.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "vault"))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from desk_corpus import COMMON, LANGUAGES, PUBLISHERS, RARE
from invented import WORDS

from guvoh import app
from guvoh.model.ids import short
from guvoh.vault import queries
from guvoh.vault.queries import ClaimFilters, IncidentFilters, SearchFilters, SourceFilters
from guvoh.vault.vault import Vault, open_vault

Question = tuple[str, float, Callable[[random.Random], Any]]  # name, bar in milliseconds, what is asked


def name_in(chance: random.Random) -> str:
    _verbs, first, begins, ends, _places, _said = LANGUAGES[chance.choice(tuple(LANGUAGES))]
    begin = begins.split()
    surname = chance.choice(begin) + chance.choice(begin).lower() + chance.choice(ends.split())
    return f"{chance.choice(first.split())} {surname}"


def word_in(chance: random.Random) -> str:
    return chance.choice(LANGUAGES[chance.choice(tuple(LANGUAGES))][5].split())


def questions(vault: Vault) -> list[Question]:
    ids = [r[0] for r in vault.view.rows("SELECT id FROM source ORDER BY id")]
    case = queries.cases(vault)[0].id
    after = {"source": lambda chance: chance.choice(ids)}

    def search(words: str, limit: int = 20, **filters: Any) -> Any:
        return queries.search(vault, words, SearchFilters(case=case, **filters), limit)

    def deep(chance: random.Random) -> Any:
        first = search(COMMON)
        return queries.search(vault, COMMON, SearchFilters(case=case), 20, str(chance.randrange(1, len(ids)))), first

    def a_claim(chance: random.Random) -> str:
        return queries.claims_page(vault, ClaimFilters(source=chance.choice(ids)), limit=1).rows[0].id

    def reviewed(chance: random.Random) -> Any:
        source = chance.choice(ids)
        waiting = queries.next_waiting(vault, case, source)
        return waiting, queries.reading(vault, source), queries.source_rows(vault, [source])

    return [
        ("search: rare word", 20, lambda c: search(RARE)),
        ("search: a name (two words)", 100, lambda c: search(name_in(c))),
        ("search: a phrase", 100, lambda c: search(f'"{name_in(c)}"')),
        ("search: common word", 100, lambda c: search(COMMON)),
        ("search: word of a quarter", 100, lambda c: search(word_in(c))),
        ("search: three letters", 100, lambda c: search(word_in(c)[:3])),
        ("search: common word, only Persian", 100, lambda c: search(COMMON, language="fa")),
        ("search: common words, accepted claims", 200, lambda c: search(name_in(c).split()[0], state="accepted")),
        ("search: common word, far down", 200, deep),
        ("sources, newest", 200, lambda c: queries.sources_page(vault, case)),
        ("sources, any page", 200, lambda c: queries.sources_page(vault, case, after["source"](c))),
        ("sources with a word in the title", 200,
         lambda c: queries.sources_page(vault, case, filters=SourceFilters(words=name_in(c)))),
        ("sources of a publisher, counted", 200,
         lambda c: queries.sources_count(vault, case, SourceFilters(publisher=c.choice(PUBLISHERS)))),
        ("counts of the case", 200, lambda c: queries.counts(vault, case)),
        ("claims, newest", 200, lambda c: queries.claims_page(vault, ClaimFilters(case=case))),
        ("claims accepted of an act", 200,
         lambda c: queries.claims_page(vault, ClaimFilters(case=case, state="accepted", act="killing"))),
        ("claims denied in Persian", 200,
         lambda c: queries.claims_page(vault, ClaimFilters(case=case, polarity="denied", language="fa"))),
        ("claims of three days", 200, lambda c: queries.claims_page(
            vault, ClaimFilters(case=case, first="2019-03-01", last="2019-03-03"))),
        ("incidents", 200, lambda c: queries.incidents_page(vault, case)),
        ("incidents of a month and place", 200, lambda c: queries.incidents_page(
            vault, case, filters=IncidentFilters(place="Senj", first="2019-03-01", last="2019-03-31"))),
        ("next to review, with its text", 100, reviewed),
        ("one claim: grave, looks, history", 100, lambda c: [
            f(vault, a_claim(c)) for f in (app.grave, queries.looks, queries.history)]),
        ("find by a short id", 500, lambda c: queries.find(vault, short(a_claim(c)))),
    ]  # fmt: skip


def decisions(vault: Vault, times: int) -> list[tuple[float, float]]:
    """Accept, one after another, as by key: until the next suggestion is there."""
    took = []
    for _ in range(times):
        waiting = queries.next_waiting(vault)
        if waiting is None or waiting.row is None:
            break
        id, source = waiting.row.id, waiting.source

        def decide(id: str = id, source: str = source) -> None:
            app.decide(vault, [id], "accepted", seen={id: None})
            queries.next_waiting(vault, source=source, after=id)

        took.append(timed(decide))
    return took


def told(name: str, bar: float, took: list[tuple[float, float]]) -> bool:
    """One line of the table, from (milliseconds, those of this process) of each time."""
    worst, busy = (_ninety_fifth([t[n] for t in took]) for n in (0, 1))
    middle = [statistics.median([t[n] for t in took]) for n in (0, 1)]
    mark = "" if worst <= bar else "   missed"
    print(f"| {name} | {bar:.0f} | {middle[0]:.1f} | {worst:.1f} | {middle[1]:.1f} | {busy:.1f} |{mark}", flush=True)
    return worst <= bar


def _ninety_fifth(took: list[float]) -> float:
    return sorted(took)[min(len(took) - 1, int(0.95 * len(took)))]


def timed(ask: Callable[[], Any]) -> tuple[float, float]:
    """Milliseconds on the clock, and of the processor."""
    begun, busy = time.perf_counter(), time.process_time()
    ask()
    return (time.perf_counter() - begun) * 1000, (time.process_time() - busy) * 1000


def memory() -> float:
    """The most that this process ever held, in megabytes; not known on every system."""
    try:
        import resource
    except ImportError:
        return 0.0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--times", type=int, default=30)
    parser.add_argument("--only", default="", help="questions whose name holds this")
    given = parser.parse_args()
    chance, good = random.Random(11), True
    begun = time.perf_counter()
    with open_vault(given.folder / "vault", WORDS, by="bench") as vault:
        print(f"opened in {time.perf_counter() - begun:.1f} s; {queries.counts(vault)}")
        print("| question | bar, ms | median | 95th | of the processor | 95th |\n|---|---|---|---|---|---|")
        for name, bar, ask in questions(vault):
            if given.only not in name:
                continue
            good &= told(name, bar, [timed(lambda ask=ask: ask(chance)) for _ in range(given.times)])  # type: ignore[misc]
        if given.only in "a decision":
            good &= told("a decision, until the next is there", 100, decisions(vault, given.times))
    print(f"memory: {memory():.0f} MB at most")
    return 0 if good and memory() < 500 else 1


if __name__ == "__main__":
    sys.exit(main())
