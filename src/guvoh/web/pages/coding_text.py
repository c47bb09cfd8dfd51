"""A second reader codes one source: its text with his own acts lit, and nothing of what others decided on it.

The keys are those of the review. What he finds is kept at once, apart from the claims of the case; the act that he is
writing waits in the sitting until then.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from guvoh import review
from guvoh.app import coding as second
from guvoh.errors import GuvohError, NotFound, UsageError
from guvoh.model import Block, Claim, Reading
from guvoh.model.coding import Act, Coding
from guvoh.model.ids import short
from guvoh.text.i18n import _
from guvoh.vault import queries
from guvoh.vault.queries import coding as codings
from guvoh.web import edits, wording
from guvoh.web.ask import Answer, Ask, Page
from guvoh.web.edits import NEW, Draft
from guvoh.web.lit import lit, marks_of, others
from guvoh.web.pages import editing
from guvoh.web.pages.coding import coding_of
from guvoh.web.reading import HARD, Paragraph, acts, slots_of, source_id, text_of
from guvoh.web.review_answer import _edtf
from guvoh.web.show import at, number, page, part
from guvoh.web.sitting import sitting

LONGEST = 400_000  # characters of a text that are shown; what lies behind them is said to be left out


def text(ask: Ask) -> Answer:
    coding, source = _asked(ask)
    return page(ask, "coding_text.html", _("Second coding"), "review", **_values(ask, coding, source))


def _asked(ask: Ask) -> tuple[Coding, str]:
    """Raises `NotFound` for a source that is not in the coding, and for another reader than the coding's."""
    coding, source = coding_of(ask), source_id(ask)
    if source not in coding.sources or coding.by != ask.vault.by:
        raise NotFound(_("This source is not yours to code."), _("Choose one from your own coding."))
    return coding, source


def _key(source: str) -> str:
    return f"{NEW} {source}"


def do(ask: Ask) -> Answer:
    """What a key does; the part of the page that changes."""
    coding, source = _asked(ask)
    what, _colon, more = ask.form.get("do").partition(":")
    try:
        return _done(ask, coding, source, what, more)
    except GuvohError as error:
        field = getattr(error, "field", "") or {"count": "low", "days": "days"}.get(what, "")
        said = f"{error.message} {error.hint}"
        return _part(ask, coding, source, status=error.status, said=said, wrong=field)


def _done(ask: Ask, coding: Coding, source: str, what: str, more: str) -> Answer:
    desk, vault = sitting(ask.desk), ask.vault
    draft, said = desk.drafts.get(_key(source)), ""
    if what == "accept" and draft:
        editing.check_whole(draft)
        second.say_acts(vault, coding, source, [draft.claim])
        edits.decided(vault, desk, _key(source))
        said = _("Kept, apart from the claims of the case.")
    elif what == "reject" and draft:
        edits.decided(vault, desk, _key(source))
        said = _("Not kept.")
    elif what == "undo" and draft and draft.back():
        said = _("The last change was taken back.")
    elif what in ("undo", "remove"):
        said = _taken_back(ask, coding, source, more)
    elif what == "end":
        second.say_acts(vault, coding, source, [], done=True)
        edits.decided(vault, desk, _key(source))
        return Answer(b"", headers={"hx-location": _next(ask, coding)})
    elif what == "show":
        desk.shown.add(source)
    elif what == "from" and coding.aided:
        proposed = next((a for a in codings.proposed(vault, source) if short(a.id) == more), None)
        if proposed is None:
            raise UsageError(_("The page asked for something that is not known."), _("Nothing was changed."))
        desk.drafts[_key(source)] = Draft(proposed.claim)
    elif what in ("accept", "reject", "from", "translate", "untranslate", "reset"):
        raise UsageError(_("Nothing is being added."), _("Select words in the text, then press M."))
    else:
        said = editing.change(ask, source, None, what, more)
        editing.taken_over(desk, _key(source), what)
    return _part(ask, coding, source, said=said)


def _taken_back(ask: Ask, coding: Coding, source: str, more: str) -> str:
    """An act of this source, or the last one; or that it was read to its end."""
    own = [act.id for act in codings.said(ask.vault, coding.id) if act.source == source]
    read = codings.read_through(ask.vault, coding.id).get(source)
    wanted = next((id for id in own if short(id) == more), "") if more else read or (own[-1] if own else "")
    if not wanted:
        return _("Nothing of yours is left to take back in this source.")
    second.take_back_act(ask.vault, coding, wanted)
    return _("Taken back.")


def _next(ask: Ask, coding: Coding) -> str:
    """The next source that is left, else the page of the coding."""
    read = codings.read_through(ask.vault, coding.id)
    left = [s for s in coding.sources if s not in read and not queries.source(ask.vault, s).withdrawn]
    return at(ask.case, f"coding/{short(coding.id)}" + (f"/text/{short(left[0])}" if left else ""))


def draft(ask: Ask) -> Answer:
    """Keeps what stands in the fields beside an act; nothing is checked."""
    _coding, source = _asked(ask)
    editing.keep_typed(sitting(ask.desk), _key(source), ask.form)
    return Answer(b"", status=204)


def _part(ask: Ask, coding: Coding, source: str, status: int = 200, **more: Any) -> Answer:
    answer = part(ask, "coding_part.html", status, **_values(ask, coding, source, **more))
    return replace(answer, headers={"hx-replace-url": at(ask.case, f"coding/{short(coding.id)}/text/{short(source)}")})


def _values(ask: Ask, coding: Coding, id: str, **more: Any) -> dict[str, Any]:
    vault, desk = ask.vault, sitting(ask.desk)
    source, reading, draft = queries.source(vault, id), text_of(ask, id), desk.drafts.get(_key(id))
    own = [act for act in codings.said(vault, coding.id) if act.source == id]
    read = codings.read_through(vault, coding.id)
    proposed = codings.proposed(vault, id)
    hard = [why for why in HARD if any(why in review.grave(act.claim) for act in proposed)]
    marked = bool(queries.settings(vault, id).get("hard"))
    paragraphs, cut = _paragraphs(reading, draft.claim if draft else None, own)
    here = at(ask.case, f"coding/{short(coding.id)}/text/{short(id)}")
    claim = draft.claim if draft else None
    known: dict[str, Any] = {
        "coding": coding, "source": source, "s": draft, "own": own,
        "slots": slots_of(claim, source) if claim else (), "paragraphs": paragraphs, "cut": cut, "hard": hard,
        "marked": marked, "hidden": (bool(hard) or marked) and id not in desk.shown, "why_grave": review.why_grave,
        "proposed": [a for a in proposed if not _is_said(a, own)] if coding.aided else [], "wording": wording,
        "at_end": id in read, "nth": coding.sources.index(id) + 1, "total": len(coding.sources),
        "left": len(set(coding.sources) - set(read)), "said": "", "wrong": "", "typed": desk.typed.get(_key(id), {}),
        "acts": acts() if draft and draft.open == 1 else (), "edtf": _edtf, "action": f"{here}/do",
        "draft": f"{here}/draft", "lang": source.language or (claim.language if claim else ""), "mode": "read",
        "back": at(ask.case, f"coding/{short(coding.id)}"),
    }  # fmt: skip
    return {**known, **more}


def _is_said(act: Act, own: Sequence[Act]) -> bool:
    """Whether the second reader took a suggestion over already: an act of its class on its words."""
    claim = act.claim
    return any((o.claim.act, o.claim.start, o.claim.end) == (claim.act, claim.start, claim.end) for o in own)


def _paragraphs(reading: Reading | None, claim: Claim | None, own: Sequence[Act]) -> tuple[tuple[Paragraph, ...], bool]:
    """The text with the second reader's own acts lit, and the one that he is writing."""
    if reading is None:
        return (), False
    marks = [*others([act.claim for act in own], claim), *(marks_of(claim) if claim else ())]
    blocks = reading.blocks or (Block(0, len(reading.text), None, 1),)
    return tuple(
        Paragraph(b.start, b.main, b.page, lit(reading.text, b.start, b.end, marks, number))
        for b in blocks if b.end <= LONGEST
    ), len(reading.text) > LONGEST  # fmt: skip


PAGES = (
    Page("/case/{case}/coding/{coding}/text/{source}", text),
    Page("/case/{case}/coding/{coding}/text/{source}/do", do, ("POST",)),
    Page("/case/{case}/coding/{coding}/text/{source}/draft", draft, ("POST",)),
)
