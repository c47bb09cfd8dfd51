"""A saved web page: all its visible words, with the article told apart from what stands round it.

The text is ours, paragraph by paragraph as the tags give it, so that every quote is exact; trafilatura only says which
paragraphs are the article, and title, author, site and date.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Sequence
from typing import Any

import lxml.html
import trafilatura

from guvoh.model import Reading
from guvoh.read.blocks import Piece, joined, sifted
from guvoh.read.decode import clean, decode
from guvoh.read.trouble import Trouble

_CHARSET = re.compile(rb"<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.I)
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_SILENT = frozenset({"script", "style", "noscript", "template", "head", "svg", "math", "iframe", "object", "canvas",
                     "audio", "video", "select", "datalist", "textarea", "button", "input"})  # fmt: skip
_INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "label", "mark", "nobr", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub",
    "sup", "time", "tt", "u", "var", "wbr", "img", "picture", "source", "td", "th",
})  # fmt: skip
_APART = frozenset({"nav", "footer", "aside", "form"})
_BLANKS = re.compile(r"[ \t\n\r\f\v]+")
_DATES = {"extensive_search": False, "original_date": True}  # only what the page says; never a guessed day
_CELL = re.compile(r" ?\x01 ?")
_SENTENCE, _STOPS = 15, (".", "!", "?", "…", "»", "”", '"', "؟", "۔")
_LONG = 40  # letters of a paragraph that cannot stand in an article by chance


def read_page(data: bytes) -> Reading:
    """The reading of an .html file. Raises Trouble: page-deep, not-text, no-text."""
    named = _CHARSET.search(data[:4096])
    text, warnings = decode(data, named.group(1).decode("ascii") if named else None)
    return read_markup(text, warnings)


def read_markup(markup: str, warnings: Sequence[str] = ()) -> Reading:
    """The reading of HTML that is letters already (a mail's part, for instance)."""
    root = _tree(markup)
    pieces = _pieces(root)
    if not pieces:
        raise Trouble("no-text")
    found = _article(root)
    title = found.title if found is not None else None
    main = _told_apart(pieces, (found.text or "") if found is not None else "", title)
    marked = [Piece(p.text, None, m) for p, m in zip(pieces, main, strict=True)]
    text, blocks = joined(marked)
    remarks = list(warnings)
    if not any(main):
        text, blocks = joined(pieces if any(p.main for p in pieces) else [Piece(p.text) for p in pieces])
        remarks.append("no-main")
    return Reading(
        text=text, blocks=sifted(text, blocks), reader=f"html 1 trafilatura {trafilatura.__version__}",
        title=title or _title(root), author=found.author if found is not None else None,
        publisher=found.sitename if found is not None else None, published=found.date if found is not None else None,
        warnings=tuple(remarks),
    )  # fmt: skip


def _tree(markup: str) -> Any:
    # bytes, because lxml refuses letters that declare an encoding; libxml2's own limits stay on (huge_tree is off)
    source = _DECLARATION.sub("", markup, count=1).encode("utf-8")
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = lxml.html.document_fromstring(source, parser=parser)
    except (lxml.etree.ParserError, lxml.etree.XMLSyntaxError):
        raise Trouble("page-deep" if _hit_a_limit(parser) else "no-text") from None
    if _hit_a_limit(parser):
        raise Trouble("page-deep")  # what lies deeper would be lost without a word
    return root


def _hit_a_limit(parser: Any) -> bool:
    return any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log)


def _article(root: Any) -> Any:
    """What trafilatura takes for the article, or None. It works on a copy: it cuts the tree about."""
    return trafilatura.bare_extraction(
        copy.deepcopy(root), with_metadata=True, include_comments=False, include_tables=True, favor_recall=True,
        date_extraction_params=_DATES,
    )  # fmt: skip


def _pieces(root: Any) -> list[Piece]:
    """The visible paragraphs in order. `main` is False for what the tags themselves call navigation."""
    pieces: list[Piece] = []
    words: list[str] = []

    # inside `words` NUL is a line end and 01 the end of a table's cell: `_plain` sees to it that no page can write them
    def end(apart: bool) -> None:
        lines = (_CELL.sub("\t", _BLANKS.sub(" ", line)).strip() for line in "".join(words).split("\0"))
        text = clean("\n".join(line for line in lines if line))
        words.clear()
        if text:
            pieces.append(Piece(text, None, not apart))

    # by hand, not by recursion: the depth of a page is the page's choice
    stack: list[tuple[Any, bool, bool]] = [(root, False, False)]  # element, inside furniture, leaving it
    while stack:
        element, apart, leaving = stack.pop()
        tag = element.tag if isinstance(element.tag, str) else None
        if leaving:
            if tag not in _INLINE:
                end(apart or tag in _APART)
            if tag in {"td", "th"}:
                words.append("\1")
            words.append(_plain(element.tail))
            continue
        if tag is None or tag in _SILENT or _hidden(element):
            words.append(_plain(element.tail))
            continue
        if tag == "br":
            words.append("\0" + _plain(element.tail))
            continue
        if tag not in _INLINE:
            end(apart)
        inner = apart or tag in _APART
        words.append(_plain(element.text))
        stack.append((element, apart, True))
        stack.extend((child, inner, False) for child in reversed(element))
    end(False)
    return pieces


def _plain(text: str | None) -> str:
    return (text or "").replace("\0", " ").replace("\1", " ")


def _hidden(element: Any) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return element.get("hidden") is not None or "display:none" in style or "visibility:hidden" in style


def _told_apart(pieces: Sequence[Piece], article: str, title: str | None) -> list[bool]:
    """For each paragraph whether it belongs to the article: it is one of the article's lines, or a long stretch of
    its text. The headline belongs to it too, once."""
    lines = {_bare(line) for line in article.split("\n")}
    whole = _bare(article)
    heading = _bare(title or "")
    main = []
    for piece in pieces:
        bare = _bare(piece.text)
        found = bool(bare) and (bare in lines or (len(bare) >= _LONG and bare in whole))
        if heading and bare == heading:
            found, heading = True, ""
        elif not found and "\n" in piece.text:  # line breaks inside a paragraph: the article has them as lines
            parts = [_bare(line) for line in piece.text.split("\n")]
            found = 2 * sum(len(p) for p in parts if p in lines) >= len(bare) > 0
        main.append(found and piece.main)
    return _filled(pieces, main)


def _filled(pieces: Sequence[Piece], main: list[bool]) -> list[bool]:
    """Whole sentences that trafilatura dropped between two paragraphs of the article belong to it: a short one is
    easily taken for a caption, and it may be the one that says who was let go."""
    article = [at for at, is_main in enumerate(main) if is_main]
    if len(article) < 2:
        return main
    for at in range(article[0], article[-1]):
        piece = pieces[at]
        main[at] = main[at] or (piece.main and len(piece.text) >= _SENTENCE and piece.text.endswith(_STOPS))
    return main


def _bare(text: str) -> str:
    """Letters and figures only: trafilatura sets its own spaces, bars and dashes."""
    return "".join(c for c in text if c.isalnum())


def _title(root: Any) -> str | None:
    found = root.find(".//title")
    return found.text_content().strip() or None if found is not None else None
