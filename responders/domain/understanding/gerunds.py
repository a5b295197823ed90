"""A clause as what "sorry about" may be followed by: "your bag being stuck in Denver"."""

from __future__ import annotations

from responders.domain.grammar import Parse
from responders.domain.understanding.persons import tag_of
from responders.domain.understanding.verbs import gerund
from responders.domain.understanding.word_list import words
from responders.domain.understanding.wording import Piece, joined

BE = words("is are was were am be 're 's 'm isn't aren't wasn't weren't")
HAVE = words("has have had 've 's 'd")
DO = words("do does did")
MODAL = words("can could ca will wo would")
NOT = frozenset({"n't", "not"})


def as_noun(parse: Parse, head: int, pieces: list[Piece]) -> str:
    """The clause with its finite verb turned into -ing; empty where there is none to turn."""
    at = _finite(parse, head, pieces)
    if at is None or at == 0:
        return ""
    subject = [piece.text for piece in pieces[:at]]
    if subject[0] == "we":
        subject[0] = "us"
    adverbs: list[str] = []
    verb, rest = pieces[at], pieces[at + 1 :]
    negated = False
    while rest and ((rest[0].text in NOT and _helping(parse, verb)) or _adverb(parse, rest[0])):
        if rest[0].text in NOT:
            negated = True
        else:
            adverbs.append(rest[0].text)
        rest = rest[1:]
    lead = [*adverbs, *(["not"] if negated else [])]
    if [piece.text for piece in rest[:2]] == ["no", "longer"]:
        adverbs.append("no longer")
        rest = rest[2:]
    middle, rest = _turned(parse, verb, rest)
    if not middle:
        return ""
    lead = [*adverbs, *(["not"] if negated else [])]
    return " ".join(word for word in (*subject, *lead, middle, joined(rest)) if word)


def _turned(parse: Parse, verb: Piece, rest: list[Piece]) -> tuple[str, list[Piece]]:
    """The finite verb, or what it helps, with -ing, and what follows it; empty where it has no such form."""
    word = parse.words[verb.place] if verb.place >= 0 else None
    helps = word is None or word.dep.startswith("aux") or verb.text in MODAL
    after = rest[0] if rest else None
    verbal = after is not None and after.place >= 0 and parse.words[after.place].pos in {"VERB", "AUX"}
    if not helps and word is not None:
        return _lexical(parse, word.lemma, rest)
    if verb.text in {"can", "ca", "could"}:
        return "being able to", rest
    if verb.text in BE:
        return (after.text, rest[1:]) if after and _is_ing(parse, after) else ("being", rest)
    if verb.text in HAVE and after and after.text == "been":
        return (rest[1].text, rest[2:]) if len(rest) > 1 and _is_ing(parse, rest[1]) else ("being", rest[1:])
    if after is not None and verbal:
        return gerund(parse.words[after.place].lemma), rest[1:]
    return "", rest


def _lexical(parse: Parse, lemma: str, rest: list[Piece]) -> tuple[str, list[Piece]]:
    if lemma == "keep" and rest and _is_ing(parse, rest[0]):
        return f"constantly {rest[0].text}", rest[1:]
    return gerund(lemma), rest


def _is_ing(parse: Parse, piece: Piece) -> bool:
    return piece.place >= 0 and tag_of(parse.words[piece.place]) == "VBG"


def _helping(parse: Parse, verb: Piece) -> bool:
    """Whether a verb takes its "not" after it: "isn't", "can't", "has not"."""
    if verb.place < 0:
        return True
    word = parse.words[verb.place]
    if verb.text in MODAL:
        return True
    return word.dep.startswith(("aux", "cop")) or word.lemma in {"be", "can"}


def _finite(parse: Parse, head: int, pieces: list[Piece]) -> int | None:
    """Where the finite verb stands among the pieces."""
    for at, piece in enumerate(pieces):
        if piece.place < 0:
            if piece.text in {"was", "were", "is", "are", "have", "'ve", "'re", "has"}:
                return at
            continue
        word = parse.words[piece.place]
        if piece.text in MODAL or (word.head == head and word.dep in {"aux", "aux:pass", "cop"}):
            return at
        if piece.place == head and word.pos in {"VERB", "AUX"}:
            return at
    return None


def _adverb(parse: Parse, piece: Piece) -> bool:
    return (
        piece.place >= 0
        and parse.words[piece.place].dep == "advmod"
        and parse.words[piece.place].pos in {"ADV", "PART"}
        and piece.text
        in {
            "still",
            "never",
            "again",
            "already",
            "always",
            "only",
            "constantly",
            "continually",
            "repeatedly",
            "ever",
        }
    )
