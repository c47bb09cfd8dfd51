"""Patterns of the tables that no text can ever match: `bench/extraction/dead_patterns.py [LANGUAGE...]`.

Prints one line a pattern, with the reason: a class that no word has, a word that the reading of words never gives (a
space, a capital, a mark inside it), a verb or a noun that is read as none. `?` before a line: it can match, but perhaps
not as it was meant, since `a_b|c_d` is "a, then b or c, then d". Languages with marked roles; exits with 1 where a
pattern is dead.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator

from guvoh.extract.marked.tables import HERE, Tables, Trigger, tables
from guvoh.extract.marked.words import LAND, LIGHT, Word
from guvoh.text.tokens import words_in

VERBAL = "veig"
BY_ITSELF = frozenset({LAND, LIGHT})
MEANT_APART = re.compile(r"[^_|@]+_[^_|@]+\|[^_|@]+_[^_|@]+")


def dead(known: Tables) -> Iterator[tuple[Trigger, str]]:
    """The patterns that cannot match, each with one reason."""
    classes = {"@" + kind for kinds in known.tags.values() for kind in kinds} | BY_ITSELF
    for trigger in _triggers(known):
        for side in (*trigger.first, *trigger.needs):
            living = [word for word in side if word in classes or (word[0] != "@" and _is_given(known, word))]
            if not living:
                yield trigger, f"nothing is ever read as {' or '.join(sorted(side))}"
                break
        else:
            if (reason := _misread(known, trigger)) is not None:
                yield trigger, reason


def doubtful(known: Tables) -> Iterator[Trigger]:
    """Patterns in which `|` and `_` may bind otherwise than was meant."""
    for trigger in _triggers(known):
        if any(MEANT_APART.fullmatch(part) for part in trigger.name.split()):
            yield trigger


def _triggers(known: Tables) -> list[Trigger]:
    listed = {trigger.order: trigger for of in known.triggers.values() for trigger in of}
    return [listed[order] for order in sorted(listed)]


def _word(known: Tables, word: str) -> Word:
    return known.chunks[word][0][0]


def _is_given(known: Tables, word: str) -> bool:
    """Whether the reading of words gives a pattern's word for the word itself."""
    return len(words_in(word)) == 1 and word in _word(known, word).keys


def _misread(known: Tables, trigger: Trigger) -> str | None:
    """Why the first word of a pattern is none of its kind in a language whose words agree; None where it is."""
    firsts = [_word(known, word) for word in trigger.first[0] if word[0] not in "@+"]
    light = any(LIGHT in part[0] for part in trigger.parts)
    if known.chained or not firsts or light or len(firsts) < len(trigger.first[0]):
        return None
    read = [reading for word in firsts for reading in word.readings]
    if trigger.kind == "verb" and not any(r.part in VERBAL or "participle" in r.traits for r in read):
        return "it begins with no verb"
    if trigger.kind == "noun" and len(trigger.first) == 1 and not any(r.part in "nN" for r in read):
        return "it begins with no noun"
    return None


def main() -> None:
    languages = sys.argv[1:] or sorted(path.parent.name for path in HERE.glob("*/grammar.tsv"))
    found = 0
    for language in languages:
        known = tables(language)
        if known is None:
            sys.exit(f"{language}: no language with marked roles.")
        for trigger, reason in dead(known):
            found += 1
            print(f"{language}\t{trigger.act}\t{trigger.kind}\t{trigger.name}\t{reason}")
        for trigger in doubtful(known):
            print(f"? {language}\t{trigger.act}\t{trigger.kind}\t{trigger.name}")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
