"""What is being typed and not saved yet: kept in memory only, and sealed as an unfinished note before the desk ends.

Each note that is being written has a key of its own: the case, and the person or the unfinished note that the page was
opened for. Nothing here is checked: a draft is whatever stands in the fields.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from guvoh import app
from guvoh.book.typed_names import named
from guvoh.errors import GuvohError
from guvoh.model.ids import short
from guvoh.text.i18n import _
from guvoh.web.address import address
from guvoh.web.ask import Form
from guvoh.web.desk import Desk, Unsealed

CALL = "call:"
DONE = "calls done"
BESIDE = ("words", "do", "note", "from", "sheet")  # fields that are kept apart, or say nothing of the call


@dataclass(frozen=True, slots=True)
class Draft:
    """`opened` is the id behind the `:` of its key: of a person, of an unfinished note, or empty."""

    case: str
    opened: str
    form: Form


def key(case: str, opened: str = "") -> str:
    return f"{CALL}{case}:{opened}" if opened else CALL + case


def keep(desk: Desk, case: str, opened: str, form: Form) -> None:
    """Keeps what is typed; from the first time on, the desk seals it before it ends. Empty fields keep nothing, nor
    does what arrives behind the note itself."""
    if is_done(desk, form):
        return
    if not typed(form):
        forget(desk, case, opened)
        return
    desk.drafts[key(case, opened)] = {name: list(values) for name, values in form.fields.items()}
    if not any(isinstance(last, partial) and last.func is seal for last in desk.before_end):
        desk.before_end.append(partial(seal, desk))


def taken(desk: Desk, case: str, opened: str = "") -> Form | None:
    """What was typed so far, None for nothing."""
    kept = desk.drafts.get(key(case, opened))
    return None if kept is None else Form({name: tuple(values) for name, values in kept.items()})


def forget(desk: Desk, case: str, opened: str = "") -> None:
    desk.drafts.pop(key(case, opened), None)


def done(desk: Desk, case: str, opened: str, form: Form) -> None:
    """The note is in the vault: pressed twice, it is noted once. `sheet` marks the page it was typed on."""
    forget(desk, case, opened)
    desk.drafts.setdefault(DONE, {})[form.get("sheet")] = True


def is_done(desk: Desk, form: Form) -> bool:
    return bool(form.get("sheet")) and form.get("sheet") in desk.drafts.get(DONE, {})


def drafts(desk: Desk, case: str | None = None) -> Iterator[Draft]:
    """The calls that are being written, of one case or of all."""
    for one in [name for name in desk.drafts if name.startswith(CALL)]:
        of, _colon, opened = one.removeprefix(CALL).partition(":")
        form = taken(desk, of, opened)
        if form is not None and case in (None, of):
            yield Draft(of, opened, form)


def typed(form: Form) -> bool:
    """Whether anything stands in the fields besides what the page put there."""
    ours = (*BESIDE[1:], "kind", "about") if form.get("from") else (*BESIDE[1:], "kind")
    given = (values for name, values in form.fields.items() if name not in ours)
    return any(value.strip() for values in given for value in values)


def aside(desk: Desk, case: str, form: Form) -> str:
    """Seals it as an unfinished note; returns its id."""
    vault = desk.opened()
    about = [p.id for p in named(vault, case, form.get("about")).known]
    fields: Mapping[str, list[str]] = {n: list(values) for n, values in form.fields.items() if n not in BESIDE}
    words = (form.fields.get("words") or ("",))[0]
    kind = form.get("kind") or "call"
    return app.put_aside(vault, words, case, fields, about, kind, form.get("note") or None).id


def seal(desk: Desk) -> list[Unsealed]:
    """Every draft becomes an unfinished note, each apart. Returns those that could not; they stay in memory."""
    unsealed = []
    for draft in drafts(desk):
        try:
            aside(desk, draft.case, draft.form)
        except GuvohError as error:
            who = draft.form.get("author") or draft.form.get("about")
            words = _("A note that is being written") + f": {who}"
            unsealed.append(Unsealed(words, where(draft), error))
        else:
            forget(desk, draft.case, draft.opened)
    return unsealed


def where(draft: Draft) -> str:
    """The page on which it is written on."""
    kind = "note" if draft.form.get("note") else "about"
    return address(f"/case/{short(draft.case)}/call", **{kind: short(draft.opened) if draft.opened else ""})
