"""Sealing of what comes in, and of what was read from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO

from guvoh.model import Reading
from guvoh.model.ids import new_id
from guvoh.vault import codec, queries
from guvoh.vault.batch import Batch
from guvoh.vault.vault import Vault

# What a person may say of a source with `set`; each is corrected by saying it again.
FIELDS = ("title", "author", "publisher", "published", "language", "kind", "derives_from", "from_inside")
HELD = 64 * 1024  # bytes; a batch has hundreds of objects


@dataclass(frozen=True, slots=True)
class Taken:
    """`already` is the source that holds the same bytes; then nothing was added."""

    source: str
    sha256: str
    size: int
    already: bool


def case_for(vault: Vault, batch: Batch, name: str) -> str:
    """The case of this name; opened in this batch when there is none."""
    known = queries.case_named(vault, name)
    if known is not None:
        return known.id
    for draft in batch.drafts:
        if draft.kind == "case.opened" and draft.body["name"] == name:
            return str(draft.body["case"])
    id = new_id()
    batch.open_case(id, name)
    return id


def take(
    vault: Vault, batch: Batch, case: str, source: BinaryIO | bytes, name: str, media_type: str, kind: str = "document",
    fields: dict[str, Any] | None = None, anew: bool = False,
) -> Taken:  # fmt: skip
    """Seals a stream, or bytes, and drafts its entry. `name` is the file's own name, without its folders. `anew`: the
    same words are said again ("no news"), and that is another source."""
    id = new_id()
    age = batch.open_compartment(id, case, "source")
    try:
        sealed = vault.store.seal(age, source)
    except BaseException:
        batch.forget(id)
        raise
    already = None if anew else queries.source_with(vault, sealed.sha256) or batch.captured.get(sealed.sha256)
    if already is not None:
        vault.store.discard([sealed])
        batch.forget(id)
        return Taken(already, sealed.sha256, sealed.size, True)
    batch.objects.append(sealed)
    batch.captured[sealed.sha256] = id
    body: dict[str, Any] = {
        "source": id, "case": case, "name": name, "sha256": sealed.sha256, "size": sealed.size,
        "media_type": media_type, "object": sealed.name, "kind": kind,
    }  # fmt: skip
    if fields:
        body["fields"] = fields
    batch.entry(id, "source.captured", body)
    return Taken(id, sealed.sha256, sealed.size, False)


def put_reading(vault: Vault, batch: Batch, source: str, reading: Reading | None, unread: str = "") -> None:
    """Seals the text that was read, or records why there is none (`unread`, a sentence without content)."""
    body: dict[str, Any] = {"source": source}
    if reading is None:
        body["unread"] = unread
    else:
        body["object"] = _put(vault, batch, source, codec.encode(reading.as_dict()))
        facts = ("reader", "language", "title", "author", "publisher", "published")
        body.update({f: getattr(reading, f) for f in facts if getattr(reading, f)})
        if reading.warnings:
            body["warnings"] = list(reading.warnings)
    batch.entry(source, "source.read", body)


def put_run(
    vault: Vault, batch: Batch, source: str, engine: str, suggestions: Sequence[dict[str, Any]],
    stated: Sequence[dict[str, Any]] = (),
) -> None:  # fmt: skip
    """Seals one suggestion run: [{id, claim, mentions}], best first. `stated`: names that the text says to be one
    person's, {name, other, code, start, end, language, score, by}."""
    name = _put(vault, batch, source, codec.encode(list(suggestions)))
    body = {"source": source, "object": name, "engine": engine, "count": len(suggestions)}
    if stated:
        body["stated"] = list(stated)
    batch.entry(source, "source.suggested", body)


def _put(vault: Vault, batch: Batch, source: str, data: bytes) -> str:
    """Seals an object of a source; the fold behind the commit gets small ones as they are. Returns its name."""
    sealed = vault.store.seal_bytes(batch.age(source), data)
    batch.objects.append(sealed)
    if len(data) <= HELD:
        batch.plain[sealed.name] = data
    return sealed.name
