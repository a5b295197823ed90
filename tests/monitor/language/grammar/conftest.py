from __future__ import annotations

from pathlib import Path

import pytest

ROWS = {
    "The parcel was lost .": [
        ("the", "DET", "DT", "Definite=Def|PronType=Art", 2, "det"),
        ("parcel", "NOUN", "NN", "Number=Sing", 4, "nsubj:pass"),
        ("be", "AUX", "VBD", "Tense=Past|VerbForm=Fin", 4, "aux:pass"),
        ("lose", "VERB", "VBN", "Tense=Past|VerbForm=Part|Voice=Pass", 0, "root"),
        (".", "PUNCT", ".", "_", 4, "punct"),
    ],
    "We sent two parcels .": [
        ("we", "PRON", "PRP", "Case=Nom|Number=Plur|Person=1|PronType=Prs", 2, "nsubj"),
        ("send", "VERB", "VBD", "Tense=Past|VerbForm=Fin", 0, "root"),
        ("two", "NUM", "CD", "NumForm=Word|NumType=Card", 4, "nummod"),
        ("parcel", "NOUN", "NNS", "Number=Plur", 2, "obj"),
        (".", "PUNCT", ".", "_", 2, "punct"),
    ],
    "Secretname arrived late .": [
        ("Secretname", "PROPN", "NNP", "Number=Sing", 2, "nsubj"),
        ("arrive", "VERB", "VBD", "Tense=Past|VerbForm=Fin", 0, "root"),
        ("late", "ADV", "RB", "Degree=Pos", 2, "advmod"),
        (".", "PUNCT", ".", "_", 2, "punct"),
    ],
}


def sentences(times: int) -> str:
    """A treebank of three sentences, over and over."""
    blocks = []
    for number in range(times):
        for text, rows in ROWS.items():
            lines = [f"# sent_id = {number}", f"# text = {text}"]
            for at, (word, row) in enumerate(zip(text.split(), rows, strict=True), start=1):
                lemma, pos, tag, morph, head, label = row
                lines.append("\t".join((str(at), word, lemma, pos, tag, morph, str(head), label, "_", "_")))
            blocks.append("\n".join(lines) + "\n\n")
    return "".join(blocks)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with a treebank of our own."""
    folder = tmp_path / "data" / "ud_ewt"
    folder.mkdir(parents=True)
    (folder / "train.conllu").write_text(sentences(40), encoding="utf-8")
    (folder / "dev.conllu").write_text(sentences(10), encoding="utf-8")
    return tmp_path / "data"
