"""The address that devices and people ask. Only a POST changes anything; sizes and rates are bounded; nothing that is
said is logged. Starlette and uvicorn, as at the desk.

    POST /plan      a signed word of a device; a new plan needs the group's word too
    POST /checkin   a signed word, or the page's form with button and code
    POST /ack       the form with which a contact answers
    GET  /in, /a    the two pages
"""

from __future__ import annotations

import hmac
import threading
import time
from collections.abc import Callable

import uvicorn
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from guvoh.errors import GuvohError
from guvoh.safety.watch import events as e
from guvoh.safety.watch import order, pages
from guvoh.safety.watch.channels import senders
from guvoh.safety.watch.clock import passed
from guvoh.safety.watch.declined import Declined
from guvoh.safety.watch.plan import WATCHED, WORDS, Plan, lacking
from guvoh.safety.watch.run import work
from guvoh.safety.watch.settings import Settings
from guvoh.safety.watch.store import STALLED, Store, plain_code, silent
from guvoh.text.i18n import _, known, using

FORM = 2048  # bytes
FRESH = 1800  # seconds that a page may lie open before its button is pressed
RATE = 60  # POSTs a minute of one address
_HEAD = {
    "content-security-policy": "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none';"
    " frame-ancestors 'none'",
    "referrer-policy": "no-referrer", "cache-control": "no-store", "x-content-type-options": "nosniff",
}  # fmt: skip
Answering = Callable[[Request, bytes], Response]


def application(store: Store, now: Callable[[], float] = time.monotonic) -> Starlette:
    """`now`: seconds, for the rate of askers."""
    seen: dict[str, list[float]] = {}

    def posted(answer: Answering, most: int) -> Callable[[Request], object]:
        async def take(request: Request) -> Response:
            if _too_often(seen, request.client.host if request.client else "", now()):
                return PlainTextResponse("", 429, {**_HEAD, "retry-after": "60"})
            body = bytearray()
            async for chunk in request.stream():
                body += chunk
                if len(body) > most:
                    return PlainTextResponse("", 413, _HEAD)
            with using(_language(request)):
                return await run_in_threadpool(answer, request, bytes(body))

        return take

    def got(page: Callable[[], str]) -> Callable[[Request], object]:
        async def show(request: Request) -> Response:
            with using(_language(request)):
                return HTMLResponse(page(), headers=_HEAD)

        return show

    async def style(request: Request) -> Response:
        return Response(pages.STYLE, media_type="text/css", headers=_HEAD)

    return Starlette(routes=[
        Route("/plan", posted(lambda r, b: _plan(store, r, b), order.LARGEST), methods=["POST"]),
        Route("/checkin", posted(lambda r, b: _check_in(store, r, b), order.LARGEST), methods=["POST"]),
        Route("/ack", posted(lambda r, b: _ack(store, r, b), FORM), methods=["POST"]),
        Route("/in", got(lambda: pages.check_in(_stamp(store))), methods=["GET"]),
        Route("/a", got(pages.answer), methods=["GET"]),
        Route("/page.css", style, methods=["GET"]),
    ])  # fmt: skip


def serve(store: Store, settings: Settings, ready: Callable[[int], None]) -> None:
    """Watches, sends and answers until the process is ended. `ready` is called once, with the port. Raises `GuvohError`
    where the watching itself ended: what only answers must not look alive."""
    host, port = settings.listen
    config = uvicorn.Config(
        application(store), host=host, port=port, log_config=None, access_log=False, server_header=False,
        ws="none", lifespan="off", loop="asyncio", http="h11", timeout_keep_alive=10, limit_concurrency=200,
        ssl_certfile=settings.certificate or None, ssl_keyfile=settings.key or None,
    )  # fmt: skip
    server, end = uvicorn.Server(config), threading.Event()
    threading.Thread(target=_tell, args=(server, ready), daemon=True).start()

    def watching() -> None:
        try:
            work(store, settings, senders(), end)
        finally:
            server.should_exit = True

    working = threading.Thread(target=watching, daemon=True)
    working.start()
    try:
        server.run()
        if end.is_set():
            raise GuvohError(
                _("The watching ended by a fault of the program."), _("Start it anew and tell its makers.")
            )
    finally:
        end.set()
        working.join(5.0)
        store.close()


def _tell(server: uvicorn.Server, ready: Callable[[int], None]) -> None:
    while not server.started:
        if server.should_exit:
            return
        time.sleep(0.02)
    ready(server.servers[0].sockets[0].getsockname()[1])


def _plan(store: Store, request: Request, body: bytes) -> Response:
    return _signed(store, body, request.headers.get("guvoh-word", ""))


def _check_in(store: Store, request: Request, body: bytes) -> Response:
    """A note of a device, or the form of the page."""
    if not request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
        return _signed(store, body, "")
    fields = _fields(body)
    plan = store.plan_by(fields.get("code", ""))
    stamp = _stamped(store, fields.get("stamp", ""))
    if plan is None:
        return _said(_("This code is not known. Look at how it is spelt."), 404)
    if stamp is None:
        return _said(_("This page lay open for too long. Open it anew and check in."), 409)
    try:
        store.hear(e.PageIn(plan.id, stamp))
    except GuvohError as error:
        return _said(f"{error.message} {error.hint}", error.status)
    return _said(_("You are checked in."), 200)


def _ack(store: Store, request: Request, body: bytes) -> Response:
    fields = _fields(body)
    code, word = store.answered_by(fields.get("code", "")), fields.get("word", "")
    if code is None or word not in WORDS:
        return _said(_("This code is not known. Look at how it is spelt."), 404)
    try:
        store.hear(e.Answered(code.plan, code.round, code.step, code.contact, word))
    except GuvohError as error:
        return _said(f"{error.message} {error.hint}", error.status)
    return _said(_("Thank you. Your answer is recorded."), 200)


def _signed(store: Store, body: bytes, word: str) -> Response:
    try:
        note = body.decode("utf-8", "replace")
        plan = store.watch.plans.get(order.plan_named(note))
        if plan is None and not store.invites(word):
            raise Declined(_("The watcher does not know this plan, nor the word of the group."), "", "word")
        said = order.opened(note, plan.key if plan else "")
        if said["what"] == "status":
            _refuse_stalled(store)
        elif plan and said["counter"] == plan.counter:
            pass  # the answer was lost on its way: told again, nothing counts twice
        else:
            order.refuse_old(said, store.clock().wall)
            store.hear(order.event(said))
        return JSONResponse(told(store, store.watch.plans[said["plan"]]), headers=_HEAD)
    except GuvohError as error:
        missing = list(getattr(error, "missing", ()))
        return JSONResponse({"error": error.message, "missing": missing}, error.status, _HEAD)
    except KeyError:
        return JSONResponse({"error": "", "missing": ["unknown"]}, 404, _HEAD)


def _refuse_stalled(store: Store) -> None:
    """A watcher that answers and does not watch must not be taken for one that does."""
    if silent(store) > STALLED:
        raise Declined(_("The watcher answers, but does not watch: nothing raises an alarm now."), "", "stalled")


def told(store: Store, plan: Plan) -> dict[str, object]:
    """What the owner's device gets to know of its plan."""
    t = passed(store.watch.alive, store.clock()).alive.t
    return {
        "plan": plan.id, "state": plan.state, "due_in": plan.due - t if plan.state in WATCHED else None,
        "lacking": list(lacking(plan, t)), "hold": plan.hold, "round": plan.round, "counter": plan.counter,
        "contacts": {c.id: None if c.confirmed is None else t - c.confirmed for c in plan.contacts},
    }  # fmt: skip


def _stamp(store: Store) -> str:
    moment = passed(store.watch.alive, store.clock()).alive.t + 1
    return f"{moment}.{_proof(store, moment)}"


def _stamped(store: Store, typed: str) -> int | None:
    moment, _dot, proof = typed.partition(".")
    if not (moment.isascii() and moment.isdecimal() and len(moment) < 16):
        return None
    if not hmac.compare_digest(proof.encode(), _proof(store, int(moment)).encode()):
        return None
    age = passed(store.watch.alive, store.clock()).alive.t + 1 - int(moment)
    return int(moment) if age <= FRESH else None


def _proof(store: Store, moment: int) -> str:
    return hmac.digest(store.secret, f"page.{moment}".encode(), "sha256").hex()


def _fields(body: bytes) -> dict[str, str]:
    from starlette.datastructures import QueryParams

    found = QueryParams(body.decode("utf-8", "replace"))
    return {
        "code": plain_code(found.get("code", ""))[:64],
        "word": found.get("word", ""),
        "stamp": found.get("stamp", ""),
    }


def _said(words: str, status: int) -> Response:
    return HTMLResponse(pages.said(words), status, _HEAD)


def _language(request: Request) -> str:
    asked = request.query_params.get("l", "") or request.headers.get("accept-language", "")
    return known(asked[:20])


def _too_often(seen: dict[str, list[float]], who: str, now: float) -> bool:
    if len(seen) > 10_000:
        seen.clear()
    recent = [one for one in seen.get(who, ()) if now - one < 60]
    seen[who] = [*recent, now] if len(recent) < RATE else recent
    return len(recent) >= RATE
