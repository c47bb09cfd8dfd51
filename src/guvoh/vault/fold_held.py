"""The rows of the people held: one for each person on the board, with what the board is ordered and counted by.

Days and clocks are the reader's, so no row says what is late: `queries.board` compares. The rules are `model.derive`'s.
"""

from __future__ import annotations

import json
from collections.abc import Collection

from guvoh.model.derive.held import last_news
from guvoh.model.derive.holds import passed_over
from guvoh.model.derive.ladder import key as words_key
from guvoh.model.held import NOTHING_KNOWN, TAKEN
from guvoh.vault.rows import each, judged_over, latest_of, settings_of_each
from guvoh.vault.view import View

_TAKEN = ", ".join(f"'{act}'" for act in TAKEN)
_OWN = "FROM t CROSS JOIN person ON person.id = t.value CROSS JOIN person_mention ON person_mention.person = person.id"


def told_from(view: View, sources: Collection[str]) -> set[str]:
    """The mentions of whom something was told out of these sources: whether it counts hangs on the source."""
    sql = "person FROM t CROSS JOIN told INDEXED BY told_source ON told.source = t.value AND told.source <> ''"
    return {row[0] for row in each(view, sources, sql)}


def persons_of(view: View, mentions: Collection[str]) -> set[str]:
    sql = "person FROM t CROSS JOIN person_mention ON person_mention.mention = t.value"
    return {row[0] for row in each(view, mentions, sql)}


def hold(view: View, persons: Collection[str]) -> None:
    """Derives anew the rows of these persons, some of whom may be none any more. To be called when claims, persons,
    calls and what is said of people are derived."""
    view.many("DELETE FROM held WHERE person = ?", [(id,) for id in sorted(persons)])
    told, reports, denied = _told(view, persons), _reports(view, persons), _denied(view, persons)
    some = told.keys() | reports.keys()
    called = dict(each(
        view, some,
        f"person.id, max(call.day || call.source) {_OWN} CROSS JOIN call_about"
        " ON call_about.person = person_mention.mention CROSS JOIN call ON call.source = call_about.source"
        " AND call.unfinished = 0 AND call.case_ = person.case_ GROUP BY person.id",
    ))  # fmt: skip
    news = {
        id: day for id in some
        if (day := last_news(told.get(id, ()), reports.get(id, ()), called.get(id, "")[:10])) is not None
    }  # fmt: skip
    said: dict[str, list[tuple[str, str]]] = {}
    for id, *fields in each(
        view, news, f"person.id, said.json, said.places {_OWN} CROSS JOIN said ON said.mention = person_mention.mention"
    ):
        said.setdefault(id, []).append((fields[0], fields[1]))
    rows = []
    for id, case, text in each(view, news, "id, case_, json FROM t CROSS JOIN person ON id = t.value"):
        name, given = json.loads(text)["names"][0], latest_of(said.get(id, ()))
        call, hearing = (str(given.get(what) or "") for what in ("next_call_at", "hearing_at"))
        rows.append((id, case, name, words_key(name), news[id], call, hearing, int(id in denied)))
    view.many("INSERT INTO held VALUES (?,?,?,?,?,?,?,?)", rows)


def _told(view: View, persons: Collection[str]) -> dict[str, list[tuple[str, str]]]:
    rows = list(each(
        view, persons,
        f"person.id, told.entry, told.status, told.known, told.source {_OWN} CROSS JOIN told"  # noqa: S608 (our own names)
        f" ON told.person = person_mention.mention AND told.status <> '{NOTHING_KNOWN}'"
        " AND (SELECT dead FROM entry WHERE entry.id = told.entry) = 0"
        " ORDER BY told.known, told.ord, told.device, told.seq",
    ))  # fmt: skip
    given = settings_of_each(view, {row[4] for row in rows} - {""})
    rows = [row for row in rows if not given.get(row[4], {}).get("withdrawn")]
    over = passed_over({row[1] for row in rows}, judged_over(view)) if rows else set()
    found: dict[str, list[tuple[str, str]]] = {}
    for id, entry, status, known, _source in rows:
        if entry not in over:
            found.setdefault(id, []).append((status, known))
    return found


_CLAIMS = (
    f"{_OWN} CROSS JOIN mention ON mention.id = person_mention.mention AND mention.role = 'victim'"
    " CROSS JOIN claim ON claim.id = mention.claim AND claim.case_ = person.case_ AND claim.state = 'accepted'"
    f" AND claim.act IN ({_TAKEN})"
)


def _reports(view: View, persons: Collection[str]) -> dict[str, list[tuple[str | None, str]]]:
    """By person (first day, day) of the claims that say that he was taken; the day as `queries.held.Report` has it."""
    found: dict[str, list[tuple[str | None, str]]] = {}
    sql = (
        "person.id, claim.first, COALESCE(NULLIF(claim.last, ''), NULLIF(claim.first, ''),"  # noqa: S608 (our own names)
        " (SELECT substr(published, 1, 10) FROM shelf WHERE shelf.source = claim.source"
        "  AND published GLOB '????-??-??*'), (SELECT substr(at, 1, 10) FROM source WHERE source.id = claim.source))"
        f" {_CLAIMS} AND claim.polarity = 'asserted'"
    )
    for id, first, day in each(view, persons, sql):
        found.setdefault(id, []).append((first, day))
    return found


def _denied(view: View, persons: Collection[str]) -> set[str]:
    return {row[0] for row in each(view, persons, f"person.id {_CLAIMS} AND claim.polarity = 'denied'")}
