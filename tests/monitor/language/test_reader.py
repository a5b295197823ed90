from __future__ import annotations

import itertools
import tracemalloc
from collections.abc import Iterator

import pytest

from monitor.domain.reading import Kind, Topic
from monitor.language.reader import Reader, load_reader


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("My order arrived smashed to bits and nobody answers my emails", Kind.COMPLAINT),
        ("third time this month your app logs me out halfway through paying. fix it", Kind.COMPLAINT),
        ("Why have I been charged twice for one pair of shoes?", Kind.COMPLAINT),
        ("Sorry to bother you, but the lamp you sent does not switch on", Kind.COMPLAINT),
        ("Thank you so much, the team in the shop were wonderful today", Kind.PRAISE),
        ("absolutely love my new boots, best I have ever owned!!", Kind.PRAISE),
        ("What time do you open on Sunday?", Kind.QUESTION),
        ("Do you ship to Norway, and how much does it cost?", Kind.QUESTION),
        ("", Kind.OTHER),
        ("   \n\t ", Kind.OTHER),
    ],
)
def test_it_tells_the_kind_of_plain_cases(reader: Reader, text: str, kind: Kind) -> None:
    assert reader.read(text).kind is kind


def test_probabilities_sum_to_one_and_the_confidence_is_the_largest(reader: Reader) -> None:
    reading = reader.read("the parcel is late again")
    assert set(reading.probabilities) == set(map(str, Kind))
    assert sum(reading.probabilities.values()) == pytest.approx(1)
    assert reading.confidence == max(reading.probabilities.values())


def test_it_stamps_readings_with_its_version(reader: Reader) -> None:
    assert reader.version.startswith("reading-1+")
    assert reader.read("hello").model_version == reader.version


def test_it_is_loaded_once() -> None:
    assert load_reader() is load_reader()


def test_it_keeps_the_order_across_batches(reader: Reader) -> None:
    texts = [f"my kettle number {number} is broken" if number % 3 else "" for number in range(50)]
    readings = list(reader.read_many(texts, batch_size=7))
    assert readings == [reader.read(text) for text in texts]


def test_it_streams(reader: Reader) -> None:
    taken: list[int] = []

    def endless() -> Iterator[str]:
        for number in itertools.count():
            taken.append(number)
            yield "where is my parcel"

    readings = reader.read_many(endless(), batch_size=4)
    next(readings)
    assert len(taken) <= 8


def test_new_words_do_not_pile_up(reader: Reader) -> None:
    def fresh(start: int) -> list[str]:
        return [f"word{number:x}ish" * 3 for number in range(start, start + 3000)]

    list(reader.read_many(fresh(0)))
    list(reader.read_many(fresh(10_000)))
    strings = len(reader._nlp.vocab.strings)
    tracemalloc.start()
    list(reader.read_many(fresh(20_000)))
    grown, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(reader._nlp.vocab.strings) == strings
    assert grown < 8_000_000


@pytest.mark.parametrize(
    "text",
    [
        "x" * 100_000,
        "my parcel is late " * 6000,
        "😡" * 500,
        "a\x00b\x00c my parcel \x00 is broken",
        "هذا المنتج مكسور ولا أحد يجيب",
        "\u202eesrever ni si siht\u202c and the lamp is broken",
        "lone \ud83d surrogate, the lamp is broken",
        "\ufeff\u200b\u200d\u2060",
        "@@@@ #### http:// https:// @",
        "İstanbul'da mağaza KAPALIYDI İİİ",
        "(((((((" * 1000,
        "@a" * 5000,
        "a." * 20_000 + "@",
        "e\u0301" * 5000,
        "\r\n" * 5000,
        "i will " * 5000,
        "my friend the " * 3000 + "lawyer",
    ],
    ids=lambda text: repr(text[:12]),
)
def test_hostile_text_is_read_in_good_time(reader: Reader, text: str) -> None:
    reading = reader.read(text)
    assert 0 < reading.confidence <= 1
    assert 0 <= reading.severity <= 1
    for piece in reading.evidence:
        assert text[piece.start : piece.end] == piece.words


def test_only_handles_say_nothing(reader: Reader) -> None:
    reading = reader.read("@somebrand @another.example")
    assert reading.kind is Kind.OTHER
    assert reading.evidence == ()


@pytest.mark.parametrize("text", ["your app is down again", "best coffee in town", "when do you open?"])
def test_who_is_addressed_decides_nothing(reader: Reader, text: str) -> None:
    bare = reader.read(text)
    for handle in ("@united", "@help", "@x.social", "@user@mastodon.example"):
        assert reader.read(f"{handle} {text}").probabilities == bare.probabilities


def test_a_text_about_nothing_known_has_the_topic_other(reader: Reader) -> None:
    assert reader.read("").topics == (Topic.OTHER,)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("I was charged twice, look at my bank statement", Topic.BILLING),
        ("The courier left my parcel at the wrong house", Topic.DELIVERY),
        ("I want a refund, cancel my order", Topic.CANCELLATION),
        ("locked out of my account, the password reset email never comes", Topic.ACCOUNT),
        ("no internet since six, is the network down?", Topic.OUTAGE),
        ("your receptionist was rude to my mother", Topic.STAFF),
    ],
)
def test_it_tells_plain_topics(reader: Reader, text: str, topic: Topic) -> None:
    assert topic in reader.read(text).topics


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("Can you tell me when my order will come?", True),
        ("Where is the nearest branch?", True),
        ("the shoes fell apart after two days", False),
        ("Lovely staff, lovely cake", False),
    ],
)
def test_it_tells_whether_an_answer_is_asked_for(reader: Reader, text: str, asks: bool) -> None:  # noqa: FBT001
    assert reader.read(text).asks_question is asks


def test_graver_matters_score_higher(reader: Reader) -> None:
    small = reader.read("a bit disappointed that the box was slightly dented, otherwise fine")
    great = reader.read("Your heater caught fire in my son's bedroom and he is in hospital with burns")
    assert small.severity < 0.5
    assert great.severity >= 0.7
    assert great.escalate
    assert not small.escalate


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("El paquete llegó roto y nadie contesta al teléfono", "es"),
        ("Das Paket ist immer noch nicht angekommen, seit drei Wochen", "de"),
        ("Votre application ne fonctionne plus depuis ce matin", "fr"),
        ("O atendimento foi péssimo, nunca mais compro nesta loja", "pt"),
        ("Заказ так и не пришёл, поддержка молчит", "ru"),
        ("商品が壊れて届きました", "ja"),
        ("包裹还没有到", "zh"),
        ("أين طلبي يا شركة", "ar"),
        ("주문한 상품이 아직 안 왔어요", "ko"),
    ],
)
def test_other_languages_are_named_and_never_sure(reader: Reader, text: str, language: str) -> None:
    reading = reader.read(text)
    assert reading.language == language
    assert reading.unsure


@pytest.mark.parametrize(
    "text", ["", "😡😡😡", "ok", "lol", "@brand", "WTF", "12345", "https://example.com/x", "gr8 m8"]
)
def test_too_little_to_tell_is_taken_as_english(reader: Reader, text: str) -> None:
    assert reader.read(text).language == "en"
