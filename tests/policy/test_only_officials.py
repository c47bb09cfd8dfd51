"""Who may stand by name in a paper for others because of a public post, and who may not though he has one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from one_file import BROTHER, EXILE, MOTHER, case_file, consent, record

from guvoh.model.case_file import CaseFile, Tie
from guvoh.policy.officials import only_officials
from guvoh.report.papers.rows import levels

CLERK, CHIEF = MOTHER, "chief"  # the mother of who is held has a post herself
POST = record("post", (CLERK,), "p1", post="Clerk")


def with_chief(*ties: tuple[str, str], held: bool = True) -> CaseFile:
    """The clerk, a chief with a post and no family, and ties of kinship between whom it is said."""
    file = case_file(POST, record("post", (CHIEF,), "p2", post="Chief"), judged=False, held=None if held else ())
    like = file.person(CLERK)
    chief = replace(like, person=replace(like.person, id=CHIEF, names=("Olim Trevasko",)), records=())
    return replace(file, people=(*file.people, chief), ties=tuple(Tie(a, "K10", b, "", "", False) for a, b in ties))


def test_a_post_holder_of_whom_nothing_else_is_known_is_an_official() -> None:
    assert (only_officials(with_chief()), levels(with_chief())[CHIEF]) == ({CLERK, CHIEF}, 0)


@pytest.mark.parametrize("tie", [(CLERK, BROTHER), (BROTHER, CLERK)])
def test_an_official_who_is_kin_of_somebody_held_counts_as_the_kin(tie: tuple[str, str]) -> None:
    file = with_chief(tie)
    assert (only_officials(file), levels(file)[CLERK]) == ({CHIEF}, 3)


def test_kin_of_another_official_alone_is_still_an_official() -> None:
    assert only_officials(with_chief((CLERK, CHIEF))) == {CLERK, CHIEF}


def test_who_was_reached_in_somebodys_place_is_no_mere_official() -> None:
    file = case_file(
        record("post", (BROTHER,), "p", post="Clerk"), record("post", (EXILE,), "q", post="Envoy"), held=()
    )
    assert only_officials(file) == frozenset()


@pytest.mark.parametrize(
    "more", [{"whereabouts": "held"}, {"whereabouts": "hiding"}, {"age": "child"}],
)  # fmt: skip
def test_who_is_held_hidden_or_a_child_is_not(more: dict[str, str]) -> None:
    file = with_chief()
    people = tuple(replace(o, person=replace(o.person, **more)) if o.person.id == CHIEF else o for o in file.people)  # type: ignore[arg-type]
    assert only_officials(replace(file, people=people)) == {CLERK}


def test_who_gave_a_consent_or_was_protected_by_somebody_is_not() -> None:
    told = case_file(POST, consent(CLERK), judged=False)
    file = with_chief()
    people = tuple(replace(o, given={"protection": "protected"}) if o.person.id == CHIEF else o for o in file.people)
    assert (only_officials(told), only_officials(replace(file, people=people))) == (frozenset(), {CLERK})


def test_an_exile_who_alone_agreed_to_be_named_while_somebody_is_held_in_his_place_is_not() -> None:
    agreed = {"protection": "named", "publicity": "public", "publicity_by": "himself"}
    said = consent(EXILE, scope="C4", mechanism="", basis="S1", given_by="Farud Zelmani")
    alone = levels(case_file(said, **agreed))[EXILE]
    assert (alone, levels(case_file(said, judged=False, **agreed))[EXILE]) == (3, 1)
