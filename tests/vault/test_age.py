"""What is sealed here is an age file like any other: pyrage, which did not write it, opens it. (FORMAT.md, 6)"""

from __future__ import annotations

import io
import random

import pyrage
import pytest

from guvoh.vault import age

SIZES = [0, 1, age.CHUNK - 1, age.CHUNK, age.CHUNK + 1, 2 * age.CHUNK, 2 * age.CHUNK + 1]


@pytest.fixture
def identity() -> pyrage.x25519.Identity:
    return pyrage.x25519.Identity.generate()


@pytest.mark.parametrize("size", SIZES)
def test_another_program_opens_what_was_sealed_in_memory(identity: pyrage.x25519.Identity, size: int) -> None:
    data = random.Random(size).randbytes(size)
    sealed = age.sealed_bytes(age.recipient_of(str(identity)), data)
    assert pyrage.decrypt(sealed, [identity]) == data


@pytest.mark.parametrize("size", SIZES)
def test_another_program_opens_what_was_sealed_as_a_stream(identity: pyrage.x25519.Identity, size: int) -> None:
    data = random.Random(size).randbytes(size)
    stream = io.BytesIO(data)
    sealed = b"".join(age.sealed(age.recipient_of(str(identity)), lambda: stream.read(age.CHUNK)))
    assert pyrage.decrypt(sealed, [identity]) == data


def test_the_recipient_is_read_from_any_identity() -> None:
    for _ in range(50):
        identity = pyrage.x25519.Identity.generate()
        assert pyrage.decrypt(age.sealed_bytes(age.recipient_of(str(identity)), b"words"), [identity]) == b"words"


def test_another_identity_opens_nothing(identity: pyrage.x25519.Identity) -> None:
    sealed = age.sealed_bytes(age.recipient_of(str(identity)), b"words")
    with pytest.raises(pyrage.DecryptError):
        pyrage.decrypt(sealed, [pyrage.x25519.Identity.generate()])


def test_the_same_bytes_are_never_sealed_the_same_way_twice(identity: pyrage.x25519.Identity) -> None:
    recipient = age.recipient_of(str(identity))
    assert age.sealed_bytes(recipient, b"words") != age.sealed_bytes(recipient, b"words")


@pytest.mark.parametrize("at", [0, 30, 60, 120, 200, -20, -1])
def test_a_changed_byte_is_noticed(identity: pyrage.x25519.Identity, at: int) -> None:
    sealed = bytearray(age.sealed_bytes(age.recipient_of(str(identity)), b"words"))
    sealed[at] ^= 1
    with pytest.raises(pyrage.DecryptError):
        pyrage.decrypt(bytes(sealed), [identity])
