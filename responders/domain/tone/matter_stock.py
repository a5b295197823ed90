"""Words that speak of no matter: those of any sentence, and those of a reply that could answer any post."""

from __future__ import annotations

from responders.domain.understanding.word_list import words

GENERIC = words("""
a about above absolutely ac across actually after again against ago ah all almost already also although always am
among an and any anybody anyone anything anyway apparently are around as ask at away awful back bad be became because
become been before begin being best better between big bit both but by came can cannot come completely could crap did
different do does doing done dont down during each either else end enough even ever every everybody everyone
everything exactly fact feel felt few finally first folk for from full fully further get getting give given gives go
goes going gone gonna good got great had half happen happened happens has have having he hello help hence her here
hers hey hi him himself his hold how however i idea if in indeed instead into is it its itself joke just keep kept
kind knew know known last least leave left less let like literally little load long look looked looks lot lots love
made make makes making many matter may maybe me mean means might mine minute more most much must my myself near need
needs never new next nice no nobody none nor not nothing now obviously of off often oh ok okay old on once one ones
only onto or other our ours out over own people per perhaps person place plain please plus point possible pretty
probably put quite rather re read really reason right run same say says saw see seem seems seen self several shall she
should show simply since so some somebody someone something soon sort still stop stuff such sure take taken takes
talk than thank thanks that the their theirs them themselves then there these they thing things think third this
those though thought three through thus till time times to today told tomorrow tonight too took total totally toward
tried tries try trying turn turned twice two u un under unless until up upon ur us use used uses using usual usually
very via wanna want wanted wants was way we well went were what whatever when where whether which while who whole
whom whose why will wish with within without wo wont would wow x yeah yes yesterday yet you your yours yourself
monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
october november december morning afternoon evening night noon midnight day days week weeks weekend month months year
years hour hours minutes min mins hr hrs second seconds am pm pls plz lol omg wtf ffs af lads guys mate folks second
first fourth fifth four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty hundred thousand
ninety thirteen fourteen fifteen sixteen seventeen eighteen seventy eighty
ie eg etc number world life customer customers company business thats im ive id ill youre youve theyre dont didnt
doesnt isnt wasnt wont cant couldnt wouldnt shouldnt havent hasnt hadnt aint
""")
"""Words that any clause may have: they never tell which matter it speaks of."""

STOCK = words("""
sorry apologise apologize apology apologies regret unfortunately afraid inconvenience hassle trouble bother bad poor
frustration frustrating annoying upset offence offend disappoint disappointed disappointing experience feedback
comment comments concern concerns matter matters issue issues problem problems value valued important importance
thank thanks appreciate appreciated grateful patience understand understanding hear hearing heard reach reaching
contact message touch convenience earliest hesitate assure assured rest priority satisfaction top topmost care serious
seriously strive aim pride work hard improve improving improvement better standard standards expect expectation
expectations high quality service level member members family guest guests customer customers client clients valued
always welcome welcoming place serve served community everyone look looking looked check checking checked investigate
investigating find finding found sort sorting sorted square resolve resolving resolved fix put right update updates
answer come back get write writing reply respond tell let know speak share shared pass passed note noted record
logged raise raised escalate escalated team teams colleague manager management department follow following
help helping assist assistance happy glad support time shortly soon today tomorrow tonight hour hours noon morning
afternoon evening week moment way mess rightly deserve deserved fall short let down wrong go went happen happened
happening feel felt proper properly real really sincere sincerely deep deeply truly sure make making take taking
personally personal personal myself matter point points raised everything anything something all whole situation case
kind kindly need needed dm send private privately details detail further information discuss question questions
hope see soon bear bearing mind working full attention attend attention bring brought notice bearing long best
heart hearts fun state order said says state add adding added mistake mistakes error errors accident fault cause causes word words loss heads option options report reporting reported discuss discussing
discussed colleagues longer far beyond alone nuisance whenever chance older heard situation occasion aware raise matters
turn around catch regards owner proprietor hi dear hello love hun mate learn learned happens able ensure hand handle handled deal
dealing dealt sight light post read stay keep posted
""")
"""Words of a reply that could stand under any post."""

IRREGULAR = {
    form: base
    for base, forms in {
        "break": "broke broken",
        "send": "sent",
        "pay": "paid",
        "tell": "told",
        "lose": "lost",
        "find": "found",
        "bring": "brought",
        "buy": "bought",
        "leave": "left",
        "speak": "spoke spoken",
        "write": "wrote written",
        "ring": "rang rung",
        "hang": "hung",
        "steal": "stole stolen",
        "throw": "threw thrown",
        "freeze": "froze frozen",
        "tear": "tore torn",
        "fall": "fell fallen",
        "sleep": "slept",
        "sit": "sat",
        "stand": "stood",
        "forget": "forgot forgotten",
        "drive": "drove driven",
        "eat": "ate eaten",
        "bleed": "bled",
        "feed": "fed",
        "fly": "flew flown flies",
        "hide": "hid hidden",
        "hear": "heard",
        "sell": "sold",
        "shut": "shutting",
        "shake": "shook shaken",
        "sink": "sank sunk",
        "shrink": "shrank shrunk",
        "spell": "spelt",
        "burn": "burnt",
        "bite": "bit bitten",
        "wake": "woke woken",
        "wear": "wore worn",
        "choose": "chose chosen",
        "catch": "caught",
        "teach": "taught",
        "child": "children",
        "foot": "feet",
        "tooth": "teeth",
        "mouse": "mice",
        "knife": "knives",
        "shelf": "shelves",
        "cancel": "cancelled cancelling cancellation canceled",
        "die": "died dying dead death",
        "lie": "lied lying liar",
        "withdraw": "withdrew withdrawn",
        "swear": "swore sworn",
        "speed": "sped",
        "stick": "stuck",
        "strip": "stripped",
        "refuse": "refusal",
        "silent": "silence",
    }.items()
    for form in forms.split()
}
"""Forms that no ending tells."""
