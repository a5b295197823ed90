"""The sentence model: its corpus, what it says, and what the tone check makes of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from monitor.domain.reading import Risk
from responders.domain.finding import Weight
from responders.domain.lengths import limit_for
from responders.domain.sense import Sense, SpeechAct
from responders.domain.tone import Context, check_reply
from responders.grammar import shipped_grammar
from responders.language import own_drafts
from responders.language.corpus import CorpusFault, sentences
from responders.language.measuring import draw_lines, measure
from responders.language.sense import MODEL, SentenceSense, shipped_sense
from tests.responders.domain.readings import reading as make_reading

EVERY = list(sentences())


def codes(reply: str, *, sense: Sense | None) -> set[str]:
    context = Context(limit=limit_for("reddit"), grammar=shipped_grammar(), sense=sense)
    return {finding.code for finding in check_reply(reply, "My parcel never came.", context)}


def test_no_sentence_of_the_corpus_stands_twice() -> None:
    texts = [one.text.casefold() for one in EVERY]
    assert len(texts) == len(set(texts))
    assert len(texts) > 3000


def test_every_act_has_sentences_of_more_than_one_hand() -> None:
    for act in SpeechAct:
        assert len([one for one in EVERY if act in one.acts]) >= 30, act
    for act in own_drafts.FAULTS - {SpeechAct.DISMISSAL, SpeechAct.BOUNDLESS, SpeechAct.ADMISSION}:
        assert len({one.hand for one in EVERY if act in one.acts}) > 1, act


def test_openings_are_not_shared() -> None:
    openings = [" ".join(one.text.casefold().split()[:4]) for one in EVERY]
    assert max(openings.count(opening) for opening in set(openings)) <= len(openings) * 0.005


def test_a_line_without_a_sentence_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text("blame\tIt was the courier.\nblame\n")
    with pytest.raises(CorpusFault, match=r"a\.tsv:2: no sentence"):
        list(sentences(tmp_path))
    (tmp_path / "a.tsv").write_text("blames\tIt was the courier.\n")
    with pytest.raises(CorpusFault, match=r"a\.tsv:1: 'blames'"):
        list(sentences(tmp_path))


def test_a_sentence_is_judged_alike_alone_and_among_others() -> None:
    texts = ["I'll send a new one today.", "Our courier lost it, not us.", "– Maya"]
    fresh = SentenceSense()
    assert fresh.of_many(texts) == [SentenceSense().of(text) for text in texts]
    assert fresh.of("") == dict.fromkeys(SpeechAct, 0.0)


def test_all_beliefs_are_shares() -> None:
    for belief in shipped_sense().of_many([one.text for one in EVERY[:200]]):
        assert set(belief) == set(SpeechAct)
        assert all(0 <= share <= 1 for share in belief.values())


def test_the_line_of_a_yes_is_moved_to_one_half(tmp_path: Path) -> None:
    for name in ("network.onnx", "pieces.json", "outputs.json"):
        (tmp_path / name).write_bytes((MODEL / name).read_bytes())
    some = EVERY[:150]
    before = measure(SentenceSense(tmp_path), some)
    draw_lines(tmp_path, before)
    after = measure(SentenceSense(tmp_path), some, line=0.5)
    assert {name: (one.precision, one.recall) for name, one in before.items()} == {
        name: (one.precision, one.recall) for name, one in after.items()
    }


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("blame", "Whoever loaded the lorry put it on the wrong pallet."),
        ("retort", "Do have another read of it, slowly this time."),
        ("negativity", "Our inbox is a mountain and there are two of us."),
        ("slogan", "Every cup we pour comes with heart."),
        ("hoops", "The claims people can take it from there if you write to them."),
    ],
)
def test_words_that_no_pattern_knows_are_found(code: str, words: str) -> None:
    reply = f"I'm sorry, Jo. {words} I'll send a new one today. – Maya"
    assert code not in codes(reply, sense=None)
    assert code in codes(reply, sense=shipped_sense())


def test_our_own_drafts_are_believed() -> None:
    for sentence in own_drafts.sentences()[:150]:
        belief = shipped_sense().of(sentence)
        assert all(belief[act] < 0.5 for act in own_drafts.FAULTS), sentence


class Sure:
    """A judge who believes one thing of every sentence."""

    def __init__(self, act: SpeechAct, belief: float) -> None:
        self.answer = {act: belief}

    def of(self, _sentence: str) -> Mapping[SpeechAct, float]:
        return self.answer

    def of_many(self, sentences: Sequence[str]) -> list[Mapping[SpeechAct, float]]:
        return [self.answer for _ in sentences]


def test_what_the_judge_plainly_does_not_believe_is_let_go() -> None:
    reply = "I'm sorry it's late: the courier failed to deliver it. I'll send another today. – Maya"
    for belief, found in ((0.0, False), (0.2, True), (0.9, True)):
        context = Context(grammar=shipped_grammar(), sense=Sure(SpeechAct.BLAME, belief))
        assert ("blame" in {one.code for one in check_reply(reply, context=context)}) is found


class Listening(Sure):
    """A judge who notes what it is asked."""

    def __init__(self) -> None:
        super().__init__(SpeechAct.RETORT, 0.0)
        self.asked: list[str] = []

    def of_many(self, sentences: Sequence[str]) -> list[Mapping[SpeechAct, float]]:
        self.asked += sentences
        return super().of_many(sentences)


def test_what_stands_in_quotation_marks_is_not_held_against_us() -> None:
    reply = (
        "“Your own fault for ordering late” is what you were told. I'm sorry. I'll call you at noon. – Maya"
    )
    listening = Listening()
    check_reply(reply, context=Context(grammar=shipped_grammar(), sense=listening))
    assert "“…” is what you were told." in listening.asked
    assert not any("Your own fault" in sentence for sentence in listening.asked)
    assert len(listening.asked) == len(set(listening.asked))


def test_a_judges_word_warns_and_blocks_only_where_it_is_sure() -> None:
    for belief, weight in ((0.6, Weight.WARN), (0.95, Weight.BLOCK)):
        context = Context(grammar=shipped_grammar(), sense=Sure(SpeechAct.RETORT, belief))
        found = check_reply("I'll send another lid today. – Maya", context=context)
        assert {one.weight for one in found if one.code == "retort"} == {weight}


def test_after_an_injury_the_patterns_stand_whatever_the_judge_believes() -> None:
    reading = replace(make_reading("complaint"), risks=(Risk.INJURY,))
    context = Context(reading=reading, grammar=shipped_grammar(), sense=Sure(SpeechAct.ADMISSION, 0.0))
    found = check_reply("I'm so sorry. This was our fault. I'll ring you by noon. – Maya", context=context)
    assert "admission" in {one.code for one in found}
