"""What a sentence of a reply tells: an act of ours, done or with its time, or without one, or none at all."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from monitor.domain.reading import Kind
from responders.domain.tone import Context, check_reply
from responders.domain.tone.acts import acts_of
from responders.domain.tone.said import Said
from responders.grammar import shipped_grammar
from tests.labelled_replies import FOLDER

CONTEXT = Context(kind=Kind.COMPLAINT, grammar=shipped_grammar())
POST = "My order was late and broken."
NONE, DONE, NO_TIME = "none", "done or timed", "no time"


def told(sentence: str) -> str:
    acts = acts_of(Said(sentence, POST, CONTEXT))
    if not acts:
        return NONE
    return NO_TIME if any(act.ahead for act in acts) and not any(act.timed for act in acts) else DONE


@cache
def counts() -> Counter[tuple[str, str]]:
    lines = (FOLDER / "acts.tsv").read_text("utf-8").splitlines()
    return Counter((label, told(sentence)) for label, sentence in (line.split("\t") for line in lines))


@pytest.mark.parametrize("label", [NONE, DONE, NO_TIME])
def test_sentences_are_told_apart(label: str) -> None:
    every = sum(count for (wanted, _), count in counts().items() if wanted == label)
    assert every >= 30
    assert counts()[label, label] / every >= 0.9


@pytest.mark.parametrize(
    "sentence",
    [
        "It's off your bill.",
        "The second payment is off your card.",
        "The fine is cancelled.",
        "You owe us nothing for May.",
        "I've had a word with her.",
        "Your data is gone from our books.",
        "The heating is on again as of six this morning.",
        "The ramp stays out from today.",
        "Pete's twenty minutes off.",
        "A clean copy is in your inbox.",
        "Expect us at nine on Monday with a new hose.",
        "I'm looking into it.",
    ],
)
def test_a_state_that_shows_what_was_done_is_an_act(sentence: str) -> None:
    assert told(sentence) == DONE
    found = {finding.code for finding in check_reply(f"I'm sorry. {sentence} – Maya", POST, CONTEXT)}
    assert not found & {"no-action", "no-time"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Our kitchen closes at ten.",
        "We bake every day.",
        "We open at nine tomorrow as usual.",
        "Parcels usually arrive within three days.",
        "Our new menu starts from Monday.",
        "We hope to see you from Monday.",
        "I'll make sure the manager sees your comments.",
        "We are currently experiencing a high number of calls.",
        "I'm sorry your flight is cancelled.",
        "We get a lot of orders on a Friday.",
    ],
)
def test_what_holds_on_any_day_is_no_act(sentence: str) -> None:
    assert told(sentence) == NONE


@pytest.mark.parametrize(
    "sentence", ["Our engineer will be in touch.", "I'll see to it that the fee comes off."]
)
def test_a_promise_to_be_in_touch_lies_ahead(sentence: str) -> None:
    assert told(sentence) == NO_TIME
