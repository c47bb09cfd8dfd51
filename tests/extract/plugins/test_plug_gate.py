"""Whatever a plug-in answers, a suggestion is words of the main text, of a known class, with the plug-in's mark."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from guvoh.extract.plugins.contract import Document, Proposal
from guvoh.extract.plugins.gate import MOST, joined
from guvoh.model import ACTS, Claim, Span
from guvoh.model.origin import UNKNOWN, Origin, origin_of

TEXT = "Menu. The guards beat Timur Ashvel and 12 others on 4 May 2031 in Qarlu. Подробнее: Ҷамшед Вазирзод. Menu."
MAIN = ((6, len(TEXT) - 6),)
ORIGIN = Origin("endpoint", "tiny", UNKNOWN)
places = st.integers(-5, len(TEXT) + 5)
ranges = st.tuples(places, places)
proposals = st.builds(
    Proposal, act=st.sampled_from([*ACTS, "", "x"]), start=places, end=places,
    polarity=st.sampled_from(["asserted", "denied", "", "x"]), victims=st.lists(ranges, max_size=4).map(tuple),
    actors=st.lists(ranges, max_size=3).map(tuple), says=st.lists(ranges, max_size=3).map(tuple),
    count=st.none() | ranges, date=st.none() | ranges, place=st.none() | ranges, reason=st.none() | ranges,
    language=st.sampled_from(["en", "ru", "tg", "fa"]),
)  # fmt: skip


def document(*claims: Claim) -> Document:
    return Document(TEXT, MAIN, "2031-05-10", claims)


def at(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


@given(st.lists(proposals, max_size=8))
def test_every_span_slices_to_its_words_and_lies_in_the_main_text(said: list[Proposal]) -> None:
    for claim in joined(document(), said, ORIGIN)[0]:
        parts = [*claim.victims, *claim.actors, *claim.attribution, claim.count, claim.place, claim.reason]
        spans = [(p.start, p.end, p.text) for p in parts if p] + [(claim.start, claim.end, claim.quote)]
        if claim.date and claim.date.span_start is not None and claim.date.span_end is not None:
            spans.append((claim.date.span_start, claim.date.span_end, claim.date.text))
        assert all(TEXT[a:b] == words and words and MAIN[0][0] <= a < b <= MAIN[0][1] for a, b, words in spans)


@given(st.lists(proposals, max_size=8))
def test_every_suggestion_has_the_mark_of_its_plug_in(said: list[Proposal]) -> None:
    assert {origin_of(c.rule) for c in joined(document(), said, ORIGIN)[0]} <= {ORIGIN}


@given(st.lists(proposals, max_size=8))
def test_no_suggestion_of_the_rules_is_lost_or_changed_where_it_said_something(said: list[Proposal]) -> None:
    old = Claim(*at("beat"), "beat", "torture_or_ill_treatment", victims=(Span("Timur Ashvel", *at("Timur Ashvel")),),
                rule="verb:beat", score=0.7)  # fmt: skip
    new = joined(document(old), said, ORIGIN)[0][0]
    kept = (new.start, new.end, new.act, new.victims, new.polarity, new.score)
    assert kept == (old.start, old.end, old.act, old.victims, old.polarity, old.score)


@given(st.lists(proposals, max_size=8))
def test_nothing_is_proposed_twice(said: list[Proposal]) -> None:
    keys = [(c.act, c.start, c.end) for c in joined(document(), said, ORIGIN)[0]]
    assert len(keys) == len(set(keys))


def test_nobody_becomes_victim_and_actor_of_one_act_by_a_guess() -> None:
    name = at("Timur Ashvel")
    old = Claim(*at("beat"), "beat", "killing", victims=(Span("Timur Ashvel", *name),), rule="verb:beat")
    assert joined(document(old), [Proposal("killing", *at("beat"), actors=(name,))], ORIGIN)[0] == [old]


def test_what_fills_a_suggestion_is_named_in_its_rule() -> None:
    old = Claim(*at("beat"), "beat", "killing", rule="verb:beat", score=0.6)
    new = joined(document(old), [Proposal("killing", *at("beat"), place=at("Qarlu"), count=at("12"))], ORIGIN)[0][0]
    assert new.rule == "endpoint tiny unknown:count+place verb:beat"


def test_a_plug_in_that_finds_everything_everywhere_is_stopped() -> None:
    said = [Proposal("killing", *at("beat"))] * (MOST + 5)
    assert joined(document(), said, ORIGIN)[1] == 5


def test_a_claim_of_the_rules_has_no_origin_in_a_plug_in() -> None:
    rules = ("verb:beat", "person", "", "noun:endpoint x y", "endpoint", "a b c:d")
    assert [origin_of(rule) for rule in rules] == [None] * 6
