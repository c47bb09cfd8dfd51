"""Corrections of a suggestion before it is accepted: words into slots, edges of the act, numbers, days, translations.

Nothing is decided here. Each change is kept in the sitting and can be taken back one by one.
"""

from __future__ import annotations

from collections.abc import Iterable

from guvoh import app
from guvoh.errors import Refused, UsageError, WrongField
from guvoh.model import Claim
from guvoh.review import slots
from guvoh.text.i18n import _
from guvoh.vault import queries
from guvoh.vault.queries import ClaimRow
from guvoh.web.address import number_in
from guvoh.web.ask import Ask, Form
from guvoh.web.edits import Draft, Edits, decided
from guvoh.web.reading import text_of
from guvoh.web.sitting import draft_of, sitting


def change(ask: Ask, source: str, row: ClaimRow | None, what: str, more: str) -> str:
    """One change; returns what to tell the reader, mostly nothing. Raises `GuvohError` where it cannot be made."""
    if what == "missed":
        return _missed(ask, source, row)
    if what == "translate":
        return _translate(ask, source, row)
    if what == "untranslate":
        app.undo(ask.vault, [more])
        return _("The translation was taken back.")
    if row is None and f"new {source}" not in sitting(ask.desk).drafts:
        raise UsageError(_("Nothing is being added."), _("Select words in the text, then press M."))
    draft = draft_of(ask, row.id, row.claim) if row else sitting(ask.desk).drafts[f"new {source}"]
    if what == "slot":
        _slot(ask, source, draft, number_in(more))
    elif what == "drop":
        slot, _colon, n = more.partition(":")
        draft.take(slots.drop_words(draft.claim, slot, number_in(n)))
    elif what == "sooner":
        draft.take(slots.sooner(draft.claim, number_in(more)))
    elif what == "act":
        act, _colon, code = more.partition(":")
        draft.take(slots.say_act(draft.claim, act, code))
        draft.open = 0
    elif what == "polarity":
        draft.take(slots.say_polarity(draft.claim, more))
        draft.open = 0
    elif what == "count":
        draft.open = slots.SLOTS.index("count") + 1  # where it is refused, its fields are those on the page
        draft.take(slots.say_count(draft.claim, ask.form.get("low"), ask.form.get("high")))
        draft.open = 0
    elif what == "days":
        draft.open = slots.SLOTS.index("date") + 1
        draft.take(slots.say_date(draft.claim, ask.form.get("days"), ask.desk.now()))
        draft.open = 0
    elif what == "move":
        edge, _colon, words = more.partition(":")
        draft.take(slots.move_edge(draft.claim, _text(ask, source), edge, 1 if words == "1" else -1))
    elif what == "close":
        draft.open = 0
    elif what == "reset" and row is not None:
        decided(ask.vault, sitting(ask.desk), row.id)
    else:
        raise UsageError(_("The page asked for something that is not known."), _("Nothing was changed."))
    return ""


# The fields beside a claim. Of one group those count in which something stands; what a press of theirs took over is
# no longer typed.
FIELDS = {"translate": ("translation", "language", "translator"), "count": ("low", "high"), "days": ("days",)}


def keep_typed(edits: Edits, key: str, form: Form) -> None:
    """What stands in the fields of a form beside a claim, until it is sent."""
    typed = edits.typed.setdefault(key, {})
    for names in FIELDS.values():
        if names[0] in form:
            given = {name: (form.fields.get(name) or ("",))[0] for name in names}
            wanted = given["translation"].strip() if "translation" in given else any(given.values())
            typed.update(given) if wanted else _forget(typed, names)
    if not typed:
        del edits.typed[key]


def taken_over(edits: Edits, key: str, what: str) -> None:
    """The press `what` succeeded: its fields, and those that showed what it has changed, hold nothing of their own."""
    typed = edits.typed.get(key, {})
    for press, names in FIELDS.items():
        if what == press or (what in ("slot", "drop") and press != "translate"):
            _forget(typed, names)
    if not typed:
        edits.typed.pop(key, None)


def _forget(typed: dict[str, str], names: Iterable[str]) -> None:
    for name in names:
        typed.pop(name, None)


def _selected(ask: Ask) -> tuple[int, int] | None:
    """The stretch of the text that was selected when the key was pressed."""
    start, end = number_in(ask.form.get("start")), number_in(ask.form.get("end"))
    return (start, end) if start < end else None


def _text(ask: Ask, source: str) -> str:
    reading = text_of(ask, source)
    return reading.text if reading else ""


def _slot(ask: Ask, source: str, draft: Draft, n: int) -> None:
    """With words selected: they go into the slot. Without: its controls are shown, or put away."""
    words = _selected(ask)
    if not 1 <= n <= len(slots.SLOTS):
        raise UsageError(_("The page asked for something that is not known."), _("Nothing was changed."))
    if words is None:
        draft.open = 0 if draft.open == n else n
        return
    slot = slots.SLOTS[n - 1]
    published = queries.source(ask.vault, source).published
    draft.take(slots.put_words(draft.claim, slot, _text(ask, source), *words, published))
    if slot not in slots.SEVERAL:
        draft.open = 0


def _missed(ask: Ask, source: str, row: ClaimRow | None) -> str:
    """Begins a claim from the selected words."""
    words = _selected(ask)
    if words is None:
        raise WrongField(_("No words were selected."), _("Select the words of the claim in the text, then press M."))
    reading = text_of(ask, source)
    language = (reading.language if reading else None) or "en"
    claim: Claim = slots.new_claim(_text(ask, source), *words, language)
    sitting(ask.desk).drafts[f"new {source}"] = Draft(claim, open=1, came=row.id if row else "")
    return _("A claim of your own: choose the act, then fill the slots.")


def check_whole(draft: Draft) -> None:
    """Raises `WrongField` for a claim of which the act was not chosen yet."""
    if not draft.claim.act:
        draft.open = 1
        raise WrongField(_("Which act is it?"), _("Choose one from the list."), field="act")


def _translate(ask: Ask, source: str, row: ClaimRow | None) -> str:
    draft = sitting(ask.desk).drafts.get(row.id if row else f"new {source}")
    claim = draft.claim if draft else row.claim if row else None
    words = _selected(ask) or ((claim.start, claim.end) if claim else (0, 0))
    start, end = slots.trimmed(_text(ask, source), *words)
    form = ask.form
    try:
        app.translate(
            ask.vault, source, start, end, form.get("translation"), form.get("language"), form.get("translator"),
            form.get("on") or ask.desk.today.isoformat(),
        )  # fmt: skip
    except (UsageError, Refused) as error:
        raise WrongField(error.message, error.hint, field="translation") from error
    return _("The translation stands under the words.")
