"""What was done last, in words: one line for the same thing done many times in a row."""

from __future__ import annotations

from collections.abc import Iterable

from guvoh.book.field_words import field_words
from guvoh.book.telling import finer_label
from guvoh.model.held import Changed
from guvoh.model.records import kind
from guvoh.model.vocabulary import label
from guvoh.text.i18n import _, comma, ngettext
from guvoh.vault import queries
from guvoh.vault.queries.recent import Recent, recent
from guvoh.vault.vault import Vault

QUOTED = 80  # characters of a claim's words


def changed(vault: Vault, case: str | None, limit: int = 20, language: str = "en") -> tuple[Changed, ...]:
    """The last things that were done in a case (None: in all), newest first, each with what it was done to."""
    out: list[Changed] = []
    group: list[Recent] = []
    for one in recent(vault, case):
        if group and not _is_like(group[0], one):
            out.append(_line(vault, group, language))
            group = []
            if len(out) == limit:
                return tuple(out)
        group.append(one)
    return (*out, _line(vault, group, language)) if group else tuple(out)


def _is_like(one: Recent, other: Recent) -> bool:
    """Whether both are one step to whoever did them: files of one folder, decisions of one page."""

    def step(of: Recent) -> tuple[object, ...]:
        return of.kind, of.by, of.of, of.said, of.undone, of.at[:10]

    return one.kind in ("source.captured", "decided", "person.entered") and step(one) == step(other)


def _line(vault: Vault, group: list[Recent], language: str) -> Changed:
    one, n = group[0], len(group)
    title = _title(vault, one) if n == 1 else ""
    return Changed(one.entry, one.at, one.by, _said(one, n, language), one.kind, one.of, one.id, one.undone, title, n)


def _said(one: Recent, n: int, language: str) -> str:
    told = one.said
    if one.kind == "source.captured":
        if told["unfinished"]:
            return _("Note put aside")
        if told["kind"]:
            return ngettext("{n} call noted", "{n} calls noted", n).format(n=n)
        return ngettext("{n} source added", "{n} sources added", n).format(n=n)
    if one.kind == "decided":
        act = finer_label(told["act"], [told["code"]], language) if told["act"] else ""
        words = _("{act}: accepted") if told["verdict"] == "accepted" else _("{act}: rejected")
        return words.format(act=act) + (_(" ({n} times)").format(n=n) if n > 1 else "")
    if one.kind == "person.entered":
        return ngettext("{n} person entered", "{n} persons entered", n).format(n=n)
    if one.kind == "status.told":
        return _("Told: {status}").format(status=label("liberty", told["status"], language))
    if one.kind == "set":
        return _set(told["fields"], told["withdrawn"])
    if one.kind == "judged":
        return _("Judged the same") if told["verdict"] == "same" else _("Judged different")
    if one.kind == "recorded" and told["kind"]:
        return kind(told["kind"]).label(language)
    return {
        "undone": _("Taken back"), "erased": _("Something was erased for good"), "case.opened": _("Case opened"),
        "organisation.entered": _("Organisation entered"),
        "looked": _("Looked at a second time"), "translated": _("Translated"), "kept": _("Kept for later"),
    }.get(one.kind, _("Something that this version does not know"))  # fmt: skip


def _set(fields: Iterable[str], withdrawn: bool | None) -> str:
    if withdrawn is not None:
        return _("Withdrawn") if withdrawn else _("No longer withdrawn")
    shown = [words for name in fields if name not in ("about", "draft") and (words := field_words(name))]
    return _("Set: {fields}").format(fields=comma().join(dict.fromkeys(shown))) if shown else _("Corrected")


def _title(vault: Vault, one: Recent) -> str:
    """What it was done to, as people know it: a name, a title, the first words of a claim."""
    if one.of == "person":
        person = queries.person_of(vault, one.id)
        return person.names[0] if person else ""
    if one.of == "case":
        return next((c.name for c in queries.cases(vault) if c.id == one.id), "")
    if one.of == "source":
        return queries.title_of(vault, one.id)
    if one.of == "claim":
        quote = queries.quote_of(vault, one.id)
        return quote if len(quote) <= QUOTED else quote[: QUOTED - 1] + "…"
    return ""
