"""Turns of phrase that tell a trouble without any one word of trouble."""

from __future__ import annotations

import re

_SPANS = "(?:minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?)"

SIGNS = re.compile(
    r"\b(?:"
    + "|".join(
        (
            r"some(?:one|body) (?:has |had |'?s )?(?:else )?(?:opened|taken|took|used|been in|already|signed|sat)",
            r"without (?:telling|asking|warning|notice|my|our|a word|any|so much)",
            r"instead of|not (?:one|a single|a word)",
            r"(?:twice|double|triple|three times) (?:what|the (?:price|size|amount|quote)|as much)",
            r"too (?:short|long|small|big|tight|low|loud|salty|sweet|hot|cold|tiny|narrow|dark|late|early|far|high|heavy|thin)",
            r"so (?:low|loud|slow|cold|dirty|small|badly|dark|salty|hot|tight|thin)",
            r"told (?:me|us|him|her|my \w+|our \w+) (?:to|that i|i)|called (?:me|us|him|her|my \w+)",
            r"rolled (?:her|his|their) eyes|(?:on|looking at) (?:his|her|their) (?:phone|mobile)",
            r"(?:left|leaving) (?:the|my|our|two|three|half|a|an|his|her|their|it|them|us|me)",
            r"(?:kept|keep|keeps) (?:my|our)",
            r"(?:was|were|got|been|being) (?:taken|nicked|given|sold|left|sent)|(?:was|were|are|is|went) out",
            r"debt collect\w*|parking fine|fined|(?:charged|billed|invoiced) (?:me|us|him|her|my)",
            r"(?:still|keep|kept|keeps|are|been) (?:taking|charging|sending|getting|billing|calling)",
            r"(?:put|gone|went|going) (?:\w+ )?up (?:by|again|\d)",
            rf"out (?:since|again|for {_SPANS})|{_SPANS} (?:late|early)|(?:took|taken|takes) (?:\w+ )?{_SPANS}",
            rf"still\b[^.!?]*\b(?:after|since|for) (?:\w+ )?{_SPANS}|promised (?:me |us )?(?:in|by|within|for)",
            r"(?:read|reading) (?:out|aloud)|in (?:\w+ )?pieces|ran out|run out|to the wrong|for no reason|only in",
            r"(?:longer|shorter) than (?:the|it)|(?:more|less) than (?:you|what|i|we|it)",
            r"(?:changed|moved|delayed|cancelled) (?:twice|three|four|five|six|\d)|said [£$€]?\d+|says (?:i|we|you)",
            r"(?:came|arrived|delivered|sent) (?:in |with |to )?(?:the |a )?(?:wrong|another|other|broken|somebody|someone)",
        )
    )
    + r")\b"
)
"""Of lower-case words with single blanks."""
