"""How quick the board and the start page are with many people held (the bar: 150 ms of CPU for 1,000 on the board).

    python bench/held.py [--people 600] [--times 9]

Each person has nine fields, four told statuses and a call; as many again are named by accepted claims, two thirds of
them as taken. What is timed is the question alone, the vault open, as the desk asks it.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "vault"))

from invented import new_vault, open_case

from guvoh.book import board, start
from guvoh.model import Claim, Span, When
from guvoh.model.ids import derived_id, new_id
from guvoh.resolve import enter_person, tell_status
from guvoh.vault.vault import Vault, open_with_key

TODAY, NOW = "2026-11-21", "2026-11-21T12:00"
EACH = 50  # people of one call and one batch


def fill(vault: Vault, case: str, people: int, chance: random.Random) -> None:
    for first in range(0, people, EACH):
        batch, source = vault.batch(), new_id()
        batch.open_compartment(source, case, "source")
        original = vault.store.seal_bytes(batch.age(source), f"call {first}".encode())
        batch.objects.append(original)
        about = []
        for n in range(first, min(first + EACH, people)):
            fields = {
                "lawyer": "Z. Mehrvand", "health": "weak", "occupation": "teacher", "age_years": "41",
                "holder": "prison administration", "hearing_at": f"2026-12-{chance.randint(1, 28):02}T10:00",
                "next_call_at": f"2026-11-{chance.randint(10, 30)}T19:00", "next_call_by": "M.",
                "next_call_whom": "his wife",
            }  # fmt: skip
            person = enter_person(batch, case, f"Tolib Ashmeron-{n}", fields)
            about.append(person)
            for _ in range(4):
                day = f"2026-{chance.randint(8, 11):02}-{chance.randint(1, 20):02}"
                tell_status(batch, person, person, "L04", day, TODAY, said_by="his wife", place="Colony 4")
        said = {"about": about, "author": "his wife", "published": "2026-11-19"}
        body = {"source": source, "case": case, "name": "call.txt", "sha256": original.sha256, "size": original.size}
        kind = {"media_type": "text/plain", "kind": "call", "object": original.name, "fields": said}
        batch.entry(source, "source.captured", {**body, **kind})
        for n in range(first, min(first + EACH, people)):
            name = f"Ruslan Veshkorov-{n}"
            claim = Claim(
                0, len(name), name, ("arrest", "detention", "release")[n % 3], victims=(Span(name, 0, len(name)),),
                polarity="denied" if n % 9 == 0 else "asserted", date=When("2026-11-01", "2026-11-03", "then", "day"),
            )  # fmt: skip
            mention = {"id": derived_id(source, name), "role": "victim", "name": name}
            decision = {"target": new_id(), "source": source, "verdict": "accepted", "claim": claim.as_dict()}
            batch.entry(source, "decided", {**decision, "parent": None, "reason": "", "mentions": [mention]})
        vault.commit(batch)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=600)
    parser.add_argument("--times", type=int, default=9)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="held-") as place:
        key = new_vault(Path(place) / "vault")
        with open_with_key(Path(place) / "vault", key) as vault:
            case = open_case(vault)
            fill(vault, case, given.people, random.Random(3))
            lines = len(board(vault, case, TODAY, NOW))
            took = {}
            for question in (board, start):
                seconds = []
                for _ in range(given.times):
                    begun = time.process_time()
                    question(vault, case, TODAY, NOW)
                    seconds.append(time.process_time() - begun)
                took[question.__name__] = statistics.median(seconds)
                print(f"{question.__name__}: {took[question.__name__] * 1000:.0f} ms of CPU (median of {given.times})"
                      f" with {lines} people on the board")  # fmt: skip
    return 0 if took["board"] / lines <= 150e-6 else 1


if __name__ == "__main__":
    sys.exit(main())
