"""Faults at the n-th write of a vault: the process ends, or the disk is full. Deterministic, so that each is tried."""

from __future__ import annotations

import builtins
import contextlib
import errno
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass
class Fault:
    """`happen` is called instead of the `at`-th call that changes a file; a write has put down half of its bytes by
    then. `stays`: it goes on happening, as on a disk that is full."""

    at: int
    happen: Callable[[], None]
    stays: bool = False
    frees: bool = True  # whether removing files and making them smaller counts too
    calls: int = 0
    guard: threading.Lock = field(default_factory=threading.Lock)

    def is_due(self) -> bool:
        with self.guard:
            self.calls += 1
            return self.calls == self.at or (self.stays and self.calls > self.at)

    def before(self, act: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*args: Any, **kwargs: Any) -> Any:
            if self.is_due():
                self.happen()
            return act(*args, **kwargs)

        return counted

    def write(self, act: Callable[[bytes], int], piece: bytes) -> int:
        if self.is_due():
            act(bytes(piece[: len(piece) // 2]))
            self.happen()
        return act(piece)


class File:
    """A file opened for writing whose writes are counted."""

    def __init__(self, inner: Any, fault: Fault) -> None:
        self.inner, self.fault = inner, fault

    def write(self, piece: bytes) -> int:
        return self.fault.write(self.inner.write, piece)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.inner, name)

    def __enter__(self) -> File:
        return self

    def __exit__(self, *_fault: object) -> None:
        self.inner.close()


@contextlib.contextmanager
def happening(fault: Fault) -> Iterator[None]:
    real = {"open": builtins.open, "replace": os.replace, "fsync": os.fsync, "unlink": os.unlink,
            "copyfile": shutil.copyfile, "write_bytes": Path.write_bytes, "mkdir": os.mkdir}  # fmt: skip

    def opened(file: Any, mode: str = "r", *args: Any, **kwargs: Any) -> Any:
        if mode not in ("xb", "wb", "r+b"):
            return real["open"](file, mode, *args, **kwargs)
        if mode != "r+b" and fault.is_due():
            fault.happen()
        # Unbuffered: what was written before a process ends is in the file.
        return File(real["open"](file, mode, buffering=0), fault)

    def copied(source: Any, target: Any) -> Any:
        if fault.is_due():
            data = Path(source).read_bytes()
            real["write_bytes"](Path(target), data[: len(data) // 2])
            fault.happen()
        return real["copyfile"](source, target)

    builtins.open = opened  # type: ignore[assignment]
    os.replace = fault.before(os.replace)
    os.fsync = fault.before(os.fsync)
    os.mkdir = fault.before(os.mkdir)
    shutil.copyfile = copied  # type: ignore[assignment]
    Path.write_bytes = fault.before(Path.write_bytes)  # type: ignore[method-assign]
    if fault.frees:
        os.unlink = fault.before(os.unlink)
    try:
        yield
    finally:
        builtins.open = real["open"]
        os.replace, os.fsync, os.unlink, os.mkdir = real["replace"], real["fsync"], real["unlink"], real["mkdir"]
        shutil.copyfile, Path.write_bytes = real["copyfile"], real["write_bytes"]  # type: ignore[method-assign]


def killed_at(call: int, act: Callable[[Callable[[str], None]], None]) -> tuple[bool, list[str]]:
    """Runs `act` in a process that ends without a word at that call. Returns whether it came so far, and what the
    act had acknowledged before."""
    out, into = os.pipe()
    pid = os.fork()
    if not pid:
        os.close(out)
        try:
            with happening(Fault(call, lambda: os._exit(9))):
                act(lambda said: (os.write(into, f"{said}\n".encode()), None)[1])
            os._exit(0)
        except BaseException:  # the process must end here, whatever happened
            import traceback

            traceback.print_exc()
            os._exit(1)
    os.close(into)
    with os.fdopen(out, "rb") as pipe:
        said = pipe.read().decode().split("\n")
    _pid, status = os.waitpid(pid, 0)
    code = os.waitstatus_to_exitcode(status)
    assert code in (0, 9), f"the act failed by itself: exit {code}"
    return code == 9, [s for s in said if s]


def full_disk() -> None:
    raise OSError(errno.ENOSPC, "No space left on device")
