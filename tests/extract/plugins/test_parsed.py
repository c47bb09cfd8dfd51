"""A parser adds people, places and speakers to acts that the rules found without them; it finds no acts."""

from __future__ import annotations

import pytest

from guvoh.extract.plugins.contract import Document
from guvoh.extract.plugins.gate import joined
from guvoh.extract.plugins.parsed import Parsed, Word, completed
from guvoh.model import Claim
from guvoh.model.origin import Origin

ORIGIN = Origin("spacy", "en_small-1", "ab" * 32)


def sentence(table: str, names: dict[str, str]) -> tuple[str, Parsed]:
    """From lines "word head rel flags", heads counted from 1 and 0 for the highest; flags: v verb, a alive, b by, o no
    subject by its form, s or p for its number."""
    rows = [line.split() for line in table.strip().splitlines()]
    text = " ".join(row[0] for row in rows)
    words, at = [], 0
    for n, (form, head, rel, *flags) in enumerate(rows):
        marks = flags[0] if flags else ""
        own = n if head == "0" else int(head) - 1
        number = "s" if "s" in marks else "p" if "p" in marks else ""
        words.append(Word(at, at + len(form), own, rel, "v" in marks, form.casefold(), "a" in marks, "b" in marks,
                          "o" not in marks, number))  # fmt: skip
        at += len(form) + 1
    found = tuple((text.index(name), text.index(name) + len(name), kind) for name, kind in names.items())
    return text, Parsed(tuple(words), found)


ACTIVE = """
Guards 2 nsubj a
beat 0 root v
the 4 det
teacher 2 obj
Timur 6 flat
Ashvel 4 appos
and 8 cc
Ines 4 conj
in 10 case
Qarlu 2 obl
, 12 punct
said 2 parataxis v
Nura 12 nsubj
"""
NAMES = {"Timur Ashvel": "PER", "Ines": "PER", "Qarlu": "LOC", "Nura": "PER"}
PASSIVE = """
Timur 3 nsubj:pass
was 3 aux:pass v
beaten 0 root v
by 5 case
guards 3 obl ab
at 7 case
night 3 obl
"""


def told(text: str, parsed: Parsed, words: str = "", rule: str = "verb:beat", act: str = "killing") -> Claim:
    start = text.index(words) if words else 0
    claim = Claim(start, start + len(words or text), words or text, act, rule=rule, score=0.6)
    document = Document(text, ((0, len(text)),), None, (claim,))
    found, _refused = joined(document, completed(text, [claim], [parsed]), ORIGIN)
    assert len(found) == 1
    return found[0]


def words_of(claim: Claim, slot: str) -> list[str]:
    return [span.text for span in getattr(claim, slot)]


def test_each_victim_of_an_active_verb_is_added_with_its_title() -> None:
    assert words_of(told(*sentence(ACTIVE, NAMES)), "victims") == ["the teacher Timur Ashvel", "Ines"]


def test_whoever_does_it_is_added() -> None:
    assert words_of(told(*sentence(ACTIVE, NAMES)), "actors") == ["Guards"]


def test_the_place_that_hangs_on_the_verb_is_added() -> None:
    place = told(*sentence(ACTIVE, NAMES)).place
    assert place and place.text == "Qarlu"


def test_whoever_says_so_behind_a_comma_is_added() -> None:
    assert words_of(told(*sentence(ACTIVE, NAMES)), "attribution") == ["Nura"]


def test_a_passive_verb_turns_who_did_it_to_whom() -> None:
    claim = told(*sentence(PASSIVE, {"Timur": "PER"}), rule="verb:beaten")
    assert (words_of(claim, "victims"), words_of(claim, "actors")) == (["Timur"], ["guards"])


@pytest.mark.parametrize("marks", ["ao", "as"])
def test_a_form_that_cannot_be_the_subject_of_the_verb_did_nothing(marks: str) -> None:
    table = f"Ines 2 nsubj {marks}\nbeat 0 root vp"
    assert words_of(told(*sentence(table, {"Ines": "PER"})), "actors") == []


def test_a_thing_is_no_victim() -> None:
    assert words_of(told(*sentence("Guards 2 nsubj a\nbroke 0 root v\nwindows 2 obj", {}), rule="verb:break|broke"),
                    "victims") == []  # fmt: skip


def test_another_verb_of_the_sentence_adds_nothing() -> None:
    claim = told(*sentence(ACTIVE, NAMES), rule="verb:dismiss")
    assert (claim.rule, claim.victims, claim.actors) == ("verb:dismiss", (), ())


def test_what_a_parser_had_a_part_in_has_its_mark() -> None:
    claim = told(*sentence(ACTIVE, NAMES))
    assert claim.rule == f"{ORIGIN.mark()}:victims+actors+attribution+place verb:beat"


def test_an_act_that_lacks_nothing_is_not_looked_at() -> None:
    text, parsed = sentence(ACTIVE, NAMES)
    whole = told(text, parsed)
    assert list(completed(text, [whole], [parsed])) == []


@pytest.mark.parametrize("rel", ["appos", "conj", "ccomp", "flat"])
def test_a_parser_that_goes_round_in_a_circle_ends(rel: str) -> None:
    table = f"beat 2 {rel} v\nTimur 1 {rel}\nand 2 conj\nInes 4 {rel}\nNura 4 conj"
    told(*sentence(table, {"Timur": "PER"}))
