"""What `guvoh add --seal-only` costs beside `borg create`: CPU seconds, their children's included, in turn.

    bench/seal.py [CORPUS] [ROUNDS]     default: a corpus of 1 GiB made for the occasion, 3 rounds

Borg is measured with its default cipher (repokey: AES-CTR and a keyed SHA-256), with and without compression, and
without encryption. Each run has a new vault or repository in a folder of its own, and nothing is deleted before the
end: ext4 looks through the inodes that were freed in the last minutes for each file that it makes, which would be
counted as ours. For the same reason, delete no folders with thousands of files shortly before. Others on the machine
hardly change CPU seconds, but they do change how long it takes; the load is printed.
"""

from __future__ import annotations

import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from guvoh.vault.create import create

ROOT = Path(__file__).resolve().parents[1]
MAKER = ROOT.parent / "shared" / "bench" / "preservation" / "make_corpus.py"
WORDS = "lantern orchard pebble ferry quilt"
BAR = 1.3
GUVOH = "guvoh add --seal-only"


def spent(command: list[str], env: Mapping[str, str]) -> tuple[float, float]:
    """CPU seconds and seconds on the wall."""
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    subprocess.run(command, env=env, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after, ended = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, ended - begun


def warm(corpus: Path) -> None:
    """Reads everything once: borg drops what it has read from the system's memory, and who comes next would pay."""
    for path in corpus.rglob("*"):
        if path.is_file():
            with open(path, "rb") as f:
                while f.read(1 << 16):
                    pass


def by_guvoh(corpus: Path, work: Path) -> tuple[float, float]:
    vault, words = work / "vault", work / "pass"
    words.write_text(WORDS + "\n")
    create(vault, WORDS)
    os.sync()
    guvoh = str(Path(sys.executable).with_name("guvoh"))
    given = [guvoh, "--vault", str(vault), "--passphrase-file", str(words)]
    return spent([*given, "add", "--seal-only", str(corpus)], os.environ)


def by_borg(corpus: Path, work: Path, cipher: str, compression: str) -> tuple[float, float]:
    repository, base = work / "borg", work / "borgbase"
    env = {**os.environ, "BORG_PASSPHRASE": WORDS, "BORG_BASE_DIR": str(base),
           "BORG_UNKNOWN_UNENCRYPTED_REPO_ACCESS_IS_OK": "yes"}  # fmt: skip
    subprocess.run(["borg", "init", "-e", cipher, str(repository)], env=env, check=True, capture_output=True)
    os.sync()
    return spent(["borg", "create", "-C", compression, f"{repository}::a", str(corpus)], env)


def main() -> None:
    if shutil.which("borg") is None:
        sys.exit("borg is not here (apt-get install borgbackup): nothing was measured.")
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    with tempfile.TemporaryDirectory(prefix="seal-") as folder:
        work = Path(folder)
        corpus = Path(sys.argv[1]) if len(sys.argv) > 1 else work / "corpus"
        if not corpus.is_dir():
            if not MAKER.is_file():
                sys.exit("The maker of the corpus (../shared beside the checkout) is not here: nothing was measured.")
            subprocess.run([sys.executable, str(MAKER), str(corpus)], check=True)
        runs = {
            GUVOH: by_guvoh,
            "borg repokey, lz4": partial(by_borg, cipher="repokey", compression="lz4"),
            "borg repokey, none": partial(by_borg, cipher="repokey", compression="none"),
            "borg none, none": partial(by_borg, cipher="none", compression="none"),
        }
        taken: dict[str, list[tuple[float, float]]] = {name: [] for name in runs}
        for turn in range(rounds):
            for name, run in runs.items():
                own = work / f"{turn} {name}"
                own.mkdir()
                warm(corpus)
                taken[name].append(run(corpus, own))
                print(f"round {turn + 1}  {name:24} {taken[name][-1][0]:6.2f} CPU s  {taken[name][-1][1]:6.2f} s",
                      flush=True)  # fmt: skip
        print(f"\nload {os.getloadavg()[0]:.1f}; medians of {rounds}")
        own = statistics.median(cpu for cpu, _wall in taken[GUVOH])
        for name, seen in taken.items():
            cpu = statistics.median(c for c, _wall in seen)
            print(f"{name:24} {cpu:6.2f} CPU s   ratio {own / cpu:.2f} (bar {BAR})")


if __name__ == "__main__":
    main()
