"""The only module of Guvoh that opens a connection: one question over HTTP to one address that the user typed.

The address is resolved once, when the plug-in is opened, and only that one is ever connected to: a name that changes
its mind later leads nowhere else. Whether it is this machine is asked of the address, not of the name. No proxies, no
redirects, no cookies, no second connection behind our back; an answer has a time and a size in which it must come.
"""

from __future__ import annotations

import contextlib
import http.client
import socket
import ssl
import threading
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import urlsplit

from guvoh.errors import NoAnswer, Refused, UsageError
from guvoh.text.i18n import _

CONNECT = 10.0  # seconds
SECONDS = 300.0  # for one whole answer: a small machine thinks for minutes
MOST = 1024 * 1024  # bytes of one answer
AGAIN = (429, 500, 502, 503, 504)  # what a server says that is busy or just starting


@dataclass(frozen=True, slots=True)
class Address:
    """`host` is the name as typed, `ip` the one that is connected to, `path` what stands before the question's own."""

    secure: bool
    host: str
    ip: str
    port: int
    path: str
    remote: bool


def address_of(typed: str, allow_remote: bool = False) -> Address:
    """Where an address leads. Raises `UsageError` for what is none, `Refused` for another machine without the switch,
    and for another machine without encryption. Without the switch no name is looked up: that would tell others."""
    secure, host, port, path = _parts(typed)
    literal = _literal(host)
    if literal is None and host != "localhost" and not allow_remote:
        raise _elsewhere()
    ip = literal or _resolved(host, port)
    remote = not _is_here(ip)
    if remote and not allow_remote:
        raise _elsewhere()
    if remote and not secure:
        raise Refused(
            _("Text is sent to another machine only encrypted."), _("Give an address that begins with https.")
        )
    return Address(secure, host, str(ip), port, path, remote)


def post(to: Address, path: str, body: bytes, key: str = "", seconds: float = SECONDS) -> bytes:
    """The body of the answer. Raises `NoAnswer` for whatever else comes: its time and size are bounded."""
    head = {"Content-Type": "application/json", "Accept": "application/json", "Accept-Encoding": "identity",
            "Connection": "close", "User-Agent": "guvoh"}  # fmt: skip
    if key:
        head["Authorization"] = f"Bearer {key}"
    late = threading.Event()
    with contextlib.ExitStack() as stack:
        try:
            raw = stack.enter_context(socket.create_connection((to.ip, to.port), CONNECT))
            raw.settimeout(seconds)
            cut = threading.Timer(seconds, _cut, (raw, late))  # a byte now and then renews the socket's own time
            cut.daemon = True
            cut.start()
            stack.callback(cut.cancel)
            if to.secure:
                raw = stack.enter_context(ssl.create_default_context().wrap_socket(raw, server_hostname=to.host))
                cut.args = (raw, late)
            line = http.client.HTTPConnection(to.host, to.port)
            line.sock, line.auto_open = raw, 0
            stack.callback(line.close)
            line.request("POST", to.path + path, body, head)
            answer = line.getresponse()
            _check(answer)
            data = answer.read(MOST + 1)
        except (OSError, http.client.HTTPException, ValueError) as error:
            if late.is_set() or isinstance(error, TimeoutError):
                raise _late() from error
            if isinstance(error, ssl.SSLCertVerificationError):
                raise NoAnswer(
                    _("The endpoint could not show that it is the one it says."),
                    _("Its certificate is wrong or unknown. Nothing was sent."), deaf=True,
                ) from error  # fmt: skip
            raise NoAnswer(
                _("The endpoint cannot be reached, or broke off."),
                _("Look whether its program runs, and at the address."), again=True, deaf=True,
            ) from error  # fmt: skip
        if late.is_set():
            raise _late()
    if len(data) > MOST:
        raise NoAnswer(_("The endpoint says too much."), _("Nothing of its answer is used."))
    return data


def _check(answer: http.client.HTTPResponse) -> None:
    status = answer.status
    if 300 <= status < 400:
        raise NoAnswer(
            _("The endpoint sends elsewhere."), _("Guvoh follows nobody: give the last address itself."), deaf=True
        )
    if status != 200:
        raise NoAnswer(
            _("The endpoint refuses: {status}.").format(status=status),
            _("Look at the name of its model, its key and its own messages."), again=status in AGAIN,
        )  # fmt: skip
    if answer.getheader("Content-Encoding", "identity") != "identity":
        raise NoAnswer(_("The endpoint answers in a form that was not asked for."), _("Nothing of its answer is used."))


def _cut(raw: socket.socket, late: threading.Event) -> None:
    late.set()
    with contextlib.suppress(OSError):
        # Of the class: the one of ssl would take its state from under a read.
        socket.socket.shutdown(raw, socket.SHUT_RDWR)


def _late() -> NoAnswer:
    return NoAnswer(_("The endpoint is too slow."), _("Try a smaller model, or a shorter document."), deaf=True)


def _elsewhere() -> Refused:
    return Refused(
        _("This endpoint is not on this machine."),
        _("Give an address like http://127.0.0.1:8080/v1. With --allow-remote the text of each document leaves this"
          " machine, and whoever runs the other one can read and keep it."),
    )  # fmt: skip


def _parts(typed: str) -> tuple[bool, str, int, str]:
    try:
        if any(c.isspace() or not c.isprintable() for c in typed):
            raise ValueError
        parts = urlsplit(typed)
        secure = parts.scheme == "https"
        host, port = parts.hostname or "", parts.port or (443 if secure else 80)
        plain = not (parts.username or parts.password or parts.query or parts.fragment or "@" in parts.netloc)
        if parts.scheme not in ("http", "https") or not host or not plain or not typed.isascii():
            raise ValueError
    except ValueError as error:
        raise UsageError(
            _("This is no address of an endpoint."),
            _("It looks like http://127.0.0.1:8080/v1, without a name or key in it."),
        ) from error
    return secure, host, port, parts.path.rstrip("/")


def _literal(host: str) -> IPv4Address | IPv6Address | None:
    """Only the plain way of writing an address; 127.1 and 0x7f000001 are names that nobody should have."""
    try:
        return ip_address(host)
    except ValueError:
        return None


def _resolved(host: str, port: int) -> IPv4Address | IPv6Address:
    """The one address that is used. Of a name with several, any that is another machine makes it one."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise NoAnswer(_("The endpoint's name is not known."), _("Look at the address."), deaf=True) from error
    ips = [ip_address(str(one[4][0]).partition("%")[0]) for one in found]
    away = [ip for ip in ips if not _is_here(ip)]
    first_four = sorted(away or ips, key=lambda ip: ip.version)  # model servers listen on 127.0.0.1 more often than ::1
    return first_four[0]


def _is_here(ip: IPv4Address | IPv6Address) -> bool:
    inner = ip.ipv4_mapped if isinstance(ip, IPv6Address) else None
    return (inner or ip).is_loopback
