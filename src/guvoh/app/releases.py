"""Papers that leave: made for one reader, held against what left before, noted, read by a second person.

    paper_for(vault, case, kind, ".pdf", "public", knowing=True)    the bytes, and what was noted of them
    approve(vault, id_or_hash)                                      a second reader's yes to what a paper says
    left(vault, case)                                               what left: when, for whom, hash, marks

What is noted is one `recorded` entry of the kind release, in a compartment of its own. A public paper is printed as
"not yet released" until somebody else than its maker said yes; made again, it is released as long as it says the same.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from guvoh.app.one_commit import one_commit
from guvoh.app.papers import MARKS
from guvoh.app.seeing import looked_at
from guvoh.app.writing import any_paper, asked_fully, gather, levels, make, may_be
from guvoh.errors import NotFound, Refused
from guvoh.model import Case
from guvoh.model.case_file import CaseFile
from guvoh.model.document import OWN_USE, Document, pieces_of
from guvoh.model.ids import new_id, short
from guvoh.model.records import Record
from guvoh.policy.agreement import missing_agreement, missing_for_case
from guvoh.policy.at_risk import AtRisk, at_risk
from guvoh.policy.granted import SCOPES, granted, lapsed
from guvoh.policy.handles import same_handle
from guvoh.policy.minors import minors
from guvoh.policy.profiles import for_reader
from guvoh.policy.release import cells, fingerprint, with_release
from guvoh.policy.small_numbers import near_earlier
from guvoh.report.papers.asked import Asked
from guvoh.text.i18n import _, comma, ngettext, using
from guvoh.vault import queries
from guvoh.vault.vault import Vault

KIND = "release"


class Made(NamedTuple):
    """`noted`: the id of what was noted, "" for the group's own papers; `second`: the handle of the second reader, ""
    where a public paper still waits for one; `seen`: whether its picture was searched too."""

    data: bytes
    noted: str = ""
    second: str = ""
    seen: bool = True


class Left(NamedTuple):
    """A paper that left. `marks`: what is to be known of it, in words; `changed`: of those, what it rests on that
    stands no more."""

    id: str
    at: str
    by: str
    paper: str
    form: str
    profile: str
    reader: str
    sha256: str
    second: str
    marks: tuple[str, ...]
    changed: tuple[str, ...] = ()


class Ready(NamedTuple):
    """A paper for its reader, not drawn yet, and who is at risk by it."""

    file: CaseFile
    document: Document
    shown: Document
    granted: Mapping[str, tuple[str, ...]]
    minors: bool
    risks: tuple[AtRisk, ...]


def ready(
    vault: Vault, case: Case, kind: str, profile: str, language: str = "en", to: str = "", asked: Asked | None = None,
    ending: str = "",
) -> Ready:  # fmt: skip
    """Consents are asked now, as they are. Raises `Refused`: a silent case, a partner with no name, what is missing."""
    if profile == "partner" and not to.strip():
        raise Refused(_("Which partner is it for?"), _("Give --partner NAME, as the consents name him."))
    file = gather(vault, case, profile, language)
    document = make(file, kind, profile, asked_fully(vault, file, kind, ending, asked or Asked()))
    consents = {one.person.id: file.of_kind("consent", one.person.id) for one in file.people}
    with using(file.whole.language):
        if profile == "public" and (lacks := missing_for_case(file)):
            raise Refused(lacks, _("Ask them, and enter who decided on the page of what may leave this case."))
        agreed = {
            id: ids for id, ids in granted(consents, profile, file.today, to).items()
            if any(not missing_agreement(file, id, scope) for scope in SCOPES[profile])
        }  # fmt: skip
    young = bool(minors(file))
    with using(file.whole.language):
        shown = for_reader(document, levels(file), agreed, young)
        told = {piece.whose for piece in pieces_of(shown) if piece.whose} | set(shown.subjects)
        under = tuple(dict.fromkeys(id for person, ids in agreed.items() if person in told for id in ids))
    return Ready(file, replace(document, records=under), replace(shown, records=under), agreed, young,
                 at_risk(file, shown))  # fmt: skip


class Prepared(NamedTuple):
    """A paper that stands ready to be drawn. `said`: what will be noted of it, but for its hash; `whole` with its last
    sheet; `second`: who said yes to just this, "" for nobody yet."""

    ready: Ready
    whole: Document
    ending: str
    said: Mapping[str, Any]
    second: str

    @property
    def content(self) -> str:
        return str(self.said["content"])


def prepared(
    vault: Vault, case: Case, kind: str, ending: str, profile: str, language: str = "en", to: str = "",
    asked: Asked | None = None,
) -> Prepared:  # fmt: skip
    """As `ready`, held against what left before. Raises `Refused`."""
    may_be(kind, ending, profile)
    one = ready(vault, case, kind, profile, language, to, asked, ending)
    earlier = queries.records(vault, case.id, KIND)
    numbers = cells(one.shown)
    content = fingerprint(one.shown)
    yes = next((r for r in earlier if r.text("content") == content and r.text("second_reader")), None)
    second = yes.text("second_reader") if yes else ""
    # Whoever said yes may print it too: it is its first maker then who is named beside him.
    maker = queries.record_versions(vault, yes.id)[0].by if yes and same_handle(vault.by, second) else vault.by
    with using(one.file.whole.language):
        whole = with_release(one.document, maker, second)
    said = {
        "paper": kind, "form": ending, "profile": profile, "reader": to.strip(), "content": content,
        "consents": list(one.shown.records), "claims": list(one.shown.rests_on),
        "cells": json.dumps([[*at, n] for at, n in sorted(numbers.items())]), "second_reader": second,
    }  # fmt: skip
    return Prepared(one, whole, ending, {name: value for name, value in said.items() if value}, second)


def apart(vault: Vault, case: Case, one: Prepared) -> None:
    """Raises `Refused` where a number differs by a few people from one that left before."""
    _apart(cells(one.ready.shown), queries.records(vault, case.id, KIND), one.ready.minors)


def drawn(one: Prepared, without_ocr: bool = False) -> tuple[bytes, bool]:
    """The bytes, and whether its pages were looked at as pictures. Takes long and asks no vault. Raises `Refused`."""
    from guvoh.report.document import finished

    of = one.ready
    data = finished(one.whole, one.ending, levels(of.file), of.granted, minors=of.minors) + MARKS.get(one.ending, b"")
    return data, _seen(data, one.ending, of, without_ocr)


def noted(vault: Vault, case: Case, one: Prepared, data: bytes) -> str:
    """From now on this paper has left; returns the id of what was noted."""
    return _note(vault, case.id, {**one.said, "sha256": hashlib.sha256(data).hexdigest()})


def paper_for(
    vault: Vault, case: Case, kind: str, ending: str, profile: str, language: str = "en", *, to: str = "",
    knowing: bool = False, without_ocr: bool = False, asked: Asked | None = None,
) -> Made:  # fmt: skip
    """The bytes of a finished paper, noted where it is for others. `knowing`: whoever makes it has seen who else is at
    risk. Raises `Refused`; nothing is noted then."""
    if profile in OWN_USE or kind == "chronology":
        return Made(any_paper(vault, case, kind, ending, profile, language, asked))
    one = prepared(vault, case, kind, ending, profile, language, to, asked)
    if profile == "public":
        _know(one.ready, knowing)
    apart(vault, case, one)
    data, seen = drawn(one, without_ocr)
    return Made(data, noted(vault, case, one, data), one.second, seen)


def approve(vault: Vault, id: str, by: str = "") -> str:
    """The second reader's yes, recorded under the handle in use, or under the one that is declared (`by`); returns the
    entry, which an undo may name. Raises `Refused` where nobody is named, or where the maker says it himself however
    he spells it, `NotFound`."""
    versions = queries.record_versions(vault, id)
    if not versions or versions[0].kind != KIND:
        raise NotFound(_("No paper of this id left."), _("`guvoh papers` lists them."))
    second = " ".join((by or vault.by).split())
    if not any(c.isalnum() for c in second):
        raise Refused(_("Say who you are."), _("Give --as NAME: it stands on the paper, as declared."))
    if same_handle(second, versions[0].by):
        raise Refused(
            _("A second reader is somebody else."), _("Let another person read it, and say yes with --as NAME.")
        )
    last = versions[-1]
    if any(one.changed for one in left(vault, last.case) if one.id == id):
        raise Refused(
            _("Something that this paper rests on stands no more: a claim was undone, or a consent taken back."),
            _("Make it again, and read what it says now."),
        )
    fields = {**last.fields, "second_reader": second, "approved": vault.now()[:10]}
    with one_commit(vault) as batch:
        body = {"record": id, "kind": KIND, "case": last.case, "about": [], "fields": fields}
        return batch.entry(queries.compartment_of_entry(vault, last.entry), "recorded", body)


def of_file(vault: Vault, data: bytes) -> str:
    """The id under which a file was noted when it was made. Raises `NotFound`."""
    digest = hashlib.sha256(data).hexdigest()
    found = next((r.id for r in queries.records(vault, None, KIND) if r.text("sha256") == digest), None)
    if found is None:
        raise NotFound(_("This file was not made here, or it was changed since."), _("`guvoh papers` lists what left."))
    return found


def left(vault: Vault, case: str | None = None, under: str = "") -> list[Left]:
    """The papers that left, the first first; `under`: only those that rest on this consent."""
    found = queries.records(vault, case, KIND)
    consents: dict[str, list[Record]] = {}
    for one in queries.records(vault, case, "consent"):
        consents.setdefault(one.case, []).append(one)
    claims = [id for one in found for id in one.listed("claims")]
    stand = {row.id for row in queries.claim_rows(vault, sorted(set(claims))) if row.state == "accepted"}
    today = vault.now()[:10]
    return [
        _left(vault, one, consents.get(one.case, ()), stand, today)
        for one in found if not under or under in one.listed("consents")
    ]  # fmt: skip


def marked(vault: Vault, case: str) -> list[Left]:
    """Those that left and rest on something that stands no more, the newest first."""
    return [one for one in left(vault, case)[::-1] if one.changed]


def _left(vault: Vault, one: Record, consents: Sequence[Record], stand: set[str], today: str) -> Left:
    first = queries.record_versions(vault, one.id)[0]
    gone = len(set(one.listed("claims")) - stand)
    back = len(lapsed(consents, one.listed("consents"), today))
    marks = []
    if gone:
        marks.append(ngettext("{n} claim it rests on stands no more", "{n} claims it rests on stand no more", gone)
                     .format(n=gone))  # fmt: skip
    if back:
        marks.append(ngettext("{n} consent it left under stands no more", "{n} consents it left under stand no more",
                              back).format(n=back))  # fmt: skip
    changed = tuple(marks)
    if one.text("profile") == "public" and not one.text("second_reader"):
        marks.append(_("no second reader said yes"))
    return Left(one.id, one.first_at, first.by, one.text("paper"), one.text("form"), one.text("profile"),
                one.text("reader"), one.text("sha256"), one.text("second_reader"), tuple(marks), changed)  # fmt: skip


def _know(one: Ready, knowing: bool) -> None:
    if one.risks and not knowing:
        n = len(one.risks)
        raise Refused(
            ngettext("{n} other person may be at risk if this is published.",
                     "{n} other people may be at risk if this is published.", n).format(n=n),
            _("Think of each, and ask them. Then print with --knowing. Nothing was written."),
            tuple(_("person {id}: {why}").format(id=short(r.person), why=comma().join(r.why)) for r in one.risks),
        )  # fmt: skip


def _apart(numbers: Mapping[tuple[str, ...], int], earlier: Sequence[Record], minors: bool) -> None:
    before = [
        {tuple(map(str, row[:-1])): int(row[-1]) for row in json.loads(one.text("cells") or "[]")} for one in earlier
    ]
    if near := near_earlier(numbers, before, minors):
        raise Refused(
            ngettext("{n} number differs by a few people from one that left before.",
                     "{n} numbers differ by a few people from ones that left before.", len(near)).format(n=len(near)),
            _("Who has both papers could tell who they are. Wait until more has changed, or count by larger groups."),
            tuple(" / ".join(part for part in at[1:] if part) for at in near),
        )  # fmt: skip


def _seen(data: bytes, ending: str, one: Ready, without_ocr: bool) -> bool:
    return looked_at(data, ending, one.shown, without_ocr)


def _note(vault: Vault, case: str, fields: Mapping[str, Any]) -> str:
    id = new_id()
    with one_commit(vault) as batch:
        batch.open_compartment(id, case, "record")
        batch.entry(id, "recorded", {"record": id, "kind": KIND, "case": case, "about": [], "fields": dict(fields)})
    return id
