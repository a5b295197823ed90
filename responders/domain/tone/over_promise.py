"""A promise stays within the owner's playbook (P9)."""

from __future__ import annotations

from collections.abc import Iterator

from responders.domain.finding import Weight
from responders.domain.money import amounts_in, largest_amount
from responders.domain.playbook import Playbook, Remedy
from responders.domain.tone.check import Check, Span, any_of, spans, stands
from responders.domain.tone.said import Said

DIGIT = any_of(r"\d")
GIVING = any_of(
    r"\b(?:refund|credit|give|giving|gift|voucher|compensat\w+|pay|paying|send|sending|transfer|reimburs\w+|discount|off\b|knock|waive|add|adding|"
    r"goodwill|back to you|on us|off your|issue|issuing|get|have|offer\w*|top up|put|return\w*|take|here's|yours|for you|enjoy)\b"
)
ALREADY = any_of(
    r"\b(?:you (?:paid|spent|were charged|lost)|we (?:charged|took|billed)|charge of|bill of|price of|fee of|cost you|(?:the|your|double|extra) [£$€]?\d[\d.]* (?:charge|fee|bill|payment))\b"
)

GESTURE = any_of(
    r"\b(?:full|complete|total|whole|entire|100%|double|triple) (?:refund|reimbursement|compensation|amount)\b|\brefund(?:ed)? (?:you )?(?:the )?(?:in full|everything|all of it|full (?:amount|price)|whole (?:amount|order|bill))\b",
    r"\b(?:a|your|one|another|some|two|three|an extra) (?:\w+ )?(?:free|complimentary) \w+|\bfree of charge\b|\bfree (?:for life|forever|replacement|meal|month|year|upgrade|stay|night|delivery|shipping|drinks?|coffee|dinner|item)\b|\bon the house\b|\bat no (?:extra )?(?:cost|charge)\b",
    r"\b\d{1,3} ?%(?: off| discount| back| credit)?|\bhalf[- ]price\b|\bmoney back\b|\bgift ?(?:card|voucher)\b|\bvouchers?\b|\bdiscount(?: code)?\b|\bstore credit\b|\bcompensation\b|\bupgrade you\b",
)
BOUNDLESS = any_of(
    r"\b(?:whatever|anything|everything) (?:it takes to|you (?:want|ask|like|need|wish|demand))\b|\bname your price\b|\bno matter (?:what it costs|the cost)\b|\bfor (?:life|ever|the rest of your life)\b|\blifetime (?:supply|discount|membership|guarantee)\b|\bunlimited\b|\bmoney is no object\b",
    r"\b(?:i|we)(?:'ll| will| can)? (?:personally |absolutely |hereby )?(?:guarantee|promise|swear|assure you)\b[^.!?\n]*\bnever\b[^.!?\n]*\b(?:again|happen|anyone)\b|\b100% guarantee\w*\b",
)


def _remedies(said: Said, playbook: Playbook) -> tuple[Remedy, ...]:
    topics = [str(topic) for topic in said.reading.topics] if said.reading else []
    topics += [issue.topic for issue in said.facts.issues]
    named = tuple(playbook.remedies[topic] for topic in dict.fromkeys(topics) if topic in playbook.remedies)
    return named or tuple(playbook.remedies.values())


def find(said: Said) -> Iterator[Span]:
    """Promises without bounds; with a playbook also money above its limit and gestures it doesn't hold."""
    yield from spans(BOUNDLESS, said)
    if said.playbook is None:
        return
    if not stands(DIGIT, said) and not any(True for _ in spans(GESTURE, said)):
        return
    remedies = _remedies(said, said.playbook)
    allowed = " ".join(f"{remedy.act} {remedy.offer}" for remedy in remedies).lower()
    most = max((max(remedy.limit, largest_amount(remedy.act) or 0.0) for remedy in remedies), default=0.0)
    for value, start, end in amounts_in(said.plain) if DIGIT.search(said.plain) else ():
        if value > most and _promised(said, start, end):
            yield start, end
    for start, end in spans(GESTURE, said):
        words = said.plain[start:end]
        if words not in allowed and not _within(allowed, words) and _promised(said, start, end):
            yield start, end


def _within(allowed: str, words: str) -> bool:
    telling = {word for word in words.split() if len(word) > 3 or "%" in word or word.isdigit()}
    return bool(telling) and telling <= set(allowed.replace(",", " ").replace(".", " ").split())


def _promised(said: Said, start: int, end: int) -> bool:
    """Whether the words stand in a promise, and not in the telling of what the customer paid."""
    for first, last in said.sentences:
        if first <= start < last:
            sentence = said.plain[first:last]
            near = said.plain[max(first, start - 30) : min(last, end + 12)]
            refusal = any(word in sentence for word in ("can't", "cannot", "unable", "not able"))
            return bool(GIVING.search(sentence)) and not ALREADY.search(near) and not refusal
    return False


CHECK = Check(
    code="over-promise",
    principle="P9",
    weight=Weight.BLOCK,
    advice="Promise only what the playbook allows; for more, ask the owner first.",
    example="I'm sorry about the leak. I'll give you £500 today. – Maya",
    find=find,
)
