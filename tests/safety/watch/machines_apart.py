"""Machines as networks of their own, with lines between them: for scripts that `test_two_machines.py` starts."""

from __future__ import annotations

import subprocess
import sys

GUVOH = [sys.executable, "-c", "from guvoh.cli import main; main()"]


def do(*command: str, where: str = "", ok: bool = True) -> subprocess.CompletedProcess[str]:
    """`where`: the machine on which the command runs."""
    inside = ["ip", "netns", "exec", where] if where else []
    done = subprocess.run([*inside, *command], capture_output=True, text=True, timeout=90, check=False)
    if ok and done.returncode:
        sys.exit(f"{command[:6]}: {done.stderr}")
    return done


def machine(name: str) -> None:
    do("ip", "netns", "add", name)
    do("ip", "link", "set", "lo", "up", where=name)


def line(one: str, its: str, other: str, others: str, net: str) -> None:
    """Between two machines, each with an interface named after the other: `its` and `others` are addresses."""
    do("ip", "link", "add", other, "netns", one, "type", "veth", "peer", "name", one, "netns", other)
    for name, link, address in ((one, other, its), (other, one, others)):
        do("ip", "addr", "add", f"{address}/{net}", "dev", link, where=name)
        do("ip", "link", "set", link, "up", where=name)
