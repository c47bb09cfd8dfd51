"""Signal, by the user's own signal-cli: JSON-RPC to `signal-cli daemon --http`, on this machine only.

Signal alone is not dependable: new recipients meet a CAPTCHA, and who sends much is told to wait for a day (security.md
2.1). Its `retryAfterSeconds` is respected. What it answers is written from memory; it is tested against
replies of that form, not against Signal.
"""

from __future__ import annotations

import json
from typing import Any

from guvoh.safety.watch.channels.post import is_here, post
from guvoh.safety.watch.outbox import Failure
from guvoh.safety.watch.plan import Message
from guvoh.safety.watch.settings import Settings

DAY = 86400


def send(settings: Settings, message: Message, text: str, code: str, now: int) -> Failure | None:
    part = settings.part("signal")
    daemon, account = str(part.get("daemon") or "").rstrip("/"), str(part.get("account") or "")
    if not daemon:
        return Failure("not_set_up")
    if not is_here(daemon):
        return Failure("signal_elsewhere", lasting=True)
    said: dict[str, Any] = {"recipient": [message.to], "message": text}
    if account:
        said["account"] = account
    call = {"jsonrpc": "2.0", "id": message.key, "method": "send", "params": said}
    try:
        answer = post(f"{daemon}/api/v1/rpc", json.dumps(call).encode(), {"Content-Type": "application/json"})
    except OSError:
        return Failure("not_reached", 0)
    return understood(answer.status, answer.body, answer.after)


def understood(status: int, body: bytes, after: int = 0) -> Failure | None:
    """What signal-cli's answer means: None where Signal took the message for the one recipient."""
    try:
        said = json.loads(body)
        results = ((said.get("result") or {}).get("results")) or []
        if "error" in said:
            data = (said["error"].get("data") or {}).get("response") or {}
            results = data.get("results") or []
        kinds = [str(one.get("type") or "") for one in results]
        waits = [int(one.get("retryAfterSeconds") or 0) for one in results]
    except (ValueError, TypeError, AttributeError):
        return Failure(f"http_{status}", after)
    if "error" not in said and status == 200 and "result" in said and all(kind == "SUCCESS" for kind in kinds):
        return None
    kind = next((kind for kind in kinds if kind != "SUCCESS"), "")
    wait = max([after, *waits])
    if kind == "RATE_LIMIT_FAILURE":
        wait = wait or DAY
    return Failure(f"signal_{kind.lower() or 'error'}", wait, lasting=kind == "UNREGISTERED_FAILURE")
