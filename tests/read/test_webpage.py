"""All visible words of a page are kept; the article is told apart from what stands round it."""

from __future__ import annotations

import pytest

from guvoh import read
from guvoh.errors import Unreadable
from guvoh.model import Reading

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Three students held in Zarrin - Morning Paper</title>
<meta name="author" content="Lola Berdiev"><meta property="article:published_time" content="2023-05-04T10:00:00+05:00">
<meta property="og:site_name" content="Morning Paper"><style>p {{ color: red }}</style></head><body>
<nav><ul><li><a href="/">Home</a><li><a href="/n">News</a></ul></nav>
<article><h1>Three students held in Zarrin</h1>
<p>Three students were <b>detained</b> in the town of Zarrin on Monday, their relatives say,
after a search of a house near the river.</p>
<p>The police did not comment on the case.<br>A neighbour said that <a href="x">two cars</a> came in the night.</p>
<table><tr><td>Firuz</td><td>19</td></tr><tr><td>Sitora</td><td>20</td></tr></table>
<script>var secret = "never shown";</script><p hidden>Never seen</p>{more}</article>
<aside><h3>Read also</h3><ul><li><a href="1">Minister opens a bridge</a>
<li><a href="2">The cotton harvest begins in the south</a></ul></aside><footer>Share this page</footer></body></html>"""


def main_text(reading: Reading) -> str:
    return "\n".join(reading.text[start:end] for start, end in reading.main_spans())


@pytest.fixture(scope="module")
def page(worker: read.Worker) -> Reading:
    return worker.read(PAGE.format(more="").encode(), "page.html")


def test_every_visible_word_is_in_the_text(page: Reading) -> None:
    for words in ("Home", "Three students were detained in the town", "Minister opens a bridge", "Share this page"):
        assert words in page.text


def test_what_nobody_sees_is_not_in_the_text(page: Reading) -> None:
    assert [w for w in ("secret", "color", "Never seen") if w in page.text] == []


def test_menus_and_other_headlines_are_not_main_content(page: Reading) -> None:
    assert [w for w in ("Home", "Read also", "Minister", "cotton", "Share") if w in main_text(page)] == []


def test_the_article_is_main_content_with_its_table(page: Reading) -> None:
    for words in ("were detained in the town", "police did not comment", "two cars came in the night", "Firuz\t19"):
        assert words in main_text(page)


def test_a_short_sentence_inside_the_article_belongs_to_it(worker: read.Worker) -> None:
    long = "<p>The students of the technical college were taken from their rooms at night, their relatives say.</p>"
    page = PAGE.format(more=f"{long}<figcaption>They were let go.</figcaption>{long.replace('college', 'school')}")
    assert "They were let go." in main_text(worker.read(page.encode(), "page.html"))


def test_title_author_publisher_and_day_are_what_the_page_says(page: Reading) -> None:
    told = (page.title, page.author, page.publisher, page.published)
    assert told == ("Three students held in Zarrin", "Lola Berdiev", "Morning Paper", "2023-05-04")


def test_a_page_that_says_no_day_gets_none(worker: read.Worker) -> None:
    page = "<html><title>x</title><p>In 1999 and on 3 May 2001 three students were detained in Zarrin.</p></html>"
    assert worker.read(page.encode(), "x.html").published is None


def test_the_charset_of_the_page_is_believed(worker: read.Worker) -> None:
    page = '<html><meta charset="koi8-r"><p>Зарин</p></html>'
    assert worker.read(page.encode("koi8-r"), "x.html").text == "Зарин"


def test_a_page_that_declares_xml_is_read(worker: read.Worker) -> None:
    page = '<?xml version="1.0" encoding="windows-1251"?><html><p>Зарин</p></html>'
    assert worker.read(page.encode("cp1251"), "x.xhtml").text == "Зарин"


def test_a_page_may_be_nested_but_not_without_end(worker: read.Worker) -> None:
    def nested(depth: int) -> bytes:
        return b"<html><body>" + b"<div>" * depth + b"deep" + b"</div>" * depth + b"</body></html>"

    assert worker.read(nested(254), "x.html").text == "deep"  # with html and body 256
    with pytest.raises(Unreadable, match="nested"):
        worker.read(nested(255), "x.html")


def test_entities_of_a_page_are_not_looked_up(worker: read.Worker) -> None:
    page = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><p>a &x; b</p></html>'
    assert "root:" not in worker.read(page.encode(), "x.html").text
