"""After an injury, a leak or a threat of law, what the company admits is the owner's to say (P18)."""

from __future__ import annotations

from collections.abc import Iterator

from monitor.domain.reading import Risk
from responders.domain.finding import Weight
from responders.domain.sense import SpeechAct
from responders.domain.tone.check import Check, Span, any_of, spans
from responders.domain.tone.said import Said
from responders.domain.tone.sensing import NEVER, sensing

RISKS = frozenset({Risk.INJURY, Risk.LEGAL, Risk.DATA_BREACH, Risk.DISCRIMINATION})

_LY = r"(?:\w+ly |all |so |both |simply |just |then |also |clearly |indeed |actually |at fault and |in the wrong and )*"
_HARM = (
    r"(?:poisoned|injured|hurt|harmed|burn(?:ed|t)|scalded|cut|infected|sickened|endangered|wounded|maimed|concussed|bruised|scarred|"
    r"made (?:you|him|her|them|your \w+|\w+)(?: all| both)? (?:ill|sick|unwell|poorly|throw up|vomit)|gave (?:you|him|her|them|your \w+) (?:food poisoning|the|a|an|that|this|those)|"
    r"put (?:you|him|her|them|your \w+) in (?:hospital|danger|a&e)|caused (?:your|you|his|her|their|the|this|that|it|an?)|led to (?:your|the|this|his|her)|triggered (?:your|the|his|her|this)|is (?:to blame|what)|was to blame)"
)
_LAW = (
    r"(?:law|laws|act|legislation|regulations?|gdpr|data protection(?: law| act| rules)?|equality act|consumer rights(?: act)?|contract|duty of care|duty|"
    r"rights|legal \w+|health and safety(?: \w+)?|hygiene (?:rules|law|regulations?)|safety (?:rules|law|regulations?|standards?)|your privacy|confidentiality|employment law|food safety(?: \w+)?|your (?:legal |statutory |human )?rights|the rules|privacy(?: \w+)?|statut\w+|licen[cs]e)"
)
ADMISSION = any_of(
    rf"\b(?:we|i|it|that|they|he|she|our \w+|staff|this|which|the \w+) (?:was|were|am|are|is|'re|'m|has been|have been|acted|behaved) {_LY}(?:grossly |deeply |truly )?(?:negligent|reckless|careless|liable|at fault|in the wrong|to blame|guilty|legally \w+|unlawful|illegal|racist|sexist|homophobic|transphobic|ableist|ageist|discriminat\w+|prejudiced|biased|criminal|responsible for (?:your|the|this|what|his|her|that)|in breach)\b",
    r"\b(?:we|we've|we have|i|i've|our \w+|it|which|that|this|and) (?:have |has |had )?(?:\w+ly )?(?:negligen\w+)\b|\b(?:our|gross|my|sheer|through|due to|pure|out of|was|of|plain|to) (?:own )?(?:negligence|recklessness|liability|culpability)\b|\bnegligence (?:by us|on our|of ours|was|is)\b|\b(?:we|i) (?:fully |hereby |do |formally |gladly |completely |must |have to |openly |freely )*(?:admit|accept|acknowledge|concede|confess)(?: \w+){0,3} (?:liability|fault|blame|guilt|negligence|legal \w+|responsibility|wrongdoing|we (?:broke|were|are|caused)|that we (?:broke|were|are|caused))\b",
    r"(?<!not )(?<!whether )(?<!if )\b(?:it's|it is|it was|this is|this was|that's|that is|that was|was|is|were|'s|are|entirely|wholly|all|clearly|purely|solely) (?:\w+ly |all |so |very much |down to |partly |all down to |absolutely )*(?:our|my) (?:own |company's )?(?:fault|mistake|error|doing|blame|responsibility|negligence|failing|failure)\b|\b(?:the )?(?:fault|blame|responsibility) (?:is|was|lies|rests|for (?:this|that|your|the) \w+ (?:is|lies)) (?:\w+ |with )*(?:ours|us|mine|me)\b|\bour fault\b|\b(?:that|this|it|all of it)(?:'s| is| was) (?:\w+ )?on us\b|\bwe(?:'re| are| were) (?:\w+ )*to blame\b|\bwe take (?:the|full|all) (?:blame|legal \w+|responsibility)\b",
    rf"\b(?:our|my|the|this|that|these|those|we|i|his|her|their)(?:'ve|'d)?(?: [\w'-]+){{0,4}}? {_LY}(?<!happened to )(?<!that )(?<!what ){_HARM}\b(?! you to wait)(?! us\b)(?! you\b to (?:miss|wait|lose))",
    rf"\b(?:we|i|our [\w'-]+(?: [\w'-]+)?|this|that|it|which|and|what we did|they|he|she|you|so|[a-z]+ing [^.!?\n]{{2,60}})(?:'ve| have| has| had)? {_LY}(?:broke|broken|breached|violated|infringed|contravened|violates?|breaches|breaks|broke through|failed in|flouted|ignored|did not (?:follow|comply with|meet)|didn't (?:follow|comply with|meet)|failed to (?:follow|comply with|meet)|falls? foul of|fell foul of|goes against|went against|ran against) (?:\w+ ){{0,3}}?{_LAW}\b",
    rf"\b(?:in |a |clear |an |of |is |was |this )(?:\w+ )?(?:breach|violation|infringement|infraction|contravention) (?:of|under) (?:\w+ ){{0,3}}?{_LAW}\b|\b(?:against|outside) the law\b|\b(?:unlawful|illegal|unlawfully|illegally)\b(?=[^.!?\n]*\b(?:us|we|our|ours|was|is|of)\b)|\b(?:that|it|this|which|what \w+ \w+) (?:is|was|were|amounts? to|amounted to|counts? as|constitutes?) (?:\w+ ){{0,2}}?(?:illegal|unlawful|discrimination|discriminatory|racism|racist|sexism|sexist|harassment|assault|negligence|homophobic|homophobia|ableist|ableism|a crime|criminal|racial profiling|profiling|a (?:data )?breach|prejudice)\b|\bdiscriminat(?:ed|ion) (?:against|by us|by our|on our)\b|\b(?:we|i|he|she|they|our \w+)(?:'ve| have| has)? {_LY}(?:discriminated|profiled|racially|harassed|assaulted)\b",
    rf"\b(?:we|i)(?:'ll| will| shall|'re going to| are going to|'d like to| can| want to|'re| are) {_LY}(?:pay(?:ing)?|cover(?:ing)?|settle|settling|meet(?:ing)?|reimburs(?:e|ing)|foot(?:ing)?|pick(?:ing)? up|compensat(?:e|ing)|take care of|refund|bear) (?:for |you for |you |all |up |the |any |every |all of |whatever |of )*(?:\w+'s |your |his |her |their |the )?(?:\w+ ){{0,2}}?(?:injur\w+|medical|doctors?'?s?|hospital|treatment|dentists?'?s?|dental|physio\w*|therapy|legal|lawyers?'?s?|solicitors?'?s?|damages|ambulance|vet|costs? of the|surgery|operation|prescription|lost (?:wages|earnings)|loss of earnings|pain|suffering)\b",
    r"\b(?:medical|hospital|doctor'?s?|dental|legal|physio\w*|treatment|vet) (?:bills?|costs?|fees?|expenses) (?:is|are|will be|'s) (?:\w+ )*(?:on us|ours|covered|paid|refunded)\b|\bwhatever the (?:physio|doctor|hospital|dentist|treatment|lawyer|vet|therapy|surgery)\w* (?:costs?|charges?)\b|\byou(?:'re| are) (?:\w+ )?(?:entitled|owed|due)(?: to)? (?:\w+ )?(?:compensation|damages)\b|\byou (?:have|'ve got|would have|had) (?:\w+ )?(?:a (?:\w+ )?(?:case|claim)|grounds|every legal|a (?:legal )?right to (?:compensation|damages|sue|that room|that job|that seat|that))\b|\byou(?:'d| would) win\b",
    r"\b(?:we|i|our \w+|staff|they|management)(?:'d| had|'ve| have|)? (?:\w+ly )?(?:knew|known|been (?:told|warned)|were (?:told|warned|aware)|was (?:told|warned|aware)|had (?:reports|complaints|warnings)|ignored|overlooked) (?:\w+ ){0,2}?(?:about|of|that|the|this|it|it's|was|were|several|two|three|warnings?|reports?|for)\b(?! (?:you|your|how)\b)|\b(?:we|i|our \w+|they|the \w+|nobody|no one)(?:'ve| have| had|'d)? (?:\w+ly )?(?:skipped|overlooked|missed) (?:a|the|our|an?|your) (?:\w+ )?(?:test|check|inspection|service|step|warning|allergen|allergy|safety \w+)\b|\b(?:we|i|our \w+|they|he|she|the \w+|nobody|no one)(?:'ve| have| had|'d)? (?:\w+ly )?(?:should(?:'ve| have)|ought to have|failed to|forgot to|neglected to|omitted to|did not|didn't|never|hadn't|had not) (?:\w+ly |even |properly )?(?:test|check|inspect|clean|dry|dried|warn|secure|encrypt|maintain|servic|repair|fix|train|protect|label|put (?:a|the|up|out|down)|grit|mop|replac|salt|cook|chill|compl|screen|vet|wash|wiped?|lock|guard|fenc|mark|cover|tighten|change[ds]?|remove|clear|follow|look after|keep (?:your|it|the|you)|kept (?:your|it|the|you)|see to|act|disclos|declar|delete|redact|insulat|report|stop|prevent|supervis|ask (?:for )?(?:your )?consent|had? (?:a|the) sign)\w*\b|\b(?:is|was|'s|are) (?:\w+ )?down to (?:us|me|our)\b",
    r"\b(?:we|i|our \w+(?: \w+)?|someone here|one of us|somebody here|a colleague|the \w+)(?:'ve| have| has|)? (?:\w+ly )?(?:leaked|exposed|lost|published|disclosed|shared|revealed|emailed|e-mailed|handed|gave|given away|sold|let (?:strangers|others|hackers)) (?:out |away )?(?:\w+ ){0,2}?(?:your|everyone's|everybody's|customers'|customer|personal|private|patient|his|her|their) (?:\w+ )*(?:data|details|records?|information|address|number|file|files|name|account|password|passwords|results|notes|history|e-?mail|photos?|statement)\b|\bwe put (?:nuts?|\w+ ?nuts|dairy|milk|gluten|egg|shellfish|sesame|\w+) in (?:your|his|her|their|the)\b|\b(?:was|were|is|had been|been|been left) (?:out of the fridge|undercooked|raw|overdue (?:for|a)|contaminated|not (?:safe|secure|secured|encrypted|tested|cooked|maintained|inspected)|unsafe|insecure|off when|past its|mouldy when)\b",
)


def find(said: Said) -> Iterator[Span]:
    """Words that admit liability, in a reply to a post that may end before a court."""
    if not _after_harm(said):
        return
    end = -1
    for start, last in sorted(spans(ADMISSION, said), key=lambda span: (span[0], -span[1])):
        if start >= end:
            end = last
            yield start, last


def _after_harm(said: Said) -> bool:
    return said.reading is not None and not RISKS.isdisjoint(said.reading.risks)


CHECK = Check(
    code="admission",
    principle="P18",
    weight=Weight.BLOCK,
    advice="Say how sorry you are and that you are finding out what happened; leave who is liable to the owner.",
    example="(to a post about an injury) I'm so sorry you were hurt. We were negligent. I'll write to you today. – Maya",
    find=sensing(find, SpeechAct.ADMISSION, when=_after_harm, doubt=NEVER),
    why="It admits what is the owner's to admit, after legal advice where that is needed.",
    loosest=Weight.BLOCK,
)
