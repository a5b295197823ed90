"""A trouble that the reply passes over is told; one that it takes up in other words is not."""

from __future__ import annotations

import pytest

from monitor.domain.reading import Kind, Risk
from responders.domain.finding import Finding
from responders.domain.tone import Context, check_reply
from responders.grammar import shipped_grammar
from tests.responders.domain.readings import reading

GRAMMAR = shipped_grammar()

PASSED_OVER = (
    ("The zip broke on day two and your shop assistant smirked at me.", "smirked",
     "I'm sorry about the zip. A new jacket leaves here today. – Maya"),
    ("My parcel was late and you charged me twice.", "charged me twice",
     "I'm so sorry your parcel was late. It reaches you tomorrow by noon. – Maya"),
    ("Soup was cold and the toilets were disgusting.", "toilets",
     "I'm sorry the soup was cold. I've spoken with the kitchen this morning. – Ana"),
    ("Dentist ran 50 minutes late. Then the receptionist shouted at my mum.", "receptionist",
     "I'm sorry for the fifty minutes. I've put a gap into every morning as of today. – Dr Lam"),
    ("The washing machine you fitted leaks and the fitter cracked a tile.", "tile",
     "I'm sorry it leaks. I'm coming by at four today with a new hose. – Lou"),
    ("Flight delayed five hours and you lost my suitcase.", "suitcase",
     "I'm sorry your flight was five hours late. I've sent the money for your meals this morning. – Priya"),
    ("App crashes at the payment page. Also my loyalty points vanished.", "points",
     "Sorry the app crashes. We've found it and the new version is out tonight. – Kofi"),
    ("The hotel room stank of smoke, and the wifi never worked.", "wifi",
     "I'm sorry about the smoke in your room. I've moved you to room 12 as of tonight. – Rosa"),
    ("Roses arrived wilted and the card had somebody else's name on it.", "card",
     "I'm so sorry the roses were wilted. A fresh bunch goes out this afternoon. – Winnie"),
    ("Mechanic scratched my bonnet and you billed me for brake pads I never ordered.", "scratched",
     "I'm sorry about the brake pads on your bill. I've taken them off today. – Ian"),
    ("Shower was freezing all week and the gym was locked.", "gym",
     "I'm sorry the shower was cold all week. The plumber is in today. – Rosa"),
    ("Wrong size boots, and nobody answers my emails.", "emails",
     "I'm sorry about the wrong size. The right pair goes out at five today. – Gia"),
    ("The groomer cut my dog's ear.", "ear",
     "I'm sorry about all of this. I'll look into it today. – Ben"),
    ("My electricity has been off since dawn.", "electricity",
     "Thank you for reaching out. We're sorry to hear this and I'll get back to you by noon. – Imran"),
    ("Your bus splashed me from head to toe.", "bus",
     "We apologise for the experience. Your feedback matters to us. – Carla"),
    ("Wardrobe came with no screws.", "wardrobe",
     "I'm really sorry to hear that. I'm checking and will write to you by five. – Astrid"),
    ("You spelled my daughter's name wrong on the cake.", "cake",
     "I'm so sorry we let you down. I'll do better next time, and I'll be in touch today. – Nell"),
    ("Physio cancelled on me and the clinic kept my deposit.", "deposit",
     "I'm sorry that our physio cancelled. There's a new appointment for you on Friday at nine. – Marc"),
    ("The tour guide never turned up. The minibus had no seat belts either!", "seat belts",
     "I'm sorry our guide never turned up. A colleague takes you round tomorrow at ten. – Annika"),
    ("Broadband drops every evening and your engineer left a hole in my wall.", "hole",
     "I'm sorry the broadband drops each evening. I've reset the line just now and I'll test it at nine tonight. – Craig"),
)  # fmt: skip

TAKEN_UP = (
    ("The zip broke on day two and your shop assistant smirked at me.",
     "I'm sorry, for the zip and for my colleague's manner. A new jacket leaves today, and I've had a word with her. – Maya"),
    ("My parcel was late and you charged me twice.",
     "I'm sorry we kept you waiting for your order. The second payment goes back to your card today. – Maya"),
    ("Soup was cold and the toilets were disgusting.",
     "I'm sorry: lukewarm soup, and washrooms nobody had cleaned. I've scrubbed them myself this morning. – Ana"),
    ("Dentist ran 50 minutes late. Then the receptionist shouted at my mum.",
     "I'm sorry we kept you both sitting there, and that our front desk raised its voice at your mother. I've talked with her today. – Dr Lam"),
    ("The washing machine you fitted leaks and the fitter cracked a tile.",
     "I'm sorry for the water on your floor and the damage to the wall. I'm coming by at four today. – Lou"),
    ("Flight delayed five hours and you lost my suitcase.",
     "I'm sorry we landed you so late, and without your luggage. The bag is on its way and reaches you tonight. – Priya"),
    ("App crashes at the payment page. Also my loyalty points vanished.",
     "Sorry the checkout keeps falling over. It's mended in tonight's version, and I've put your points back. – Kofi"),
    ("The hotel room stank of smoke, and the wifi never worked.",
     "I'm sorry: a smoky room and no internet. I've moved you to room 12, where both are fine tonight. – Rosa"),
    ("Ordered a blue lamp, got a red one.",
     "I'm sorry we packed the wrong colour. The blue one leaves here at five today. – Astrid"),
    ("Mechanic scratched my bonnet and you billed me for brake pads I never ordered.",
     "I'm sorry about the paintwork, and about the pads on your invoice. I've struck them out and booked the sprayer for Friday. – Ian"),
    ("Been on hold for 45 minutes.",
     "I'm sorry you've waited so long to speak to one of us. I'm ringing you in five minutes. – Ines"),
    ("Wrong size boots, and nobody answers my emails.",
     "I'm sorry about the boots and about our silence. The right pair goes out at five today. – Gia"),
    ("treadmill's bust again",
     "I'm sorry. I've fixed it this morning and ran a mile on it to be sure. – Ash"),
    ("My electricity has been off since dawn.",
     "I'm sorry you've sat in the dark since dawn. A crew is at the substation and has it back by noon. – Imran"),
    ("Locked out of my account since Monday!!",
     "I'm sorry. I've reset your password just now and you can get in again. – Yara"),
    ("My dad was left in the corridor for six hours. Nobody told us a thing.",
     "I'm so sorry that your father lay there for six hours, and that we kept you in the dark. I'm with him now. – Oluchi"),
    ("You spelled my daughter's name wrong on the cake.",
     "I'm so sorry I iced it wrongly. I'm baking a new one now and bring it round by three. – Nell"),
    ("Physio cancelled on me and the clinic kept my deposit.",
     "I'm sorry we called it off and held on to your money. Both are put right: Friday at nine, and the refund left today. – Marc"),
    ("The tour guide never turned up. Worst holiday ever, never again!",
     "I'm sorry our guide never turned up. A colleague takes you round tomorrow at ten. – Annika"),
    ("My fridge and freezer are both dead after the power cut. I'm furious.",
     "I'm sorry about the fridge. A fitter is with you at eight tomorrow. – Lou"),
)  # fmt: skip


def passed_over(reply: str, mention: str, *, kind: Kind = Kind.COMPLAINT) -> list[Finding]:
    found = check_reply(reply, mention, Context(kind=kind, grammar=GRAMMAR))
    return [finding for finding in found if finding.code == "unanswered-issue"]


@pytest.mark.parametrize(("mention", "trouble", "reply"), PASSED_OVER)
def test_a_trouble_passed_over_is_told(mention: str, trouble: str, reply: str) -> None:
    (finding,) = passed_over(reply, mention)
    assert trouble in finding.why.lower()
    assert trouble in mention.lower()


@pytest.mark.parametrize(("mention", "reply"), TAKEN_UP)
def test_a_trouble_taken_up_in_other_words_is_met(mention: str, reply: str) -> None:
    assert passed_over(reply, mention) == []


def test_praise_is_not_asked_for_its_troubles() -> None:
    assert passed_over("Thank you! – Maya", "Lovely tea. The lid was broken.", kind=Kind.PRAISE) == []


def test_a_post_of_harm_may_be_met_in_private() -> None:
    mention = "Your ladder collapsed and my son is in hospital with a broken arm."
    reply = "I'm so sorry. How are you both now? I'll write to you privately within the hour. – Maya"
    careful = Context(
        kind=Kind.COMPLAINT, grammar=GRAMMAR, reading=reading("complaint", risks=(Risk.INJURY,))
    )
    assert "unanswered-issue" not in {finding.code for finding in check_reply(reply, mention, careful)}
    assert passed_over(reply, mention)


def test_without_a_grammar_the_signs_between_clauses_part_them() -> None:
    mention = "My parcel was late, and you charged me twice."
    found = check_reply(
        "I'm sorry your parcel was late. It's with you tomorrow by noon. – Maya",
        mention,
        Context(kind=Kind.COMPLAINT),
    )
    assert "unanswered-issue" in {finding.code for finding in found}


MAY_MEAN_BOTH = (
    ("Paid for next day, it came late, and the box was crushed.",
     "I'm sorry it came late, and then in that state. A fresh one leaves today. – Maya"),
    ("The zip broke and your shop assistant smirked at me.",
     "I'm sorry about the zip, and that one of us was unkind on top of it. A new jacket leaves today. – Maya"),
    ("The radio crackles and your help desk told me it's \"a feature\".",
     "I'm sorry about the crackle. That is no feature, and a new radio leaves today. – Maya"),
    ("Soup was cold and the toilets were disgusting.",
     "I'm sorry, neither is how we want it. The soup comes off your bill today. – Ana"),
    ("You promised me a room with a view and gave me one over the kitchen.",
     "I'm sorry. It's been changed: room 12 looks out on the sea and is yours tonight. – Rosa"),
    ("Bins never emptied for three weeks, and the stench is unreal.",
     "I'm sorry, three weeks of rubbish is far too much. A lorry is in your street at seven tomorrow. – Dilys"),
)  # fmt: skip


@pytest.mark.parametrize(("mention", "reply"), MAY_MEAN_BOTH)
def test_a_reply_that_may_mean_the_other_trouble_is_left_alone(mention: str, reply: str) -> None:
    assert passed_over(reply, mention) == []


@pytest.mark.parametrize(
    ("mention", "trouble", "reply"),
    [
        ("The wardrobe came with a cracked door and half the screws missing.", "screws",
         "I'm sorry about the cracked door. A new one is on Thursday's lorry. – Magda"),
        ("Jeans came in the wrong size and took three weeks.", "wrong size",
         "I'm sorry they took three weeks. I've moved our parcels to a faster courier from today. – Kit"),
        ("App shows my old address and I've been charged twice this month.", "charged",
         "I'm sorry about the address. I've changed it by hand just now. – Liv"),
        ("Cut off three times and you've billed me for the calls!", "billed",
         "I'm sorry we cut you off three times. I'm ringing you at two today. – Bo"),
    ],
)  # fmt: skip
def test_a_second_trouble_in_few_words_is_found(mention: str, trouble: str, reply: str) -> None:
    (finding,) = passed_over(reply, mention)
    assert trouble in finding.why.lower()


def test_a_post_that_names_no_trouble_has_none_to_pass_over() -> None:
    assert passed_over("I'm sorry you feel let down. What happened? – Maya", "You ruined our trip.") == []
