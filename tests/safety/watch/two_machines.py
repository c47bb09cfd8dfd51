"""Run inside a network of its own: makes two machines, "home" with a vault and "away" with a watcher, and a line
between them. Prints what came of each step, as JSON. Not a test by itself: `test_two_machines.py` starts it."""

from __future__ import annotations

import contextlib
import json
import re
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from machines_apart import GUVOH, do, line, machine

from guvoh.vault.create import create
from guvoh.vault.passphrase import Cost

HERE, FOLDER = Path(__file__).parent, Path(sys.argv[1])
AWAY = "10.77.0.2"


def guvoh(*words: str, where: str = "home", ok: bool = True) -> Any:
    vault = ["--vault", str(FOLDER / "vault"), "--passphrase-file", str(FOLDER / "words"), "--json", "--as", "reader"]
    done = do(*GUVOH, *words, *vault, where=where, ok=ok)
    lines = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    return done.returncode if not ok else lines[0] if lines else {}


def certificate() -> None:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "watch")])
    made = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(7).not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=2))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address(AWAY))]), False)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    pem = serialization.Encoding.PEM
    (FOLDER / "cert.pem").write_bytes(made.public_bytes(pem))
    (FOLDER / "w" / "key.pem").write_bytes(
        key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    (FOLDER / "w" / "cert.pem").write_bytes(made.public_bytes(pem))


RECEIVER = """
import sys
sys.path.insert(0, sys.argv[1])
import http.server
class H(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        open(sys.argv[2], "ab").write(body + b"\\n")
        self.send_response(200); self.end_headers()
    def log_message(self, *a): pass
http.server.HTTPServer(("127.0.0.1", 9100), H).serve_forever()
"""
ACK = """
import sys, urllib.request, urllib.parse, ssl
body = urllib.parse.urlencode({"code": sys.argv[2], "word": "acknowledge"}).encode()
request = urllib.request.Request(sys.argv[1], body)
print(urllib.request.urlopen(request, timeout=20, context=ssl.create_default_context(cafile=sys.argv[3])).status)
"""


def main() -> None:
    machine("home")
    machine("away")
    line("home", "10.77.0.1", "away", AWAY, "24")
    (FOLDER / "words").write_text("seven blue herons sleep\n")
    create(FOLDER / "vault", "seven blue herons sleep", cost=Cost(64, 1, 1))  # opened a dozen times below
    said: dict[str, Any] = {}
    with contextlib.ExitStack() as stack:
        word = json.loads(do(*GUVOH, "watch", "init", str(FOLDER / "w"), "--json", where="away").stdout)["word"]
        (FOLDER / "word").write_text(word + "\n")
        certificate()
        (FOLDER / "w" / "secret").write_text("both know it\n")
        (FOLDER / "w" / "settings.yaml").write_text(
            f"address: https://{AWAY}:8765\nlisten: {AWAY}:8765\ncertificate: cert.pem\nkey: key.pem\n"
            "webhook: {secret_file: secret}\n"
        )
        for command in (
            [sys.executable, "-c", RECEIVER, str(HERE), str(FOLDER / "came")],
            [*GUVOH, "watch", "serve", str(FOLDER / "w"), "--json"],
        ):
            process = subprocess.Popen(
                ["ip", "netns", "exec", "away", *command], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
            )
            stack.callback(process.kill)
        assert process.stdout
        process.stdout.readline()
        guvoh("add", str(HERE / "two_machines.py"), "--seal-only")
        buddy, duty, home_side = (
            guvoh("record", "contact", f"name=Invented {n}", "what=person", "uses=buddy", "languages=en",
                  f"in_country={inside}", "under_18=no", *more)["id"]
            for n, inside, more in (
                (1, "no", ("webhook=http://127.0.0.1:9100/b", "mail=b@example.org")),
                (2, "no", ("webhook=http://127.0.0.1:9100/d",)), (3, "unknown", ("mail=c@example.org",)),
            )
        )  # fmt: skip
        plan = guvoh("record", "plan", "title=Invented", f"buddies={buddy}", f"duty={duty}")["id"]
        unsafe = guvoh("record", "plan", "title=Other", f"buddies={home_side}", f"duty={duty}")["id"]
        arm = ("--arm", "--watcher", f"https://{AWAY}:8765", "--word-file", str(FOLDER / "word"), "--trust",
               str(FOLDER / "cert.pem"))  # fmt: skip
        trust = ("--trust", str(FOLDER / "cert.pem"))
        said["in the country"] = guvoh("checkin", unsafe, *arm, ok=False)
        said["before they replied"] = guvoh("checkin", plan, *arm, ok=False)
        for _n in range(100):
            came = (FOLDER / "came").read_text().splitlines() if (FOLDER / "came").exists() else []
            if len(came) >= 2:
                break
            time.sleep(0.3)
        for one in came:
            code = re.findall(r"[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}", json.loads(one)["text"])[0]
            do(sys.executable, "-c", ACK, f"https://{AWAY}:8765/ack", code, str(FOLDER / "cert.pem"), where="home")
        said["after"] = guvoh("checkin", plan, *arm)["state"]
        said["checked in"] = guvoh("checkin", plan, *trust)["state"]
        do("ip", "link", "set", "away", "down", where="home")
        said["line cut"] = guvoh("checkin", plan, *trust, ok=False)
        do("ip", "link", "set", "away", "up", where="home")
        said["line mended"] = guvoh("checkin", plan, "--stand-down", *trust)["state"]
        kept = (FOLDER / "w" / "watch.db").read_bytes()
        said["told nothing"] = not any(word in kept for word in (b"Invented", plan.encode(), buddy.encode()))
    print(json.dumps(said))


main()
