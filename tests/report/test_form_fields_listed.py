"""The questions of the forms beside our earlier list of fields, where that is verified (domain model 12)."""

from __future__ import annotations

from pathlib import Path

import pytest

from guvoh.report.forms import form_of

LIST = Path(__file__).resolve().parents[3] / "shared" / "design" / "vocab" / "form_fields.tsv"
# Verified: the minimum elements of the disappearances group, required or where one of two answers is (docs/forms.md).
MINIMUM = {"1a", "1b", "2a", "3a", "4a", "7a"}


def listed(prefix: str) -> dict[str, bool]:
    """Code without its prefix, and whether it is required."""
    rows = [line.split("\t") for line in LIST.read_text("utf-8").splitlines()[1:]]
    return {row[0].removeprefix(prefix): row[3].startswith("req;") for row in rows if row[0].startswith(prefix)}


@pytest.mark.shared
@pytest.mark.parametrize(("form", "prefix"), [("wgad", "WGAD."), ("wgeid", "WGEID."), ("sp", "SP."), ("ccpr", "CCPR.")])
def test_a_form_has_every_question_of_the_list_and_no_other(form: str, prefix: str) -> None:
    assert {one.code for one in form_of(form).fields} == set(listed(prefix))


@pytest.mark.shared
def test_what_the_disappearances_group_cannot_do_without_is_required() -> None:
    required = {one.code for one in form_of("wgeid").fields if one.required}
    assert required >= MINIMUM and {code for code, needed in listed("WGEID.").items() if needed} >= MINIMUM


@pytest.mark.shared
def test_a_dossier_leaves_out_what_would_name_relatives_and_nothing_else() -> None:
    assert set(listed("MAG.")) - {one.code.removeprefix("MAG.") for one in form_of("sanctions_us").fields} == {"7"}
