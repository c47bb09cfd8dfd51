"""What every paper has: its frame, made of the case file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from guvoh.model.case_file import CaseFile
from guvoh.model.document import Document, Finding, Missing, Section
from guvoh.model.paper import SourceLine
from guvoh.report import wording
from guvoh.text.i18n import _


def framed(
    kind: str, title: str, file: CaseFile, profile: str, sections: Sequence[Section], *,
    missing: Sequence[Missing] = (), findings: Sequence[Finding] = (), with_sources: bool = True,
) -> Document:  # fmt: skip
    """A document of these sections, with the names that policy has to know."""
    whole = file.whole
    return Document(
        kind=kind, title=title, case=whole.case, profile=profile, publicity=whole.publicity, language=whole.language,
        made_at=whole.made_at, made_by=whole.made_by, sections=tuple(sections), standing=standing(file, profile),
        sources=whole.sources if with_sources else (), persons=whole.persons, other_names=whole.other_names,
        allowed_names=whole.allowed_names, missing=tuple(missing), findings=tuple(findings),
        unreviewed=whole.unreviewed, checkpoint=whole.checkpoint, rests_on=tuple(claim.id for claim in file.claims),
    )  # fmt: skip


def standing(file: CaseFile, profile: str) -> str:
    """What may be done with the paper: on every page of it."""
    if profile == "internal":
        return _("INTERNAL: names are printed. Must not leave the group.")
    return {
        "group": _("For the group’s own use. Code names."), "public": _("May be published"),
        "partner": _("For the named partner only"),
        "lawyer": _("For the lawyer only"), "mechanism": _("For the named mechanism only"),
    }[profile]  # fmt: skip


def fingerprint(source: SourceLine, profile: str) -> str:
    """The hash with what it is of. Of a source that is short or was told, others get that of its sealed original: with
    the plain one, names could be tried until it fits."""
    shown = replace(source, sha256=None) if source.tried and profile != "internal" else source
    return " ".join(part for part in wording.fingerprint(shown) if part)
