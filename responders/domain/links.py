"""What counts as a link in a text, with and without http:// before it."""

from __future__ import annotations

import re

_ENDINGS = """
com net org info biz edu gov mil int name pro aero coop museum mobi app dev shop store online site website
blog cloud tech space live news media agency studio design digital email help support click link page page
today world life club team group company business services solutions systems software tools cafe coffee
restaurant pizza bar pub beer wine food kitchen garden flowers gift gifts fashion clothing shoes jewelry
travel flights hotel holiday tours tickets events photo photos art gallery music video tv film games game
fun xyz top vip win work works zone academy school university courses training health care clinic dental
fitness yoga bank money finance financial insurance loans credit tax legal law ltd llc inc gmbh house homes
property estate rent builders plumbing repair auto car cars bike taxi delivery express market supply sale
discount deals reviews social community network chat fyi guru ninja expert london paris berlin nyc scot
wales cymru example test
"""

_COUNTRIES = """
ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bw by bz ca
cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et eu fi fj fk fm fo
fr ga gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je
jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mg mh mk ml mm mn mo
mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt
pw py qa re ro rs ru rw sa sb sc sd se sg sh si sk sl sm sn so sr ss st su sv sx sy sz tc td tf tg th tj tk
tl tm tn to tr tt tv tw tz ua ug uk us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw
"""

_TOP = "|".join(sorted({*_ENDINGS.split(), *_COUNTRIES.split()}, key=len, reverse=True))
_TAIL = r"(?:[/?#][^\s<>\"]*[\w/=&#-])?"

SCHEME_LINK = re.compile(r"https?://[^\s<>\"]*[\w/=&#-]", re.IGNORECASE)

LINK = re.compile(
    rf"https?://[^\s<>\"]*[\w/=&#-]"
    rf"|(?<![\w@.$#/-])(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:{_TOP})(?![\w@-])(?::\d+)?{_TAIL}",
    re.IGNORECASE,
)
"""A link as X sees it: a bare "example.com" is one too, an e-mail address is none."""
