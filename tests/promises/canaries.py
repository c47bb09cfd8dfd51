"""Draws papers of a canary case and looks which canaries are in them that may not be."""

from __future__ import annotations

import io
import random
import re
import subprocess
import zipfile
from collections.abc import Iterator, Mapping

from canary_case import PARTNER, PEOPLE, Canaries
from canary_case import case as canary_case

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

PROFILES = ("public", "partner", "lawyer", "group")
SHEETS = ("register", "statistics", "evidence")  # those that there are as .csv
refused: list[str] = []  # papers that the gate held back: they let nothing out, and must stay few
_WORD = re.compile(r"[a-z]+zq")


def may_stand(level: int, whose: str, profile: str, of: dict[str, int], agreed: dict[str, tuple[str, ...]]) -> bool:
    """As security 8.2 has it, said once more and apart from the program."""
    if profile == "group":
        return True
    if profile in ("public", "partner"):
        if whose and of[whose] > ADULT:
            return False
        return level <= (DETAIL if profile == "partner" and whose in agreed else ADULT)
    return level <= (CLOSED if whose in agreed else DETAIL)


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
    consents = {one.person.id: file.of_kind("consent", one.person.id) for one in file.people}
    agreed, of = granted(consents, profile, file.today, PARTNER), levels(file)
    if kind == "missing" or (ending == ".csv" and kind not in SHEETS):
        return  # for the group only; not made as .csv
    document = made(kind, file, profile, Asked(organisation="org", person=PEOPLE[0], source="s0"))
    try:
        drawn = finished(document, ending, of, agreed, raster=raster, minors=True)
    except Refused:
        refused.append(f"{kind} {profile}")
        return
    text = read(drawn, ending, look)
    yield from above(text, put, profile, of, dict(agreed))
    open_ = {who for who in PEOPLE if of[who] <= ADULT} & {p.id for p in document.persons if p.protection == "named"}
    open_ |= {who for who in PEOPLE if of[who] == OPEN}
    if profile == "group":
        open_ = {p.id for p in document.persons if p.protection == "named"}
    yield from named(text, put, open_)


def above(
    text: str, put: Canaries, profile: str, of: dict[str, int], agreed: Mapping[str, tuple[str, ...]]
) -> Iterator[str]:  # fmt: skip
    """The canaries in it that may not stand there."""
    for word in words(text):
        level, whose = put.of.get(word, (0, ""))
        if not may_stand(level, whose, profile, of, dict(agreed)):
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
