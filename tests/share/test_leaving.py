"""Who may not be named is not named in any format, nor is what would lead to him; who may be, is."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
from own_case import ABOUT_HIM, HIDDEN, SHOWN, SISTER, own_case

from guvoh import app, share
from guvoh.app import exchange
from guvoh.app.records import change_record
from guvoh.errors import Refused
from guvoh.share.leaving import safely
from guvoh.vault import queries
from guvoh.vault.closed import make_closed
from guvoh.vault.passphrase import Cost
from guvoh.vault.vault import Vault


def said(vault: Vault, case: str, form: str, internal: bool = False) -> str:
    data = exchange.export(vault, own_case(vault, case), form, internal)
    if not data.startswith(b"PK"):
        return data.decode()
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return "\n".join(packed.read(n).decode() for n in packed.namelist() if not n.endswith((".md", ".yaml")))


@pytest.mark.parametrize("form", exchange.FORMATS)
def test_no_part_of_a_protected_name_can_be_read(vault: Vault, case: str, form: str) -> None:
    text = said(vault, case, form)
    assert [part for name in (HIDDEN, SISTER) for part in name.split() if part in text] == []


@pytest.mark.parametrize("form", ["ftm", "esf", "uwazi", "csv"])
def test_who_may_be_named_is_named(vault: Vault, case: str, form: str) -> None:
    assert SHOWN in said(vault, case, form)


@pytest.mark.parametrize("form", exchange.FORMATS)
def test_nothing_that_leads_to_a_protected_person_is_in_the_file(vault: Vault, case: str, form: str) -> None:
    text = said(vault, case, form)
    telling = [*ABOUT_HIM.values(), "Ostrevan", "remand prison", "his sister", "010102", "41.23", "K08"]
    allowed = ["41.23"] if form in ("geojson", "csv", "ftm", "uwazi") else []  # the open act has coordinates of its own
    assert [words for words in telling if words in text and words not in allowed] == []


@pytest.mark.parametrize("form", exchange.FORMATS)
def test_an_internal_file_holds_what_the_others_leave_out(vault: Vault, case: str, form: str) -> None:
    text = said(vault, case, form, internal=True)
    assert ("52.34567" if form == "geojson" else HIDDEN) in text


def test_a_map_shows_no_place_of_a_protected_person(vault: Vault, case: str) -> None:
    whole = json.loads(said(vault, case, "geojson"))
    placed = {day: f["geometry"] is not None for f in whole["features"] for day in f["properties"]["dates"]}
    assert (placed["2026-11-12"], placed["2026-11-14"]) == (False, True)


def test_a_map_for_others_is_no_finer_than_a_kilometre(vault: Vault, case: str) -> None:
    whole = json.loads(said(vault, case, "geojson"))
    assert [52.35, 41.23] in [f["geometry"] and f["geometry"]["coordinates"] for f in whole["features"]]


def test_ids_are_drawn_anew_for_each_file(vault: Vault, case: str) -> None:
    bundle = exchange.gather(vault, own_case(vault, case), False)
    one, two = ({r.id for r in safely(bundle, {}).exchanged} for _n in range(2))
    assert not one & two


def test_ids_of_an_internal_file_stay(vault: Vault, case: str) -> None:
    of = own_case(vault, case)
    one, two = ({r.id for r in share.gather(vault, of, internal=True).exchanged} for _n in range(2))
    assert one == two


def test_a_name_that_slips_past_the_cover_stops_the_file(
    vault: Vault, case: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from guvoh import policy

    monkeypatch.setattr(policy, "guard", lambda bundle: bundle)
    with pytest.raises(Refused):
        exchange.export(vault, own_case(vault, case), "esf", internal=False)


def test_a_closed_case_that_nobody_named_stays(vault: Vault) -> None:
    id = make_closed(vault, "Informants", "a closed passphrase", Cost(64, 1, 1))
    closed = next(c for c in queries.cases(vault) if c.id == id)
    assert (exchange.closed_unasked(vault, closed, None), exchange.closed_unasked(vault, closed, closed.name)) == (
        True, False)  # fmt: skip


def test_a_tie_in_a_closed_case_is_not_told_with_the_open_one(vault: Vault, case: str) -> None:
    of = own_case(vault, case)
    shown, hidden = (next(p.id for p in queries.persons(vault, case) if n in p.names) for n in (SHOWN, HIDDEN))
    closed = make_closed(vault, "Informants", "a closed passphrase", Cost(64, 1, 1))
    app.tie(vault, case, shown, "K09", hidden, closed=closed)
    ties = [r.first("X231") for r in share.gather(vault, of, internal=True).of("23")]
    assert ties == ["K08"]


def test_what_a_sender_marked_as_confidential_does_not_go_on(vault: Vault, case: str) -> None:
    from esf_sample import sample

    exchange.bring_in(vault, case, "esf", "events.zip", sample())
    app.set_case(vault, case, {"publicity": "public"})
    of = next(c for c in queries.cases(vault) if c.id == case)
    assert len(safely(exchange.gather(vault, of, False), {}).of("01")) == 1


def test_of_a_silent_case_nothing_leaves(vault: Vault, case: str) -> None:
    own_case(vault, case)
    app.set_case(vault, case, {"publicity": "silent"})
    with pytest.raises(Refused):
        exchange.gather(vault, next(c for c in queries.cases(vault) if c.id == case), False)


@pytest.mark.parametrize("change", [{"age": "child"}, {"publicity": "silent"}])
def test_who_is_a_child_or_no_longer_public_is_not_named(vault: Vault, case: str, change: dict[str, str]) -> None:
    one = own_case(vault, case)
    app.set_person(vault, next(p.id for p in queries.persons(vault, case) if SHOWN in p.names), change)
    with zipfile.ZipFile(io.BytesIO(exchange.export(vault, one, "csv", False))) as packed:
        assert "Veshkorov" not in "".join(packed.read(n).decode() for n in packed.namelist())


def test_a_consent_that_was_taken_back_hides_the_name_in_the_next_file(vault: Vault, case: str) -> None:
    one = own_case(vault, case)
    (consent,) = queries.records(vault, case, "consent")
    change_record(vault, consent.id, {"withdrawn_at": "2026-11-16"})
    with zipfile.ZipFile(io.BytesIO(exchange.export(vault, one, "csv", False))) as packed:
        assert "Veshkorov" not in "".join(packed.read(n).decode() for n in packed.namelist())
