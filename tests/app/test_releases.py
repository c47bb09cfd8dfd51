"""Papers that leave: only under consents of the day, noted, held against what left before, read by somebody else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from guvoh import app
from guvoh.app import releases
from guvoh.app.records import add_record, change_record
from guvoh.errors import NotFound, Refused
from guvoh.model.document import ADULT, OPEN, Document, Piece, Section, Table, line, own, said
from guvoh.model.paper import Words
from guvoh.policy.release import fingerprint
from guvoh.vault import queries
from guvoh.vault.vault import Vault

PARTNER = {"scope": "C6", "partner": "Ferry House", "basis": "S1", "date": "2019-01-01"}
NUMBERS: dict[str, int] = {"many": 20}


@pytest.fixture
def named(vault: Vault, case: str) -> str:
    """A grown person abroad who agreed to be named; her brother is in the country."""
    app.set_case(vault, case, {"publicity": "public", "publicity_by": "family", "publicity_at": "2019-01-01"})
    her = app.enter_person(vault, case, "Nilufar Ostad")
    agreed = {"protection": "named", "publicity": "public", "publicity_by": "herself", "publicity_at": "2019-01-01",
              "age": "adult", "whereabouts": "abroad"}  # fmt: skip
    app.set_person(vault, her, agreed)
    add_record(vault, case, "consent", [her], {"scope": "C4", "basis": "S1", "date": "2019-01-01"})
    brother = app.enter_person(vault, case, "Parviz Ostad")
    app.tie(vault, case, brother, "K10", her)
    return her


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """A paper of one sentence and one number, so that these tests are about its way out."""
    NUMBERS["many"] = 20

    def make(file: releases.CaseFile, kind: str, profile: str, _asked: object = None) -> Document:
        people = [one.person for one in file.people]
        text = [said(p.names[0], ADULT, "name", whose=p.id, coarse="somebody") for p in people]
        number = (Piece(Words(str(NUMBERS["many"])), "figure", OPEN),)
        table = Table("Held", ("What", "How many"), ((own("all"), number),),
                      unit="person", query="persons held")  # fmt: skip
        return Document(kind, "Small", file.whole.case, profile, file.whole.publicity, "en", "2031-06-01", "",
                        (Section("", (line(own("Held: "), *text), table)),), persons=file.whole.persons,
                        rests_on=tuple(c.id for c in file.claims))  # fmt: skip

    monkeypatch.setattr(releases, "make", make)


@pytest.fixture
def out(vault: Vault, case: str) -> Callable[..., releases.Made]:
    def draw(profile: str = "public", **more: object) -> releases.Made:
        vault.refresh()
        of = app.the_case(vault, None)
        return releases.paper_for(vault, of, "press", ".txt", profile, **{"knowing": True, **more})  # type: ignore[arg-type]

    return draw


def as_somebody_else(vault: Vault, handle: str) -> None:
    vault.by = handle


def test_a_public_paper_is_marked_until_a_second_person_said_yes(vault: Vault, named: str, out) -> None:
    first = out()
    as_somebody_else(vault, "second")
    releases.approve(vault, first.noted)
    as_somebody_else(vault, "reader")
    released = out()
    assert (b"Not yet released" in first.data, b"Not yet released" in released.data) == (True, False)
    assert b"Released by reader, second reader second" in released.data


def test_whoever_made_it_cannot_say_yes(vault: Vault, named: str, out) -> None:
    with pytest.raises(Refused):
        releases.approve(vault, out().noted)


def test_the_second_readers_handle_may_be_declared_and_is_never_the_makers_however_it_is_spelt(
    vault: Vault, named: str, out
) -> None:
    first = out()
    for handle in (vault.by.upper() + " ", " ?"):
        with pytest.raises(Refused):
            releases.approve(vault, first.noted, handle)
    releases.approve(vault, first.noted, "Zarina K")
    assert releases.left(vault)[0].second == "Zarina K"


def test_what_an_exile_alone_agreed_to_for_a_partner_is_not_granted_while_somebody_is_held_for_him(
    vault: Vault, case: str, named: str, out, monkeypatch: pytest.MonkeyPatch
) -> None:
    consent = add_record(vault, case, "consent", [named], PARTNER)
    monkeypatch.setattr(releases, "missing_agreement", lambda *_all: "the exile alone")
    out("partner", to="Ferry House")
    assert releases.left(vault, case, consent) == []


def test_a_yes_is_for_what_the_paper_says_and_not_for_what_it_says_later(vault: Vault, named: str, out) -> None:
    first = out()
    as_somebody_else(vault, "second")
    releases.approve(vault, first.noted)
    NUMBERS["many"] = 40
    assert b"Not yet released" in out().data


def test_a_yes_that_is_taken_back_releases_nothing(vault: Vault, named: str, out) -> None:
    first = out()
    as_somebody_else(vault, "second")
    app.undo(vault, [releases.approve(vault, first.noted)])
    assert b"Not yet released" in out().data


def test_the_note_of_a_paper_that_left_cannot_be_taken_back(vault: Vault, named: str, out) -> None:
    noted = out().noted
    for typed in (noted, queries.record(vault, noted).entry):
        with pytest.raises(Refused):
            app.undo(vault, [typed])
    assert queries.record(vault, noted).kind == "release"


def test_who_else_is_at_risk_is_said_before_and_stands_in_no_paper(vault: Vault, named: str, out) -> None:
    with pytest.raises(Refused) as why:
        out(knowing=False)
    assert (len(why.value.missing), "Parviz" in str(why.value.missing), b"Parviz" in out().data) == (1, False, False)


def test_a_partner_wants_a_name(vault: Vault, named: str, out) -> None:
    with pytest.raises(Refused):
        out("partner")


def test_a_paper_notes_the_consents_it_left_under_and_is_marked_when_one_is_taken_back(
    vault: Vault, case: str, named: str, out
) -> None:
    consent = add_record(vault, case, "consent", [named], PARTNER)
    out("partner", to="Ferry House")
    before = releases.left(vault, case, consent)
    change_record(vault, consent, {"withdrawn_at": "2020-01-01"})
    after = releases.left(vault, case, consent)
    assert ([one.marks for one in before], len(after[0].marks)) == ([()], 1)


def test_a_consent_taken_back_between_draft_and_print_stops_the_name(vault: Vault, case: str, named: str, out) -> None:
    first = out()
    (consent,) = [r for r in queries.records(vault, case, "consent")]
    change_record(vault, consent.id, {"withdrawn_at": "2020-01-01"})
    assert (b"Nilufar" in first.data, b"Nilufar" in out().data) == (True, False)


def test_a_number_that_differs_by_a_few_from_one_that_left_stops_the_paper(vault: Vault, named: str, out) -> None:
    out()
    NUMBERS["many"] = 22
    with pytest.raises(Refused):
        out()


def test_the_same_number_and_one_that_differs_by_many_may_leave(vault: Vault, named: str, out) -> None:
    out()
    out()
    NUMBERS["many"] = 26
    assert b"26" in out().data


def test_a_file_is_found_by_its_bytes(vault: Vault, named: str, out) -> None:
    made = out()
    assert releases.of_file(vault, made.data) == made.noted
    with pytest.raises(NotFound):
        releases.of_file(vault, made.data + b" ")


def test_the_groups_own_paper_is_not_noted(vault: Vault, named: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(releases, "any_paper", lambda *_all: b"own")
    made = releases.paper_for(vault, app.the_case(vault, None), "evidence", ".txt", "group")
    assert (made.noted, releases.left(vault)) == ("", [])


def test_a_public_pdf_is_refused_where_nothing_can_look_at_it(
    vault: Vault, named: str, out, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from guvoh.report.document import seen

    monkeypatch.setattr(seen, "readable_here", lambda: False)
    one = releases.ready(vault, app.the_case(vault, None), "press", "public")
    with pytest.raises(Refused):
        releases._seen(b"%PDF-", ".pdf", one, without_ocr=False)
    assert releases._seen(b"%PDF-", ".pdf", one, without_ocr=True) is False


def test_a_name_that_is_only_seen_on_a_page_stops_the_paper(
    vault: Vault, named: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from guvoh.report.document import seen

    monkeypatch.setattr(seen, "readable_here", lambda: True)
    monkeypatch.setattr(seen, "pictures", lambda _pdf: [b"page"])
    monkeypatch.setattr(seen, "read_picture", lambda _page, _which: "PARVIZ OSTAD")
    one = releases.ready(vault, app.the_case(vault, None), "press", "public")
    with pytest.raises(Refused):
        releases._seen(b"%PDF-", ".pdf", one, without_ocr=False)


@pytest.mark.parametrize("handle", ["READER", " reader ", "rеаder", "re-ader"])
def test_another_spelling_of_the_maker_is_no_second_reader(vault: Vault, named: str, out, handle: str) -> None:
    first = out()
    as_somebody_else(vault, handle)
    with pytest.raises(Refused):
        releases.approve(vault, first.noted)


def test_the_second_reader_who_prints_it_does_not_stand_on_it_twice(vault: Vault, named: str, out) -> None:
    first = out()
    as_somebody_else(vault, "second")
    releases.approve(vault, first.noted)
    assert b"Released by reader, second reader second" in out().data


def test_changed_bytes_of_an_approved_paper_are_no_paper_of_ours(vault: Vault, named: str, out) -> None:
    first = out()
    as_somebody_else(vault, "second")
    releases.approve(vault, first.noted)
    with pytest.raises(NotFound):
        releases.of_file(vault, out().data.replace(b"20", b"21"))


def test_nobody_writes_the_second_readers_yes_by_hand(vault: Vault, case: str, named: str, out) -> None:
    first = out()
    with pytest.raises(Refused):
        change_record(vault, first.noted, {"second_reader": "second"})
    with pytest.raises(Refused):
        add_record(vault, case, "release", [], {"second_reader": "second"})


def test_a_paper_whose_consent_was_taken_back_gets_no_yes(vault: Vault, case: str, named: str, out) -> None:
    (consent,) = queries.records(vault, case, "consent")
    first = out()
    change_record(vault, consent.id, {"withdrawn_at": "2020-01-01"})
    as_somebody_else(vault, "second")
    with pytest.raises(Refused):
        releases.approve(vault, first.noted)


def test_a_consent_taken_back_after_the_yes_takes_the_yes_with_it(vault: Vault, case: str, named: str, out) -> None:
    (consent,) = queries.records(vault, case, "consent")
    first = out()
    as_somebody_else(vault, "second")
    releases.approve(vault, first.noted)
    change_record(vault, consent.id, {"withdrawn_at": "2020-01-01"})
    again = out()
    assert (b"Not yet released" in again.data, b"Nilufar" in again.data) == (True, False)


def test_a_claim_undone_after_the_yes_marks_the_paper_and_bars_another(
    vault: Vault, case: str, named: str, out
) -> None:
    text = "Police detained Domin Talvari in Ostrevan on 12 November 2018."
    source = app.note(vault, text, "document", "Ostrevan").id
    (claim,) = [row.id for row in queries.claims(vault, source=source, state="suggested")][:1]
    app.decide(vault, [claim], "accepted")
    first = out()
    as_somebody_else(vault, "second")
    releases.approve(vault, first.noted)
    app.undo(vault, [claim])
    as_somebody_else(vault, "third")
    with pytest.raises(Refused):
        releases.approve(vault, first.noted)
    assert releases.left(vault, case)[0].changed


def test_a_yes_does_not_name_somebody_whom_its_reader_saw_under_a_code_name(vault: Vault, named: str, out) -> None:
    before = releases.ready(vault, app.the_case(vault, None), "press", "public").shown
    other = replace(before, persons=tuple(replace(p, protection="named", publicity="public") for p in before.persons))
    assert fingerprint(before) != fingerprint(other)


def test_who_is_not_yet_eighteen_today_is_not_named(vault: Vault, named: str, out) -> None:
    first = out()
    year = int(vault.now()[:4]) - 17
    app.set_person(vault, named, {"born": f"{year}-01-01"})
    assert (b"Nilufar" in first.data, b"Nilufar" in out().data) == (True, False)


@pytest.mark.parametrize("known", [{"born": "2020"}, {"age_years": "9", "age": "adult"}, {"occupation": "schoolgirl"}])
def test_a_child_whom_nobody_marked_as_one_counts_as_one_when_a_paper_is_made_ready(
    vault: Vault, case: str, named: str, known: dict[str, str]
) -> None:
    sister = app.enter_person(vault, case, "Zarina Ostad")

    def minors() -> bool:
        return releases.ready(vault, app.the_case(vault, None), "press", "public").minors

    before = minors()
    app.set_person(vault, sister, known)
    vault.refresh()
    assert (before, minors()) == (False, True)
