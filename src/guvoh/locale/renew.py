"""Gathers what Guvoh says and renews the catalogues. For those who work on Guvoh; needs Babel; is not installed.

    .venv/bin/python src/guvoh/locale/renew.py

Writes `guvoh.pot` and, for each language, `<language>/LC_MESSAGES/guvoh.po` (what was translated stays; what is no
longer said moves to the end as obsolete) and `guvoh.mo`, which the program reads. A message whose English changed is
marked fuzzy and not used until someone has looked. An empty translation means not translated yet.
"""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

HERE = Path(__file__).parent
PACKAGE = HERE.parent
METHODS = [("**.py", "python"), ("web/templates/**.html", "jinja2")]
KEYWORDS = {"_": None, "ngettext": (1, 2)}
# By hand: Babel knows no rule for Tajik and would take Russian's place with English's.
PLURALS = {
    "ru": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2)",
    "tg": "nplurals=2; plural=(n != 1)",
    "fa": "nplurals=2; plural=(n > 1)",
}
NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)  # Babel wants one; the same words must give the same bytes
HEADER = """\
# What Guvoh says to people. Names in braces, like {n}, stand for values: keep them as they are.
# An empty translation means not translated yet. Native readers are asked to review every line."""


def messages() -> Catalog:
    """Every message in the package, file by file, without line numbers or dates, which would change daily."""
    catalogue = Catalog(domain="guvoh", project="Guvoh", charset="utf-8", header_comment=HEADER)
    for file, _line, message, comments, context in sorted(
        extract_from_dir(PACKAGE, METHODS, keywords=KEYWORDS, comment_tags=("NOTE:",)),
        key=lambda found: (found[0], found[1]),
    ):
        catalogue.add(message, locations=[(file.replace("\\", "/"), 0)], auto_comments=comments, context=context)
    return catalogue


def renew(language: str, template: Catalog) -> Catalog:
    """The catalogue of one language with today's messages; what was translated before is kept."""
    path = HERE / language / "LC_MESSAGES" / "guvoh.po"
    catalogue = Catalog(locale=language, domain="guvoh", project="Guvoh", header_comment=HEADER)
    if path.exists():
        with path.open("rb") as file:
            catalogue = read_po(file, locale=language, domain="guvoh")
    catalogue.update(template, update_header_comment=True)
    return catalogue


def as_po(catalogue: Catalog, language: str | None) -> bytes:
    """The catalogue as text, with the hand-set rule for plurals and a head that only changes when the words do."""
    body = BytesIO()
    write_po(body, catalogue, width=118, omit_header=True, include_lineno=False)
    head = [HEADER, 'msgid ""', 'msgstr ""', '"Project-Id-Version: Guvoh\\n"']
    if language:
        head += [f'"Language: {language}\\n"', f'"Plural-Forms: {PLURALS[language]};\\n"']
    head += ['"MIME-Version: 1.0\\n"', '"Content-Type: text/plain; charset=utf-8\\n"']
    return "\n".join([*head, '"Content-Transfer-Encoding: 8bit\\n"', "", ""]).encode() + body.getvalue()


def as_mo(po: bytes, language: str) -> bytes:
    """What the program reads: the translated messages only."""
    catalogue = read_po(BytesIO(po), locale=language, domain="guvoh")
    catalogue.creation_date = catalogue.revision_date = NO_DATE
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    return compiled.getvalue()


def main() -> None:
    template = messages()
    (HERE / "guvoh.pot").write_bytes(as_po(template, None))
    for language in PLURALS:
        folder = HERE / language / "LC_MESSAGES"
        folder.mkdir(parents=True, exist_ok=True)
        catalogue = renew(language, template)
        po = as_po(catalogue, language)
        (folder / "guvoh.po").write_bytes(po)
        (folder / "guvoh.mo").write_bytes(as_mo(po, language))
        done = sum(1 for message in catalogue if message.id and message.string and not message.fuzzy)
        print(f"{language}: {done} of {len(catalogue)} messages translated")


if __name__ == "__main__":
    main()
