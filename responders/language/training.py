"""Teaching the sentence model: MiniLM with the pieces of words that replies and posts need, half an hour on one core."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from responders.domain.sense import SpeechAct
from responders.language import card, own_drafts
from responders.language.corpus import Sentence, sentences
from responders.language.measuring import Told, draw_lines, measure
from responders.language.sense import MODEL, SentenceSense

COMMON_PIECES = 8000
"""Pieces of the vocabulary that are kept whatever our texts hold, the commonest first."""
PASSES, RATE, BATCH, WARM_UP = 8, 1e-4, 32, 0.06
YES = 3.0
"""How much more a yes counts than a no."""
PIECES = "tokenizer.json"
HELD_OUT = 8
"""Every eighth sentence of a hand is kept to choose the thresholds by, and not taught."""

Beat = Callable[[int, int], None]


class Lesson(NamedTuple):
    """One sentence: its pieces, its answers, and which of these are known (one number an act)."""

    ids: NDArray[np.int64]
    answers: NDArray[np.float32]
    known: NDArray[np.float32]


def train(
    base: Path, *, out: Path = MODEL, seed: int = 0, passes: int = PASSES, beat: Beat | None = None
) -> dict[str, Told]:
    """Teach the network that starts from `base` (MiniLM's folder), draw its lines, and write it to `out`.

    Returns the figures on the sentences that were kept back. Raises OSError where `base` lacks its files and
    ImportError without the extra `encoder`.
    """
    import torch  # noqa: PLC0415 - the extra `encoder` only

    from monitor.language.training.encoder.network import from_base  # noqa: PLC0415
    from monitor.language.training.encoder.writing import write  # noqa: PLC0415

    every = list(sentences())
    told, kept_back = [one for one in every if not held_out(one)], [one for one in every if held_out(one)]
    with TemporaryDirectory() as name:
        pieces, kept = _fewer_pieces(base / PIECES, [one.text for one in told], Path(name))
        network = from_base(base, len(SpeechAct), pieces=kept)
        lessons = _lessons(told, own_drafts.sentences(), pieces)
        _teach(torch, network, lessons, seed=seed, passes=passes, beat=beat)
        shutil.rmtree(out, ignore_errors=True)
        write(network, [str(act) for act in SpeechAct], pieces=pieces, folder=out)
    draw_lines(out, measure(SentenceSense(out), kept_back))
    figures = measure(SentenceSense(out), kept_back, line=0.5)
    card.write(out, figures, told, kept_back)
    return figures


def held_out(one: Sentence) -> bool:
    """Whether a sentence is kept to choose thresholds by."""
    return sum(one.text.encode()) % HELD_OUT == 0


def _fewer_pieces(path: Path, texts: Sequence[str], folder: Path) -> tuple[Path, list[int]]:
    """Write a vocabulary of the pieces that are kept; return it and their old numbers in the new order."""
    from monitor.language.training.encoder.lessons import encode  # noqa: PLC0415
    from monitor.language.training.sets import own  # noqa: PLC0415

    vocabulary = json.loads(path.read_text(encoding="utf-8"))
    numbers: dict[str, int] = vocabulary["model"]["vocab"]
    used = {int(one) for ids in encode([*texts, *(row["text"] for row in own())], path) for one in ids}
    special = {one["id"] for one in vocabulary["added_tokens"]}
    letters = {number for piece, number in numbers.items() if len(piece.removeprefix("##")) == 1}
    kept = sorted(used | special | letters | set(range(999, COMMON_PIECES)))
    new = {old: at for at, old in enumerate(kept)}
    vocabulary["model"]["vocab"] = {piece: new[old] for piece, old in numbers.items() if old in new}
    for one in vocabulary["added_tokens"]:
        one["id"] = new[one["id"]]
    for one in vocabulary["post_processor"]["special_tokens"].values():
        one["ids"] = [new[old] for old in one["ids"]]
    fewer = folder / "pieces.json"
    fewer.write_text(json.dumps(vocabulary, ensure_ascii=False), encoding="utf-8")
    return fewer, kept


def _lessons(told: Sequence[Sentence], drafted: Sequence[str], pieces: Path) -> list[Lesson]:
    """Sentences of the corpus with all answers, sentences of our drafts with what they certainly don't do."""
    from monitor.language.training.encoder.lessons import encode  # noqa: PLC0415

    every = np.ones(len(SpeechAct), dtype=np.float32)
    faults = np.array([act in own_drafts.FAULTS for act in SpeechAct], dtype=np.float32)
    answers = [np.array([act in one.acts for act in SpeechAct], dtype=np.float32) for one in told]
    answers += [np.zeros(len(SpeechAct), dtype=np.float32)] * len(drafted)
    known = [every] * len(told) + [faults] * len(drafted)
    ids = encode([*(one.text for one in told), *drafted], pieces)
    return [Lesson(*lesson) for lesson in zip(ids, answers, known, strict=True)]


def _teach(
    torch: Any, network: Any, lessons: Sequence[Lesson], *, seed: int, passes: int, beat: Beat | None
) -> None:
    from monitor.language.training.encoder.teaching import pad  # noqa: PLC0415

    torch.manual_seed(seed)
    rng = random.Random(seed)  # noqa: S311 - an order, not a secret
    matrices = [one for one in network.parameters() if one.ndim > 1]
    vectors = [one for one in network.parameters() if one.ndim == 1]
    parts = [{"params": matrices, "weight_decay": 0.01}, {"params": vectors, "weight_decay": 0.0}]
    optimiser = torch.optim.AdamW(parts, RATE)
    weight = torch.full((len(SpeechAct),), YES)
    steps = _steps([lesson.ids for lesson in lessons], rng, passes)
    network.train()
    for step, rows in enumerate(steps):
        share = min(1.0, step / (WARM_UP * len(steps))) * (len(steps) - step) / len(steps)
        for group in optimiser.param_groups:
            group["lr"] = RATE * share
        scores = network(*pad([lessons[row].ids for row in rows]))
        wanted = torch.from_numpy(np.stack([lessons[row].answers for row in rows]))
        known = torch.from_numpy(np.stack([lessons[row].known for row in rows]))
        loss = torch.nn.functional.binary_cross_entropy_with_logits(
            scores, wanted * 0.96 + 0.01, pos_weight=weight, reduction="none"
        )
        (loss * known).sum(1).mean().backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        optimiser.zero_grad()
        if beat is not None:
            beat(step + 1, len(steps))
    network.eval()


def _steps(ids: Sequence[NDArray[np.int64]], rng: random.Random, passes: int) -> list[list[int]]:
    """The sentences of each step, of like length, the steps in random order, every pass anew."""
    found = []
    for _ in range(passes):
        rows = list(range(len(ids)))
        rng.shuffle(rows)
        rows = sorted(rows, key=lambda row: len(ids[row]) + 3 * rng.random())
        once = [rows[first : first + BATCH] for first in range(0, len(rows), BATCH)]
        rng.shuffle(once)
        found += once
    return found
