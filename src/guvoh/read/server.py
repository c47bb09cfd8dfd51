"""The separate process: takes files from a pipe and has a child of its own for each. It holds no key and no vault.

The server itself only copies bytes; what opens a hostile file is the child, which has limits, no pipes but its own,
and dies with the server. The child for the next file is forked while the parent is still busy with the last one: a
thousand small texts go twice as fast so. When the pipe from the parent ends, the server kills its child and goes.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import select
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from guvoh.read import wire
from guvoh.read.trouble import Trouble

_IN, _OUT = 0, 1


def main() -> None:
    """Serves until the parent goes. argv: name of the module with `preload` and `parse`; "fork" or "once"."""
    parser, manner = importlib.import_module(sys.argv[1]), sys.argv[2]
    prctl = _prctl()
    if manner != "once":
        importlib.import_module("resource")  # here, not in every child; not at the top, for Windows
        gc.disable()  # a child is too short-lived to collect, and collecting touches every page
    prctl(4, 0)  # PR_SET_DUMPABLE: neither a core dump nor a look from outside
    prctl(38, 1)  # PR_SET_NO_NEW_PRIVS
    _send(wire.READY)
    spare: _Child | None = None
    known: set[str] = set()
    while (header := _receive()) is not None:
        data = _file()
        if data is None:
            continue
        wanted = json.loads(header)
        try:
            parser.preload(wanted["kind"], data)
        except ImportError:
            _send(wire.pack_trouble("no-library"))
            continue
        if manner == "once":
            _send(_parsed(parser, wanted, data))
            return
        if spare is not None and wanted["kind"] not in known:
            spare.end()  # forked before the libraries for this kind were there
            spare = None
        known.add(wanted["kind"])
        child = spare or _fork(parser, prctl)
        _send(_forked(child, wanted, data))
        del data
        child.end()
        spare = _fork(parser, prctl)


@dataclass(frozen=True, slots=True)
class _Child:
    """A child that waits for a file on its pipe, reads it, answers and ends."""

    pid: int
    to: int
    back: int

    def signal(self) -> int | None:
        """The signal that ended it, after it has closed its pipe; None when it ended by itself, or lingers."""
        for _turn in range(200):
            if (end := os.waitid(os.P_PID, self.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT)) is not None:
                return end.si_status if end.si_code in {os.CLD_KILLED, os.CLD_DUMPED} else None
            time.sleep(0.005)
        return None

    def end(self) -> None:
        """Makes sure that it is gone."""
        for pipe in (self.to, self.back):
            with suppress(OSError):
                os.close(pipe)
        if os.waitid(os.P_PID, self.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
            os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)


def _fork(parser: Any, prctl: Callable[[int, int], None]) -> _Child:
    gc.freeze()  # fewer pages to copy in the child
    inlet, to = os.pipe()
    back, outlet = os.pipe()
    child = os.fork()
    if child == 0:
        prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG
        _lead_away(inlet, outlet)
        with suppress(BaseException):  # whatever happens, no traceback: it could quote the file
            wanted = json.loads(_receive() or b"{}")
            data = _exactly(wanted["size"])
            _confine(wanted, len(data))
            _write(_OUT, _parsed(parser, wanted, data))
        os._exit(0)
    os.close(inlet)
    os.close(outlet)
    return _Child(child, to, back)


def _forked(child: _Child, wanted: dict[str, Any], data: bytes) -> bytes:
    """The reply of the child, or the code of how it ended. The child may still be about to end."""
    until = time.monotonic() + wanted["wall_seconds"]
    with suppress(BrokenPipeError):  # it has died; its end says how
        _write(child.to, wire.frame(json.dumps({**wanted, "size": len(data)}).encode()))
        _write(child.to, data)
    reply, code = _collect(child.back, until)
    if code == "parent-gone":
        child.end()
        sys.exit(0)
    if code:
        return wire.pack_trouble(code)
    return reply or wire.pack_trouble("too-long" if child.signal() == signal.SIGXCPU else "broken")


def _parsed(parser: Any, wanted: dict[str, Any], data: bytes) -> bytes:
    """The reply, whatever happens. Says nothing of the file's words, wherever an exception may have put them."""
    try:
        return wire.pack(parser.parse(wanted["kind"], data))
    except Trouble as trouble:
        return wire.pack_trouble(trouble.code)
    except MemoryError:
        return wire.pack_trouble("memory")
    except BaseException:  # noqa: BLE001  the border: a foreign exception may quote the file, so only a code goes on
        return wire.pack_trouble("broken")


def _collect(inlet: int, until: float) -> tuple[bytes, str]:
    parts: list[bytes] = []
    size = 0
    watch = select.poll()
    watch.register(inlet, select.POLLIN | select.POLLHUP)
    watch.register(_IN, select.POLLHUP)  # only its end is of interest while a child works
    while True:
        ready = dict(watch.poll(max(0.0, until - time.monotonic()) * 1000))
        if ready.get(_IN, 0) & (select.POLLHUP | select.POLLERR):
            return b"", "parent-gone"
        if inlet not in ready:
            if time.monotonic() >= until:
                return b"", "too-long"
            continue
        part = os.read(inlet, wire.CHUNK)
        if not part:
            return b"".join(parts), ""
        size += len(part)
        if size > wire.REPLY_MAX:
            return b"", "too-much-text"
        parts.append(part)


def _lead_away(inlet: int, outlet: int) -> None:
    """Puts the child's own pipes in the place of the server's."""
    os.dup2(inlet, _IN)
    os.dup2(outlet, _OUT)
    os.closerange(3, 256)


def _confine(wanted: dict[str, Any], size: int) -> None:
    import resource as r

    cpu, memory = int(wanted["cpu_seconds"]), int(wanted["memory"]) + 2 * size
    for what, soft, hard in (
        (r.RLIMIT_CPU, cpu, cpu + 1),
        (r.RLIMIT_AS, memory, memory),
        (r.RLIMIT_FSIZE, 0, 0),
        (r.RLIMIT_CORE, 0, 0),
        (r.RLIMIT_NPROC, 0, 0),
        (r.RLIMIT_NOFILE, int(wanted["open_files"]), int(wanted["open_files"])),
    ):
        try:
            r.setrlimit(what, (soft, hard))
        except (ValueError, OSError):
            continue  # macOS knows some of them by name only


def _prctl() -> Callable[[int, int], None]:
    try:
        import ctypes

        call = ctypes.CDLL(None).prctl
    except (ImportError, OSError, AttributeError, TypeError):
        return lambda _what, _value: None
    return lambda what, value: call(what, value, 0, 0, 0)


def _file() -> bytes | None:
    parts: list[bytes] = []
    while True:
        size = wire.length(_exactly(4))
        if size == wire.ABORT:
            return None
        if size == 0:
            return b"".join(parts)
        parts.append(_exactly(size))


def _receive() -> bytes | None:
    first = os.read(_IN, 4)
    if not first:
        return None
    return _exactly(wire.length(first + _exactly(4 - len(first))))


def _exactly(size: int) -> bytes:
    parts: list[bytes] = []
    while size:
        part = os.read(_IN, min(size, wire.CHUNK))
        if not part:
            sys.exit(0)  # the parent is gone
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def _send(payload: bytes) -> None:
    try:
        _write(_OUT, wire.frame(payload))
    except BrokenPipeError:
        sys.exit(0)


def _write(fd: int, payload: bytes) -> None:
    view = memoryview(payload)
    while view:
        view = view[os.write(fd, view) :]


if __name__ == "__main__":
    main()
