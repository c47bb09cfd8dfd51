"""Draws papers of a canary case and looks which canaries are in them that may not be."""

from __future__ import annotations

import io
import json
import random
import re
import subprocess
import zipfile
from collections.abc import Iterator
from typing import Any

from canary_case import AGREED, CHILD, KIN, LONE, OFFICIAL, PARTNER, PEOPLE, PLAIN, Canaries
from canary_case import case as canary_case

from guvoh import report
from guvoh.errors import Refused
from guvoh.model.case_file import CaseFile
from guvoh.model.document import ADULT, CLOSED, DETAIL, OPEN
from guvoh.policy.gate_picture import languages, read_picture
from guvoh.policy.granted import granted
from guvoh.policy.unpack import parts
from guvoh.report.document import finished
from guvoh.report.document.seen import pictures
from guvoh.report.papers import KINDS, Asked, made
from guvoh.report.papers.rows import levels

# Said once more, apart from the program: how far what is known of each may go, and who agreed to which reader.
LEVELS = {AGREED: ADULT, PLAIN: CLOSED, CHILD: CLOSED, KIN: CLOSED, OFFICIAL: OPEN, LONE: CLOSED}
AGREED_TO = {"public": {AGREED}, "partner": {AGREED}, "lawyer": {AGREED}, "group": set()}
FEW = 10  # people: fewer than so many are no number for others where children may be among them
PROFILES = ("public", "partner", "lawyer", "group")
SHEETS = ("register", "statistics", "evidence")  # those that there are as .csv
refused: list[str] = []  # papers that the gate held back: they let nothing out, and must stay few
_WORD = re.compile(r"[a-z]+zq")


def may_stand(level: int, whose: str, profile: str) -> bool:
    """As security 8.2 has it, said once more and apart from the program."""
    if profile == "group":
        return True
    agreed = whose in AGREED_TO[profile]
    if profile in ("public", "partner"):
        if whose and LEVELS[whose] > ADULT:
            return False
        return level <= (DETAIL if profile == "partner" and agreed else ADULT)
    return level <= (CLOSED if agreed else DETAIL)


def escaped(
    seed: int, ending: str, kinds: tuple[str, ...] = KINDS, profiles: tuple[str, ...] = PROFILES, **how: bool
) -> list[str]:  # fmt: skip
    """ "kind profile: level whose" for each canary or name above the level of the profile; a paper that is not made
    lets nothing out, and is counted in `refused`. `how`: raster, look (at the pages, with tesseract)."""
    file, put = canary_case(seed)
    found = []
    for kind in kinds:
        for profile in profiles:
            found += [f"{kind} {profile} {ending}: {one}" for one in of_paper(file, put, kind, profile, ending, **how)]
    return found


def of_paper(
    file: CaseFile, put: Canaries, kind: str, profile: str, ending: str, raster: bool = False, look: bool = False
) -> Iterator[str]:  # fmt: skip
    if kind == "missing" or (ending == ".csv" and kind not in SHEETS):
        return  # for the group only; not made as .csv
    consents = {one.person.id: file.of_kind("consent", one.person.id) for one in file.people}
    agreed, of = granted(consents, profile, file.today, PARTNER), levels(file)
    document = made(kind, file, profile, Asked(organisation="org", person=PEOPLE[0], source="s0"))
    try:
        drawn = finished(document, ending, of, agreed, raster=raster, minors=True)
    except Refused:
        refused.append(f"{kind} {profile}")
        return
    text = read(drawn, ending, look)
    yield from above(text, put, profile)
    open_ = {who for who in PEOPLE if LEVELS[who] <= ADULT}
    if profile == "group":
        open_ = {p.id for p in document.persons if p.protection == "named"}
    yield from named(text, put, open_)
    if ending == ".json" and profile in ("public", "partner"):
        yield from few(drawn)


def of_chronology(file: CaseFile, put: Canaries, ending: str) -> Iterator[str]:
    """The printed chronology, what others did and the grades of its sources in it: for the group, under code names."""
    drawn = {".html": report.html, ".json": report.as_json, ".pdf": report.pdf}[ending]
    try:
        data = drawn(file.whole)
    except Refused:
        refused.append("chronology")
        return
    text = read(data, ending)
    yield from named(text, put, {p.id for p in file.whole.persons if p.protection == "named"})
    if file.whole.made_by in text:
        yield "who made it"
    if "2031-05-03" not in text and "3 May 2031" not in text:
        yield "nothing that others did stands in it"


def few(drawn: bytes) -> Iterator[str]:
    """Numbers of a few people in tables that were counted from our records, in a paper as JSON."""
    for table in _tables(json.loads(drawn)):
        for cell in (cell for row in table["rows"] for cell in row):
            said = cell[0]["words"]["text"] if len(cell) == 1 and cell[0]["kind"] == "figure" else ""
            if said.isdecimal() and 0 < int(said) < FEW and not cell[0]["sources"]:
                yield f"a number of a few people in {table['query']}"


def _tables(part: Any) -> Iterator[dict[str, Any]]:
    if isinstance(part, dict):
        if part.get("query") and "rows" in part:
            yield part
        part = list(part.values())
    if isinstance(part, list):
        for one in part:
            yield from _tables(one)


def above(text: str, put: Canaries, profile: str) -> Iterator[str]:
    """The canaries in it that may not stand there."""
    for word in words(text):
        level, whose = put.of.get(word, (0, ""))
        if not may_stand(level, whose, profile):
            yield f"level {level} of {whose or 'nobody'} {put.about.get(word, '')}"


def words(text: str) -> list[str]:
    return list(dict.fromkeys(_WORD.findall(text)))


def named(text: str, put: Canaries, open_: set[str]) -> Iterator[str]:
    found = {who for name, who in put.names.items() if name in text}
    yield from (f"name of {who}" for who in sorted(found - open_))


def read(drawn: bytes, ending: str, look: bool = False) -> str:
    """Raw, decoded, and as pdftotext shows it; with `look`, as tesseract reads its pages too."""
    text = "\n".join(part.text for part in parts(drawn))
    if ending == ".pdf" and look:
        text += "\n".join(read_picture(page, languages()) or "" for page in pictures(drawn))
    if ending == ".pdf":
        text += subprocess.run(["pdftotext", "-", "-"], input=drawn, capture_output=True, check=True).stdout.decode()
    elif ending == ".docx":
        with zipfile.ZipFile(io.BytesIO(drawn)) as package:
            text += re.sub(
                r"<[^>]*>", "", "".join(package.read(n).decode("utf-8", "replace") for n in package.namelist())
            )
    return text


def some(count: int, seed: int) -> list[int]:
    return random.Random(seed).sample(range(200), count)
