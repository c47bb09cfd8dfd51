"""Decisions, judgements, undo: what a person concludes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from guvoh import resolve, review
from guvoh.book.names import mentions_in, name_in_line, not_people, one_mention
from guvoh.errors import NotFound, Refused
from guvoh.model import Claim, Place, Span, When
from guvoh.model.claim import Polarity
from guvoh.text.i18n import _
from guvoh.vault import queries
from guvoh.vault.batch import Batch
from guvoh.vault.vault import Vault


def decide(
    vault: Vault, ids: Sequence[str], verdict: str, reason: str = "", seen: Mapping[str, str | None] | None = None
) -> list[str]:
    """Accepts or rejects each of the claims, all or none. Returns the decisions' ids. `seen`: by claim, the decision
    that a page showed, None for none. Raises `Stale` where another one stands by now."""
    _still(vault, ids, seen)
    batch = vault.batch()
    for id in ids:
        row = queries.claim(vault, id)
        named = _named(vault, row.source, row.case, row.claim) if verdict == "accepted" else []
        review.decide(vault, batch, id, verdict, named, reason=reason)
    vault.commit(batch)
    return [d.id for d in batch.drafts]


def edit(vault: Vault, id: str, claim: Claim, reason: str = "", seen: Mapping[str, str | None] | None = None) -> str:
    """Accepts a claim as a person corrected it; every part of it must be words of the source. `seen`: see `decide`."""
    _still(vault, [id], seen)
    row = queries.claim(vault, id)
    batch = vault.batch()
    entry = review.decide(vault, batch, id, "accepted", _named(vault, row.source, row.case, claim), claim, reason)
    vault.commit(batch)
    return entry


def _still(vault: Vault, ids: Sequence[str], seen: Mapping[str, str | None] | None) -> None:
    """What other processes committed counts too. Who decides in the moment between this and the commit makes an open
    question, as two machines do: nothing is lost."""
    if seen is None:
        return
    vault.refresh()
    for id in ids:
        review.check_seen(vault, id, seen)


def add_claim(vault: Vault, source_id: str, claim: Claim, reason: str = "") -> str:
    """Accepts a claim that the engine missed; every part of it must be words of the source. Returns the entry's id."""
    named = _named(vault, source_id, queries.source(vault, source_id).case, claim)
    batch = vault.batch()
    entry = review.claim_by_hand(vault, batch, source_id, named, claim, reason)
    vault.commit(batch)
    return entry


def many_from_lines(
    vault: Vault, source: str, spans: Sequence[tuple[int, int]], act: str, code: str = "",
    polarity: Polarity = "asserted", date: When | None = None, place: Place | None = None, reason: str = "",
) -> list[str]:  # fmt: skip
    """A list of people: for each stretch of the text, one line with one name, an accepted claim of which he or she is
    the victim. All or none. `date` and `place` are said of all. Numbers and dots before a name are no part of it.
    Returns the entries' ids. Raises `Refused` for a stretch without words."""
    reading, case = queries.reading(vault, source), queries.source(vault, source).case
    text, language = (reading.text, reading.language or "en") if reading else ("", "en")
    batch = vault.batch()
    for line in spans:
        start, end = name_in_line(text, *line)
        victim = Span(text[start:end], start, end)
        claim = Claim(start, end, victim.text, act, code, polarity=polarity, victims=(victim,), date=date, place=place,
                      language=language)  # fmt: skip
        # Somebody pointed at this line as a name: it is one, even where the program knows no such name.
        named = _named(vault, source, case, claim) or [one_mention(source, "victim", victim.text)]
        review.claim_by_hand(vault, batch, source, named, claim, reason)
    vault.commit(batch)
    return [d.id for d in batch.drafts]


def _named(vault: Vault, source: str, case: str, claim: Claim) -> list[dict[str, str]]:
    return mentions_in(source, claim, not_people(vault, case))


def undo(vault: Vault, typed: Sequence[str]) -> list[str]:
    """Takes back entries, or the last thing done with a source, claim, person, case or record. Raises `Refused` for
    the note of a paper that left."""
    batch = vault.batch()
    for one in typed:
        kind, id = queries.find(vault, one, (*queries.KINDS, "record"))
        target = queries.record(vault, id).entry if kind == "record" else review.undo_target(vault, kind, id)
        made = queries.record_made_by(vault, target)
        if made is not None and made.kind == "release":  # later papers are weighed against those that left
            raise Refused(_("What left cannot be taken back."), _("A withdrawn consent marks the paper instead."))
        batch.entry(queries.compartment_of_entry(vault, target), "undone", {"target": target})
    vault.commit(batch)
    return [d.id for d in batch.drafts]


def judge(vault: Vault, a: str, b: str, verdict: str, because: str) -> str:
    """Says that two claims tell of one event, or two names are one person; or that they do not."""
    return judge_all(vault, [(a, b, because)], verdict)[0]


def judge_all(vault: Vault, pairs: Sequence[tuple[str, str, str]], verdict: str) -> list[str]:
    """Each pair with its reason; all or none. Returns the entries' ids."""
    batch = vault.batch()
    entries = [_judge(vault, batch, a, b, verdict, because) for a, b, because in pairs]
    vault.commit(batch)
    return entries


def _judge(vault: Vault, batch: Batch, a: str, b: str, verdict: str, because: str) -> str:
    (kind_a, id_a), (kind_b, id_b) = (queries.find(vault, typed, ("claim", "person")) for typed in (a, b))
    if kind_a != kind_b:
        raise Refused(_("One of the ids is a claim and the other a person."), _("Give two claims, or two persons."))
    if kind_a == "claim":
        case = queries.claim(vault, id_a).case
        other = queries.claim(vault, id_b).case
        of = "claim"
    else:
        first, second = queries.person_of(vault, id_a), queries.person_of(vault, id_b)
        if first is None or second is None:
            raise NotFound(_("There is no person with this id."), _("`guvoh persons` lists them."))
        case, other, of = first.case, second.case, "mention"
    if case != other:
        raise Refused(_("These two belong to different cases."), _("Only what lies in one case can be joined."))
    return resolve.judge(batch, case, of, id_a, id_b, verdict, because)
