"""How the separate process is started: in namespaces of its own by bubblewrap, or as a plain process.

Inside: the interpreter, its libraries and this package, read-only; an empty /tmp; no network, no environment, no home.
The interpreter may lie under a home directory: that this directory exists can be seen then, nothing else of it.
"""

from __future__ import annotations

import os
import shutil
import sys
import sysconfig
from collections.abc import Sequence
from pathlib import Path

_START = "import sys; sys.path[:0] = sys.argv.pop(1).split({sep!r}); from guvoh.read.server import main; main()"


def command(parser: str, manner: str, roots: Sequence[Path]) -> list[str]:
    """The Python that serves. -I: neither the environment nor the working folder decides what it imports."""
    start = _START.format(sep=os.pathsep)
    return [sys.executable, "-I", "-X", "utf8", "-c", start, os.pathsep.join(map(str, roots)), parser, manner]


def caged(inner: Sequence[str], roots: Sequence[Path]) -> list[str] | None:
    """The same command inside bubblewrap; None where there is no bubblewrap. Whether it works shows when it is run."""
    bwrap = shutil.which("bwrap")
    if bwrap is None:
        return None
    binds: list[str] = []
    for folder in _needed(roots):
        binds += ["--ro-bind", folder, folder]
    # no --proc: nothing here needs it, and where containers forbid it bubblewrap would fail as a whole
    return [bwrap, "--unshare-all", "--die-with-parent", "--new-session", "--clearenv", "--setenv", "LANG", "C.UTF-8",
            "--tmpfs", "/tmp", *binds, "--dev", "/dev", "--chdir", "/", "--cap-drop", "ALL",  # noqa: S108
            "--", *inner]  # fmt: skip


def environment() -> dict[str, str]:
    """What a plain process is told of its surroundings: nothing that names anybody."""
    kept = {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}  # Windows cannot start without
    return {"LANG": "C.UTF-8", **kept}


def package_root() -> Path:
    """The folder that holds the package `guvoh`."""
    return Path(__file__).resolve().parents[2]


def _needed(roots: Sequence[Path]) -> list[str]:
    """Folders to bind, outer ones first; of a checkout only the packages, never what lies beside them."""
    paths = sysconfig.get_paths()
    wanted = ["/usr", "/lib", "/lib32", "/lib64", "/bin", *_interpreter(), sys.prefix,
              paths["stdlib"], paths["platstdlib"], paths["purelib"], paths["platlib"]]  # fmt: skip
    wanted += [str(root / "guvoh") if (root / "guvoh").is_dir() else str(root) for root in roots]
    found: list[str] = []
    for folder in sorted({os.path.abspath(w) for w in wanted if os.path.exists(w)}):
        if not any(folder == outer or folder.startswith(outer + os.sep) for outer in found):
            found.append(folder)
    return found


def _interpreter() -> list[str]:
    """The base installation, by the name it goes by and by the one it really has."""
    return [] if sys.base_prefix in {"/", "/usr"} else [sys.base_prefix, os.path.realpath(sys.base_prefix)]
