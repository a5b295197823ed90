from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from monitor.platforms.errors import Transient
from monitor.platforms.feeds import client
from monitor.platforms.feeds.guard import Watch

HOST = "feed.example"


class SecureSite:
    """A site with TLS for one name; `drips` sends a byte now and then for ever."""

    def __init__(self, certificate: Path, *, drips: bool = False) -> None:
        self.asked_for: list[str | None] = []
        self._drips = drips
        self._stop = threading.Event()
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._context.load_cert_chain(certificate)
        self._context.sni_callback = lambda _socket, name, _context: self.asked_for.append(name)
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._listening.settimeout(5)
        self.port = self._listening.getsockname()[1]
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._stop.set()
        self._thread.join(timeout=6)
        self._listening.close()

    def _serve(self) -> None:
        try:
            plain, _ = self._listening.accept()
            with self._context.wrap_socket(plain, server_side=True) as connection:
                connection.recv(65536)
                connection.sendall(
                    b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % (9000 if self._drips else 6)
                )
                while self._drips and not self._stop.wait(0.3):
                    connection.sendall(b"x")
                connection.sendall(b"<rss/>")
        except OSError:
            return


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, HOST)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(HOST)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "both.pem"
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(secret + made.public_bytes(serialization.Encoding.PEM))
    return path


@pytest.fixture
def site(certificate: Path) -> Iterator[SecureSite]:
    made = SecureSite(certificate)
    yield made
    made.close()


@pytest.fixture(autouse=True)
def _names(monkeypatch: pytest.MonkeyPatch) -> None:
    real = socket.getaddrinfo

    def resolve(host: str, *args: Any, **options: Any) -> Any:
        return real("127.0.0.1" if host in {HOST, "other.example"} else host, *args, **options)

    monkeypatch.setattr(socket, "getaddrinfo", resolve)


def test_the_name_is_what_tls_is_told_and_what_is_verified(site: SecureSite, certificate: Path) -> None:
    with Watch(seconds=5, allow_private=True) as watch:
        watch.session.verify = str(certificate)
        assert watch.session.get(f"https://{HOST}:{site.port}/", timeout=2).content == b"<rss/>"
    assert site.asked_for == [HOST]


@pytest.mark.parametrize("host", [HOST, "other.example", "127.0.0.1"])
def test_a_certificate_that_nobody_vouches_for_is_not_accepted(site: SecureSite, host: str) -> None:
    with pytest.raises(Transient, match="certificate"):
        client.fetch(f"https://{host}:{site.port}/", etag="", modified="", timeout=2, allow_private=True)


def test_time_is_up_under_tls_too(certificate: Path) -> None:
    site = SecureSite(certificate, drips=True)
    start = time.monotonic()
    with Watch(seconds=0.5, allow_private=True) as watch:
        watch.session.verify = str(certificate)
        with pytest.raises(OSError, match=r"."):
            watch.session.get(f"https://{HOST}:{site.port}/", timeout=2)
        assert watch.expired
    took = time.monotonic() - start
    site.close()
    assert took < 1.5
