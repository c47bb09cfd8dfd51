"""What the papers promise: quotes whole, bounds open, nobody named, nothing run, fetched or written."""

from __future__ import annotations

import hashlib
import json
import os
import random
import re
import subprocess
import sys
import unicodedata
from dataclasses import replace
from functools import cache
from html import unescape
from pathlib import Path

import pypdfium2
import pytest
import sample

from guvoh import policy, report
from guvoh.errors import Refused
from guvoh.model.paper import Chronology, PersonLine, Words

PROTECTED = ("Aldin", "Алдин", "آلدین", "Temur", "Hope", "Хоуп", "Velmor", "Велмор", "Zarina", "Зарина",
             "Tirandozzodagon")  # fmt: skip


@cache
def safe() -> Chronology:
    return policy.guard(sample.chronology(), random.Random(4))


@cache
def page() -> str:
    """The words of the sample's HTML, as a reader sees them."""
    drawn = re.sub(r"<style>.*?</style>", "", report.html(safe()).decode(), flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]*>", "", drawn.replace("</dt>", " "))).split())


@cache
def pdf() -> bytes:
    return report.pdf(safe())


def pages_of(made: bytes) -> list[str]:
    """The text that a reader of the PDF can copy, page by page."""
    document = pypdfium2.PdfDocument(made)
    return [document[n].get_textpage().get_text_range() for n in range(len(document))]


def letters(text: str) -> str:
    """Letters and digits only, for comparing what was extracted: Typst puts the zero-width non-joiner elsewhere."""
    plain = unicodedata.normalize("NFKC", text).replace("ي", "ی").replace("ك", "ک")
    return "".join(c for c in plain if c.isalnum())


@pytest.mark.parametrize("name", PROTECTED)
def test_no_protected_person_can_be_named_in_any_form_of_the_default_paper(name: str) -> None:
    whole = page() + " ".join(pages_of(pdf())) + report.as_json(safe()).decode()
    assert name not in whole


def test_a_person_who_may_be_named_is_named() -> None:
    assert "Deportation of Marek Sodvar announced" in page()


@pytest.mark.parametrize("words", [
    "“at least 47”1, “almost 50”2, “almost 50”3.",
    "Between 47 and 50 people, by 3 independent sources.",
    "Fits all figures Between 47 and 50",
    "51 or more people, by 1 independent source. No source says that this has happened.",
    "At most 50 people, by 1 independent source.",
    "Alleged: “officers of the State Security Committee”",
    "by way of Belrud Families’ Committee, speaking from inside the country: may be under pressure",
    "Denied: the speaker says that this did not happen.",
    "Planned: announced, not said to have happened.",
    "Repeats source 2; the two count as one.",
    "Withdrawn: nothing in this paper rests on it.",
    "The interior directorate denies that anyone was detained.",
    "Contested: reported by three independent sources, denied by the authority",
    "source 4, paragraph 3, characters 120 to 180", "source 1, paragraph 3 ",
    "captured 15 November 2026, 21:40 UTC",
    "1c4107be52d8",
    "38 suggestions were not reviewed and are not in this paper.",
    "2 proposals that two things are the same have not been judged.",
    "412 4F7K20QD9ZZ1",
    "Reposts count as the source that they repeat.",
    "4 people stand under code names or initials.",
    "In 1 place a name is blanked",
    "1 link, address, file name or number was withheld",
    "Y. B. T. K. and what came of his request",
])  # fmt: skip
def test_the_page_says(words: str) -> None:
    assert words in page()


def test_perpetrators_are_never_named_without_alleged() -> None:
    assert page().count("officers of the State Security Committee") == page().count("Alleged: “officers of the State")


@pytest.mark.parametrize("quote", [sample.TAJIK, sample.MARKUP, "Nobody was detained; three citizens were invited"])
def test_the_pdf_holds_the_quoted_words(quote: str) -> None:
    assert letters(quote) in letters("".join(pages_of(pdf())))


def test_persian_words_can_be_copied_from_the_pdf() -> None:
    persian = "مادرم را با دمپایی بردند و گفتند تا صبح برمی‌گردد"
    paper = sample.chronology(entries=(replace(sample.entries()[0], claims=(
        sample.claim(1, 5, persian, language="fa"),)),))  # fmt: skip
    text = letters("".join(pages_of(report.pdf(paper))))
    assert letters(persian) in text or letters(persian)[::-1] in text


def test_the_same_paper_gives_the_same_pdf() -> None:
    assert report.pdf(safe()) == pdf()


def test_the_title_of_the_pdf_tells_nothing_of_the_case() -> None:
    about = pypdfium2.PdfDocument(pdf()).get_metadata_dict()
    assert about["Title"] == "Chronology" and about["Author"] == "" and about["CreationDate"].startswith("D:20261121")


@pytest.mark.parametrize("internal, mark", [(True, "INTERNAL"), (False, "Code names")])
def test_every_page_says_whether_names_are_printed(internal: bool, mark: str) -> None:
    assert all(mark in text for text in pages_of(report.pdf(sample.chronology(internal=internal))))


def test_an_internal_paper_names_everybody() -> None:
    whole = report.html(sample.chronology(internal=True)).decode()
    assert "Hope Aldin and Temur Aldin" in whole and "Tolib Venari" in whole


def test_nothing_in_the_html_runs_or_is_fetched() -> None:
    drawn = report.html(safe()).decode()
    fetching = r"<script|<link|<img|<iframe|\ssrc=|\shref=|url\((?!#guvoh-hatch\))|@import|\son\w+=|\sstyle="
    assert not re.search(fetching, drawn)


def test_markup_in_a_source_is_letters_in_the_html() -> None:
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in report.html(safe()).decode()


@pytest.mark.parametrize("form", [report.html, report.pdf, report.as_json])
def test_a_paper_in_which_a_name_can_still_be_read_is_not_handed_out(form: object) -> None:
    leaking = replace(safe(), case=Words("The case of Hope Aldin"))
    with pytest.raises(Refused) as refused:
        form(leaking)  # type: ignore[operator]
    assert "Aldin" not in f"{refused.value.message} {refused.value.hint} {refused.value.missing}"


@pytest.mark.parametrize("name", ["Anna Lang", "Boris Dashed", "Mira Checkpoint", "Noor Language", "Svg Publisher"])
@pytest.mark.parametrize("form", [report.html, report.pdf, report.as_json])
def test_nobody_whose_name_is_a_word_of_ours_keeps_a_paper_from_coming_out(name: str, form: object) -> None:
    person = PersonLine("p9", (name,), "protected", "silent")
    assert form(sample.chronology(persons=(*sample.PERSONS, person)))  # type: ignore[operator]


def test_the_json_has_the_claims_and_not_the_persons() -> None:
    whole = json.loads(report.as_json(safe()))
    assert whole["format"] == "guvoh-chronology"
    assert whole["entries"][0]["claims"][0]["count_text"] == {"text": "at least 47", "language": None}
    assert not {"persons", "other_names", "allowed_names", "extra"} & whole.keys()


def test_a_source_that_was_told_or_is_short_shows_the_hash_of_its_sealed_object_in_every_form() -> None:
    told = replace(sample.sources()[4], sha256="a1" * 32, sealed_sha256="b2" * 32, tried=True)
    paper = policy.guard(sample.chronology(sources=(*sample.sources()[:4], told, sample.sources()[5])))
    forms = (report.html(paper).decode(), "".join(pages_of(report.pdf(paper))), report.as_json(paper).decode())
    assert ["a1" * 32 in form.replace("\r\n", "") for form in forms] == [False] * 3
    assert ["b2" * 32 in form.replace("\r\n", "") for form in forms] == [True] * 3
    assert "SHA-256 of the sealed original" in forms[0]


def test_the_internal_paper_shows_the_plain_hash() -> None:
    told = replace(sample.sources()[4], sha256="a1" * 32, sealed_sha256="b2" * 32, tried=True)
    paper = sample.chronology(sources=(*sample.sources()[:4], told, sample.sources()[5]), internal=True)
    assert "a1" * 32 in report.html(paper).decode()


def test_a_claim_of_a_source_in_which_a_name_was_replaced_has_no_characters_in_the_json() -> None:
    claims = [c for entry in json.loads(report.as_json(safe()))["entries"] for c in entry["claims"]]
    assert {c["source"]: c["where"]["start"] for c in claims} == {1: None, 2: None, 3: None, 4: 120, 5: None}


def test_who_signs_and_brings_out_a_source_is_said_once() -> None:
    source = replace(sample.sources()[2], author=Words("Radio Kabk"))
    paper = sample.chronology(sources=(*sample.sources()[:2], source, *sample.sources()[3:]))
    assert "Radio Kabk, Radio Kabk" not in report.html(paper).decode()


def test_the_forms_of_a_guarded_paper_have_the_same_code_names() -> None:
    codes = [code for code in safe().code_names if not code.endswith(".")]
    assert codes and all(code in page() and code in " ".join(pages_of(pdf())) for code in codes)


@pytest.mark.parametrize("form", [report.html, report.pdf, report.as_json])
def test_a_paper_without_incidents_comes_out(form: object) -> None:
    assert form(sample.chronology(entries=(), sources=(), persons=(), publicity="silent"))  # type: ignore[operator]


def test_two_hundred_incidents_come_out_whole() -> None:
    assert report.html(sample.long()).decode().count("<h3>") == 200


def test_a_paper_in_persian_runs_from_right_to_left() -> None:
    assert '<html lang="fa" dir="rtl">' in report.html(sample.chronology(language="fa")).decode()


def test_nothing_is_written_to_the_disk(tmp_path: Path) -> None:
    code = ("import sys; sys.path.insert(0, sys.argv[1]); import sample; from guvoh import report; "
            "p = sample.chronology(); report.html(p); report.pdf(p); report.as_json(p)")  # fmt: skip
    places = {name: str(tmp_path) for name in ("TMPDIR", "HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME")}
    done = subprocess.run([sys.executable, "-B", "-c", code, str(Path(__file__).parent)], cwd=tmp_path, check=True,
                          env=os.environ | places, capture_output=True)  # fmt: skip
    assert (list(tmp_path.rglob("*")), done.stdout, done.stderr) == ([], b"", b"")


def test_what_sets_papers_is_loaded_only_when_one_is_made() -> None:
    code = "import sys, guvoh.report; print(sorted({'typst', 'jinja2', 'yaml'} & sys.modules.keys()))"
    assert subprocess.run([sys.executable, "-c", code], check=True, capture_output=True).stdout == b"[]\n"


def test_the_faces_are_those_that_their_list_names(root: Path) -> None:
    fonts = root / "src/guvoh/report/fonts"
    rows = [line.split("\t") for line in (fonts / "FONTS.tsv").read_text().splitlines() if not line.startswith("#")]
    assert {row[0]: row[3] for row in rows} == {
        face.name: hashlib.sha256(face.read_bytes()).hexdigest() for face in fonts.glob("*.ttf")
    }
