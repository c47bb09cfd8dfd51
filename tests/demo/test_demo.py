"""What `make demo` promises a newcomer."""

from __future__ import annotations

import re
import subprocess
import unicodedata
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml

from guvoh.report.papers import KINDS
from guvoh.vault import check, queries
from guvoh.vault.vault import open_vault, unlock

pytestmark = pytest.mark.slow

DEFAULT = ("chronology.html", "chronology.json", "chronology.pdf")
PASSPHRASE = "the demo has no secrets and its people are invented"
# People of the demo's documents whom its papers may not name, in every form that stands there.
GIRL = ("parvona", "парвона")
HIDDEN = (
    *GIRL, "dargovar", "дарговар", "velzorov", "велзоров", "amina", "амина", "barfrezov", "барфрезов", "mehrvand",
    "мехрванд", "chashmaev", "sangrezov", "сангрезов", "alafzor", "tandorov", "тандоров", "rahgir", "рахгир",
)  # fmt: skip


def folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def said_in(path: Path) -> str:
    if path.suffix == ".pdf":
        made = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, text=True, check=True)
        return folded(made.stdout)
    return folded(path.read_text("utf-8"))


def the_round_up(demo: Any) -> dict[str, Any]:
    entries: list[dict[str, Any]] = demo.paper()["entries"]
    return max(entries, key=lambda e: len(e["claims"]))


def test_the_demo_succeeds_from_an_empty_home(demo):
    assert demo.code == 0, demo.progress


def test_the_demo_leaves_nothing_in_the_home_and_nothing_in_temporary_folders(demo):
    assert [p for p in (demo.folder.parent / "home").rglob("*") if p.is_file()] == []


def test_the_demo_says_that_its_decisions_were_recorded(demo):
    assert "We recorded the decisions; with your own files you decide" in " ".join(demo.said.split())


def test_a_demo_run_twice_starts_anew(again):
    assert (again.code, again.left()) == (0, ["own-passphrase.txt"])  # a person's own files stay


def test_the_documents_are_what_the_index_says(demo):
    index = yaml.safe_load((demo.folder / "documents" / "index.yaml").read_text("utf-8"))["documents"]
    with open_vault(demo.out / "vault", PASSPHRASE) as vault:
        sources = queries.sources(vault)
    names = {s.id: s.name for s in sources}
    told = {s.name: (s.published, s.publisher, s.from_inside, s.kind, names.get(s.derives_from or "")) for s in sources}
    assert told == {
        d["file"]: (d["published"].isoformat(), d["publisher"], d["from_inside"], d["kind"], d["derives_from"])
        for d in index
    }


@pytest.mark.parametrize("name", [n for n in DEFAULT if not n.endswith(".pdf")])
def test_no_protected_name_stands_in_a_default_paper(demo, name):
    text = said_in(demo.out / name)
    assert [hidden for hidden in HIDDEN if hidden in text] == []


def test_no_protected_name_stands_in_the_pdf(demo, pdftotext):
    text = said_in(demo.out / "chronology.pdf")
    assert [hidden for hidden in HIDDEN if hidden in text] == []


def test_the_girl_stands_in_no_name_of_a_file_and_not_on_the_screen(demo):
    names = folded(" ".join(str(p.relative_to(demo.folder)) for p in demo.out.rglob("*")) + demo.said + demo.progress)
    assert [hidden for hidden in GIRL if hidden in names] == []


def test_a_paper_of_every_kind_comes_out_of_the_demo(demo):
    made = {path.stem for path in (demo.out / "papers").iterdir() if path.stat().st_size > 100}
    assert made == set(KINDS)


def test_no_protected_name_stands_in_a_paper_of_any_kind(demo):
    pages = [path for path in (demo.out / "papers").iterdir() if path.suffix != ".pdf"]
    assert [(p.name, hidden) for p in pages for hidden in HIDDEN if hidden in said_in(p)] == []


def test_every_form_of_a_mechanism_comes_out_of_the_demo_whole(demo):
    wanted = yaml.safe_load((demo.folder / "decisions.yaml").read_text("utf-8"))["forms"]
    kinds = {form.split("_")[0] for _file, form, _whom, _how in wanted}
    made = {path.name for path in (demo.out / "forms").iterdir() if path.stat().st_size > 1000}
    assert made == {one[0] for one in wanted}
    assert kinds == {"wgad", "wgeid", "sp", "ccpr", "rule39", "asylum", "reprisals", "sanctions"}


def test_a_form_names_its_person_and_no_relative(demo):
    text = words_of(demo.out / "forms" / "wgeid.docx")
    assert ("umed" in text, [hidden for hidden in GIRL if hidden in text]) == (True, [])


def words_of(path: Path) -> str:
    with zipfile.ZipFile(path) as packed:
        return folded(re.sub(r"<[^>]+>", " ", packed.read("word/document.xml").decode()))


def test_who_agreed_is_named(demo):
    assert "nigora ozarmand" in said_in(demo.out / "chronology.html")


def test_the_internal_paper_names_everybody(demo):
    text = said_in(demo.out / "chronology-internal.html")
    assert [name for name in ("parvona dargovar", "hotam barfrezov", "zarrina mehrvand") if name not in text] == []


def test_figures_that_disagree_stand_side_by_side(demo):
    words = {c["count_text"]["text"] for c in claims(the_round_up(demo)) if c["count_text"]}
    assert {"at least 47", "Almost 50", "More than 40"} <= words


def test_a_repost_adds_no_root(demo):
    with open_vault(demo.out / "vault", PASSPHRASE) as vault:
        names = {s.id: s.name[:2] for s in queries.sources(vault)}
        incident = max(queries.incidents(vault), key=lambda i: len(i.claims))
    roots = {f.root for f in incident.figures if names[f.source] in ("02", "03") or "Families" in f.said_by}
    assert len(roots) == 1


def test_the_denial_is_in_the_paper_and_makes_the_round_up_contested(demo):
    entry = the_round_up(demo)
    assert (entry["ladder"], any(c["polarity"] == "denied" for c in claims(entry))) == ("V4", True)


def test_a_release_that_one_voice_tells_of_is_only_reported(demo):
    nine = [e for e in demo.paper()["entries"] if any((c["count_text"] or {}).get("text") == "Nine" for c in claims(e))]
    assert [e["ladder"] for e in nine] == ["V1"]


def test_the_day_of_the_death_is_contested(demo):
    death = [e for e in demo.paper()["entries"] if e["act"] == "killing"]
    assert [(e["start"], e["end"], e["ladder"]) for e in death] == [("2026-11-07", "2026-11-08", "V4")]


def test_what_was_said_under_force_carries_its_note(demo):
    assert "what is said under force supports nothing that it says" in said_in(demo.out / "chronology.html")


def test_a_letter_from_inside_may_be_under_pressure(demo):
    assert "speaking from inside the country: may be under pressure" in said_in(demo.out / "chronology.html")


def test_some_suggestions_are_left_unread_and_the_paper_says_how_many(demo):
    with open_vault(demo.out / "vault", PASSPHRASE) as vault:
        unread = queries.unreviewed(vault)
    assert unread > 0 and f"{unread} suggestions were not reviewed" in said_in(demo.out / "chronology.html")


def test_the_restored_vault_is_whole(demo):
    folder = demo.out / "restored"
    assert check.verify(folder, unlock(folder, PASSPHRASE)).findings == ()


def test_the_restored_vault_holds_the_same_claims(demo):
    with open_vault(demo.out / "vault", PASSPHRASE) as one, open_vault(demo.out / "restored", PASSPHRASE) as other:
        assert queries.claims(one) == queries.claims(other)


def test_own_files_go_the_same_way(own):
    assert own.code == 0, own.progress


def test_own_files_are_suggested_and_nothing_is_accepted(own):
    words = (own.out / "own-passphrase.txt").read_text("utf-8").strip()
    with open_vault(own.out / "own", words) as vault:
        states = {r.state for r in queries.claims(vault)}
    assert states == {"suggested"}


def test_no_paper_is_made_of_what_nobody_accepted(own):
    assert [p.name for p in own.out.iterdir() if "chronology" in p.name] == []


def claims(entry: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = entry["claims"]
    return found


@pytest.fixture
def pdftotext() -> None:
    import shutil

    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext (package poppler-utils) is not on this machine")
