"""How quick whole pages of the desk are in a large vault, asked over HTTP of a real `guvoh serve` (bar: 200 ms at the
95th percentile on the server's side), and how much memory the server takes (bar: 500 MB).

    python bench/desk_pages.py FOLDER [--times 20] [--committing]      FOLDER as bench/desk_corpus.py makes it

Beside the clock stands what the server's process used of the processor, in steps of 10 ms: a busy machine shows there
less. With --committing a suggestion is decided before each of the pages that hang on it; the vault grows by these.

Each page is asked once before it is counted: the first time compiles its template. Things (sources, claims, persons,
incidents) differ each time. The browser is not in the figures; what it adds is measured by tests/web/test_review_keys.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "vault"))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from desk_corpus import COMMON, RARE
from invented import WORDS

from guvoh import app
from guvoh.model.ids import short
from guvoh.vault import queries
from guvoh.vault.vault import open_vault

PAGES = ("", "held", "call", "add", "sources", "claims", "review", "second", "incidents", "figures", "relations",
         "organisations", "persons", "papers", "publicity", f"search?q={RARE}", f"search?q={COMMON}",
         "sources?language=ru", "claims?state=suggested&act=detention")  # fmt: skip
WARM = 5  # seconds in which the server makes ready, behind its first answer, what later pages need
HANGING = ("", "held", "second", "incidents", "figures", "relations", "persons", "claims")


def things(folder: Path) -> tuple[str, dict[str, list[str]]]:
    """The case's address, and addresses of many things of each kind."""
    with open_vault(folder, WORDS) as vault:
        case = queries.cases(vault)[0]
        def some(sql: str) -> list[str]:
            return [short(row[0]) for row in vault.view.rows(sql)]

        return f"/case/{short(case.id)}/", {
            "source": some("SELECT id FROM source ORDER BY random() LIMIT 200"),
            "review": some("SELECT id FROM source ORDER BY random() LIMIT 200"),
            "claim": some("SELECT id FROM claim ORDER BY id LIMIT 200"),
            "person": some("SELECT id FROM person LIMIT 200"),
            "incident": some("SELECT id FROM incident LIMIT 200"),
        }


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--committing", action="store_true")
    asked = parser.parse_args()
    base, kinds = things(asked.folder / "vault")
    with tempfile.TemporaryDirectory() as temporary:
        words = Path(temporary) / "words"
        words.write_text(WORDS)
        command = [str(Path(sys.executable).with_name("guvoh")), "--vault", str(asked.folder / "vault"), "--json",
                   "--passphrase-file", str(words), "serve", "--no-window", "--idle", "600"]  # fmt: skip
        server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        try:
            assert server.stdout is not None
            measure(json.loads(server.stdout.readline())["address"], server.pid, base, kinds, asked.times,
                    Deciding(asked.folder / "vault") if asked.committing else None)  # fmt: skip
        finally:
            server.terminate()
            server.wait()


class Deciding:
    """Another process's decisions: one more suggestion is accepted at each call."""

    def __init__(self, folder: Path) -> None:
        self.vault = open_vault(folder, WORDS)
        rows = self.vault.view.rows("SELECT id FROM claim WHERE state = 'suggested' ORDER BY random() LIMIT 400")
        self.waiting = [row[0] for row in rows]

    def __call__(self) -> None:
        app.decide(self.vault, [self.waiting.pop()], "accepted")


def measure(
    address: str, pid: int, base: str, kinds: dict[str, list[str]], times: int, decide: Deciding | None
) -> None:
    host, once = address.removeprefix("http://").split("/#")
    line = http.client.HTTPConnection(host)
    line.request("POST", "/token", headers={"guvoh-once": once})
    token = json.loads(line.getresponse().read())["token"]
    chance = random.Random(7)

    def used() -> float:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")

    def ask(path: str) -> tuple[float, int, float]:
        if decide:
            decide()
        before, begun = used(), time.perf_counter()
        line.request("GET", path, headers={"guvoh-token": token})
        answer = line.getresponse()
        answer.read()
        return (time.perf_counter() - begun) * 1000, answer.status, used() - before

    ask(base)
    time.sleep(WARM)
    print(f"{'page':44} {'median':>8} {'95th':>8} {'processor':>10} {'95th':>8}")
    slow = 0
    for page in (*(base + p for p in (HANGING if decide else PAGES)), *(() if decide else kinds)):
        def path(page: str = page) -> str:
            return page if page.startswith("/") else f"{base}{page}/{chance.choice(kinds[page])}"

        if page in kinds and not kinds[page]:
            continue
        ask(path())
        found = [ask(path()) for _n in range(times)]
        ms, work = sorted(one[0] for one in found), sorted(one[2] for one in found)
        bad = {one[1] for one in found if one[1] not in (200, 303)}
        at = min(len(ms) - 1, round(0.95 * len(ms)))
        high = ms[at]
        slow += high > 200
        name = page.removeprefix(base) or "start"
        print(f"{name:44} {statistics.median(ms):8.0f} {high:8.0f} {statistics.median(work):10.0f} {work[at]:8.0f}"
              f"  {bad or ''}", flush=True)  # fmt: skip
    status = Path(f"/proc/{pid}/status").read_text()
    peak = next(row for row in status.splitlines() if row.startswith("VmHWM"))
    print(f"pages over 200 ms at the 95th percentile: {slow}; most memory: {int(peak.split()[1]) // 1024} MB")


if __name__ == "__main__":
    main()
