"""What belongs to the customer: patterns of lower-case text, each with what it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from responders.domain.understanding.word_list import words

EMAIL = re.compile(r"(?<![a-z0-9._%+-])[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})+")
PHONE = re.compile(r"(?<![\w£$€.,/#-])(?:\+|00)?\(?\d(?:[ ()./-]{0,2}\d){6,14}(?![\w%-]|[.,:]\d)")
DATED = re.compile(r"\d{1,2}[./ -]\d{1,2}[./ -](?:\d{4}|\d\d)|\d{4}[./ -]\d{1,2}[./ -]\d{1,2}")
SURE_DIGITS = 9
"""Digits that make a telephone number by themselves; with fewer it has to be rung."""

SPELT_EMAIL = re.compile(
    r"\b[a-z0-9._-]{2,40} ?(?:\(at\)|\[at\]|\bat\b) ?[a-z0-9-]{2,40}(?: ?(?:\(dot\)|\[dot\]|\bdot\b) ?[a-z]{2,12})+\b"
)
_NUMBERED = (
    r"(?:order|booking|reservation|account|a/c|tracking|parcel|shipment|invoice|customer|member|membership|policy|loyalty|card|confirmation|pnr|claim|contract|"
    r"patient|nhs|passport|licen[cs]e|meter|mandate|prescription|consignment|cardholder|iban|sort code|reference|ref|receipt|transaction|imei|clubcard|railcard|rewards|subscription|client|case id|user id)"
)
NUMBER = re.compile(
    rf"(?<!@)\b(?:your )?{_NUMBERED}(?: (?:is|was|under|with))?"
    r"(?: (?:number|no\.?|nr\.?|id|code|reference|ref\.?|num))?(?: is| was|,| ends(?: in)?| ending(?: in)?)?[ :]*(?:#|no\.? ?)?"
    r"(?P<n>(?=[a-z0-9/-]*\d{3})[a-z]{0,5}[-/]?\d[\da-z/-]{2,}(?: \d{3,4}){0,4}|(?=[a-z]{0,7}\d)(?=\d{0,7}[a-z])[a-z0-9]{5,12})\b"
    r"(?! ?(?:am|pm|hours?|minutes?|days?|miles?|points?|more|of|people|items|times|customers|in the|%|per ?cent|and over)\b)"
    r"|(?<!case )(?<!ticket )(?<!bug )(?<!issue )(?<!build )(?<!patch )(?<!route )(?<!bus )(?<!flight )(?<!flt )(?<!gate )(?<!train )(?<!prompt )(?<![\w&])#(?P<m>[a-z]{0,3}-?\d{4,}[\w-]*)"
)
IBAN = re.compile(r"\b[a-z]{2}\d{2}(?: ?[a-z0-9]{4}){3,7}(?: ?[a-z0-9]{1,3})?\b")
CARD = re.compile(r"(?<![\w£$€-])\d(?:[ -]?\d){12,18}(?![\w-])")
CARD_END = re.compile(
    r"\b(?:(?:card|account|visa|mastercard|maestro|amex|debit|credit|number|phone|mobile|iban|a/c|one|digits)\b[^.!?\n]{0,20}?\s?(?:ending|ends|finishing)(?: in| with)?|ending (?:in|with)(?! (?:19|20)\d\d\b)) (?:\*+)?\d{3,4}\b"
    r"|\b(?:last|final) (?:two|three|four|five|six|[2-6]) (?:digits|numbers|figures)\b[^.!?\d\n]{0,20}\d{2,6}\b"
    r"|(?:\*{2,}|x{4,}|•{2,}) ?-?\d{4}\b"
)
OTHER_NUMBER = re.compile(
    r"\b(?P<of>[a-z]+) (?:number|no\.|nr\.?|id|reference|ref\.?)(?: is| was|:|,)? #?(?P<n>[a-z]{0,4}[-/]?\d[\da-z/-]{3,}(?: \d{2,4}){0,4})\b(?! ?%)"
)
"""A long number of anything: "frequent flyer number 330918274"."""

NOT_THEIRS = words("""
their its his her this that whole which what new old same right wrong serial round lucky lottery
flight bus route train tram ferry line gate platform model part item article product version batch
lot stock catalogue style phone telephone fax helpline contact our the office desk emergency free
shop company vat charity tax error issue ticket case bug build room table seat page chapter is on at
in a any
""")
"""Whose number is no customer's."""
_MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
BIRTH = re.compile(
    rf"\b(?:date of birth|birth ?day|birth ?date|born(?: on)?|dob|d\.o\.b\.?)\b[^.!?\n]{{0,25}}?(?P<d>\d{{1,2}}(?:st|nd|rd|th)?(?:[./ -]| of )(?:\d{{1,2}}|{_MONTH})(?:[./ -]+\d{{2,4}})?|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{4}}-\d\d-\d\d)"
)
LONG_NUMBER = re.compile(
    r"(?<![\w£$€.,@])(?:[a-z]{0,4}-?\d[\d-]{4,}\d\w*|(?=[a-z0-9-]*\d)(?=[a-z0-9-]*[a-z])[a-z0-9]{2,}(?:-[a-z0-9]{2,})+|[a-z]{2,3}\d{5,}\w*)"
)
_HEALTH = (
    r"depress\w+|anxiety|diagnos\w+|prescription|medication|medicines?|tablets|antidepress\w+|pregnan\w+|blood (?:test|results?|pressure)|test results?|biopsy|scan results?|"
    r"therapy|counselling|hiv|std|sti|cancer|tumou?r|chemo\w*|diabet\w+|epilep\w+|asthma|allerg\w+|surgery|operation|procedure|miscarriage|ivf|fertility|rehab|addiction|insulin|"
    r"mental health|disabilit\w+|condition|illness|smear|colonoscopy|mri|x-?ray|dementia|eating disorder|ulcer|hernia|migraines?|adhd|autis\w+|bipolar|methadone|sick note|symptoms?|treatment plan|root canal|psychiatr\w+|implants?|vasectomy|abortion"
)
_DEBT = (
    r"arrears|debts?|overdraft|missed payments?|late payments?|unpaid (?:bills?|balance|invoices?|rent)|outstanding (?:balance|amount|debt|payments?)|overdue (?:balance|account|payments?|amount|rent|bill)|"
    r"credit (?:score|rating|check|file|history)|loan default|default(?: notice)?|bankruptcy|insolvency|repossession|eviction|mortgage arrears|salary|wages|universal credit|payday loan|debt collect\w+|account balance|bounced (?:cheque|payment)"
)
MATTER = re.compile(
    rf"\b(?:your (?:[£$€]?[\w.,'-]+ ){{0,2}}?(?P<a>{_HEALTH}|{_DEBT})(?!\w)(?: [a-z-]+)?|(?:[£$€]\d[\d,.]* (?:of|in) )?(?P<b>{_DEBT}) (?:on|of|in) your [a-z]+|you(?:'ve| have| are|'re|) (?:been )?(?:\w+ ){{0,3}}?(?P<c>behind (?:on|with) [a-z' ]{{3,20}}|in (?:arrears|debt)|overdrawn|pregnant|bankrupt|diabetic|depressed)|you owe (?:us )?(?P<d>[£$€]\d[\d,.]*))"
)


def passes_luhn(digits: str) -> bool:
    """Whether a row of digits is a possible card number."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if place % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def is_iban(text: str) -> bool:
    """Whether the check digits of an IBAN are right."""
    plain = text.replace(" ", "").upper()
    turned = plain[4:] + plain[:4]
    return 15 <= len(plain) <= 34 and int("".join(str(int(letter, 36)) for letter in turned)) % 97 == 1


def payment_numbers(plain: str) -> Iterator[tuple[int, int]]:
    """Card numbers and accounts with right check digits, and the last digits of a card."""
    for match in CARD.finditer(plain):
        digits = re.sub(r"\D", "", match[0])
        if 13 <= len(digits) <= 19 and passes_luhn(digits):
            yield match.span()
    yield from (match.span() for match in IBAN.finditer(plain) if is_iban(match[0]))
    yield from (match.span() for match in CARD_END.finditer(plain))
