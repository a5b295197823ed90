from __future__ import annotations

import base64
import smtplib
import socket
import ssl
from datetime import timedelta

import pytest

from monitor.mail.answers import failure, wait_after, without_secrets


@pytest.mark.parametrize(
    ("error", "for_good", "hung_up"),
    [
        (smtplib.SMTPRecipientsRefused({"a@example.com": (550, b"No")}), True, False),
        (smtplib.SMTPRecipientsRefused({"a@example.com": (450, b"Later")}), False, False),
        (smtplib.SMTPRecipientsRefused({"a@example.com": (421, b"Bye")}), False, True),
        (smtplib.SMTPDataError(554, b"Spam"), True, False),
        (smtplib.SMTPDataError(452, b"Full"), False, False),
        (smtplib.SMTPSenderRefused(553, b"Not you", "x@example.com"), False, False),
        (smtplib.SMTPAuthenticationError(535, b"No"), False, True),
        (smtplib.SMTPConnectError(554, b"No service"), False, True),
        (smtplib.SMTPHeloError(501, b"Who?"), False, True),
        (smtplib.SMTPNotSupportedError("no STARTTLS"), False, True),
        (smtplib.SMTPServerDisconnected("bye"), False, True),
        (TimeoutError("timed out"), False, True),
        (ConnectionRefusedError(111, "refused"), False, True),
        (socket.gaierror(-2, "unknown"), False, True),
        (ssl.SSLError(1, "certificate"), False, True),
        (OSError(113, "No route to host"), False, True),
        (ValueError("both"), False, False),
    ],
)
def test_only_a_refused_address_or_mail_is_refused_for_good(
    error: Exception, *, for_good: bool, hung_up: bool
) -> None:
    found = failure(error)
    assert (found.for_good, found.hung_up) == (for_good, hung_up)
    assert found.says.startswith(("The mail", "No ", "Nobody "))


def test_a_reply_of_several_lines_becomes_one_and_is_cut() -> None:
    says = failure(smtplib.SMTPDataError(554, b"No\r\nBcc: x\n" + b"\xff very long" * 100)).says
    assert "554 No Bcc: x" in says
    assert "\n" not in says
    assert len(says) < 300


@pytest.mark.parametrize(
    ("failures", "minutes"), [(0, 1), (1, 1), (2, 5), (3, 15), (4, 60), (5, 60), (999, 60)]
)
def test_each_failure_waits_longer_up_to_an_hour(failures: int, minutes: int) -> None:
    assert wait_after(failures) == timedelta(minutes=minutes)


@pytest.mark.parametrize("secret", [b"p\xc3\xa4ss=word", b"\0shop\0p\xc3\xa4ss=word"])
@pytest.mark.parametrize("cut", ["", "="])
def test_a_password_in_an_answer_is_struck_out_however_it_is_coded(secret: bytes, cut: str) -> None:
    coded = base64.b64encode(secret).decode().rstrip(cut)
    said = without_secrets(f"535 bad: {coded} or päss=word!", user="shop", password="päss=word")
    assert "päss=word" not in said
    assert coded not in said
    assert said.endswith("or •••!")


def test_without_a_password_nothing_is_struck_out() -> None:
    assert without_secrets("451 later", user="shop", password="") == "451 later"
