"""Ctrl-C while a long file is sealed stops the sealing: it is no fault of the file, and no object is cut short."""

from __future__ import annotations

import io
import random
from pathlib import Path

import pyrage
import pytest

from guvoh.vault.objects import PIECE, SMALL, Store

AGE = str(pyrage.x25519.Identity.generate())


class Stopped(io.BytesIO):
    """A file in whose middle, or behind whose end, somebody presses Ctrl-C."""

    def __init__(self, data: bytes, calls: int) -> None:
        super().__init__(data)
        self.calls = calls

    def read(self, size: int | None = -1) -> bytes:
        self.calls -= 1
        if self.calls == 0:
            raise KeyboardInterrupt
        return super().read(size)


@pytest.mark.parametrize("call", range(1, 4))
def test_ctrl_c_in_the_middle_of_a_file_stops_and_leaves_nothing(tmp_path: Path, call: int) -> None:
    store = Store(tmp_path / "objects")
    with pytest.raises(KeyboardInterrupt):
        store.seal(AGE, Stopped(bytes(SMALL + PIECE), call))
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == []


@pytest.mark.parametrize("size", [0, 1, SMALL - 1, SMALL, SMALL + 1, 3 * PIECE - 1, 3 * PIECE, 3 * PIECE + 1])
def test_a_file_of_any_length_is_sealed_whole(tmp_path: Path, size: int) -> None:
    store, data = Store(tmp_path / "objects"), random.Random(size).randbytes(size)
    sealed = store.seal(AGE, io.BytesIO(data))
    store.place([sealed])
    assert (store.open_bytes(sealed.name, AGE) == data, sealed.size) == (True, size)
