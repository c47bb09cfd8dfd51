"""A mail gives its words, who sent it and when; what hangs on it is named, not opened."""

from __future__ import annotations

from email.message import EmailMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest
from read_samples import LETTER, mail_of

from guvoh import read
from guvoh.errors import Unreadable
from guvoh.read.limits import MAIL_DEPTH, MAIL_PARTS


def test_sender_subject_and_day_are_what_the_head_says(worker: read.Worker) -> None:
    reading = worker.read(mail_of(LETTER).as_bytes(), "x.eml")
    told = (reading.text, reading.title, reading.author, reading.published)
    assert told == (LETTER, "The students of Zarrin", "Lola Berdiev <lola@example.org>", "2023-06-05")


@pytest.mark.parametrize("charset", ["utf-8", "koi8-r", "windows-1251"])
def test_a_mail_is_read_in_its_charset(worker: read.Worker, charset: str) -> None:
    assert worker.read(mail_of("Зарин", charset=charset).as_bytes(), "x.eml").text == "Зарин"


def test_plain_text_goes_before_its_twin_in_html(worker: read.Worker) -> None:
    mail = mail_of("Plain words.")
    mail.add_alternative("<p>Coloured words.</p>", subtype="html")
    assert worker.read(mail.as_bytes(), "x.eml").text == "Plain words."


def test_a_mail_of_html_alone_is_read_as_a_page_and_says_so(worker: read.Worker) -> None:
    mail = EmailMessage()
    mail.set_content("<p>Coloured <b>words</b> of the family.</p>", subtype="html")
    reading = worker.read(mail.as_bytes(), "x.eml")
    assert (reading.text, ["web page" in w for w in reading.warnings]) == ("Coloured words of the family.", [True])


def test_attachments_are_named_by_kind_and_not_by_name(worker: read.Worker) -> None:
    mail = mail_of("See the letter.")
    mail.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="Firuz.pdf")
    warning = " ".join(worker.read(mail.as_bytes(), "x.eml").warnings)
    assert ("application/pdf" in warning, "Firuz" in warning) == (True, False)


def test_a_mail_without_a_date_gets_none(worker: read.Worker) -> None:
    assert worker.read(b"From: Lola\nDate: yesterday\nMIME-Version: 1.0\n\nWords.", "x.eml").published is None


def nested(depth: int) -> bytes:
    mail: MIMEMultipart | MIMEText = MIMEText("deep")
    for _ in range(depth):
        outer = MIMEMultipart()
        outer.attach(mail)
        mail = outer
    return mail.as_bytes()


def test_a_mail_may_be_nested_so_deep_and_not_one_deeper(worker: read.Worker) -> None:
    assert worker.read(nested(MAIL_DEPTH), "x.eml").text == "deep"
    with pytest.raises(Unreadable, match="nested"):
        worker.read(nested(MAIL_DEPTH + 1), "x.eml")


def test_a_mail_may_have_so_many_parts_and_not_one_more(worker: read.Worker) -> None:
    def parts(count: int) -> bytes:
        head = b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
        return head + b"--b\nContent-Type: text/plain\n\nword\n" * (count - 1) + b"--b--\n"

    assert worker.read(parts(MAIL_PARTS), "x.eml").text.count("word") == MAIL_PARTS - 1
    with pytest.raises(Unreadable, match="too many parts"):
        worker.read(parts(MAIL_PARTS + 1), "x.eml")


def test_a_mail_of_boundaries_without_end_is_refused(worker: read.Worker) -> None:
    mail = b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b0\n\n" + b"".join(
        b"--b%d\nContent-Type: multipart/mixed; boundary=b%d\n\n" % (n, n + 1) for n in range(900)
    )
    with pytest.raises(Unreadable, match="nested"):
        worker.read(mail, "x.eml")
