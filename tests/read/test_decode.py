"""Letters come out right from any encoding that is in use where the sources live."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guvoh.read.decode import clean, decode
from guvoh.read.trouble import Trouble

RUSSIAN = "В городе Зарин задержали троих студентов. Их учительница говорит, что никому ничего не предъявили."
PERSIAN = "سه دانشجو در شهر زرین بازداشت شدند. آموزگار آنان می گويد که کسي متهم نشده است."
ARABIC = "اعتقل ثلاثة طلاب في مدينة زرين يوم الاثنين. وقالت معلمتهم إن أحدا لم يتهم بشيء."
FRENCH = "Trois étudiants ont été arrêtés lundi à Zarrin; leur maîtresse dit que personne n’a été inculpé."
TURKISH = "Üç öğrenci pazartesi günü Zarrin'de gözaltına alındı, öğretmenleri kimsenin suçlanmadığını söylüyor."
TAJIK = "Дар шаҳри Зарин се донишҷӯро боздошт карданд, мегӯяд омӯзгори онҳо."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "cp1251"), (RUSSIAN, "koi8-r"), (RUSSIAN.upper(), "cp1251"), (RUSSIAN[:31], "cp1251"),
        (RUSSIAN[:31], "koi8-r"), (ARABIC, "cp1256"), (FRENCH, "cp1252"), (TAJIK, "utf-8"), (TAJIK, "utf-8-sig"),
            (TAJIK, "koi8-t"), (TURKISH, "cp1254"),
        (TAJIK, "utf-16"), (TAJIK, "utf-16-le"), (TAJIK, "utf-16-be"), (FRENCH, "utf-16-le"), (RUSSIAN, "utf-32"),
    ],
)  # fmt: skip
def test_an_encoding_that_nobody_names_is_found(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding))[0] == text


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "cp866", "mac-cyrillic", "iso8859-5"])
def test_an_encoding_that_is_named_is_believed(encoding: str) -> None:
    assert decode(RUSSIAN.encode(encoding), encoding) == (RUSSIAN, ())


def test_a_guess_is_a_warning_that_names_it() -> None:
    assert decode(RUSSIAN.encode("koi8-r"))[1] == ("encoding-guessed koi8-r",)


def test_valid_utf_8_is_believed_before_a_name_that_says_otherwise() -> None:
    assert decode(RUSSIAN.encode(), "windows-1251") == (RUSSIAN, ("encoding-other utf-8",))


def test_a_name_that_is_no_encoding_does_no_harm() -> None:
    assert decode(RUSSIAN.encode("cp1251"), "base64")[0] == RUSSIAN


def test_utf_8_that_is_cut_in_the_middle_of_a_letter_stays_utf_8() -> None:
    assert decode(RUSSIAN.encode()[:-2])[0] == RUSSIAN[:-2] + "\N{REPLACEMENT CHARACTER}"


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(Trouble, match="not-text"):
        decode(bytes(range(256)) * 20)


def test_line_ends_are_made_one_and_nothing_else_is_touched() -> None:
    assert decode("a\r\nb\rc\n\n d\u0306 \u00a0e".encode())[0] == "a\nb\nc\n\n d\u0306 \u00a0e"


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_utf_8_text_comes_out_as_it_went_in(text: str) -> None:
    data = text.encode()
    try:
        found, _warnings = decode(data)
    except Trouble:
        return  # control characters only
    if not _sixteen_bit(data):
        assert found == clean(text)


def _sixteen_bit(data: bytes) -> bool:
    return b"\0" in data or data.startswith((b"\xff\xfe", b"\xfe\xff"))
