"""Over https nothing is sent to an endpoint that cannot show that it is the one it says, and a drip ends in time."""

from __future__ import annotations

import ipaddress
import ssl
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from model_server import Server, send

from guvoh.errors import NoAnswer
from guvoh.extract.plugins.wire import address_of, post


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A certificate for 127.0.0.1 that nobody has signed, with its key in the same file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(1).not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    (tmp_path / "both.pem").write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    return tmp_path / "both.pem"


@pytest.fixture
def secret(server: Server, certificate: Path) -> Iterator[Server]:
    """The model server, over https."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server.http.socket = context.wrap_socket(server.http.socket, server_side=True)
    yield server


def url(server: Server) -> str:
    return server.url.replace("http://", "https://")


def test_a_certificate_that_nobody_knows_gets_nothing(secret: Server) -> None:
    with pytest.raises(NoAnswer, match="could not show"):
        post(address_of(url(secret)), "/chat/completions", b"{}")
    assert secret.asked == []


def test_a_certificate_that_the_machine_trusts_is_believed(
    secret: Server, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    secret.say = lambda line, _asked: send(line, b"[]")
    assert post(address_of(url(secret)), "/chat/completions", b"{}") == b"[]"


def test_an_encrypted_drip_is_given_up_in_time(
    secret: Server, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))

    def drip(line: object, _asked: object) -> None:
        wfile = line.wfile  # type: ignore[attr-defined]
        wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 9000\r\n\r\n")
        while not secret.over.wait(0.05):
            wfile.write(b"a")

    secret.say = drip
    begun = time.monotonic()
    with pytest.raises(NoAnswer, match="slow"):
        post(address_of(url(secret)), "/x", b"{}", seconds=0.5)
    assert time.monotonic() - begun < 5
