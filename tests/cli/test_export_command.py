"""guvoh export and guvoh import: what comes out, what is refused, and that nothing protected can be read in it."""

from __future__ import annotations

import io
import json
import sys
import zipfile
from pathlib import Path

import desk as desks
import pytest

sys.path.append(str(Path(__file__).parents[1] / "share"))

from esf_sample import sample

FORMS = {"ftm": "zip", "esf": "zip", "uwazi": "zip", "geojson": "geojson", "csv": "zip"}
FILE_WORDS = "quilt ferry pebble willow"


@pytest.fixture
def decided(busy: desks.Desk) -> desks.Desk:
    """The letter and the page, with everything accepted, and a case of which something may be published."""
    ids = [c["id"] for c in busy.run("claims", "--json").lines() if c["state"] == "suggested"]
    assert busy.run("accept", *ids).code == 0
    (case,) = busy.run("cases", "--json").lines()
    assert busy.run("set", case["id"], "publicity=public", "publicity_by=the families").code == 0
    return busy


def text_in(path: Path) -> str:
    data = path.read_bytes()
    if not data.startswith(b"PK"):
        return data.decode()
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return "\n".join(packed.read(n).decode() for n in packed.namelist())


@pytest.mark.parametrize("form", FORMS)
def test_nobody_protected_can_be_read_in_an_export(decided: desks.Desk, form: str) -> None:
    out = decided.home / f"case.{FORMS[form]}"
    assert decided.run("export", form, "--out", str(out)).code == 0
    text = text_in(out)
    assert "Veshkorov" not in text and "Dolinev" not in text


@pytest.mark.parametrize("form", ["ftm", "esf", "uwazi", "csv"])
def test_an_internal_export_has_the_names(decided: desks.Desk, form: str) -> None:
    out = decided.home / "case.zip"
    assert decided.run("export", form, "--out", str(out), "--internal").code == 0
    assert "Veshkorov" in text_in(out)


@pytest.mark.parametrize("form", FORMS)
def test_no_id_of_the_vault_stands_in_an_export_for_others(decided: desks.Desk, form: str) -> None:
    out = decided.home / f"case.{FORMS[form]}"
    decided.run("export", form, "--out", str(out))
    ids = [line["id"] for what in ("claims", "sources", "persons") for line in decided.run(what, "--json").lines()]
    assert [id for id in ids if id in text_in(out)] == []


def test_of_a_silent_case_only_internal_files_are_made(busy: desks.Desk) -> None:
    out = busy.home / "case.zip"
    codes = [busy.run("export", "csv", "--out", str(out), *more).code for more in ((), ("--internal",))]
    assert codes == [1, 0]


def test_two_exports_cannot_be_joined_by_their_ids(decided: desks.Desk) -> None:
    found = []
    for name in ("one.geojson", "two.geojson"):
        out = decided.home / name
        decided.run("export", "geojson", "--out", str(out))
        found.append({f["id"] for f in json.loads(out.read_text())["features"]})
    assert found[0] and not found[0] & found[1]


def test_words_of_sources_stay_at_home(decided: desks.Desk) -> None:
    out = decided.home / "case.zip"
    decided.run("export", "csv", "--out", str(out))
    assert "sentenced the teacher" not in text_in(out)


def test_another_file_is_left_as_it_is(decided: desks.Desk) -> None:
    out = decided.file("case.zip", "a shopping list")
    assert (decided.run("export", "esf", "--out", str(out)).code, out.read_text()) == (1, "a shopping list")


def test_an_earlier_export_is_written_over(decided: desks.Desk) -> None:
    out = decided.home / "case.zip"
    codes = [decided.run("export", form, "--out", str(out)).code for form in ("esf", "csv")]
    assert codes == [0, 0]


def test_a_wrong_ending_is_told_before_anything_is_opened(decided: desks.Desk) -> None:
    assert decided.run("export", "esf", "--out", str(decided.home / "case.txt")).code == 2


def test_an_empty_case_has_nothing_to_export(desk: desks.Desk) -> None:
    assert desk.run("export", "csv", "--out", str(desk.home / "case.zip"), "--json").lines() == [
        {"missing": ["a source"]}]  # fmt: skip


def test_the_json_says_what_was_written(decided: desks.Desk) -> None:
    out = decided.home / "case.zip"
    (line,) = decided.run("export", "ftm", "--out", str(out), "--json").lines()
    assert (line["format"], line["bytes"], line["internal"]) == ("ftm", out.stat().st_size, False)


def test_esf_tables_come_in_by_the_command(desk: desks.Desk) -> None:
    file = desk.file("events.zip", sample())
    (line,) = desk.run("import", "esf", str(file), "--case", "Mill", "--json").lines()
    assert (line["persons"], line["claims"], line["already"]) == (3, 3, False)


def test_the_same_file_comes_in_once(desk: desks.Desk) -> None:
    file = desk.file("events.zip", sample())
    desk.run("import", "esf", str(file), "--case", "Mill")
    (line,) = desk.run("import", "esf", str(file), "--case", "Mill", "--json").lines()
    assert line["already"] is True


def test_a_file_that_is_something_else_opens_no_case(desk: desks.Desk) -> None:
    file = desk.file("events.zip", "not a zip at all")
    assert (desk.run("import", "esf", str(file), "--case", "Mill").code, desk.run("cases", "--json").out) == (1, "")


def test_a_csv_comes_in_by_the_way_of_tables(desk: desks.Desk) -> None:
    file = desk.file("people.csv", "Name,Born\nSalima Veshkorova,1990\n")
    assert desk.run("import", "csv", str(file), "--case", "Mill", "--new-case").code == 0
    assert [p["names"] for p in desk.run("persons", "--json").lines()] == [["Salima Veshkorova"]]


def test_a_whole_vault_comes_out_and_in(decided: desks.Desk) -> None:
    words = decided.file("words", FILE_WORDS)
    out = decided.home / "all.tar"
    assert decided.run("export", "full", "--out", str(out), "--seal-with", str(words)).code == 0
    other = str(decided.home / "other")
    line = ["--vault", other, "--passphrase-file", str(decided.home / "pass")]
    assert decided.bare(*line, "import", "full", str(out), "--opens-with", str(words), "--json").code == 0
    assert decided.bare(*line, "claims", "--json").lines() == decided.run("claims", "--json").lines()


def test_a_whole_vault_without_a_passphrase_says_what_that_means(decided: desks.Desk) -> None:
    said = decided.run("export", "full", "--out", str(decided.home / "all.tar"), "--plain")
    assert (said.code, "Warning" in said.err) == (0, True)


def test_without_a_passphrase_or_plain_no_whole_vault_leaves(decided: desks.Desk) -> None:
    out = decided.home / "all.tar"
    assert (decided.run("export", "full", "--out", str(out)).code, out.exists()) == (2, False)
