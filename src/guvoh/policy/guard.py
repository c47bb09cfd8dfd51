"""What may leave: names out, code names in, in every word of a paper."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import lru_cache
from html import unescape
from importlib.resources import files
from typing import Any, TypeVar, cast

from guvoh.model.document import Document, Piece
from guvoh.model.paper import Chronology, Entry, PersonLine, SourceLine, Words
from guvoh.policy.find import Found, Names, find
from guvoh.policy.forms import NOBODY, Index, add_name, common_words, fits, index_of, parts, stem, stems_of
from guvoh.policy.letters import fold, listed, tokens
from guvoh.policy.links import withhold
from guvoh.policy.measures import without_hash, without_measures
from guvoh.policy.numbers import without_numbers
from guvoh.policy.our_words import is_ours, our_texts
from guvoh.policy.romanise import skeleton
from guvoh.text.i18n import _
from guvoh.text.invisible import visible

# Ids, hashes, dates and our own codes: no one's words. Every other string of a paper is searched, be it called ours.
_NOT_WORDS = listed(
    "id sha256 sealed_sha256 captured_at published made_at act polarity ladder start end kind language checkpoint "
    "publicity protection date_start date_end decided_at precision country profile mechanism whose field "
    "reliability credibility"
)
_FOR_POLICY = listed("persons other_names allowed_names extra code_names subjects rests_on records exhibits")
_SUBMITTER = frozenset(f"submitter.{name}" for name in ("name", "organisation", "address", "email", "phone", "counsel"))

P = TypeVar("P", Chronology, Document)


def may_be_named(person: PersonLine, case_publicity: str) -> bool:
    """Whether a paper may print the name: the level, the person (or family) and the case all have to allow it."""
    return person.protection == "named" and person.publicity == "public" and case_publicity != "silent"


def may_be_initials(person: PersonLine, case_publicity: str) -> bool:
    """Whether a paper may print the initials: asked in the same way as for the name."""
    return person.protection == "initials" and person.publicity == "public" and case_publicity != "silent"


def guard(paper: P, chance: random.Random | None = None) -> P:
    """The paper as it may leave: a code name for every person who may not be named, a mark for every name that nobody
    has classified, in every word of it; links, addresses and file names that tell a name are withheld whole.

    Code names are drawn anew for each paper (`chance`: where from; by default the system), never made from a name. Who
    made the paper and who decided is left out too. `persons` stays, for the gate (`check`); no report prints it.
    An internal paper comes back as it is, and so does one that was guarded before.
    """
    if paper.internal or paper.guarded:
        return paper
    signed = tuple(name for name in _authors(paper) if name not in paper.other_names)
    whole = _Cover(replace(paper, other_names=paper.other_names + signed), chance or random.SystemRandom()).whole()
    return cast(P, whole)


def asked_for(piece: Piece, paper: Document) -> bool:
    """Whether a form asks for just this, and whom it is about, or whoever submits it, gave it: a name that may be
    printed, though a relative has a part of it too; the number of his passport; the address of whoever submits."""
    if paper.profile not in ("mechanism", "lawyer"):
        return False
    if piece.field in _SUBMITTER:
        return True
    if piece.kind != "name" and not (piece.whose in paper.subjects and piece.field in ("id_documents", "address")):
        return False
    return any(one.id == piece.whose and may_be_named(one, paper.publicity) for one in paper.persons)


def shown_persons(paper: Chronology | Document) -> tuple[PersonLine, ...]:
    """Those who may be named, with the names by which they may. A name that somebody protected has as well, such as an
    official's namesake among the relatives, names nobody; but a form tells the mechanism of whom it is."""
    shown = tuple(p for p in paper.persons if may_be_named(p, paper.publicity))
    if isinstance(paper, Document) and paper.profile in ("mechanism", "lawyer"):
        return shown
    hidden = {
        " ".join(sorted(fold(name).split())) for p in paper.persons if not may_be_named(p, paper.publicity)
        for name in p.names
    }  # fmt: skip
    return tuple(
        replace(p, names=tuple(name for name in p.names if " ".join(sorted(fold(name).split())) not in hidden))
        for p in shown
    )


def names_of(paper: Chronology | Document) -> Names:
    """What to look for in this paper."""
    hidden = tuple(p for p in paper.persons if not may_be_named(p, paper.publicity))
    shown = shown_persons(paper)
    allowed, unknown = Index(), Index()
    for name in paper.allowed_names:
        add_name(allowed, NOBODY, name)
    allowed_folds = {fold(name) for name in paper.allowed_names}
    single = {name for name in allowed_folds if name and " " not in name}
    shown_folds = {fold(name) for person in shown for name in person.names}
    known_parts: dict[str, list[tuple[int, str]]] = {}
    for number, name in enumerate(_spellings(paper)):
        for token in parts(name):
            known_parts.setdefault(stem(token.word), []).append((number, token.word))
    for name in paper.other_names:
        plain = " ".join(token.word for token in parts(name))
        if plain in allowed_folds or plain in shown_folds or any(fits(plain, word) for word in single):
            continue
        if _is_part(plain, known_parts):
            continue  # somebody's name already, be it in another case or only a part of it
        add_name(unknown, NOBODY, name, strict=True)
    for known in unknown.alone.values():
        # A common word, or one that is a place by itself, is a name only together with the rest
        known[:] = [p for p in known if p.word not in single and p.word not in common_words()]
    return Names(index_of(hidden), index_of(shown), allowed, unknown, frozenset(_small_words(paper)))


def without_words(part: Any) -> Any:
    """The same paper (or part of one) with a sign in place of everybody's words: what is still said is ours."""
    changed: dict[str, Any] = {}
    for field in fields(part):
        value = getattr(part, field.name)
        if field.name not in _FOR_POLICY and not isinstance(value, str | int | None):
            changed[field.name] = _emptied(value)
    return replace(part, **changed)


def _emptied(value: Any) -> Any:
    if isinstance(value, Words):
        return replace(value, text="…")
    if isinstance(value, tuple):
        return tuple(_emptied(one) for one in value)
    return without_words(value) if is_dataclass(value) else value


def all_words(part: Any) -> Iterator[str]:
    """Every string of a paper that may hold somebody's words."""
    for field in fields(part):
        value = getattr(part, field.name)
        if field.name in _FOR_POLICY or (field.name in _NOT_WORDS and isinstance(value, str)):
            continue
        yield from _strings(value)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Words):
        yield value.text
    elif isinstance(value, tuple):
        for one in value:
            yield from _strings(one)
    elif is_dataclass(value):
        yield from all_words(value)


def _small_words(paper: Chronology | Document) -> set[str]:
    """Words that the paper also writes with a small letter: parts of unclassified names that are no names alone."""
    return {token.word for text in set(all_words(paper)) for token in tokens(text) if not token.capital}


def _is_part(plain: str, known: dict[str, list[tuple[int, str]]]) -> bool:
    """Whether every word of a folded string is a part of one and the same known name, endings aside. `known` lists the
    parts of all of them by stem, each with the number of its name."""
    each = (
        {number for base in stems_of(word) for number, part in known.get(base, ()) if fits(word, part)}
        for word in plain.split()
    )
    return bool(set.intersection(*each)) if plain else True


def _authors(paper: Chronology | Document) -> list[str]:
    """Who signed a source has a name, whether anything noticed it or not; a publisher that signs is no person."""
    publishers = {fold(source.publisher.text) for source in paper.sources}
    return [source.author.text for source in paper.sources if fold(source.author.text) not in publishers | {""}]


def _spellings(paper: Chronology | Document) -> Iterator[str]:
    return (name for person in paper.persons for name in person.names)


@lru_cache(maxsize=1)
def _code_words() -> tuple[str, ...]:
    lines = files("guvoh.policy").joinpath("codenames.txt").read_text("utf-8").splitlines()
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))


@dataclass(slots=True)
class _Counts:
    blanked: int = 0
    withheld: int = 0


class _Cover:
    """One paper under way: which person got which code name, and how much was blanked."""

    def __init__(self, paper: Chronology | Document, chance: random.Random) -> None:
        self.paper = paper
        self.names = names_of(paper)
        self.ours = replace(self.names, unknown=Index())
        self.counts = _Counts()
        self.codes: dict[str, str] = {}
        self.people = {person.id: person for person in paper.persons}
        self.hidden = {person.id for person in paper.persons if not may_be_named(person, paper.publicity)}
        self.skeletons = frozenset(
            skeleton(part.word) for known in self.names.protected.alone.values() for part in known
            if not part.needs_capital
        )  # fmt: skip
        free = self._free_codes()
        chance.shuffle(free)
        self.free = free
        self.done: dict[str, str] = {}

    def whole(self) -> Chronology | Document:
        """The paper, every word of it gone through."""
        covered: Chronology | Document = self._part(self.paper)
        if isinstance(self.paper, Chronology):
            covered = without_measures(self.paper, cast(Chronology, covered))
        else:
            covered = replace(covered, sources=tuple(without_hash(source) for source in covered.sources))
        return replace(
            covered, made_by="", extra={}, guarded=True, code_names=tuple(sorted(self.codes.values())),
            blanked=self.counts.blanked, withheld=self.counts.withheld,
        )  # fmt: skip

    def _free_codes(self) -> list[str]:
        """Code names that mean nothing in this paper: no word of it, no part of anyone's name."""
        used = {token.word for text in set(all_words(self.paper)) for token in tokens(text)}
        for name in (*self.paper.other_names, *self.paper.allowed_names, *_spellings(self.paper)):
            used |= {token.word for token in tokens(name)}
        return [word for word in _code_words() if fold(word) not in used]

    def _part(self, part: Any) -> Any:
        changed: dict[str, Any] = {}
        for field in fields(part):
            value = getattr(part, field.name)
            if field.name in _FOR_POLICY or (field.name in _NOT_WORDS and isinstance(value, str)):
                continue
            changed[field.name] = "" if field.name == "decided_by" else self._value(value)
        if isinstance(part, SourceLine) and "@" in part.author.text:  # what stands beside a mail address is its owner
            self.counts.blanked += 1
            changed["author"] = replace(part.author, text=_("[name]"))
        if isinstance(part, Entry):
            changed["title"] = self._title(part)
        if isinstance(part, Piece) and isinstance(self.paper, Document) and (
            asked_for(part, self.paper) or is_ours(part, self.paper.language)
        ):  # fmt: skip
            changed["words"] = part.words
        if isinstance(part, Piece) and part.kind == "name" and part.whose in self.hidden:
            # Whose name it is, is known: no part of it that somebody else has too makes it nobody's.
            changed["words"], changed["coarse"] = Words(self._code(part.whose)), None
        return replace(part, **changed)

    def _title(self, entry: Entry) -> Words:
        """Our own label at its beginning stays: a name that nobody has classified may be a word of it."""
        text = entry.title.text
        if not entry.label or not text.startswith(entry.label):
            return replace(entry.title, text=self.cover(text))
        return replace(entry.title, text=self.cover_ours(entry.label) + self.cover(text[len(entry.label) :]))

    def _value(self, value: Any) -> Any:
        if isinstance(value, str):
            return self.cover_ours(value)
        if isinstance(value, Words):
            return replace(value, text=self.cover(value.text))
        if isinstance(value, tuple):
            return tuple(self._value(one) for one in value)
        return self._part(value) if is_dataclass(value) else value

    def cover(self, text: str) -> str:
        """Somebody's words with nobody in them who may not be named, nor a number or address that leads to him."""
        if text not in self.done:
            seen = visible(text)
            plain = unescape(seen) if "&" in seen else seen
            source = plain if plain != seen and find(plain, self.names) else seen
            covered, count = withhold(source, self.names, self.skeletons, _mark)
            covered, numbers = without_numbers(covered, _mark)
            self.counts.withheld += count + numbers
            self.done[text] = self._covered(covered, self.names)
        return self.done[text]

    def cover_ours(self, text: str) -> str:
        """Our own words: what only looks like a name is none there, for nobody's words are among them."""
        if text in our_texts(self.paper.language):
            return text
        return self._covered(withhold(text, self.ours, self.skeletons, _mark)[0], self.ours)

    def _covered(self, text: str, names: Names) -> str:
        for _again in range(4):  # what was joined by a replacement may show another name: until nothing is found
            found = find(text, names)
            if not found:
                break
            text = self._replaced(text, found)
        return text

    def _replaced(self, text: str, found: list[Found]) -> str:
        out, place = [], 0
        for hit in found:
            out += [text[place : hit.start], self._stands_for(hit)]
            place = hit.end
        return "".join([*out, text[place:]])

    def _stands_for(self, hit: Found) -> str:
        """A code name where only one person can be meant; else the mark, the same width for everybody."""
        if len(hit.owners) == 1 and (owner := next(iter(hit.owners))) != NOBODY:
            return self._code(owner)
        self.counts.blanked += 1
        return _("[name]")

    def _code(self, owner: str) -> str:
        if owner not in self.codes:
            person = self.people[owner]
            if may_be_initials(person, self.paper.publicity):
                self.codes[owner] = initials(person.names[0])
            else:
                round_, place = divmod(sum(c[-1] != "." for c in self.codes.values()), max(1, len(self.free)))
                word = self.free[place] if self.free else _("Person")
                self.codes[owner] = f"{word} {round_ + 1}" if round_ or not self.free else word
        return self.codes[owner]


def initials(name: str) -> str:
    """The first letters of a name with dots: "H. A."."""
    return " ".join(f"{name[token.start]}." for token in parts(name)) or _("[name]")


def _mark(which: str) -> str:
    return {"link": _("[link withheld]"), "address": _("[address withheld]"), "number": _("[number]")}.get(
        which, _("[file name withheld]")
    )
