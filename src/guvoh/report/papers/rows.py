"""Who may have a row in a table of persons, and what counts: the same in every paper.

levels(file)             how far what is known of each person may go, today
open_to(file, profile)   the persons of whom this paper may have a row
acts(file)               every act: one kind, one victim, one incident, as the export of tables has them
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from guvoh.model.case_file import CaseFile, ClaimFile, PersonFile
from guvoh.model.document import ADULT, CLOSED
from guvoh.model.judgement import Incident
from guvoh.policy.agreement import missing_agreement
from guvoh.policy.levels import level_of
from guvoh.policy.minors import minors
from guvoh.policy.officials import only_officials

# Occurrences that are no violation of anybody; they are told in the chronology and counted nowhere here.
NO_ACTS = frozenset({"release", "protest", "statement_or_condemnation"})
CUSTODY = frozenset({"arrest", "detention"})
GROUPS = (("V2", "V3"), ("V1",), ("V4",))  # the headline; reported; contested (domain model 8.7)


@dataclass(frozen=True, slots=True)
class Act:
    """`kind`: the class, arrest and detention as one; `victim` a person's id, "" for all whom the claims only count."""

    incident: str
    kind: str
    victim: str
    ladder: str
    claims: tuple[str, ...]


def levels(file: CaseFile) -> dict[str, int]:
    """The level of each person (`policy.levels`) on the day of the file. Who agreed to be named, but cannot decide that
    alone, such as an exile in whose place somebody is held, is level 3 (`policy.agreement`)."""
    kin = {id for tie in file.ties if tie.code.startswith("K") for id in (tie.first, tie.second)}
    officials = only_officials(file)
    found = {
        one.person.id: level_of(one.person, file.of_kind("consent", one.person.id), kin, officials, file.today)
        for one in file.people
    }
    young = minors(file)
    return {
        id: CLOSED if id in young or (of == ADULT and missing_agreement(file, id, "C4")) else of
        for id, of in found.items()
    }


def people(file: CaseFile) -> tuple[PersonFile, ...]:
    """The persons of the case, without what only looks like a name."""
    known = {line.id for line in file.whole.persons}
    return tuple(one for one in file.people if one.person.id in known)


def open_to(file: CaseFile, profile: str) -> tuple[PersonFile, ...]:
    """In papers for the public and for partners nobody but adults who agreed, and officials, has a row: not even one
    without a name, which would say the month and the region of somebody. They are in the figures."""
    if profile not in ("public", "partner"):
        return people(file)
    may = levels(file)
    return tuple(one for one in people(file) if may[one.person.id] <= ADULT)


def acts(file: CaseFile) -> Iterator[Act]:
    """In the order of the incidents; what somebody denies, plans or supposes is no act."""
    claims = {claim.id: claim for claim in file.claims}
    for one in file.incidents:
        found: dict[tuple[str, str], list[str]] = {}
        for claim in (claims[id] for id in one.claims if id in claims):
            if claim.claim.happened and claim.claim.act not in NO_ACTS:
                for victim in dict.fromkeys(p for p, role in claim.people if role == "victim") or {"": None}:
                    found.setdefault((kind_of(claim), victim), []).append(claim.id)
        for (kind, victim), telling in found.items():
            yield Act(one.id, kind, victim, one.ladder, tuple(telling))


def kind_of(claim: ClaimFile) -> str:
    """The class of an act; arrest and detention of one incident are one deprivation of liberty."""
    return "custody" if claim.claim.act in CUSTODY else claim.claim.act


def group_of(ladder: str) -> int | None:
    """Which of `GROUPS` counts it; None for what is only listed."""
    return next((n for n, codes in enumerate(GROUPS) if ladder in codes), None)


def counted(file: CaseFile) -> tuple[Incident, ...]:
    """The incidents in which somebody did something to somebody, and that are neither refuted nor withdrawn."""
    with_acts = {act.incident for act in acts(file)}
    return tuple(one for one in file.incidents if one.id in with_acts and group_of(one.ladder) is not None)
