"""Whom a claim on the review page may mean: persons of the case whose names are near, each with one key an answer.

A name that is in the register already is judged at once. One that is not yet keeps its answer in the sitting until the
claim is accepted: what nobody accepted names nobody.
"""

from __future__ import annotations

from dataclasses import dataclass

from guvoh import app
from guvoh.book.name_words import band, why
from guvoh.book.names import mentions_in, not_people
from guvoh.errors import GuvohError
from guvoh.model import Claim
from guvoh.model.ids import short
from guvoh.resolve.candidates.named import Meant, whom_it_may_mean
from guvoh.text.i18n import _
from guvoh.vault import queries
from guvoh.vault.vault import Vault
from guvoh.web.ask import Ask
from guvoh.web.edits import NEW
from guvoh.web.reading import Shown
from guvoh.web.show import at
from guvoh.web.sitting import Sitting, sitting

LATER = "later"
KEPT = 8  # claims of which it is known whom they may mean
VERDICTS = ("same", "different", "unsure")
Pair = tuple[str, str]  # of a name in the claim, and of a person


@dataclass(frozen=True, slots=True)
class Question:
    """Two names, the person who has the second, why they may be one (word, word or "", and what they are to each other;
    either way of writing may run in the other direction); and what was answered, "" for nothing yet. `both`:
    the page of the two side by side, where both are in the register."""

    mention: str
    name: str
    person: str
    other: str
    page: str
    both: str
    band: str
    why: tuple[tuple[str, str, str], ...]
    answer: str

    @property
    def id(self) -> str:
        return f"{self.mention}:{self.person}"


def key_of(s: Shown) -> str:
    return s.row.id if s.row else f"{NEW} {s.source.id}"


def questions(ask: Ask, s: Shown) -> list[Question]:
    """Those that wait for an answer first; what is put off until later is not asked again in this sitting."""
    if s.state not in ("new", "suggested", "accepted"):
        return []
    known = sitting(ask.desk).whom.get(key_of(s), {})
    found = []
    for one in _meant(ask, s):
        near = one.near
        answer = known.get((one.mention, near.person), "")
        if answer != LATER:
            both = at(ask.case, f"same/{short(one.person)}/{short(near.person)}") if one.person else ""
            page = at(ask.case, f"person/{short(near.person)}")
            found.append(Question(one.mention, one.name, near.person, near.name, page, both, band(near.match.band),
                                  tuple((w.a or w.b, w.b if w.a else "", why(w.why)) for w in near.match.words),
                                  answer))  # fmt: skip
    return sorted(found, key=lambda q: q.answer != "")


def _meant(ask: Ask, s: Shown) -> list[Meant]:
    """Worked out once for a claim until the vault holds something new: each key on the page asks for it."""
    kept, at = sitting(ask.desk).meant, (ask.vault.view.positions(), s.claim)
    if key_of(s) not in kept or kept[key_of(s)][0] != at:
        mentions = _mentions(ask.vault, s.source.id, s.claim)
        kept[key_of(s)] = (at, whom_it_may_mean(ask.vault, ask.case.id, mentions))
        while len(kept) > KEPT:
            del kept[next(iter(kept))]
    return kept[key_of(s)][1]


def _mentions(vault: Vault, source: str, claim: Claim) -> list[dict[str, str]]:
    return mentions_in(source, claim, not_people(vault, queries.source(vault, source).case))


def kept(vault: Vault, desk: Sitting, key: str, source: str, claim: Claim) -> str:
    """Records the answers that waited for this claim to be accepted, of the names that it was accepted with. Returns
    what the page says of it."""
    answers, now = desk.whom.pop(key, {}), {m["id"] for m in _mentions(vault, source, claim)}
    given = {pair: verdict for pair, verdict in answers.items() if verdict in VERDICTS and pair[0] in now}
    return " ".join(filter(None, (judged(vault, desk, key, pair, verdict) for pair, verdict in given.items())))


def judged(vault: Vault, desk: Sitting, key: str, pair: Pair, verdict: str) -> str:
    """One answer, recorded; the sentence that tells of it. Undo takes it back with the decision on the claim."""
    one, other = (queries.person_of(vault, id) for id in pair)
    if one is None or other is None or one.id == other.id:
        return ""  # joined, or taken out of the register, meanwhile
    try:
        entry = app.judge(vault, one.id, other.id, verdict, _("judged beside the claim"))
    except GuvohError as error:
        return f"{error.message} {error.hint}"
    desk.judged.setdefault(key, []).append(entry)
    return told(verdict)


def told(verdict: str) -> str:
    said = {"same": _("Kept: the same."), "different": _("Kept: different."),
            "unsure": _("Kept: not sure. It is asked again when something new is known.")}  # fmt: skip
    return said[verdict]


def taken_back(vault: Vault, desk: Sitting, key: str) -> None:
    """What was answered beside a claim whose decision is taken back."""
    rows = queries.judgement_entries(vault, desk.judged.pop(key, []))
    if live := [id for id, _verdict, dead in rows if not dead]:
        app.undo(vault, live)
