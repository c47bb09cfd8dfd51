"""Reads the sources of the own gold set: a text with its claims below it, as people write and correct them.

A source is a file of three parts, parted by lines of dashes:

    id: own-en-01          (further: language, published or -, publisher, genre, part: dev or held, variety)
    --- text
    the page as it stands; lines `[main]` and `[/main]`, which are taken out, hold what is the page's own matter
    --- claims
    detention/denied | first words … last words | v: A ; B | a: X | n: 3..3 three | d: 2024-03-12 on Tuesday @pub
      | p: place | by: speaker | r: reason | i: incident

Parts of a claim after act and quote may be missing. ` … ` in a quote stands for the words between; ` @2` at its end for
the second place where it begins. Counts are `low..high`, one of them empty where the text gives no such bound; dates
`day`, `day..day` (one of them empty) or `?`. Bases: @text, @doc, @pub, @out, none with `?`.
Every form but the reason must stand in the text: a slip of the pen stops the build.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

SHORT = {
    "torture": "torture_or_ill_treatment", "disappearance": "enforced_disappearance",
    "abduction": "abduction_or_rendition", "deportation": "deportation_or_extradition",
    "threat": "threat_or_harassment", "confession": "forced_confession", "search": "search_or_seizure",
    "ban": "ban_or_designation", "attack": "physical_attack", "statement": "statement_or_condemnation",
}  # fmt: skip
ACTS = frozenset(
    {"arrest", "detention", "interrogation", "release", "conviction", "killing", "travel_ban", "dismissal",
     "censorship", "protest", "other"} | set(SHORT.values())
)  # fmt: skip
POLARITIES = frozenset({"asserted", "denied", "planned", "hypothetical"})
BASES = {"@text": "text", "@doc": "document", "@pub": "publication", "@out": "outside"}
OWN_VOICE = "the document itself"


class Fault(ValueError):
    """A source that does not say what it must; the message names file and line of the claim."""


@dataclass(frozen=True)
class Source:
    head: dict[str, str]
    text: str
    main: tuple[int, int]
    claims: list[dict[str, Any]] = field(default_factory=list)


def read_source(path: Path) -> Source:
    """The document with its claims, offsets in code points of the text."""
    head, body, lines = split_source(path)
    text, main = _main(body)
    return Source(head, text, main, read_claims(lines, text, main, path.name))


def split_source(path: Path) -> tuple[dict[str, str], str, list[str]]:
    """Head, text with its marks, and lines of claims."""
    parts = re.split(r"^--- (?:text|claims)\n", path.read_text("utf-8"), flags=re.M)
    if len(parts) != 3:
        raise Fault(f"{path.name}: a head, a text and claims are expected")
    head = dict(line.split(": ", 1) for line in parts[0].splitlines() if line)
    return head, parts[1].rstrip("\n"), parts[2].splitlines()


def read_claims(lines: list[str], text: str, main: tuple[int, int], name: str) -> list[dict[str, Any]]:
    """The claims of the lines in the order of the text; empty lines and those that begin with # are passed over."""
    joined: list[str] = []
    for line in lines:
        if line.startswith("  |"):
            joined[-1] += " " + line.strip()
        elif line.strip() and not line.startswith("#"):
            joined.append(line.strip())
    found = []
    for line in joined:
        try:
            found.append(_claim(line, text, main))
        except (Fault, ValueError, KeyError) as fault:
            raise Fault(f"{name}: {fault} in: {line[:90]}") from fault
    return sorted(found, key=lambda claim: (claim["start"], claim["end"]))


def _main(body: str) -> tuple[str, tuple[int, int]]:
    start, end = body.find("[main]\n"), body.find("\n[/main]")
    if start < 0:
        return body, (0, len(body))
    text = body.replace("[main]\n", "", 1).replace("\n[/main]", "", 1)
    return text, (start, end - len("[main]\n") if end >= 0 else len(text))


def _claim(line: str, text: str, main: tuple[int, int]) -> dict[str, Any]:
    kind, quote, *rest = [part.strip() for part in line.split(" | ")]
    act, _, polarity = kind.partition("/")
    act, polarity = SHORT.get(act, act), polarity or "asserted"
    if act not in ACTS or polarity not in POLARITIES:
        raise Fault(f"no act or polarity {kind!r}")
    slots = dict(part.split(":", 1) for part in rest)
    if set(slots) - {"v", "a", "n", "d", "p", "by", "r", "i"}:
        raise Fault(f"unknown part {sorted(slots)}")
    slot = {key: value.strip() for key, value in slots.items()}
    start, end = _place(quote, text, main)
    stands = text.casefold()
    victims, actors = _forms(slot.get("v", ""), stands), _forms(slot.get("a", ""), stands)
    place = (_forms(slot["p"], stands) if "p" in slot else [None])[0]
    by = slot.get("by", OWN_VOICE)
    if by != OWN_VOICE:
        _forms(by, stands)
    return {
        "quote": text[start:end], "start": start, "end": end, "act": act, "polarity": polarity, "victims": victims,
        "actors": actors, "count": _count(slot.get("n"), stands), "date": _date(slot.get("d"), stands),
        "place": place, "attribution": by, "reason": slot.get("r"), "incident": slot.get("i"),
    }  # fmt: skip


def _place(quote: str, text: str, main: tuple[int, int]) -> tuple[int, int]:
    words, _, number = quote.partition(" @")
    first, _, last = words.partition(" … ")
    start = main[0] - 1
    for _ in range(int(number or 1)):
        start = text.find(first, start + 1, main[1])
        if start < 0:
            raise Fault(f"the main text has no {first!r}")
    end = start + len(first)
    if last:
        at = text.find(last, end, main[1])
        if at < 0:
            raise Fault(f"nothing ends with {last!r}")
        end = at + len(last)
    return start, end


def _forms(value: str, stands: str) -> list[str]:
    forms = [form.strip() for form in value.split(" ; ") if form.strip()]
    for form in forms:
        if form.casefold() not in stands:
            raise Fault(f"the text has no {form!r}")
    return forms


def _count(value: str | None, stands: str) -> dict[str, Any] | None:
    if value is None:
        return None
    bounds, _, words = value.partition(" ")
    low, _, high = bounds.partition("..")
    _forms(words, stands)
    return {"low": int(low) if low else None, "high": int(high) if high else None, "text": words}


def _date(value: str | None, stands: str) -> dict[str, Any] | None:
    if value is None:
        return None
    days, _, words = value.partition(" ")
    basis = None
    if words.rsplit(" ", 1)[-1] in BASES:
        words, _, mark = words.rpartition(" ")
        basis = BASES[mark]
    _forms(words, stands)
    if days == "?":
        return {"start": None, "end": None, "text": words, "basis": basis}
    if basis is None:
        raise Fault("a date needs its basis")
    start, dots, end = days.partition("..")
    for day in filter(None, (start, end)):
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", day):
            raise Fault(f"no day {day!r}")
    return {"start": start or None, "end": (end or None) if dots else start, "text": words, "basis": basis}
