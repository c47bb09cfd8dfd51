"""Links, mail addresses and names of files: where one tells a name, all of it goes; half a link still leads there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape

from guvoh.policy.find import Names, find
from guvoh.policy.forms import LONG
from guvoh.policy.letters import tokens
from guvoh.policy.romanise import skeleton

_LUMP = re.compile(r"\S+")
_LINK = re.compile(r"://|^\W*www\.|%[0-9A-Fa-f]{2}|\w\.[^\W\d_]{2,}/|[\w-]+/[\w-]+/[\w-]+", re.UNICODE)
_MAIL = re.compile(r"\w@\w")
_FILE = re.compile(
    r"\w\.(?:pdf|docx?|odt|rtf|txt|html?|eml|msg|jpe?g|png|gif|heic|webp|mp[34]|m4a|ogg|opus|wav|mov|avi|mkv|zip|csv|xlsx?)\b",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"[@#][\w.\-]*\w")
_HEX = re.compile(r"(?:%[0-9A-Fa-f]{2})+")


def percent_decoded(text: str) -> str:
    """The text with %XX read as UTF-8; what is no UTF-8 stays a sign of replacement. A plus is a space."""
    return _HEX.sub(lambda found: bytes.fromhex(found.group().replace("%", "")).decode("utf-8", "replace"), text)


def lumps(text: str) -> Iterator[tuple[int, int, str]]:
    """The stretches without a space that are a link, an address, the name of a file or of an account: start, end,
    which."""
    for found in _LUMP.finditer(text):
        lump = found.group()
        if _MAIL.search(lump) and "://" not in lump:
            yield found.start(), found.end(), "address"
        elif _LINK.search(lump):
            yield found.start(), found.end(), "link"
        elif _FILE.search(lump):
            yield found.start(), found.end(), "file"
        elif handle := _HANDLE.search(lump):
            yield found.start() + handle.start(), found.start() + handle.end(), "handle"


def tells(lump: str, names: Names, skeletons: frozenset[str]) -> bool:
    """Whether a link, address or file name holds a name: plainly, percent-encoded, run together or romanised."""
    decoded = unescape(percent_decoded(percent_decoded(lump))).replace("+", " ").replace("/", " / ")
    if find(decoded, names, in_address=True):
        return True
    spaced = re.sub(r"[\W_]+", " ", decoded)
    if find(spaced, names, in_address=True):
        return True
    said = [token.word for token in tokens(decoded)]
    if any(names.protected.long_parts_in(word) for word in (*said, "".join(said))):
        return True
    sounds = [skeleton(word) for word in said]
    return any(len(s) > 3 and s in skeletons for s in sounds) or _sounds_inside("".join(sounds), skeletons)


def _sounds_inside(sound: str, skeletons: frozenset[str]) -> bool:
    return any(part in sound for part in skeletons if len(part) >= LONG)


def _stands_alone(handle: str, names: Names) -> bool:
    """Whether all of an account's name is names that are found in it anyway: then what replaces them says enough."""
    left = handle
    for hit in reversed(find(handle, names)):
        left = left[: hit.start] + left[hit.end :]
    return not re.sub(r"[\W_]", "", left)


def withhold(text: str, names: Names, skeletons: frozenset[str], mark: Callable[[str], str]) -> tuple[str, int]:
    """The text with every telling lump replaced by `mark(which)`, and how many those were."""
    out, place, count = [], 0, 0
    for start, end, which in lumps(text):
        lump = text[start:end]
        if which == "handle" and _stands_alone(lump, names):
            continue
        if tells(lump, names, skeletons):
            out += [text[place:start], mark("address" if which == "handle" else which)]
            place, count = end, count + 1
    return "".join([*out, text[place:]]), count
