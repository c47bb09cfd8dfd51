"""Invented papers to draw: people, places, sources and a country that do not exist."""

from __future__ import annotations

from dataclasses import replace

from guvoh.model.paper import Chronology, ClaimLine, Entry, PersonLine, PlaceLine, SourceLine, Standing, Words

PERSIAN = "مادرم را با دمپایی بردند و گفتند تا صبح برمی‌گردد، ولی هیچ‌کس هوپ آلدین را ندید."
RUSSIAN = "Бабушку Хоуп Алдин заставили читать с листа, сообщает комитет семей."
TAJIK = "Ба гуфтаи ҳамсояҳо, писари ҷавонро шабона аз хона бурданд ва ӯро боз надиданд."
MARKUP = '#import "@preview/x" #read("/etc/passwd") $x^2$ *not bold* _nor this_ <script>alert(1)</script> \\ ` @label'

PERSONS = (
    PersonLine("p1", ("Hope Aldin", "Хоуп Алдин", "هوپ آلدین"), "protected", "silent"),
    PersonLine("p2", ("Temur Aldin",), "protected", "silent"),
    PersonLine("p3", ("Zarina Velmor", "Зарина Велмор"), "protected", "confidential"),
    PersonLine("p4", ("Marek Sodvar",), "named", "public"),
    PersonLine("p5", ("Yusuf Bahromqul Tirandozzodagon-Kabudvodii",), "initials", "public"),
)


PLACES = (
    PlaceLine(Words("Belrud district"), 1, 3, 38.6234, 69.1234, "district", "TJ", Words("a map of 2024")),
    PlaceLine(Words("Kabk"), 1, 1, 38.55678, 68.78123, "exact", "TJ", Words("a visit with Temur Aldin")),
    PlaceLine(Words("the house of Zarina Velmor"), 1, 1, 38.71234, 68.91234, "exact", "TJ", Words("a visit")),
    PlaceLine(Words("Водии Кабуд", "tg"), 1, 1, None, None, "", "", Words("")),
    PlaceLine(Words("Tajikistan"), 0, 1, None, None, "country", "TJ", Words("CLDR")),
)


def claim(number: int, source: int, quote: str, **more: object) -> ClaimLine:
    """A claim of arrest in which little is said, changed by `more`."""
    language = str(more.pop("language", "en"))
    plain = ClaimLine(
        f"c{number}", source, Words(quote, language), Words(quote, language), "arrest", "", "asserted", (), (), (),
        None, None, None, None, None, None, None, (), None, Standing(None, 3, 120, 180), False, "reader",
        "2026-11-20",
    )  # fmt: skip
    return replace(plain, **more)  # type: ignore[arg-type]


def sources() -> tuple[SourceLine, ...]:
    """A channel, a paper in exile, a radio that repeats it, an authority, a call and a mistake."""
    def one(n: int, title: str, publisher: str, link: str, kind: str = "document", **more: object) -> SourceLine:
        line = SourceLine(n, f"s{n}", Words(title), Words(publisher), Words(""), Words(link), f"2026-11-{14 + n}",
                          f"2026-11-{14 + n}T21:40:00Z", f"{n}c4107be52d8" + "0" * 53, kind)  # fmt: skip
        return replace(line, **more)  # type: ignore[arg-type]

    return (
        one(1, "They took Hope Aldin and her brother", "Belrud Families’ Committee",
            "https://example.org/2026/11/hope-aldin-taken", from_inside=True),
        one(2, "Водии Кабуд: шаби бозпурсӣ", "Водии Кабуд", "https://example.net/a/17", author=Words("Zarina Velmor")),
        one(3, "Almost 50 held in Belrud", "Radio Kabk", "https://example.com/news/almost-50-held", derives_from=2),
        one(4, "Statement of 18 November", "Interior directorate of Belrud", ""),
        one(5, "Call with a neighbour", "", "", "note", from_inside=True, published=None),
        one(6, "Wrong page saved", "Radio Kabk", "https://example.com/", withdrawn=True),
    )  # fmt: skip


def entries() -> tuple[Entry, ...]:
    """Detentions with four figures and a denial, a forced recording, a killing that is only planned, a release."""
    detained = (
        claim(1, 1, "At least 47 people were taken from their homes, Hope Aldin and Temur Aldin, pupils of the eighth "
              "form, among them.", count_text=Words("at least 47"), count_low=47, under_pressure=True,
              said_by=(Words("the families"), Words("a post by Zarina Velmor"), Words("Belrud Families’ Committee")),
              actors=(Words("officers of the State Security Committee"),), place=Words("Belrud district"),
              reason=Words("for the calls of their relatives abroad"), date_text=Words("in the night to Friday")),
        claim(2, 2, RUSSIAN, language="ru", count_text=Words("almost 50"), count_high=50,
              said_by=(Words("комитет семей", "ru"),)),
        claim(3, 3, "Almost 50 relatives were detained, Tolib Venari of Radio Kabk repeats.",
              count_text=Words("almost 50"),
              count_high=50, said_by=(Words("Водии Кабуд", "tg"),)),
        claim(4, 5, PERSIAN, language="fa", certainty=(Words("ظاهراً", "fa"),), under_pressure=True,
              said_by=(Words("همسایه", "fa"),)),
        claim(5, 4, "Nobody was detained; three citizens were invited for a conversation.", polarity="denied",
              said_by=(Words("Interior directorate of Belrud"),)),
    )  # fmt: skip
    forced = (claim(6, 2, "They made Hope’s grandmother read from a sheet that her grandson is a traitor.",
                    act="forced_confession", victims=(Words("Hope’s grandmother"),)),)  # fmt: skip
    planned = (claim(7, 3, "The directorate will deport Marek Sodvar within the month.", polarity="planned",
                     act="deportation_or_extradition", victims=(Words("Marek Sodvar"),)),)  # fmt: skip
    tajik = (claim(8, 2, TAJIK, language="tg", act="abduction_or_rendition"),)
    markup = (claim(9, 3, MARKUP, act="other"),)
    return (
        Entry("e1", Words("Relatives of protesters taken from their homes, Belrud district"), "arrest", "2026-11-12",
              "2026-11-13", (Words("Belrud district"),), detained, 47, 50, 2, True,
              ("The interior directorate denies that anyone was detained.",), "V4", "Contested",
              "reported by three independent sources, denied by the authority", 3, 47, 50),
        Entry("e2", Words("Forced recordings against family members abroad"), "forced_confession", "2026-11-14",
              "2026-11-14", (), forced, None, None, 1, False, (), "V1", "Reported", "one source", 1),
        Entry("e3", Words("Deportation of Marek Sodvar announced"), "deportation_or_extradition", "2026-11-01",
              "2026-11-30", (Words("Kabk"),), planned, 51, None, 1, True, (), "V1", "Reported", "one source", 1),
        Entry("e4", Words("A young man taken at night"), "abduction_or_rendition", "2026-12-03", "2027-01-20",
              (Words("Водии Кабуд", "tg"),), tajik, None, 50, 0, True, (), "V1", "Reported", "one source", 1),
        Entry("e5", Words("Yusuf Bahromqul Tirandozzodagon-Kabudvodii and what came of his request"), "other", None,
              None, (), markup, None, None, 0, False, (), "V1", "Reported", "one source", 1),
    )  # fmt: skip


def chronology(**more: object) -> Chronology:
    """The whole sample; `more` changes it."""
    paper = Chronology(
        Words("Belrud, November 2026"), "public", False, "2026-11-21T18:30:00Z", "reader", "en", entries(), sources(),
        PERSONS, ("Tolib Venari",), ("Belrud", "Radio Kabk"), 38, 2, "412 4F7K20QD9ZZ1", (
            "Figures are kept as each source gave them; a range holds what every independent source allows.",
            "Reposts count as the source that they repeat.",
        ), places=PLACES,
    )  # fmt: skip
    return replace(paper, **more)  # type: ignore[arg-type]


def long() -> Chronology:
    """Two hundred incidents over two years."""
    first = entries()
    many = tuple(
        replace(first[n % 4], id=f"e{n}", start=f"20{25 + n // 100}-{n % 12 + 1:02}-{n % 28 + 1:02}",
                end=f"20{25 + n // 100}-{n % 12 + 1:02}-{n % 28 + 1:02}")
        for n in range(200)
    )  # fmt: skip
    return chronology(entries=many)
