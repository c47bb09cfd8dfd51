"""A lost vault, from a backup and shares alone: how many seconds each step takes, with the real cost of a passphrase.

python bench/recovery.py            prints one line a step, then the sum
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from guvoh.app import recovering
from guvoh.vault import backup, change, create, passphrase
from guvoh.vault.vault import open_vault, open_with_key

OLD, NEW = "amber kettle window thistle harbour seven", "seven other words that nobody has heard"


def timed(what: str, act: Callable[[], Any]) -> tuple[Any, float]:
    begun = time.perf_counter()
    made = act()
    spent = time.perf_counter() - begun
    print(f"{spent:8.2f} s  {what}")
    return made, spent


def main() -> None:
    with tempfile.TemporaryDirectory() as place:
        home = Path(place)
        create.create(home / "v", OLD)
        held, secret = recovering.new_key("3of5")
        with open_vault(home / "v", OLD) as vault:
            recovering.take(vault, secret)
            backup.back_up(vault, home / "b")
        typed = [one.words for one in held[1:4]]
        key, joined = timed(
            "three of five shares joined, and the backup opened", lambda: change.recover(home / "b", *typed)
        )
        _made, restored = timed("the backup restored and checked", lambda: backup.restore(home / "b", home / "again"))
        _own, began = timed(
            "a log of its own begun", lambda: change.start_new_device(home / "again", key, "reader", "restored")
        )

        def renewed() -> None:
            with open_with_key(home / "again", key) as vault:
                change.change_passphrase(vault, NEW, passphrase.calibrate())

        _none, changed = timed("a new passphrase, its cost calibrated", renewed)
        _open, opened = timed("opened with the new passphrase", lambda: open_vault(home / "again", NEW).close())
        print(f"{joined + restored + began + changed + opened:8.2f} s  in all (an empty vault; words were not typed)")


if __name__ == "__main__":
    main()
