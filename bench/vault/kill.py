"""kill -9 at random moments while a vault is written; prints how much of what was acknowledged was lost (none).

    python bench/vault/kill.py [--rounds 1000] [--seed 1] [--json]

Each round a process of its own adds, accepts, undoes, closes a case, erases, changes the passphrase, rebuilds or backs
up, says on a pipe what it has done, and is killed within 150 ms. Then the vault must open, hold all that was said, and
verify clean.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import sys
import tempfile
import time
import uuid
from collections import Counter
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests" / "vault"))

from invented import CHEAP, Made, add_source, claim_of, decide, filled, undo

from guvoh.vault import backup, change, check
from guvoh.vault.closed import make_closed, open_cases
from guvoh.vault.vault import Vault, open_with_key

Say = Callable[[str], None]
CLOSED = "violet anchor thimble"
RESET = 60  # rounds with one vault


def add(vault: Vault, case: str, say: Say, beside: Path) -> None:
    while True:
        name = f"Ruslan Veshkorov {time.monotonic_ns()}"
        made = add_source(vault, case, name, f"{name} was seen. " + "He was held. " * random.randrange(3000))
        say(f"source {made.source}")


def accept(vault: Vault, case: str, say: Say, beside: Path) -> None:
    made, parent = add_source(vault, case, text=f"Ruslan Veshkorov came home. {time.monotonic_ns()}"), None
    while True:
        parent = decide(vault, made, random.choice(("accepted", "rejected")), parent)
        say(f"entry {made.source} {parent}")
        say(f"entry {made.source} {undo(vault, made.source, parent)}")


def erase(vault: Vault, case: str, say: Say, beside: Path) -> None:
    text = f"Ruslan Veshkorov came home. {time.monotonic_ns()}"
    while True:
        made = add_source(vault, case, text=text)
        say(f"erasing {made.source}")
        change.erase_compartments(vault, [uuid.UUID(made.source).bytes], "source", made.source, made.objects)
        say(f"erased {made.source}")


def close(vault: Vault, case: str, say: Say, beside: Path) -> None:
    closed = make_closed(vault, "The Veshkorov family", CLOSED, CHEAP)
    while True:
        made = add_source(vault, closed, text=f"Ruslan Veshkorov came home. {time.monotonic_ns()}")
        say(f"source {made.source}")
        say(f"entry {made.source} {decide(vault, made)}")


def passphrase(vault: Vault, case: str, say: Say, beside: Path) -> None:
    while True:
        change.change_passphrase(vault, "other words", CHEAP)
        say("changed")


def rebuild(vault: Vault, case: str, say: Say, beside: Path) -> None:
    folder, key = vault.folder, vault.vault_key
    vault.close()
    while True:
        change.rebuild(folder, key)
        say("rebuilt")


def back_up(vault: Vault, case: str, say: Say, beside: Path) -> None:
    while True:
        backup.back_up(vault, beside / "backup")
        say("kept")
        decide(vault, Made(case, *_source(vault, case)))


def _source(vault: Vault, case: str) -> tuple[str, str, tuple[str, ...], str, object]:
    made = add_source(vault, case, text=f"Ruslan Veshkorov came home. {time.monotonic_ns()}")
    return made.source, made.suggestion, made.objects, made.mention, claim_of("Ruslan", "Ruslan came home.")


ACTS = (add, accept, close, erase, passphrase, rebuild, back_up)


def written(act: Callable[[Vault, str, Say, Path], None], folder: Path, key: bytes, case: str) -> list[str]:
    """What the killed writer had acknowledged."""
    out, into = os.pipe()
    pid = os.fork()
    if not pid:
        code = 1
        try:
            random.seed()
            vault = open_with_key(folder, key)
            act(vault, case, lambda said: (os.write(into, f"{said}\n".encode()), None)[1], folder.parent)
        except BaseException as error:
            print("the writer failed by itself:", type(error).__name__, error, file=sys.stderr)
        finally:
            os._exit(code)
    os.close(into)
    time.sleep(random.uniform(0.005, 0.15))
    os.kill(pid, signal.SIGKILL)
    with os.fdopen(out, "rb") as pipe:
        said = pipe.read().decode().split("\n")[:-1]
    _pid, status = os.waitpid(pid, 0)
    if os.waitstatus_to_exitcode(status) != -signal.SIGKILL:
        said.append("failed")
    return said


def judge(folder: Path, key: bytes, kept: list[str], figures: Counter[str]) -> None:
    """Counts what is wrong with the vault, given all that was ever acknowledged in it."""
    try:
        with open_with_key(folder, key) as vault:
            if vault.keyring.closed():
                open_cases(vault, [CLOSED])
            rows = {r[0] for r in vault.view.rows("SELECT id FROM entry")}
            sources = {r[0] for r in vault.view.rows("SELECT id FROM source")}
            ring = vault.keyring
            for line in kept:
                what, *ids = line.split()
                gone = bool(ids) and not ring.has(uuid.UUID(ids[0]).bytes)
                if what == "source" and ids[0] not in sources and not gone:
                    figures["lost"] += 1
                if what == "entry" and ids[1] not in rows and not gone:
                    figures["lost"] += 1
                if what in ("source", "entry") and gone and f"erasing {ids[0]}" not in kept:
                    figures["lost"] += 1
                if what == "erased" and not gone:
                    figures["not erased"] += 1
                figures["acknowledged"] += 1
    except Exception as error:
        figures["does not open"] += 1
        print(type(error).__name__, error, file=sys.stderr)
        return
    verify(folder, key, figures)


def verify(folder: Path, key: bytes, figures: Counter[str]) -> None:
    with open_with_key(folder, key) as vault:
        closed = [CLOSED] if vault.keyring.closed() else []
    for finding in check.verify(folder, key, closed=closed).findings:
        figures["findings"] += 1
        print("finding:", finding, file=sys.stderr)


def trial(rounds: int, seed: int) -> Counter[str]:
    figures: Counter[str] = Counter()
    chance = random.Random(seed)
    random.seed(seed)
    place = Path(tempfile.mkdtemp(prefix="kill-"))
    try:
        for n in range(rounds):
            folder = place / f"{n // RESET}" / "vault"
            if n % RESET == 0:
                folder.parent.mkdir()
                key, first, _second = filled(folder)
                kept: list[str] = []
            said = written(chance.choice(ACTS), folder, key, first.case)
            kept += said
            figures["writer failed"] += said.count("failed")
            figures["words acknowledged"] += len(said)
            judge(folder, key, kept, figures)
            if (folder.parent / "backup" / "head.A").exists() and n % RESET > RESET - 4:
                backup.restore(folder.parent / "backup", folder.parent / f"restored-{n}")
                verify(folder.parent / f"restored-{n}", key, figures)
                figures["restored"] += 1
            figures["kills"] += 1
            if n % RESET == RESET - 1:
                shutil.rmtree(folder.parent)
    finally:
        shutil.rmtree(place, ignore_errors=True)
    return figures


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    figures = trial(given.rounds, given.seed)
    bad = {n: figures[n] for n in ("lost", "not erased", "does not open", "findings", "writer failed")}
    if given.json:
        print(json.dumps({**figures, **bad}))
    else:
        print(f"{figures['kills']} kills, {figures['words acknowledged']} words acknowledged, "
              f"{figures['restored']} backups restored; " + ", ".join(f"{n}: {v}" for n, v in bad.items()))  # fmt: skip
    return 1 if any(bad.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
