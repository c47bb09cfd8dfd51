"""Refuses every request that does not come from our own window, before anything else looks at it.

Localhost is no boundary: other programs, other users and every web page that is open in a browser can reach the port.
So the Host must be ours to the letter (no rebinding), a foreign Origin or Sec-Fetch-Site is refused, and pages are
given only for the token, which is never in an address or a cookie (security.md 6.4). A request without the token gets
the empty shell, whatever it asks for.
"""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass, field

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

TOKEN = "guvoh-token"  # noqa: S105  the name of the header
ONCE = "guvoh-once"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; media-src blob:; font-src 'self';"
    " connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), clipboard-read=(), usb=(), payment=()",
}
METHODS = ("GET", "HEAD", "POST")


@dataclass
class Keys:
    """The token of this sitting, and what may be swapped for it once: it stands on a command line when the browser
    is started, where other programs of this user can read it."""

    token: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)
    once: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)

    def swap(self, once: str) -> str | None:
        """The token, for the right word and the first time only."""
        if not self.once or not hmac.compare_digest(once.encode(), self.once.encode()):
            return None
        self.once = ""
        return self.token

    def opens(self, given: str | None) -> bool:
        return given is not None and hmac.compare_digest(given.encode(), self.token.encode())


@dataclass
class Guard:
    """Pure ASGI. `port` is known only once the server listens."""

    inner: ASGIApp
    keys: Keys
    port: int = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":  # a WebSocket is nothing of ours
            if scope["type"] == "websocket":
                await send({"type": "websocket.close", "code": 1008})
            return
        headers = Headers(scope=scope)
        refused = self._refused(scope, headers)

        async def out(message: Message) -> None:
            if message["type"] == "http.response.start":
                known = {name for name, _value in message["headers"]}
                message["headers"] = [
                    *message["headers"],
                    *((n.encode(), v.encode()) for n, v in HEADERS.items() if n.encode() not in known),
                ]
            await send(message)

        if refused:
            await PlainTextResponse(refused, 403)(scope, receive, out)
            return
        scope["guvoh_allowed"] = self.keys.opens(headers.get(TOKEN))
        await self.inner(scope, receive, out)

    def _refused(self, scope: Scope, headers: Headers) -> str:
        own = f"127.0.0.1:{self.port}"
        if headers.getlist("host") != [own]:
            return "refused: host"
        if any(origin != f"http://{own}" for origin in headers.getlist("origin")):
            return "refused: origin"
        site = headers.getlist("sec-fetch-site")
        if any(s not in ("same-origin", "none") for s in site) or len(site) > 1:
            return "refused: site"
        if scope["method"] not in METHODS:
            return "refused: method"
        # A form or picture of a page elsewhere would come without our header, but say what it is for.
        if scope["method"] == "POST" and headers.get("sec-fetch-mode") == "navigate":
            return "refused: mode"
        return ""
