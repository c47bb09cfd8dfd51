"""Our own papers: each comes out of a case in every profile, names nobody it may not, and says what it lacks."""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from recount import recount

from guvoh import app
from guvoh.app.exchange import export
from guvoh.app.proxies import judge_proxy
from guvoh.app.records import add_record, change_record
from guvoh.app.writing import any_paper, gather, make
from guvoh.errors import Refused
from guvoh.model import Case
from guvoh.model.case_file import CaseFile
from guvoh.model.document import Document, Table, pieces_of
from guvoh.report.papers import KINDS, Asked
from guvoh.vault import queries
from guvoh.vault.vault import Vault

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE.parent / "share")]

from own_case import HIDDEN, SHOWN, own_case  # noqa: E402

from one_reader import case, vault  # noqa: E402

__all__ = ["case", "vault"]
OFFICIAL = "Garip Mosolev"
DEMAND = "Let them see a lawyer today."


@pytest.fixture
def full(vault: Vault, case: str) -> Case:
    """The case with one record of every kind that a paper asks for."""
    one = own_case(vault, case)
    people = {name: person.id for person in queries.persons(vault, case) for name in person.names}
    claims = {row.claim.quote: row.id for row in queries.claims(vault, case=case, state="accepted")}
    arrest = next(id for quote, id in claims.items() if HIDDEN in quote)
    head = app.enter_person(vault, case, OFFICIAL)
    deputy = app.enter_person(vault, case, "Sanos Trivel")
    add_record(vault, case, "post", [head], {"post": "Head of the prison service", "body": "Interior", "from": "2020"})
    add_record(vault, case, "post", [deputy], {"post": "Deputy", "body": "Interior", "superior": head})
    add_record(vault, case, "involvement", [head], {"degree": "0101", "claims": [arrest], "why": "He signed.",
                                                    "against": "He was abroad."})  # fmt: skip
    add_record(vault, case, "statement", [], {"title": "They were taken", "text": "Words.", "demand": DEMAND})
    organisation = app.enter_organisation(vault, case, "Dawn Union")
    app.tie(vault, case, people[HIDDEN], "member", organisation)
    judge_proxy(vault, arrest, people[HIDDEN], people[SHOWN], "likely", "after his speech")
    return one


def text(vault: Vault, of: Case, kind: str, profile: str = "group", ending: str = ".html", **asked: Any) -> str:
    return any_paper(vault, of, kind, ending, profile, asked=Asked(**asked)).decode("utf-8-sig")


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_comes_out_and_names_nobody_for_the_group(vault: Vault, full: Case, kind: str) -> None:
    said = text(vault, full, kind)
    assert [name for name in ("Talvari", "Domin", "Yaldo") if name in said] == []


@pytest.mark.parametrize("kind", ["register", "officials", "press", "custody"])
def test_the_groups_paper_is_for_the_group_even_where_the_case_is_public(vault: Vault, full: Case, kind: str) -> None:
    said = text(vault, full, kind)
    assert "For the group’s own use" in said and "May be published" not in said


def test_the_register_tells_status_with_its_day_and_keeps_who_did_not_agree_out_of_public_rows(
    vault: Vault, full: Case
) -> None:
    inside, outside = text(vault, full, "register", "internal"), text(vault, full, "register", "public")
    assert (HIDDEN in inside, "Held awaiting trial" in inside, "16 November 2026" in inside) == (True, True, True)
    assert "Held awaiting trial" not in outside and "Ostrevan remand" not in outside


def test_the_nameless_alert_has_no_name_no_code_name_no_day_and_no_town(vault: Vault, full: Case) -> None:
    said = text(vault, full, "alert", ending=".txt")
    document = make(gather(vault, full, "group"), "alert", "group", Asked(nameless=True))
    assert DEMAND in said and "Ostrevan" not in said and "Karsk" not in said and "14 November" not in said
    assert [p for p in pieces_of(document) if p.kind == "name" or p.whose] == []


def test_a_demand_that_names_somebody_protected_is_not_pasted(vault: Vault, full: Case) -> None:
    add_record(vault, full.id, "statement", [], {"title": "T", "text": "x", "demand": f"Free {HIDDEN} now."})
    assert "Free" not in text(vault, full, "alert", ending=".txt")


def test_the_alert_stays_on_one_page(vault: Vault, full: Case) -> None:
    assert make(gather(vault, full, "group"), "alert", "group").one_page


def test_officials_have_their_chain_and_what_speaks_against(vault: Vault, full: Case) -> None:
    said = text(vault, full, "officials", "internal")
    assert "Sanos Trivel &lt; " + OFFICIAL in _flat(said) and "He was abroad." in said


def test_post_holders_stand_by_name_in_a_public_paper_of_officials(vault: Vault, full: Case) -> None:
    said = _flat(text(vault, full, "officials", "public"))
    assert ("Sanos Trivel &lt; " + OFFICIAL in said, HIDDEN in said) == (True, False)


def test_a_post_holder_who_is_kin_of_somebody_held_stands_in_no_public_paper(vault: Vault, full: Case) -> None:
    people = {name: person.id for person in queries.persons(vault, full.id) for name in person.names}
    app.tie(vault, full.id, people["Sanos Trivel"], "K10", people[HIDDEN])
    said = text(vault, full, "officials", "public")
    assert (OFFICIAL in said, "Trivel" in said, "Deputy" in said) == (True, False, False)


def test_pairs_and_distinct_officials_are_two_numbers(vault: Vault, full: Case) -> None:
    table = _table(make(gather(vault, full, "internal"), "officials", "internal"), 0)
    assert [_words(row[1]) for row in table.rows] == ["2", "1", "1"]


def test_an_act_counts_as_in_office_only_within_the_posts_days(vault: Vault, full: Case) -> None:
    before = _in_office(vault, full)
    post = next(r for r in queries.records(vault, full.id, "post") if r.text("post").startswith("Head"))
    change_record(vault, post.id, {"to": "2021"})
    assert (before, _in_office(vault, full)) == ("yes", "no")


def test_collectors_stand_in_the_internal_custody_report_alone(vault: Vault, full: Case) -> None:
    assert ("reader" in text(vault, full, "custody", "internal"), "reader" in text(vault, full, "custody")) == (
        True, False)  # fmt: skip


def test_the_custody_report_of_one_source_has_no_other(vault: Vault, full: Case) -> None:
    source = queries.sources(vault, full.id)[1].id
    said = text(vault, full, "custody", source=source)
    assert "Source 2" in said and "Source 1" not in said


def test_no_hash_that_names_can_be_tried_against_leaves_the_desk(vault: Vault, full: Case) -> None:
    plain = {source.sha256 for source in queries.sources(vault, full.id)}
    assert [h for kind in ("custody", "evidence") for h in plain if h and h in text(vault, full, kind)] == []


def test_the_press_sheet_has_the_figure_with_its_source_and_only_who_agreed(vault: Vault, full: Case) -> None:
    said = text(vault, full, "press", "public", ".txt")
    assert "40 people[4]" in said and SHOWN not in said  # he is to be named, but no consent of his is recorded


def test_the_sheet_of_what_is_missing_says_where_to_enter_it(vault: Vault, full: Case) -> None:
    said = text(vault, full, "missing", ending=".txt")
    assert "guvoh record consent --about" in said and "names_confirmed=yes" in said


@pytest.mark.parametrize("kind", [k for k in KINDS if k not in ("missing", "evidence")])
def test_a_paper_that_has_nothing_says_so_and_where_to_enter_it(vault: Vault, case: str, kind: str) -> None:
    empty = next(c for c in queries.cases(vault) if c.id == case)
    with pytest.raises(Refused) as fault:
        text(vault, empty, kind)
    assert fault.value.missing and all(": " in line for line in fault.value.missing)


def test_every_figure_of_the_statistics_is_counted_again_from_the_export(vault: Vault, full: Case) -> None:
    document = make(gather(vault, full, "internal"), "statistics", "internal")
    again = recount(export(vault, full, "csv", internal=True))
    assert _numbers(document) == [sorted(map(tuple, rows.values())) for rows in _in_order_of_the_paper(again)]


def test_a_table_for_a_spreadsheet_holds_no_formula(vault: Vault, full: Case) -> None:
    app.set_person(vault, queries.persons(vault, full.id)[0].id, {"health": "=1+1"})
    assert ",=1+1" not in text(vault, full, "register", "internal", ".csv")


def test_ten_thousand_claims_take_less_than_five_seconds(vault: Vault, full: Case) -> None:
    file = _many(gather(vault, full, "internal"), 10_000)
    begun = time.process_time()
    for kind in ("register", "statistics", "missing", "press", "officials"):
        make(file, kind, "internal")
    assert time.process_time() - begun < 5


def _many(file: CaseFile, n: int) -> CaseFile:
    """The same incidents and claims again and again."""
    claims, incidents, entries = list(file.claims), list(file.incidents), list(file.whole.entries)
    while len(claims) < n:
        k = len(claims)
        claims += [replace(c, id=f"{c.id}{k}", incident=f"{c.incident}{k}") for c in file.claims]
        incidents += [replace(i, id=f"{i.id}{k}", claims=tuple(f"{c}{k}" for c in i.claims)) for i in file.incidents]
        entries += [replace(e, id=f"{e.id}{k}") for e in file.whole.entries]
    whole = replace(file.whole, entries=tuple(entries))
    return replace(file, claims=tuple(claims), incidents=tuple(incidents), whole=whole)


def _in_order_of_the_paper(again: dict[str, Any]) -> list[dict[str, Any]]:
    head = dict(again["headline"])
    least, most = head.pop("least"), head.pop("most")
    head["people"] = [str(a) if a == b else f"{a}-{b}" for a, b in zip(least, most, strict=True)]
    names = ("incidents by act", "acts", "months", "places", "sex", "age", "force")
    as_text = [{key: [str(n) for n in row] for key, row in again[name].items()} for name in names]
    return [{key: [str(n) for n in row] for key, row in head.items()}, *as_text]


def _numbers(document: Document) -> list[list[tuple[str, ...]]]:
    tables = [b for s in document.sections for b in s.blocks if isinstance(b, Table) and b.query]
    return [sorted(tuple(_words(cell) for cell in row[1:]) for row in table.rows) for table in tables]


def _in_office(vault: Vault, of: Case) -> str:
    document = make(gather(vault, of, "internal"), "officials", "internal")
    return _words(_table(document, 2).rows[0][-1])


def _table(document: Document, n: int) -> Table:
    return [b for s in document.sections for b in s.blocks if isinstance(b, Table)][n]


def _words(cell: Any) -> str:
    return "".join(piece.words.text for piece in cell)


def _flat(page: str) -> str:
    import re

    return " ".join(re.sub(r"<[^>]*>", "", page).split())
