"""The separate process: takes files from a pipe and forks a child for each. It holds no key and has no vault open.

The server itself only copies bytes; what opens a hostile file is the child, which has limits, no pipes but its own,
and dies with the server. When the pipe from the parent ends, the server kills its child and goes.
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
from typing import Any

from guvoh.read import wire
from guvoh.read.trouble import Trouble

_IN, _OUT = 0, 1


def main() -> None:
    """Serves until the parent goes. argv: name of the module with `preload` and `parse`; "fork" or "once"."""
    parser, manner = importlib.import_module(sys.argv[1]), sys.argv[2]
    answer = _once if manner == "once" else _forked
    prctl = _prctl()
    if manner != "once":
        importlib.import_module("resource")  # here, not in every child; not at the top, for Windows
        gc.disable()  # a child is too short-lived to collect, and collecting touches every page
    prctl(4, 0)  # PR_SET_DUMPABLE: neither a core dump nor a look from outside
    prctl(38, 1)  # PR_SET_NO_NEW_PRIVS
    _send(wire.READY)
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
        _send(answer(parser, wanted, data, prctl))
        del data
        if manner == "once":
            return


def _forked(parser: Any, wanted: dict[str, Any], data: bytes, prctl: Callable[[int, int], None]) -> bytes:
    """The reply of a child of its own, or the code of how it ended."""
    gc.freeze()  # fewer pages to copy in the child
    inlet, outlet = os.pipe()
    child = os.fork()
    if child == 0:
        prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG
        os.close(inlet)
        _lead_away(outlet)
        _confine(wanted, len(data))
        _write(outlet, _once(parser, wanted, data, prctl))
        os._exit(0)
    os.close(outlet)
    try:
        reply, code = _collect(inlet, time.monotonic() + wanted["wall_seconds"])
    finally:
        os.close(inlet)
        if not _gone(child):
            os.kill(child, signal.SIGKILL)
    if code == "parent-gone":
        sys.exit(0)
    _pid, status = os.waitpid(child, 0)
    if code:
        return wire.pack_trouble(code)
    if os.WIFSIGNALED(status):
        return wire.pack_trouble("too-long" if os.WTERMSIG(status) == signal.SIGXCPU else "broken")
    return reply if reply else wire.pack_trouble("broken")


def _once(parser: Any, wanted: dict[str, Any], data: bytes, _prctl: Callable[[int, int], None]) -> bytes:
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


def _gone(child: int) -> bool:
    """Whether the child has ended; it stays to be waited for."""
    return os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None


def _lead_away(outlet: int) -> None:
    """Takes the server's own pipes from the child."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for fd in (0, 1, 2):
        os.dup2(nowhere, fd)
    os.closerange(3, outlet)
    os.closerange(outlet + 1, 256)


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
