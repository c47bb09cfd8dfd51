"""Names and syntax of Russian sentences by the weights of natasha (the extra `ru`).

Only its weights and the small programs that run them are used (slovnet, navec, razdel): natasha itself would load a
second dictionary of Russian and needs parts that newer Pythons have dropped. Never run on Tajik, where its names are
wrong every other time.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from guvoh.errors import Damage, NotFound
from guvoh.extract.plugins.contract import Answer, Document, PlugIn, Range
from guvoh.extract.plugins.parsed import Parsed, Word, completed, lacks
from guvoh.extract.plugins.weights import sha256_of
from guvoh.extract.tongues.ru import read
from guvoh.model.origin import Origin
from guvoh.text.i18n import _
from guvoh.text.sentences import sentences

LANGUAGE = "ru"
FILES = ("emb/navec_news_v1_1B_250K_300d_100q.tar", "model/slovnet_ner_news_v1.tar", "model/slovnet_syntax_news_v1.tar")
NEEDS = ("natasha", "slovnet", "navec", "razdel")
LONGEST = 1500  # characters of a sentence; a longer one is none
MOST = 200  # words of a sentence
VERBS = "veig"  # parts of `Reading` that can tell an act


@dataclass(frozen=True, slots=True)
class Models:
    names: Any
    syntax: Any
    parts: Any


def natasha(_argument: str = "") -> PlugIn:
    """Loads the weights. Raises `NotFound` when the extra is not installed, `Damage` when a file of it is missing."""
    lacking = [name for name in NEEDS if find_spec(name) is None]
    spec = find_spec("natasha")
    if lacking or spec is None or not spec.submodule_search_locations:
        raise NotFound(
            _("natasha is not installed."),
            _("Install it from Guvoh's folder: pip install --no-deps --require-hashes -r requirements/ru.txt"),
        )
    folder = Path(spec.submodule_search_locations[0]) / "data"
    files = [folder / name for name in FILES]
    try:
        weights = sha256_of(files, folder)
        models = _load(files)
    except (OSError, ValueError, KeyError) as error:
        raise Damage(_("The weights of natasha cannot be read."), _("Install it anew.")) from error
    from importlib.metadata import version

    return PlugIn(Origin("natasha", version("natasha"), weights), lambda document: _propose(models, document))


def _load(files: list[Path]) -> Models:
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # so small matrices take ten times longer on several
    import razdel
    from navec import Navec
    from slovnet import NER, Syntax

    embedding = Navec.load(str(files[0]))
    names, syntax = NER.load(str(files[1])), Syntax.load(str(files[2]))
    return Models(names.navec(embedding), syntax.navec(embedding), razdel.tokenize)


def _propose(models: Models, document: Document) -> Answer:
    claims = [c for c in document.claims if c.language == LANGUAGE and lacks(c)]
    asked = [at for at in _sentences(document) if any(at[0] <= c.start < at[1] for c in claims)]
    return Answer(tuple(completed(document.text, claims, [_parsed(models, document.text, at) for at in asked])))


def _sentences(document: Document) -> Iterator[Range]:
    for low, high in document.main:
        for start, end in sentences(document.text, low, high, LANGUAGE):
            yield start, min(end, start + LONGEST)


def _parsed(models: Models, text: str, at: Range) -> Parsed:
    words = text[at[0] : at[1]]
    parts = list(models.parts(words))[:MOST]
    if not parts:
        return Parsed((), ())
    names = tuple((at[0] + s.start, at[0] + s.stop, s.type) for s in models.names(words).spans)
    tree = models.syntax([part.text for part in parts]).tokens
    return Parsed(
        tuple(_word(part.text, at[0] + part.start, int(t.head_id) - 1, t.rel, n, len(parts))
              for n, (part, t) in enumerate(zip(parts, tree, strict=True))), names,
    )  # fmt: skip


def _word(text: str, start: int, head: int, rel: str, own: int, many: int) -> Word:
    readings = read(text.casefold(), text[:1].isupper())
    first = readings[0] if readings else None
    verb = next((r for r in readings if r.part in VERBS), None)
    alive = any("alive" in r.traits for r in readings if r.part in "nN")
    head = head if 0 <= head < many and rel != "root" else own
    chosen = verb or first
    numbers = {r.number for r in readings if verb is None or r.part in VERBS}
    cases = "".join(r.cases for r in readings if r.part in "nNo#a")
    return Word(
        start, start + len(text), head, rel, verb is not None, chosen.lemma if chosen else "", alive,
        first is not None and "i" in first.cases, not cases or "n" in cases, numbers.pop() if len(numbers) == 1 else "",
    )  # fmt: skip
