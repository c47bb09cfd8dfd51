"""Who agreed that one reader sees what is recorded of him, on the day on which a paper is made.

    granted(consents, "partner", day, to="Ferry House")    {person: the records that say so}
    lapsed(consents, ids, day)                             of the consents a paper left under, those that stand no more

Nothing of it is kept: it is asked of the records each time, so whatever is taken back blocks from then on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from guvoh.model.records import Record
from guvoh.policy.levels import covers

# By vocabulary consent_scopes. C9, a power of attorney, is for whoever represents the person; C6 is for who is named.
SCOPES = {"public": ("C4", "C5"), "partner": ("C6",), "lawyer": ("C6", "C9"), "mechanism": ("C2",)}


def granted(
    consents: Mapping[str, Sequence[Record]], profile: str, day: str, to: str = "", mechanism: str = ""
) -> dict[str, tuple[str, ...]]:
    """By person. `to`: the partner or lawyer by name; a consent for another one grants nothing, nor does one that names
    nobody. A later refusal of the same is the last word. Profiles for the group's own use ask nobody: {}."""
    found = {}
    for person, said in consents.items():
        ids = tuple(
            one.id for scope in SCOPES.get(profile, ()) if not _refused(said, scope, day, to, mechanism)
            for one in said if one.text("scope") == scope and _for(one, scope, profile, day, to, mechanism)
        )  # fmt: skip
        if ids:
            found[person] = ids
    return found


def lapsed(consents: Iterable[Record], ids: Iterable[str], day: str) -> tuple[str, ...]:
    """The ids whose record was taken back, has run out, was refused or is gone."""
    stand = {one.id for one in consents if covers(one, one.text("scope"), day)}
    return tuple(id for id in ids if id not in stand)


def _for(one: Record, scope: str, profile: str, day: str, to: str, mechanism: str) -> bool:
    if profile == "mechanism":
        return bool(mechanism) and covers(one, scope, day, mechanism=mechanism)
    if scope == "C6":
        return bool(to.strip()) and covers(one, scope, day, partner=_same(one.text("partner"), to))
    if scope == "C9" and one.text("partner"):
        return covers(one, scope, day, partner=_same(one.text("partner"), to) or "\0")
    return covers(one, scope, day)


def _same(recorded: str, asked: str) -> str:
    """The name as it was recorded where it is the one that is asked for, however it is spaced; else as asked for."""
    plain = " ".join(asked.split())
    return recorded if " ".join(recorded.split()).casefold() == plain.casefold() else plain


def _refused(said: Sequence[Record], scope: str, day: str, to: str, mechanism: str) -> bool:
    """Whether the last that was said of it, by this day, is a refusal; one that names nobody refuses everybody."""
    mine = [
        one for one in said if one.text("scope") == scope and one.text("date")[:10] <= day
        and one.text("mechanism") in ("", mechanism)
        and one.text("partner") in ("", _same(one.text("partner"), to))
    ]  # fmt: skip
    mine.sort(key=lambda one: (one.text("date"), one.at))
    return bool(mine) and mine[-1].text("basis") == "S6"
