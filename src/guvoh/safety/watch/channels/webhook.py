"""A signed webhook: what a group's own program turns into a text message, a call, a siren.

    POST with `Guvoh-Key` (the same at each sending: what came is shown once), `Guvoh-Time` (unix seconds), and
    `Guvoh-Signature: sha256=HEX`, the HMAC-SHA256 of time, a full stop and the body, by the secret of both sides.
The receiver answers 2xx when it took the message; it should refuse a time that is more than five minutes away.
"""

from __future__ import annotations

import hmac
import json

from guvoh.safety.watch.channels.post import NotTrusted, is_here, post
from guvoh.safety.watch.outbox import Failure
from guvoh.safety.watch.plan import Message
from guvoh.safety.watch.settings import Settings


def send(settings: Settings, message: Message, text: str, code: str, now: int) -> Failure | None:
    secret = settings.secret("webhook", "secret_file")
    if not secret:
        return Failure("not_set_up")
    if not message.to.startswith("https://") and not is_here(message.to):
        return Failure("without_tls", lasting=True)
    body = json.dumps(
        {"key": message.key, "text": text, "language": message.language, "sealed": message.sealed}
    ).encode()
    head = {"Content-Type": "application/json", "Guvoh-Key": message.key, "Guvoh-Time": str(now),
            "Guvoh-Signature": signature(secret, now, body)}  # fmt: skip
    try:
        answer = post(message.to, body, head, settings.file("webhook", "trust"))
    except NotTrusted:
        return Failure("certificate")
    except OSError:
        return Failure("not_reached")
    if 200 <= answer.status < 300:
        return None
    return Failure(f"http_{answer.status}", answer.after, lasting=answer.status == 410)


def signature(secret: str, now: int, body: bytes) -> str:
    return "sha256=" + hmac.new(secret.encode(), f"{now}.".encode() + body, "sha256").hexdigest()
