from __future__ import annotations

import re
from pathlib import Path

from responders.models import QuestionState
from responders.playbook_json import FIELDS, REMEDY_FIELDS

TEXT = (Path(__file__).resolve().parents[2] / "docs" / "playbook.md").read_text()


def test_every_state_of_a_question_is_documented_and_no_other() -> None:
    listed = set(re.findall(r"^\| `([a-z]+)` \|", TEXT, re.MULTILINE))
    assert listed == {str(state.value) for state in QuestionState}


def test_every_field_of_a_playbook_as_json_is_documented() -> None:
    told = set(re.findall(r"`([a-z_]+)`", TEXT.split("## As JSON")[1]))
    assert (FIELDS - {"brand", "version"}) | REMEDY_FIELDS <= told
