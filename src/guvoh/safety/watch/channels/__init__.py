"""The ways on which the watcher says something: mail, signed webhook, signal-cli. The only places here that send.

In: a message, its text, the settings. Out: None when the other side took it, or a `Failure` (why, without an address;
when to try again). Taken is not read: only a person's answer is an acknowledgement. Each carries the message's key, so
that what is sent twice can be shown once.

    mail.py      SMTP with TLS; the key is the Message-ID
    webhook.py   POST with an HMAC over time and body; the key is a header
    signal.py    JSON-RPC to the user's own signal-cli; the key is not carried: Signal shows what it gets
"""

from __future__ import annotations

from collections.abc import Callable

from guvoh.safety.watch.outbox import Failure
from guvoh.safety.watch.plan import Message
from guvoh.safety.watch.settings import Settings

Send = Callable[[Settings, Message, str, str, int], Failure | None]


def senders() -> dict[str, Send]:
    """Channel -> what sends on it: (settings, message, text, code, unix time) -> failure or None."""
    from guvoh.safety.watch.channels import mail, signal, webhook

    return {"mail": mail.send, "webhook": webhook.send, "signal": signal.send}
