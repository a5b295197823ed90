"""`amends check`: what it takes, and what it tells at a terminal."""

from __future__ import annotations

import json
from typing import Any

import pytest
from typer.testing import CliRunner

from config.cli.main import app
from responders.commands import check_json_lines

REPLY = "I'm sorry about the lid. I'll send a new one today. – Maya"


def checked(row: dict[str, Any]) -> dict[str, Any]:
    out: list[str] = []
    check_json_lines([json.dumps(row).encode() + b"\n"], out.append)
    answer: dict[str, Any] = json.loads(out[0])
    return answer


def codes(row: dict[str, Any]) -> set[str]:
    return {finding["code"] for finding in checked(row)["findings"]}


def test_the_kind_of_the_post_decides_what_a_reply_needs() -> None:
    thanks = {"reply": "Thank you, I'll tell the bakers! – Maya", "mention": "the scones"}
    assert "no-apology" in codes({**thanks, "kind": "complaint"})
    assert codes({**thanks, "kind": "praise"}) == set()


def test_a_reading_brings_its_risks() -> None:
    row = {"reply": f"This was our fault. {REPLY}", "mention": "the lid cut my hand"}
    assert "admission" in codes({**row, "reading": {"kind": "complaint", "risks": ["injury"]}})
    assert "admission" not in codes({**row, "reading": {"kind": "complaint"}})


def test_words_that_no_list_holds_are_found_by_their_meaning() -> None:
    assert "slogan" in codes({"reply": f"Every cup we pour comes with heart. {REPLY}"})


def test_customer_brand_playbook_and_recent_replies_are_known_to_the_checks() -> None:
    assert "wrong-name" in codes({"reply": f"Hi Tom, {REPLY}", "customer": "Jess"})
    assert "over-promise" in codes({"reply": f"Here's a £50 voucher. {REPLY}", "brand": "Fern & Kettle"})
    assert "boilerplate" in codes({"reply": REPLY, "recent": [REPLY.replace("lid", "cup")]})
    playbook = {"remedies": {"other": {"act": "I'll send a £50 voucher", "by_when": "today", "limit": 50}}}
    assert "over-promise" not in codes({"reply": f"Here's a £50 voucher. {REPLY}", "playbook": playbook})


def test_in_private_an_order_number_may_be_asked_for() -> None:
    row = {"reply": f"What's your order number? {REPLY}"}
    assert "public-ask" in codes(row)
    assert "public-ask" not in codes({**row, "private": True})


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("kind", "anger"),
        ("kind", 3),
        ("reading", "complaint"),
        ("reading", {"kind": "anger"}),
        ("reading", {"kind": "complaint", "risks": ["fire"]}),
        ("reading", {"kind": "complaint", "severity": 2}),
        ("recent", "one"),
        ("recent", [1]),
        ("customer", 7),
        ("private", "yes"),
        ("is_owner", 1),
        ("playbook", []),
    ],
)
def test_a_field_that_cant_be_used_is_told(field: str, value: object) -> None:
    assert checked({"id": 1, "reply": REPLY, field: value})["error"]["code"] == f"bad-{field}"


def test_a_person_is_told_the_gravest_first_and_the_exit_code_says_that_something_blocks() -> None:
    told = CliRunner().invoke(
        app, ["check", "Sorry if it leaks!! I'll look today. – Maya", "--platform", "x"]
    )
    assert told.exit_code == 1
    lines = told.stdout.splitlines()
    assert lines[0].startswith("blocks  conditional-apology (P23)  “Sorry if")
    assert "warns  shouting (P26)  “!!”" in lines
    assert "        Better: !" in lines
    assert lines[-1] == "2 findings, 1 of them blocks. 43 of 280 characters."


def test_a_good_reply_on_standard_input_passes() -> None:
    told = CliRunner().invoke(app, ["check", "--kind", "complaint"], input=REPLY)
    assert (told.exit_code, told.stdout) == (0, "Nothing found. 58 of 1,000 characters.\n")


def test_a_wrong_option_is_told_in_a_sentence() -> None:
    told = CliRunner().invoke(app, ["check", REPLY, "--platform", "myspace"])
    assert told.exit_code == 3
    assert 'No platform "myspace"' in told.stderr
