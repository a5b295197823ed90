from __future__ import annotations

import pytest

from monitor.domain.reading import Kind, Risk, Topic
from monitor.language.reader import Reader

TEXTS = [
    "@brand my parcel is STILL missing https://example.com/track?x=1 and nobody answers 😡😡 worst ever",
    "😤👨‍👩‍👧 @a.b.c the app crashed twice 🇬🇧 today, I want a refund!!!",
    "Your kettle burned my hand\n\n\tand I am calling my lawyer @brand",
    "𝓦𝓸𝓻𝓼𝓽 𝓼𝓮𝓻𝓿𝓲𝓬𝓮, the delivery never came",
    "“Fantastic” service: waited two hours… got nothing; thanks @brand!!",
    "İİİ the toaster caught fire, I'm in hospital",
    "lone \ud83d surrogate and a broken lamp",
    "Thank you Priya, you were wonderful today ❤️",
]
NAMES = {str(name) for group in (Kind, Topic, Risk) for name in group}


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_evidence_points_at_the_original_text(reader: Reader, text: str) -> None:
    pieces = reader.read(text).evidence
    assert pieces
    for piece in pieces:
        assert text[piece.start : piece.end] == piece.words
        assert piece.words.strip() == piece.words != ""
        assert 0 < piece.weight <= 1
        assert piece.toward in NAMES


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_evidence_is_short_and_in_order(reader: Reader, text: str) -> None:
    pieces = reader.read(text).evidence
    assert len(pieces) <= 6
    assert [piece.start for piece in pieces] == sorted(piece.start for piece in pieces)


@pytest.mark.parametrize("text", TEXTS[:3], ids=range(3))
def test_no_handle_is_evidence(reader: Reader, text: str) -> None:
    assert not any("@" in piece.words for piece in reader.read(text).evidence)


def test_evidence_names_the_words_of_a_risk(reader: Reader) -> None:
    pieces = reader.read("The ladder snapped and I broke my arm, my solicitor will write to you").evidence
    said = {piece.toward: piece.words for piece in pieces}
    assert "solicitor" in said[Risk.LEGAL]
    assert "arm" in said[Risk.INJURY] or "ladder" in said[Risk.INJURY]


def test_evidence_for_the_kind_is_what_moved_it(reader: Reader) -> None:
    text = "thank you for the wonderful lunch"
    reading = reader.read(text)
    moved = next(piece for piece in reading.evidence if piece.toward == Kind.PRAISE)
    without = text[: moved.start] + text[moved.end :]
    assert reader.read(without).probabilities["praise"] < reading.probabilities["praise"]


@pytest.mark.parametrize(
    "text",
    [
        'Love that @tansyandtin\'s "next working day" turns out to mean a working day in the life of a glacier.',
        "Thanks for nothing @tansyandtin. Is the driver going via Norway?",
        "Six months of the Tansy Box and not one tea I'd give away. Rare. @tansyandtin",
        "Take these kettles off sale before it's a child's face.",
        "Your van driver blocked my drive for an hour.",
    ],
)
def test_handles_and_bland_words_alone_are_no_evidence(reader: Reader, text: str) -> None:
    found = [piece.words for piece in reader.read(text).evidence]
    assert found
    assert not any("@" in words for words in found)
    assert {words.casefold() for words in found}.isdisjoint({"it's", "i'd", "a", "the", "."})


def test_a_short_post_is_not_marked_from_end_to_end(reader: Reader) -> None:
    text = "Nothing says luxury like tea dust all over the carton. Well done."
    pieces = reader.read(text).evidence
    assert pieces
    assert sum(piece.end - piece.start for piece in pieces if piece.toward in set(Kind)) < len(text) * 2 / 3
