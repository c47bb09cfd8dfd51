"""A mail as a file: its words, who sent it, when, about what. What hangs on it is named, not opened."""

from __future__ import annotations

import email
import email.policy
from collections import Counter
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from typing import cast

from guvoh.model import Block, Reading
from guvoh.read.blocks import Piece, joined, of_text
from guvoh.read.decode import decode
from guvoh.read.limits import MAIL_DEPTH, MAIL_PARTS
from guvoh.read.trouble import Trouble


def read_mail(data: bytes) -> Reading:
    """The reading of an .eml file: plain text where there is any, else the HTML part. Raises Trouble: mail-deep,
    no-text, and those of the readers of text and pages."""
    data = data.lstrip()
    if data.lower().count(b"content-type:") > 2 * MAIL_PARTS:
        raise Trouble("mail-deep")  # before anything is built
    try:
        mail = email.message_from_bytes(data, policy=email.policy.default)
        chosen, attached = _chosen(mail)
    except RecursionError:
        raise Trouble("mail-deep") from None
    warnings: list[str] = []
    pieces: list[Reading] = []
    for part in chosen:
        pieces.append(_part(part))
        warnings += [w for w in pieces[-1].warnings if w not in warnings]
    pieces = [p for p in pieces if p.text.strip()]
    if attached:
        kinds = Counter(attached)
        warnings.append("attachments " + ",".join(kinds)[:60])
    if any(part.get_content_type() == "text/html" for part in chosen):
        warnings.append("web-mail")
    text, blocks = _together(pieces)
    return Reading(
        text=text, blocks=blocks, reader="mail 1", title=_header(mail, "subject"), author=_header(mail, "from"),
        published=_day(mail), warnings=tuple(warnings),
    )  # fmt: skip


def _chosen(mail: EmailMessage) -> tuple[list[EmailMessage], list[str]]:
    """The parts that are the letter, in order, and the kinds of those that hang on it."""
    chosen: list[EmailMessage] = []
    attached: list[str] = []
    count = 0
    stack = [(mail, 0)]
    while stack:
        part, depth = stack.pop()
        count += 1
        if depth > MAIL_DEPTH or count > MAIL_PARTS:
            raise Trouble("mail-deep")
        kind = part.get_content_type()
        if kind == "multipart/alternative":
            children = _children(part)
            count += len(children) - 1
            if best := _best(children):
                stack.append((best, depth + 1))
        elif part.is_multipart() and kind != "message/rfc822":
            stack.extend((child, depth + 1) for child in reversed(_children(part)))
        elif kind in {"text/plain", "text/html"} and part.get_content_disposition() != "attachment":
            chosen.append(part)
        else:
            attached.append(kind)
    return chosen, attached


def _best(children: list[EmailMessage]) -> EmailMessage | None:
    """Of several forms of one letter the plain one if it has words, else the last, which is the richest."""
    for child in children:
        if child.get_content_type() == "text/plain" and (cast(bytes, child.get_payload(decode=True)) or b"").strip():
            return child
    return children[-1] if children else None


def _children(part: EmailMessage) -> list[EmailMessage]:
    inside = part.get_payload()
    return [cast(EmailMessage, child) for child in inside] if isinstance(inside, list) else []


def _part(part: EmailMessage) -> Reading:
    """The reading of one part by its own charset."""
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    if not data.strip():
        return Reading("", (), "mail 1")
    text, warnings = decode(data, part.get_content_charset())
    if part.get_content_type() == "text/html":
        from guvoh.read.webpage import read_markup

        return read_markup(text, warnings)
    text = text.strip("\n")
    return Reading(text, of_text(text), "mail 1", warnings=warnings)


def _together(parts: list[Reading]) -> tuple[str, tuple[Block, ...]]:
    if len(parts) == 1:
        return parts[0].text, parts[0].blocks
    return joined(Piece(p.text[b.start : b.end], None, b.main) for p in parts for b in p.blocks)


def _header(mail: EmailMessage, name: str) -> str | None:
    try:
        return str(mail[name] or "").strip() or None
    except (MessageError, ValueError, IndexError, AttributeError, TypeError):  # the parser of headers trips over junk
        return None


def _day(mail: EmailMessage) -> str | None:
    """The day the mail says it was sent, where it was sent: no clock is moved."""
    try:
        return parsedate_to_datetime(str(mail["date"])).date().isoformat()
    except (MessageError, ValueError, IndexError, AttributeError, TypeError):
        return None
