"""What may leave of the records, and the gate over the finished bytes.

    agreed = agreed_only(bundle, levels)       nobody free whom papers for others would not name
    safe = safely(bundle, vault's places)      who may not be named under a code name, other ids, nothing finer
    past_the_gate(safe, draw)                  the file, once nobody can be read in it who may not be

An internal bundle passes as it is. Otherwise, in this order: fields for the documenter alone go; what is finer than
the persons of a record allow goes (`fields.tsv`, column open); ids are drawn anew for this one file, at random, so that
two files cannot be joined by them; then `policy.guard` goes through every word.
"""

from __future__ import annotations

import io
import secrets
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, cast

from guvoh import policy
from guvoh.errors import Refused
from guvoh.model.document import CLOSED, DETAIL
from guvoh.model.places import locate
from guvoh.model.vocabulary import act_label
from guvoh.policy import may_be_named
from guvoh.share.fields import fields
from guvoh.share.record import ACT, CLAIM, DETAILS, EVENT, PERSON, SOURCE, TIE, Bundle, Record, Value, said
from guvoh.text.i18n import _

Files = Mapping[str, bytes]  # name -> content of one file that leaves
_COARSE = frozenset({"region", "country"})
_LETTERS = {PERSON: "P", EVENT: "E", ACT: "A", CLAIM: "C", SOURCE: "S"}
_OF_PUBLISHED = frozenset({"X201", "X202", "X204", "X205", "X209"})  # title, publisher, link, day, hash
DECIMALS = 2  # of degrees: 1 km, as in papers


def agreed_only(bundle: Bundle, levels: Mapping[str, int]) -> Bundle:
    """The bundle in which a child, kin in the country, and whoever's consent does not stand is hidden, whatever the own
    fields say: as in papers for others (`policy.levels`). Who has no level is hidden."""
    if bundle.internal:
        return bundle
    persons = (
        one if levels.get(one.id, CLOSED) <= DETAIL else replace(one, protection="protected", publicity="silent")
        for one in bundle.persons
    )
    return replace(bundle, persons=tuple(persons))


def safely(bundle: Bundle, places: Mapping[str, Mapping[str, Any]]) -> Bundle:
    """The bundle as it may leave. `places`: where the case says that its places lie."""
    if bundle.internal:
        return bundle
    shown = {p.id for p in bundle.persons if may_be_named(p, bundle.publicity)}
    coarse = [_coarse(r, shown, places, bundle.language) for r in _not_confidential(bundle.exchanged)]
    kept = [record for record in coarse if record.values]
    ids = _drawn(kept)
    records = tuple(sorted((_under(record, ids) for record in kept), key=lambda r: (r.kind, r.id)))
    covered = cast(Bundle, policy.guard(replace(bundle, exchanged=records)))
    return replace(covered, exchanged=tuple(_once(record) for record in covered.exchanged))


def _not_confidential(records: Iterable[Record]) -> Iterator[Record]:
    """Without the events and acts that whoever sent them marked as not for export, and what hangs on them."""
    all_of_them = list(records)
    gone = {(r.kind, r.id) for r in all_of_them if r.first("0108") == "Y" or r.first("2108") == "Y"}
    gone |= {(ACT, r.id) for r in all_of_them if r.kind == ACT and (EVENT, r.first("2103")) in gone}
    for record in all_of_them:
        own = (ACT if record.kind in DETAILS else record.kind, record.id)
        on = {(fields()[v.id].refers_to, v.kind) for v in record.values}
        if own not in gone and not on & gone:
            yield record


def _published(record: Record) -> bool:
    """As papers for others have it (`policy.profiles`): what was told or handed over is not described."""
    return record.first("X207") == "document" and bool(record.first("X202") or record.first("X204"))


def _once(record: Record) -> Record:
    """A person's record in which several spellings have become one code name."""
    if record.kind != PERSON:
        return record
    named = record.first("0903")
    seen: set[str] = set()
    kept = []
    for value in record.values:
        if value.id == "0904" and (value.text == named or value.text in seen):
            continue
        seen |= {value.text} if value.id == "0904" else set()
        kept.append(value)
    return replace(record, values=tuple(kept))


def _coarse(record: Record, shown: set[str], places: Mapping[str, Mapping[str, Any]], language: str) -> Record:
    open_to = record.of <= shown
    kept = tuple(v for v in record.values if _may_leave(v, open_to, places))
    if record.kind == SOURCE and not _published(record):
        kept = tuple(v for v in kept if v.id not in _OF_PUBLISHED)
    if record.kind == EVENT and not any(v.id == "0102" for v in kept):
        kept = (*said("0102", _what(record, language), language), *kept)
    if record.kind == ACT:
        kept = tuple(_rounded(v) for v in kept)
    if record.kind == TIE and not open_to:
        kept = ()
    return replace(record, values=kept)


def _may_leave(value: Value, open_to: bool, places: Mapping[str, Mapping[str, Any]]) -> bool:
    allowed = fields()[value.id].open
    if allowed == "any" or (open_to and allowed != "internal"):
        return True
    if allowed == "region" and value.words:
        located = locate(value.words.text, places)
        return located is not None and located.precision in _COARSE
    return False


def _what(record: Record, language: str) -> str:
    """The title of an event that may not say whom and where: what our own label said before the colon."""
    whole = record.first("0102")
    label, colon, _rest = whole.partition(":")
    return label if colon and label in _labels(language) else _("Event")


def _labels(language: str) -> set[str]:
    from guvoh.model.vocabulary import terms

    return {act_label(term.code, language) for name in ("acts", "act_types") for term in terms(name)}


def _rounded(value: Value) -> Value:
    if value.id not in ("X217", "X218"):
        return value
    return replace(value, kind=str(round(float(value.kind), DECIMALS)))


def _drawn(records: Iterable[Record]) -> dict[tuple[str, str], str]:
    """For each record an id of this file alone, made of chance and nothing else."""
    ids: dict[tuple[str, str], str] = {}
    for record in records:
        table = ACT if record.kind in DETAILS else record.kind
        if (table, record.id) not in ids:
            ids[table, record.id] = f"{_LETTERS.get(table, 'R')}-{secrets.token_hex(5)}"
    return ids


def _under(record: Record, ids: Mapping[tuple[str, str], str]) -> Record:
    table = ACT if record.kind in DETAILS else record.kind

    def values() -> Iterator[Value]:
        for value in record.values:
            of = fields()[value.id].refers_to
            if not of:
                yield value
            elif (of, value.kind) in ids:
                yield replace(value, kind=ids[of, value.kind])

    return replace(record, id=ids[table, record.id], values=tuple(values()))


def past_the_gate(safe: Bundle, draw: Callable[[Bundle], Files], pack: Callable[[Files], bytes]) -> bytes:
    """The finished bytes, once the gate has read every file in them and found nobody. Raises `Refused`."""
    done = pack(draw(safe))
    if safe.internal:
        return done
    empty = cast(Bundle, policy.without_words(safe))
    leaks = policy.check(_readable(done), safe, safe, _readable(pack(draw(empty))))
    if leaks:
        raise Refused(
            _("Nothing was exported: {n} protected names could still be read.").format(
                n=len({leak.person for leak in leaks})),
            _("Add the missing spellings to these persons, or export with --internal. Nothing was written."),
            tuple(_("person {id}, found {reading}").format(id=leak.person, reading=leak.reading) for leak in leaks),
        )  # fmt: skip
    return done


def _readable(data: bytes) -> str:
    """What stands in a finished file; of a zip, the names and contents of the files in it."""
    if not data.startswith(b"PK"):
        return data.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return "\n".join(f"{name}\n{packed.read(name).decode('utf-8', 'replace')}" for name in packed.namelist())
