"""What stands on the pages of a document, who may see it, and how its pictures come of its tables."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from drawn_paper import HASH, document, long

from guvoh.errors import Refused
from guvoh.model.document import OPEN, Checked, Drawing, Section, Table, line, own, said
from guvoh.report.document import finished, machine, page, pages, plain, printed
from guvoh.report.document.layout import layout


def first_block(*blocks: object) -> dict[str, object]:
    laid = layout(document(sections=(Section("", blocks),)))  # type: ignore[arg-type]
    return laid["sections"][0]["blocks"][0]  # type: ignore[no-any-return]


def drawing(*cells: str) -> Drawing:
    rows = tuple((own(f"row {n}"), own(cell)) for n, cell in enumerate(cells))
    return Drawing("counts", "Counted", Table("", ("What", "People"), rows))


def test_numbers_of_two_sources_are_never_read_as_one() -> None:
    text = first_block(line(said("word", OPEN, sources=(1, 2)), said("", OPEN)))["text"]
    assert text[-1] == {"t": "1,2", "k": "sup"}  # type: ignore[index]


def test_a_question_that_was_not_compared_says_so_where_others_were() -> None:
    first, second, *_rest = layout(document())["sections"][0]["blocks"]
    assert ("†" in first["marks"], "†" in second["marks"]) == (False, True)


def test_a_form_that_nobody_compared_says_so_once() -> None:
    answers = document().sections[0].blocks
    plain_ones = tuple(replace(one, checked=Checked()) for one in answers)  # type: ignore[type-var]
    laid = layout(document(sections=(Section("", plain_ones),)))
    assert sum("No question" in note for note in laid["notices"]) == 1


def test_what_the_checks_found_comes_gravest_first() -> None:
    assert [one["rule"] for one in layout(document())["findings"]] == ["A02", "A04"]


@pytest.mark.parametrize("profile", ["mechanism", "lawyer", "partner", "public"])
@pytest.mark.parametrize("form", [page, plain, machine])
def test_what_is_missing_is_for_the_group_alone(profile: str, form: object) -> None:
    text = form.render(document(profile=profile)).decode()  # type: ignore[attr-defined]
    assert not any(words in text for words in ("No charge is entered", "No consent stands", "Figures differ"))


def test_an_exhibit_stands_once_and_no_more_among_the_sources() -> None:
    laid = layout(document())
    assert ([one["number"] for one in laid["exhibits"]], [one["number"] for one in laid["sources"]]) == ([2, 1], [3])


def test_an_exhibit_has_its_number_grade_and_hash() -> None:
    first = layout(document())["exhibits"][0]
    assert (first["exhibit"], first["grade"], first["hash"][1]) == ("Exhibit 1", "Grade B2, with a translation", HASH)


def test_a_picture_draws_each_row_that_holds_a_number() -> None:
    made = first_block(drawing("3 to 5", "12"))["picture"]
    assert made["svg"].count("<rect") == 3  # type: ignore[index]


def test_a_row_without_a_number_is_not_drawn_and_said_to_be_in_the_table() -> None:
    block = first_block(drawing("3", "12", "at least 7"))
    assert "1 more row is in the table only." in block["notes"]  # type: ignore[operator]


def test_a_picture_knows_no_more_than_its_table() -> None:
    assert first_block(drawing("fewer than 5", "fewer than 5"))["picture"] is None


def test_words_of_a_table_cannot_act_in_its_picture() -> None:
    rows = tuple((own("<script>x</script>"), own(str(n))) for n in range(3, 5))
    made = first_block(Drawing("counts", "Counted", Table("", ("What", "People"), rows)))["picture"]
    assert "<script" not in made["svg"]  # type: ignore[index]


def pdf(drawn: bytes, folder: Path, program: str, *options: str) -> str:
    (folder / "x.pdf").write_bytes(drawn)
    command = [program, *options, str(folder / "x.pdf"), *(["-"] if program == "pdftotext" else [])]
    return subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8", "replace")


def test_the_pdf_is_tagged_and_says_its_title(tmp_path: Path) -> None:
    told = pdf(printed.render(document()), tmp_path, "pdfinfo")
    assert "Tagged:          yes" in told and "Submission to a working group" in told and "Author" not in told


def test_questions_are_headings_and_tables_are_tables_to_whoever_listens(tmp_path: Path) -> None:
    told = pdf(printed.render(document()), tmp_path, "pdfinfo", "-struct")
    assert all(tag in told for tag in ("H2", "H3", "Table", "TH", "Figure"))


def test_every_face_is_in_the_pdf_and_only_its_used_letters(tmp_path: Path) -> None:
    rows = pdf(printed.render(document()), tmp_path, "pdffonts").splitlines()[2:]
    assert rows and all(row.split()[-5:-2] == ["yes", "yes", "yes"] for row in rows)


def test_the_standing_is_on_every_page_of_the_pdf(tmp_path: Path) -> None:
    text = pdf(printed.render(document()), tmp_path, "pdftotext")
    each = text.strip("\f").split("\f")
    assert len(each) > 1 and all("For the named mechanism only" in one for one in each)


def test_the_head_of_a_table_is_on_every_page_of_it(tmp_path: Path) -> None:
    table = Table("", ("Moment", "Sign"), tuple((own(str(n)), own("x")) for n in range(120)))
    paper = document(sections=(Section("", (table,)),), sources=(), findings=(), missing=())
    assert pdf(printed.render(paper), tmp_path, "pdftotext").count("Moment") >= 3


def test_a_paper_of_one_page_that_is_longer_is_refused_and_says_where() -> None:
    with pytest.raises(Refused) as refused:
        finished(replace(long(4), one_page=True), ".pdf")
    assert "takes" in str(refused.value) and any("characters" in line for line in refused.value.missing)


def test_a_pdf_of_pictures_holds_no_letters_and_tells_nothing_of_itself(tmp_path: Path) -> None:
    drawn = pages.as_pictures(printed.render(document()), "en", dpi=50)
    told = pdf(drawn, tmp_path, "pdfinfo")
    assert not pdf(drawn, tmp_path, "pdftotext").strip("\f\n ")
    assert not any(word in told for word in ("Title", "Creat", "Producer", "Author"))


def test_a_pdf_of_pictures_has_all_pages_and_is_the_same_each_time() -> None:
    whole = printed.render(document())
    drawn = pages.as_pictures(whole, "en", dpi=40)
    assert pages.count(drawn) == pages.count(whole) and drawn == pages.as_pictures(whole, "en", dpi=40)


def test_a_picture_of_a_page_is_that_page() -> None:
    import pypdfium2

    whole = printed.render(document())
    pictured = pypdfium2.PdfDocument(pages.as_pictures(whole, "en", dpi=72))[0].render(scale=1).to_numpy()
    once = pypdfium2.PdfDocument(whole)[0].render(scale=1).to_numpy()
    assert abs(pictured.astype(int) - once.astype(int)).mean() < 4


def test_a_cover_lists_the_sections(tmp_path: Path) -> None:
    text = pdf(printed.render(document(cover=True)), tmp_path, "pdftotext").split("\f")[0]
    assert "Contents" in text and "I The person" in text
