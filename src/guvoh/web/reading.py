"""What the page of one suggestion shows: the text of its source with lit words, the slots, what lies round it.

In: an ask, the source, the claim. Out: `Shown`, plain values for the template. Nothing is decided here.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from markupsafe import Markup

from guvoh import review
from guvoh.app.reviewing import grave_in
from guvoh.errors import NotFound
from guvoh.model import Block, Claim, Reading, Source, vocabulary
from guvoh.model.ids import short
from guvoh.text import i18n
from guvoh.text.i18n import _, comma
from guvoh.vault import queries
from guvoh.vault.queries import ClaimRow, Translation
from guvoh.vault.queries.order import reading_order
from guvoh.web import wording
from guvoh.web.ask import Ask
from guvoh.web.edits import Draft
from guvoh.web.lit import lit, marks_of, others
from guvoh.web.show import number
from guvoh.web.sitting import READINGS, sitting

AROUND = 30_000  # characters of a text that are shown on either side of the words; a book would take seconds
LIT_MOST = 400  # other suggestions whose words are lit
HARD = ("killing", "torture", "sexual_violence", "child")  # what a reader is told of before he reads it


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of the text as markup. `start` is its place, from which a script counts what is selected."""

    start: int
    main: bool
    page: int | None
    markup: Markup
    translations: tuple[Translation, ...] = ()


@dataclass(frozen=True, slots=True)
class Slot:
    """One line of the claim: `words` are what stands in it, `soft` what is said of that in our own words."""

    number: int
    role: str
    name: str
    words: tuple[str, ...]
    soft: str = ""
    plain: bool = False  # our words, not the source's


@dataclass(frozen=True, slots=True)
class Shown:
    """`row` is None for a claim that a person is adding. `claim` is what would be accepted now."""

    source: Source
    row: ClaimRow | None
    claim: Claim
    draft: Draft | None
    slots: tuple[Slot, ...]
    paragraphs: tuple[Paragraph, ...]
    cut: bool
    grave: tuple[str, ...]
    hard: tuple[str, ...]
    place: int
    total: int
    left: int
    repeats: tuple[ClaimRow, ...] = ()
    translations: tuple[Translation, ...] = ()
    decided: tuple[str, str] = ("", "")
    marked: bool = False  # somebody marked the source as hard to bear

    @property
    def edited(self) -> bool:
        return self.draft is not None and bool(self.draft.steps)

    @property
    def family(self) -> str:
        """What of the original is shown beside the text: image, audio, video, or nothing."""
        family = self.source.media_type.partition("/")[0]
        return family if family in ("image", "audio", "video") else ""

    @property
    def open(self) -> int:
        return self.draft.open if self.draft else 0

    @property
    def state(self) -> str:
        return self.row.state if self.row else "new"


def source_id(ask: Ask) -> str:
    """The source that the address names. Raises `NotFound` for one of another case."""
    typed = ask.arg("source")
    names = sitting(ask.desk).names
    if typed not in names:
        id = queries.find(ask.vault, typed, ("source",))[1]
        if queries.source(ask.vault, id).case != ask.case.id:
            raise NotFound(_("There is no such source in this case."), _("Choose one from the list of sources."))
        names[typed] = id
    return names[typed]


def claim_id(ask: Ask, order: Sequence[tuple[str, str]]) -> str:
    """The claim that the address names, of those of its source: asking all claims of the vault would take long."""
    typed = ask.arg("claim").upper()
    for id, _state in order:
        if short(id) == typed:
            return id
    raise NotFound(
        _("There is no such suggestion in this source."),
        _("Its source may have been searched anew since. Go on with the next."),
    )


def text_of(ask: Ask, source: str) -> Reading | None:
    """The reading of a source; those that were read last are kept open."""
    kept = sitting(ask.desk).readings
    name = str(queries.reading_facts(ask.vault, source).get("object") or "")
    if source not in kept or kept[source][0] != name:
        kept[source] = (name, queries.reading(ask.vault, source))
        while len(kept) > READINGS:
            del kept[next(iter(kept))]
    return kept[source][1]


def shown(
    ask: Ask, source_id: str, row: ClaimRow | None, claim: Claim | None = None, settled: Collection[str] = ()
) -> Shown:
    """Everything for the page. `claim`: another form of it than the draft or what stands. `settled`: claims that will
    have been decided when it is shown."""
    vault, desk = ask.vault, sitting(ask.desk)
    source = queries.source(vault, source_id)
    draft = desk.drafts.get(row.id if row else f"new {source_id}")
    said = claim or (draft.claim if draft else None) or (row.claim if row else None)
    if said is None:
        raise NotFound(_("No words were selected."), _("Select the words of the claim in the text, then press M."))
    reading = text_of(ask, source_id)
    order = reading_order(vault, source_id)
    rows = queries.claim_rows(vault, _near(order, row.id if row else "", LIT_MOST))
    ids = [id for id, _state in order]
    translations = queries.translations(vault, source_id)
    repeats: tuple[ClaimRow, ...] = ()
    if row is not None and row.state == "suggested":
        wait = [r for r in rows if r.state == "suggested" and r.id not in settled]
        group = next((g for g in review.groups(wait) if row in g), (row,))
        repeats = tuple(r for r in group if r.id != row.id)
    paragraphs, cut = _paragraphs(reading, said, rows, row, translations)
    lit_claims = [r.claim for r in rows if r.state != "rejected"]
    return Shown(
        source, row, said, draft, slots_of(said, source), paragraphs, cut, grave_in(vault, source_id, said),
        tuple(h for h in HARD if any(h in _tells(c) for c in (*lit_claims, said))),
        ids.index(row.id) + 1 if row and row.id in ids else len(ids) + 1, len(ids),
        sum(state == "suggested" and id not in settled for id, state in order), repeats,
        tuple(t for t in translations if t.start < said.end and said.start < t.end),
        queries.decisions_by(vault, row.id) if row and row.decision else ("", ""),
        bool(queries.settings(vault, source_id).get("hard")),
    )  # fmt: skip


@lru_cache(maxsize=4096)
def _tells(claim: Claim) -> tuple[str, ...]:
    """Why a claim is hard to read; asked for each of a source's claims at every key press."""
    return review.grave(claim)


def _near(order: Sequence[tuple[str, str]], id: str, most: int) -> list[str]:
    """The ids of a source, or those nearest to this one where there are very many."""
    ids = [one for one, _state in order]
    at = ids.index(id) if id in ids else 0
    first = max(0, min(at - most // 2, len(ids) - most))
    return ids[first : first + most]


def _paragraphs(
    reading: Reading | None, claim: Claim, rows: Sequence[ClaimRow], row: ClaimRow | None,
    translations: Sequence[Translation],
) -> tuple[tuple[Paragraph, ...], bool]:  # fmt: skip
    if reading is None:
        return (), False
    own = row.id if row else ""
    marks = [*others([r.claim for r in rows if r.id != own and r.state != "rejected"], claim), *marks_of(claim)]
    text, found, cut = reading.text, [], False
    for block in reading.blocks or (Block(0, len(reading.text), None, 1),):
        if block.end < claim.start - AROUND or claim.end + AROUND < block.start:
            cut = True
            continue
        start, end = max(block.start, claim.start - AROUND), min(block.end, claim.end + AROUND)
        cut = cut or (start, end) != (block.start, block.end)
        under = tuple(t for t in translations if block.start < t.end <= block.end)
        found.append(Paragraph(start, block.main, block.page, lit(text, start, end, marks, number), under))
    return tuple(found), cut


def slots_of(claim: Claim, source: Source) -> tuple[Slot, ...]:
    """The eight lines of a claim, in the order of their keys."""
    language = i18n.language()
    act = vocabulary.act_label(claim.act, language) if claim.act else ""
    finer = vocabulary.act_label(claim.code, language) if claim.code and claim.code != claim.act else ""
    count, date = claim.count, claim.date
    when = wording.when(date) if date and (date.start or date.end) else ""
    said = _("said: {words}").format(words=date.text) if date and date.text and when else ""
    voices = tuple(s.text for s in claim.attribution)
    doubt = comma().join(claim.certainty)
    return (
        Slot(1, "act", _("Act"), (act,) if act else (), finer if finer not in (act, claim.code) else "", True),
        Slot(2, "victim", _("Victims"), tuple(s.text for s in claim.victims)),
        Slot(3, "actor", _("By whom"), tuple(s.text for s in claim.actors)),
        Slot(4, "count", _("How many"), (count.text,) if count else (), _bounds(claim)),
        Slot(5, "date", _("When"), (when,) if when else (date.text,) if date else (),
             said if when or not date else _("no day can be read from these words"), bool(when)),
        Slot(6, "place", _("Where"), (claim.place.text,) if claim.place else ()),
        Slot(7, "says", _("Who says so"), (*voices, source.publisher or _("the document itself"))),
        Slot(8, "polarity", _("Said as"), (wording.polarity(claim.polarity),), doubt, True),
    )


def _bounds(claim: Claim) -> str:
    count = claim.count
    if count is None:
        return ""
    if count.low is None and count.high is None:
        return _("no number can be read from these words")
    if count.high is None:
        return _("low {n}, no upper bound").format(n=number(count.low))
    if count.low is None:
        return _("no lower bound, high {n}").format(n=number(count.high))
    if count.low == count.high:
        return _("exactly {n}").format(n=number(count.low))
    return _("low {low}, high {high}").format(low=number(count.low), high=number(count.high))


def acts() -> tuple[tuple[str, str, str], ...]:
    """(class:code, label, label of the class) of every act, the classes first."""
    return _acts(i18n.language())


@cache
def _acts(language: str) -> tuple[tuple[str, str, str], ...]:
    classes = [(f"{t.code}:", t.label(language), "") for t in vocabulary.terms("acts")]
    finer = []
    for t in vocabulary.terms("act_types"):
        act = vocabulary.act_class(t.code)
        finer.append((f"{act}:{t.code}", t.label(language), vocabulary.act_label(act, language)))
    return (*classes, *finer)
