"""The variables of reply templates."""

from __future__ import annotations

USUAL = {
    "greeting": 'how the reply begins: "Hi Jess, " or nothing',
    "apology": "a line of apology.txt, filled",
    "owning": "a line of owning.txt",
    "action": "a line of action.txt, filled: what we do and by when",
    "next_line": "a line of next.txt, filled: what happens after that",
    "also": "what we do about a second issue, from the playbook; may be empty",
    "offer_line": "a line of offer.txt, filled; empty where the playbook has no offer",
    "ask_line": "a line of ask.txt, filled; empty where the repair needs nothing",
    "reach_line": "a line of reach.txt, filled",
    "thanks": "a line of thanks.txt, filled",
    "share": "a line of share.txt, filled: what we do with the praise",
    "sign": 'the signature, on a line of its own: "– Maya, Fern & Kettle"',
    "name": "the customer's first name, or empty",
    "brand": "the brand's name",
    "signer": "who signs",
    "issue": 'what went wrong, after "sorry about": "your parcel that never came"',
    "clause": 'what went wrong, after "sorry that": "your parcel never came"',
    "trouble": 'what went wrong, after "sorry": "about your parcel" or "that your parcel never came"',
    "happened": 'what went wrong as a sentence: "your parcel never came and you were charged twice"',
    "asked_us": 'what the post asks of us, after "you": "asked us to find your bag"; empty where it tells a trouble',
    "quoted": "what went wrong in the customer's own words, within quotation marks; only where no clause can be said",
    "mentioned": "a thing that the post speaks of, where it tells no trouble that we know; may be empty",
    "thing": "the thing it is about, one plain noun; may be empty",
    "act": 'what we do, from the playbook, beginning with "I\'ll" or "We\'ll"',
    "by_when": "by when, from the playbook",
    "By_when": "the same with a capital",
    "ask": "what the repair needs, from the playbook",
    "reach": 'how to reach the signer: "in a direct message"',
    "offer": "the gesture the playbook allows",
    "praised": "what the praise is about",
    "staff": "the colleague whom the praise names; may be empty",
    "subject": "what the question is about",
}
"""The variables of every reply, and what each holds."""

OF_HOLDING = {
    "promise": 'in a holding reply, when the customer hears from us: "by 4 pm today"',
    "doing": 'in a holding reply, what we do meanwhile, from the playbook: "I\'m asking the depot where it is"',
}
"""Those that holding replies have besides; an owner's template has none of them."""

ALLOWED = USUAL | OF_HOLDING
"""The variables a shipped template may use, and what each holds."""
