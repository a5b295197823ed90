"""Families of words, as in `matter_families`, of places, trades and things that a trade has."""

from __future__ import annotations

PLACES = (
    # power and streets
    """power outlet socket plug port usb electricity electric light lamp streetlight dark meter gas supply blackout outage reading""",
    """road street pothole pavement slab kerb path resurface tarmac hole""",
    # rubbish
    """bin rubbish recycling collect collection council lorry truck waste garbage trash bag crew smell smelly stink stench reek odour rats maggots empty emptied""",
    # parking
    """park parking bay space car tyre van kerb truck lorry vehicle garage wheel clamp tow drive gate block fine warden
    permit""",
    # light
    """light lamp streetlight dark bulb lit""",
    # opening
    """open opening shut close closed closure branch shop store door doors locked sign notice lock unlock gate shutter""",
    # quality of work
    """quality poor bad sloppy rush rushed careless shoddy finish paint paintwork cut trim dye hair gel nail stitch sew
    hem fit repaint redo tailor standard job workmanship colour install installation""",
    # claims, insurance
    """claim policy cover insurance insurer assessor excess premium renewal reject refuse decline deny denied approve
    appeal turn away accept honour""",
    # lessons
    """tutor lesson class teacher exam instructor school course student pupil learner coach workbook textbook homework
    seminar lecture term session""",
    # pictures
    """photo photograph picture image album print portrait photographer shot camera gallery file folder""",
    # eyes
    """glass glasses lens lenses frame blur blurry blurred prescription optician sight see clearly eye headache grind vision""",
    # teeth and pain
    """tooth teeth toothache dentist filling crown pain ache hurt sore headache migraine dental""",
    # taken without leave
    """open opened steal stolen theft nick nicked thief taken missing tamper empty""",
    # smells
    """smell smelly stink stank reek stench odour wee urine smoke smoky cigarette chemical fume sewage air aired whiff
    perfume ventilation""",
    # pests
    """moth flea bedbug bug mouse mice rat cockroach ant wasp insect fly flies weevil maggot larva bite spray treatment
    exterminator fumigate pest""",
    # flowers
    """flower bouquet bunch rose lily lilies tulip wilt wilted brown petal stem vase florist wreath bloom fresh""",
    # clothes
    """dress boot shoe shirt jacket coat jumper trouser skirt suit size fit hem seam sole wool leather""",
    # words of hatred
    """racist racism slur insult swear swore language word said say name call called""",
    # being left to stand
    """queue line till stand stood open serve server counter desk position""",
    # a plan that was agreed
    """appointment slot booking reservation book reserve cancel move reschedule notice table date diary calendar""",
    # builders and movers
    """builder build site mover removal removals lad lads crew men carry upstairs hall finish rubble scaffold skip shelf shelves
    shelve flatpack assemble fitter drill""",
    # access
    """wheelchair ramp step step-free lift access disabled disability stairs accessible key ground-floor carer pram buggy""",
    # signing out
    """unsubscribe email newsletter mail post list remove address opt marketing advert""",
    # letters that are wrong
    """invoice letter statement name address spell misspell surname married""",
    # things sent back
    """return refund send back exchange swap label collect collection receipt warranty guarantee replace replacement""",
    # exercise and games
    """gym class bike spin treadmill locker trainer pool sauna session yoga pilates workout weights equipment""",
    """game level match lobby save progress server patch sword map controller lag ban cheat account skin season""",
    # nuisances
    """spam email emails newsletter marketing unsubscribe consent advert ads call calls text pester tips""",
    # children and carers
    """child children kid kids baby toddler son daughter boy lad nursery school teacher key-worker carer nap play""",
    # pets
    """dog cat puppy kitten pet vet animal groom groomer fur paw lead kennel""",
    # shows
    """show film movie concert gig sound speaker screen projector stage support view ticket queue venue picture volume""",
    # temper of prices
    """price cheap expensive rise increase hike dear pricey old new quote value worth rip-off offer sale discount promo
    code deal""",
    # lines and contracts
    """cable contract fibre line provider move moving house tenancy switch port""",
    """car bumper scrape scratch paintwork bonnet dent mirror windscreen""",
    # at the door
    """doorman bouncer door entrance entry admit id list queue guest""",
    # theft
    """steal stolen stole theft thief police camera footage cctv locker rob burgle crime break broken security theft""",
    # mud and other marks left behind
    """mud carpet floor sofa wall scratch mark stain scuff scrape gouge dent paint paintwork spill""",
    # a thing given away
    """give gave given away table seat room bed double-booked another guest someone""",
)
"""Each line is a family."""
