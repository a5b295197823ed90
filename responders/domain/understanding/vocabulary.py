"""The plain words that may be repeated from a post. A word that is not listed stays out, whoever wrote it."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import resources

from responders.domain.understanding.word_list import words

DAYS = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
MONTHS = words("january february march april may june july august september october november december")
FEASTS = frozenset(["christmas", "easter"])
CAPITALS = words("tv gp dvd pdf usb sms pin sim gps vat id qr atm hdmi vip dm")
"""Short forms that are written in capitals."""

_PLACES = """
aberdeen abu-dhabi adelaide alicante amsterdam antigua antwerp athens atlanta auckland austin bahrain bali
baltimore bangkok barbados barcelona basel bath beijing belfast berlin bermuda bilbao birmingham bologna boston
bordeaux bournemouth bradford brighton brisbane bristol brussels bucharest budapest buffalo calgary cambridge
cancun canterbury cardiff charlotte chester chicago christchurch cincinnati cleveland cologne columbus copenhagen
cork cornwall coventry dallas delhi denver derby detroit devon doha dorset dubai dublin dubrovnik dundee durham
dusseldorf edinburgh essex exeter faro florence frankfurt galway gatwick geneva genoa gibraltar glasgow gloucester
hamburg hanoi heathrow helsinki honolulu houston hull ibiza indianapolis innsbruck ipswich istanbul jacksonville
jakarta jersey johannesburg kent lagos lancaster las-vegas leeds leicester lima limerick lincoln lisbon liverpool
ljubljana london los-angeles luton luxembourg lyon madeira madrid malaga malta manchester marrakech marseille
melbourne memphis mexico-city miami milan milwaukee minneapolis minorca montreal moscow mumbai munich nairobi naples
nashville newark newcastle new-orleans new-york nice norfolk norwich nottingham orlando osaka oslo ottawa oxford
palermo paris perth philadelphia phoenix pisa pittsburgh plymouth portland porto portsmouth prague preston
providence raleigh reading reno reykjavik richmond rio rome rotterdam sacramento salzburg san-diego san-francisco
santorini seattle seoul seville shanghai sheffield singapore sofia southampton stansted stockholm stuttgart suffolk
surrey swansea swindon sydney taipei tallinn tampa tenerife tokyo toronto toulouse tucson tulsa turin utrecht
valencia vancouver venice verona vienna warsaw washington wellington winchester worcester york zagreb zurich
australia austria belgium brazil bulgaria canada chile china colombia croatia cuba cyprus denmark egypt england
estonia finland france georgia germany greece hungary iceland india indonesia ireland israel italy jamaica japan
kenya latvia lithuania malaysia mauritius mexico morocco nepal netherlands nigeria norway peru poland portugal
romania scotland serbia slovakia slovenia spain sweden switzerland thailand tunisia turkey uganda ukraine vietnam
wales alaska arizona california colorado florida hawaii illinois michigan nevada ohio oregon texas utah virginia
"""
PLACES = frozenset(word.replace("-", " ") for word in _PLACES.split())
"""Towns and countries that may be said back where a plain shape names them: "stuck in Denver"."""

NUMBER_WORDS = words(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred"
)
PRODUCTS = {
    name.lower(): name
    for name in words(
        "Apple iPhone iPhones iPad iPads iOS iTunes AirPods MacBook Android Samsung Google Gmail Chrome Safari Firefox Facebook Instagram "
        "Twitter WhatsApp YouTube Netflix Spotify PayPal Klarna Alexa Siri Bluetooth Windows Excel Outlook Wi-Fi Xbox PlayStation "
        "Nintendo Kindle Roku Chromecast Fitbit PDF PDFs CSV HDMI USB GPS VPN LTE OTP QR Visa Mastercard Amex PreCheck"
    )
}
"""Names of things that everybody uses, as they are written."""

COUNT = re.compile(r"\d{1,3}(?:\.5)?")
CLOCK = re.compile(r"(?:[01]?\d|2[0-3]):[0-5]\d(?:[ap]m)?|\d{1,2}[ap]m")
MONEY = re.compile(r"[£$€]\d{1,5}(?:,\d{3})?(?:\.\d{2})?")
UNITS = {
    "mins": "minutes",
    "min": "minutes",
    "hrs": "hours",
    "hr": "hours",
    "wks": "weeks",
    "wk": "week",
    "mths": "months",
    "yrs": "years",
    "secs": "seconds",
    "sec": "seconds",
}
"""Short units as they are said in full."""

COUNTED = words(
    "second seconds minute minutes hour hours day days night nights week weeks month months year years time times "
    "people agents passengers guests adults children kids calls emails messages letters texts visits trips flights "
    "bags items orders parcels boxes bottles cups plates chairs tables seats rooms tickets nights miles points "
    "percent engineers drivers attempts pages questions delays issues errors problems weekends pounds dollars euros "
    "stores shops branches devices phones accounts payments charges cancellations changes stops pieces eggs"
)
"""Nouns that a number of up to three digits may count."""


@lru_cache(maxsize=1)
def plain_words() -> frozenset[str]:
    """The listed words, lower case."""
    return frozenset(
        (resources.files(__package__) / "plain_words.txt").read_text(encoding="utf-8").split("\n")
    ) - {""}


def is_plain(word: str) -> bool:
    """Whether a lower-case word may be repeated."""
    return word in plain_words()


def written(word: str) -> str:
    """How a lower-case word is written in the middle of a sentence."""
    if word in DAYS or word in FEASTS or (word in MONTHS and word not in {"march", "may"}):
        return word.capitalize()
    if word in CAPITALS:
        return word.upper()
    return "I" + word[1:] if word == "i" or word.startswith("i'") else word
