"""The page for families, as one A4 page or as a picture for a telephone."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import cache
from importlib.resources import as_file, files
from typing import Any

from guvoh.errors import Damage
from guvoh.report.document.pages import count
from guvoh.text.i18n import RIGHT_TO_LEFT, _, known

ENDINGS = (".pdf", ".png")
SIZES = (12.0, 11.5, 11.0, 10.5, 10.0, 9.5, 9.0)  # points; the largest that leaves one page
HALF = 4  # sections of the left column, in every language
WIDE = 200.0  # dots per inch of the picture: 400 points are 1,111 dots, what messengers keep


def family(language: str, ending: str) -> bytes:
    """The page in one of the four languages, the same bytes for the same words. `ending`: of `ENDINGS`. Raises `Damage`
    where the words no longer fit one page, or cannot be read."""
    tongue = known(language)
    if ending == ".png":
        return _set(tongue, "picture", SIZES[0], {"format": "png", "ppi": WIDE})
    for size in SIZES:
        drawn = _set(tongue, "page", size, {"format": "pdf", "pdf_standards": ["ua-1"], "timestamp": _stamp()})
        if count(drawn) == 1:
            return drawn
    raise Damage(_("The page for families no longer fits one page."), _("Shorten its words in the list family.yaml."))


@cache
def words() -> Mapping[str, Any]:
    """family.yaml as it stands."""
    import yaml

    text = files("guvoh.report.sheets").joinpath("family.yaml").read_text(encoding="utf-8")
    content: Mapping[str, Any] = yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    return content


def _set(tongue: str, form: str, size: float, how: Mapping[str, Any]) -> bytes:
    """What Typst makes of it, in memory, with our faces only."""
    import typst

    day = _day()
    page = {
        **words()["pages"][tongue], "lang": tongue, "dir": "rtl" if tongue in RIGHT_TO_LEFT else "ltr", "form": form,
        "size": size, "half": HALF, "date": [day.year, day.month, day.day],
    }  # fmt: skip
    source = files("guvoh.report.sheets").joinpath("family.typ").read_bytes()
    compile_: Any = typst.compile  # its stubs want every path to be of one type with the source
    with as_file(files("guvoh.report").joinpath("fonts")) as faces:
        made: bytes = compile_(
            source, root=str(faces), font_paths=[str(faces)], ignore_system_fonts=True,
            sys_inputs={"page": json.dumps(page, ensure_ascii=False)}, package_path=str(faces),
            package_cache_path=str(faces), **how,
        )  # fmt: skip
    return made


def _day() -> date:
    said = words()["date"]
    return said if isinstance(said, date) else date.fromisoformat(str(said))


def _stamp() -> int:
    return int(datetime.combine(_day(), datetime.min.time(), UTC).timestamp())
