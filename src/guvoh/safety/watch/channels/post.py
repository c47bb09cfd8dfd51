"""One POST over HTTP, bounded in time and size: no proxies, no redirects, no cookies."""

from __future__ import annotations

import http.client
import ssl
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import urlsplit

SECONDS = 20.0
MOST = 256 * 1024  # bytes of an answer


class Answer(NamedTuple):
    status: int
    body: bytes
    after: int  # seconds of Retry-After, 0 where there is none


def post(url: str, body: bytes, head: Mapping[str, str], trust: str = "") -> Answer:
    """Raises OSError where nobody answers as HTTP does, or in time. `trust`: a PEM file with the one certificate that
    is believed in place of those of the system."""
    parts = urlsplit(url)
    host, port = parts.hostname or "", parts.port
    line: http.client.HTTPConnection
    if parts.scheme == "https":
        line = http.client.HTTPSConnection(
            host, port, timeout=SECONDS, context=ssl.create_default_context(cafile=trust or None)
        )
    elif parts.scheme == "http":
        line = http.client.HTTPConnection(host, port, timeout=SECONDS)
    else:
        raise OSError("no address of HTTP")
    try:
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        line.request("POST", path, body, {"User-Agent": "guvoh", "Connection": "close", **head})
        answer = line.getresponse()
        after = answer.getheader("Retry-After") or ""
        return Answer(answer.status, answer.read(MOST), int(after) if after.isdecimal() and len(after) < 7 else 0)
    except (http.client.HTTPException, ValueError) as error:
        raise OSError("no answer that can be read") from error
    finally:
        line.close()


def is_here(url: str) -> bool:
    """Whether the address is of this machine, written plainly."""
    return urlsplit(url).hostname in ("127.0.0.1", "::1", "localhost")
