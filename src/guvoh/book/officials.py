"""Public posts: who held which, from when to when, under whom; and which accepted acts fall within the dates of a post.

That an act falls within a tenure says when somebody was responsible, never that he ordered or knew it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from guvoh.book.records import first, last
from guvoh.model.records import Record
from guvoh.vault import queries
from guvoh.vault.queries import ClaimRow
from guvoh.vault.vault import Vault

LONGEST_CHAIN = 12  # steps upwards; a longer one is a circle or a slip


@dataclass(frozen=True, slots=True)
class Act:
    """An accepted claim whose body, or whose official, is that of the post. `within`: all its days fall within the
    post's; else only some may. Days are ISO 8601, "" for open."""

    claim: str
    source: str
    act: str
    first: str
    last: str
    within: bool
    named: bool  # the official himself is named in it as one who acted


@dataclass(frozen=True, slots=True)
class Tenure:
    """One post of one person. `first` and `last`: the days within which it was held at most, "" for open; `chain` the
    persons above, the nearest first, as their posts at the same time say."""

    record: Record
    person: str
    post: str
    body: str
    organisation: str
    first: str
    last: str
    chain: tuple[str, ...]
    acts: tuple[Act, ...]


def officials(vault: Vault, case: str) -> tuple[Tenure, ...]:
    """Every post that was recorded in the case, by the day on which it began."""
    posts = queries.records(vault, case, "post")
    owner = {one: _now(vault, one) for post in posts for one in (*post.about, post.text("superior")) if one}
    rows = [row for row in queries.claims(vault, case=case, state="accepted") if row.claim.polarity == "asserted"]
    found = [_tenure(vault, post, posts, owner, rows) for post in posts if post.about]
    return tuple(sorted(found, key=lambda one: (one.first or "0000", one.record.id)))


def _now(vault: Vault, id: str) -> str:
    """The person as known now: two may have been judged the same since."""
    person = queries.person_of(vault, id)
    return person.id if person else id


def _tenure(
    vault: Vault, post: Record, posts: Sequence[Record], owner: dict[str, str], rows: Sequence[ClaimRow]
) -> Tenure:
    person = owner[post.about[0]]
    begins = first(post.text("from")) if post.text("from") else ""
    ends = last(post.text("to")) if post.text("to") else ""
    names = _bodies(vault, post)
    claims = {row.id for row, role in queries.claims_of_person(vault, person) if role == "actor"}
    acts = []
    for row in rows:
        said = {actor.text.casefold().strip() for actor in row.claim.actors}
        if row.id not in claims and not any(name in actor for name in names for actor in said):
            continue
        when = row.claim.date
        day, until = (when.start or "", when.end or "") if when else ("", "")
        if (day or until) and _apart(day, until, begins, ends):
            continue
        within = bool(day and until and begins) and begins <= day and (not ends or until <= ends)
        acts.append(Act(row.id, row.source, row.claim.act, day, until, within, row.id in claims))
    acts.sort(key=lambda act: (act.first or "9999", act.claim))
    told = (post.text("post"), post.text("body"), post.text("organisation"))
    return Tenure(post, person, *told, begins, ends, _chain(post, posts, owner), tuple(acts))


def _bodies(vault: Vault, post: Record) -> tuple[str, ...]:
    names = [post.text("body")]
    if post.text("organisation"):
        listed = queries.organisations(vault, post.case)
        names += [name for one in listed if one.id == post.text("organisation") for name in one.names]
    return tuple(name.casefold().strip() for name in names if len(name.strip()) > 2)


def _apart(first_: str, last_: str, begins: str, ends: str) -> bool:
    return bool((begins and last_ and last_ < begins) or (ends and first_ and first_ > ends))


def _chain(post: Record, posts: Sequence[Record], owner: dict[str, str]) -> tuple[str, ...]:
    """Upwards, each time over a post of the superior that overlaps with this one."""
    found: list[str] = []
    above = owner.get(post.text("superior"), "")
    while above and above not in found and len(found) < LONGEST_CHAIN:
        found.append(above)
        higher = (p for p in posts if p.about and owner[p.about[0]] == above and _overlap(p, post))
        above = next((owner[p.text("superior")] for p in higher if p.text("superior")), "")
    return tuple(found)


def _overlap(a: Record, b: Record) -> bool:
    begins = [first(one.text("from")) for one in (a, b)]
    ends = [last(one.text("to")) for one in (a, b)]
    return begins[0] <= ends[1] and begins[1] <= ends[0]
