"""Words of a source are lit without a character more or less, and whatever they hold stays text."""

from __future__ import annotations

import html
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from guvoh.model import Amount, Claim, Span
from guvoh.web.lit import Mark, lit, marks_of, others

TEXT = "Guards took ten bakers <b>&amp; a \"cook\"</b> \u202eaway\u202c on Monday."


def plain(markup: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", markup))


def span(words: str) -> Span:
    at = TEXT.index(words)
    return Span(words, at, at + len(words))


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30), st.integers(0, 8)), max_size=12), st.integers(0, 20))
def test_however_marks_lie_the_text_stays_the_same_and_elements_close_in_order(
    places: list[tuple[int, int, int]], start: int
) -> None:
    marks = [Mark(a, a + n, "role", slot) for a, n, slot in places]
    markup = lit(TEXT, start, len(TEXT), marks)
    assert plain(markup) == TEXT[start:]
    open_now: list[str] = []
    for close, name in re.findall(r"<(/?)(\w+)", str(markup)):
        if close:
            assert open_now.pop() == name
        else:
            open_now.append(name)
    assert open_now == []


def test_markup_in_a_source_is_inert_and_characters_that_a_browser_drops_keep_their_place() -> None:
    assert "<b>" not in lit(TEXT, 0, len(TEXT), [])
    assert len(plain(lit("a\0b\r\nc", 0, 6, []))) == 6
    assert "\r" not in lit("a\r\nb", 0, 4, [])


def test_a_clause_is_lit_only_where_no_other_role_is_and_each_number_stands_once_behind_its_words() -> None:
    whole = TEXT[: TEXT.index(" on Monday")]
    claim = Claim(0, len(whole), whole, "detention", victims=(span("ten bakers"),), actors=(span("Guards"),),
                  count=Amount(10, 10, *(lambda s: (s.text, s.start, s.end))(span("ten"))))  # fmt: skip
    markup = lit(TEXT, 0, len(TEXT), marks_of(claim))
    assert markup.startswith('<mark data-role="actor" data-slot="3">Guards</mark> <mark data-role="act">took</mark> ')
    count = '<mark data-role="count" data-slot="4">ten</mark>'
    assert f'<mark data-role="victim" data-slot="2">{count} bakers</mark>' in markup
    assert markup.count('data-slot="1"') == 1


def test_words_of_other_suggestions_are_lit_but_never_over_those_that_are_read() -> None:
    here = Claim(10, 20, TEXT[10:20], "arrest")
    found = others([Claim(0, 12, TEXT[:12], "arrest"), Claim(5, 30, TEXT[5:30], "release")], here)
    assert [(m.start, m.end) for m in found] == [(0, 10), (20, 30)]


def test_a_claim_whose_words_all_have_other_roles_still_shows_its_act() -> None:
    baker = span("bakers")
    claim = Claim(baker.start, baker.end, "bakers", "arrest", victims=(baker,))
    assert 'data-role="act" data-slot="1"' in lit(TEXT, 0, len(TEXT), marks_of(claim))
