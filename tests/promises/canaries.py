"""Draws papers of a canary case and looks which canaries are in them that may not be."""

from __future__ import annotations

import io
import random
import re
import subprocess
import zipfile
from collections.abc import Iterator

from canary_case import PEOPLE, Canaries
from canary_case import case as canary_case

from guvoh.errors import Refused
from guvoh.model.case_file import CaseFile
from guvoh.model.document import ADULT, CLOSED, DETAIL
from guvoh.policy.granted import granted
from guvoh.policy.unpack import parts
from guvoh.report.document import finished
from guvoh.report.papers import KINDS, Asked, made
from guvoh.report.papers.rows import levels

PROFILES = ("public", "partner", "lawyer", "group")
TO = "Ferry House"
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


def escaped(seed: int, ending: str, kinds: tuple[str, ...] = KINDS, profiles: tuple[str, ...] = PROFILES) -> list[str]:
    """ "kind profile: level whose" for each canary or name above the level of the profile; a paper that is not made
    lets nothing out, and is counted in `refused`."""
    file, put = canary_case(seed)
    found = []
    for kind in kinds:
        for profile in profiles:
            found += [f"{kind} {profile} {ending}: {one}" for one in _of_paper(file, put, kind, profile, ending)]
    return found


def _of_paper(file: CaseFile, put: Canaries, kind: str, profile: str, ending: str) -> Iterator[str]:
    consents = {one.person.id: file.of_kind("consent", one.person.id) for one in file.people}
    agreed, of = granted(consents, profile, file.today, TO), levels(file)
    if kind == "missing":
        return  # for the group only
    document = made(kind, file, profile, Asked(organisation="org", person=PEOPLE[0], source="s0"))
    try:
        drawn = finished(document, ending, of, agreed, minors=True)
    except Refused:
        refused.append(f"{kind} {profile}")
        return
    text = read(drawn, ending)
    for word in dict.fromkeys(_WORD.findall(text)):
        level, whose = put.of.get(word, (0, ""))
        if not may_stand(level, whose, profile, of, dict(agreed)):
            yield f"level {level} of {whose or 'nobody'}"
    named = {who for name, who in put.names.items() if name in text}
    open_ = {who for who in PEOPLE if of[who] <= ADULT} & {p.id for p in document.persons if p.protection == "named"}
    if profile == "group":
        open_ = {p.id for p in document.persons if p.protection == "named"}
    yield from (f"name of {who}" for who in sorted(named - open_))


def read(drawn: bytes, ending: str) -> str:
    """Raw, decoded, and as pdftotext shows it."""
    text = "\n".join(part.text for part in parts(drawn))
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
