"""Translations cannot break what they translate."""

import ast
import re
import runpy
from gettext import GNUTranslations
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from guvoh.text import i18n

LOCALE = Path(i18n.__file__).parents[1] / "locale"
CATALOGUES = sorted(LOCALE.glob("*/LC_MESSAGES/guvoh.po"))
PLACEHOLDER = re.compile(r"\{[^{}]*\}|%(?:\([^)]*\))?[sd]")


def faults(po: Path) -> list[str]:
    """What is wrong with a catalogue, one line each; raises PoFileError when it cannot be read at all."""
    with po.open("rb") as file:
        catalogue = read_po(file, domain="guvoh", abort_invalid=True)
    head = po.read_text(encoding="utf-8").split("\n\n")[0]
    found = [] if re.search(r"Plural-Forms: nplurals=\d; plural=.+;", head) else ["no Plural-Forms"]
    for message in catalogue:
        if not message.id:
            continue
        ids = (message.id,) if isinstance(message.id, str) else message.id
        strings = (message.string,) if isinstance(message.string, str) else message.string
        known = {name for text in ids for name in PLACEHOLDER.findall(text)}
        if any(strings) and not all(strings):
            found.append(f"{ids[0]}: {len([*filter(None, strings)])} forms instead of {catalogue.num_plurals}")
        for text in filter(None, strings):
            found += [f"{ids[0]}: {name} is not in the English" for name in set(PLACEHOLDER.findall(text)) - known]
            if len(ids) == 1:
                found += [f"{ids[0]}: {name} is lost" for name in known - set(PLACEHOLDER.findall(text))]
    return found


def planted(folder: Path, body: str, plurals: str = "nplurals=2; plural=(n != 1);") -> Path:
    po = folder / "guvoh.po"
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Language: tg\\n"\n'
    rule = f'"Plural-Forms: {plurals}\\n"\n' if plurals else ""
    po.write_text(f"{head}{rule}\n{body}\n", encoding="utf-8")
    return po


def test_each_language_but_english_has_a_catalogue():
    assert {po.parts[-3] for po in CATALOGUES} == set(i18n.LANGUAGES) - {"en"}


@pytest.mark.parametrize("po", CATALOGUES, ids=lambda po: po.parts[-3])
def test_a_catalogue_has_no_faults(po):
    assert faults(po) == []


@pytest.mark.parametrize("po", CATALOGUES, ids=lambda po: po.parts[-3])
def test_the_program_reads_what_the_translators_wrote(po):
    with po.open("rb") as file, po.with_suffix(".mo").open("rb") as compiled:
        written = {m.id: m.string for m in read_po(file) if m.id and isinstance(m.id, str) and not m.fuzzy}
        read = GNUTranslations(compiled)
    lost = [text for text, said in written.items() if read.gettext(text) != (said or text)]
    assert lost == [], "run src/guvoh/locale/renew.py"


def test_a_translation_that_names_an_unknown_value_is_found(tmp_path):
    po = planted(tmp_path, 'msgid "{n} files"\nmsgstr "{m} файл"')
    assert sorted(faults(po)) == ["{n} files: {m} is not in the English", "{n} files: {n} is lost"]


def test_a_missing_plural_rule_is_found(tmp_path):
    assert faults(planted(tmp_path, 'msgid "a"\nmsgstr "b"', plurals="")) == ["no Plural-Forms"]


def test_a_missing_plural_form_is_found(tmp_path):
    rule = "nplurals=3; plural=(n%10==1 ? 0 : n%10<=4 ? 1 : 2);"
    po = planted(tmp_path, 'msgid "{n} a"\nmsgid_plural "{n} b"\nmsgstr[0] "{n} в"\nmsgstr[1] "{n} г"', plurals=rule)
    assert [fault for fault in faults(po) if "forms" in fault] != []


def test_what_was_translated_comes_out_in_its_language():
    with i18n.using("ru"):
        assert i18n._("This date cannot be read.") == "Эта дата не читается."


def test_what_nobody_has_translated_comes_out_in_english():
    with i18n.using("tg"):
        assert i18n._("Nobody has ever said this.") == "Nobody has ever said this."


def test_without_a_language_it_is_english():
    assert (i18n.language(), i18n.ngettext("{n} file", "{n} files", 2)) == ("en", "{n} files")


TAGS = [("tg-TJ", "tg"), ("ru_RU.UTF-8", "ru"), ("FA", "fa"), ("uz", "en"), ("", "en")]


@pytest.mark.parametrize(("tag", "language"), TAGS)
def test_a_language_tag_is_understood_or_english(tag, language):
    assert i18n.known(tag) == language


def test_the_language_is_put_back_after_a_paper():
    with i18n.using("ru"):
        pass
    assert i18n.language() == "en"


def test_an_empty_message_never_prints_the_head_of_a_catalogue():
    with i18n.using("ru"):
        assert i18n._("") == ""


@pytest.mark.parametrize("po", CATALOGUES, ids=lambda po: po.parts[-3])
def test_a_catalogue_says_everything_that_the_program_says(po):
    renew = runpy.run_path(str(LOCALE / "renew.py"))
    said = {m.id if isinstance(m.id, str) else m.id[0] for m in renew["messages"]() if m.id}
    with po.open("rb") as file:
        there = {
            m.id if isinstance(m.id, str) else m.id[0]
            for m in read_po(file)
            if m.id and not m.fuzzy and (all(m.string) if isinstance(m.string, tuple) else m.string)
        }
    assert sorted(said - there) == [], "run src/guvoh/locale/renew.py and translate these"


def test_no_message_stands_where_the_catalogues_cannot_see_it(root):
    """In an f-string: what collects the messages does not look into those, and it would stay English for ever."""
    hidden = []
    for path in (root / "src").rglob("*.py"):
        for text in (n for n in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(n, ast.JoinedStr)):
            calls = [n.func for n in ast.walk(text) if isinstance(n, ast.Call)]
            if any(isinstance(f, ast.Name) and f.id in ("_", "ngettext") for f in calls):
                hidden.append(f"{path.relative_to(root)}:{text.lineno}")
    assert hidden == []
