"""Who counts as a child on the day of a paper, by anything that is known of him.

    minors(file) -> frozenset[str]      ids; asked wherever a child is treated otherwise than a grown person
    is_minor(file, person)              the same of one

Somebody may have said so (`age`), or only the day of birth, the years, what the person does ("pupil"), or the words of
a claim ("Nilufar, 14") tell it. In doubt it is a child, whatever else is recorded of the age; a year of birth or an age
in years that makes the person grown settles what an occupation or a claim lets us suppose. Source: Convention on the
Rights of the Child, article 1; security 8.2.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import takewhile

from guvoh.model import dates
from guvoh.model.case_file import CaseFile, ClaimFile, PersonFile
from guvoh.model.paper import PersonLine
from guvoh.policy.find import Names, find
from guvoh.policy.forms import fits, index_of, words_of
from guvoh.policy.identifying import speaks_of_kin
from guvoh.policy.letters import listed, tokens
from guvoh.policy.levels import ADULT_AT, under_age
from guvoh.review.grave import ages_said

AT_SCHOOL = 6  # years: the youngest that a pupil may be
_NEAR = 4  # words beside a name that may say how old somebody is
_CLAUSE = re.compile(r"[.;:!?()\[\]«»“”\"،؛,\u2013\u2014]")
_OPENS = re.compile(r"^[\s,،(\u2013\u2014]+")
_BARE = re.compile(r"\d{1,2}(?=$|[\s,،.;)\]])")  # "Nilufar Ostad, 14, was taken"
_BEHIND = re.compile(r"\s*[,،(\u2013\u2014]|\s+(?:aged?|of age|в возрасте)\b")
_ARTICLES = listed("a an the named called and")


def minors(file: CaseFile) -> frozenset[str]:
    """Everybody of the case who counts as a child on the day of the file."""
    return _young(file, file.people, file.claims)


def is_minor(file: CaseFile, person: str) -> bool:
    """The same of one person, without going through the whole case. Raises KeyError for somebody who is not of it."""
    one = file.person(person)
    mine = frozenset(one.claims.get("victim", ()))
    return bool(_young(file, (one,), [claim for claim in file.claims if claim.id in mine]))


def _young(file: CaseFile, people: Collection[PersonFile], claims: Iterable[ClaimFile]) -> frozenset[str]:
    young = {one.person.id for one in people if _minor(one, file.today)}
    unsure = [one.person for one in people if one.person.id not in young and not _years_known(one)]
    telling = [one for one in claims if _may_tell(one.claim.quote)] if unsure else []
    names = Names(index_of(tuple(PersonLine(p.id, p.names, "protected", "silent") for p in unsure if telling)))
    for claim in telling:
        victims = {id for id, role in claim.people if role == "victim"}
        for id, years in _called_young(claim.claim.quote, names):
            if id in victims and _still(years, _day_of(claim, file.today), file.today):
                young.add(id)
    return frozenset(young)


def _minor(one: PersonFile, today: str) -> bool:
    if one.person.age == "child":
        return True
    if dates.is_valid(one.said("born")) and dates.interval(one.said("born"))[1]:
        return under_age(one.said("born"), today)
    if one.said("age_years").isdecimal():
        return _still(int(one.said("age_years")), one.said("age_known_at"), today)
    return _at_school(" ".join(_words(one.said("occupation"))[:2]))


def _years_known(one: PersonFile) -> bool:
    born = one.said("born")
    return one.said("age_years").isdecimal() or (dates.is_valid(born) and bool(dates.interval(born)[1]))


def _still(years: int, known: str, today: str) -> bool:
    """Whether somebody so old on the day `known` (EDTF, "" today) may be younger than 18 now: the birthday may have
    been on just that day."""
    last = (dates.interval(known)[1] if known and dates.is_valid(known) else "") or today
    return years < ADULT_AT and f"{int(last[:4]) + ADULT_AT - years:04}{last[4:]}" > today


def _day_of(claim: ClaimFile, today: str) -> str:
    """The last day of what is told; what has no day may be of today."""
    date = claim.claim.date
    return ((date.end or date.start) if date else None) or today


def _called_young(quote: str, names: Names) -> Iterator[tuple[str, int]]:
    """Persons, and of how many years at least the words right beside their name make them."""
    for found in find(quote, names):
        before = _CLAUSE.split(quote[: found.start])[-1].split()[-_NEAR:]
        behind = quote[found.end :] if _BEHIND.match(quote[found.end :]) else ""
        behind = _OPENS.sub("", behind)
        bare = _BARE.match(behind)
        clause = _CLAUSE.split(behind)[0].split()[: _NEAR + 1]
        # "Father of a 5-year-old" tells another's age, "16-year-old son of a baker" his own.
        clause = list(takewhile(lambda word: not speaks_of_kin(word), clause))
        years = [*ages_said(" ".join(before)), *ages_said(" ".join(clause)), *([int(bare.group())] if bare else [])]
        if _at_school(" ".join(before[-1:])) or _at_school(" ".join(_words(" ".join(clause))[:2])):
            years.append(AT_SCHOOL)
        yield from ((id, age) for id in found.owners for age in years)


@lru_cache(maxsize=65536)
def _may_tell(quote: str) -> bool:
    """Whether it is worth looking for names in it: an age, a number of one or two digits, a pupil."""
    return bool(ages_said(quote)) or re.search(r"(?<!\d)\d{1,2}(?!\d)", quote) is not None or _at_school(quote)


def _words(text: str) -> list[str]:
    return [word for word in text.split() if word.casefold() not in _ARTICLES]


@lru_cache(maxsize=16384)
def _at_school(text: str) -> bool:
    known = _pupils()
    return any(fits(t.word, word) for t in tokens(text) for word in known.get(t.word[:3], ()))


@lru_cache(maxsize=1)
def _pupils() -> Mapping[str, tuple[str, ...]]:
    by_start: dict[str, tuple[str, ...]] = {}
    for word in words_of("pupil_words.txt"):
        by_start[word[:3]] = (*by_start.get(word[:3], ()), word)
    return by_start
