"""One POST over HTTP, bounded in time and size: no proxies, no redirects, no cookies."""

from __future__ import annotations

import contextlib
import http.client
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple
from urllib.parse import urlsplit

SECONDS = 20.0  # without a byte
LONGEST = 60.0  # seconds for all of it, however diligently the other side dribbles
MOST = 256 * 1024  # bytes of an answer


class Answer(NamedTuple):
    status: int
    body: bytes
    after: int  # seconds of Retry-After, 0 where there is none


class NotTrusted(OSError):
    """The other side's certificate does not fit: expired, of another name, or of nobody who is believed."""


def post(url: str, body: bytes, head: Mapping[str, str], trust: str = "") -> Answer:
    """Raises OSError where nobody answers as HTTP does, or in time; `NotTrusted` before anything is sent. `trust`: a
    PEM file with the certificates that are believed in place of those of the system."""
    parts = urlsplit(url)
    line: http.client.HTTPConnection
    try:
        host, port = parts.hostname or "", parts.port
        if parts.scheme == "https":
            safe = ssl.create_default_context(cafile=trust or None)
            line = http.client.HTTPSConnection(host, port, timeout=SECONDS, context=safe)
        elif parts.scheme == "http":
            line = http.client.HTTPConnection(host, port, timeout=SECONDS)
        else:
            raise OSError("no address of HTTP")
    except ValueError as error:
        raise OSError("no address of HTTP") from error
    try:
        line.connect()
        held = line.sock
        with cut_after(LONGEST, lambda: held):
            path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
            line.request("POST", path, body, {"User-Agent": "guvoh", "Connection": "close", **head})
            answer = line.getresponse()
            after = answer.getheader("Retry-After") or ""
            wait = int(after) if after.isascii() and after.isdecimal() and len(after) < 7 else 0
            return Answer(answer.status, answer.read(MOST), wait)
    except ssl.SSLCertVerificationError as error:
        raise NotTrusted from error
    except (http.client.HTTPException, ValueError) as error:
        raise OSError("no answer that can be read") from error
    finally:
        line.close()


@contextlib.contextmanager
def cut_after(seconds: float, line: Callable[[], Any]) -> Iterator[None]:
    """Cuts the socket that `line` gives when the time is over: a byte every few seconds keeps a time-out from coming,
    and nobody may hold up what others wait for."""

    def cut() -> None:
        with contextlib.suppress(OSError, AttributeError):
            line().shutdown(2)  # both ways

    timer = threading.Timer(seconds, cut)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def is_here(url: str) -> bool:
    """Whether the address is of this machine, written plainly."""
    return urlsplit(url).hostname in ("127.0.0.1", "::1", "localhost")
