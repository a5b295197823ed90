"""Running the sentence model: one sentence a run, and no sentence judged twice."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import exp
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from responders.domain.sense import Sense, SpeechAct

if TYPE_CHECKING:
    from monitor.language.encoder.model import Encoder

MODEL = Path(__file__).parent / "model"
KEPT = 8192
"""Sentences that a process remembers; drafts and edits share most of theirs."""
LONGEST = 600
"""Characters of a sentence that are judged."""


class SentenceSense:
    """Judges sentences with the shipped network, and remembers what it judged."""

    def __init__(self, folder: Path = MODEL) -> None:
        self._folder = folder
        self._known: OrderedDict[str, Mapping[SpeechAct, float]] = OrderedDict()
        self._encoder: Encoder | None = None
        self._lock = Lock()

    def of(self, sentence: str) -> Mapping[SpeechAct, float]:
        """How far one sentence is believed to do each thing."""
        return self.of_many([sentence])[0]

    def of_many(self, sentences: Sequence[str]) -> list[Mapping[SpeechAct, float]]:
        """The same for many, in order."""
        with self._lock:
            new = [text for text in dict.fromkeys(sentences) if text not in self._known]
            found = {text: self._known[text] for text in sentences if text in self._known}
            if new:
                found.update(zip(new, self._judge(new), strict=True))
            for text, acts in found.items():
                self._known[text] = acts
                self._known.move_to_end(text)
            while len(self._known) > KEPT:
                self._known.popitem(last=False)
        return [found[text] for text in sentences]

    def _judge(self, sentences: Sequence[str]) -> list[Mapping[SpeechAct, float]]:
        from monitor.language.encoder.spelling import spell  # noqa: PLC0415 - a second to load
        from monitor.language.words import cut, readable  # noqa: PLC0415

        if self._encoder is None:
            from monitor.language.encoder.model import Encoder  # noqa: PLC0415

            self._encoder = Encoder.load(self._folder)
        plain = [readable(text[:LONGEST]) for text in sentences]
        spelt = {at: words for at, text in enumerate(plain) if (words := spell(text, cut(text)))}
        read = dict(zip(spelt, self._encoder.read(list(spelt.values())), strict=True))
        acts = [SpeechAct(name) for name in self._encoder.outputs]
        return [
            {act: _share(float(total)) for act, total in zip(acts, read[at].scores.totals, strict=True)}
            if at in read
            else dict.fromkeys(acts, 0.0)
            for at in range(len(sentences))
        ]


def _share(logit: float) -> float:
    return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, logit))))


@lru_cache(maxsize=1)
def shipped_sense() -> Sense:
    """The one judge of this process."""
    return SentenceSense()
