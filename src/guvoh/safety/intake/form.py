"""The page: one file with everything in it. The same input gives the same bytes, so that its number can be compared."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from functools import cache
from importlib.resources import files
from typing import Any

from guvoh.errors import UsageError
from guvoh.safety.intake.limits import BUCKETS, MOST_BYTES, MOST_FILES
from guvoh.text.i18n import LANGUAGES, RIGHT_TO_LEFT, _

_RECIPIENT = re.compile(r"age1[02-9ac-hj-np-z]{58}")
_TOLD = ("missing", "toolarge", "unreadable", "failed", "working")  # the words that the script says


def page(recipient: str, language: str, inside: bool = False) -> bytes:
    """The whole page, UTF-8. `recipient`: an age X25519 recipient. `inside`: whoever is in the country, too, may write,
    behind a warning. Raises `UsageError` for another language or recipient."""
    if language not in LANGUAGES:
        listed = _("The languages are: {languages}.").format(languages=", ".join(LANGUAGES))
        raise UsageError(_("The form is not written in this language."), listed)
    if not _RECIPIENT.fullmatch(recipient):
        raise UsageError(_("This is no key to which age encrypts."), _("Make one: guvoh intake key."))
    words = _words()[language]
    script = _filled(_part("form.js"), {
        "recipient": recipient, "language": language, "words": _in_script({name: words[name] for name in _TOLD}),
        "most_files": str(MOST_FILES), "most_bytes": str(MOST_BYTES), "buckets": json.dumps(BUCKETS),
    })  # fmt: skip
    age, style = _part("age.js"), _part("form.css")
    sure = '<label class="pick"><input type="checkbox" form="form" id="sure" autocomplete="off"> {}</label>'
    parts = {
        **{name: html.escape(text) for name, text in words.items()}, "language": language, "style": style,
        "direction": "rtl" if language in RIGHT_TO_LEFT else "ltr", "age": age, "script": script,
        "style_hash": _hash(style), "scripts": f"'{_hash(age)}' '{_hash(script)}'",
        "override": sure.format(html.escape(words["override"])) if inside else "",
    }  # fmt: skip
    return re.sub(r"\{([a-z_]+)\}", lambda found: parts[found[1]], _part("form.html")).encode()


def _filled(text: str, parts: dict[str, str]) -> str:
    return re.sub(r"@([a-z_]+)@", lambda found: parts[found[1]], text)


def _in_script(value: Any) -> str:
    return json.dumps(value, ensure_ascii=True).replace("<", "\\u003c")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def _part(name: str) -> str:
    return (files("guvoh.safety.intake") / "page" / name).read_text(encoding="utf-8")


@cache
def _words() -> dict[str, dict[str, str]]:
    import yaml

    read: dict[str, dict[str, str]] = yaml.safe_load(_part("words.yaml"))
    return read
