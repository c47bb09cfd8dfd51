"""The near end of the pipe: starts the separate process, hands it a file, waits no longer than allowed."""

from __future__ import annotations

import json
import os
import select
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence

from guvoh.read import wire
from guvoh.read.cage import environment
from guvoh.read.trouble import Trouble

_START_SECONDS = 20.0
_GRACE = 10.0  # the server stops its child by itself; only a server that is stuck gets so far


class Lane:
    """A server that forks a child for each file. One file at a time; not for two threads."""

    def __init__(self, command: Sequence[str]) -> None:
        # a session of its own: Ctrl-C is for the parent, and the end of the pipe tells the server
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=0,
            close_fds=True, env=environment(), cwd="/", start_new_session=True,
        )  # fmt: skip
        assert self._process.stdin and self._process.stdout  # PIPE above
        self._allowed = _GRACE
        self._inlet, self._outlet = self._process.stdin.fileno(), self._process.stdout.fileno()
        os.set_blocking(self._inlet, False)
        os.set_blocking(self._outlet, False)
        try:
            if self._reply(time.monotonic() + _START_SECONDS) != wire.READY:
                raise Trouble("no-process")
        except BaseException:
            self.close()
            raise

    def hand(self, kind: str, chunks: Iterator[bytes], cage: Mapping[str, float]) -> None:
        """Gives the server a file; `reply` is to come next. Raises Trouble when it is gone or stuck; the lane is of no
        use then. What `chunks` raises goes through, and the lane can be used again when that was a Trouble."""
        until = time.monotonic() + cage["wall_seconds"] + _GRACE
        self._write(wire.frame(json.dumps({"kind": kind, **cage}).encode()), until)
        try:
            for chunk in chunks:
                self._write(wire.frame(chunk), until)
                until = time.monotonic() + cage["wall_seconds"] + _GRACE  # a slow disk is not a slow reader
        except Trouble:
            if self.alive():
                self._write(wire.ABORT.to_bytes(4, "big"), until)
            raise
        self._write(wire.frame(b""), until)
        self._allowed = cage["wall_seconds"] + _GRACE

    def reply(self) -> bytes:
        """What the server made of the file. Raises Trouble when it is gone or stuck: the lane is of no use then."""
        return self._reply(time.monotonic() + self._allowed)

    def alive(self) -> bool:
        return self._process.poll() is None

    def close(self) -> None:
        """Ends the process and everything it started."""
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()
        try:
            os.killpg(self._process.pid, 9)  # the server and its child; bubblewrap takes its own down with it
        except (ProcessLookupError, PermissionError):
            self._process.kill()
        self._process.wait()

    def _write(self, data: bytes, until: float) -> None:
        view = memoryview(data)
        watch = select.poll()
        watch.register(self._inlet, select.POLLOUT)
        while view:
            try:
                view = view[os.write(self._inlet, view) :]
            except BlockingIOError:
                if not watch.poll(max(0.0, until - time.monotonic()) * 1000):
                    raise Trouble("too-long") from None
            except BrokenPipeError:
                raise Trouble("broken") from None

    def _reply(self, until: float) -> bytes:
        size = wire.length(self._exactly(4, until))
        if size > wire.REPLY_MAX:
            raise Trouble("broken")
        return self._exactly(size, until)

    def _exactly(self, size: int, until: float) -> bytes:
        parts = []
        watch = select.poll()
        watch.register(self._outlet, select.POLLIN)
        while size:
            if not watch.poll(max(0.0, until - time.monotonic()) * 1000):
                raise Trouble("too-long")
            part = os.read(self._outlet, min(size, wire.CHUNK))
            if not part:
                raise Trouble("broken")
            parts.append(part)
            size -= len(part)
        return b"".join(parts)


class Single:
    """A process for each file, where the system cannot fork (Windows): slower, and without limits on memory."""

    def __init__(self, command: Sequence[str]) -> None:
        self._command = list(command)

        self._request, self._allowed = b"", 0.0

    def hand(self, kind: str, chunks: Iterator[bytes], cage: Mapping[str, float]) -> None:
        """As `Lane.hand`."""
        request = [wire.frame(json.dumps({"kind": kind, **cage}).encode())]
        request += [wire.frame(chunk) for chunk in chunks]
        request.append(wire.frame(b""))
        self._request, self._allowed = b"".join(request), cage["wall_seconds"]

    def reply(self) -> bytes:
        """As `Lane.reply`."""
        request, self._request = self._request, b""
        try:
            done = subprocess.run(self._command, input=request, stdout=subprocess.PIPE, check=False,
                                  stderr=subprocess.DEVNULL, env=environment(), timeout=self._allowed)  # fmt: skip
        except subprocess.TimeoutExpired:
            raise Trouble("too-long") from None
        except OSError:
            raise Trouble("no-process") from None
        start = len(wire.frame(wire.READY))
        if len(done.stdout) < start + 4 or not done.stdout.startswith(wire.frame(wire.READY)):
            raise Trouble("broken")
        size = wire.length(done.stdout[start : start + 4])
        return done.stdout[start + 4 : start + 4 + size]

    def alive(self) -> bool:
        return True

    def close(self) -> None:
        """Nothing runs between two files."""
