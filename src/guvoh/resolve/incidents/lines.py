"""Claims from a file, one JSON object a line, as `guvoh suggest` prints them, with `doc` and `claim`.

Optional: `published`, `publisher`, `derives_from` (another doc), `source_kind` (call, visit, testimony, under_force),
`basis` and `authenticity` (codes of their vocabularies), `authority` (true: the authority that acts says so itself).
Parts may be plain words where `suggest` gives words with their places: {"victims": ["A. B."], "place": "C"}.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from guvoh.errors import Unreadable
from guvoh.model import Claim, Source
from guvoh.model.claim import ACTS
from guvoh.model.derive.incident import Told, derive_incident
from guvoh.model.derive.ladder import proof_of
from guvoh.resolve.incidents.joining import group
from guvoh.resolve.incidents.spelling import Alike
from guvoh.text.i18n import _, comma

BAD = 20  # lines that an error names
_ITSELF = ("the document itself", "this publication")
_LISTS = ("victims", "actors", "attribution", "certainty")
_POLARITIES = ("asserted", "denied", "planned", "hypothetical")


def read_lines(lines: Iterable[bytes]) -> list[Told]:
    """The claims of all lines; empty lines are none. Raises `Unreadable` with the numbers of the lines that are not
    claims, or that stand there twice: half of the claims would make other incidents."""
    told: dict[str, Told] = {}
    bad: list[int] = []
    hint = ""
    for n, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            one = read_line(n, line)
        except Unreadable as error:
            bad.append(n)
            hint = error.hint
            continue
        if one.id in told:
            raise Unreadable(
                _("Line {n} is a claim that an earlier line has.").format(n=n),
                _("Each claim of a doc needs an id of its own. Nothing was joined."),
            )
        told[one.id] = one
    if bad:
        numbers = comma().join(map(str, bad[:BAD])) + (" ..." if len(bad) > BAD else "")
        raise Unreadable(_("These lines are not claims: {numbers}.").format(numbers=numbers), hint)
    return list(told.values())


def incident_lines(told: Sequence[Told], alike: Alike) -> Iterator[dict[str, Any]]:
    """The incidents that the claims make, the largest first, each as one line (architecture 5). `because`: what speaks
    for it, the strongest first; `parts`: how much, in points."""
    sources = {t.source.id: t.source for t in told}
    for grouped in group(told, alike):
        incident = derive_incident(grouped.claims, sources)
        if incident is None:
            continue
        figure = incident.range
        yield {
            "incident": "/".join(json.loads(incident.id)), "claims": [json.loads(id) for id in incident.claims],
            "act": incident.act, "start": incident.start, "end": incident.end, "places": list(incident.places),
            "range": {"low": figure.low, "high": figure.high} if figure else None, "roots": incident.roots,
            "ladder": incident.ladder, "ladder_because": incident.ladder_because,
            "contested": list(incident.contested), "because": [name for name, value in grouped.parts if value > 0],
            "parts": dict(grouped.parts),
        }  # fmt: skip


def read_line(n: int, line: str | bytes) -> Told:
    """The claim of one line. Raises `Unreadable` with the number of the line, and nothing of what stands in it."""
    try:
        text = line.decode("utf-8-sig") if isinstance(line, bytes) else line
        read = json.loads(text)
        json.dumps(read, ensure_ascii=False).encode()  # half a pair of surrogates is no text
        told = _told(read)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise Unreadable(
            _("Line {n} is not a claim.").format(n=n),
            _("Each line must be as `guvoh suggest` prints it, with doc and claim. Nothing was joined."),
        ) from error
    return told


def _told(line: Mapping[str, Any]) -> Told:
    doc, id = str(line["doc"]), str(line["claim"])
    source = Source(
        doc, "", doc, "", 0, "text/plain", "", _text(line.get("source_kind")) or "document",
        publisher=_text(line.get("publisher")) or None, published=_text(line.get("published")) or None,
        derives_from=_text(line.get("derives_from")) or None,
    )  # fmt: skip
    claim = Claim.from_dict(_whole(line))
    if claim.act not in ACTS or claim.polarity not in _POLARITIES or not isinstance(claim.quote, str):
        raise ValueError
    if type(claim.start) is not int or type(claim.end) is not int:
        raise TypeError
    for day in (claim.date.start, claim.date.end) if claim.date else ():
        _text(day)
    for figure in (claim.count.low, claim.count.high) if claim.count else ():
        if figure is not None and type(figure) is not int:
            raise TypeError
    proof = proof_of(
        claim, source, basis=_text(line.get("basis")), authenticity=_text(line.get("authenticity")),
        authority=line.get("authority") is True,
    )  # fmt: skip
    return Told(json.dumps([doc, id], ensure_ascii=False), claim, source, proof=proof)


def _whole(line: Mapping[str, Any]) -> dict[str, Any]:
    """The line with whatever `Claim.from_dict` wants and the line does not say."""
    whole = {"start": 0, "end": 0, "quote": "", **line}
    for name in _LISTS:
        said = whole.get(name) or []
        listed = [said] if isinstance(said, str) else list(said)
        if name != "certainty":
            listed = [_part(p) for p in listed if p not in _ITSELF]
        whole[name] = listed
    for name in ("place", "reason"):
        whole[name] = _part(whole[name]) if whole.get(name) else None
    if whole.get("count"):
        whole["count"] = {"low": None, "high": None, "text": "", "start": 0, "end": 0, **whole["count"]}
    if whole.get("date"):
        whole["date"] = {"start": None, "end": None, "text": "", "precision": "", **whole["date"]}
    return whole


def _part(said: Any) -> dict[str, Any]:
    if isinstance(said, str):
        return {"text": said, "start": 0, "end": 0}
    part: dict[str, Any] = {"start": 0, "end": 0, **said}
    if not isinstance(part["text"], str):
        raise TypeError
    return part


def _text(said: Any) -> str:
    if said is not None and not isinstance(said, str):
        raise TypeError
    return said or ""
