"""What a reply promises in money: the amounts that it gives, and not those it tells of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from responders.domain.money import amounts_in
from responders.domain.patterns import any_of

SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?]+(?=\s|$)|[.!?](?=\S)[^.!?\n]*)*")
GIVING = any_of(
    r"\b(?:refund(?:ed|ing|s)?|credit(?:ed|ing)?|give|giving|gave|given|gift|voucher|gift card|compensat\w+|pay(?:ing)?|paid|send(?:ing)?|sent|transfer(?:red|ring)?|reimburs\w+|discount|"
    r"off|knock(?:ed|ing)?|waiv(?:e|ed|ing)|add(?:ed|ing)?|goodwill|back|on us|issu(?:e|ed|ing)|get|offer(?:ed|ing)?|top(?:ped|ping)? up|put|return(?:ed|ing)?|tak(?:e|en|ing)|here's|here is|"
    r"there's|there is|yours|for you|enjoy|land(?:s|ing)?|treat|spend|worth|cover(?:ing|ed)?|budget|have)\b"
)
TOLD = any_of(
    r"\b(?:back|up|down) to $|\b(?:under|below|above) $|\b(?:about|over|of|for|from|with|between) (?:the|your|that|those) $|(?<!voucher )(?<!credit )(?<!card )(?<!cheque )(?<!refund )\bfor (?:only |just )?$|\b(?:said|says|showed|shows|read|reads|advertised|charged|billed|between|instead of|not) [^.!?\n]{0,8}$|\b(?:you (?:paid|spent|were charged|lost|owe|were quoted|pay)|you've (?:paid|spent|been charged|lost)|(?:we|i)(?:'ve| have| also| then|'d| had)? (?:charged|took|billed|quoted|said|asked|charge|wrote|told|overcharged|owe|take)|"
    r"charge of|bill of|price of|fee of|cost you|costs?|set you back|excess is|price is|minimum of|plans? (?:is|are|from)|tickets? (?:is|are)|(?:is|are|was|were) (?:only |just |now |still )?)\b[^.!?\n]{0,14}$"
)
AFTER_TOLD = any_of(
    r"^ ?(?:is a lot|of (?:french|roaming|fees|arrears|charges)|(?:[a-z-]+ ){0,2}(?:charge|fee|bill|payment|fine|order|purchase|invoice|excess|deposit|meal|kettle|ticket|basket|price|over|more than|extra|too much|(?:a|per) (?:month|week|year|night|person|head))\b)|^(?: \w+)? (?:on the bill|was|were|came|for (?:a|the|your) \w+ (?:that|which|was|is))\b"
)
WRONGLY_TAKEN = any_of(
    r"\b(?:twice|double|doubled|second (?:charge|payment|fee)|extra (?:charge|fee|payment)|over-?charg\w+|charged|billed|billing|debited|took (?:the |my |our |your )?(?:money|payment|\w+ payment)|wrong (?:fee|charge|price|amount|sum|bill)|"
    r"difference|by mistake|in error|should(?:n't| not) have (?:paid|been)|duplicate|deposit|(?:took|taken|taking|kept|keep|swallowed) (?:my )?[£$€]\d+|(?:took|taken|paid) (?:too much|it twice)|fined|fine)\b"
)
UNDONE = any_of(
    r"\b(?:can't|cannot|unable|not able|won't|don't|doesn't|couldn't|didn't|isn't|never|not|whether|if we|wouldn't)\b"
)
SPELT = "two three four five six seven eight nine ten eleven twelve".split()  # noqa: SIM905
HOW_MANY = re.compile(rf"\b(?P<many>\d{{1,3}}|{'|'.join(SPELT)}|(?:a )?dozen)(?: ?[x×*] ?|(?: lots)? of | )$")
AGAIN = re.compile(r"^[^.!?\n]{0,24}\b(?:each|every|a|per) (?:day|week|month|year|order|visit|time)\b")
YEARLY = 12
"""What comes again and again counts as a dozen: nobody meant it to be bounded."""
ANOTHER = re.compile(r"\b(?:another|plus|second|third|extra|also|and (?:a|one|then))\b[^.!?\n]{0,20}$")


@dataclass(frozen=True, slots=True)
class Promise:
    """An amount that a reply gives, and where it stands."""

    amount: float
    start: int
    end: int


@lru_cache(maxsize=2048)
def promises_in(reply: str) -> tuple[Promise, ...]:
    """Every amount that a reply gives to its customer, in order. Currencies are not told apart."""
    plain = reply.replace("’", "'").lower()
    if len(plain) != len(reply):
        plain = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in reply)
    found = []
    for sentence in SENTENCE.finditer(plain):
        first, words = sentence.start(), sentence[0]
        for amount, start, end in amounts_in(words):
            if _given(words, start, end):
                times = _times(words, start, end)
                found.append(
                    Promise(times * amount, first + start, first + start + len(words[start:end].rstrip()))
                )
    return tuple(found)


def _times(sentence: str, start: int, end: int) -> float:
    """How often an amount is given: "ten £20 vouchers", "3 x £20"; a year's worth where it comes again and again."""
    before = HOW_MANY.search(sentence[max(0, start - 24) : start])
    again = YEARLY if AGAIN.search(sentence[end : end + 40]) else 1
    if before is None:
        return again
    many = before["many"]
    return again * (int(many) if many.isdecimal() else SPELT.index(many) + 2 if many in SPELT else 12)


def promised_money(reply: str, mention: str = "") -> float:
    """The sum that a reply promises, in the brand's currency; 0 where it promises none.

    An amount said twice ("£10 … your £10") is promised once. With the post, what we took wrongly and hand back
    is left out: it was the customer's all along.
    """
    return total(reply, [one for one in promises_in(reply) if not is_handed_back(one, reply, mention)])


def total(reply: str, promises: Sequence[Promise]) -> float:
    """The sum of some promises: the same amount counts again only where it is another one."""
    found: list[float] = []
    for promise in promises:
        if promise.amount not in found or ANOTHER.search(
            reply[max(0, promise.start - 30) : promise.start].lower()
        ):
            found.append(promise.amount)
    return sum(found)


def is_handed_back(promise: Promise, reply: str, mention: str) -> bool:
    """Whether an amount is the customer's own money: the post tells of a wrong charge, and it or the reply how much.

    That it was wrong is for the post to say; a reply can't wave its own promise through.
    """
    if not mention or not WRONGLY_TAKEN.search(mention.lower().replace("’", "'")):
        return False
    return promise.amount in set(amounts_told(reply, mention))


def amounts_told(reply: str, mention: str) -> Iterator[float]:
    """The amounts that the post names, and those that the reply tells of without giving them."""
    given = {promise.start for promise in promises_in(reply)}
    yield from (value for value, _, _ in amounts_in(mention))
    yield from (value for value, start, _ in amounts_in(reply) if start not in given)


def _given(sentence: str, start: int, end: int) -> bool:
    """Whether the amount stands in a promise, and not in the telling of what the customer paid."""
    clause = re.split(r"[;:]| and | but ", sentence[:start])[-1]
    around = clause + re.split(r"[;:]| and | but ", sentence[start : end + 40])[0]
    if not GIVING.search(around) or UNDONE.search(clause):
        return False
    return not TOLD.search(sentence[max(0, start - 40) : start]) and not (
        AFTER_TOLD.search(sentence[end : end + 40])
        and not re.search(r"\b(?:refund|back|off|credit|return|waiv|voucher)", around)
    )
