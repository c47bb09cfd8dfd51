"""The articles of HRDsAttack, read by the loader that lies beside them, outside this repository."""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parents[3]
SHARED = Path(os.environ.get("GUVOH_BENCH_SHARED", ROOT.parent / "shared")) / "bench"
TOOLS = SHARED / "extraction"


def outside(name: str) -> ModuleType:
    """A module of the folder of baselines. ModuleNotFoundError where it, or what it needs, is missing."""
    if str(TOOLS) not in sys.path:
        sys.path.append(str(TOOLS))
    return importlib.import_module(name)


def articles(path: str | Path) -> list[dict[str, Any]]:
    """One part of the data as the published code reads it: id, title, text, published, gold."""
    loaded: list[dict[str, Any]] = outside("hrd_data").load(path)
    return loaded
