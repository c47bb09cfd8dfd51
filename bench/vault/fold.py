"""How long 100,000 entries take to fold into a new view (the bar: 30 seconds).

    python bench/vault/fold.py [--entries 100000] [--profile]

A real vault: sources with original, text and suggestions, decisions on most of them, undos, corrections, judgements.
What is timed is `rebuild`: every entry read, opened and checked, every object opened, every row derived.
"""

from __future__ import annotations

import argparse
import cProfile
import io
import pstats
import random
import shutil
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests" / "vault"))

from invented import CHEAP, WORDS

from guvoh.model import Claim, Span, When
from guvoh.model.ids import derived_id, new_id
from guvoh.vault import change, codec, objects
from guvoh.vault.batch import Batch
from guvoh.vault.create import create
from guvoh.vault.vault import Vault, open_vault, open_with_key

ACTS = ("arrest", "detention", "release", "conviction", "interrogation")
CLAIMS, CHANGED = 8, 3  # claims of a source; how often, on the whole, each is decided, undone or decided anew
FILLER = "The street was quiet and the shops were open. "


def text_of(n: int) -> tuple[str, list[Claim]]:
    text, claims = "", []
    for i in range(CLAIMS):
        name = f"Ruslan Veshkorov-{n}"
        words = f"{name} was taken on day {i} of the inquiry number {n} at the market."
        at = len(text)
        day = f"2026-{1 + n % 12:02}-{1 + i:02}"
        claims.append(Claim(at, at + len(words), words, ACTS[i % 5], victims=(Span(name, at, at + len(name)),),
                            date=When(day, day, "day", "day"), rule="invented", score=0.5))  # fmt: skip
        text += words + " " + FILLER * 6
    return text, claims


def add(vault: Vault, batch: Batch, case: str, n: int) -> tuple[str, list[tuple[str, Claim]]]:
    source = new_id()
    age = batch.open_compartment(source, case, "source")
    text, claims = text_of(n)
    original = vault.store.seal(age, io.BytesIO(text.encode()))
    reading = {"text": text, "blocks": [[0, len(text), None, 1, True]], "reader": "plain", "warnings": []}
    read = vault.store.seal_bytes(age, codec.encode(reading))
    ids = [new_id() for _ in claims]
    made = [{"id": i, "claim": c.as_dict(), "mentions": []} for i, c in zip(ids, claims, strict=True)]
    run = vault.store.seal_bytes(age, codec.encode(made))
    batch.objects += [original, read, run]
    body = {"source": source, "case": case, "name": f"{n}.txt", "sha256": original.sha256, "size": original.size}
    batch.entry(
        source, "source.captured", {**body, "media_type": "text/plain", "object": original.name, "kind": "document"}
    )
    batch.entry(source, "source.read", {"source": source, "object": read.name, "reader": "plain"})
    batch.entry(source, "source.suggested", {"source": source, "object": run.name, "engine": "1", "count": len(made)})
    return source, list(zip(ids, claims, strict=True))


def decisions(batch: Batch, source: str, claims: list[tuple[str, Claim]], chance: random.Random) -> Iterator[str]:
    """Accepted or rejected, undone, decided anew, in a mix."""
    for target, claim in claims:
        parent = None
        for _ in range(CHANGED):
            if parent and chance.random() < 0.3:
                yield batch.entry(source, "undone", {"target": parent})
            mentions = [{"id": derived_id(source, v.text), "role": "victim", "name": v.text} for v in claim.victims]
            verdict = "accepted" if chance.random() < 0.7 else "rejected"
            body = {"target": target, "source": source, "verdict": verdict, "claim": claim.as_dict(), "parent": parent}
            parent = batch.entry(source, "decided", {**body, "mentions": mentions, "reason": ""})
            yield parent


def build(folder: Path, entries: int) -> bytes:
    """A vault of so many entries. Syncing is left out: it is not what is measured."""
    create(folder, WORDS, cost=CHEAP)
    chance, made, before = random.Random(5), 0, None
    real, objects.durable.sync_files = objects.durable.sync_files, lambda paths: None
    with open_vault(folder, WORDS) as vault:
        batch, case = vault.batch(), new_id()
        batch.open_case(case, "Ostrevan")
        vault.commit(batch)
        n = 0
        while made < entries:
            batch = vault.batch()
            for _ in range(40):
                source, claims = add(vault, batch, case, n)
                made += 3 + sum(1 for _ in decisions(batch, source, claims, chance))
                fields = {"publisher": f"Herald {n % 9}", "published": "2026-11-04"}
                batch.entry(source, "set", {"owner": source, "of": "source", "fields": fields})
                if before:
                    link = new_id()
                    batch.open_compartment(link, case, "link")
                    body = {"of": "claim", "a": before, "b": claims[0][0], "verdict": "same", "because": "the same day"}
                    batch.entry(link, "judged", body)
                before, n, made = claims[0][0] if n % 3 else None, n + 1, made + 2
            vault.commit(batch)
        key = vault.vault_key
    objects.durable.sync_files = real
    print(f"{n} sources, {made} entries", file=sys.stderr)
    return key


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=100_000)
    parser.add_argument("--profile", action="store_true")
    parser.add_argument("--keep", type=Path, help="build here, or use what was built here")
    given = parser.parse_args()
    place = given.keep or Path(tempfile.mkdtemp(prefix="fold-"))
    try:
        folder = place / "vault"
        key = build(folder, given.entries) if not folder.exists() else open_vault(folder, WORDS).vault_key
        profile = cProfile.Profile()
        if given.profile:
            profile.enable()
        begun, cpu = time.perf_counter(), time.process_time()
        folded = change.rebuild(folder, key)
        seconds, cpu = time.perf_counter() - begun, time.process_time() - cpu
        profile.disable()
        print(f"{folded} entries folded in {seconds:.1f} s ({cpu:.1f} s of CPU): {folded / seconds:.0f} a second")
        if given.profile:
            pstats.Stats(profile).sort_stats("tottime").print_stats(35)
        with open_with_key(folder, key) as vault:
            batch = vault.batch()
            case = vault.view.row("SELECT id FROM case_")
            assert case is not None
            source, claims = add(vault, batch, str(case[0]), 10**6)
            begun = time.perf_counter()
            vault.commit(batch)
            print(f"then one more source committed in {(time.perf_counter() - begun) * 1000:.1f} ms; ", end="")
            batch = vault.batch()
            list(decisions(batch, source, claims[:1], random.Random(1)))
            begun = time.perf_counter()
            vault.commit(batch)
            print(f"decisions on it in {(time.perf_counter() - begun) * 1000:.1f} ms")
            assert vault.keyring.has(uuid.UUID(source).bytes)
    finally:
        if not given.keep:
            shutil.rmtree(place, ignore_errors=True)
    return 0 if folded < 100_000 or seconds <= 30 else 1


if __name__ == "__main__":
    sys.exit(main())
