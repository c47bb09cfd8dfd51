"""The real program, with what it imports imported once: `start` gives a process of its own for every run.

Starting Python and importing every part costs more than most commands do. So one process a worker imports the parts
and then only waits; each run is a fork of it, with its own arguments, environment, folder, streams and exit code, as if
it had been started by hand. Where a system cannot fork, or a run is about how the program starts, `subprocess` is used.

One thing is not as started by hand: what a new passphrase costs a guesser, seconds of a whole machine for each run. In
a warm program that is next to nothing, unless the tests run with `--whole`. What it costs in truth: `test_price.py`.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any

HERE = Path(__file__).resolve()
PARTS = ("typst", "uvicorn.protocols.http.h11_impl", "uvicorn.loops.asyncio", "uvicorn.lifespan.off", "openpyxl",
         "python_multipart", "starlette.requests", "starlette.responses", "pyrage", "jinja2", "encodings.idna",
         )  # fmt: skip
FULL_PRICE = "TESTS_AT_FULL_PRICE"  # set by --whole
CAN = hasattr(os, "fork") and hasattr(socket, "send_fds") and hasattr(os, "memfd_create")


class Run:
    """One run of the program, used like a `subprocess.Popen` whose streams are text."""

    def __init__(self, told: int, stdout: IO[str] | None, stderr: IO[str] | None) -> None:
        self.told = os.fdopen(told, "rb", 0)
        self.stdout, self.stderr = stdout, stderr
        self.pid = int(self.told.readline() or b"-1")
        self.returncode: int | None = None

    def poll(self) -> int | None:
        return self._ended(0)

    def wait(self, timeout: float | None = None) -> int:
        code = self._ended(timeout)
        if code is None:
            raise subprocess.TimeoutExpired("guvoh", timeout or 0)
        return code

    def communicate(self, timeout: float | None = None) -> tuple[str, str]:
        """Waits for the end: (standard output, standard error), what was not yet read of them. For short words."""
        self.wait(timeout)
        return self.stdout.read() if self.stdout else "", self.stderr.read() if self.stderr else ""

    def _ended(self, timeout: float | None) -> int | None:
        import select

        if self.returncode is None and select.select([self.told], [], [], timeout)[0]:
            self.returncode = int(self.told.readline() or b"-9")
            self.told.close()
        return self.returncode

    def send_signal(self, number: int) -> None:
        if self.poll() is None:
            with contextlib.suppress(ProcessLookupError):  # it may end by itself between the look and the signal
                os.kill(self.pid, number)

    def terminate(self) -> None:
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)


class Warm:
    """The process that waits with everything imported. It ends with whoever made it."""

    def __init__(self) -> None:
        self.line, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        env = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}
        self.process = subprocess.Popen(
            [sys.executable, str(HERE), str(theirs.fileno())],
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            env={**env, "LANG": "C.UTF-8"},
        )
        theirs.close()

    def start(
        self, words: list[str], env: Mapping[str, str], cwd: Path, streams: tuple[int, int, int], terminal: bool = False
    ) -> int:
        """Hands over one run; returns where its number and, when it has ended, its exit code are told."""
        ours, theirs = os.pipe()
        asked = json.dumps({"words": words, "env": dict(env), "cwd": str(cwd), "terminal": terminal}).encode()
        socket.send_fds(self.line, [asked], [*streams, theirs])
        os.close(theirs)
        return ours


_warm: list[Warm] = []


def _ready() -> Warm:
    if not _warm:
        _warm.append(Warm())
    return _warm[0]


def start(words: list[str], env: Mapping[str, str], cwd: Path | None = None, fresh: bool = False) -> Any:
    """Starts the program with text pipes on its standard output and error, and nothing on its standard input. `fresh`:
    from the beginning, as a person starts it."""
    if fresh or not CAN:
        return subprocess.Popen([sys.executable, "-c", "from guvoh.cli import main; main()", *words], text=True,
                                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                env=dict(env), cwd=cwd)  # fmt: skip
    (out, out_end), (err, err_end), nothing = os.pipe(), os.pipe(), os.open(os.devnull, os.O_RDONLY)
    told = _ready().start(words, env, cwd or Path.cwd(), (nothing, out_end, err_end))
    for end in (out_end, err_end, nothing):
        os.close(end)
    return Run(told, os.fdopen(out, "r", encoding="utf-8"), os.fdopen(err, "r", encoding="utf-8"))


def start_at_terminal(words: list[str], env: Mapping[str, str], cwd: Path) -> tuple[Any, int]:
    """Starts the program at a terminal of its own; also returns the side of it where a person sits."""
    import pty

    if CAN:
        person, program = pty.openpty()
        begun = Run(_ready().start(words, env, cwd, (program, program, program), terminal=True), None, None)
        os.close(program)
        return begun, person
    pid, person = pty.fork()
    if pid == 0:
        os.chdir(cwd)
        os.execve(sys.executable, [sys.executable, "-c", "from guvoh.cli import main; main()", *words], dict(env))
    return _Forked(pid), person


class _Forked:
    """What `pty.fork` started, used like a `Run`."""

    def __init__(self, pid: int) -> None:
        self.pid, self.returncode = pid, -1

    def poll(self) -> int | None:
        if self.pid:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if not pid:
                return None
            self.pid, self.returncode = 0, os.waitstatus_to_exitcode(status)
        return self.returncode

    def wait(self, timeout: float) -> int:
        end = time.monotonic() + timeout
        while (code := self.poll()) is None:
            if time.monotonic() > end:
                raise subprocess.TimeoutExpired("guvoh", timeout)
            time.sleep(0.01)
        return code

    def kill(self) -> None:
        if self.poll() is None:  # not yet waited for, so its number is still its own
            os.kill(self.pid, signal.SIGKILL)
            self.wait(15)


def run(words: list[str], stdin: bytes, env: Mapping[str, str], cwd: Path, timeout: float) -> tuple[int, bytes, bytes]:
    """Runs the program to its end: (exit code, standard output, standard error)."""
    if not CAN or any(name.startswith("PYTHON") for name in env):
        done = subprocess.run([sys.executable, "-c", "from guvoh.cli import main; main()", *words], input=stdin,
                              capture_output=True, env=dict(env), cwd=cwd, timeout=timeout, check=False)  # fmt: skip
        return done.returncode, done.stdout, done.stderr
    with contextlib.ExitStack() as stack:
        streams = [stack.enter_context(os.fdopen(os.memfd_create(name), "r+b", 0)) for name in ("in", "out", "err")]
        streams[0].write(stdin)
        streams[0].seek(0)
        fds = [stream.fileno() for stream in streams]
        done = Run(_ready().start(words, env, cwd, (fds[0], fds[1], fds[2])), None, None)
        try:
            code = done.wait(timeout)
        finally:
            done.kill()
        return code, *(_whole(stream) for stream in streams[1:])  # type: ignore[return-value]


def _whole(stream: IO[bytes]) -> bytes:
    stream.seek(0)
    return stream.read()


def _import_all() -> None:
    import importlib
    import pkgutil

    import guvoh

    for module in pkgutil.walk_packages(guvoh.__path__, "guvoh."):
        if not module.name.endswith(("__main__", ".worker", ".renew")):
            with contextlib.suppress(ImportError):
                importlib.import_module(module.name)
    for name in PARTS:
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    from guvoh.web.show import warm

    warm()  # word lists and templates, which are the same for every run
    if FULL_PRICE not in os.environ:
        from guvoh.vault import closed, passphrase

        closed.calibrate = passphrase.calibrate = lambda *_seconds: passphrase.Cost(64, 1, 1)


def _wait_for_runs(line: socket.socket) -> dict[str, Any]:
    """Forks for every run; returns in the fork, with what it was asked. Ends with whoever asks."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    while True:
        asked, fds, _flags, _from = socket.recv_fds(line, 1 << 18, 4)
        if not asked:
            os._exit(0)
        if os.fork() == 0:
            line.close()
            break
        for fd in fds:
            os.close(fd)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    told = fds[3]
    pid = os.fork()
    if pid:  # this one waits for the run and tells how it ended
        for fd in fds[:3]:
            os.close(fd)
        os.write(told, b"%d\n" % pid)
        _pid, status = os.waitpid(pid, 0)
        with contextlib.suppress(BrokenPipeError):
            os.write(told, b"%d\n" % os.waitstatus_to_exitcode(status))
        os._exit(0)
    os.close(told)
    for number, fd in enumerate(fds[:3]):
        os.dup2(fd, number)
        os.close(fd)
    return dict(json.loads(asked))


def _become(asked: dict[str, Any]) -> None:
    import tempfile

    if asked["terminal"]:
        import fcntl
        import termios

        os.setsid()
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    os.chdir(asked["cwd"])
    os.environ.clear()
    os.environ.update(asked["env"])
    tempfile.tempdir = None
    time.tzset()
    sys.stdin = os.fdopen(0, encoding="utf-8", errors="surrogateescape", closefd=False)
    sys.stdout = os.fdopen(1, "w", 1 if os.isatty(1) else -1, encoding="utf-8", errors="surrogateescape", closefd=False)
    sys.stderr = os.fdopen(2, "w", 1, encoding="utf-8", errors="backslashreplace", closefd=False)
    sys.argv = ["guvoh", *asked["words"]]


def _main() -> None:
    import gc

    line = socket.socket(fileno=int(sys.argv[1]))
    sys.path[:] = [path for path in sys.path if path != str(HERE.parent)]
    _import_all()
    gc.freeze()
    _become(_wait_for_runs(line))
    sys.exit(_run_whole())


def _run_whole() -> Any:
    """Runs the program and everything that it left for its end. What Python would then still tidy up in memory, module
    by module, is left to the system: of a hundred modules that a run never used, that is most of its time."""
    import atexit
    import threading

    from guvoh.cli import main

    try:
        main()
        code: Any = 0
    except SystemExit as end:
        code = end.code
        if isinstance(code, str):
            print(code, file=sys.stderr)
            code = 1
    threading._shutdown()  # type: ignore[attr-defined]
    atexit._run_exitfuncs()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        return 120  # as Python itself ends
    os._exit(code or 0)


if __name__ == "__main__":
    _main()
