"""One claim: its words where they stand, what it says slot by slot, and who decided what on it."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from guvoh import app
from guvoh.app.unnamed import stand_in, unnamed
from guvoh.book.places import sentence_round, standing
from guvoh.errors import GuvohError, NotFound, UsageError
from guvoh.model import Claim, Person, Reading
from guvoh.model.ids import short
from guvoh.text.i18n import _
from guvoh.vault import queries
from guvoh.vault.queries import ClaimRow
from guvoh.vault.queries.decisions import decisions_on
from guvoh.web import safety_shown, wording
from guvoh.web.ask import Answer, Ask, Page, go
from guvoh.web.export import as_json
from guvoh.web.lit import lit, marks_of
from guvoh.web.reading import slots_of, text_of
from guvoh.web.show import at, number, page


def claim(ask: Ask, wrong: str = "") -> Answer:
    """`wrong`: why no place was kept for members without a name."""
    row = the_claim(ask)
    vault, said = ask.vault, row.claim
    source = queries.source(vault, row.source)
    reading = text_of(ask, row.source)
    sentence, where = "", ""
    if reading is not None:
        start, end = _round(reading, said)
        sentence = lit(reading.text, start, end, marks_of(said), number)
        where = standing(reading, said.start, said.end).said()
    incident = queries.incident_of(vault, row.id)
    return page(
        ask, "claim.html", _("Claim: {act}").format(act=wording.act(said.act)), "review", 422 if wrong else 200,
        row=row, wrong=wrong, unnamed=unnamed(vault, row.id), typed=ask.form.get("n") if wrong else "", said=said,
        source=source, sentence=sentence, where=where, slots=slots_of(said, source), incident=incident,
        made=decisions_on(vault, row.id)[::-1], looks=queries.looks(vault, row.id), persons=_persons(ask, row.id),
        linked=safety_shown.of_claim(ask, row.id),
        decided=queries.decisions_by(vault, row.id) if row.decision else ("", ""), wording=wording,
        translations=[t for t in queries.translations(vault, row.source) if t.start < said.end and said.start < t.end],
    )  # fmt: skip


def the_claim(ask: Ask) -> ClaimRow:
    """The claim of the address; raises NotFound where it is of another case."""
    id = queries.find(ask.vault, ask.arg("claim"), ("claim",))[1]
    row = queries.claim(ask.vault, id)
    if row.case != ask.case.id:
        raise NotFound(_("There is no such claim in this case."), _("Look at the list of claims."))
    return row


def _round(reading: Reading, said: Claim) -> tuple[int, int]:
    """Where the sentence round the words stands."""
    sentence = sentence_round(reading, said.start, said.end)
    begin = reading.text.find(sentence, max(0, said.end - len(sentence)))
    if sentence and 0 <= begin <= said.start and said.end <= begin + len(sentence):
        return begin, begin + len(sentence)
    return said.start, said.end


def _persons(ask: Ask, id: str) -> list[tuple[str, str, Person]]:
    """(role, name as the source has it, person)."""
    found = ((role, name, queries.person_of(ask.vault, atom)) for atom, role, name in queries.mentions(ask.vault, id))
    return [(role, name, person) for role, name, person in found if person is not None]


def places(ask: Ask) -> Answer:
    """Keeps a place in the register for each member whom the claim does not name."""
    row, n = the_claim(ask), ask.form.get("n")
    if unnamed(ask.vault, row.id) is None:  # it was decided otherwise meanwhile: the page has no such field any more
        ask.desk.say(_("This claim tells of nobody without a name."))
        return go(at(ask.case, f"claim/{short(row.id)}"))
    try:
        made = stand_in(ask.vault, row.id, int(n) if n.isdecimal() else 0)
    except GuvohError as error:
        return claim(ask, f"{error.message} {error.hint}")
    ask.desk.say(_("Kept.") if made else _("Nothing was different; nothing was changed."))
    return go(at(ask.case, f"claim/{short(row.id)}"))


def undo(ask: Ask) -> Answer:
    """Takes back one decision; a decision that it had replaced stands again."""
    row, entry = the_claim(ask), ask.form.get("entry")
    known: set[Any] = {made.entry for made in decisions_on(ask.vault, row.id) if not made.undone}
    known |= {look.id for look in queries.looks(ask.vault, row.id)}
    if entry not in known:
        raise UsageError(_("This decision does not stand any more."), _("Look at the claim again."))
    app.undo(ask.vault, [entry])
    ask.desk.say(_("Taken back."))
    here = at(ask.case, f"claim/{short(row.id)}")
    still = queries.claim_rows(ask.vault, [row.id])
    return go(here if still else at(ask.case, f"source/{short(row.source)}"))  # one that was added by hand is gone


def export(ask: Ask) -> Answer:
    row = the_claim(ask)
    made = [{**asdict(one), "claim": one.claim.as_dict()} for one in decisions_on(ask.vault, row.id)]
    looks = [asdict(look) for look in queries.looks(ask.vault, row.id)]
    line = {"id": row.id, "state": row.state, "source": row.source, **row.claim.as_dict()}
    return as_json(ask, f"claim {short(row.id)}", [line], decisions=made, looks=looks)


HERE = "/case/{case}/claim/{claim}"
PAGES = (
    Page(HERE, claim),
    Page(HERE + "/undo", undo, ("POST",)),
    Page(HERE + "/places", places, ("POST",)),
    Page(HERE + "/export.json", export),
)
