"""Localhost is no boundary: whatever does not come from our own window gets nothing, not even a hint of what exists."""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

TOKEN = "guvoh-token"
OWN = "127.0.0.1:{port}"


def answer(port: int, request: str | bytes) -> tuple[int, str]:
    """Status and whole text of what comes back for the very bytes of a request; 0 where the line is just closed."""
    data = request.encode() if isinstance(request, str) else request
    with socket.create_connection(("127.0.0.1", port), 5) as line:
        line.sendall(data)
        line.settimeout(2)
        got = b""
        with contextlib.suppress(TimeoutError, ConnectionResetError):
            while piece := line.recv(65536):
                got += piece
    text = got.decode("utf-8", "replace")
    return (int(text.split(" ", 2)[1]) if text.startswith("HTTP/") else 0), text


def asked(port: int, method: str = "GET", path: str = "/cases", body: str = "", **headers: str) -> tuple[int, str]:
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    lines = {"host": OWN.format(port=port), "connection": "close", **given}
    if body or method == "POST":
        lines.setdefault("content-length", str(len(body.encode())))
    head = "".join(f"{name}: {value.format(port=port)}\r\n" for name, value in lines.items() if value != "<none>")
    return answer(port, f"{method} {path} HTTP/1.1\r\n{head}\r\n{body}")


FOREIGN_HOSTS = (
    "localhost:{port}", "localhost", "127.0.0.1", "127.0.0.1:80", "127.0.0.1:1", "[::1]:{port}", "0.0.0.0:{port}",
    "127.1:{port}", "2130706433:{port}", "127.0.0.2:{port}", "evil.example", "evil.example:{port}",
    "127.0.0.1.evil.example:{port}", "rebind.example:{port}", "127.0.0.1:{port}.evil.example", "", "<none>",
    "127.0.0.1:{port}, evil.example", "user@127.0.0.1:{port}", "127.0.0.1:0{port}", "127.0.0.1:{port}/",
)  # fmt: skip
FOREIGN_ORIGINS = (
    "http://evil.example", "https://evil.example", "null", "http://localhost:{port}", "https://127.0.0.1:{port}",
    "http://127.0.0.1", "http://127.0.0.1:80", "http://127.0.0.1:1", "http://127.0.0.1:{port}.evil.example",
    "http://[::1]:{port}", "file://", "chrome-extension://abcdefghijklmnop", "http://0.0.0.0:{port}", "HTTP://127.0.0.1:{port}",
    "http://127.0.0.1:{port}/",
)  # fmt: skip
FOREIGN_SITES = ("cross-site", "same-site", "Same-Origin", "same-origin, none", "evil", "")
METHODS = ("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND")
HELD_TO = (
    "x-content-type-options: nosniff", "referrer-policy: no-referrer", "cache-control: no-store",
    "cross-origin-opener-policy: same-origin", "cross-origin-resource-policy: same-origin",
)  # fmt: skip


@pytest.fixture(scope="module")
def secret() -> str:
    return "Valley"  # the name of the case in the filled vault: whoever reads it has got in


def test_sixty_hostile_requests_get_nothing_even_with_the_right_token(
    serve: Callable[..., Any], filled: Path, secret: str
) -> None:
    running = serve(filled)
    port = int(running.origin.rsplit(":", 1)[1])
    status, text = asked(port, "POST", "/token", guvoh_once=running.address.split("#")[1])
    assert status == 200
    token = text.rsplit('"', 2)[1]
    assert secret in asked(port, guvoh_token=token)[1], "the control: our own window gets the page"

    tried: list[tuple[str, int, str]] = []
    for host in FOREIGN_HOSTS:
        tried.append((f"host {host}", *asked(port, host=host, guvoh_token=token)))
    for origin in FOREIGN_ORIGINS:
        tried.append((f"origin {origin}", *asked(port, origin=origin, guvoh_token=token)))
    for site in FOREIGN_SITES:
        tried.append((f"site {site}", *asked(port, sec_fetch_site=site, guvoh_token=token)))
    for method in METHODS:
        tried.append((method, *asked(port, method, guvoh_token=token)))
    own = OWN.format(port=port)
    for name, request in {
        "two hosts": f"GET /cases HTTP/1.1\r\nhost: {own}\r\nhost: evil.example\r\n{TOKEN}: {token}\r\n\r\n",
        "two origins": f"GET /cases HTTP/1.1\r\nhost: {own}\r\norigin: http://{own}\r\norigin: http://evil.example\r\n"
                       f"{TOKEN}: {token}\r\nconnection: close\r\n\r\n",
        "HTTP/1.0 without a host": f"GET /cases HTTP/1.0\r\n{TOKEN}: {token}\r\n\r\n",
        "an address for a proxy": "GET http://evil.example/cases HTTP/1.1\r\nhost: evil.example\r\n"
                                  f"{TOKEN}: {token}\r\n\r\n",
        "a WebSocket": "GET /cases HTTP/1.1\r\nhost: evil.example\r\nupgrade: websocket\r\nconnection: Upgrade\r\n"
                       "sec-websocket-version: 13\r\nsec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n",
        "a form of another page": f"POST /lock HTTP/1.1\r\nhost: {own}\r\nsec-fetch-mode: navigate\r\n"
                                  f"{TOKEN}: {token}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n",
        "nonsense": "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
    }.items():  # fmt: skip
        tried.append((name, *answer(port, request)))
    assert len(tried) >= 56
    let_in = [name for name, status, text in tried if status in (200, 303) or secret in text]
    assert let_in == []
    assert running.process.poll() is None, "no request may end the desk"


@pytest.mark.parametrize(
    "headers",
    [{}, {"guvoh_token": ""}, {"guvoh_token": "x"}, {"guvoh_token": "A" * 43}, {"cookie": "guvoh-token={port}"},
     {"authorization": "Bearer x"}],
)  # fmt: skip
def test_without_the_token_every_address_answers_the_same_empty_shell(
    serve: Callable[..., Any], filled: Path, secret: str, headers: dict[str, str]
) -> None:
    running = serve(filled)
    port = int(running.origin.rsplit(":", 1)[1])
    shells = {asked(port, path=path, **headers)[1].split("\r\n\r\n", 1)[1]
              for path in ("/cases", "/", "/settings", "/case/AAAAAAAA/", "/nothing/here", "/lock?x=1")}  # fmt: skip
    assert len(shells) == 1
    assert secret not in shells.pop()
    assert asked(port, "POST", "/lock", **headers)[0] in (403, 405)
    assert running.process.poll() is None


def test_the_word_of_the_address_works_once(serve: Callable[..., Any], filled: Path) -> None:
    running = serve(filled)
    port, once = int(running.origin.rsplit(":", 1)[1]), running.address.split("#")[1]
    assert asked(port, "POST", "/token", guvoh_once="x" * len(once))[0] == 403
    assert asked(port, "POST", "/token", guvoh_once=once, sec_fetch_site="cross-site")[0] == 403
    assert asked(port, "POST", "/token", guvoh_once=once)[0] == 200
    assert asked(port, "POST", "/token", guvoh_once=once)[0] == 403


def test_every_answer_carries_the_policy_and_nobody_else_can_reach_the_port(
    serve: Callable[..., Any], filled: Path
) -> None:
    running = serve(filled)
    port = int(running.origin.rsplit(":", 1)[1])
    for path in ("/", "/static/desk.js", "/static/nothing", "/cases"):
        text = asked(port, path=path)[1].lower()
        assert "content-security-policy: default-src 'none'; script-src 'self'" in text
        assert "unsafe" not in text.split("\r\n\r\n")[0]
        for name in HELD_TO:
            assert name in text
        assert "set-cookie" not in text
    assert asked(port, path="/static/../guard.py")[0] != 200
    assert asked(port, path="/static/%2e%2e/guard.py")[0] != 200
    listening = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    where = {f[1].split(":")[0] for f in listening if f[3] == "0A" and int(f[1].split(":")[1], 16) == port}
    assert where == {"0100007F"}, "it listens on loopback only"


def test_too_large_a_form_is_refused_and_the_desk_goes_on(serve: Callable[..., Any], filled: Path) -> None:
    running = serve(filled)
    port = int(running.origin.rsplit(":", 1)[1])
    token = asked(port, "POST", "/token", guvoh_once=running.address.split("#")[1])[1].rsplit('"', 2)[1]
    big = "name=" + "x" * (5 * 1024 * 1024)
    status, _text = asked(port, "POST", "/cases/new", big, guvoh_token=token,
                          content_type="application/x-www-form-urlencoded")  # fmt: skip
    assert status == 413
    assert asked(port, guvoh_token=token)[0] == 200
