"""An authority of the tests' own, and certificates that fit or do not."""

from __future__ import annotations

import ssl
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

PEM = serialization.Encoding.PEM
BAD = ("expired", "not yet valid", "of another name", "of an unknown authority", "signed by itself")


@dataclass(frozen=True)
class Authority:
    """`pem`: the file by which it is believed."""

    key: Any
    name: x509.Name
    pem: Path

    def context(self, kind: str, folder: Path, address: str = "127.0.0.1") -> ssl.SSLContext:
        """Of a server at `address` whose certificate is of that kind: "fits" or one of `BAD`."""
        found = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        found.load_cert_chain(*self.issued(kind, folder, address))
        return found

    def issued(self, kind: str, folder: Path, address: str = "127.0.0.1") -> tuple[Path, Path]:
        """The files of a certificate and its key."""
        key, now, day = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC), timedelta(days=1)
        begins, ends = {"expired": (-9, -1), "not yet valid": (1, 9)}.get(kind, (-1, 9))
        name = _name("server")
        issuer, signer = (name, key) if kind == "signed by itself" else (self.name, self.key)
        if kind == "of an unknown authority":
            signer = ec.generate_private_key(ec.SECP256R1())
        of: x509.GeneralName = x509.IPAddress(ip_address(address))
        if kind == "of another name":
            of = x509.DNSName("other.example.org")
        made = (
            x509.CertificateBuilder().subject_name(name).issuer_name(issuer).public_key(key.public_key())
            .serial_number(x509.random_serial_number()).not_valid_before(now + begins * day)
            .not_valid_after(now + ends * day).add_extension(x509.SubjectAlternativeName([of]), False)
            .sign(signer, hashes.SHA256())
        )  # fmt: skip
        return _written(folder / f"{kind} {address}", made, key)


def authority(folder: Path) -> Authority:
    key, now, name = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC), _name("authority of the tests")
    made = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key()).serial_number(7)
        .not_valid_before(now - timedelta(days=30)).not_valid_after(now + timedelta(days=30))
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), True).sign(key, hashes.SHA256())
    )  # fmt: skip
    return Authority(key, name, _written(folder / "authority", made, key)[0])


def _name(common: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common)])


def _written(beside: Path, made: x509.Certificate, key: ec.EllipticCurvePrivateKey) -> tuple[Path, Path]:
    certificate, secret = (beside.with_name(f"{beside.name}.{end}") for end in ("pem", "key"))
    certificate.write_bytes(made.public_bytes(PEM))
    secret.write_bytes(key.private_bytes(PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))
    return certificate, secret
