"""The model card and the licence that stand beside the grammar's weights."""

from __future__ import annotations

from typing import Any

LICENCE = "CC BY-SA 4.0"
SOURCE = {
    "name": "Universal Dependencies English EWT",
    "url": "https://github.com/UniversalDependencies/UD_English-EWT",
    "author": "Natalia Silveira, Timothy Dozat, Sebastian Schuster, Miriam Connor, Marie-Catherine de Marneffe, "
    "Nathan Schneider, Ethan Chi, Samuel Bowman, Hanzhi Zhu, Daniel Galbraith, Christopher Manning, John Bauer",
    "license": LICENCE,
}
NOTICE = f"""The files in this folder are licensed under the Creative Commons Attribution-ShareAlike 4.0
International licence ({LICENCE}), apart from the rest of Amends, whose code is under Apache-2.0.

The full text: https://creativecommons.org/licenses/by-sa/4.0/legalcode

They are adapted from {SOURCE["name"]} ({SOURCE["url"]}, {LICENCE}),
by {SOURCE["author"]}.
Its annotations are © 2013 and later by The Board of Trustees of The Leland Stanford Junior University. The
texts under them come from the English Web Treebank, LDC2012T13: parts are in the public domain, parts may be
© 2012 Google Inc., © 2011 Yahoo! Inc., © 2012 Trustees of the University of Pennsylvania, or of their authors.

What was changed: a pipeline of statistical models was trained on it; the texts themselves are not here.

Whoever passes these files on, changed or not, names the source, links to the licence, says what was
changed, and passes them on under the same licence. No warranties are given.
"""
CARD = """# The grammar weights

Version `{version}`, form and checksum. Made by `amends train-grammar`; do not edit by hand.

A spaCy pipeline for English: word vectors made from letters and shapes (tok2vec), tags, morphology, lemmas, and a
dependency parser that also finds sentences. Labels are those of Universal Dependencies. It is used for the
grammar of replies, not for reading mentions.

## Licence
**CC BY-SA 4.0 for the files in this folder**, apart from the code's licence (Apache-2.0): see [LICENSE](LICENSE).

## What it was trained on
The training part of [UD English EWT]({url}): 12,544 sentences of weblogs, newsgroups, e-mail, reviews and
answers, converted from hand-made trees and corrected by hand, under CC BY-SA 4.0. By {author}; described in
Silveira and others, *A Gold Standard Dependency Corpus for English*, LREC 2014. Nothing else was used. The texts
do not ship: of their words, only the pieces that lemmas are made of are kept.

The files hold no pickles: the weights, the tokenizer and the trees of the lemmas are MessagePack, the rest is JSON and text.

## How good it is
On the development part of the same treebank ({words:,} words), with its own words, punctuation counted. That part
also chose the best of the evaluations in training, so the figures flatter a little. Tests of others often use
another part, so do not compare them.

| what | figure |
| --- | ---: |
| tag (Penn) | {tag} |
| tag with morphology, as one label | {tag_with_morphology} |
| part of speech (UPOS) | {upos} |
| lemma | {lemma} |
| head (UAS) | {uas} |
| head and label (LAS) | {las} |
| starts of sentences, P / R / F1 | {sentences} |
| passive verbs ({passive_count} of them), P / R / F1 | {passives} |

{words_per_second:,} words a second on one core of a busy machine.

## What it is bad at
- One word in {wrong_head} hangs on the wrong word: good for counting passives, not for understanding a sentence.
- Sentences that end without a full stop, or with an emoji, often run into the next.
- Posts: slang, missing words and misspelt verbs ("was shiped"). Handles, links, emoji and words in capitals are replaced
  by plain ones before it looks; nothing was taught or measured on posts.
- Whether a participle is a passive or tells a state ("is closed") it often can't know; a list of states helps.
- Passives with "got" ("it got updated"), and some questions ("Was my refund sent?"): often missed.
- Names of shops and goods: tags and lemmas are guessed from their letters.
- English only; mostly American, from 1999 to 2011.
"""


def render(metrics: dict[str, Any]) -> str:
    """Return the card as Markdown, from what `train` measured."""
    told = metrics["measured"]
    shares = {name: f"{value:.3f}" for name, value in told.items() if isinstance(value, float)}
    return CARD.format(
        **shares,
        version=metrics["version"],
        url=SOURCE["url"],
        author=SOURCE["author"],
        words=told["words"],
        words_per_second=told["words_per_second"],
        wrong_head=max(1, round(1 / max(1e-9, 1 - told["uas"]))),
        passive_count=told["passives"]["there"],
        **{name: _three(told[name]) for name in ("sentences", "passives")},
    )


def _three(found: dict[str, float]) -> str:
    return " / ".join(f"{found[name]:.2f}" for name in ("precision", "recall", "f1"))
