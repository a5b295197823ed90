"""Words that a quotation may hold beside the plain ones, and words that it does without."""

from __future__ import annotations

from responders.domain.understanding.word_list import words

AIRPORTS = words("""
atl lax ord dfw den jfk sfo sea las mco clt phx ewr iah mia bos msp fll dtw phl lga bwi slc san dca iad mdw tpa pdx hnl stl hou bna
aus msy sjc smf sna rdu cle ind pit cmh mke oak lhr lgw stn ltn man edi gla bhx ncl lcy brs bfs dub ams cdg ory fra muc mad bcn fco
mxp zrh vie cph osl arn hel lis ath ist dxb doh sin hkg nrt hnd syd mel akl yyz yvr yul rsw jax sdf cvg chs
""")
"""Short names of airports, which everybody knows."""

NEVER = words("""
man men woman women guy guys girl girls boy boys lady ladies gentleman blonde black white asian old young pregnant drunk
dead blood doctor nurse police fire god jesus pray prayers church sex naked body wheelchair disabled baby babies wife
husband mother father mum dad mom son daughter sister brother grandmother grandma nan gran friend friends child children
shame ashamed idiot liar kill killing die hell fool clown clowns funeral
""")
"""Plain words that a quotation does without: what people are, their families and bodies, and words that hurt."""

FELT = words("""
disappointed disappointing disappointment saddened upset upsetting annoyed annoying annoyance frustrated frustrating frustration
terrible awful horrible dreadful appalling shocking ridiculous unacceptable atrocious abysmal embarrassed confused confusing tired
exhausted exhausting worried worrying furious angry shoddy lousy crappy worst worse bad poor inconvenient inconvenience stressful
pointless useless ludicrous outrageous unbelievable unprofessional inconsiderate heartbroken gutted miserable nightmare joke mess
shambles chaos chaotic painful crazy insane absurd bizarre embarrassing saddening insulting
""")
"""Words of feeling and judgement that are the customer's to say, and not ours."""

FLATTERY = words("""
thanks thank thx love loved loves loving lovely great good nice best amazing awesome perfect excellent brilliant
fantastic wonderful kudos congratulations congrats bravo shoutout props fun happy glad impressed cheers yay hooray enjoy
enjoyed enjoying pleased delighted beautiful nicely
""")
"""Words of praise, in earnest or not: quoted in an apology they would sound like a joke."""
