"""How many small files a second `guvoh add` seals, reads and searches for claims, on the wall clock.

    bench/add_small.py [FILES]      default: 10,000 invented texts of a kilobyte; a claim in every fifth
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from guvoh.vault.create import create

WORDS = "lantern orchard pebble ferry quilt"
BAR = 60
CLAIM = "On {day} November police in Oshvan detained at least {n} relatives of the teacher Mirsaid Halvan. "
REST = (
    "The weather in the valley was mild, and the market opened as it does every week of the autumn. ",
    "Traders from three districts had come with apples, walnuts and felt, and the bus from Senj was late again. ",
    "Nobody at the station could say when the next one would leave, and so the women shared a car to Belrud. ",
    "In the evening the lamps along the river were lit for the first time since the repairs of the summer. ",
)


def text(number: int) -> str:
    """A kilobyte, each another one."""
    first = CLAIM.format(day=1 + number % 28, n=20 + number % 40) if number % 5 == 0 else ""
    rest = "".join(REST[(number + k) % len(REST)] for k in range(12))
    return (first + f"Letter {number}. " + rest)[:1023] + "\n"


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory(prefix="add-small-") as folder:
        work = Path(folder)
        for n in range(count):
            path = work / "files" / f"{n // 1000:02}" / f"{n:05}.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text(n))
        (work / "pass").write_text(WORDS + "\n")
        create(work / "vault", WORDS)
        os.sync()
        command = [str(Path(sys.executable).with_name("guvoh")), "--vault", str(work / "vault"), "--passphrase-file",
                   str(work / "pass"), "add", str(work / "files")]  # fmt: skip
        begun, before = time.monotonic(), os.times()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        took, after = time.monotonic() - begun, os.times()
        cpu = after.children_user + after.children_system - before.children_user - before.children_system
        print(f"{count} files in {took:.1f} s, {cpu:.1f} CPU s: {count / took:.0f} a second (bar {BAR}), "
              f"load {os.getloadavg()[0]:.1f}")  # fmt: skip


if __name__ == "__main__":
    main()
