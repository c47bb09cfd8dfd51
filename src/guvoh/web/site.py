"""From an address to a page: the table of pages, the shell that everybody gets, errors as pages."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Awaitable, Callable, Iterable
from pathlib import Path

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from guvoh.errors import GuvohError, NotFound
from guvoh.text import i18n
from guvoh.text.faults import own_fault
from guvoh.text.i18n import _
from guvoh.web import halves, show
from guvoh.web.ask import Answer, Ask, Form, Page, go
from guvoh.web.desk import Desk, NotOpen
from guvoh.web.guard import ONCE, Guard, Keys

STATIC = Path(__file__).parent / "static"
FORM_LIMIT = 4 * 1024 * 1024  # bytes: a pasted text of a long article is a tenth of it
FILE_LIMIT = 256 * 1024 * 1024  # bytes; larger files are added by the command, which streams them
FILE_NAME = "guvoh-name"
# Signs that no key types and nobody sees: they come along with pasted words, and neither XML nor a table can hold them.
_UNSEEN = dict.fromkeys((*range(0x09), *range(0x0E, 0x20), *range(0x7F, 0x85), *range(0x86, 0xA0)))
_UNSEEN |= dict.fromkeys((0x0B, 0x0C), "\n")  # the line and page breaks of a word processor
QUIET = "guvoh-quiet"  # a question that the page asks by itself: no sign that somebody is there


def site(desk: Desk, keys: Keys) -> Guard:
    """The whole application. Set `port` on it before it is asked anything."""
    from guvoh.web.pages import PAGES

    routes = [
        Route("/token", _token(keys), methods=["POST"]),
        Mount("/static", StaticFiles(directory=STATIC)),
        *(Route(p.path, _endpoint(desk, p), methods=[*p.methods]) for p in PAGES),
        Route("/{rest:path}", _endpoint(desk, Page("/{rest:path}", _nothing, needs_vault=False)), methods=["GET"]),
    ]
    return Guard(Starlette(routes=routes), keys)


def _token(keys: Keys) -> Callable[[Request], Awaitable[Response]]:
    async def swap(request: Request) -> Response:
        token = keys.swap(request.headers.get(ONCE, ""))
        if token is None:
            return Response("", 403)
        return Response(json.dumps({"token": token}), media_type="application/json")

    return swap


def _endpoint(desk: Desk, page: Page) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        if not request.scope.get("guvoh_allowed"):
            return Response(shell(desk), media_type="text/html") if request.method == "GET" else Response("", 403)
        limit = FILE_LIMIT if page.takes == "file" else FORM_LIMIT
        body = await _body(request, limit)
        if body is None:
            return Response(_("This is larger than the page takes; use `guvoh add`."), 413, media_type="text/plain")
        form = Form()
        if request.method == "POST" and page.takes == "form":
            # Any other form could bring files, which would lie unencrypted in a temporary file while they come.
            if body and not request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
                return Response("", 415)
            request._body = body  # what was read above; the parser asks for it again
            form = _fields((await request.form(max_fields=5000)).multi_items())
            body = b""
        query = _fields(request.query_params.multi_items())
        ask = Ask(
            desk, request.method, request.url.path, request.path_params, desk.asked.whole(query), form, body,
            request.headers.get(FILE_NAME, ""),
        )  # fmt: skip
        if request.headers.get(QUIET) is None:
            desk.touch()
        answer = await run_in_threadpool(_answer, page, ask)
        headers = dict(answer.headers)
        shown = desk.asked.hidden(ask.path, query) if request.method == "GET" and answer.status in (200, 422) else None
        if shown:
            headers.setdefault("HX-Push-Url", shown)
        return Response(answer.body, answer.status, headers, answer.media)

    return endpoint


async def _body(request: Request, limit: int) -> bytes | None:
    """None where it is larger; it is heard to its end all the same, else the browser says only that the line broke."""
    data, size = bytearray(), 0
    async for chunk in request.stream():
        size += len(chunk)
        if size <= limit:
            data += chunk
        else:
            data.clear()
    return bytes(data) if size <= limit else None


def _fields(items: Iterable[tuple[str, object]]) -> Form:
    found: dict[str, tuple[str, ...]] = {}
    for name, value in items:
        if isinstance(value, str):  # an uploaded file would lie unencrypted in a temporary file: none is taken
            found[name] = (*found.get(name, ()), value.translate(_UNSEEN))
    return Form(found)


def _answer(page: Page, ask: Ask) -> Answer:
    desk = ask.desk
    with desk.mutex if page.holds else contextlib.nullcontext():
        try:
            if page.needs_vault and desk.vault is None:
                raise NotOpen("")
            if page.holds and desk.vault is not None:
                desk.vault.refresh()  # what other processes did meanwhile
            answer = page.answer(ask)
            if ask.posted and answer.status == 303:
                halves.taken(ask)
            return answer
        except NotOpen:
            return go("/open")
        except GuvohError as error:
            return show.trouble(ask, error)
        except Exception as error:  # noqa: BLE001  a fault of ours: its own words may hold a name, so they go nowhere
            fault = own_fault(error)
            fault.status = 500
            return show.trouble(ask, fault)


def _nothing(ask: Ask) -> Answer:
    raise NotFound(_("There is no such page."), _("Go back, or begin at the start page."))


def shell(desk: Desk) -> str:
    """The same for every address: it says nothing of what lies behind."""
    return show.templates().get_template("shell.html").render(language=i18n.language(), theme=desk.theme)
