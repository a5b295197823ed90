"""A brand's voice: register, spelling, short forms, and who speaks."""

from __future__ import annotations

import pytest

from responders.domain.voice import USUAL, Voice, as_we, in_american, in_full, spoken, voice_from


@pytest.mark.parametrize(
    ("words", "voice"),
    [
        ("", USUAL),
        ("Warm, plain and brief. First person, British spelling.", Voice("warm")),
        ("Plain and warm", Voice("plain")),
        ("Formal and courteous.", Voice("formal", contractions=False)),
        ("Formal, but contractions are fine", Voice("formal")),
        ("Informal and direct", Voice("plain")),
        ("Not formal, friendly", Voice("warm")),
        ("Friendly, American spelling, says “we”", Voice("warm", "american", says_we=True)),
        ("Brief. No contractions. We speak as we.", Voice("plain", contractions=False, says_we=True)),
    ],
)
def test_a_voice_is_read_from_the_owners_own_words(words: str, voice: Voice) -> None:
    assert voice_from(words) == voice


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("I'm sorry, it isn't right", "I am sorry, it is not right"),
        ("You've had to wait; that's ours", "You have had to wait; that is ours"),
        ("It's been a week and we can't find it", "It has been a week and we cannot find it"),
        ("I'd like to know who'll call", "I would like to know who will call"),
        ("you'd paid for it", "you had paid for it"),
        ("Won't you tell me?", "Will not you tell me?"),
        ("our driver's van", "our driver's van"),
        ("I’ll see", "I will see"),
    ],
)
def test_short_forms_are_written_in_full(short: str, full: str) -> None:
    assert in_full(short) == full


@pytest.mark.parametrize(
    ("one", "all_of_us"),
    [
        ("I'm sorry. I'll do it myself.", "We're sorry. We'll do it ourselves."),
        ("You can reach me, and I was there.", "You can reach us, and we were there."),
        ("No excuses from me. It's my job.", "No excuses from us. It's our job."),
        ("Is it in? I think so: I am sure.", "Is it in? We think so: we are sure."),
    ],
)
def test_the_whole_house_may_speak(one: str, all_of_us: str) -> None:
    assert as_we(one) == all_of_us


def test_a_part_of_a_sentence_keeps_its_small_letter() -> None:
    assert as_we("I'll post it", starts=False) == "we'll post it"


def test_american_spelling_keeps_capitals() -> None:
    assert (
        in_american("Apologise for the mouldy, cancelled colour") == "Apologize for the moldy, canceled color"
    )


def test_a_usual_voice_changes_nothing() -> None:
    text = "I'm sorry. I apologise for the colour."
    assert spoken(text, USUAL) == text
