from __future__ import annotations

import pytest

from monitor.domain.reading import Risk
from monitor.language.reader import Reader

INJURIES = [
    "Your hair dryer burned my scalp and it is blistering",
    "my daughter choked on the button that came off your teddy bear",
    "Found a piece of glass in my soup, cut my lip open",
    "we all got food poisoning after the wedding buffet you catered",
    "The stair gate snapped and our toddler fell down the stairs",
    "got an electric shock off your toaster this morning",
    "The charger exploded next to my bed",
    "I'm in A&E because your driver ran over my foot",
    "allergic reaction to your cream, had to use my epipen",
    "smoke coming out of the dishwasher you fitted yesterday!!",
    "there's a smell of gas since your engineer left",
    "brakes failed on the rental car, we could have died",
    "My nan slipped on your wet floor and broke her hip",
    "i threw up all night after eating ur chicken wrap",
    "son's in hospital, the label said nut free and it wasnt",
    "the pharmacy gave me the wrong medication",
    "carbon monoxide alarm went off twice after the boiler service",
    "Your scooter's wheel came off and I'm covered in blood",
    "bit down on a metal screw in my sandwich and cracked a tooth",
    "the ceiling in room 12 fell on my wife, she needed stitches",
]
LEGAL = [
    "I'm calling my lawyer in the morning",
    "You will be hearing from my solicitor",
    "see you in court",
    "Taking this to small claims if I don't have my money by Friday",
    "i will sue you for this",
    "Reporting you to trading standards and the ombudsman",
    "I have filed a chargeback with my bank",
    "this is a breach of contract and you know it",
    "My attorney has the photographs and the receipts",
    "We are considering legal action against your company",
    "going legal with this one, had enough",
    "I've complained to the regulator about your fees",
    "Class action anyone? there must be hundreds of us",
    "what you did is illegal and i have called the police",
    "consider this a letter before action",
    "Is it legal to keep my deposit? My lawyer says no.",
]
OTHER_RISKS = [
    ("your waiter refused to serve us because we are black", Risk.DISCRIMINATION),
    ("Turned away because of my guide dog. In a hotel!", Risk.DISCRIMINATION),
    ("the manager made a racist joke about my mother", Risk.DISCRIMINATION),
    ("I logged in and can see another customer's address and card details", Risk.DATA_BREACH),
    ("Looks like you had a data breach, my password is on the internet", Risk.DATA_BREACH),
    ("I'm a journalist at a national newspaper and would like a comment by 5pm", Risk.PRESS),
    ("Working on a story about your warehouse, who is your press office?", Risk.PRESS),
    ("worst bank ever, closing my account and switching to someone else", Risk.LEAVING),
    ("You have lost a customer. I will never shop here again", Risk.LEAVING),
    ("you cut me off and i don't want to live anymore", Risk.SELF_HARM),
    ("if you take the house i will kill myself", Risk.SELF_HARM),
    ("i know where your call centre is and i will burn the place down", Risk.ABUSE),
    ("tell that driver i'll break his legs", Risk.ABUSE),
]
HARMLESS = [
    "killer deal on the trainers today",
    "this sauce is to die for",
    "my lawyer friend loves your cafe",
    "These prices are criminal, in the best way: criminally good coffee",
    "the new burger is fire",
    "I'm dead 😂 your intern deserves a raise",
    "my wallet is hurting after your sale",
    "You nearly gave me a heart attack with that free upgrade, thank you!",
    "court shoes back in stock when?",
    "anyone up for the food court at six",
    "Thanks to Sue at the front desk for the lovely welcome",
    "that cake should be illegal, so good",
    "burning question: is the oat milk coming back?",
    "explosion of flavour in every bite",
    "your support team killed it today",
    "smoked salmon bagel is back!",
    "dying to try the new menu",
    "I could murder one of your pies right now",
    "The french press I bought from you is great",
    "sick design on the new hoodie!!",
    "fell in love with this sofa",
    "Photobomb of the year at your booth",
    "no one was hurt in the making of this sandwich, unlike my diet",
    "leaving for Rome tomorrow with my new suitcase, thanks!",
    "bath bombs half price this week",
    "killing time in your lovely lounge",
    "your legal drama on channel three is brilliant telly",
    "switched on my new lamp and wow",
]


@pytest.mark.parametrize("text", INJURIES)
def test_an_injury_or_danger_is_caught(reader: Reader, text: str) -> None:
    reading = reader.read(text)
    assert Risk.INJURY in reading.risks
    assert reading.escalate
    assert reading.severity >= 0.7


@pytest.mark.parametrize("text", LEGAL)
def test_a_legal_threat_is_caught(reader: Reader, text: str) -> None:
    reading = reader.read(text)
    assert Risk.LEGAL in reading.risks
    assert reading.escalate


@pytest.mark.parametrize(("text", "risk"), OTHER_RISKS)
def test_the_other_risks_are_caught(reader: Reader, text: str, risk: Risk) -> None:
    reading = reader.read(text)
    assert risk in reading.risks
    assert reading.escalate or risk is Risk.LEAVING


@pytest.mark.parametrize("text", [*INJURIES[:6], *LEGAL[:6]])
@pytest.mark.parametrize("change", [str.upper, str.title, "@brand {} 😡".format, "“{}”".format])
def test_no_risk_hides_behind_case_quotes_or_emoji(reader: Reader, text: str, change: object) -> None:
    assert callable(change)
    assert reader.read(change(text)).escalate


@pytest.mark.parametrize("text", HARMLESS)
def test_sayings_that_look_like_a_risk_are_let_be(reader: Reader, text: str) -> None:
    reading = reader.read(text)
    assert reading.risks == ()
    assert not reading.escalate
    assert reading.severity < 0.5


@pytest.mark.parametrize(
    ("saying", "threat"),
    [
        ("this sauce is to die for", "and it gave me food poisoning"),
        ("my lawyer friend loves your cafe", "but my own lawyer will write to you"),
        ("killer deal", "until the heater exploded in my hand"),
    ],
)
def test_a_saying_does_not_cover_a_threat_beside_it(reader: Reader, saying: str, threat: str) -> None:
    assert reader.read(f"{saying} {threat}").escalate
