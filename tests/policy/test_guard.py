"""What guard promises about names in the words of a paper."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from guvoh.model.paper import Chronology, ClaimLine, Entry, PersonLine, SourceLine, Standing, Words
from guvoh.policy import check, guard
from guvoh.policy.guard import all_words
from guvoh.policy.letters import fold

HOPE = PersonLine("p1", ("Hope Aldin", "Хоуп Алдин", "هوپ آلدین"), "protected", "silent")
KARIM = PersonLine("p2", ("Karim Aldin",), "protected", "silent")
RUSTAM = PersonLine("p3", ("Rustam Aldin",), "named", "public")
MAY = PersonLine("p4", ("May Sorveq",), "initials", "public")
BAHTIYOR = PersonLine("p5", ("Бахтиёр Надеждин",), "protected", "silent")
ZARINA = PersonLine("p6", ("Zarina Velmor",), "protected", "silent")
EVERYBODY = (HOPE, KARIM, RUSTAM, MAY, BAHTIYOR, ZARINA)


def paper(*texts: str, persons: tuple[PersonLine, ...] = EVERYBODY, publicity: str = "public") -> Chronology:
    """A paper whose sources have these titles."""
    sources = tuple(
        SourceLine(n, f"s{n}", Words(t), Words(""), Words(""), Words(""), None, "2026-11-15", "0" * 64, "document")
        for n, t in enumerate(texts, 1)
    )
    return Chronology(
        Words("Belrud"), publicity, False, "2026-11-21T10:00:00Z", "reader", "en", (), sources, persons,
        ("Tolib Venari",), ("Belrud", "Karim Street"), 0, 0, "1 root", (),
    )  # fmt: skip


def cover(text: str, **how: object) -> str:
    """The text after guard; W stands for the one code name in it."""
    after = guard(paper(text, **how), random.Random(7))  # type: ignore[arg-type]
    out = after.sources[0].title.text
    for code in after.code_names:
        if not code.endswith("."):
            out = out.replace(code, "W")
    return out


@pytest.mark.parametrize("text, expected", [
    ("Hope Aldin was taken", "W was taken"),
    ("Hope Aldin’s mother", "W’s mother"),
    ("HOPE\nALDIN was taken", "W was taken"),
    ("hope aldin was taken", "W was taken"),
    ("Aldin, Hope", "W"),
    ("Hope M. Aldin", "W"),
    ("H. Aldin spoke", "W spoke"),
    ("Hópe Áldin", "W"),
    ("Ho\u00adpe Al\u200bdin", "W"),
    ("Zari-\nna Vel-\nmor", "W"),
    ("Velmor said", "W said"),
    ("Zarina’s brother", "W’s brother"),
    ("#HopeAldin and @hope_aldin", "#W and @W"),
    ("Хоуп Алдину сказали", "W сказали"),
    ("письмо Бахтиёра Надеждина", "письмо W"),
    ("هوپ آلدین گفت", "W گفت"),
    ("Алдинs and Бахтиёр’s letters, Надеждин‘s", "Ws and W’s letters, W‘s"),
    ("گفت: ه. آلدین", "گفت: W"),
    ("Hope&nbsp;Ald&#105;n", "W"),
])  # fmt: skip
def test_every_spelling_of_a_protected_name_becomes_the_code_name(text: str, expected: str) -> None:
    assert cover(text) == expected


def test_a_short_surname_is_found_with_its_possessive() -> None:
    person = PersonLine("p", ("Van Li",), "protected", "silent")
    assert cover("Van Li’s letter", persons=(person,)) == "W’s letter"


def test_a_surname_that_two_people_share_gets_the_mark_and_not_a_code_name() -> None:
    assert cover("Aldin said") == "[name] said"


def test_the_whole_name_of_a_person_who_may_be_named_stands() -> None:
    assert cover("Rustam Aldin spoke for Karim Aldin; Rustam answered") == "Rustam Aldin spoke for W; Rustam answered"


@pytest.mark.parametrize("publicity", ["silent"])
def test_in_a_silent_case_nobody_is_named(publicity: str) -> None:
    assert cover("Rustam Aldin spoke", publicity=publicity) == "W spoke"


@pytest.mark.parametrize(
    "protection, publicity", [("named", "silent"), ("named", "confidential"), ("protected", "public")]
)
def test_a_name_needs_both_the_level_and_the_persons_word(protection: str, publicity: str) -> None:
    person = PersonLine("p", ("Zarina Velmor",), protection, publicity)
    assert cover("Zarina Velmor spoke", persons=(person,)) == "W spoke"


def test_initials_are_printed_only_where_they_are_allowed() -> None:
    assert cover("Then May Sorveq spoke") == "Then M. S. spoke"
    assert cover("Then May Sorveq spoke", persons=(replace(MAY, publicity="silent"),)) == "Then W spoke"


@pytest.mark.parametrize("text", ["we hope for more", "on 12 May", "in May 2026", "may it be so"])
def test_words_of_everyday_language_stay_where_no_name_can_be_meant(text: str) -> None:
    assert cover(text) == text


@pytest.mark.parametrize("text, expected", [("Hope said it", "W said it"), ("It was Hope", "It was W")])
def test_a_word_that_is_also_a_name_is_hidden_when_it_has_a_capital(text: str, expected: str) -> None:
    assert cover(text) == expected


def test_a_given_name_inside_an_allowed_place_stays() -> None:
    assert cover("Look at Karim Street") == "Look at Karim Street"


def test_a_given_name_that_an_allowed_name_shares_never_becomes_a_code_name() -> None:
    assert cover("Karim said so") == "[name] said so"


def test_the_author_of_a_source_is_a_name_unless_he_is_its_publisher_or_allowed() -> None:
    def author(name: str) -> str:
        before = paper("x")
        source = replace(before.sources[0], author=Words(name), publisher=Words("Radio Kabk"))
        return guard(replace(before, sources=(source,))).sources[0].author.text

    assert [author(name) for name in ("Sino Tavarol", "Radio Kabk", "Belrud", "Rustam Aldin")] == [
        "[name]", "Radio Kabk", "Belrud", "Rustam Aldin"
    ]  # fmt: skip


@pytest.mark.parametrize("text, expected", [
    ("see https://example.org/news/hope-aldin-detained now", "see [link withheld] now"),
    ("https://example.org/%D0%90%D0%BB%D0%B4%D0%B8%D0%BD", "[link withheld]"),
    ("https://example.org/bahtiyor-nadezhdin", "[link withheld]"),
    ("aldin_statement.pdf", "[file name withheld]"),
    ("write to hope.aldin@example.org", "write to [address withheld]"),
    ("https://example.org/news/2026/may/belrud", "https://example.org/news/2026/may/belrud"),
])  # fmt: skip
def test_a_link_that_tells_a_name_is_withheld_whole(text: str, expected: str) -> None:
    assert cover(text) == expected


@pytest.mark.parametrize("text", ["Tolib Venari", "Venari, Tolib", "Venari", "T. Venari"])
def test_a_name_that_nobody_classified_is_blanked_at_one_width(text: str) -> None:
    assert cover(f"There {text} stood") == "There [name] stood"


def test_a_protected_name_among_the_unclassified_ones_keeps_its_code_name() -> None:
    before = replace(paper("Хоуп Алдину сказали; Zarina Velmor"), other_names=("Хоуп Алдину", "Zarina", "Hope Aldin"))
    after = guard(before, random.Random(1))
    assert len(after.code_names) == 2 and after.blanked == 0


def test_one_person_has_one_code_name_throughout_a_paper() -> None:
    after = guard(paper("Zarina Velmor", "Velmor", "ZARINA"), random.Random(3))
    assert len({source.title.text for source in after.sources}) == 1


def test_code_names_differ_from_paper_to_paper() -> None:
    drawn = {guard(paper("Zarina Velmor"), random.Random(n)).sources[0].title.text for n in range(20)}
    assert len(drawn) > 10


def test_a_code_name_is_never_a_word_of_the_paper() -> None:
    person = PersonLine("p", ("Willow Velmor",), "protected", "silent")
    for n in range(40):
        after = guard(paper("Velmor by the birch and the reed", persons=(person,)), random.Random(n))
        assert not {"Willow", "Birch", "Reed"} & set(after.code_names)


def test_more_people_than_code_names_still_have_one_each() -> None:
    names = [f"{first}q{chr(97 + n // 26)}{chr(97 + n % 26)}x Velmor" for first in "ZW" for n in range(260)]
    people = tuple(PersonLine(name, (name,), "protected", "silent") for name in names)
    after = guard(paper(*(p.names[0].split()[0] for p in people), persons=people), random.Random(1))
    assert len(after.code_names) == len(set(after.code_names)) == 520


def test_an_internal_paper_keeps_every_name() -> None:
    before = replace(paper("Hope Aldin"), internal=True)
    assert guard(before) == before


def test_a_guarded_paper_is_not_guarded_twice() -> None:
    once = guard(paper("Hope Aldin"), random.Random(1))
    assert guard(once, random.Random(2)) == once


def test_who_made_the_paper_does_not_leave() -> None:
    assert guard(paper("x")).made_by == ""


def test_no_name_is_in_what_the_gate_says() -> None:
    leaks = check("here is Hope Aldin", paper("x"))
    assert leaks and "Aldin" not in repr(leaks) and leaks[0].person == "p1"


SYLLABLES = st.sampled_from(("zor", "vel", "mik", "tash", "qur", "bel", "nav", "sim", "dor", "hul", "fay", "rus"))
NAME = st.builds(lambda *s: "".join(s).capitalize(), SYLLABLES, SYLLABLES, SYLLABLES)
PERSON = st.tuples(NAME, NAME).map(" ".join)
GLUE = st.sampled_from([
    " ", "\n", " the ", ", ", " «",
    "» ", ". ", " — ", "(", ") ", "/", " https://a.org/", "-", "_", "\u200b ", " @", "#",
])  # fmt: skip
SHAPE = st.sampled_from([
    lambda n: n, str.upper, str.lower, lambda n: n.split()[1], lambda n: n.split()[0], lambda n: n.replace(" ", "\n"),
    lambda n: n.replace(" ", ""), lambda n: n.replace(" ", "-").lower(), lambda n: " ".join(reversed(n.split())),
    lambda n: f"{n[0]}. {n.split()[1]}", lambda n: n + "’s", lambda n: n[:3] + "\u00ad" + n[3:],
    lambda n: n.replace(" ", "_"),
    lambda n: n.replace("a", "á").replace("u", "ü"), lambda n: n.replace(" ", "%20"),
    lambda n: n.replace(" ", "&nbsp;"),
])  # fmt: skip


@settings(max_examples=150, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(st.data())
def test_no_spelling_of_a_protected_name_survives_in_any_field(data: st.DataObject) -> None:
    names = data.draw(st.lists(PERSON, min_size=1, max_size=4, unique=True))
    people = tuple(PersonLine(f"p{n}", (name,), "protected", "silent") for n, name in enumerate(names))

    pieces = data.draw(st.lists(st.tuples(st.sampled_from(names), SHAPE, GLUE), min_size=1, max_size=12))
    turn = iter(range(10_000))

    def words() -> Words:
        """The planted pieces in turn, two to a field, so that each field gets some."""
        n = next(turn)
        two = (pieces[n % len(pieces)], pieces[(n + 1) % len(pieces)])
        return Words("They say " + "".join(shape(name) + glue for name, shape, glue in two) + "so.")

    claim = ClaimLine(
        "c", 1, words(), words(), "arrest", words().text, "asserted", (words(),), (words(),), (words(),), words(), 1,
        None, words(), None, None, words(), (words(),), words(), Standing(1, 1, 0, 9), False, "handle", "2026-11-20",
    )  # fmt: skip
    entry = Entry("e", words(), "arrest", None, None, (words(),), (claim,), 1, None, 0, True, (words().text,), "V1",
                  words().text, words().text, 1)  # fmt: skip
    source = SourceLine(1, "s", words(), words(), words(), words(), None, "2026-11-20", "0" * 64, "document")
    before = replace(paper(persons=people), case=words(), entries=(entry,), sources=(source,), method=(words().text,),
                     notes=(words().text,), other_names=())  # fmt: skip
    after = guard(before, random.Random(1))
    forms = {part for name in names for part in name.lower().split()}
    for text in all_words(after):
        plain = fold(text).replace(" ", "")
        assert not [form for form in forms if form in plain]
    assert check("\n".join(all_words(after)), before, after) == ()


def test_who_signs_with_a_mail_address_is_blanked_whole() -> None:
    before = paper("x")
    source = replace(before.sources[0], author=Words('"G." <g.mail@example.org>'))
    assert guard(replace(before, sources=(source,))).sources[0].author.text == "[name]"


def test_our_own_labels_are_never_taken_for_somebodys_name() -> None:
    entry = Entry("e", Words("Arrest: Arrest Venari, Belrud"), "arrest", None, None, (), (), None, None, 0, False, (),
                  "V1", "Reported", "one independent source says so", 1, label="Arrest")  # fmt: skip
    after = guard(replace(paper("x"), entries=(entry,), other_names=("Arrest Venari", "Reported")))
    assert (after.entries[0].title.text, after.entries[0].ladder_label) == ("Arrest: [name], Belrud", "Reported")
