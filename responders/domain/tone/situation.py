"""A cheap guess at what a post is, for a check that has no reading of it."""

from __future__ import annotations

import re

from monitor.domain.reading import Kind
from responders.domain.facts import Facts

GLAD = re.compile(
    r"\b(?:thanks?|thank you|thx|love|loved|lovely|amazing|brilliant|great|best|kudos|shout ?-?out|excellent|perfect|"
    r"wonderful|delicious|fantastic|awesome|superb|fab|fabulous|impressed|happy|delighted|stunning|beautiful|"
    r"recommend|well done|hats off|5 stars|five stars|spot on|chuffed|gem|legend|legends|yum|tasty|favou?rite)\b",
    re.IGNORECASE,
)
SAD = re.compile(
    r"\b(?:worst|terrible|awful|horrible|appalling|disappoint\w*|angry|furious|fuming|livid|annoy\w*|upset|refund|"
    r"complain\w*|broken|broke|disgust\w*|rude|unacceptable|ridiculous|scam\w*|joke|fail\w*|useless|poor|pathetic|"
    r"wrong|late|missing|lost|delay\w*|cancel\w*|charged|overcharged|ignored|waiting|waited|hold|rip[- ]?off|"
    r"shambles|disgrace\w*|never again|avoid|lied|lies|robbed|steal\w*|stolen|crash\w*|down|error|problem\w*|"
    r"issues?|trouble|not working|doesn'?t work|won'?t|can'?t|cannot|still|nobody|no one|hurt|injur\w*|ill|sick|sue|"
    r"lawyer|solicitor|dirty|cold|stale|damaged|faulty|leak\w*|smash\w*|bad|hate|sucks?|crap|shit\w*|fuck\w*|wtf|"
    r"ffs|fix|help|another|yet again|no (?:reply|answer|response|refund)|thanks for nothing)\b",
    re.IGNORECASE,
)
PRAISE_REPLY = re.compile(
    r"\b(?:thank you|thanks)\b.{0,60}\b(?:kind words|lovely|praise|compliment|shout ?-?out|review|recommend\w*|"
    r"saying so|telling us about)|\bmade (?:my|our|his|her|their|\w+'s) (?:day|morning|week)\b|"
    r"\b(?:so |really |very )?(?:glad|happy|pleased|delighted|thrilled) (?:to hear |that )?(?:you|it|we)\b.{0,30}\b(?:enjoy\w*|lik\w+|lov\w+|"
    r"happy|hit the spot|looked after)|\bso kind of you\b|\bwhat a (?:kind|lovely)\b"
)
NOT_PRAISE = re.compile(
    r"\b(?:sorry|apolog\w+|unfortunately|frustrat\w+|complaint|problem|issue|inconvenience|wrong)\b"
)


ASKING = re.compile(
    r"^(?:hi|hello|hey|quick (?:one|question)|please|so|and|but|ok|morning|evening|question)?[ ,:!.-]*(?:@\S+[ ,:]*)*(?:(?:what|when|where|which|who|how)(?:'s|s)? |(?:is|are|do|does|can|could|would|will|may|should|has|have|did) "
    r"(?:i|u|you|ye|we|it|they|there|the|this|that|your|my|anyone|\w+s?)\b|any (?:chance|idea|plans|news)\b|anyone know)|\b(?:do|does|can|could|is|are|will|would) (?:i|u|you|we|it|there|the|your) [^.!?]*\?|\bwhat(?:'s| is| are| time)\b[^.!]*\?|\bwho (?:pays|do|should|can)\b|\bhow (?:long|much|many|do|does|can|far|often)\b",
    re.IGNORECASE,
)
IRATE = re.compile(
    r"\?\?|\bwhy (?:did|can|can't|do|does|don't|is|are|am|has|have|hasn't|won't|would)\b|\bany(?:one|body) (?:work|there|home|care|alive|read)|\byou (?:lot|people|want|took|charged|told)\b|\beven\b|\btired of\b|\b(?:third|fourth|2nd|3rd|4th|\d+th) (?:time|day|week)\b|\b(?:for|since|open for|after) (?:\d+|two|three|four|five|six|seven|eight|nine|ten) (?:days|weeks|months|hours)\b|"
    r"\bfunny\b|\breally\?|\bin the account\b|\brobbers\b|\bdead\b|\bping \d|\bwhich (?:intern|idiot|genius)\b|\bgot (?:my|our)\b|\bwarning\b|\bsays '",
    re.IGNORECASE,
)
PLEASED = re.compile(
    r"\b(?:10/10|5/5|hero(?:es)?|magic|treasures?|wizards?|top (?:lads?|people|bloke|notch)|deserves? a|credit (?:to|where)|fair play|settled so well|kindness|kindly|speechless|absolute(?:ly)? (?:gem|star|legend|hero|angel)|"
    r"what a (?:bloke|man|woman|place|team|star|find|night|day|meal|show|treat|win)|slept like a|dreaming about|would \w+ again|changed me|changed my life|sorted (?:my|our|the|it)\b.{0,40}\b(?:in|within) \d|in (?:five|ten|\d+) min|worth every|can't (?:wait|fault)|"
    r"so excited|excited|made my (?:day|week|year)|best (?:\w+ )?(?:ever|yet|weeks?|day|meal|coffee)|wonky but|never fails|buttery|taught my|cried at the desk|gorgeous|adore|obsessed|heaven|unreal)\b|[👏❤😍🥰💚💛💙🙌🎉]|\bwaited for my\b",
    re.IGNORECASE,
)
NOT_THANKS = re.compile(
    r"\bthank(?:s| you) (?:for nothing|a (?:lot|bunch|million))\b|\bcheers for nothing\b|\bwell done\b.*\berror\b|\"[^\"]*\"",
    re.IGNORECASE,
)


def guess_kind(mention: str, facts: Facts) -> Kind:
    """Complaint, praise or question by plain words; a complaint in doubt, since that asks most of a reply."""
    text = NOT_THANKS.sub(" ", mention[:2000].replace("’", "'"))
    sad = len(SAD.findall(text)) + 2 * len(facts.issues)
    glad = len(GLAD.findall(text)) + len(PLEASED.findall(text))
    asks = ASKING.search(text) is not None and not IRATE.search(mention)
    if glad > sad and not (asks and "?" in text):
        return Kind.PRAISE
    if glad > sad + 1:
        return Kind.PRAISE
    if sad == 0 and asks:
        return Kind.QUESTION
    return Kind.COMPLAINT


def is_praise_reply(plain: str) -> bool:
    """Whether a lower-case reply plainly answers praise."""
    return bool(PRAISE_REPLY.search(plain)) and not NOT_PRAISE.search(plain)
