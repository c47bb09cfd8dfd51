"""How fast claims are grouped: python bench/incidents/speed.py [one|many]

`one`: 10,000 claims of one event by 50 channels that repeat 3 of them; three roots and one incident are expected.
`many`: 100,000 claims of invented incidents.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Iterator
from typing import Any

from guvoh.resolve.incidents import compared, incident_lines, read_lines

TOWNS = ("Khujand", "Kulob", "Bokhtar", "Isfara", "Vahdat", "Хорог", "Истаравшан", "Панҷакент", "Шымкент", "Оренбург")
GIVEN = ("Farzon", "Мехрдод", "Shodmehr", "Гулбахор", "Навбахт", "Sitorabonu", "Рахшон", "Dilovar")
FAMILY = ("Mirvandov", "Сабззазор", "Partavi", "Ошиков", "Golestani", "Tanhoev", "Хушруев", "Noqilzoda")
KINDS = ("teachers", "vendors", "журналистов", "students", "шахтёров", "донишҷӯён")


def one() -> Iterator[dict[str, Any]]:
    draw = random.Random(1)
    for n in range(10_000):
        channel = n % 50
        day = f"2025-03-{5 + n % 20:02d}"
        quote = f"Police detained {28 + channel % 3} teachers in Vahdat on 4 March, says post {n} of this channel"
        first = f"c{channel}-0" if n >= 50 else ("" if channel < 3 else f"c{channel % 3}-0")
        yield {
            "doc": f"c{channel}-{n // 50}", "claim": "1", "quote": quote, "start": 0, "end": len(quote),
            "act": "detention", "victims": ["teachers"],
            "count": {"low": 28 + channel % 3, "high": 28 + channel % 3, "text": ""},
            "place": "Vahdat" if draw.random() < 0.8 else None, "published": day, "derives_from": first or None,
            "publisher": f"Channel {channel}", "date": {"start": "2025-03-04", "end": "2025-03-04", "text": "4 March"},
        }  # fmt: skip


def many(size: int = 100_000) -> Iterator[dict[str, Any]]:
    draw = random.Random(2)
    for n in range(size // 2):
        of = draw.randrange(size // 12)
        own = random.Random(of)
        town, who = own.choice(TOWNS), f"{own.choice(GIVEN)} {own.choice(FAMILY)}"
        crowd, day = (
            own.choice(KINDS),
            f"20{own.randrange(15, 26)}-{own.randrange(1, 13):02d}-{own.randrange(1, 28):02d}",
        )
        victims = [who] if own.random() < 0.5 else [crowd]
        for claim, act in (("1", "detention"), ("2", "interrogation")):
            quote = f"{victims[0]} {act} {town} {n}"
            yield {
                "doc": f"d{n}", "claim": claim, "quote": quote, "start": 100 * int(claim), "end": 100 * int(claim) + 60,
                "act": act, "victims": victims if claim == "1" else ["they"], "place": town if claim == "1" else None,
                "published": day, "publisher": f"Paper {draw.randrange(40)}",
                "date": {"start": day, "end": day, "text": ""} if claim == "1" and draw.random() < 0.8 else None,
            }  # fmt: skip


def main(which: str) -> None:
    lines = [json.dumps(line, ensure_ascii=False).encode() for line in (one() if which == "one" else many())]
    began = time.process_time()
    told = read_lines(lines)
    read = time.process_time()
    incidents = list(incident_lines(told, compared(told)))
    done = time.process_time()
    first = incidents[0]
    print(f"{which}: {len(lines)} claims, {len(incidents)} incidents, the largest of {len(first['claims'])} claims, "
          f"{first['roots']} roots, range {first['range']}; ", end="")  # fmt: skip
    print(f"read {read - began:.1f} s, grouped {done - read:.1f} s of CPU")


if __name__ == "__main__":
    for name in sys.argv[1:] or ("one", "many"):
        main(name)
