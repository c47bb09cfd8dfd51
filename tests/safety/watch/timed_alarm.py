"""Run inside a network of its own: "home" arms a plan at the watcher on "away" and goes dark; the alarm has to reach a
mail server on "far", over TLS. Prints when it came, as JSON. Not a test by itself: `test_two_machines.py` starts it.

The plan's moments are seconds here and the watcher looks each second, not each fifteenth: nobody can wait for hours.
"""

from __future__ import annotations

import contextlib
import json
import re
import ssl
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from machines_apart import GUVOH, do, line, machine
from watched_certificates import authority

FOLDER, PART = Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else ""
WATCHER, MAIL = "10.77.0.2", "10.78.0.2"
PLAN, SEED = "ef" * 16, bytes(range(32))
DUE, FIRST = 4, 3  # seconds from the arming to the check-in, and from there to the first step
QUICKLY = "from guvoh.safety.watch import run; run.TICK = 1.0; from guvoh.cli import main; main()"


def came() -> list[dict[str, Any]]:
    file = FOLDER / "came"
    return [json.loads(one) for one in file.read_text().splitlines()] if file.exists() else []


def until(true: Callable[[], Any], seconds: float) -> Any:
    ends = time.monotonic() + seconds
    while not (found := true()) and time.monotonic() < ends:
        time.sleep(0.1)
    return found


def mail_server() -> None:
    """On "far": takes letters over STARTTLS only, and says when each came."""
    from aiosmtpd.controller import Controller

    class Box:
        async def handle_DATA(self, _server: object, session: Any, envelope: Any) -> str:
            said = {"at": time.time(), "to": envelope.rcpt_tos, "tls": session.ssl is not None,
                    "text": envelope.content.decode()}  # fmt: skip
            with (FOLDER / "came").open("a") as file:
                file.write(json.dumps(said) + "\n")
            return "250 taken"

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(FOLDER / f"fits {MAIL}.pem", FOLDER / f"fits {MAIL}.key")
    Controller(Box(), hostname=MAIL, port=2525, tls_context=context, require_starttls=True).start()
    print("ready", flush=True)
    time.sleep(600)


def arming() -> None:
    """On "home": gives the plan to the watcher, answers for its contacts, arms it. Prints when."""
    from guvoh.safety.watch import client, order

    word, trust, counter = (FOLDER / "word").read_text().strip(), str(FOLDER / "authority.pem"), time.time_ns() // 10**6
    people = [
        {"id": "b", "roles": ["buddy"], "language": "en", "routes": [{"channel": "mail", "to": "b@example.org"}]},
        {"id": "d", "roles": ["duty"], "language": "en", "routes": [
            {"channel": "mail", "to": "d@example.org"}, {"channel": "webhook", "to": "http://127.0.0.1:9/d"}]},
    ]  # fmt: skip
    ladder = {"remind": [0], "l1": FIRST, "l2": 3600, "l3": 7200}
    body = {"contacts": people, "every": 86400, "window": 0, "ladder": ladder, "sealed": "", "code": "ab" * 32,
            "key": order.key_of(SEED)}  # fmt: skip

    def say(what: str, n: int, **more: Any) -> dict[str, Any]:
        note = order.signed(SEED, {"what": what, "plan": PLAN, "counter": counter + n, "at": int(time.time()), **more})
        return client.tell(f"https://{WATCHER}:8765", note, word, trust)

    say("order", 0, **body)
    for letter in until(lambda: (found := came()) and len(found) == 2 and found, 60):
        code = re.findall(r"[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}", letter["text"])[0]
        form = urlencode({"code": code, "word": "acknowledge"}).encode()
        context = ssl.create_default_context(cafile=trust)
        urlopen(Request(f"https://{WATCHER}:8765/ack", form), timeout=20, context=context).read()
    began = time.time()
    say("arm", 1, dues=[DUE])
    print(json.dumps([began, time.time()]))


def main() -> None:
    for name in ("home", "away", "far"):
        machine(name)
    line("home", "10.77.0.1", "away", WATCHER, "24")
    line("away", "10.78.0.1", "far", MAIL, "24")
    folder, ours = FOLDER / "w", authority(FOLDER)
    said = do(*GUVOH, "watch", "init", str(folder), "--json", where="away").stdout
    (FOLDER / "word").write_text(json.loads(said)["word"])
    for address in (WATCHER, MAIL):
        ours.issued("fits", FOLDER, address)
    beside = f"{FOLDER}/fits {WATCHER}"
    (folder / "settings.yaml").write_text(
        f"address: https://{WATCHER}:8765\nlisten: {WATCHER}:8765\ncertificate: {beside}.pem\nkey: {beside}.key\n"
        f"mail: {{host: {MAIL}, port: 2525, tls: starttls, sender: watch@example.org, trust: {FOLDER}/authority.pem}}\n"
    )
    me = [sys.executable, __file__, str(FOLDER)]
    with contextlib.ExitStack() as stack:
        serve = [sys.executable, "-c", QUICKLY, "watch", "serve", str(folder), "--json"]
        for where, command in (("far", [*me, "mail"]), ("away", serve)):
            process = subprocess.Popen(
                ["ip", "netns", "exec", where, *command], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
            )
            stack.callback(process.kill)
            assert process.stdout
            process.stdout.readline()
        began, ended = json.loads(do(*me, "arm", where="home").stdout)
        do("ip", "link", "set", "away", "down", where="home")
        dark = do("ip", "-br", "link", "show", "away", where="home").stdout.split()[1]
        known = len(came())
        alarm = until(lambda: next(iter(came()[known:]), None), 100)
        state = do(*GUVOH, "watch", "status", str(folder), where="away").stdout
    print(json.dumps({
        "early": alarm["at"] < began + DUE + FIRST - 1, "late": alarm["at"] - ended - DUE - FIRST, "to": alarm["to"],
        "tls": alarm["tls"], "home": dark, "called": "missed a check-in. Please call" in alarm["text"],
        "told": "The first buddy was called on" in state,
    }))  # fmt: skip


{"mail": mail_server, "arm": arming, "": main}[PART]()
