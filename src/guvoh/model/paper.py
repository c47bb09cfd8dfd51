"""What a chronology is made of, before policy blanks names and report draws it.

Every word here that came from a source or a person is a `Words`: policy walks all of them, so that a protected name
cannot slip past in a title, a link or a caption. Plain `str` fields are our own words, ids, hashes or dates.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from guvoh.text.i18n import _, comma


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a source or of a person; `language` as BCP 47 when known."""

    text: str
    language: str | None = None


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source as listed at the end of a paper. `sha256` (hex) is of the bytes that came in, `sealed_sha256` of their
    sealed object: the first can be tried with guessed words where a source is short or was told (`tried`), so policy
    takes it out there. `typed`: a person typed the words of a picture or of a file that no reader could read."""

    number: int
    id: str
    title: Words
    publisher: Words
    author: Words
    link: Words
    published: str | None
    captured_at: str
    sha256: str | None
    kind: str
    from_inside: bool = False
    withdrawn: bool = False
    derives_from: int | None = None  # the number of the source that this one repeats
    sealed_sha256: str | None = None
    tried: bool = False
    typed: bool = False
    reliability: str = ""  # of the source in general, and of what it says here: codes of words/*.yaml, "" not judged
    credibility: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where in a source words stand: page and paragraph from 1, code points of the reading's text, half-open. Policy
    takes the code points out where something was replaced: they would tell how long a name is."""

    page: int | None = None
    paragraph: int | None = None
    start: int | None = None
    end: int | None = None

    def said(self) -> str:
        """As much of it as is known, in words: "page 2, paragraph 5, characters 120 to 180"; "" for nothing."""
        parts = [
            _("page {page}").format(page=self.page) if self.page is not None else "",
            _("paragraph {paragraph}").format(paragraph=self.paragraph) if self.paragraph is not None else "",
            _("characters {start} to {end}").format(start=self.start, end=self.end) if self.start is not None else "",
        ]
        return comma().join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """One accepted claim with its quoted words. `sentence` is the whole sentence round the quote."""

    id: str
    source: int
    quote: Words
    sentence: Words
    act: str
    act_label: str
    polarity: str
    certainty: tuple[Words, ...]
    victims: tuple[Words, ...]
    actors: tuple[Words, ...]
    count_text: Words | None
    count_low: int | None
    count_high: int | None
    date_text: Words | None
    date_start: str | None
    date_end: str | None
    place: Words | None
    said_by: tuple[Words, ...]
    reason: Words | None
    where: Standing
    under_pressure: bool
    decided_by: str
    decided_at: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One incident in the order of time."""

    id: str
    title: Words
    act: str
    start: str | None
    end: str | None
    places: tuple[Words, ...]
    claims: tuple[ClaimLine, ...]
    low: int | None
    high: int | None
    named: int
    has_figures: bool
    contested: tuple[str, ...]
    ladder: str
    ladder_label: str
    ladder_because: str
    roots: int
    fits_low: int | None = None  # the numbers that agree with every figure, where there are several figures
    fits_high: int | None = None
    label: str = ""  # our own words at the beginning of the title
    unit: str = "person"  # what `low` and `high` count, as in `Range.unit`


@dataclass(frozen=True, slots=True)
class BesideLine:
    """What others did about the case, on its day (`start` to `end`, ISO 8601): beside the events, never because of one.
    `what` and `response` are our own words for codes."""

    who: Words
    what: str
    to_whom: Words
    start: str
    end: str
    response: str = ""


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """A place as sources write it: `low` counted incidents surely lie there, `high` may. `lat` and `lon` in degrees,
    None where nobody said or policy took them out; `country` as ISO 3166, "" unknown; `origin`: who says where it
    lies. Drawn no finer than `precision` (`model.places`)."""

    name: Words
    low: int
    high: int
    lat: float | None
    lon: float | None
    precision: str
    country: str
    origin: Words


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person of the case, as policy needs it: every spelling, the level, the publicity."""

    id: str
    names: tuple[str, ...]
    protection: str
    publicity: str


@dataclass(frozen=True, slots=True)
class Chronology:
    """The paper before it is drawn. `unreviewed` is the number of suggestions nobody has read; none of them is here."""

    case: Words
    publicity: str
    internal: bool
    made_at: str
    made_by: str
    language: str
    entries: tuple[Entry, ...]
    sources: tuple[SourceLine, ...]
    persons: tuple[PersonLine, ...]
    other_names: tuple[str, ...]  # every name-like string of the case's texts that nobody has classified
    allowed_names: tuple[str, ...]  # places, organisations and persons that may be printed
    unreviewed: int
    unjudged: int  # proposals of sameness that nobody has judged
    checkpoint: str  # "<size> <root>" of the ledger
    method: tuple[str, ...]
    notes: tuple[str, ...] = ()
    places: tuple[PlaceLine, ...] = ()  # those of the incidents that are counted, with most incidents first
    beside: tuple[BesideLine, ...] = ()  # what others did, in the order of days
    extra: dict[str, Any] = field(default_factory=dict)
    # Filled by policy.guard, for the page that says what was left out:
    guarded: bool = False
    code_names: tuple[str, ...] = ()  # the code names and initials that stand in this paper
    blanked: int = 0  # names that nobody has classified, replaced by a mark of one width
    withheld: int = 0  # links, addresses, file names and numbers replaced whole
