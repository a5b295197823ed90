"""The mood a reply answers: to anger plain and short, to sadness gently, and never cute to either (P31)."""

from __future__ import annotations

import re

from responders.domain.facts import Facts

CALM = "calm"
FURIOUS = re.compile(
    r"\b(?:furious|fuming|livid|disgrace\w*|disgust\w*|pathetic|useless|scum|incompeten\w+|idiots?|clowns?|moron\w*|"
    r"shambles|worst|fuck\w*|f\W{2,}\w*|wtf|ffs|shit\w*|bullshit|bloody|crap\w*|sucks?|absolute (?:joke|cowboys)|never again|"
    r"how dare|rot in|go to hell|outrageous|unacceptable|appalling|hate)\b|[!?]{3,}|[🤬😡😤]"
)
SARCASTIC = re.compile(
    r"\b(?:thanks for nothing|cheers for (?:nothing|that)|nice (?:one|job|work)|slow clap|"
    r"congrat\w+ (?:on|for) being|(?:just |absolutely |simply )(?:brilliant|wonderful|fantastic|lovely)|how (?:nice|kind|lovely)|gold star|"
    r"what a surprise|surprise,? surprise|\*?slow clap\*?|so much for)\b|\*thanks\*|[👏🙃🙄]"
)
SAD = re.compile(
    r"\b(?:gutted|heart ?broken|in tears|crying|cried|sobbing|so sad|sad to|upset(?!ting the)|devastated|funeral|died|passed away|(?:my|our|his|her) late \w+|since (?:he|she|they) (?:went|died|passed)|grie(?:f|ving)|"
    r"miss(?:ed|ing) (?:my|our|his|her) (?:\w+ )?(?:wedding|birthday|funeral|anniversary|graduation|christmas)|ruined (?:my|our|his|her)|"
    r"disappointed|let down|broke my heart)\b|[😢😭💔😞😔]"
)
RESIGNED = re.compile(
    r"\b(?:given up|giving up|give up|had enough|done with|as usual|yet again|every (?:single )?time|same old|i expected|as expected|"
    r"last (?:time|straw)|no longer|tired of|sick of|fed up|not surprised|switching|taking my (?:business|custom))\b|[😒]"
)


def mood_of(facts: Facts) -> str:
    """How the writer sounds: calm, furious, sarcastic, sad or resigned. The strongest word counts."""
    for mood, pattern in (
        ("sad", SAD),
        ("furious", FURIOUS),
        ("sarcastic", SARCASTIC),
        ("resigned", RESIGNED),
    ):
        if pattern.search(facts.plain):
            return mood
    return CALM
