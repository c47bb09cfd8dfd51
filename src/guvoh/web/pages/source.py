"""One source: its text with the words of its claims lit, the original, what is known of it, and who did what with it.

What is changed here lies in `source_deeds.py`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from guvoh.app import receiving
from guvoh.errors import GuvohError, NotFound
from guvoh.model import Reading, Source
from guvoh.model.ids import short
from guvoh.model.source_fields import SOURCE_FIELDS
from guvoh.text.i18n import _
from guvoh.vault import queries
from guvoh.vault.queries import ClaimRow
from guvoh.vault.queries.stretch import claims_between
from guvoh.vault.queries.versions import runs, versions
from guvoh.web import passages, safety_shown, wording
from guvoh.web.ask import Answer, Ask, Page, download
from guvoh.web.export import as_json
from guvoh.web.passages import Light
from guvoh.web.reading import text_of
from guvoh.web.show import page

# What a browser may show of an original: pictures and recordings, by the bytes that they begin with. Nothing else of
# a source is ever handed to a browser to open.
SHOWN = frozenset({
    "image/png", "image/jpeg", "image/gif", "image/webp", "audio/mpeg", "audio/ogg", "audio/x-wav", "audio/flac",
    "audio/mp4", "video/mp4", "video/x-matroska",
})  # fmt: skip
PDF = "application/pdf"
LISTED = 200  # lines of history, claims beside a text
_STRETCH = re.compile(r"(\d{1,9})-(\d{1,9})")


def source(ask: Ask) -> Answer:
    return shown(ask, the_source(ask))


def the_source(ask: Ask) -> Source:
    """The source that the address names, in the case that it names. Raises `NotFound`."""
    id = queries.find(ask.vault, ask.arg("source"), ("source",))[1]
    found = queries.source(ask.vault, id)
    if found.case != ask.case.id:
        raise NotFound(_("There is no such source in this case."), _("Look at the list of sources."))
    return found


def shown(ask: Ask, one: Source, typed: dict[str, str] | None = None, wrong: GuvohError | None = None,
          field: str = "", status: int = 200) -> Answer:  # fmt: skip
    """The page, where a form was refused with what was typed and the sentence beside its field."""
    vault = ask.vault
    reading = text_of(ask, one.id)
    sought = _stretch(ask)
    part, parts = _part(reading, sought, ask.query.get("part"))
    rows = claims_between(vault, one.id, *passages.bounds(reading, part)) if reading else ()
    standing = [r for r in rows if r.state in ("accepted", "open")]
    text = passages.passages(reading, _lights(rows, sought), part) if reading else []
    shelf = queries.source_rows(vault, [one.id])[one.id]
    given = queries.settings(vault, one.id)
    history = queries.history(vault, one.id)
    return page(
        ask, "source.html", one.title or one.name, "sources", status, source=one, given=given, reading=reading,
        text=text, part=part, parts=parts, sought=sought, standing=standing[:LISTED], shelf=shelf,
        translations=_by_passage(queries.translations(vault, one.id), text), typed=typed or {}, wrong=wrong,
        field=field, facts=queries.reading_facts(vault, one.id), family=one.media_type.partition("/")[0],
        can_show=one.media_type in (*SHOWN, PDF), page_now=_page_now(ask, typed or {}), typing=_typing(one, reading),
        linked=safety_shown.of_source(ask, one.id),
        history=history[::-1][:LISTED], history_n=len(history), versions=versions(vault, one.id),
        runs=runs(vault, one.id), sealed=queries.sealed_name(vault, one.id), wording=wording,
        regions=[b.region for b in reading.blocks if b.region] if reading else [], origin=_origin(ask, one),
        persons=_about(ask, given),
    )  # fmt: skip


def _stretch(ask: Ask) -> tuple[int, int] | None:
    """The words that somebody followed here: `?words=120-180`."""
    found = _STRETCH.fullmatch(ask.query.get("words"))
    return (int(found[1]), int(found[2])) if found else None


def _page_now(ask: Ask, typed: dict[str, str]) -> int:
    """The page of a PDF that is shown beside what is typed."""
    number = typed.get("page") or ask.query.get("page")
    return max(1, int(number)) if number.isdecimal() and len(number) < 6 else 1


def _part(reading: Reading | None, sought: tuple[int, int] | None, typed: str) -> tuple[int, int]:
    """(number from 0, how many) of the part of the text that is shown."""
    if reading is None:
        return 0, 1
    parts = len(passages.parts_of(reading))
    number = int(typed) - 1 if typed.isdecimal() and len(typed) < 9 else 0
    if sought and not typed:
        number = passages.part_with(reading, sought[0])
    return min(max(number, 0), parts - 1), parts


def _lights(rows: Sequence[ClaimRow], sought: tuple[int, int] | None) -> list[Light]:
    how = {"accepted": "stands", "open": "stands", "suggested": "lit"}
    lights = [Light(r.claim.start, r.claim.end, how[r.state], r.id) for r in rows if r.state in how]
    return [*lights, Light(*sought, "sought")] if sought else lights


def _by_passage(
    lines: list[queries.Translation], text: list[passages.Passage]
) -> dict[int, list[queries.Translation]]:
    """Each translation under the passage in which its words begin, by where that begins."""
    return {p.at: [line for line in lines if p.at <= line.start < p.end] for p in text} if lines else {}


def _origin(ask: Ask, one: Source) -> Source | None:
    """The source that this one repeats."""
    try:
        return queries.source(ask.vault, one.derives_from) if one.derives_from else None
    except NotFound:  # erased meanwhile
        return None


def _about(ask: Ask, given: dict[str, Any]) -> list[Any]:
    found = (queries.person_of(ask.vault, str(id)) for id in given.get("about") or ())
    return [p for p in found if p is not None]


def _typing(one: Source, reading: Reading | None) -> str:
    """How words are typed beside the original: onto a picture, a recording, the page of a document; "" not at all."""
    family = one.media_type.partition("/")[0]
    if one.withdrawn:
        return ""
    if family == "image":
        return "picture"
    if family in ("audio", "video"):
        return "recording"
    unread = reading is None or any(b.region for b in reading.blocks)
    return "page" if unread or one.media_type == PDF else ""


def original(ask: Ask) -> Answer:
    """The original as it came, byte for byte."""
    one = the_source(ask)
    return download(queries.original(ask.vault, one.id), one.name, "application/octet-stream")


def view(ask: Ask) -> Answer:
    """A picture or recording for the page itself."""
    one = the_source(ask)
    if one.media_type not in SHOWN:
        raise NotFound(_("This kind of file is not shown here."), _("Save the original and open it elsewhere."))
    return Answer(queries.original(ask.vault, one.id), one.media_type)


def drawn(ask: Ask) -> Answer:
    """A page of a PDF as a picture, drawn in the shut-in process while others ask the desk."""
    desk, number = ask.desk, ask.arg("number")
    sandbox = desk.jobs.sandbox
    with desk.mutex:
        one = the_source(ask)
        data = queries.original(ask.vault, one.id)
        refused = receiving.must_ask(ask.vault, sandbox, one.name, data)
    if one.media_type != PDF or refused or not number.isdecimal() or len(number) > 5:
        raise NotFound(_("There is no such page."), _("Only pages of a PDF are drawn here."))
    return Answer(desk.jobs.page(data, int(number)), "image/png")


def export(ask: Ask) -> Answer:
    one = the_source(ask)
    reading = queries.reading(ask.vault, one.id)
    given = queries.settings(ask.vault, one.id)
    rows = [{"id": r.id, "state": r.state, **r.claim.as_dict()} for r in queries.claims(ask.vault, source=one.id)]
    told = {name: given.get(name) for name in SOURCE_FIELDS if name in given}
    past = [asdict(event) for event in queries.history(ask.vault, one.id)]
    lines = [asdict(line) for line in queries.translations(ask.vault, one.id)]
    return as_json(ask, f"source {short(one.id)}", rows, source=asdict(one), set=told, translations=lines,
                   text=reading.as_dict() if reading else None, history=past)  # fmt: skip


HERE = "/case/{case}/source/{source}"
PAGES = (
    Page(HERE, source),
    Page(HERE + "/original", original),
    Page(HERE + "/view", view),
    Page(HERE + "/page/{number}", drawn, holds=False),
    Page(HERE + "/export.json", export),
)
