"""Where an endpoint may be: on this machine, by its address; elsewhere only after a word, and only encrypted."""

from __future__ import annotations

import socket
from typing import Any

import pytest

from guvoh.errors import NoAnswer, Refused, UsageError
from guvoh.extract.plugins import wire
from guvoh.extract.plugins.table import Wanted, open_plug_in

HERE = ["http://127.0.0.1:8080/v1", "http://127.9.9.9", "https://127.0.0.1", "http://[::1]:8080/v1", "http://localhost:1",
        "http://[::ffff:127.0.0.1]:8080"]  # fmt: skip
ELSEWHERE = [
    "http://192.0.2.7:8080/v1", "https://192.0.2.7", "http://10.0.0.1", "http://169.254.169.254", "http://0.0.0.0:80",
    "http://[::]:80", "http://[2001:db8::1]", "http://[::ffff:192.0.2.7]", "http://models.invalid/v1",
    "http://127.0.0.1.models.invalid", "http://localhost.invalid", "http://127.1", "http://2130706433",
    "http://0x7f000001", "http://0177.0.0.1", "http://localhost.", "http://[fe80::1]",
]  # fmt: skip
NONE = [
    "", "127.0.0.1:8080", "ftp://127.0.0.1", "file:///etc/passwd", "http://", "http:///v1", "http://a:b@127.0.0.1/",
    "http://@127.0.0.1/", "http://127.0.0.1:99999", "http://127.0.0.1:x", "http://127.0.0.1/v1?to=x",
    "http://127.0.0.1/v1#x", "http://127.0.0.1/ v1", "http://127.0.0.1/\r\nX: y", "http://127.0.0.1\t", "http://[::1",
    "http://１２７.0.0.1", "unix:/tmp/s",
]  # fmt: skip


@pytest.fixture(autouse=True)
def _no_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_words: Any, **_more: Any) -> Any:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket, "create_connection", refuse)


def say(monkeypatch: pytest.MonkeyPatch, *ips: str) -> list[str]:
    """Every name leads to these addresses; returns the names that are looked up."""
    asked: list[str] = []

    def found(host: str, port: int, **_more: Any) -> list[Any]:
        asked.append(host)
        return [(0, 0, 0, "", (ip, port)) for ip in ips]

    monkeypatch.setattr(socket, "getaddrinfo", found)
    return asked


@pytest.mark.parametrize("typed", HERE)
def test_an_address_of_this_machine_is_taken(typed: str) -> None:
    assert wire.address_of(typed).remote is False


@pytest.mark.parametrize("typed", ELSEWHERE)
def test_any_other_address_is_refused_and_its_name_is_not_looked_up(
    monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    asked = say(monkeypatch, "127.0.0.1")
    with pytest.raises(Refused, match="not on this machine"):
        wire.address_of(typed)
    assert asked == []


def test_the_refusal_says_what_would_leave_the_machine() -> None:
    with pytest.raises(Refused) as refused:
        wire.address_of("https://192.0.2.7")
    assert "the text of each document leaves this machine" in refused.value.hint


@pytest.mark.parametrize("typed", NONE, ids=range(len(NONE)))
def test_what_is_no_address_of_the_web_is_refused(typed: str) -> None:
    with pytest.raises(UsageError):
        wire.address_of(typed, allow_remote=True)


@pytest.mark.parametrize("ips", [["192.0.2.7"], ["127.0.0.1", "192.0.2.7"], ["::ffff:192.0.2.7"], ["0.0.0.0"]])
def test_a_name_that_says_this_machine_and_leads_elsewhere_is_refused(
    monkeypatch: pytest.MonkeyPatch, ips: list[str]
) -> None:
    say(monkeypatch, *ips)
    with pytest.raises(Refused):
        wire.address_of("http://localhost:8080")


def test_another_machine_gets_text_only_encrypted(monkeypatch: pytest.MonkeyPatch) -> None:
    say(monkeypatch, "192.0.2.7")
    with pytest.raises(Refused, match="encrypted"):
        wire.address_of("http://models.invalid/v1", allow_remote=True)


def test_after_the_word_another_machine_is_taken_and_known_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    say(monkeypatch, "192.0.2.7")
    to = wire.address_of("https://models.invalid/v1/", allow_remote=True)
    assert (to.ip, to.host, to.port, to.path, to.remote) == ("192.0.2.7", "models.invalid", 443, "/v1", True)


def test_a_name_is_looked_up_once_and_never_again(monkeypatch: pytest.MonkeyPatch) -> None:
    say(monkeypatch, "127.0.0.1")
    to = wire.address_of("http://localhost:8080")
    say(monkeypatch, "192.0.2.7")
    reached: list[Any] = []

    def connect(where: Any, _time: float) -> Any:
        reached.append(where)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "create_connection", connect)
    with pytest.raises(NoAnswer):
        wire.post(to, "/x", b"{}")
    assert reached == [("127.0.0.1", 8080)]


def test_an_unknown_name_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_words: Any, **_more: Any) -> Any:
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(NoAnswer, match="not known"):
        wire.address_of("https://models.invalid", allow_remote=True)


def test_an_endpoint_without_a_model_is_asked_for_one() -> None:
    with pytest.raises(UsageError, match="model"):
        open_plug_in("endpoint", Wanted("http://127.0.0.1:8080/v1"))


@pytest.mark.parametrize("name", ["", "endpoints", "os", "../wire", "ENDPOINT"])
def test_a_plug_in_that_does_not_exist_is_refused_with_those_that_do(name: str) -> None:
    with pytest.raises(UsageError) as refused:
        open_plug_in(name, Wanted())
    assert "endpoint" in refused.value.hint
