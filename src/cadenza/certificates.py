"""TLS: the certificate that the operator has, or one that signs itself, made once and kept."""

from __future__ import annotations

import ipaddress
import os
import socket
import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cadenza.errors import ConfigurationError
from cadenza.settings import Settings
from cadenza.telemetry import logger
from cadenza.text.extras import require

LIFETIME = timedelta(days=397)
"""As long as browsers take one."""

_USES = {
    "digital_signature": True,
    "key_cert_sign": True,  # of itself: strict clients want an authority to say so
    "content_commitment": False,
    "key_encipherment": False,
    "data_encipherment": False,
    "key_agreement": False,
    "crl_sign": False,
    "encipher_only": False,
    "decipher_only": False,
}

_LEAST_LEFT = timedelta(days=30)
"""A start makes a new one when less is left of the old."""


def tls_context(settings: Settings) -> ssl.SSLContext | None:
    """Return what TLS needs, None if none is asked for. Raises ConfigurationError for files that can't be used."""
    if settings.tls_self_signed and (settings.tls_cert or settings.tls_key):
        raise ConfigurationError("CADENZA_TLS_SELF_SIGNED makes a certificate: CADENZA_TLS_CERT and _KEY name another.")
    if settings.tls_self_signed:
        try:
            folder = settings.data_dir.expanduser() / "tls"
        except RuntimeError:
            raise ConfigurationError("Nobody knows this user's home: set CADENZA_DATA_DIR to a folder.") from None
        certificate, key = self_signed(folder, settings.host)
    elif settings.tls_cert and settings.tls_key:
        certificate, key = settings.tls_cert, settings.tls_key
    elif settings.tls_cert or settings.tls_key:
        raise ConfigurationError("CADENZA_TLS_CERT and CADENZA_TLS_KEY belong together: one of them is missing.")
    else:
        return None
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.set_alpn_protocols(["http/1.1"])
    try:
        context.load_cert_chain(certificate, key)
    except OSError as error:  # of which a certificate that doesn't fit its key is one too
        raise ConfigurationError(f"TLS can't use {certificate} with {key}: {error.strerror or error}.") from None
    return context


def self_signed(folder: Path, host: str) -> tuple[Path, Path]:
    """Return certificate and key in `folder`, made now if there are none, or if the certificate ends soon.

    Clients that are given `certificate.pem` as an authority trust it for this machine's names. Raises
    ConfigurationError when the folder can't be written.
    """
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    names = _names(host)
    try:
        if not (key.is_file() and _holds(certificate, names)):
            folder.mkdir(parents=True, exist_ok=True)
            made, secret = _make(names)
            _write(key, secret)
            _write(certificate, made)
    except OSError as error:
        raise ConfigurationError(f"A certificate can't be kept in CADENZA_DATA_DIR: {error.strerror}.") from None
    logger().info("self_signed", certificate=str(certificate), names=names)
    return certificate, key


def _names(host: str) -> list[str]:
    """Return the names that clients of this machine may use for it."""
    own = [] if host in {"0.0.0.0", "::"} else [host]  # noqa: S104 - not bound here
    return list(dict.fromkeys(["localhost", "127.0.0.1", "::1", socket.gethostname(), *own]))


def _holds(file: Path, names: list[str]) -> bool:
    """Say whether `file` is a certificate of all `names` that goes on for a while."""
    x509 = require("cryptography.x509", "tls")
    try:
        certificate = x509.load_pem_x509_certificate(file.read_bytes())
        held = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except (FileNotFoundError, ValueError, x509.ExtensionNotFound):
        return False
    left = certificate.not_valid_after_utc - datetime.now(UTC)
    return left > _LEAST_LEFT and {_general_name(name) for name in names} <= set(held)


def _make(names: list[str]) -> tuple[bytes, bytes]:
    """Return a new certificate and its key as PEM: ECDSA on P-256, which all clients have."""
    x509 = require("cryptography.x509", "tls")
    hazmat = "cryptography.hazmat.primitives"
    hashes, serialization = require(f"{hazmat}.hashes", "tls"), require(f"{hazmat}.serialization", "tls")
    curves = require(f"{hazmat}.asymmetric.ec", "tls")
    key = curves.generate_private_key(curves.SECP256R1())
    subject = x509.Name([x509.NameAttribute(x509.oid.NameOID.COMMON_NAME, "Cadenza")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + LIFETIME)
        .add_extension(x509.SubjectAlternativeName([_general_name(name) for name in names]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(x509.KeyUsage(**_USES), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.ExtendedKeyUsage([x509.oid.ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .sign(key, hashes.SHA256())
    )
    encoding = serialization.Encoding.PEM
    secret = key.private_bytes(encoding, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    return certificate.public_bytes(encoding), secret


def _general_name(name: str) -> object:
    x509 = require("cryptography.x509", "tls")
    try:
        return x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        return x509.DNSName(name)


def _write(file: Path, content: bytes) -> None:
    """Write a file that only we can read, whole or not at all."""
    new = file.with_name(f"{file.name}.{os.getpid()}.new")
    with open(new, "wb", opener=lambda path, flags: os.open(path, flags, 0o600)) as opened:
        opened.write(content)
    new.replace(file)
