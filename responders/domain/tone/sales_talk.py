"""Who has trouble, or says thanks, is not there to be sold something (P6)."""

from __future__ import annotations

from collections.abc import Iterator

from monitor.domain.reading import Kind
from responders.domain.finding import Weight
from responders.domain.sense import SpeechAct
from responders.domain.tone.check import Check, Spot, any_of, spans
from responders.domain.tone.said import Said
from responders.domain.tone.sensing import sensing

_WARES = (
    r"(?:range|collections?|menus?|lines?|season|catalogue|catalog|deals?|offers?|sales?|plans?|packages?|bundles?|products?|flavou?rs?|"
    r"editions?|models?|drops?|arrivals|releases?|brochure|passes|pass|pilates|classes|courses?|subscriptions?|memberships?|cocktails?|coats?|dresses|shoes|boots|teapots?|kettles?|gift boxes|"
    r"specials?|sailings?|cruises?|getaways?|breaks?|styles|designs|prints|blends?|roasts?|treatments?|upgrades?|dlc|expansion|"
    r"loyalty (?:scheme|programme|program|card|app|club)|rewards?(?: (?:scheme|programme|program|card|club))?|newsletter|mailing list|gift (?:cards?|sets?))"
)
SALES = any_of(
    rf"\b(?:check(?:ing)? out|take a look at|have a look at|browse|discover|explore|shop|try|see|sample|get|grab|come (?:and |in and |in to |to )?(?:try|see|sample)|keep an eye out for|look out for|don't miss|have you (?:seen|tried|heard (?:of|about))|ask (?:us |me )?about|love|loving|enjoy|treat yourself to|sign up (?:for|to)|subscribe to|join) (?:out )?(?:all )?our (?!best to)(?:\S+ ){{0,4}}?{_WARES}\b",
    rf"\bour (?:\S+ ){{0,4}}?{_WARES} (?:(?:now|just|also|will|soon|officially) ){{0,2}}(?:launch(?:es)?|start(?:s)?|opens?|lands?|arrives?|drops?|comes? out|(?:is|are) (?:out|now|here|live|on|down|back|in|open|half|only|just|available|reduced|up to|coming|our|perfect|great|the (?:best|perfect)|worth|\d)|(?:has|have) just|ends?|runs? (?:till|until)|from (?:only|just))\b",
    rf"\b(?:the|our|a|this) (?:brand[- ])?new (?:\S+ ){{0,4}}?(?:{_WARES}) (?:is|are|has|have|launch(?:es)?|lands?|starts?|arrives?|drops?)(?: just| now)?(?: \w+)? ?(?:out|here|in (?:store|stock|shops?)|now|live|available|arrived|landed|launched|in|monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|tomorrow|next|this)\b",
    r"\b(?:download|get|install|grab) (?:our|the|my) (?:\w+ )?app (?:for|and|to (?:get|save|earn|unlock|enjoy|collect)|today|now|at)\b|\bdownload our\b[^.!?\n]{0,30}\bapp\b|\bour app (?:has|gives|gets you|lets you)\b[^.!?\n]*\b(?:offers?|deals?|points|rewards|exclusive|discounts?)\b",
    r"\b(?:follow|like|add|find|tag) us(?: on| at| here| for| and|\b(?=[.!,]| @))|\bgive us a (?:follow|like|share)\b|\bsubscribe (?:to|now|here)\b|\bsign up (?:to|for) (?:our|the) (?:\w+ )?(?:newsletter|mailing|e-?mails|club|rewards?|loyalty)\b|\bjoin (?:our|the) (?:\w+ ){0,2}(?:club|loyalty|rewards?|programme|program|community|mailing|newsletter|vip|discord|family)\b|\btag (?:us|a friend|#)|\bshare (?:this|it|us) with (?:your )?friends\b|\b(?:enter|take part in) (?:our|the) (?:\w+ )?(?:competition|prize draw|giveaway|raffle|contest)\b",
    r"\b(?:leave|write|post|drop|give|pop) (?:us |me )?(?:(?:a|your|an|another) )?(?:(?:\w+ )?(?:review|rating)|(?:5|five)[- ]stars?)\b(?! you)|\b(?:rate|review) us\b|\b(?:a|your) (?:quick |short |kind |nice |five-star |5-star |google |online )*review (?:on|at|from you|would|helps?|means)\b|\brecommend us\b|\btell (?:all )?(?:your|a) friends?\b(?! i'm| we're)|\brefer a friend\b|\bspread the word\b|\bvote for us\b|\bnominate us\b",
    r"\b(?:use|enter|with|quote) (?:the |promo |discount |our )?code [\w\"'“]+[^.!?\n]*(?:off|save|%|checkout|next)|\b(?:special|limited[- ]time|exclusive|introductory|early[- ]bird|summer|winter|spring|autumn|flash|january|black friday|cyber monday|bank holiday|half[- ]term|member[- ]only|members-only|app-only|christmas|easter) (?:offers?|deals?|sales?|prices?|discounts?|savings|promotions?|rates?|edition)\b|\bfor a limited time\b|\bwhile (?:stocks?|supplies) lasts?\b|\bhurry\b[^.!?\n]*(?:ends?|last|while|before)|\b(?:sale|offer|promotion) (?:ends|is on|now on|starts|runs)\b|\bblack friday\b|\bbuy one,? get one\b|\b(?:two|three|2|3) for (?:the price of )?(?:one|two|1|2)\b|\b(?:are|is) (?:going|selling|filling up) (?:fast|quickly)\b|\b(?:selling|going) fast\b",
    r"\b(?:pre-?order|order|book|buy|shop|reserve) (?:yours|now|today|early)(?= |[.!,:]|$)[^.!?\n]*(?:save|off|avoid|at|from|[.!:]|$)(?<!\?)|\bwhy not (?:try|treat|upgrade|book|join|switch|add|pop|come|visit|buy|make|download|sign)\b|\btreat yourself\b|\byou(?:'ll| will| might| may)(?: also| just)? (?:love|like|adore|enjoy) our\b|\byou (?:might|may) also (?:like|enjoy|love|be interested)\b|\bperfect (?:gift|present|for (?:christmas|summer|the holidays|valentine))\b|\b(?:did you know|you may know|good news: we|psst)\b[^.!?\n]*\b(?:we also|we now|we do|our|we have|we've)\b|\b(?:best[- ]?sellers?|best value|great value|bargain)\b|\bbring a friend\b|\bwould (?:go|look|pair|work) (?:\w+ )?(?:beautifully|perfectly|great|wonderfully|lovely|nicely|so well) (?:with|in|next to)\b|\byou'd look (?:great|lovely|fab|amazing)\b|\bpre-?orders?\b[^.!?\n]{0,30}\bopens?\b|\bnever been a better time\b|\b(?:now's|now is) (?:a|the) (?:good|great|perfect|best) (?:time|moment)\b|(?:\bps:? |\bby the way,? |\bbtw,? )we also (?:do|sell|have|offer|make|stock|run)\b|\b(?:new|flagship) (?:shop|store|branch|cafe|salon|location) (?:opens?|is open(?:ing)?|has opened)\b|\bour (?:brand[- ])?new(?:est)? (?:autumn|winter|summer|spring|christmas|limited|seasonal)\b|\bnow available\b|\bavailable (?:now )?(?:in (?:store|shops|all)|from (?:only|just|[£$€]))\b",
    r"\b(?:upgrade|switch|move|go|change) (?:up |over |now |today )?(?:to )?(?:our |the )?(?:\S+ ){0,3}?(?:pro|premium|plus|max|gold|platinum|unlimited|ultra|prime|vip)\b(?=[^.!?\n]*(?:and|for|from|never|today|now|!|\?|to (?:get|avoid|enjoy)))|\bfrom (?:only|just) [£$€]\d|\b(?:only|just) [£$€]\d[\d.]* (?:a|per) (?:month|week|year|night)\b|\bfirst (?:week|month|class|year|session|visit) (?:is )?(?:half price|free|on us)\b|\b(?:down|reduced|cut) (?:by )?\d+ ?%|\b(?:up to )?\d+ ?% off (?:till|until|this|all|every\w+ (?:till|until|this)|selected|everything)\b|\b(?:thrown in|for a chance to (?:win|land|be))\b|\bwhile you're here,|\bps:? (?:our|we|have you|did you|don't)\b",
)
"""Ways to advertise something."""


def find(said: Said) -> Iterator[Spot]:
    """Advertisements. Who asks about the sale, or the app, gets an answer and no advertisement."""
    asked = said.kind is Kind.QUESTION
    for start, end in spans(SALES, said):
        if not (asked and _answers(said, start, end)):
            yield Spot(start, end)


def _answers(said: Said, start: int, end: int) -> bool:
    """Whether the customer's question has the telling words of the place."""
    theirs = set(said.mention.lower().replace("’", "'").split())
    theirs = {word.strip(".,!?:;\"'()") for word in theirs}
    ours = {word.strip(".,!?:;\"'()") for word in said.plain[start:end].split()}
    return any(len(word) > 4 and (word in theirs or word.rstrip("s") in theirs) for word in ours) or bool(
        ours & theirs & {"sale", "app", "deal", "offer", "plan", "code", "menu"}
    )


CHECK = Check(
    code="sales-talk",
    principle="P6",
    weight=Weight.WARN,
    advice="Leave the advertisement out; this reply is about the customer.",
    example="I'm sorry about your kettle. I'll send a new one today. Have you seen our new summer range? – Maya",
    find=sensing(find, SpeechAct.SALES, when=lambda said: said.kind is not Kind.QUESTION),
    why="It advertises something in a reply that should be about the customer.",
)
