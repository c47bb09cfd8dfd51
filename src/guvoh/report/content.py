"""A chronology laid out: what stands where, in words, for the page and the PDF alike. Plain dicts, lists and strings,
so that the PDF can take it as JSON and nothing in it can act as markup.

A text is a list of pieces, {"t": words, "k": kind}: "" our words, "code" a code name, "sup" the number of a source,
"said" words of a source (with "lang" and "dir"), "round" what stands round them in the same sentence.
"""

from __future__ import annotations

import re
from typing import Any

from guvoh.model.dates import show
from guvoh.model.paper import BesideLine, Chronology, ClaimLine, Entry, SourceLine, Words
from guvoh.model.vocabulary import ladder_label
from guvoh.report import closing, figures, wording
from guvoh.report.draw.svg import digits
from guvoh.report.numerals import in_own_digits
from guvoh.text.i18n import RIGHT_TO_LEFT, _, comma, known, ngettext

Piece = dict[str, str]
Text = list[Piece]
_RIGHT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LETTER = re.compile(r"[^\W\d_]")

# Acts whose doers are accused of nothing.
NO_HARM = frozenset({"protest", "statement_or_condemnation", "release", "other"})


def direction(text: str) -> str:
    """rtl or ltr, by the first letter."""
    first = _LETTER.search(text)
    return "rtl" if first and _RIGHT.match(first.group()) else "ltr"


class Layout:
    """One paper being laid out, in its language. `whole` is the result."""

    def __init__(self, paper: Chronology) -> None:
        self.paper = paper
        self.language = known(paper.language)
        self.by_number = {source.number: source for source in paper.sources}
        codes = sorted((re.escape(code) for code in paper.code_names), key=len, reverse=True)
        self.codes = re.compile(rf"(?<!\w)({'|'.join(codes)})(?!\w)") if codes else None

    def whole(self) -> dict[str, Any]:
        """Everything that the paper says, in order."""
        paper = self.paper
        entries = sorted(paper.entries, key=lambda e: (e.start or e.end or "9999", e.end or "9999"))
        made = wording.day(paper.made_at, self.language)
        page = {
            "lang": self.language,
            "dir": "rtl" if self.language in RIGHT_TO_LEFT else "ltr",
            "title": _("Chronology"),
            "case": self.text(paper.case.text),
            "internal": paper.internal,
            "running": self.text(_("{case}: chronology").format(case=paper.case.text)),
            "standing": wording.standing(paper, made),
            "made": made,
            "summary": [self.text(line) for line in self._summary(entries)],
            "figures": figures.before(paper, entries, self.said),
            "entries": self._with_beside(entries),
            "beside": [self._beside(one) for one in paper.beside if not entries or one.start > _day(entries[-1])],
            "counts": figures.after(paper, entries, self.said),
            "sources": [self._source(source) for source in sorted(paper.sources, key=lambda s: s.number)],
            "closing": [{"title": title, "lines": [self.text(line) for line in lines]}
                        for title, lines in closing.parts(paper)],
            "foot": closing.not_reviewed(paper.unreviewed),
            "checkpoint": paper.checkpoint,
            "words": {
                "summary": _("In short"), "sources": _("Sources"), "checkpoint": _("Checkpoint"),
                "page": _("Page {page} of {pages}"), "nothing": _("No incident is in this paper."),
                "entries": _("What happened, in order of time"), "comma": comma(),
                "beside": _("Beside the events:") + " ", "quotes": list(wording.quote_marks(self.language)),
            },
        }  # fmt: skip
        return in_own_digits(page, self.language)

    def text(self, text: str) -> Text:
        """Our words, with code names picked out."""
        if not self.codes:
            return [{"t": text, "k": ""}] if text else []
        pieces = self.codes.split(text)
        return [{"t": piece, "k": "code" if n % 2 else ""} for n, piece in enumerate(pieces) if piece]

    def said(self, words: Words) -> Text:
        """Words of a source, in their own language and direction."""
        mark = {"lang": words.language or "", "dir": direction(words.text)}
        return [piece | mark | ({"k": "said"} if not piece["k"] else {}) for piece in self.text(words.text)]

    def listed(self, words: tuple[Words, ...], marks: bool = True) -> Text:
        """Several words of sources, with commas between them and in quotation marks."""
        before, after = wording.quote_marks(self.language) if marks else ("", "")
        out: Text = []
        for one in words:
            out += [{"t": (comma() if out else "") + before, "k": ""}, *self.said(one), {"t": after, "k": ""}]
        return [piece for piece in out if piece["t"]]

    def _summary(self, entries: list[Entry]) -> list[str]:
        paper = self.paper
        standing = [source for source in paper.sources if not source.withdrawn]
        claims = sum(len(entry.claims) for entry in entries)
        incidents = ngettext("{n} incident", "{n} incidents", len(entries)).format(n=len(entries))
        rests = ngettext("{n} accepted claim", "{n} accepted claims", claims).format(n=claims)
        sources = ngettext("{n} source", "{n} sources", len(standing)).format(n=len(standing))
        lines = [_("This paper tells of {incidents}. It rests on {claims} from {sources}.").format(
            incidents=incidents, claims=rests, sources=sources)]  # fmt: skip
        days = sorted(day for entry in entries for day in (entry.start, entry.end) if day)
        if days:
            lines.append(_("Time covered: {days}.").format(days=show(days[0][:10], days[-1][:10], self.language)))
        contested = sum(bool(entry.contested) or entry.ladder == "V4" for entry in entries)
        if contested:
            lines.append(
                ngettext(
                    "{n} incident is contested; both sides are shown.",
                    "{n} incidents are contested; both sides are shown.",
                    contested,
                ).format(n=contested)
            )
        if paper.beside:
            lines.append(_("What others did stands beside the events, on its day. Nothing is said of what followed from"
                           " what."))  # fmt: skip
        lines.append(_("Every line leads back to the words that support it, with their source. Figures stay within the "
                       "bounds that their speakers gave; there is no middle value."))  # fmt: skip
        return lines

    def _with_beside(self, entries: list[Entry]) -> list[dict[str, Any]]:
        """Each entry with what others did since the one before it."""
        found, before = [], ""
        for entry in entries:
            day = _day(entry)
            lines = [self._beside(one) for one in self.paper.beside if before < one.start <= day]
            found.append({**self._entry(entry), "beside": lines})
            before = max(before, day)
        return found

    def _beside(self, one: BesideLine) -> dict[str, Any]:
        text = [*self.said(one.who), *self.text(f": {one.what}")]
        if one.to_whom.text:
            text += [*self.text(comma() + _("to") + " "), *self.said(one.to_whom)]
        if one.response:
            text += self.text(f". {one.response}")
        when = wording.upper_first(show(one.start, one.end, self.language))
        return {"when": when, "datetime": f"{one.start}/{one.end}", "text": text}

    def _entry(self, entry: Entry) -> dict[str, Any]:
        figures = [claim for claim in entry.claims if claim.count_text and claim.polarity != "denied"]
        lead = self.text(how) if (how := wording.how_many(entry)) else []
        for number, claim in enumerate(figures):
            assert claim.count_text
            before, after = wording.quote_marks(self.language)
            opening = (comma() if number else " ") + before
            lead += [{"t": opening, "k": ""}, *self.said(claim.count_text), {"t": after, "k": ""}, _sup(claim.source)]
        if figures:
            lead.append({"t": ".", "k": ""})
        if foreseen := wording.only_foreseen(entry):
            lead += self.text(f" {foreseen}" if lead else foreseen)
        denials = [claim for claim in entry.claims if claim.polarity == "denied"]
        facts: list[dict[str, Any]] = []
        if entry.places:
            facts.append({"term": _("Where"), "text": self.listed(entry.places, marks=False)})
        if fits := wording.fitting(entry):
            facts.append({"term": _("Fits all figures"), "text": self.text(fits)})
        denied: Text = []
        for claim in denials:
            denied += (
                ([{"t": "; ", "k": ""}] if denied else [])
                + self.text(wording.denier(claim, self.by_number[claim.source]))
                + [_sup(claim.source)]
            )
        denied = denied or self.text(_("No denial in the sources of this paper"))
        facts.append({"term": _("Who denies it"), "text": denied})
        if entry.contested:
            facts.append({"term": _("Contested"), "text": self.text(" ".join(entry.contested))})
        firm = entry.ladder_label or ladder_label(entry.ladder, self.language)
        because = f"{firm}: {entry.ladder_because}" if entry.ladder_because else firm
        facts.append({"term": _("How firm"), "text": self.text(because)})
        return {
            "when": wording.upper_first(show(entry.start, entry.end, self.language)),
            "datetime": f"{entry.start or '..'}/{entry.end or '..'}",
            "title": self.said(entry.title) or self.text(wording.act(entry.act, self.language)), "lead": lead,
            "claims": [self._claim(claim) for claim in entry.claims], "facts": facts,
        }  # fmt: skip

    def _speakers(self, claim: ClaimLine) -> Text:
        return self.text(wording.speakers(claim, self.by_number[claim.source]))

    def _claim(self, claim: ClaimLine) -> dict[str, Any]:
        source = self.by_number[claim.source]
        label = claim.act_label or wording.act(claim.act, self.language)
        said = wording.said_as(claim)
        facts: list[tuple[str, Text]] = [
            (_("What"), self.text(f"{label}. {said}".strip() if said else label)),
            (_("Said with doubt"), self.listed(claim.certainty)),
            (_("Who says it"), self._speakers(claim)),
            (_("How known"), self.text(wording.how_known(claim, source))),
            (_("To whom"), self.listed(claim.victims)),
            (_("By whom"), self._actors(claim)),
            (_("When"), self.listed((claim.date_text,)) if claim.date_text else []),
            (_("Where"), self.listed((claim.place,)) if claim.place else []),
            (_("Reason given"), self.listed((claim.reason,)) if claim.reason else []),
            (_("In the source"), self.text(_("source {n}, {where}").format(n=source.number, where=at)
                                           if (at := claim.where.said())
                                           else _("source {n}").format(n=source.number))),
        ]  # fmt: skip
        if self.paper.internal and claim.decided_by:
            accepted = _("{who}, {day}").format(who=claim.decided_by, day=wording.day(claim.decided_at, self.language))
            facts.append((_("Accepted by"), self.text(accepted)))
        return {
            "quote": self._in_its_sentence(claim), "lang": claim.quote.language or "",
            "dir": direction(claim.quote.text), "source": source.number, "polarity": claim.polarity,
            "mark": digits(str(source.number), self.language),
            "facts": [{"term": term, "text": text} for term, text in facts if text],
        }  # fmt: skip

    def _actors(self, claim: ClaimLine) -> Text:
        """Whoever is said to have done harm is "alleged"; who protests or makes a statement is not accused of it."""
        alleged = [] if claim.act in NO_HARM else [{"t": _("Alleged: "), "k": ""}]
        return [*alleged, *self.listed(claim.actors)] if claim.actors else []

    def _in_its_sentence(self, claim: ClaimLine) -> Text:
        """The quoted words with the rest of their sentence in softer ink, so that nothing is torn from its context."""
        before, found, after = claim.sentence.text.partition(claim.quote.text)
        if not found:
            return self.said(claim.quote)
        language = claim.quote.language
        return [*self._round(before, language), *self.said(claim.quote), *self._round(after, language)]

    def _round(self, text: str, language: str | None) -> Text:
        pieces = self.said(Words(text, language))
        return [piece | {"k": "round"} if piece["k"] == "said" else piece for piece in pieces]

    def _source(self, source: SourceLine) -> dict[str, Any]:
        signed = source.author.text
        if signed.casefold() == source.publisher.text.casefold():
            signed = ""  # who signs and who brings out are one: said once
        about = [part for part in (signed, source.publisher.text, wording.kind(source)) if part]
        when = []
        if source.published:
            when.append(_("published {day}").format(day=wording.day(source.published, self.language)))
        when.append(_("captured {moment}").format(moment=wording.moment(source.captured_at, self.language)))
        notes = []
        if source.reliability or source.credibility:
            notes.append(wording.grades(source, self.language))
        if source.withdrawn:
            notes.append(_("Withdrawn: nothing in this paper rests on it."))
        if source.derives_from:
            notes.append(_("Repeats source {n}; the two count as one.").format(n=source.derives_from))
        if source.from_inside:
            notes.append(_("From inside the country: may be under pressure."))
        return {
            "number": source.number, "mark": digits(str(source.number), self.language),
            "title": self.said(source.title), "about": self.text(comma().join(about)),
            "link": self.text(source.link.text), "when": comma().join(when), "hash": wording.fingerprint(source),
            "notes": notes, "withdrawn": source.withdrawn,
        }  # fmt: skip


def _day(entry: Entry) -> str:
    """By which it stands in its order."""
    return (entry.start or entry.end or "9999")[:10]


def _sup(number: int) -> Piece:
    return {"t": str(number), "k": "sup"}
