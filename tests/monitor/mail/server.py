"""A real mail server on this machine, whose answers the test decides."""

from __future__ import annotations

import asyncio
import email
import email.policy
import socket
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

HOST = "127.0.0.1"


def free_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


class MailServer:
    """`on_recipient` and `on_data` map an address to an SMTP answer, or to "hang" or "hang up"."""

    def __init__(self, port: int | None = None, **options: Any) -> None:
        self.port = port or free_port()
        self.options = options
        self.on_recipient: dict[str, str] = {}
        self.on_data: dict[str, str] = {}
        self.on_sender = "250 OK"
        self.taken: list[tuple[str, EmailMessage]] = []
        self.sessions: list[Session] = []
        self.running: Controller | None = None

    def start(self) -> MailServer:
        """Listen, again on the same port after a `stop`."""
        self.running = Controller(self, hostname=HOST, port=self.port, **self.options)
        self.running.start()
        return self

    def stop(self) -> None:
        """Go away, and drop whoever is connected."""
        if self.running is not None:
            self.running.stop()
            self.running = None

    @property
    def recipients(self) -> list[str]:
        """Who got a mail, in order."""
        return [to for to, _ in self.taken]

    async def handle_EHLO(  # noqa: N802 -- aiosmtpd's names
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        """Count the connections."""
        session.host_name = hostname
        self.sessions.append(session)
        return responses

    async def handle_MAIL(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, mail_options: list[str]
    ) -> str:
        """Take the sender, or not."""
        envelope.mail_from = address
        return self.on_sender

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, rcpt_options: list[str]
    ) -> str:
        """Take the recipient, or do as the script says."""
        envelope.rcpt_tos.append(address)
        return await self._answer(self.on_recipient.get(address, "250 OK"), server)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Keep the mail, or do as the script says."""
        (to,) = envelope.rcpt_tos
        answer = self.on_data.get(to, "250 OK")
        if answer.startswith("250") or answer == "hang up after":
            raw = envelope.content
            assert isinstance(raw, bytes)
            self.taken.append((to, email.message_from_bytes(raw, policy=email.policy.default)))
        return await self._answer(answer, server)

    async def _answer(self, answer: str, server: SMTP) -> str:
        if answer == "hang":
            await asyncio.Event().wait()
        if answer.startswith("hang up"):
            assert isinstance(server.transport, asyncio.Transport)
            server.transport.abort()
        return answer


class TellTale:
    """Refuses everybody, and repeats in its answer what it was told."""

    def __call__(
        self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, auth_data: Any
    ) -> AuthResult:
        """Say no, indiscreetly."""
        assert isinstance(auth_data, LoginPassword)
        message = f"535 5.7.8 {auth_data.login.decode()} may not come in with {auth_data.password.decode()}"
        return AuthResult(success=False, handled=False, message=message)
