"""What an answer of the mail server means: the mail is refused for good, or tried again, and when."""

from __future__ import annotations

import base64
import smtplib
import socket
import ssl
from dataclasses import dataclass
from datetime import timedelta

from monitor.mail.plain import one_line

WAITS = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=15), timedelta(hours=1))
"""How long to wait after the first, second, third failure; the last one for every further failure."""

ERRORS = (OSError, ValueError)
"""What opening, sending and closing can raise: smtplib's and ssl's are OSErrors, bad settings ValueErrors."""

_CLOSING = 421
_LONGEST_REPLY = 240


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a mail did not go: `says` is a sentence for a person.

    `for_good`: this mail will never be taken. `hung_up`: the connection can carry no further mail.
    """

    says: str
    for_good: bool = False
    hung_up: bool = False


def wait_after(failures: int) -> timedelta:
    """How long to wait after so many failures in a row, counted from 1. Nothing is ever given up."""
    return WAITS[min(max(failures, 1), len(WAITS)) - 1]


def failure(error: Exception) -> Failure:
    """What went wrong, be it in opening the connection or in sending one mail.

    Only a refusal of this address or of this mail is final. A refused password or sender is a matter of
    the settings: the mails wait until somebody puts it right.
    """
    match error:
        case smtplib.SMTPRecipientsRefused():
            code, reply = next(iter(error.recipients.values()), (0, b""))
            found = _refused("The mail server refuses this address", code, reply)
        case smtplib.SMTPDataError():
            found = _refused("The mail server refuses this mail", error.smtp_code, error.smtp_error)
        case smtplib.SMTPSenderRefused():
            says = f"The mail server takes no mail from the sender that is set: {_reply(error)}"
            found = Failure(says, hung_up=error.smtp_code == _CLOSING)
        case smtplib.SMTPAuthenticationError():
            found = Failure(
                f"The mail server refuses the name or the password: {_reply(error)}", hung_up=True
            )
        case smtplib.SMTPResponseException():
            found = Failure(f"The mail server turns us away: {_reply(error)}", hung_up=True)
        case smtplib.SMTPNotSupportedError():
            found = Failure(f"The mail server can't do what the settings ask for: {error}", hung_up=True)
        case _:
            found = Failure(_unreachable(error), hung_up=isinstance(error, OSError))
    return found


def _refused(what: str, code: int, reply: bytes | str) -> Failure:
    return Failure(f"{what}: {_said(code, reply)}", for_good=code >= 500, hung_up=code == _CLOSING)


def _unreachable(error: Exception) -> str:
    late = isinstance(error, TimeoutError) or "timed out" in str(error)
    match error:
        case TimeoutError() | smtplib.SMTPServerDisconnected():
            says = "The mail server did not answer in time." if late else "The mail server hung up."
        case ssl.SSLError():
            # A certificate that is not accepted says why; other failures have a short code at most.
            why = getattr(error, "verify_message", "") or getattr(error, "reason", "") or "unknown reason"
            says = f"No safe connection to the mail server: {why}."
        case socket.gaierror():
            says = "Nobody knows a mail server of this name."
        case ConnectionRefusedError():
            says = "No mail server answers at this address and port."
        case OSError():
            says = f"The mail server can't be reached: {error.strerror or type(error).__name__}."
        case _:
            # Its own words could hold a setting, and so the password.
            says = f"The mail settings can't be right ({type(error).__name__})."
    return says


def _reply(error: smtplib.SMTPResponseException) -> str:
    return _said(error.smtp_code, error.smtp_error)


def _said(code: int, reply: bytes | str) -> str:
    words = reply.decode("utf-8", "replace") if isinstance(reply, bytes) else str(reply)
    return one_line(f"{code} {words}", _LONGEST_REPLY)


def without_secrets(text: str, *, user: str, password: str) -> str:
    """`text` without the password, in the clear or as SMTP encodes it: some servers repeat what they got."""
    if not password:
        return text
    for secret in (password, f"\0{user}\0{password}"):
        coded = base64.b64encode(secret.encode()).decode()
        text = text.replace(secret, "•••").replace(coded, "•••").replace(coded.rstrip("="), "•••")
    return text
