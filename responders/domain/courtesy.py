"""Words that tell no fact: what any kind reply may say without anybody having told it."""

from __future__ import annotations

from responders.domain.stems import stem

_NOUNS = """
way word words time trouble matter message answer reply name thing things part order question problem issue mistake mess
fault apology apologies patience reason reasons excuse excuses detail details hand touch line side promise wait help news
care person people eye look rest step everyone place hope moment thanks thank point heart doubt sense attention situation
effort experience frustration worry disappointment plan bit lot kind sort solution update note dm inbox turn course sake
case choice nuisance hassle use everything anything something nothing nobody somebody anyone end start stop work job care
desk team shop us chat writing person self myself truth record room ear ears explanation story sorry standard standards
service trust business silence loss harm row answers kindness courage praise honesty smile day feeling feelings surprise stress upset setback letdown
"""
_OPENERS = """
hi hello hey dear sorry thank thanks please that this it you your we our my the a an and but so if once when what how
here there for to in on at by with from as no not yes of all any each every both i me is are was were will would could
can do does did let tell send give write know truly really very just only also still then now until while after before
because nobody nothing everything something both either neither even first next again meanwhile today tomorrow within
"""

OPENERS = frozenset(_OPENERS.split())
"""Words that a sentence may begin with, and that are nobody's name."""

COURTESY = frozenset(stem(word) for word in (_NOUNS + _OPENERS).split())
"""Stems of nouns, and of words that a sentence may begin with."""

_KIND_VERBS = """
write tell answer reply look check find message hear see read take keep let know make come get be do have go start
begin say explain ask stay follow understand want need like hope understand try work deal handle listen stand put
thank apologise apologize pick give share wait trace chase dig reach contact update sorry look-into own hold return-to
should help mean feel guess rather sort speak talk
"""

KIND_VERBS = frozenset(_KIND_VERBS.split())
"""What anybody may say that they will do: look, find out, write. Nothing of value is promised by it."""

_DEEDS = """
read see hear let fail miss keep get make take pick fall disappoint understand receive want mean owe leave
expect hope know treat serve cause be have say wait ashamed sadden embarrass appal shock horrify trouble mind book order come
"""

DEEDS = frozenset(_DEEDS.split())
"""What we may say that we did: we read the post, and we let the customer down."""

TOLD_VERBS = frozenset({"charge", "bill", "forget", "promise", "tell"})
"""What the customer says that we did, and we may say after them."""

SUBJECTS = frozenset(
    {"i", "we", "you", "", "answer", "reply", "word", "message", "news", "that", "it", "this", "there"}
)
"""Subjects of which "will be" promises no more than our word."""

_GESTURES = """
refund replacement voucher discount credit compensation gift upgrade reimbursement coupon cashback goodwill freebie bonus
waiver
"""
GESTURES = frozenset(stem(word) for word in _GESTURES.split())
"""Stems of things of value: in a promise they come from the playbook alone."""

SAME: tuple[tuple[str, ...], ...] = (
    ("parcel", "package", "delivery", "order", "item", "shipment", "post"),
    ("money", "payment", "charge", "fee", "bill", "amount", "price", "cost"),
    ("shop", "store", "branch"),
    ("website", "site", "page", "app", "checkout", "outage"),
    ("wait", "waiting", "delay", "hold", "silence"),
    ("replacement", "replace", "new"),
    ("refund", "return", "money"),
    ("repair", "mend", "fix"),
    ("booking", "reservation", "table", "appointment"),
    ("staff", "colleague", "team", "person"),
    ("photo", "picture"),
    ("message", "dm"),
    ("cry", "cried", "tears", "crying"),
    ("cancel", "cancellation", "subscription"),
)
"""Words that mean the same here: where one was said, the others may be."""
