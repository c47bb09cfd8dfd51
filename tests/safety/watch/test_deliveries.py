"""Messages really sent: to a mail server, to a web server; replies of signal-cli, made after its source."""

from __future__ import annotations

import email
import json
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from aiosmtpd.controller import Controller
from watched_lines import PLAN, Hands, armed, contacts, made, settings, until, web_server

from guvoh.safety.watch.channels import senders
from guvoh.safety.watch.channels.signal import understood
from guvoh.safety.watch.channels.webhook import signature
from guvoh.safety.watch.plan import DAY, HOUR
from guvoh.safety.watch.run import send_due
from guvoh.safety.watch.store import Store


class Box:
    """Keeps what a mail server takes; says `no` first, as often as asked."""

    def __init__(self) -> None:
        self.came: list[Any] = []
        self.no = 0

    async def handle_DATA(self, server: object, session: object, envelope: Any) -> str:
        if self.no:
            self.no -= 1
            return "451 later"
        self.came.append(email.message_from_bytes(envelope.content))
        return "250 taken"


@pytest.fixture
def box() -> Iterator[tuple[Box, dict[str, Any]]]:
    kept = Box()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = Controller(kept, hostname="127.0.0.1", port=port)
    server.start()
    yield kept, {"host": "127.0.0.1", "port": port, "tls": "none", "sender": "watch@example.org"}
    server.stop()


@pytest.fixture
def late(tmp_path: Path) -> Iterator[tuple[Store, Hands]]:
    """A check-in that was missed two hours ago."""
    hands = Hands()
    store = made(tmp_path / "w", hands)
    armed(store)
    until(store, hands, 2 * HOUR)
    yield store, hands
    store.close()


def test_a_missed_check_in_comes_as_a_mail(late: tuple[Store, Hands], box: tuple[Box, dict[str, Any]], tmp_path: Path):
    kept, part = box
    send_due(late[0], settings(tmp_path, mail=part), senders(), "mail")
    assert [(m["To"], m["Message-ID"]) for m in kept.came] == [("buddy@example.org", f"<{PLAN}.1.l1.b.0@example.org>")]


def test_a_mail_says_nothing_but_that_somebody_is_to_call(
    late: tuple[Store, Hands], box: tuple[Box, dict[str, Any]], tmp_path: Path
):
    kept, part = box
    send_due(late[0], settings(tmp_path, mail=part), senders(), "mail")
    said = kept.came[0].get_payload(decode=True).decode()
    assert said.startswith("Someone you agreed to look out for missed a check-in. Please call.")


def test_a_mail_that_is_refused_is_sent_again_with_the_same_id(
    late: tuple[Store, Hands], box: tuple[Box, dict[str, Any]], tmp_path: Path
):
    (store, hands), (kept, part) = late, box
    kept.no = 1
    send_due(store, settings(tmp_path, mail=part), senders(), "mail")
    until(store, hands, 2 * HOUR + 120)
    send_due(store, settings(tmp_path, mail=part), senders(), "mail")
    assert [m["Message-ID"].split(".")[2:4] for m in kept.came if "buddy" in m["To"]] == [["l1", "b"]]


def test_the_next_contacts_are_asked_at_once_when_the_only_channel_fails(late: tuple[Store, Hands], tmp_path: Path):
    with web_server() as heard:
        store, _hands = late
        send_due(store, settings(tmp_path, mail={"host": "127.0.0.1", "port": 9, "tls": "none"}), senders(), "mail")
        assert [r.message.contact for r in store.waiting()] == ["b", "d"]
        assert heard.came == []


def test_the_sealed_letter_goes_to_the_lawyer_as_it_is(box: tuple[Box, dict[str, Any]], tmp_path: Path):
    kept, part = box
    hands = Hands()
    store = made(tmp_path / "w", hands)
    armed(store, sealed="YWdlLWVuY3J5cHRpb24=")
    until(store, hands, DAY)
    send_due(store, settings(tmp_path, mail=part), senders(), "mail")
    letter = next(m for m in kept.came if m["To"] == "lawyer@example.org")
    assert [p.get_payload(decode=True) for p in letter.walk() if p.get_filename() == "letter.age"] == [
        b"age-encryption"
    ]


def test_a_password_never_goes_over_an_open_line(late: tuple[Store, Hands], tmp_path: Path):
    part = {"host": "mail.example.org", "tls": "none", "user": "u"}
    send_due(late[0], settings(tmp_path, mail=part), senders(), "mail")
    assert {r.why for r in late[0].waiting() if r.tries} == {"without_tls"}


@pytest.fixture
def hooked(tmp_path: Path) -> Iterator[tuple[Store, Hands, Any, Any]]:
    (tmp_path / "secret").write_text("our secret\n")
    with web_server() as heard:
        hands = Hands()
        store = made(tmp_path / "w", hands)
        armed(store, contacts(f"{heard.url}/hook"))
        until(store, hands, 8 * HOUR)
        yield store, hands, heard, settings(tmp_path, webhook={"secret_file": "secret"})
        store.close()


def test_a_webhook_is_signed_over_its_time_and_body(hooked: tuple[Store, Hands, Any, Any]):
    store, _hands, heard, how = hooked
    send_due(store, how, senders(), "webhook")
    _path, head, body = heard.came[-1]
    assert head["Guvoh-Signature"] == signature("our secret", int(head["Guvoh-Time"]), body)


def test_a_webhook_carries_the_same_key_at_each_sending(hooked: tuple[Store, Hands, Any, Any]):
    store, hands, heard, how = hooked
    heard.answers += [(500, {}, b"")] * 2
    send_due(store, how, senders(), "webhook")
    until(store, hands, 8 * HOUR + 70)
    send_due(store, how, senders(), "webhook")
    keys = [head["Guvoh-Key"] for _path, head, _body in heard.came]
    assert len(keys) > len(set(keys)) > 0


def test_a_webhook_that_asks_for_peace_gets_it(hooked: tuple[Store, Hands, Any, Any]):
    store, _hands, heard, how = hooked
    heard.answers += [(429, {"Retry-After": "1800"}, b"")] * 9
    send_due(store, how, senders(), "webhook")
    assert {r.next_at - store.watch.alive.t for r in store.waiting() if r.message.channel == "webhook"} == {1800}


def test_a_message_is_in_the_contacts_language(hooked: tuple[Store, Hands, Any, Any]):
    store, _hands, heard, how = hooked
    send_due(store, how, senders(), "webhook")
    assert "کسی که پذیرفته‌اید" in json.loads(heard.came[-1][2])["text"]


REPLIES = yaml.safe_load(Path(__file__).with_name("signal_replies.yaml").read_text("utf-8"))["replies"]


@pytest.mark.parametrize("told", REPLIES, ids=lambda told: told["name"])
def test_what_signal_cli_answers_is_understood(told: dict[str, Any]):
    failure = understood(200, json.dumps(told["reply"]).encode(), "KEY")
    meant = (failure.why, failure.after, failure.lasting) if failure else (None, 0, False)
    assert meant == (told.get("why"), told.get("after", 0), told.get("lasting", False))


@pytest.mark.parametrize("status", [201, 404, 405, 415, 421, 500])
def test_what_signal_cli_did_not_do_is_a_failure(status: int):
    assert understood(status, b"", "KEY") is not None


@pytest.mark.parametrize("body", [b"", b"[]", b"null", b"{}", b"<html>", b'{"result": 3}', b'{"error": []}'])
def test_what_is_no_answer_of_signal_is_a_failure(body: bytes):
    assert understood(200, body, "KEY") is not None


def test_signal_is_asked_at_its_own_program_with_the_messages_key(tmp_path: Path):
    from guvoh.safety.watch.channels import signal
    from guvoh.safety.watch.plan import Message

    with web_server() as heard:
        message = Message(PLAN, 1, "l1", "b", 0, "signal", "+10000000000", "en")
        heard.answers.append((200, {}, json.dumps({**REPLIES[0]["reply"], "id": message.key}).encode()))
        how = settings(tmp_path, signal={"daemon": heard.url, "account": "+10000000001"})
        assert signal.send(how, message, "words", "", 0) is None
        _path, head, body = heard.came[0]
        assert (json.loads(body)["id"], head["Content-Type"]) == (message.key, "application/json")


def test_a_message_to_the_accounts_own_number_is_no_delivery(tmp_path: Path):
    from guvoh.safety.watch.channels import signal
    from guvoh.safety.watch.plan import Message

    message = Message(PLAN, 1, "l1", "b", 0, "signal", "+10000000001", "en")
    how = settings(tmp_path, signal={"daemon": "http://127.0.0.1:9", "account": "+10000000001"})
    failure = signal.send(how, message, "words", "", 0)
    assert failure is not None and failure.lasting
