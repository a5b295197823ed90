"""What the reading is compared with: each peer loads, says a kind for each text, and weighs something."""

from __future__ import annotations

import importlib.util
import pickle
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Protocol

Said = list[tuple[str, float | None]]
"""For each text its kind, and the probability of that kind where the peer gives one."""
MILD = 0.05
RULE = f"Sentiment peers: {-MILD} or less is a complaint, {MILD} or more praise, the rest other; never a question."


class Loaded(Protocol):
    """A peer that is ready; `size` is what it keeps on the disk, in bytes."""

    size: int

    def say(self, texts: Sequence[str]) -> Said:
        """The kind of each text."""
        ...


@dataclass
class Ours:
    """The shipped reader: `fast` without the transformer, `full` with it where needed, `every` always."""

    depth: str

    def __post_init__(self) -> None:
        from monitor.language.reader import MODEL, load_reader

        self.reader = load_reader()
        self.size = sum(path.stat().st_size for path in MODEL.rglob("*") if path.is_file())

    @property
    def looked_twice(self) -> int:
        """How many texts the transformer has read so far."""
        return self.reader.looked_twice

    def say(self, texts: Sequence[str]) -> Said:
        if self.depth == "every":
            noted = self.reader.notes(texts, every=True)
            return [(str(one.kind), one.probabilities[str(one.kind)]) for one in noted]
        readings = self.reader.read_many(texts, fast=self.depth == "fast")
        return [(str(one.kind), one.confidence) for one in readings]


@dataclass
class Sentiment:
    """A scorer from -1 to 1, whose score is turned into a kind by the rule above."""

    score: Any
    files: Sequence[Path]

    def __post_init__(self) -> None:
        self.size = sum(path.stat().st_size for path in self.files)

    def say(self, texts: Sequence[str]) -> Said:
        scores = [self.score(text) for text in texts]
        return [
            ("complaint" if one <= -MILD else "praise" if one >= MILD else "other", None) for one in scores
        ]


def vader(_folder: Path) -> Loaded:
    """VADER (Hutto and Gilbert, 2014)."""
    from vaderSentiment import vaderSentiment

    judge = vaderSentiment.SentimentIntensityAnalyzer()
    files = sorted(Path(vaderSentiment.__file__).parent.glob("*lexicon.txt"))
    return Sentiment(lambda text: judge.polarity_scores(text)["compound"], files)


def blob(_folder: Path) -> Loaded:
    """TextBlob's default sentiment, from Pattern's lexicon."""
    import textblob
    from textblob import TextBlob

    files = [
        path for path in (Path(textblob.__file__).parent / "en").iterdir() if path.suffix in {".xml", ".txt"}
    ]
    return Sentiment(lambda text: TextBlob(text).sentiment.polarity, files)


class Bags:
    """TF-IDF of words and pairs of words, and logistic regression."""

    FILE = "bags.pickle"

    def __init__(self, folder: Path) -> None:
        data = (folder / self.FILE).read_bytes()
        self.size = len(data)
        self.model = pickle.loads(data)

    def say(self, texts: Sequence[str]) -> Said:
        likely = self.model.predict_proba(texts)
        tops = likely.argmax(axis=1)
        return [
            (str(self.model.classes_[top]), float(row[top])) for top, row in zip(tops, likely, strict=True)
        ]

    @classmethod
    def train(
        cls, texts: Sequence[str], kinds: Sequence[str], weights: Sequence[float], folder: Path
    ) -> None:
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.linear_model import LogisticRegression
        from sklearn.pipeline import make_pipeline

        words = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True)
        model = make_pipeline(words, LogisticRegression(max_iter=300))
        model.fit(texts, kinds, logisticregression__sample_weight=weights)
        (folder / cls.FILE).write_bytes(pickle.dumps(model))


class FastText:
    """fastText's supervised classifier; what counts more stands in its training file more often."""

    FILE = "fasttext.bin"

    def __init__(self, folder: Path) -> None:
        import fasttext

        fasttext.FastText.eprint = lambda *_: None  # it warns of nothing that matters here
        path = folder / self.FILE
        self.size = path.stat().st_size
        self.model = fasttext.load_model(str(path))

    def say(self, texts: Sequence[str]) -> Said:
        # The library's own `predict` breaks with numpy 2; the call below it does not.
        answers = [self.model.f.predict(" ".join(text.split()) + "\n", 1, 0.0, "strict") for text in texts]
        return [
            (one[0][1].removeprefix("__label__"), min(1.0, float(one[0][0]))) if one else ("other", None)
            for one in answers
        ]

    @classmethod
    def train(
        cls, texts: Sequence[str], kinds: Sequence[str], weights: Sequence[float], folder: Path
    ) -> None:
        import fasttext

        lines = folder / "fasttext.txt"
        with lines.open("w", encoding="utf-8", errors="replace") as file:
            for text, kind, weight in zip(texts, kinds, weights, strict=True):
                file.write(f"__label__{kind} {' '.join(text.split())}\n" * max(1, round(weight)))
        model = fasttext.train_supervised(
            str(lines), wordNgrams=2, epoch=5, dim=50, bucket=200_000, minCount=2, thread=1, verbose=0, seed=0
        )
        model.save_model(str(folder / cls.FILE))


@dataclass(frozen=True)
class Peer:
    """A peer by its key: what it is called, which module it needs, and how it is loaded and trained."""

    title: str
    module: str
    load: Any
    train: Any = None

    @property
    def there(self) -> bool:
        """Whether its library is installed."""
        return importlib.util.find_spec(self.module) is not None


PEERS = {
    "ours-fast": Peer("Amends, fast", "monitor", lambda _folder: Ours("fast")),
    "ours": Peer("Amends, as it ships", "monitor", lambda _folder: Ours("full")),
    "ours-every": Peer("Amends, transformer always", "monitor", lambda _folder: Ours("every")),
    "vader": Peer("VADER", "vaderSentiment", vader),
    "textblob": Peer("TextBlob", "textblob", blob),
    "bags": Peer("TF-IDF, logistic regr.", "sklearn", Bags, partial(Bags.train)),
    "fasttext": Peer("fastText", "fasttext", FastText, partial(FastText.train)),
}
HOW = {
    "vader": 'pip install "amends[bench]"',
    "textblob": 'pip install "amends[bench]"',
    "bags": 'pip install "amends[train]"',
    "fasttext": "pip install fasttext-wheel",
}
