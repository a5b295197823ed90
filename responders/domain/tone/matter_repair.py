"""Words of a repair: what is done for a customer, by whom and where, whatever the trouble was."""

from __future__ import annotations

from responders.domain.understanding.word_list import words

REPAIR = words("""
new replace replacement fresh refund return send sent leave give gave gift pay paid back money card bank
account book booked rebook hold kept call ring dial phone mail message dm letter note mend fix repair reset
restore redo remake reprint cancel remove take taken off strip wipe clear change swap move test check
checked review read gone through talk spoken spoke word train retrain teach brief ask asked tell show walk
stand sit join visit bring collect fetch deliver van lorry courier drive driver post box pack packed wrap
wrapped door doorstep hand hands shelf counter desk office depot warehouse shop store branch kitchen chef
cook crew guard steward host manager owner boss supervisor fitter builder painter decorator tailor surgeon
engineer plumber electrician mechanic technician joiner carpenter cleaner housekeeping baker barista waiter
receptionist nurse doctor vet dentist teacher trainer instructor colleague colleagues staff people shift
rota name street road home house own myself personally voucher credit discount free cost charge fee pound
pounds euro euros dollar dollars cover slot appointment place spot early first next copy stock fast express
priority step steps photo picture arrange arranged set open opened keep waiting safe ready proper properly
half ninety fifteen dry clean works working run running log logged list line write seat table room drink
coffee tea cup glass bottle lunch dinner breakfast meal night tomorrow minute choice like wish whenever
welcome company school surgery clinic hotel station airport stop pharmacy studio salon workshop garage
bench mill barn farm
""")
"""Such words tell of no second trouble."""
