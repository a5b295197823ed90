"""Decides the topics: up to three, the likeliest first."""

from __future__ import annotations

from spacy.language import Language

from monitor.domain.reading import Topic
from monitor.language import patterns
from monitor.language.components.base import Fitted, blends
from monitor.language.notes import Notes
from monitor.language.patterns.finder import Hit

NAME = "amends_topics"
TOPICS = tuple(topic for topic in Topic if topic is not Topic.OTHER)


class TopicDecider(Fitted):
    """`blends` holds one blend a topic; "other" is what remains where no topic is likely."""

    def decide(self, found: Notes) -> None:
        """Note the topics, with the places that show them."""
        if found.scores is None:
            found.topics = {Topic.OTHER: []}
            return
        met = patterns.topics().find(found.plain, found.pieces, most=1)
        likely: list[tuple[float, Topic, list[Hit]]] = []
        blends = self.blends("blends", found.depth)
        for topic in TOPICS:
            spans = met.get(topic, [])
            blend = blends[topic]
            probability = blend.of(found, f"topic:{topic}", hit=bool(spans))
            if probability >= blend.threshold:
                likely.append((probability, topic, spans))
        likely.sort(key=lambda one: -one[0])
        found.topics = {topic: spans for _, topic, spans in likely[: self.numbers["most"]]} or {
            Topic.OTHER: []
        }


@Language.factory(NAME, default_config={"most": 3})
def decider(nlp: Language, name: str, most: int) -> TopicDecider:
    """Make the component; `most` is how many topics one post may have."""
    del nlp, name
    return TopicDecider(most=most, blends=blends(map(str, Topic)))
