"""Addresses with what stands behind `?`: filters of a list, where its next page begins."""

from __future__ import annotations

from typing import Any

from starlette.datastructures import QueryParams


def address(path: str, **fields: Any) -> str:
    """The path with those fields that hold something; a field that is a list comes several times."""
    items = [
        (name, str(one)) for name, value in fields.items()
        for one in (value if isinstance(value, list | tuple) else [value]) if one not in (None, "", False)
    ]  # fmt: skip
    return f"{path}?{QueryParams(items)}" if items else path


def number_in(typed: str) -> int:
    """A whole number of an address or a hidden field, such as where the next page begins; 0 for what is none."""
    return int(typed) if typed.isdecimal() and len(typed) < 10 else 0


def unquoted(text: str) -> str:
    """The text that a script has percent-encoded for a header."""
    return QueryParams(f"t={text}").get("t", "")
