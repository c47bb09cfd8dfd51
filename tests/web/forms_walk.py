"""Walks the desk as a browser without a screen does: asks for pages, finds their forms, sends them, reads the answers.

Read by `test_bad_input.py`. Nothing here knows a page by name: a new form is found by itself.
"""

from __future__ import annotations

import http.client
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode

from lxml import html

FREE = ("text", "search", "password", "textarea", "")  # kinds of fields into which anything can be typed
Sent = list[tuple[str, str]]


@dataclass(frozen=True)
class Reply:
    status: int
    text: str
    to: str = ""  # where a 303 leads


@dataclass
class Client:
    """One window: the token, and one connection that is kept."""

    origin: str
    once: str
    token: str = ""
    line: http.client.HTTPConnection = field(init=False)

    def __post_init__(self) -> None:
        self.line = http.client.HTTPConnection(self.origin.removeprefix("http://"), timeout=60)
        self.token = self.ask("POST", "/token", None, **{"guvoh-once": self.once}).text.rsplit('"', 2)[1]

    def ask(self, method: str, path: str, body: bytes | None = None, **headers: str) -> Reply:
        given = {"guvoh-token": self.token, **headers} if self.token else headers
        for _again in range(2):
            try:
                self.line.request(method, quote(path, safe="/?&=%:;,+[]@!$'()*~-._"), body, given)
                reply = self.line.getresponse()
                text = reply.read().decode("utf-8", "replace")
                return Reply(reply.status, text, reply.getheader("location") or "")
            except (ConnectionError, http.client.HTTPException):  # a line that was idle is closed by the desk
                self.line.close()
        return Reply(599, "")

    def get(self, path: str) -> Reply:
        """The page behind the address, and behind those to which it leads."""
        reply = self.ask("GET", path.partition("#")[0])
        return self.get(reply.to) if reply.status == 303 else reply

    def post(self, path: str, sent: Sent | bytes) -> Reply:
        body = sent if isinstance(sent, bytes) else urlencode(sent).encode()
        return self.ask("POST", path, body, **{"content-type": "application/x-www-form-urlencoded"})


@dataclass(frozen=True)
class Field:
    name: str
    kind: str
    values: tuple[str, ...]  # as the browser would send them untouched
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Found:
    """A form as it stands on a page; `button` is what its first button sends."""

    page: str
    method: str
    action: str
    fields: tuple[Field, ...]
    button: tuple[str, str] | None

    def sent(self, **other: Sequence[str]) -> Sent:
        """What the browser sends, with those fields holding `other`."""
        pairs = [(f.name, value) for f in self.fields for value in other.get(f.name, f.values)]
        if self.button:
            pairs += [(self.button[0], value) for value in other.get(self.button[0], (self.button[1],))]
        return pairs

    @property
    def key(self) -> tuple[str, str, tuple[str, ...]]:
        """Two forms of one kind on one page or on two, such as one for each line of a list."""
        ids = re.sub(r"/[0-9A-Z]{8}(?=/|$)", "/*", self.action)
        return self.method, ids, tuple(sorted({f.name for f in self.fields}))


def forms(page: str, text: str) -> Iterator[Found]:
    """The forms of a page; a button outside of its form belongs to it by `form`."""
    if not text.strip():
        return
    root = html.fromstring(text)
    for form in root.iter("form"):
        inside = [e for e in root.iter("input", "textarea", "select", "button") if _of(e) is form or
                  (form.get("id") and e.get("form") == form.get("id"))]  # fmt: skip
        fields: dict[str, Field] = {}
        button = None
        for e in inside:
            name = e.get("name")
            if e.tag == "button":
                if name and button is None and e.get("type") != "button":
                    button = name, e.get("value") or ""
            elif name and e.get("type") not in ("submit", "file"):
                one = _field(e, name)
                before = fields.get(name)
                fields[name] = Field(name, one.kind, (*before.values, *one.values), (*before.choices, *one.choices)
                                     ) if before else one  # fmt: skip
        action = form.get("action") or page
        yield Found(page, (form.get("method") or "get").lower(), action, tuple(fields.values()), button)
        if aside := form.get("data-draft"):  # where the script sends what stands in it, unasked
            yield Found(page, "post", aside, tuple(fields.values()), None)


def asked_aside(page: str, text: str) -> Iterator[Found]:
    """What single fields ask for while somebody types in them (`hx-post`)."""
    root = html.fromstring(text)
    for e in root.iter("input", "textarea", "select"):
        if e.get("hx-post") and e.get("name"):
            yield Found(page, "post", e.get("hx-post") or "", (_field(e, e.get("name") or ""),), None)


def _of(e: Any) -> Any:
    if e.get("form"):
        return None
    return next(e.iterancestors("form"), None)


def _field(e: Any, name: str) -> Field:
    if e.tag == "textarea":
        return Field(name, "textarea", ((e.text or "").removeprefix("\n"),))
    if e.tag == "select":
        options = [o.get("value", o.text or "") for o in e.iter("option")]
        chosen = [o.get("value", o.text or "") for o in e.iter("option") if o.get("selected") is not None]
        return Field(name, "select", tuple(chosen[:1] or options[:1]), tuple(options))
    kind = e.get("type") or "text"
    value = e.get("value") or ("on" if kind in ("checkbox", "radio") else "")
    if kind in ("checkbox", "radio"):
        return Field(name, kind, (value,) if e.get("checked") is not None else (), (value,))
    return Field(name, kind, (value,))


def beside(text: str) -> dict[str, str]:
    """By field that is marked as wrong: the sentence that stands beside it, "" where there is none."""
    root = html.fromstring(text)
    said: dict[str, str] = {}
    for e in root.xpath("//*[@aria-invalid='true']"):
        ids = (e.get("aria-describedby") or "").split()
        words = " ".join(" ".join(root.xpath(f"string(//*[@id='{id}'])").split()) for id in ids)
        said[e.get("name") or "?"] = said.get(e.get("name") or "?") or words.strip()
    return said


def held(text: str, action: str) -> dict[str, list[str]]:
    """What stands in the fields of the form with that action: what a reader would find typed there."""
    found: dict[str, list[str]] = {}
    for form in forms("", text):
        if form.action == action:
            for one in form.fields:
                found.setdefault(one.name, []).extend(one.values)
    return found


def links(text: str) -> Iterator[tuple[str, Sent]]:
    """Addresses with something behind `?` to which a page leads, also as a file."""
    root = html.fromstring(text)
    for e in root.xpath("//*[@href or @data-save]"):
        path, mark, query = (e.get("data-save") or e.get("href")).partition("?")
        if mark and path.startswith("/"):
            yield path, parse_qsl(query.partition("#")[0], keep_blank_values=True)
