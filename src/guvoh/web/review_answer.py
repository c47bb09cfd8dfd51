"""What the review answers: the part of its page that changes, and the address that a reload leads to."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from functools import partial
from typing import Any

from guvoh import review
from guvoh.model import When, dates
from guvoh.model.ids import short
from guvoh.review.reasons import REASONS, reason_words
from guvoh.text import i18n
from guvoh.vault import queries
from guvoh.vault.queries import ClaimRow
from guvoh.vault.queries.order import done_by, next_to_read
from guvoh.web import wording
from guvoh.web.address import address as with_query
from guvoh.web.ask import Answer, Ask
from guvoh.web.edits import NEW
from guvoh.web.reading import Shown, acts, shown
from guvoh.web.show import at, part
from guvoh.web.sitting import sitting
from guvoh.web.whom import questions

TOGETHER = 20  # repeats; with more of them nothing is drawn ahead


def address(ask: Ask, source: str, claim: str | None) -> str:
    return at(ask.case, f"review/{short(source)}/{short(claim) if claim else NEW}")


def values(ask: Ask, s: Shown, **more: Any) -> dict[str, Any]:
    """What the template needs besides the suggestion itself."""
    desk, here = sitting(ask.desk), address(ask, s.source.id, _id(s.row))
    known: dict[str, Any] = {
        "s": s, "mode": "read", "said": "", "stale": "", "wrong": "", "why": (), "take_back": "",
        "typed": desk.typed.get(_id(s.row) or f"{NEW} {s.source.id}", {}),
        "hidden": (bool(s.hard) or s.marked) and s.source.id not in desk.shown, "pause": desk.pause_due(ask.desk.now()),
        "why_grave": review.why_grave, "wording": wording, "by_reader": ask.vault.by,
        "ten": more["ten"] if "ten" in more else _ten(ask), "ahead": _ahead(s, here),
        "reasons": _reasons(), "whom": partial(questions, ask, s),
        "edtf": _edtf, "reader_language": i18n.language, "acts": acts() if s.open == 1 else (),
        "action": f"{here}/do", "draft": f"{here}/draft",
    }  # fmt: skip
    return {**known, **more}


def answered(ask: Ask, source: str, row: ClaimRow | None, status: int = 200, **more: Any) -> Answer:
    """The part of the page that changes, and where a reload leads to."""
    if row is None and f"{NEW} {source}" not in sitting(ask.desk).drafts:
        return forth(ask, source, None, **more)
    answer = part(ask, "review_part.html", status, **values(ask, shown(ask, source, row), **more))
    return replace(answer, headers={"hx-replace-url": address(ask, source, _id(row))})


def _edtf(date: When | None) -> str:
    """The days of a date as they can be typed again."""
    return dates.to_edtf(date.start, date.end) if date and (date.start or date.end) else ""


def _id(row: ClaimRow | None) -> str | None:
    return row.id if row else None


def forth(ask: Ask, source: str, after: str | None, **more: Any) -> Answer:
    """The next suggestion that waits: behind this one, then in the next sources, then from the beginning."""
    vault, case, today = ask.vault, ask.case, ask.desk.today.isoformat()
    found = queries.next_waiting(vault, source=source, after=after) if after != "" else None
    if found is None or found.row is None:
        then = next_to_read(vault, case.id, today, source) or next_to_read(vault, case.id, today)
        found = queries.next_waiting(vault, source=then) if then else None
    if found is None or found.row is None:
        answer = part(ask, "review_part.html", **nothing(ask, **more))
        return replace(answer, headers={"hx-replace-url": at(case, "review")})
    if ask.form.get("shown") == short(found.row.id):
        return _told(ask, found.source, found.row.id, **more)
    return answered(ask, found.source, found.row, **more)


def _told(ask: Ask, source: str, claim: str, **more: Any) -> Answer:
    """The window shows this claim already (`ahead.js`): only what the decision changed round it."""
    known = {"said": "", "stale": "", "why": (), "take_back": "", "ten": _ten(ask), "wording": wording,
             "reasons": _reasons()}  # fmt: skip
    answer = part(ask, "review_told.html", **{**known, **more})
    headers = {"hx-retarget": "#review-said", "hx-reswap": "outerHTML show:none"}
    return replace(answer, headers={**headers, "hx-replace-url": address(ask, source, claim)})


def next_after(ask: Ask, row: ClaimRow) -> Answer:
    """What will be shown when the claim has been decided together with its repeats, drawn while it is read; 204 where
    that cannot be foretold. The answer to the decision itself says whether it was right."""
    none, also = Answer(b"", status=204), ask.query.all("also")
    if review.blind_due(queries.decided_by(ask.vault, ask.vault.by) + 1 + len(also)):
        return none
    found = _behind(ask, row, {row.id, *also})
    if found is None or found.id in sitting(ask.desk).drafts:
        return none
    then = shown(ask, found.source, found, settled={row.id, *also})
    return part(ask, "review_part.html", **values(ask, then, ten=()))  # the list comes with the answer


def _ahead(s: Shown, here: str) -> str:
    """Where `next_after` is asked, with the repeats that a decision covers as the page ticks them; "" for nowhere."""
    also = () if s.grave else tuple(r.id for r in s.repeats)
    if s.state != "suggested" or len(also) > TOGETHER or (s.edited and also):
        return ""
    return with_query(f"{here}/ahead", also=also)


def _behind(ask: Ask, row: ClaimRow, settled: Collection[str]) -> ClaimRow | None:
    """The next that waits in this source or in those behind it."""
    found = queries.next_waiting(ask.vault, source=row.source, after=row.id)
    while found is not None and found.row is not None and found.row.id in settled:
        found = queries.next_waiting(ask.vault, source=row.source, after=found.row.id)
    if found is None or found.row is None:
        then = next_to_read(ask.vault, ask.case.id, ask.desk.today.isoformat(), row.source)
        found = queries.next_waiting(ask.vault, source=then) if then else None
    return found.row if found else None


def nothing(ask: Ask, source: str = "", **more: Any) -> dict[str, Any]:
    known: dict[str, Any] = {
        "s": None, "mode": "none", "said": "", "why": (), "take_back": "", "ten": _ten(ask), "stale": "",
        "waiting": queries.unreviewed(ask.vault, ask.case.id), "of_source": source, "pause": False, "wording": wording,
        "action": at(ask.case, f"review/{short(source) if source else NEW}/{NEW}/do"), "hidden": False,
        "reasons": _reasons(),
    }  # fmt: skip
    return {**known, **more}


def _reasons() -> list[tuple[str, str]]:
    return [(key, reason_words(words)) for key, words in REASONS.items()]


def _ten(ask: Ask) -> list[dict[str, Any]]:
    done = done_by(ask.vault, ask.vault.by, ask.case.id)
    rows = {row.id: row for row in queries.claim_rows(ask.vault, [one.claim for one in done])}
    return [
        {"at": one.at, "row": rows[one.claim], "reason": reason_words(one.reason), "state": wording.state(one.state),
         "address": address(ask, one.source, one.claim)} for one in done
    ]  # fmt: skip
