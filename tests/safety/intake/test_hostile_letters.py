"""10,000 garbage submissions hurt nothing: each is refused in a sentence without content, in bounded memory."""

from __future__ import annotations

import io
import json
import random
import tracemalloc
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pyrage
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from letters_made import packed

from guvoh.app import intake
from guvoh.app.letting_in import let_in
from guvoh.app.receiving import open_reader
from guvoh.errors import Refused
from guvoh.safety.intake import MOST_SEALED, read_report
from guvoh.safety.intake.limits import BUCKETS, FIELDS, MOST_BYTES, MOST_FILES
from guvoh.vault import queries
from guvoh.vault.vault import Vault

Locked = Callable[[bytes], bytes]
MARK = "Zarina Vale"


def _headed(head: bytes, length: int | None = None, size: int = BUCKETS[0]) -> bytes:
    return ((len(head) if length is None else length).to_bytes(4, "big") + head).ljust(size, b"\0")


def _deep() -> bytes:
    return _headed(b'{"v":' + b"[" * 30_000 + b"]" * 30_000 + b"}")


BAD = {
    "not padded": packed()[:-1], "nothing": b"", "a length beyond the end": _headed(b"{}", 2**32 - 1),
    "a length of nothing": _headed(b"{}", 0), "no JSON": _headed(MARK.encode()), "no UTF-8": _headed(b"\xff\xfe{}"),
    "deep JSON": _deep(), "a huge number": _headed(b'{"v":' + b"9" * 60_000 + b"}"),
    "a name twice": _headed(b'{"v":1,"v":1}'), "a list": _headed(b"[]"), "NaN": _headed(b"NaN"),
    "a file beyond the end": packed(attached=[{"name": "a", "size": 60_000_000}]),
    "a negative size": packed(attached=[{"name": "a", "size": -1}]),
    "a size of yes": packed(attached=[{"name": "a", "size": True}]),
    "too many files": packed(tuple(("a", b"") for _n in range(MOST_FILES + 1))),
    "another version": packed(v=2), "one more field": packed(more=1), "no words": packed(what="  "),
    "words that are none": packed(what=[MARK]), "words without end": packed(what="x" * (FIELDS["what"] + 1)),
    "another language": packed(language="../../etc"), "no receipt": packed(receipt="1"),
    "inside: maybe": packed(inside=1),
    "something hidden behind the end": packed()[:-1] + b"!",
}  # fmt: skip


@pytest.mark.parametrize("plain", BAD.values(), ids=BAD.keys())
def test_what_the_form_does_not_write_is_refused_without_its_content(plain: bytes) -> None:
    with pytest.raises(Refused) as told:
        read_report(plain)
    assert MARK not in told.value.message + told.value.hint


@settings(deadline=None)
@given(st.binary(max_size=2000), st.integers(0, 2**32 - 1))
def test_any_bytes_are_a_report_or_are_refused(data: bytes, length: int) -> None:
    for plain in (data, _headed(data), _headed(data, length)):
        try:
            read_report(plain)
        except Refused:
            continue


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4), max_leaves=8,
)  # fmt: skip


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(["v", "receipt", "language", "inside", "files", *FIELDS]), _JSON))
def test_what_is_read_keeps_to_every_bound(said: dict[str, object]) -> None:
    try:
        report = read_report(_headed(json.dumps({**json.loads(packed()[4:].rstrip(b"\0")), **said}).encode()))
    except Refused:
        return
    assert all(len(report.words[name]) <= most for name, most in FIELDS.items())
    assert len(report.files) <= MOST_FILES and sum(len(file.data) for file in report.files) <= MOST_BYTES


def test_ten_thousand_garbage_files_leave_nothing(
    vault: Vault, locked: Locked, tmp_path: Path, every: Callable[[int], int]
) -> None:
    """Every seventh of them (there are five kinds, so each has its turn), and all with `--whole`."""
    chance = random.Random(7)
    whole = locked(packed())
    other = pyrage.encrypt(packed(), [pyrage.x25519.Identity.generate().to_public()])
    bad = [locked(plain) for plain in BAD.values()]

    def garbage(n: int) -> bytes:
        kind = n % 5
        if kind == 0:
            return chance.randbytes(chance.randrange(3000))
        if kind == 1:
            return whole[: chance.randrange(len(whole))]
        if kind == 2:
            place = chance.randrange(len(whole))
            return whole[:place] + bytes([whole[place] ^ 1 << chance.randrange(8)]) + whole[place + 1 :]
        return other if kind == 3 else bad[chance.randrange(len(bad))]

    path = tmp_path / "file.bin"

    def paths() -> Iterator[str]:
        for n in range(0, 10_000, every(7)):
            path.write_bytes(garbage(n))
            yield str(path)

    before = {file for file in (vault.folder / "objects").rglob("*") if file.is_file()}
    told = set()
    for one in intake.take_letters(vault, paths()):
        assert one.state == "refused"
        told.add((one.why, one.hint))
    assert len(told) <= 3 and not any(MARK in why + hint for why, hint in told)
    assert {file for file in (vault.folder / "objects").rglob("*") if file.is_file()} == before
    assert intake.waiting_and_past(vault) == []


def test_a_huge_file_is_refused_before_it_is_read(vault: Vault, tmp_path: Path) -> None:
    with (tmp_path / "file.bin").open("wb") as f:
        f.truncate(100 * MOST_SEALED)  # sparse
    tracemalloc.start()
    one = next(intake.take_letters(vault, [str(tmp_path / "file.bin")]))
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert one.state == "refused" and peak < 1_000_000


def test_many_locks_are_not_tried(vault: Vault, tmp_path: Path) -> None:
    many = [pyrage.x25519.Identity.generate().to_public() for _n in range(200)]
    (tmp_path / "file.bin").write_bytes(pyrage.encrypt(packed(), many))
    assert next(intake.take_letters(vault, [str(tmp_path / "file.bin")])).state == "refused"


def test_a_folder_and_a_missing_file_are_told_and_the_next_is_taken(
    vault: Vault, locked: Locked, tmp_path: Path
) -> None:
    (tmp_path / "good.bin").write_bytes(locked(packed()))
    paths = [str(tmp_path), str(tmp_path / "none"), str(tmp_path / "good.bin")]
    assert [one.state for one in intake.take_letters(vault, paths)] == ["refused", "refused", "taken"]


def test_a_bomb_in_an_attachment_goes_off_in_the_sandbox_or_nowhere(
    vault: Vault, locked: Locked, tmp_path: Path
) -> None:
    packed_small = io.BytesIO()
    with zipfile.ZipFile(packed_small, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as made:
        made.writestr("word/document.xml", b"\0" * 50_000_000)
        made.writestr("[Content_Types].xml", b"<Types/>")
    (tmp_path / "file.bin").write_bytes(locked(packed((("../../letter.docx", packed_small.getvalue()),))))
    one = next(intake.take_letters(vault, [str(tmp_path / "file.bin")]))
    sources = let_in(vault, intake.arrived(vault, one.id), "Valley", open_reader, lambda: True)
    bomb = queries.source(vault, sources[1])
    assert (bomb.name, bomb.readable) == ("letter.docx", False)
