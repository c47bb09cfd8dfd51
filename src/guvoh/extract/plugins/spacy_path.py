"""A spaCy pipeline from a folder that the user names. spaCy is no part of Guvoh: who wants it installs it.

Loading a pipeline runs the code of spaCy and, where its configuration asks for them, of other packages: only those of a
maker whom one trusts. The SHA-256 of its files is taken before it is loaded.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from guvoh.errors import NotFound, UsageError
from guvoh.extract.plugins.contract import Answer, Document, PlugIn
from guvoh.extract.plugins.located import pieces
from guvoh.extract.plugins.parsed import WHAT, WHERE, WHO, Parsed, Word, completed, lacks
from guvoh.extract.plugins.weights import files_of, sha256_of
from guvoh.model.origin import Origin
from guvoh.text.i18n import _
from guvoh.text.language import language_of

PIECE = 20_000  # characters parsed at once
KINDS = {"PERSON": WHO, "PER": WHO, "NORP": WHAT, "ORG": WHAT, "GPE": WHERE, "LOC": WHERE, "FAC": WHERE}
# English pipelines speak of dependencies in the terms of ClearNLP, others in those of Universal Dependencies.
RELS = {"nsubjpass": "nsubj:pass", "csubjpass": "csubj:pass", "auxpass": "aux:pass", "dobj": "obj", "relcl": "acl",
        "compound": "flat", "poss": "nmod", "ROOT": "root"}  # fmt: skip


def spacy_pipeline(path: str) -> PlugIn:
    """Raises `NotFound` when spaCy is not installed or the folder holds no pipeline, `UsageError` without a path."""
    if not path:
        raise UsageError(_("Which pipeline?"), _("Say in which folder it lies: --with spacy:FOLDER."))
    folder = _folder(Path(path))
    try:
        import spacy
    except ImportError as error:
        raise NotFound(
            _("spaCy is not installed."),
            _("Install it beside Guvoh: pip install spacy. Guvoh itself does not need it."),
        ) from error
    weights = sha256_of(files_of(folder), folder)
    try:
        pipeline = spacy.load(folder)
    except (OSError, ValueError, ImportError) as error:
        raise NotFound(
            _("spaCy cannot load this pipeline."), _("Look whether it was made for the version that is installed.")
        ) from error
    meta = pipeline.meta
    name = re.sub(r"[^A-Za-z0-9._-]+", "-", f"{meta.get('lang')}_{meta.get('name')}-{meta.get('version')}")
    language = str(meta.get("lang"))
    return PlugIn(Origin("spacy", name, weights), lambda document: _propose(pipeline, language, document))


def _folder(path: Path) -> Path:
    """The folder with the configuration: the one named, or the one inside an unpacked package."""
    inner = [p.parent for p in sorted(path.glob("*/config.cfg"))] if path.is_dir() else []
    if (path / "config.cfg").is_file():
        return path
    if len(inner) == 1:
        return inner[0]
    raise NotFound(_("There is no spaCy pipeline in this folder."), _("It holds a file config.cfg. Look at the path."))


def _propose(pipeline: Any, language: str, document: Document) -> Answer:
    """Only claims in the pipeline's language, and only the pieces of the text that hold one."""
    claims = [c for c in document.claims if c.language == language and lacks(c)]
    found: list[Parsed] = []
    for low, high in pieces(document.text, document.main, PIECE):
        words = document.text[low:high]
        if any(low <= c.start < high for c in claims) and (language_of(words) or language) == language:
            found += _parsed(pipeline(words), low)
    return Answer(tuple(completed(document.text, claims, found)))


def _parsed(doc: Any, low: int) -> list[Parsed]:
    if not doc.has_annotation("DEP"):
        return []
    names = [(low + e.start_char, low + e.end_char, KINDS[e.label_]) for e in doc.ents if e.label_ in KINDS]
    return [
        Parsed(tuple(_word(token, sentence, low) for token in sentence),
               tuple(n for n in names if low + sentence.start_char <= n[0] < low + sentence.end_char))
        for sentence in doc.sents
    ]  # fmt: skip


def _word(token: Any, sentence: Sequence[Any], low: int) -> Word:
    first = sentence[0].i
    head, rel, by = token.head, RELS.get(token.dep_, token.dep_), token.morph.get("Case") == ["Ins"]
    if rel == "pobj" and head.dep_ in ("prep", "agent"):  # English: the name hangs on its small word
        by = head.dep_ == "agent"
        rel, head = "obl" if head.head.pos_ in ("VERB", "AUX") else "nmod", head.head
    elif token.dep_ in ("prep", "agent"):
        rel = "case"
    return Word(
        low + token.idx, low + token.idx + len(token), head.i - first, rel, token.pos_ in ("VERB", "AUX"),
        token.lemma_.casefold(), token.morph.get("Animacy") == ["Anim"], by,
    )  # fmt: skip
