"""The tone check with the shipped grammar: who does what, and when, decides."""

from __future__ import annotations

import pytest

from monitor.domain.reading import Kind
from responders.domain.facts import facts_of
from responders.domain.finding import Finding
from responders.domain.tone import Context, check_reply
from responders.domain.tone.acts import acts_of
from responders.domain.tone.said import Said
from responders.domain.tone.situation import guess_kind
from responders.grammar import shipped_grammar
from tests.responders.domain.tone_cases import BAD, GOOD
from tests.responders.domain.tone_grammar_cases import BAD_BY_GRAMMAR, GOOD_BY_GRAMMAR

OURS = {
    "no-apology",
    "conditional-apology",
    "no-action",
    "no-time",
    "blame",
    "bare-refusal",
    "hoops",
    "negativity",
    "retort",
    "slogan",
    "passive-voice",
}
COMPLAINT = "Four days without my order and nobody answers."


def findings(reply: str, kind: Kind = Kind.COMPLAINT) -> tuple[Finding, ...]:
    return check_reply(reply, COMPLAINT, Context(grammar=shipped_grammar(), kind=kind))


def codes(reply: str, kind: Kind = Kind.COMPLAINT) -> set[str]:
    return {finding.code for finding in findings(reply, kind)} & OURS


@pytest.mark.parametrize(("code", "reply"), BAD_BY_GRAMMAR)
def test_a_bad_reply_is_caught_by_its_grammar(code: str, reply: str) -> None:
    assert code in codes(reply)


@pytest.mark.parametrize("reply", [*GOOD, *GOOD_BY_GRAMMAR])
def test_a_good_reply_passes_its_grammar_too(reply: str) -> None:
    assert codes(reply) == set()


@pytest.mark.parametrize(("code", "reply"), [pair for pair in BAD if pair[0] in OURS])
def test_what_plain_patterns_catch_the_grammar_catches_too(code: str, reply: str) -> None:
    assert code in codes(reply)


@pytest.mark.parametrize("reply", [reply for _, reply in BAD_BY_GRAMMAR])
def test_curly_quotes_and_a_second_look_change_nothing(reply: str) -> None:
    plain = [(found.code, found.start, found.end) for found in findings(reply)]
    assert [(found.code, found.start, found.end) for found in findings(reply.replace("'", "’"))] == plain
    assert [(found.code, found.start, found.end) for found in findings(reply)] == plain


@pytest.mark.parametrize("reply", [reply for _, reply in (*BAD, *BAD_BY_GRAMMAR)])
def test_each_finding_has_its_words_a_reason_and_advice(reply: str) -> None:
    for finding in findings(reply):
        assert finding.words == reply[finding.start : finding.end]
        assert finding.advice
        assert finding.why or finding.code not in OURS


@pytest.mark.parametrize(
    ("passive", "active"),
    [
        ("Mistakes were made.", "We made mistakes."),
        ("Your parcel was sent late.", "We sent your parcel late."),
        ("Your complaint will be looked into by Friday.", "I'll look into your complaint by Friday."),
        ("You will be contacted by our team within two days.", "Our team will contact you within two days."),
        ("I'm sorry you were kept waiting.", "I'm sorry we kept you waiting."),
        ("I'm sorry you were not told.", "I'm sorry we did not tell you."),
        ("You should have been told.", "We should have told you."),
        ("Your seats were released by mistake.", "We released your seats by mistake."),
        ("It was left by our driver in the rain.", "Our driver left it in the rain."),
        ("He'll be spoken to today.", "I'll speak to him today."),
        ("It will be sorted out today.", "I'll sort it out today."),
        ("Steps have already been taken.", "We've already taken steps."),
        ("Your case is being reviewed.", "I'm reviewing your case."),
        ("They were given the wrong seats.", "We gave them the wrong seats."),
    ],
)
def test_a_passive_is_offered_as_an_active_that_reads_right_in_its_place(passive: str, active: str) -> None:
    [found] = [one for one in findings(passive) if one.code == "passive-voice"]
    assert passive[: found.start] + found.better + passive[found.end :] == active


@pytest.mark.parametrize(
    "reply",
    [
        "We're based in Leeds. – Maya",
        "You're invited on Thursday. – Maya",
        "I'm delighted. – Maya",
        "The bag is made of wool. – Maya",
        "I hope you were looked after. – Maya",
        'You wrote "I was ignored", and you\'re right. – Maya',
        "Nobody should be made to feel like that. – Maya",
    ],
)
def test_states_kindness_and_the_customers_own_words_are_no_passives_of_ours(reply: str) -> None:
    assert "passive-voice" not in codes(reply)


@pytest.mark.parametrize(
    ("hedged", "owned"),
    [
        ("Sorry for any delay.", "Sorry for the delay."),
        ("I'm sorry if we let you down.", "I'm sorry that we let you down."),
        ("I'm sorry you feel that way.", ""),
    ],
)
def test_a_condition_is_taken_out_where_that_reads_well(hedged: str, owned: str) -> None:
    [found] = [one for one in findings(hedged) if one.code == "conditional-apology"]
    better = hedged[: found.start] + found.better + hedged[found.end :] if found.better else ""
    assert better == owned


@pytest.mark.parametrize(
    ("reply", "told"),
    [
        ("I've sent a new one.", [(False, False)]),
        ("I'll send a new one.", [(True, False)]),
        ("I'll send a new one by noon.", [(True, True)]),
        ("I won't send one.", []),
        ("If I send one, it breaks.", []),
        ("We sent you the wrong one.", []),
        ("We take this very seriously.", []),
        ("I've passed this on to the team.", []),
        ("The right one is in tonight's post.", [(False, True)]),
        ("You can claim it on our website.", []),
    ],
)
def test_an_act_is_what_we_do_and_neither_talk_nor_fault_nor_supposition(
    reply: str, told: list[tuple[bool, bool]]
) -> None:
    acts = acts_of(Said(reply=reply, context=Context(grammar=shipped_grammar())))
    assert [(act.ahead, act.timed) for act in acts] == told


@pytest.mark.parametrize(
    "reply",
    [
        "I'm sorry. You should have heard from us on Monday. I'm ringing you at noon. – Maya",
        "I'm sorry. The snow is nobody's fault, our silence is ours. I've rebooked you just now. – Maya",
        "I'm sorry, you did tell us. The courier has it and comes by six today. – Maya",
        "I'm sorry. You wrote \"it was the courier's fault\", but it was us. I'm on it now. – Maya",
    ],
)
def test_what_takes_the_fault_on_is_no_blame(reply: str) -> None:
    assert "blame" not in codes(reply)


def test_the_answer_to_a_question_may_send_somewhere() -> None:
    assert "hoops" not in codes("It's on our website under Visits, or ask at the desk. – Maya", Kind.QUESTION)
    assert "hoops" in codes("I'm sorry. Go to our website to claim it today. – Maya")


@pytest.mark.parametrize(
    ("mention", "kind"),
    [
        ("what time's the last boat on sunday", Kind.QUESTION),
        ("do u do braces for adults", Kind.QUESTION),
        ("Anniversary dinner, 10/10", Kind.PRAISE),
        ("The nurse was an absolute hero", Kind.PRAISE),
        ("Thanks a lot, the bus sailed past me again", Kind.COMPLAINT),
        ("Ticket open for 9 days. Does anyone work there?", Kind.COMPLAINT),
        ("Why did I get a letter from a debt collector???", Kind.COMPLAINT),
    ],
)
def test_plain_words_tell_what_a_post_is(mention: str, kind: Kind) -> None:
    assert guess_kind(mention, facts_of(mention, brand="Fern")) is kind
