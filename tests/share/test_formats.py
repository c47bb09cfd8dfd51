"""What each format promises: titles, tables, figures that can be counted again, values that are nobody's formula."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from own_case import FIRST, HIDDEN, own_case

from guvoh import app, share
from guvoh.app import exchange
from guvoh.share import esf
from guvoh.vault import queries
from guvoh.vault.vault import Vault

Rows = list[dict[str, str]]


def files(vault: Vault, case: str, form: str, internal: bool = True) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(exchange.export(vault, own_case(vault, case), form, internal))) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def rows(data: bytes) -> Rows:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_every_total_can_be_counted_again_from_the_tables(vault: Vault, case: str) -> None:
    found = {name: rows(data) for name, data in files(vault, case, "csv").items() if name.endswith(".csv")}
    persons = {p["id"] for p in found["persons.csv"] if p["counting_unit_0902"] == "01"}
    again = {
        "events": len(found["incidents.csv"]), "acts": len(found["acts.csv"]), "claims": len(found["claims.csv"]),
        "named victims": len({a["victim_2102"] for a in found["acts.csv"]} & persons),
        "denials": sum(c["asserted_or_denied_X105"] == "denied" for c in found["claims.csv"]),
        "sources": sum(not s["withdrawn_X221"] for s in found["sources.csv"]),
    }  # fmt: skip
    told = {f["what_X501"]: int(f["at_least_X504"]) for f in found["figures.csv"] if f["what_X501"] != "range"}
    assert told == again


def test_every_figure_names_its_unit_and_its_query(vault: Vault, case: str) -> None:
    figures = rows(files(vault, case, "csv")["figures.csv"])
    assert figures and [f["id"] for f in figures if not (f["unit_X502"] and f["query_X508"])] == []


def test_every_column_stands_in_the_page_beside_the_tables(vault: Vault, case: str) -> None:
    found = files(vault, case, "csv")
    page = found["README.md"].decode()
    heads = {head for name, data in found.items() if name.endswith(".csv") for head in next(
        csv.reader(io.StringIO(data.decode("utf-8-sig"))))}  # fmt: skip
    assert [head for head in heads if f"| {head} |" not in page] == []


def test_no_cell_is_a_formula(vault: Vault, case: str) -> None:
    own_case(vault, case)
    app.enter_person(vault, case, "=HYPERLINK(A1)")
    of = next(c for c in queries.cases(vault) if c.id == case)
    tables = esf.tables(share.gather(vault, of, internal=True).exchanged)
    cells = [c for data in tables.values() for row in csv.reader(io.StringIO(data.decode("utf-8-sig"))) for c in row]
    assert [c for c in cells if c.startswith(("=", "+", "@"))] == [] and "'=HYPERLINK(A1)" in cells


def test_titles_for_uwazi_are_unique_and_found_by_what_refers_to_them(vault: Vault, case: str) -> None:
    found = {name: rows(data) for name, data in files(vault, case, "uwazi").items() if name.endswith(".csv")}
    persons = [r["title"] for r in found["2_persons.csv"]]
    referred = {t for r in found["4_acts.csv"] for t in r["Victim"].split("|") if t}
    assert len(set(persons)) == len(persons) and referred <= set(persons)


def test_days_for_uwazi_are_stretches(vault: Vault, case: str) -> None:
    acts = rows(files(vault, case, "uwazi")["4_acts.csv"])
    assert {"2026-11-12:2026-11-13", "2026-11-14:2026-11-14"} <= {a["Days"] for a in acts}


def test_sources_that_differ_keep_their_days_apart(vault: Vault, case: str) -> None:
    lines = files(vault, case, "ftm")["entities.ftm.json"].decode().splitlines()
    acts = [e for e in map(json.loads, lines) if e["schema"] == "HrAct"]
    one = next(a["canonical_id"] for a in acts if "2026-11-13" in a["properties"].get("startDate", ()))
    found = {tuple(a["datasets"]): a["properties"].get("startDate") for a in acts if a["canonical_id"] == one}
    del found[("casebook",)]
    assert sorted(v for v in found.values() if v) == [["2026-11-12"], ["2026-11-13"]]


def test_where_sources_differ_the_day_is_no_more_exact_than_both(vault: Vault, case: str) -> None:
    acts = rows(files(vault, case, "esf")["21_act.csv"])
    found = {(a["2111 Begun"], a["2111_1 Begun: how it is meant"]) for a in acts}
    assert ("2026-11-12", "01") in found and ("2026-11-12", "") not in found


def test_what_was_edited_here_comes_out_in_place_of_what_came_in(vault: Vault, case: str) -> None:
    from esf_sample import cells, sample

    exchange.bring_in(vault, case, "esf", "events.zip", sample())
    person = next(p for p in queries.persons(vault, case) if "Salima Veshkorova" in p.names)
    app.set_person(vault, person.id, {"born": "1991", "gender": "male"})
    of = next(c for c in queries.cases(vault) if c.id == case)
    found = cells(esf.tables(share.gather(vault, of, internal=True).exchanged))["09"]["P2"]
    assert (found["0911"], found["0911_1"], found["0915"]) == ({"1991-01-01"}, {"03"}, {"01"})


def test_an_act_whose_claim_was_rejected_here_does_not_come_out(vault: Vault, case: str) -> None:
    from esf_sample import cells, sample

    exchange.bring_in(vault, case, "esf", "events.zip", sample())
    claim = next(r for r in queries.claims(vault, case=case) if r.claim.act == "torture_or_ill_treatment")
    app.decide(vault, [claim.id], "rejected")
    of = next(c for c in queries.cases(vault) if c.id == case)
    assert set(cells(esf.tables(share.gather(vault, of, internal=True).exchanged))["21"]) == {"A1", "A2"}


def test_whoever_comes_in_is_protected_and_silent(vault: Vault, case: str) -> None:
    from esf_sample import sample

    exchange.bring_in(vault, case, "esf", "events.zip", sample())
    assert {(p.protection, p.publicity) for p in queries.persons(vault, case)} == {("protected", "silent")}


def test_an_import_is_one_commit(vault: Vault, case: str) -> None:
    from esf_sample import sample

    before = vault.state.newest.epoch
    exchange.bring_in(vault, case, "esf", "events.zip", sample())
    assert vault.state.newest.epoch == before + 1


@pytest.mark.parametrize("internal", [True, False])
def test_followthemoney_itself_takes_every_entity(vault: Vault, case: str, tmp_path: Path, internal: bool) -> None:
    """Needs requirements/ftm.txt, in this Python or in the one that FTM_PYTHON names."""
    python = os.environ.get("FTM_PYTHON", sys.executable)
    found = files(vault, case, "ftm", internal)
    (tmp_path / "lines").write_bytes(found["entities.ftm.json"])
    for name, data in found.items():
        if name.startswith("schema/"):
            (tmp_path / name[7:]).write_bytes(data)
    judge = Path(__file__).with_name("judge_ftm.py")
    done = subprocess.run([python, str(judge), str(tmp_path), str(tmp_path / "lines")], check=False,
                          capture_output=True, text=True, timeout=120)  # fmt: skip
    if done.returncode == 3:
        pytest.skip("followthemoney is not installed (requirements/ftm.txt)")
    assert (done.returncode, done.stdout, done.stderr[-500:]) == (0, "", "")


def test_the_words_of_a_source_stand_in_an_internal_file(vault: Vault, case: str) -> None:
    claims = rows(files(vault, case, "csv")["claims.csv"])
    assert any(HIDDEN in c["words_of_the_source_X109"] and c["words_of_the_source_X109"] in FIRST for c in claims)
