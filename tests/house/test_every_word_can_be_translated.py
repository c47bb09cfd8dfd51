"""Every sentence that a person meets goes through `_()`: errors, hints and what the command line prints."""

import ast
from pathlib import Path

import guvoh
from guvoh import errors

ERRORS = {name for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, Exception)}
SPEAKERS = {"echo", "secho", "prompt", "confirm"}
SAID = {"message", "hint", "missing", "text"}
GETTEXT = {"_", "ngettext"}


def faults(source: str) -> list[str]:
    """One line "number: what" for each sentence that no catalogue can hold."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        given = [*node.args, *(keyword.value for keyword in node.keywords if keyword.arg in SAID)]
        if name in ERRORS or name in SPEAKERS:
            found += [f"{part.lineno}: {name} says it untranslated" for part in given if _is_bare(part)]
        if name in GETTEXT:
            found += [f"{part.lineno}: filled in before the translation" for part in node.args[:2] if _is_filled(part)]
    return found


def _is_bare(part: ast.expr) -> bool:
    """A sentence as it stands: a constant, an f-string, a sum, a list or a filled-in form of them. It has letters."""
    if isinstance(part, ast.Tuple | ast.List):
        return any(_is_bare(piece) for piece in part.elts)
    if isinstance(part, ast.Constant):
        return isinstance(part.value, str) and any(letter.isalpha() for letter in part.value)
    if isinstance(part, ast.JoinedStr):
        return any(_is_bare(piece) for piece in part.values if isinstance(piece, ast.Constant))
    if isinstance(part, ast.BinOp):
        return _is_bare(part.left) or _is_bare(part.right)
    if isinstance(part, ast.IfExp):
        return _is_bare(part.body) or _is_bare(part.orelse)
    if isinstance(part, ast.Call) and isinstance(part.func, ast.Attribute) and part.func.attr == "format":
        return _is_bare(part.func.value)
    return False


def _is_filled(part: ast.expr) -> bool:
    called = isinstance(part, ast.Call) and isinstance(part.func, ast.Attribute) and part.func.attr == "format"
    return called or isinstance(part, ast.JoinedStr | ast.BinOp)


def test_every_sentence_of_the_program_can_be_translated():
    package = Path(guvoh.__file__).parent
    found = [
        f"{path.relative_to(package)}:{fault}"
        for path in sorted(package.rglob("*.py"))
        for fault in faults(path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_an_error_in_plain_english_is_found():
    assert faults('raise NotFound("There is no such case.")') != []


def test_a_hint_in_plain_english_is_found():
    assert faults('raise Busy(_("Held."), hint="Wait a moment.")') != []


def test_what_a_paper_lacks_in_plain_english_is_found():
    assert faults('raise Refused(_("Not yet."), missing=("No date.",))') != []


def test_an_error_with_a_value_in_it_is_found():
    assert faults('raise errors.NotFound(f"No case {name}.")') != []


def test_a_printed_sentence_is_found():
    assert faults('click.echo("Done: {n}".format(n=n), err=True)') != []


def test_a_sentence_filled_in_before_its_translation_is_found():
    assert faults('_(f"No case {name}.")') != []


def test_a_translated_sentence_is_no_fault():
    assert faults('raise NotFound(_("No case {name}.").format(name=name), _("Look in the list."))') == []


def test_what_holds_no_words_is_no_fault():
    assert faults('click.echo(f"{id}\\t{name}"); click.echo(""); click.echo(json.dumps(line))') == []
