"""The review: one suggestion beside its source, one key for each decision.

Every key posts to `do`, which answers the part of the page that changes, with the address of what it shows. A decision
is kept before the next suggestion is shown; unfinished edits wait in the sitting (`sitting.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from guvoh import app, review
from guvoh.app import reviewing
from guvoh.errors import GuvohError, Stale
from guvoh.model.ids import short
from guvoh.review.reasons import REASONS, reason_words
from guvoh.text.i18n import _, ngettext
from guvoh.vault import queries
from guvoh.vault.queries import ClaimRow
from guvoh.vault.queries.order import next_to_read, reading_order
from guvoh.web import edits, whom
from guvoh.web.ask import Answer, Ask, Page, go
from guvoh.web.edits import NEW
from guvoh.web.export import as_csv
from guvoh.web.pages import editing, second
from guvoh.web.reading import claim_id, shown, source_id
from guvoh.web.review_answer import address, answered, forth, next_after, nothing, values
from guvoh.web.show import at, number, page, trouble
from guvoh.web.sitting import sitting


def begin(ask: Ask) -> Answer:
    """The first suggestion of the case that waits."""
    source = next_to_read(ask.vault, ask.case.id, ask.desk.today.isoformat())
    return go(at(ask.case, f"review/{short(source)}")) if source else page(ask, "review.html", _("Review"), "review",
                                                                           **nothing(ask))  # fmt: skip


def of_source(ask: Ask) -> Answer:
    """The first suggestion of one source that waits, or its first claim where all were read."""
    source = source_id(ask)
    waiting = queries.next_waiting(ask.vault, source=source)
    order = reading_order(ask.vault, source)
    id = waiting.row.id if waiting and waiting.row else order[0][0] if order else None
    if id is None:
        return page(ask, "review.html", _("Review"), "review", **nothing(ask, source))
    return go(address(ask, source, id))


def one(ask: Ask) -> Answer:
    source = source_id(ask)
    row = queries.claim(ask.vault, claim_id(ask, reading_order(ask.vault, source)))
    return page(ask, "review.html", _("Review"), "review", **values(ask, shown(ask, source, row)))


def ahead(ask: Ask) -> Answer:
    """The part of the page that comes after a decision on this claim: the window asks for it while the claim is read,
    and shows it at the press of the key, before the answer."""
    return next_after(ask, queries.claim(ask.vault, claim_id(ask, reading_order(ask.vault, source_id(ask)))))


def missed(ask: Ask) -> Answer:
    """The claim that is being added to a source."""
    source = source_id(ask)
    if f"{NEW} {source}" not in sitting(ask.desk).drafts:
        return go(at(ask.case, f"review/{short(source)}"))
    return page(ask, "review.html", _("Review"), "review", **values(ask, shown(ask, source, None)))


def draft(ask: Ask) -> Answer:
    """Keeps what stands in the fields beside a claim; nothing is checked."""
    source = source_id(ask)
    new = ask.arg("claim") == NEW
    key = f"{NEW} {source}" if new else claim_id(ask, reading_order(ask.vault, source))
    editing.keep_typed(sitting(ask.desk), key, ask.form)
    return Answer(b"", status=204)


def do(ask: Ask) -> Answer:
    """What a key or button asks for: `name` or `name:more`."""
    what, _colon, more = ask.form.get("do").partition(":")
    try:
        source = "" if ask.arg("source") == NEW else source_id(ask)  # none where nothing waits
    except GuvohError as error:  # erased meanwhile: the whole page says so
        return replace(trouble(ask, error), headers={"hx-retarget": "body", "hx-reswap": "innerHTML"})
    row = None
    try:
        if ask.arg("claim") != NEW:
            row = queries.claim(ask.vault, claim_id(ask, reading_order(ask.vault, source)))
        return DOES[what](ask, source, row, more) if what in DOES else _edited(ask, source, row, what, more)
    except Stale as error:
        now = queries.claim(ask.vault, row.id) if row else None
        return answered(ask, source, now, said=error.message, status=error.status, stale=error.hint)
    except GuvohError as error:
        field = getattr(error, "field", "") or TYPED.get(what, "")
        return answered(ask, source, row, said=f"{error.message} {error.hint}", status=error.status, wrong=field)


# What the keys do. Each takes the ask, the source, the claim on the page (None for one that is being added), the rest.


def _accept(ask: Ask, source: str, row: ClaimRow | None, _more: str) -> Answer:
    desk, vault = sitting(ask.desk), ask.vault
    draft = desk.drafts.get(row.id if row else f"{NEW} {source}")
    confirmed = ask.form.all("confirm")
    if row is None:
        if draft is None:
            return forth(ask, source, None)
        editing.check_whole(draft)
        reviewing.check_confirmed(vault, source, draft.claim, confirmed)
        app.add_claim(vault, source, draft.claim)
        edits.decided(vault, desk, f"{NEW} {source}")
        also_said = whom.kept(vault, desk, f"{NEW} {source}", source, draft.claim)
        return forth(ask, source, draft.came or None, said=" ".join((_("Added and accepted."), also_said)).strip())
    claim = draft.claim if draft else row.claim
    reviewing.check_confirmed(vault, source, claim, confirmed)
    if draft and draft.steps:
        app.edit(vault, row.id, claim, seen=_seen(ask, row.id))
        said = _("Accepted as edited.")
    elif row.state == "accepted":
        said = _("It is accepted already.")
    else:
        also = _repeats(ask, row)
        app.decide(vault, [row.id, *also], "accepted", seen=_seen(ask, row.id, also))
        said = ngettext("Accepted.", "{n} accepted together.", 1 + len(also)).format(n=number(1 + len(also)))
    edits.decided(vault, desk, row.id)
    said = f"{said} {whom.kept(vault, desk, row.id, source, claim)}".strip()
    return second.perhaps_again(ask) or forth(ask, source, row.id, said=said)


def _reject(ask: Ask, source: str, row: ClaimRow | None, _more: str) -> Answer:
    desk = sitting(ask.desk)
    if row is None:
        draft = desk.drafts.get(f"{NEW} {source}")
        edits.decided(ask.vault, desk, f"{NEW} {source}")
        return forth(ask, source, draft.came if draft else None, said=_("Not added."))
    also = _repeats(ask, row)
    app.decide(ask.vault, [row.id, *also], "rejected", seen=_seen(ask, row.id, also))
    edits.decided(ask.vault, desk, row.id)
    return second.perhaps_again(ask) or forth(ask, source, row.id, said=_("Rejected."), why=(row.id, *also))


def _why(ask: Ask, source: str, row: ClaimRow | None, key: str) -> Answer:
    """The reason for what was rejected just before; it is recorded with that rejection."""
    reason = REASONS.get(key, "")
    reviewing.give_reason(ask.vault, ask.form.all("of"), reason)
    said = _("Rejected: {reason}.").format(reason=reason_words(reason))
    return answered(ask, source, row, said=said) if row else forth(ask, source, None, said=said)


def _undo(ask: Ask, source: str, row: ClaimRow | None, _more: str) -> Answer:
    """Takes back the last change of an edit; where there is none, the last decision of this reader."""
    draft = sitting(ask.desk).drafts.get(row.id if row else f"{NEW} {source}")
    if draft and draft.back():
        return answered(ask, source, row, said=_("The last change was taken back."))
    id = reviewing.take_back_last(ask.vault, ask.case.id)
    if id is None:
        return answered(ask, source, row, said=_("Nothing that you decided is left to take back."))
    back = queries.claim(ask.vault, id)
    whom.taken_back(ask.vault, sitting(ask.desk), id)
    return answered(ask, back.source, back, said=_("Taken back. Decide on it again, or go on."))


def _whom(ask: Ask, source: str, row: ClaimRow | None, more: str) -> Answer:
    """Whether a name of the claim is that of somebody known: `verdict:name:person`."""
    verdict, _colon, pair = more.partition(":")
    mention, _colon, person = pair.partition(":")
    asked = next((q for q in whom.questions(ask, shown(ask, source, row)) if q.id == pair), None)
    if asked is None or verdict not in (*whom.VERDICTS, whom.LATER, "open"):
        return answered(ask, source, row, said=_("This is settled by now."))
    desk, key = sitting(ask.desk), row.id if row else f"{NEW} {source}"
    if asked.both and verdict in whom.VERDICTS:
        return answered(ask, source, row, said=whom.judged(ask.vault, desk, key, (mention, person), verdict))
    desk.whom.setdefault(key, {})[mention, person] = "" if verdict == "open" else verdict
    return answered(ask, source, row, said=_("It waits among the pairs.") if verdict == whom.LATER else "")


def _skip(ask: Ask, source: str, row: ClaimRow | None, _more: str) -> Answer:
    return forth(ask, source, row.id if row else None, said=_("Skipped; it waits."))


def _step(by: int) -> Callable[[Ask, str, ClaimRow | None, str], Answer]:
    def step(ask: Ask, source: str, row: ClaimRow | None, _more: str) -> Answer:
        ids = [id for id, _state in reading_order(ask.vault, source)]
        to = ids.index(row.id) + by if row and row.id in ids else 0
        if 0 <= to < len(ids):
            return answered(ask, source, queries.claim(ask.vault, ids[to]))
        if by > 0:
            return forth(ask, source, "")
        return answered(ask, source, row, said=_("This is the first of this source."))

    return step


def _off(ask: Ask, source: str, _row: ClaimRow | None, _more: str) -> Answer:
    entry = reviewing.put_off(ask.vault, source, ask.desk.today)
    said = _("This source is put off until tomorrow.")
    return forth(ask, source, "", said=said, take_back=f"on:{source}:{entry}")


def _on(ask: Ask, _source: str, _row: ClaimRow | None, more: str) -> Answer:
    source, _colon, entry = more.partition(":")
    app.undo(ask.vault, [entry])
    return forth(ask, source, None, said=_("The source is back."))


def _show(ask: Ask, source: str, row: ClaimRow | None, _more: str) -> Answer:
    sitting(ask.desk).shown.add(source)
    return answered(ask, source, row)


def _rested(ask: Ask, source: str, row: ClaimRow | None, _more: str) -> Answer:
    sitting(ask.desk).since = ask.desk.now()
    return answered(ask, source, row) if row else forth(ask, source, None)


def _edited(ask: Ask, source: str, row: ClaimRow | None, what: str, more: str) -> Answer:
    said = editing.change(ask, source, row, what, more)
    editing.taken_over(sitting(ask.desk), row.id if row else f"{NEW} {source}", what)
    if what == "missed":
        return answered(ask, source, None, said=said)
    return answered(ask, source, row, said=said)


Does = Callable[[Ask, str, ClaimRow | None, str], Answer]
DOES: dict[str, Does] = {
    "accept": _accept, "reject": _reject, "why": _why, "undo": _undo, "skip": _skip, "next": _step(1),
    "back": _step(-1), "off": _off, "on": _on, "show": _show, "rested": _rested,
    "whom": _whom,
}  # fmt: skip


# Where something was typed that an error must not lose; the sentence stands beside it.
TYPED = {"translate": "translation", "count": "low", "days": "days"}


def _seen(ask: Ask, id: str, also: Sequence[str] = ()) -> dict[str, str | None]:
    """The decisions that the page showed."""
    return {id: ask.form.get("seen") or None, **dict.fromkeys(also)}


def _repeats(ask: Ask, row: ClaimRow) -> list[str]:
    """The repeats that the page named and that the reader left ticked, as far as they still wait."""
    wanted = set(ask.form.all("repeat"))
    if not wanted or row.state != "suggested":
        return []
    rows = queries.waiting_in(ask.vault, row.source)
    group = next((g for g in review.groups(rows) if any(r.id == row.id for r in g)), ())
    return [r.id for r in group if r.id in wanted and r.id != row.id]


def export(ask: Ask) -> Answer:
    """The suggestions and claims of one source, as a table."""
    source = source_id(ask)
    rows = queries.claims(ask.vault, source=source)
    heads = ("id", "state", "act", "polarity", "words", "victims", "by", "count_low", "count_high", "date_from",
             "date_to", "place", "said_by")  # fmt: skip
    table = []
    for row in rows:
        c = row.claim
        n, d = c.count, c.date
        table.append((
            short(row.id), row.state, c.act, c.polarity, c.quote, "; ".join(v.text for v in c.victims),
            "; ".join(a.text for a in c.actors), n.low if n else None, n.high if n else None, d.start if d else None,
            d.end if d else None, c.place.text if c.place else "", "; ".join(a.text for a in c.attribution),
        ))  # fmt: skip
    return as_csv(ask, f"claims {short(source)}", heads, table)


PAGES = (
    Page("/case/{case}/review", begin),
    Page("/case/{case}/review/{source}", of_source),
    Page("/case/{case}/review/{source}/claims.csv", export),
    Page("/case/{case}/review/{source}/new", missed),
    Page("/case/{case}/review/{source}/{claim}", one),
    Page("/case/{case}/review/{source}/{claim}/ahead", ahead),
    Page("/case/{case}/review/{source}/{claim}/draft", draft, ("POST",)),
    Page("/case/{case}/review/{source}/{claim}/do", do, ("POST",)),
)
