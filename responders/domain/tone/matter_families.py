"""Words that speak of one matter in many trades: a reply that says one of them takes the others up.

Each line is a family. A word may stand in several, as "driver" does: of staff and of deliveries.
"""

from __future__ import annotations

from responders.domain.nouns import FOOD
from responders.domain.tone.matter_places import PLACES
from responders.domain.understanding.word_list import words

_FAMILIES = (
    # money
    """charge overcharge surcharge bill invoice debit credit pay paid payment fee cost price refund money cash deposit
    penny pound euro dollar amount sum transaction deduct deduction receipt expensive overpriced quote quotation
    reimburse compensation compensate fine penalty premium rate tariff fare subscription renew renewal voucher discount
    balance statement withdraw spend spent free cheap wallet cent twice double extra excess rent mortgage salary tax""",
    # lateness and waiting
    """late on-time etd eta delay held stuck wait slow queue hold long overdue chase early punctual hurry forever clock hour minute schedule sooner
    behind quick fast prompt yet line time overrun late-running stand stood sit till forever patience""",
    # silence and answers
    """reply answer respond response ring rang call phone telephone email mail message write wrote silence silent word
    hear ignore unread contact chase unanswered voicemail hang hung helpline hotline chat chatbot bot text dm letter
    line ticket pick get-through inbox ghost hold speak human runaround forth switchboard complaint enquiry""",
    # being told
    """tell told say said inform notice announce announcement word warn warning mention explain explanation communicate
    communication promise advise advice sign signage letter message silence silent know knew clue update news advert
    advertise claim state mislead misleading lie unclear confuse confusion ask question consult consent""",
    # how people were treated
    """rude manner attitude treat treatment staff colleague team crew waiter waitress driver courier manager assistant
    receptionist reception desk doorman bouncer guard inspector conductor lad girl bloke guy cashier barista agent
    adviser advisor spoke speak talk laugh laughter sneer shrug sigh shout swear yell snap dismissive unhelpful
    him her he she unfriendly polite impolite courtesy respect disrespect eye-roll roll behave behaviour accuse insult patronise
    condescend steward stewardess attendant host hostess bartender security engineer technician nurse doctor instructor
    trainer teacher operator clerk employee worker person somebody someone nobody service care welcome greet mock tone
    ignore humiliate embarrass lecture sarcastic smirk voice tongue helpful unprofessional professional drunk grumpy temper name""",
    # broken things
    """break broke broken work fix repair replace replacement fault faulty leak damage crack smash dead mend die fail
    failure crash bug glitch error dud defect defective swap exchange spare shatter snap split bend bent tear torn
    scratch dent melt collapse apart wobble rattle sag sagging stick stuck jam malfunction flat fade peel warp rip
    chip part screw loose new another function stop patch update engineer technician restart rust hole kaput out survive destroy destroyed
    seam zip flicker blank freeze lag overheat hot burst pieces scrape paintwork restore""",
    # ending it
    """cancel cancellation leave left close closure end terminate termination unsubscribe quit contract membership
    subscription stop exit renew renewal call-off postpone reschedule""",
    # getting in
    """account log login logout password lock locked unlock access sign code verify verification pin profile username
    register registration suspend ban block activate activation deactivate disable reset authentication 2fa card key""",
    # somebody else's data
    """data detail details privacy private leak stranger share breach hack else else's file record mix wrong""",
    # parcels
    """parcel package packet order delivery deliver deliveries courier driver van ship shipment shipping dispatch
    despatch post postman track tracking doorstep porch neighbour address hub depot arrive arrival transit send
    sent bring route""",
    # what is in a box
    """box carton crate packaging pack wrap label item product content unpack bubble crush squash dent flatten""",
    # food and drink
    f"""{FOOD} food dish cold warm lukewarm hot cook chef kitchen taste tasteless raw fresh stale mould mouldy plate eat
    ate hungry menu recipe allergen dough bun burnt burn undercooked overcooked soggy bland portion serve restaurant
    dine ham beef pork lamb turkey prawn lobster oyster shrimp vegan vegetarian kosher halal fruit vegetable
    banana plum apple lettuce carrot tomato potato egg butter honey jam spice sauce gravy ketchup fry fryer grill bake
    oven vinegar freezer frozen thaw defrost melt trolley catering galley stomach appetite pie wrap platter buffet
    takeaway grease greasy salty bitter sour rotten out-of-date date expire expiry best-before mussels seafood roast
    syrup waffle pancake oat dairy dough catch off grocery groceries shopping lunch dinner breakfast supper meal snack nut
    nuts peanut pesto coffee tea milk steak chip chips pizza burger overdone underdone rare bloody grey canteen tray
    stomach veggie meat flavour soap jug rinse curry rice noodle pasta soup salad fish chicken cake ice icing iced""",
    # cleanness
    """dirty clean cleaner cleaning filthy hair stain smell smelly stink mould mouldy hygiene wash bug insect
    cockroach mouse mice rat hoover vacuum dust dusty mess messy sheet towel toilet loo lavatory restroom bathroom
    washroom mop scrub rubbish bin litter grubby sticky ant flies fly slug odour linen wc urinal unblock""",
    # rooms and nights
    """room hotel bed sleep slept reception lobby stay suite bedroom pillow mattress upstairs floor key cabin lounge
    check-in checkout window view ac air-conditioning aircon conditioner fan balcony linen chalet apartment cottage
    pitch tent campsite villa lodge lift""",
    # noise
    """noise noisy quiet loud party neighbour wall thin music upstairs bar sleep slept peace thump bang hammer drill bark
    blare racket din disco band earplug awake volume silence quieter lift snore""",
    # heat
    """heating heat hot cold warm boiler radiator freezing freeze thermostat temperature blanket ac air-conditioning aircon
    conditioner sweat stuffy degree heater coat chilly ice icy boiling swelter oven jumper shiver""",
    # water
    """shower water tap pressure plumber flood leak bath drain plumbing pipe hose damp drip wet soak pump ceiling sink
    toilet roof rain puddle dry boiler""",
    # wet and dry
    """rain wet soak soaked drench dry damp soggy puddle""",
    # places to sit
    """seat sit sat stand stood chair table carriage coach aisle row legroom bench recline place space view window
    armrest nowhere squash cram overcrowd crowd crowded packed pillar""",
    # bookings
    """book booking rebook overbook reserve reservation appointment slot table class session visit schedule reschedule
    ticket seat place lesson course workshop calendar diary no-show turn show reservation confirm confirmation""",
    # travel
    """flight plane train bus ferry gate airport platform station coach boat journey trip ride board fly land sail
    depart departure arrive arrival miss connection connect ship taxi cab tram stop crossing timetable service route
    carriage track transfer detour pilot cabin railcard ticket strand""",
    # bags
    """bag luggage suitcase case baggage pram buggy backpack rucksack carousel belongings handle wheel carry-on hold""",
    # machines that speak with each other
    """internet wifi wi-fi broadband landline tone signal connection connect network line online speed router mast coverage data
    outage down server website site app page load 4g 5g upload drop reset modem offline buffer dns roaming call
    reception hub fibre cable stream lag ping throttle slow limit cap unlimited gb data""",
    """app site website page checkout portal server system login outage down crash update bug load button form screen
    online click link version error feature patch software basket cart payment menu tab export sync backup
    notification map""",
    # tickets from a machine
    """machine ticket kiosk reader terminal till scanner barrier atm cash-machine vending printer coin card""",
    # mistaken things
    """wrong mix swap different instead substitute substitution right correct incorrect mistake size colour color red blue green grey black white pink yellow brown
    mismatch other another name spell misspell address match order mistaken version edition model label file
    description describe photo advertise refurb refurbished used second-hand fake counterfeit genuine original""",
    # what is not there
    """missing miss lose lost find found vanish disappear gone forget forgot empty short incomplete rest half without lack never
    absent include search sold stock out-of-stock unavailable left-out only nothing none steal stolen theft restore""",
    # who did not come
    """no-show show turn come came appear arrive miss wait visit late absent engineer technician trainer carer driver
    fitter plumber stood""",
    # harm
    """hurt injure injury cut burn ill sick allergic allergy allergen hospital doctor bleed blood safe safety danger
    dangerous unsafe choke choking hazard poison vomit rash wound stitch bruise ambulance medical medicine pill pain
    fell fall slip trip wet heal health reaction swell sharp drip""",
    # medicine
    """doctor surgery practice appointment prescription pill chemist pharmacy medicine nurse patient dentist test result
    blood sample x-ray scan record file chart operation ward hospital referral vet tablet dose""",
)

FAMILIES = tuple(words(line) for line in (*_FAMILIES, *PLACES))

DEEDS = frozenset({0, 1, 2, 4, 9})
"""Of these, the ones that tell what was done, and not to what: money, lateness, silence and manners."""

LATENESS = 1
"""The family of lateness and waiting: who says sorry for one wait of a post has taken up the others."""
