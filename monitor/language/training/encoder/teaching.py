"""Teaching the transformer: a few passes over all lessons, on the processor, the same for the same seed."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from monitor.language.training.encoder.lessons import FIRST_RISK, FIRST_TOPIC, OUTPUTS, OWN, Lesson
from monitor.language.training.encoder.network import WIDTH, Network

RATE = 8e-5
"""The steepest step, reached after a short warm-up and lowered to nothing by the end."""
WARM_UP = 0.06
BATCH_PIECES = 2048
"""Pieces in one step, padding counted."""
SORTED_AT_ONCE = 4096
"""Lessons among which those of like length are put together."""
SMOOTHING = 0.05
ASKS, SEVERITY, TOPICS = 0.5, 2.0, 0.6
"""How much each sort of output counts beside the kind."""
RARE_TOPIC, RARE_RISK = 2.0, 6.0
"""How much more a yes counts than a no."""

Beat = Callable[[int, int], None]


def teach(
    network: Network,
    lessons: Sequence[Lesson],
    *,
    seed: int = 0,
    beat: Beat = lambda _step, _steps: None,
    rate: float = RATE,
) -> None:
    """Teach the network in place; a lesson that stands in the list twice is given twice.

    `beat` is told the step and the number of steps.
    """
    torch.manual_seed(seed)
    rng = random.Random(seed)  # noqa: S311 - an order, not a secret
    heads = nn.ModuleDict(
        {name: nn.Linear(WIDTH, 4) for name in sorted({one.head for one in lessons} - {OWN})}
    )
    steps = _steps(lessons, rng)
    matrices = [one for one in network.parameters() if one.ndim > 1]
    vectors = [one for one in [*network.parameters(), *heads.parameters()] if one.ndim == 1]
    matrices += [one for one in heads.parameters() if one.ndim > 1]
    parts = [{"params": matrices, "weight_decay": 0.01}, {"params": vectors, "weight_decay": 0.0}]
    optimiser = torch.optim.AdamW(parts, rate, fused=True)
    network.train()
    for step, (head, rows) in enumerate(steps):
        share = min(1.0, step / (WARM_UP * len(steps))) * (len(steps) - step) / len(steps)
        for group in optimiser.param_groups:
            group["lr"] = rate * share
        batch = [lessons[row] for row in rows]
        ids, mask = pad([one.ids for one in batch])
        with torch.autocast("cpu", torch.bfloat16):
            features = network.drop(network.features(ids, mask))
            scores = (network.head if head == OWN else heads[head])(features)
        loss = _loss(scores.float(), batch, own=head == OWN)
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        optimiser.zero_grad()
        beat(step + 1, len(steps))
    network.eval()


def _loss(scores: Tensor, batch: Sequence[Lesson], *, own: bool) -> Tensor:
    weights = torch.tensor([one.weight for one in batch])
    answers = torch.from_numpy(np.stack([one.answers for one in batch]))
    if not own:
        loss = functional.cross_entropy(scores, answers[:, 0].long(), reduction="none")
        return (weights * loss).mean()
    kinds = functional.cross_entropy(
        scores[:, :4], answers[:, :4].argmax(1), reduction="none", label_smoothing=SMOOTHING
    )
    asks = functional.binary_cross_entropy_with_logits(scores[:, 4], answers[:, 4], reduction="none")
    severity = (torch.sigmoid(scores[:, 5]) - answers[:, 5]) ** 2
    rare = torch.full((len(OUTPUTS) - FIRST_TOPIC,), RARE_TOPIC)
    rare[FIRST_RISK - FIRST_TOPIC :] = RARE_RISK
    rest = functional.binary_cross_entropy_with_logits(
        scores[:, FIRST_TOPIC:], answers[:, FIRST_TOPIC:], pos_weight=rare, reduction="none"
    ).sum(1)
    return (weights * (kinds + ASKS * asks + SEVERITY * severity + TOPICS * rest)).mean()


def _steps(lessons: Sequence[Lesson], rng: random.Random) -> list[tuple[str, list[int]]]:
    """Return the lessons of each step, of one head and of like length, the steps in random order."""
    found = []
    for head in sorted({one.head for one in lessons}):
        rows = [at for at, one in enumerate(lessons) if one.head == head]
        rng.shuffle(rows)
        for first in range(0, len(rows), SORTED_AT_ONCE):
            part = sorted(rows[first : first + SORTED_AT_ONCE], key=lambda at: len(lessons[at].ids))
            found += [(head, step) for step in _cut(part, lessons)]
    rng.shuffle(found)
    return found


def _cut(rows: list[int], lessons: Sequence[Lesson]) -> list[list[int]]:
    steps: list[list[int]] = [[]]
    for at in rows:
        if steps[-1] and (len(steps[-1]) + 1) * len(lessons[at].ids) > BATCH_PIECES:
            steps.append([])
        steps[-1].append(at)
    return steps


def pad(rows: Sequence[np.ndarray]) -> tuple[Tensor, Tensor]:
    """Return piece numbers and mask of posts, filled up to the longest (posts x pieces)."""
    longest = max(map(len, rows))
    ids = np.zeros((len(rows), longest), dtype=np.int64)
    mask = np.zeros_like(ids)
    for at, row in enumerate(rows):
        ids[at, : len(row)] = row
        mask[at, : len(row)] = 1
    return torch.from_numpy(ids), torch.from_numpy(mask)
