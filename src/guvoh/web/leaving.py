"""A paper for others on its way out: what was typed of it, what it would do, its file. In memory, one for each case.

asked_for(ask, wrong)      what the form of a paper for others says; sentences beside its fields in `wrong`
look(ask, wanted)          drawn and searched, nothing noted; kept as a `Leaving` until another is looked at
let_out(ask, one)          noted, after it was asked again whether all of it still stands
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from guvoh.app import releases
from guvoh.app.releases import Prepared
from guvoh.errors import Refused
from guvoh.policy.held_back import HeldBack, held_back
from guvoh.report.papers import Asked
from guvoh.report.papers.rows import levels
from guvoh.text import i18n
from guvoh.text.i18n import _, using
from guvoh.vault import queries
from guvoh.web.ask import Ask
from guvoh.web.desk import Desk

# For others; what is missing stays with the group, the custody report is asked for by source on the command line.
KINDS = ("alert", "press", "register", "pattern", "statistics", "officials", "organisation", "evidence")
PROFILES = ("public", "partner")
ENDINGS = {
    ".pdf": "application/pdf", ".html": "text/html", ".txt": "text/plain; charset=utf-8", ".json": "application/json",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}  # fmt: skip
LONGEST = 200  # letters of a name that is declared
_KEPT = "leaving:"  # under this and the case's id


@dataclass(frozen=True, slots=True)
class Wanted:
    """`to`: the partner by name; `organisation`: its id, "" for the only one."""

    kind: str
    profile: str
    ending: str
    language: str
    to: str = ""
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class Leaving:
    """`one` and `held` None where it could not even be gathered; `faults`: what stands in its way; `seen`: whether its
    pages were looked at as pictures; `noted`: the id of what was noted once it left."""

    wanted: Wanted
    one: Prepared | None = None
    held: HeldBack | None = None
    faults: tuple[Refused, ...] = ()
    data: bytes = b""
    seen: bool = True
    noted: str = ""

    @property
    def may_leave(self) -> bool:
        return self.one is not None and not self.faults

    @property
    def must_know(self) -> bool:
        """Whether somebody has to say first that those at risk were thought of."""
        return self.one is not None and self.wanted.profile == "public" and bool(self.one.ready.risks)

    @property
    def must_look(self) -> bool:
        """Whether a person has to look at the pages, since no machine here can."""
        return self.wanted.profile == "public" and not self.seen

    @property
    def name(self) -> str:
        """Of the file."""
        day = self.one.ready.file.today if self.one else ""
        return f"{self.wanted.kind} {self.wanted.profile} {day}{self.wanted.ending}"


def kind_words(kind: str) -> str:
    """What a paper is called."""
    return {
        "alert": _("Urgent alert"), "press": _("Press sheet"), "register": _("Register of persons held"),
        "pattern": _("Pattern brief: relatives reached because of somebody else"), "statistics": _("Statistics"),
        "officials": _("Bodies and officials"), "organisation": _("Profile of an organisation"),
        "evidence": _("Evidence index"), "custody": _("Custody report"),
    }.get(kind, kind)  # fmt: skip


def profile_words(profile: str) -> str:
    return {"public": _("Everybody"), "partner": _("A partner"), "lawyer": _("A lawyer"),
            "mechanism": _("A mechanism")}.get(profile, profile)  # fmt: skip


def asked_for(ask: Ask, wrong: dict[str, str]) -> Wanted:
    """What cannot be stands in `wrong`, by field."""
    form = ask.form
    to = " ".join(form.get("reader").split())
    one = Wanted(form.get("paper"), form.get("profile"), form.get("ending"), i18n.known(form.get("tongue")), to,
                 form.get("organisation"))  # fmt: skip
    if one.kind not in KINDS:
        wrong["paper"] = _("Choose one of them.")
    if one.profile not in PROFILES:
        wrong["profile"] = _("Choose one of them.")
    if one.ending not in ENDINGS:
        wrong["ending"] = _("Choose one of them.")
    if one.profile == "partner" and not any(c.isalnum() for c in to):
        wrong["reader"] = _("Which partner is it for? Write the name as the consents have it.")
    if len(to) > LONGEST:
        wrong["reader"] = _("This is too long for a name.")
    known = {o.id for o in queries.organisations(ask.vault, ask.case.id)}
    if one.kind == "organisation" and one.organisation not in known and (one.organisation or len(known) > 1):
        wrong["organisation"] = _("Choose one of them.")
    return one if one.kind == "organisation" else replace(one, organisation="")


def look(ask: Ask, wanted: Wanted) -> Leaving:
    """Gathered with the vault to itself, drawn beside other pages; nothing is noted or written."""
    desk = ask.desk
    try:
        with desk.mutex:
            ask.vault.refresh()
            one = _prepared(ask, wanted)
            found = _looked(ask, wanted, one)
    except Refused as wrong:
        with desk.mutex:
            return keep(desk, ask.case.id, Leaving(wanted, faults=(wrong,)))
    try:
        data, seen = releases.drawn(one, without_ocr=True)
        found = replace(found, data=data, seen=seen)
    except Refused as wrong:
        found = replace(found, faults=(*found.faults, wrong))
    with desk.mutex:
        ask.vault.refresh()  # raises where the desk was locked meanwhile
        return keep(desk, ask.case.id, found)


def _prepared(ask: Ask, wanted: Wanted) -> Prepared:
    return releases.prepared(
        ask.vault, ask.case, wanted.kind, wanted.ending, wanted.profile, wanted.language, wanted.to,
        Asked(organisation=wanted.organisation),
    )  # fmt: skip


def _looked(ask: Ask, wanted: Wanted, one: Prepared) -> Leaving:
    ready = one.ready
    held = held_back(ready.file, levels(ready.file), ready.document, ready.shown, ready.granted)
    try:
        releases.apart(ask.vault, ask.case, one)
    except Refused as wrong:
        return Leaving(wanted, one, held, (wrong,))
    return Leaving(wanted, one, held)


def let_out(ask: Ask, one: Leaving) -> bool:
    """False where what it says, who is at risk by it, or what stands in its way is not what was looked at; nothing is
    noted then. Holds the vault meanwhile."""
    assert one.one is not None
    try:
        again = _prepared(ask, one.wanted)
        releases.apart(ask.vault, ask.case, again)
    except Refused:
        return False
    same = [(p.content, p.second, [r.person for r in p.ready.risks], p.ready.shown.records) for p in (one.one, again)]
    if same[0] != same[1]:
        return False
    keep(ask.desk, ask.case.id, replace(one, noted=releases.noted(ask.vault, ask.case, one.one, one.data)))
    return True


def keep(desk: Desk, case: str, one: Leaving) -> Leaving:
    desk.drafts[_KEPT + case] = {"one": one}
    return one


def kept(desk: Desk, case: str) -> Leaving | None:
    """The last that was looked at in this sitting."""
    found = desk.drafts.get(_KEPT + case, {}).get("one")
    return found if isinstance(found, Leaving) else None


def at_risk_words(one: Leaving) -> list[tuple[str, list[str], bool, bool]]:
    """(id, why, reached before, known from a closed case), in the reader's own language."""
    if one.one is None:
        return []
    from guvoh.policy.at_risk import at_risk

    ready = one.one.ready
    with using(i18n.language()):
        return [(r.person, list(r.why), r.reached, r.closed) for r in at_risk(ready.file, ready.shown)]
