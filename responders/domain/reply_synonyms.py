"""Words of replies that say the same, those that tell little, and those that tell nothing."""

from __future__ import annotations

_SAME = """
sorry apology apologise apologize apologies apologising regret
send sent post posted posting ship shipped dispatch dispatched mail mailing despatch despatched forward
parcel package order delivery shipment box
late delay delayed overdue slow
missing lost lose gone vanished disappear disappeared
new another replacement replace fresh second swap
broken break broke crack cracked smash smashed damage damaged shatter shattered faulty defective defect dud
fix fixed repair repaired mend mended sort sorted resolve resolved solve solved correct corrected
check checked look looking looked investigate investigating investigated review examine trace
talk talking spoke speak speaking spoken chat discuss
tell told telling inform informed update share shared
call calling ring rang ringing phone phoned rung
write writing wrote message messaged reply answer
know hear heard find found
wait waiting waited held hold kept queue
rude unkind impolite unfriendly
charge charged bill billed overcharge overcharged payment took
refund refunded repay return returned reimburse reimbursed money
cancel cancelled ended end closed close
cold lukewarm chilly
wrong incorrect mistaken mixed mix mistake error
miss missed
thank thanks grateful appreciate
kind lovely nice sweet generous
word words compliment compliments feedback comment comments review
glad happy pleased delighted thrilled chuffed
make made makes making
enjoy enjoyed love loved like liked
team staff crew colleagues everyone
kitchen chef cook cooks
soon back again return come
bring brought bringing carry carrying deliver delivering delivered drive drop
arrive arrived come came reach reached get
down crash crashed crashing outage offline dead
app application
website site page
driver courier van
store shop branch
trophies trophy achievement achievements
manager boss
help helping assist
"""
SAME = {
    word: line.split()[0] for line in _SAME.split("\n") if line.strip() for word in reversed(line.split())
}
"""Each word with the one that stands for it."""

STOP = frozenset(
    [
        "a",
        "an",
        "the",
        "and",
        "or",
        "but",
        "so",
        "if",
        "then",
        "than",
        "that",
        "this",
        "these",
        "those",
        "it",
        "its",
        "it's",
        "i",
        "i'm",
        "i've",
        "i'll",
        "i'd",
        "we",
        "we're",
        "we've",
        "we'll",
        "we'd",
        "you",
        "you're",
        "you've",
        "you'll",
        "you'd",
        "your",
        "yours",
        "our",
        "ours",
        "my",
        "mine",
        "me",
        "us",
        "he",
        "she",
        "they",
        "them",
        "him",
        "her",
        "his",
        "their",
        "who",
        "whom",
        "which",
        "what",
        "when",
        "where",
        "how",
        "why",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "am",
        "do",
        "does",
        "did",
        "done",
        "have",
        "has",
        "had",
        "having",
        "will",
        "would",
        "shall",
        "should",
        "can",
        "could",
        "may",
        "might",
        "must",
        "to",
        "of",
        "in",
        "on",
        "at",
        "by",
        "for",
        "from",
        "with",
        "about",
        "as",
        "into",
        "onto",
        "over",
        "under",
        "after",
        "before",
        "until",
        "till",
        "up",
        "out",
        "off",
        "not",
        "no",
        "yes",
        "very",
        "really",
        "truly",
        "so",
        "such",
        "just",
        "only",
        "also",
        "too",
        "even",
        "still",
        "already",
        "now",
        "here",
        "there",
        "all",
        "any",
        "some",
        "every",
        "each",
        "both",
        "more",
        "most",
        "much",
        "many",
        "other",
        "own",
        "same",
        "hi",
        "hello",
        "hey",
        "dear",
        "please",
        "let",
        "lets",
        "there's",
        "that's",
        "here's",
        "isn't",
        "don't",
        "didn't",
        "won't",
        "can't",
        "couldn't",
        "wasn't",
        "weren't",
        "hasn't",
        "haven't",
        "doesn't",
        "was",
        "because",
        "though",
        "although",
        "while",
        "myself",
        "yourself",
        "ourselves",
        "itself",
        "one",
        "ones",
        "thing",
        "things",
        "something",
        "anything",
        "x",
    ]
)
"""Words that tell nothing of what a reply says."""

LIGHT = dict.fromkeys(
    [
        "sorry",
        "send",
        "new",
        "check",
        "tell",
        "call",
        "write",
        "know",
        "thank",
        "today",
        "tomorrow",
        "tonight",
        "right",
        "soon",
        "get",
        "fix",
        "time",
        "day",
        "hour",
        "make",
        "want",
        "need",
        "put",
        "take",
        "give",
        "go",
        "see",
        "minute",
        "back",
        "morning",
        "afternoon",
        "evening",
        "<number>",
        "glad",
        "kind",
        "team",
        "say",
        "let",
        "good",
        "great",
    ],
    0.35,
)
"""Words that stand in so many replies that they tell little of one."""
