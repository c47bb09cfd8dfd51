"""Draws every form of a canary case, for who agreed, for a child whose guardian did, for who did not, for an official,
and looks which canaries are in it that may not be."""

from __future__ import annotations

from collections.abc import Iterator

import canaries
from canary_case import AGREED, CHILD, OFFICIAL, PEOPLE, Canaries
from canary_case import case as canary_case

from guvoh.app.forms import for_its_reader
from guvoh.errors import Refused
from guvoh.model.case_file import CaseFile
from guvoh.model.document import CLOSED, DETAIL
from guvoh.report.document import finished
from guvoh.report.forms import Wish, form, names
from guvoh.report.forms.make import NOBODY

FORMS = names()


def escaped(seed: int, ending: str, forms: tuple[str, ...] = FORMS, people: tuple[str, ...] = PEOPLE) -> list[str]:
    file, put = canary_case(seed)
    found = []
    for name in forms:
        for who in people:
            found += [
                f"{name} {ending} about {PEOPLE.index(who)}: {one}" for one in of_form(file, put, name, who, ending)
            ]
    return found


def of_form(file: CaseFile, put: Canaries, name: str, who: str, ending: str, look: bool = False) -> Iterator[str]:
    document = form(name, file, who, NOBODY, Wish())
    shown, of, granted = for_its_reader(file, document)
    try:
        drawn = finished(shown, ending, of, granted)
    except Refused:
        canaries.refused.append(name)
        return
    text = canaries.read(drawn, ending, look)
    # Said once more, apart from the program: the one whom it is about, if he or his guardian agreed; of a dossier for
    # sanctions, its target and whoever agreed to stand in it.
    sanctions = name.startswith("sanctions")
    may = {AGREED, CHILD} if sanctions else {AGREED, CHILD} & {who}
    told = may | ({OFFICIAL} & {who} if sanctions else set())
    for word in canaries.words(text):
        level, whose = put.of.get(word, (0, ""))
        if put.about.get(word) == "submitter":  # who submits tells the mechanism who he is
            continue
        if level > (CLOSED if whose in told else DETAIL):
            yield f"level {level} of {whose[-1:] or 'nobody'} {put.about.get(word, '')}"
    yield from canaries.named(text, put, may | {AGREED, OFFICIAL})  # who agreed to be named in public may be anywhere
