"""All rules of trouble, in the order they are tried, and how single words are said back."""

from __future__ import annotations

from responders.domain.issue_rule import Rule
from responders.domain.issue_rules_goods import GOODS_RULES
from responders.domain.issue_rules_service import SERVICE_RULES

RULES: tuple[Rule, ...] = (*GOODS_RULES, *SERVICE_RULES)

SAID_SO = {
    "arrive": "arrived",
    "come": "came",
    "turn up": "turned up",
    "show up": "showed up",
    "shown up": "showed up",
    "check in": "check in",
    "checkin": "check in",
    "checkout": "check out",
    "reach": "reach us",
    "contact": "contact us",
    "speak to": "speak to us",
    "talk to": "talk to us",
    "find": "find it",
    "use": "use it",
    "open": "open it",
    "view": "view it",
    "see": "see it",
    "print": "print it",
    "update": "update it",
    "download": "download it",
    "upload": "upload it",
    "transfer": "make your transfer",
    "return": "send it back",
    "by the bin": "by the bins",
    "hair": "hair",
    "hairs": "hair",
    "burned": "burnt",
    "moldy": "mouldy",
    "stinks": "smelly",
    "stank": "smelly",
    "ruder": "rude",
    "rudest": "rude",
    "patronizing": "patronising",
    "change my flight": "change your flight",
    "change my booking": "change your booking",
    "change my seat": "change your seat",
    "crash": "crash",
    "bug": "a bug",
    "fly": "a fly",
    "insect": "an insect",
    "worm": "a worm",
    "bone": "a bone",
    "stone": "a stone",
    "disgusting": "not clean",
    "colour": "colour",
    "stay": "stay",
    "one": "one",
}
"""How a customer's own word is written in a reply, where not as it stands."""
