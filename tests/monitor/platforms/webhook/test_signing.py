from __future__ import annotations

import hashlib
import hmac
import re
import shutil
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from monitor.platforms.webhook.signing import HEADER, BadSignatureError, new_secret, sign, verify

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
AT = int(NOW.timestamp())
SECRET = "k" * 43
BODY = '{"text": "leaks 🫖"}'.encode()


def refused(header: str | None, body: bytes = BODY, secret: str = SECRET) -> str:
    with pytest.raises(BadSignatureError) as caught:
        verify(secret, header, body, now=NOW)
    assert str(caught.value)
    assert secret not in str(caught.value)
    return caught.value.code


def test_what_was_signed_is_believed() -> None:
    verify(SECRET, sign(SECRET, BODY, AT), BODY, now=NOW)
    verify(SECRET, sign(SECRET, b"", AT), b"", now=NOW)


def test_the_signature_is_an_hmac_of_time_and_body() -> None:
    digest = hmac.new(SECRET.encode(), f"{AT}.".encode() + BODY, hashlib.sha256).hexdigest()
    assert sign(SECRET, BODY, AT) == f"t={AT},v1={digest}"


@pytest.mark.parametrize("seconds", [-300, -1, 0, 1, 300])
def test_clocks_may_differ_by_five_minutes(seconds: int) -> None:
    verify(SECRET, sign(SECRET, BODY, AT + seconds), BODY, now=NOW)


@pytest.mark.parametrize(("seconds", "code"), [(-301, "too-old"), (-(10**9), "too-old"), (301, "too-new")])
def test_an_old_signature_is_refused(seconds: int, code: str) -> None:
    assert refused(sign(SECRET, BODY, AT + seconds)) == code


def test_the_tolerance_can_be_another() -> None:
    header = sign(SECRET, BODY, AT - 3600)
    verify(SECRET, header, BODY, now=NOW, tolerance=timedelta(hours=1))


def test_another_body_another_secret_or_another_time_is_refused() -> None:
    header = sign(SECRET, BODY, AT)
    assert refused(header, BODY + b" ") == "wrong"
    assert refused(header, secret="other") == "wrong"
    assert refused(header.replace(f"t={AT}", f"t={AT + 1}")) == "wrong"
    # Time and body are kept apart.
    assert refused(sign(SECRET, b"1.x", AT), b"x") == "wrong"


def test_while_a_secret_is_changed_one_of_two_signatures_is_enough() -> None:
    new = sign(SECRET, BODY, AT).partition(",")[2]
    verify(SECRET, f"{sign('old', BODY, AT)},{new}", BODY, now=NOW)
    verify(SECRET, f"t={AT}, {new}, v0=ignored", BODY, now=NOW)


@pytest.mark.parametrize("header", [None, ""])
def test_no_signature_is_refused(header: str | None) -> None:
    assert refused(header) == "missing"


@pytest.mark.parametrize(
    "header",
    [
        "x", f"t={AT}", f"v1={'0' * 64}", f"t=,v1={'0' * 64}", f"t=-1,v1={'0' * 64}", f"t={AT}.0,v1={'0' * 64}",
        f"t={AT},v1={'0' * 63}", f"t={AT},v1={'G' * 64}", f"t={AT},t={AT},v1={'0' * 64}", f"t=٣,v1={'0' * 64}",
        f"t={'9' * 13},v1={'0' * 64}", f"t={AT},v1=é{'0' * 63}", f"t={AT},v1={'0' * 64},{'x' * 1000}",
    ],
)  # fmt: skip
def test_a_header_of_another_form_is_refused(header: str) -> None:
    assert refused(header) == "malformed"


def test_an_empty_secret_is_never_used() -> None:
    with pytest.raises(ValueError, match="secret"):
        verify("", sign("", BODY, AT), BODY, now=NOW)


def test_secrets_are_long_and_never_the_same() -> None:
    assert len(new_secret()) >= 43
    assert new_secret() != new_secret()


@pytest.mark.skipif(not shutil.which("openssl"), reason="the example needs openssl")
def test_the_example_for_the_sender_signs_as_we_do(tmp_path: Path) -> None:
    readme = Path(__file__).parents[4] / "monitor/platforms/webhook/README.md"
    match = re.search(r"```sh\n(.*?)```", readme.read_text(encoding="utf-8"), re.DOTALL)
    assert match
    assert HEADER in match[1]
    (tmp_path / "posts.json").write_bytes(BODY)
    script = match[1].partition("curl")[0] + '\nprintf "t=%s,v1=%s" "$TIME" "$DIGEST"'
    script = re.sub(r"(?m)^SECRET=.*$", f"SECRET='{SECRET}'", script)
    done = subprocess.run(
        ["sh", "-eu", "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    verify(SECRET, done.stdout, BODY, now=datetime.now(UTC))
