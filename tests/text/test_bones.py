"""One name has the same bones in three scripts, or shares a way to be read. All names are invented."""

from __future__ import annotations

import pytest

from guvoh.text.bones import bones, bones_of


@pytest.mark.parametrize(
    ("one", "other"),
    [("rahmonov", "раҳмонов"), ("rahmon", "рахмонова"), ("jamshed", "ҷамшед"), ("davlat", "دولت"), ("kholov", "холов"),
     ("shahlo", "شهلا"), ("helena", "елена"), ("jan", "ян"), ("riza", "رضا")],
)  # fmt: skip
def test_two_spellings_share_a_way_to_be_read(one: str, other: str) -> None:
    assert set(bones(one)) & set(bones(other)) != set()


def test_small_words_are_left_out_unless_there_is_nothing_else() -> None:
    assert (len(bones_of("Omar ibn Said")), len(bones_of("ibn"))) == (2, 1)


def test_a_word_without_letters_has_no_bones() -> None:
    assert (bones_of("12 …"), bones("")) == ((), ())


def test_a_word_without_its_family_ending_stands_behind_the_whole() -> None:
    assert bones("nazarov") == ("NSRF", "NSR")
