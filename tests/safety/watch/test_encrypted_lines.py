"""Alarms go only to servers whose certificate fits, and never in the clear where TLS was asked for."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from watched_certificates import BAD, Authority, authority
from watched_lines import Hands, armed, contacts, made, settings, until, web_server

from guvoh.safety.watch.channels import post, senders
from guvoh.safety.watch.plan import HOUR, Contact, Route
from guvoh.safety.watch.run import send_due
from guvoh.safety.watch.store import Store


class Box:
    """What came to a mail server, and whether in the clear. `tls`: the line is encrypted from its first byte."""

    def __init__(self, tls: bool) -> None:
        self.tls = tls
        self.came: list[bytes] = []
        self.in_the_clear = False

    async def handle_MAIL(self, _server: object, session: Any, envelope: Any, address: str, _options: object) -> str:
        self.in_the_clear |= session.ssl is None and not self.tls
        envelope.mail_from = address
        return "250 go on"

    async def handle_DATA(self, _server: object, _session: object, envelope: Any) -> str:
        self.came.append(envelope.content)
        return "250 taken"


@contextmanager
def mail_server(tls: str, context: Any) -> Iterator[tuple[Box, dict[str, Any]]]:
    box = Box(tls == "tls")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    how = {"ssl_context": context} if tls == "tls" else {"tls_context": context}
    server = Controller(box, hostname="127.0.0.1", port=port, **how)
    server.start()
    try:
        yield box, {"host": "127.0.0.1", "port": port, "tls": tls, "sender": "watch@example.org"}
    finally:
        server.stop()


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture
def believed(ours: Authority, monkeypatch: pytest.MonkeyPatch) -> Authority:
    """This machine believes the tests' authority, as it believes those of its system."""
    monkeypatch.setenv("SSL_CERT_FILE", str(ours.pem))
    return ours


@pytest.fixture
def late(tmp_path: Path) -> Iterator[Callable[[str], Store]]:
    """A check-in that was missed two hours ago; the first buddy has mail, then the webhook that is given."""
    opened: list[Store] = []

    def store(hook: str = "http://127.0.0.1:9/hook") -> Store:
        hands = Hands()
        found = made(tmp_path / "w", hands)
        buddy = Contact("b", ("buddy",), "en", (Route("mail", "buddy@example.org"), Route("webhook", hook)))
        armed(found, (buddy, *contacts()[1:]))
        until(found, hands, 2 * HOUR)
        opened.append(found)
        return found

    yield store
    for one in opened:
        one.close()


def _why(store: Store, channel: str) -> set[str]:
    return {row.why for row in store.rows() if row.message.channel == channel and row.message.step == "l1"}


@pytest.mark.parametrize("tls", ["starttls", "tls"])
def test_a_mail_goes_encrypted_to_a_server_whose_certificate_fits(
    late: Callable[..., Store], believed: Authority, tmp_path: Path, tls: str
):
    with mail_server(tls, believed.context("fits", tmp_path)) as (box, part):
        send_due(late(), settings(tmp_path, mail=part), senders(), "mail")
    assert (len(box.came), box.in_the_clear) == (1, False)


@pytest.mark.parametrize("kind", BAD)
@pytest.mark.parametrize("tls", ["starttls", "tls"])
def test_no_mail_goes_to_a_server_whose_certificate_does_not_fit(
    late: Callable[..., Store], believed: Authority, tmp_path: Path, tls: str, kind: str
):
    store = late()
    with mail_server(tls, believed.context(kind, tmp_path)) as (box, part):
        send_due(store, settings(tmp_path, mail=part), senders(), "mail")
    assert (box.came, box.in_the_clear, _why(store, "mail")) == ([], False, {"certificate"})


def test_what_a_mail_server_with_a_wrong_certificate_did_not_get_goes_over_the_next_channel(
    late: Callable[..., Store], believed: Authority, tmp_path: Path
):
    (tmp_path / "secret").write_text("our secret\n")
    with mail_server("starttls", believed.context("expired", tmp_path)) as (_box, part), web_server() as heard:
        store, how = late(f"{heard.url}/b"), settings(tmp_path, mail=part, webhook={"secret_file": "secret"})
        send_due(store, how, senders(), "mail")
        send_due(store, how, senders(), "webhook")
        assert [path for path, _head, _body in heard.came] == ["/b"]


def test_an_authority_that_the_settings_name_is_believed(late: Callable[..., Store], ours: Authority, tmp_path: Path):
    with mail_server("starttls", ours.context("fits", tmp_path)) as (box, part):
        send_due(late(), settings(tmp_path, mail={**part, "trust": str(ours.pem)}), senders(), "mail")
    assert len(box.came) == 1


@contextmanager
def stripping(answer: bytes | None) -> Iterator[tuple[list[bytes], dict[str, Any]]]:
    """A line to a mail server from which somebody takes STARTTLS out: the offer is gone (None), or it is answered so.
    Yields all that came over it."""
    came: list[bytes] = []
    listening = socket.create_server(("127.0.0.1", 0))
    listening.settimeout(5)

    def talk() -> None:
        line, _from = listening.accept()
        with line:
            line.settimeout(5)
            line.sendall(b"220 mail\r\n")
            while said := line.recv(4096):
                came.append(said)
                if said.upper().startswith(b"EHLO"):
                    offer = b"" if answer is None else b"250-STARTTLS\r\n"
                    line.sendall(b"250-mail\r\n" + offer + b"250 AUTH PLAIN\r\n")
                elif said.upper().startswith(b"STARTTLS"):
                    line.sendall(answer or b"502 no\r\n")
                else:
                    line.sendall(b"250 go on\r\n")

    def quietly() -> None:
        with suppress(OSError):
            talk()

    thread = threading.Thread(target=quietly, daemon=True)
    thread.start()
    part = {"host": "127.0.0.1", "port": listening.getsockname()[1], "tls": "starttls", "sender": "watch@example.org"}
    try:
        yield came, part
    finally:
        thread.join(5)
        listening.close()


@pytest.mark.parametrize(
    "answer", [None, b"454 not now\r\n", b"220 go on\r\n250 in the clear\r\n"], ids=["gone", "refused", "faked"]
)
@pytest.mark.parametrize("user", ["", "u"])
def test_nothing_is_said_in_the_clear_where_starttls_was_taken_out(
    late: Callable[..., Store], believed: Authority, tmp_path: Path, answer: bytes | None, user: str
):
    store = late()
    with stripping(answer) as (came, part):
        part = {**part, "user": user, "password_file": "password"}
        (tmp_path / "password").write_text("secret\n")
        send_due(store, settings(tmp_path, mail=part), senders(), "mail")
    said = b"".join(came)
    assert [word for word in (b"MAIL", b"AUTH", b"buddy", b"secret", b"missed") if word in said] == []
    assert _why(store, "mail") <= {"without_tls", "smtp_454"} != _why(store, "webhook")


@contextmanager
def _https(context: Any, folder: Path, trust: str = "") -> Iterator[tuple[Any, Any]]:
    (folder / "secret").write_text("our secret\n")
    with web_server(context) as heard:
        yield heard, settings(folder, webhook={"secret_file": "secret", "trust": trust})


def _hooked(folder: Path, url: str) -> Store:
    hands = Hands()
    store = made(folder / "w", hands)
    armed(store, contacts(f"{url}/hook"))
    until(store, hands, 8 * HOUR)
    return store


def _webhook(believed: AbstractContextManager[tuple[Any, Any]], folder: Path) -> tuple[int, set[str]]:
    with believed as (heard, how):
        store = _hooked(folder, heard.url)
        send_due(store, how, senders(), "webhook")
        why = {row.why for row in store.rows() if row.message.step == "l2" and row.message.channel == "webhook"}
        store.close()
        return len(heard.came), why


def test_a_webhook_goes_to_a_server_whose_certificate_fits(believed: Authority, tmp_path: Path):
    came, why = _webhook(_https(believed.context("fits", tmp_path), tmp_path), tmp_path)
    assert (came > 0, why) == (True, {""})


@pytest.mark.parametrize("kind", BAD)
def test_no_webhook_goes_to_a_server_whose_certificate_does_not_fit(believed: Authority, tmp_path: Path, kind: str):
    assert _webhook(_https(believed.context(kind, tmp_path), tmp_path), tmp_path) == (0, {"certificate"})


def test_a_webhook_goes_to_an_authority_that_the_settings_name(ours: Authority, tmp_path: Path):
    came, _why = _webhook(_https(ours.context("fits", tmp_path), tmp_path, str(ours.pem)), tmp_path)
    assert came > 0


def test_whoever_answers_a_byte_at_a_time_is_cut_off(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(post, "LONGEST", 0.4)
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def dribble() -> None:
            line, _from = listening.accept()
            with line:
                line.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
                for _n in range(100):
                    try:
                        line.sendall(b"x")
                    except OSError:
                        return
                    time.sleep(0.1)

        threading.Thread(target=dribble, daemon=True).start()
        began = time.monotonic()
        with suppress(OSError):
            post.post(f"http://127.0.0.1:{listening.getsockname()[1]}/", b"", {})
        assert time.monotonic() - began < 5
