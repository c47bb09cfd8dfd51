"""Who is nobody but an official: whose post is recorded and stands in public anyway, and whom naming puts at no risk.

    only_officials(file)     ids of those who may stand by name in papers for others (security 8.2, level 0)

A post alone is not enough. An official may be a relative in the country of somebody who is held; he may be held
himself, or have told us what he knows. Such a one is decided for safety: he counts as the relative, the victim or the
source that he is, and stands in no paper for others by name, though his post be public. What a paper loses is one name
of many; what it could cost is his freedom. Relatives of other officials alone are no such relatives: there nobody is
held in anybody's place.
"""

from __future__ import annotations

from guvoh.model.case_file import CaseFile, PersonFile
from guvoh.policy.agreement import liberty
from guvoh.policy.minors import minors

# Records about somebody to be protected; who has one is not only an official.
PROTECTED = frozenset({"consent", "arrest", "custody", "proceeding", "remedy", "risk"})


def only_officials(file: CaseFile) -> frozenset[str]:
    """Those with a recorded post who are no child, no victim of an act, not held, hidden or dead, no source of ours,
    protected by nobody's decision, and tied by kinship to officials of this kind alone, or abroad."""
    posts = {id for record in file.of_kind("post") for id in record.about}
    told_us, young = _told_us(file), minors(file)
    plain = {one.person.id for one in file.people if one.person.id in posts - young and _plain(one, told_us)}
    reached = {id for proxy in file.proxies for id in (proxy.relative, proxy.target)}
    abroad = {one.person.id for one in file.people if one.person.whereabouts == "abroad"}
    near = [(tie.first, tie.second) for tie in file.ties if tie.code.startswith("K") or tie.code == "in_place_of"]
    kin = {id for pair in near for id, other in (pair, pair[::-1]) if other not in plain and id not in abroad}
    return frozenset(plain - kin - reached)


def _plain(one: PersonFile, told_us: frozenset[str]) -> bool:
    person = one.person
    if person.whereabouts in ("held", "hiding", "dead") or liberty(one) in ("held", "dead"):
        return False
    if one.claims.get("victim") or any(record.kind in PROTECTED for record in one.records if record.about):
        return False
    # What somebody decided of him counts; that nobody has classified him yet does not.
    return one.given.get("protection") not in ("protected", "initials") and told_us.isdisjoint(map(_same, person.names))


def _told_us(file: CaseFile) -> frozenset[str]:
    """Names of those who gave us what is not published, as they stand on it."""
    lines = file.whole.sources if file.whole else ()
    unpublished = (one for one in lines if one.kind != "document" or not (one.link.text or one.publisher.text))
    return frozenset(_same(one.author.text) for one in unpublished if one.author.text)


def _same(name: str) -> str:
    return " ".join(name.split()).casefold()
