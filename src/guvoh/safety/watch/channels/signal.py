"""Signal, by the user's own signal-cli: JSON-RPC to `signal-cli daemon --http`, on this machine only.

Signal alone is not dependable: new recipients meet a CAPTCHA, and who sends much is told to wait for a day (security.md
2.1). Its `retryAfterSeconds` is respected. What it answers is known from the source of signal-cli 0.14.6 (read on
22 November 2026; tests/safety/watch/signal_replies.yaml lists the facts), not from sending: nobody was written to.
"""

from __future__ import annotations

import json
from typing import Any

from guvoh.safety.watch.channels.post import is_here, post
from guvoh.safety.watch.outbox import Failure
from guvoh.safety.watch.plan import Message
from guvoh.safety.watch.settings import Settings

DAY = 86400
RATE_LIMITED = -5
KINDS = ("NETWORK_FAILURE", "UNREGISTERED_FAILURE", "IDENTITY_FAILURE", "INVALID_PRE_KEY_FAILURE")


def send(settings: Settings, message: Message, text: str, code: str, now: int) -> Failure | None:
    part = settings.part("signal")
    daemon, account = str(part.get("daemon") or "").rstrip("/"), str(part.get("account") or "")
    if not daemon:
        return Failure("not_set_up")
    if not is_here(daemon):
        return Failure("signal_elsewhere", lasting=True)
    if message.to == account:
        return Failure("signal_self", lasting=True)  # Signal would call this sent, and nobody's telephone would ring
    said: dict[str, Any] = {"recipient": [message.to], "message": text}
    if account:
        said["account"] = account
    call = {"jsonrpc": "2.0", "id": message.key, "method": "send", "params": said}
    try:
        answer = post(f"{daemon}/api/v1/rpc", json.dumps(call).encode(), {"Content-Type": "application/json"})
    except OSError:
        return Failure("not_reached", 0)
    return understood(answer.status, answer.body, message.key, answer.after)


def understood(status: int, body: bytes, id: str, after: int = 0) -> Failure | None:
    """What signal-cli's answer means: None where Signal took it for the one recipient. `id`: of the request."""
    if status != 200:
        return Failure(f"http_{status}", after)
    try:
        said = json.loads(body)
        error = said.get("error")
        results = ((error or {}).get("data") or {}).get("response") if error else said["result"]
        results = results or {}
        found = results.get("results")
        kinds = [str(one["type"]) for one in found or ()]
        waits = [int(one.get("retryAfterSeconds") or 0) for one in found or ()]
        if error is not None:
            return _failure(int(error["code"]), str(error.get("message")), kinds, max([after, *waits]))
        if said["id"] != id:
            return Failure("signal_other")
        if found is None:
            return None if int(results["timestamp"]) else Failure("signal_nobody")
    except (ValueError, TypeError, AttributeError, KeyError, RecursionError):
        return Failure("signal_unread", after)
    if not kinds:
        return Failure("signal_nobody")
    return None if set(kinds) == {"SUCCESS"} else _failure(0, "", kinds, max([after, *waits]))


def _failure(code: int, words: str, kinds: list[str], wait: int) -> Failure:
    """`words` may hold a number: they are looked at, never kept."""
    kind = next((kind for kind in kinds if kind != "SUCCESS"), "")
    if kind == "RATE_LIMIT_FAILURE" or code == RATE_LIMITED or "(RateLimitException)" in words:
        return Failure("signal_rate_limit_failure", wait or DAY)
    if kind in KINDS:
        return Failure(f"signal_{kind.lower()}", wait, lasting=kind == "UNREGISTERED_FAILURE")
    return Failure(f"signal_code_{abs(code)}", wait)
