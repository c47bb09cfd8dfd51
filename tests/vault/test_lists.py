"""Lists a page at a time: nothing twice, nothing left out, and counts that agree with the rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from invented import Made, add_source, decide, new_vault, open_case

from guvoh import app
from guvoh.model import When
from guvoh.model.ids import code, id_of, new_id
from guvoh.vault import queries
from guvoh.vault.queries import ClaimFilters, IncidentFilters, SourceFilters, pages
from guvoh.vault.vault import Vault, open_with_key

ACTS = ("arrest", "release", "killing")
ALL_SOURCES, ALL_CLAIMS = SourceFilters(), ClaimFilters()


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    key = new_vault(tmp_path / "vault")
    with open_with_key(tmp_path / "vault", key) as vault:
        yield vault


@pytest.fixture
def seven(vault: Vault) -> list[Made]:
    """Seven sources; the first three accepted, with other acts and days, the fourth rejected, the others waiting."""
    case = open_case(vault)
    made = [add_source(vault, case, text=f"Mira Tolmaz-{n} was seen. It rained.", name="Mira Tolmaz") for n in range(7)]
    for n, act in enumerate(ACTS):
        when = When(f"2026-1{n}-01", f"2026-1{n}-05", "seen", "day")
        app.edit(vault, made[n].suggestion, replace(made[n].claim, act=act, date=when))
    decide(vault, made[3], "rejected")
    return made


def all_sources(vault: Vault, filters: SourceFilters = ALL_SOURCES) -> list[str]:
    found, after = [], None
    while True:
        page = queries.sources_page(vault, after=after, limit=2, filters=filters)
        found += [row.id for row in page.rows]
        after = page.after
        if after is None:
            return found


def all_claims(vault: Vault, filters: ClaimFilters = ALL_CLAIMS) -> list[str]:
    found, after = [], None
    while True:
        page = queries.claims_page(vault, filters, after, limit=2)
        found += [row.id for row in page.rows]
        after = page.after
        if after is None:
            return found


def test_every_source_comes_once_the_newest_first(vault: Vault, seven: list[Made]) -> None:
    assert all_sources(vault) == sorted((m.source for m in seven), reverse=True)


def test_a_source_shows_what_waits_and_what_was_decided(vault: Vault, seven: list[Made]) -> None:
    rows = queries.source_rows(vault, [m.source for m in seven])
    assert [(rows[m.source].waiting, rows[m.source].accepted, rows[m.source].rejected) for m in seven] == [
        *[(0, 1, 0)] * 3, (0, 0, 1), *[(1, 0, 0)] * 3,
    ]  # fmt: skip


SOURCES = [
    (SourceFilters(waiting=True), 3), (SourceFilters(unread=True), 0), (SourceFilters(withdrawn=True), 1),
    (SourceFilters(words="herald"), 1), (SourceFilters(words="LETTER"), 7), (SourceFilters(publisher="Herald"), 1),
    (SourceFilters(language="tg"), 1), (SourceFilters(kind="call"), 0),
    (SourceFilters(first="2026-11-01", last="2026-11-30"), 1), (SourceFilters(first="2026-12-01"), 0),
]  # fmt: skip


@pytest.mark.parametrize(("filters", "n"), SOURCES)
def test_sources_are_filtered_and_counted_alike(
    vault: Vault, seven: list[Made], filters: SourceFilters, n: int
) -> None:
    app.set_source(vault, seven[0].source, {"publisher": "Herald", "language": "tg", "published": "2026-11-04"})
    app.withdraw(vault, seven[1].source, "a mistake")
    for some in (seven[0].source,):  # a correction suggests anew; nobody has read that yet
        app.decide(vault, [r.id for r in queries.waiting_in(vault, some)], "rejected")
    assert (len(all_sources(vault, filters)), queries.sources_count(vault, filters=filters)) == (n, n)


def test_every_claim_comes_once_the_newest_first(vault: Vault, seven: list[Made]) -> None:
    assert all_claims(vault) == sorted((m.suggestion for m in seven), reverse=True)


CLAIMS = [
    (ClaimFilters(state="accepted"), {0, 1, 2}), (ClaimFilters(act="killing"), {2}),
    (ClaimFilters(state="suggested", act="detention"), {4, 5, 6}), (ClaimFilters(polarity="denied"), set()),
    (ClaimFilters(language="en", state="rejected"), {3}), (ClaimFilters(first="2026-11-03", last="2026-11-30"), {1}),
    (ClaimFilters(first="2026-11-06"), {2}), (ClaimFilters(last="2026-10-01"), {0}),
]  # fmt: skip


@pytest.mark.parametrize("looked_at", [50_000, 1])
@pytest.mark.parametrize(("filters", "wanted"), CLAIMS)
def test_claims_are_filtered(
    vault: Vault, seven: list[Made], filters: ClaimFilters, wanted: set[int], looked_at: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(pages, "LOOKED_AT", looked_at)
    assert all_claims(vault, filters) == sorted((seven[n].suggestion for n in wanted), reverse=True)


def test_the_claims_of_one_source_are_its_own(vault: Vault, seven: list[Made]) -> None:
    assert all_claims(vault, ClaimFilters(source=seven[2].source)) == [seven[2].suggestion]


def test_counts_agree_with_the_rows(vault: Vault, seven: list[Made]) -> None:
    assert queries.counts(vault, seven[0].case) == {
        "sources": 7, "unread": 0, "withdrawn": 0, "waiting": 3, "accepted": 3, "rejected": 1, "open": 0,
    }  # fmt: skip


def test_counts_follow_an_undo(vault: Vault, seven: list[Made]) -> None:
    app.undo(vault, [seven[3].suggestion])
    told = queries.counts(vault)
    assert (told["waiting"], told["rejected"]) == (4, 0)


def test_a_withdrawn_source_has_nothing_waiting(vault: Vault, seven: list[Made]) -> None:
    app.withdraw(vault, seven[6].source, "a mistake")
    assert (queries.counts(vault)["waiting"], queries.unreviewed(vault)) == (2, 2)


def test_incidents_come_in_the_order_of_time(vault: Vault, seven: list[Made]) -> None:
    first = queries.incidents_page(vault, limit=2)
    rest = queries.incidents_page(vault, after=first.after, limit=2)
    assert ([i.act for i in (*first.rows, *rest.rows)], rest.after) == (list(ACTS), None)


INCIDENTS = [
    (IncidentFilters(act="release"), ["release"]), (IncidentFilters(first="2026-11-03"), ["release", "killing"]),
    (IncidentFilters(last="2026-10-31"), ["arrest"]), (IncidentFilters(contested=True), []),
    (IncidentFilters(place="nowhere"), []),
]  # fmt: skip


@pytest.mark.parametrize(("filters", "acts"), INCIDENTS)
def test_incidents_are_filtered(vault: Vault, seven: list[Made], filters: IncidentFilters, acts: list[str]) -> None:
    assert [i.act for i in queries.incidents_page(vault, filters=filters).rows] == acts


def test_the_next_suggestion_is_in_the_first_source_that_waits(vault: Vault, seven: list[Made]) -> None:
    waiting = queries.next_waiting(vault)
    assert waiting is not None and waiting.row is not None
    assert (waiting.row.id, waiting.left) == (seven[4].suggestion, 1)


def test_behind_a_decided_suggestion_nothing_is_left_in_its_source(vault: Vault, seven: list[Made]) -> None:
    app.decide(vault, [seven[4].suggestion], "accepted")
    waiting = queries.next_waiting(vault, source=seven[4].source, after=seven[4].suggestion)
    assert waiting is not None
    assert (waiting.row, waiting.left) == (None, 0)


def test_the_next_source_that_waits_is_found(vault: Vault, seven: list[Made]) -> None:
    assert queries.next_source_waiting(vault, None, seven[4].source) == seven[5].source
    assert queries.next_source_waiting(vault, None, seven[6].source) is None


def test_when_nothing_waits_nothing_is_next(vault: Vault) -> None:
    assert queries.next_waiting(vault) is None


def test_suggestions_come_as_ranked_and_skipped_ones_stay(vault: Vault) -> None:
    text = "Mira Tolmaz was arrested on Monday. Ruslan Veshkorov was released on Tuesday. Officers beat Mira Tolmaz."
    source = app.note(vault, text, "testimony").id
    ids = [r.id for r in queries.waiting_in(vault, source)]
    met, after = [], None
    while (waiting := queries.next_waiting(vault, source=source, after=after)) and waiting.row:
        after = waiting.row.id
        met.append(after)
        if len(met) == 2:
            app.decide(vault, [after], "accepted")
    assert len(ids) >= 3
    assert met == ids


def test_an_id_is_found_by_any_ending(vault: Vault, seven: list[Made]) -> None:
    for typed in (seven[2].suggestion, code(seven[2].suggestion)[-9:], code(seven[2].suggestion)[-20:]):
        assert queries.find(vault, typed) == ("claim", seven[2].suggestion)


def test_a_code_leads_back_to_its_id() -> None:
    id = new_id()
    assert id_of(code(id)) == id
