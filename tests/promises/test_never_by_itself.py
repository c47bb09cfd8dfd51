"""Whoever is under 18 or in the country, or of whom nobody knows it, is never written to by a machine and stands on no
printed sheet: one test for each way on which somebody could."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pypdfium2
import pytest
from invented import new_vault, open_case

import one_reader  # noqa: F401  it shows the way to what lies beside the tests of the vault
from guvoh import app
from guvoh.app import exchange
from guvoh.app.network import call_list, plan_paper, pocket_sheet
from guvoh.app.papers import set_case
from guvoh.app.records import add_record
from guvoh.errors import Refused
from guvoh.report.papers import Asked
from guvoh.safety.network.contacts import contacts_in
from guvoh.share import EXPORTS
from guvoh.vault import queries
from guvoh.vault.vault import Vault, open_with_key

TODAY = "2026-11-22"
NAME, CHILD, NUMBER = "Quvvat Dashtaki", "Zarrina Olufteva", "+992 900 17 53 64"
ABROAD = {"in_country": "no", "under_18": "no"}
NOT_FREE = (
    {"in_country": "yes", "under_18": "no"}, {"in_country": "no", "under_18": "yes"}, {"in_country": "no"},
    {"under_18": "no"}, {}, {"in_country": "unknown", "under_18": "no"}, {"in_country": "no", "under_18": "unknown"},
)  # fmt: skip


class World(NamedTuple):
    vault: Vault
    case: str
    person: str
    contact: str
    plan: str


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    key = new_vault(tmp_path / "vault")
    with open_with_key(tmp_path / "vault", key, by="reader") as opened:
        yield opened


@pytest.fixture(params=NOT_FREE, ids=lambda given: "-".join(f"{k}={v}" for k, v in given.items()) or "nothing")
def each(vault: Vault, request: pytest.FixtureRequest) -> World:
    return world(vault, **request.param)


@pytest.fixture
def one(vault: Vault) -> World:
    return world(vault)


def world(vault: Vault, **said: str) -> World:
    """Somebody abroad with a plan; its buddy is the one who must not be found, and a lawyer is free to be called."""
    case = open_case(vault)
    person = app.enter_person(vault, case, "Bozor Felikson")
    app.set_person(vault, person, {"age": "adult", "whereabouts": "abroad"})
    fields = {
        "name": NAME,
        "uses": ["buddy"],
        "what": "person",
        "phone": NUMBER,
        "signal": NUMBER,
        "sheet_words": "Cousin",
    }
    contact = add_record(vault, case, "contact", [], {**fields, **said})
    lawyer = add_record(vault, case, "contact", [], {
        "name": "Henk Brakel", "uses": ["lawyer"], "what": "person", "phone": "+31 20 000 1122", **ABROAD})  # fmt: skip
    child = app.enter_person(vault, case, CHILD)
    app.set_person(vault, child, {"age": "child", "whereabouts": "abroad"})
    plan = add_record(vault, case, "plan", [person, child], {
        "title": "If he is taken", "at_arrest": f"Ring {NAME} at {NUMBER}, then Henk Brakel.",
        "children": f"{CHILD} goes to her aunt.", "buddies": [contact], "duty": [contact], "lawyers": [contact, lawyer],
    })  # fmt: skip
    return World(vault, case, person, contact, plan)


def read(pdf: bytes) -> str:
    return "".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf))


def found_in(text: str) -> list[str]:
    folded = "".join(text.split())
    words = (*NAME.split(), *CHILD.split(), NUMBER, "9001753", "Cousin")
    return [word for word in words if "".join(word.split()) in folded]


def test_the_pocket_sheet_has_neither_name_nor_number(each: World) -> None:
    drawn, made = pocket_sheet(each.vault, each.plan, ["en", "fa"], TODAY)
    text = read(drawn)
    assert (found_in(text), made.left_out, "31 20 000 1122" in text) == ([], ((each.contact, "not_reachable"),), True)


def test_the_pocket_sheet_says_nothing_of_who_made_it(one: World) -> None:
    drawn, _made = pocket_sheet(one.vault, one.plan, ["en"], TODAY)
    assert [word for word in (b"guvoh", b"Guvoh", b"Valley", b"Felikson") if word in drawn] == []


@pytest.mark.parametrize(
    "words", [f"Call {CHILD}", "Ask Bozor", NUMBER, f"Ring {NUMBER.replace(' ', '-')}", "a@b.example", "Henk",
              "Зарринаи Олуфтева"]
)  # fmt: skip
def test_no_word_that_gives_somebody_away_comes_onto_the_pocket_sheet(one: World, words: str) -> None:
    plan = add_record(one.vault, one.case, "plan", [], {"title": "Another", "sheet_words": words})
    with pytest.raises(Refused) as refused:
        pocket_sheet(one.vault, plan, ["en"], TODAY)
    assert words not in refused.value.message + refused.value.hint


def test_a_number_shared_with_somebody_in_the_country_stands_on_no_sheet(one: World) -> None:
    twin = add_record(one.vault, one.case, "contact", [], {
        "name": "Mira Olden", "uses": ["buddy"], "what": "person", "phone": NUMBER, **ABROAD})  # fmt: skip
    plan = add_record(one.vault, one.case, "plan", [], {"title": "Another", "buddies": [twin]})
    _drawn, made = pocket_sheet(one.vault, plan, ["en"], TODAY)
    assert (made.calls, made.left_out) == ((), ((twin, "not_reachable"),))


@pytest.mark.parametrize("ending", [".html", ".pdf"])
def test_the_printed_plan_has_neither_name_nor_number(each: World, ending: str) -> None:
    drawn = plan_paper(each.vault, each.plan, ending, TODAY)
    text = read(drawn) if ending == ".pdf" else drawn.decode()
    assert (found_in(text), "Henk Brakel" in text) == ([], True)


def test_the_printed_list_of_calls_names_nobody_in_the_country_and_no_child(one: World) -> None:
    father = app.enter_person(one.vault, one.case, NAME)
    child = next(p.id for p in queries.persons(one.vault) if CHILD in p.names)
    event = add_record(one.vault, one.case, "event", [one.person], {
        "title": f"Speech for {CHILD}", "what": "speech", "on": "2026-11-15",
        "relatives": [father, child]})  # fmt: skip
    text = call_list(one.vault, event, ".html").decode()
    assert (found_in(text), "Bozor Felikson" in text) == ([], True)


def test_contacts_are_listed_as_not_reachable(each: World) -> None:
    listed = {row.contact.id: row.reachable for row in contacts_in(each.vault, TODAY)}
    assert listed[each.contact] is False


def test_whom_now_says_that_no_machine_writes_to_them(each: World) -> None:
    from guvoh.safety.now.standing import standing

    found = standing(each.vault, each.case, "", ["buddy"], "TJ", "tg", TODAY)
    assert [(own.record.id, own.by_machine) for own in found.contacts] == [(each.contact, False)]


def test_a_watcher_is_never_given_them(each: World) -> None:
    checking_in = pytest.importorskip("guvoh.app.checking_in")
    plan = queries.record(each.vault, each.plan)
    with pytest.raises(Refused) as refused:
        checking_in.order_of(each.vault, plan)
    assert refused.value.missing == (each.contact,)


@pytest.mark.parametrize("form", sorted(EXPORTS))
def test_no_export_for_others_has_a_contact_in_it(one: World, form: str) -> None:
    accepted(one)
    home = next(c for c in queries.cases(one.vault) if c.id == one.case)
    drawn = exchange.export(one.vault, home, form, internal=False)
    assert found_in(unpacked(drawn)) == []


@pytest.mark.parametrize("ending", [".html", ".txt"])
def test_the_alert_has_no_contact_in_it(one: World, ending: str) -> None:
    accepted(one)
    add_record(one.vault, one.case, "risk", [one.person], {
        "what": "He may be sent back", "level": "high", "asked": "Do not send him back.",
        "reviewed": TODAY})  # fmt: skip
    home = next(c for c in queries.cases(one.vault) if c.id == one.case)
    whom = next(p.id for p in queries.persons(one.vault) if "Marat Dolinev" in p.names)
    drawn = app.any_paper(one.vault, home, "alert", ending, "group", asked=Asked(person=whom))
    assert found_in(drawn.decode()) == []


def accepted(one: World) -> None:
    """Something to export: one claim that was accepted, in a case that is open."""
    name = next(c.name for c in queries.cases(one.vault) if c.id == one.case)
    words = "A court in Ostrevan sentenced Marat Dolinev to seven years in prison on 14 November 2026."
    source = app.note(one.vault, words, "testimony", name).id
    rows = [row.id for row in queries.claims(one.vault, source=source)]
    app.decide(one.vault, rows, "accepted")
    set_case(one.vault, one.case, {"publicity": "public", "publicity_by": "all", "publicity_at": TODAY})


def unpacked(drawn: bytes) -> str:
    import io
    import zipfile

    if not zipfile.is_zipfile(io.BytesIO(drawn)):
        return drawn.decode()
    with zipfile.ZipFile(io.BytesIO(drawn)) as packed:
        return "\n".join(packed.read(name).decode("utf-8", "replace") for name in packed.namelist())
