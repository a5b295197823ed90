"""The plain words for things that a reply may take over from a customer's post.

Nothing else of a post is ever repeated: a word that is not listed here (or in issues.py) stays out.
"""

from __future__ import annotations

GOODS = """
parcel parcels package packages order orders delivery deliveries box boxes letter item items product
products kettle kettles teapot teapots cup cups mug mugs plate plates bowl bowls glasses vase lamp lamps
sofa couch chair chairs bed mattress desk wardrobe shelf shelves fridge freezer oven cooker hob washer
dryer dishwasher toaster blender mixer vacuum hoover heater boiler fan tv television laptop phone tablet
charger cable headphones earbuds speaker printer camera watch keyboard mouse monitor console controller
battery book books shoes boots trainers sandals shirt dress jacket coat jeans trousers skirt jumper
hoodie hat gloves socks backpack handbag purse wallet ring necklace bracelet earrings toy toys doll bike
scooter pram buggy cot tent pillow pillows duvet blanket towels curtains rug carpet door window mirror
clock part parts lid handle screen plant plants flowers bouquet seeds pot pots gift gifts present card
cards poster frame candle candles soap perfume cream lipstick shampoo medicine prescription glasses lens
tyre tyres car van machine washing-machine coffee-machine tea-set sim router modem hub magazine newspaper
groceries shopping umbrella knife knives pan pans hob drill mower hose paint wallpaper tiles sample
samples replacement kit tool tools filter jar jars tin tins bottle bottles bag bags hamper set
"""
FOOD = """
tea teas coffee coffees latte cappuccino espresso cake cakes sandwich sandwiches pizza pizzas burger
burgers fries chips salad soup bread loaf croissant croissants pastry pastries meal food breakfast brunch
lunch dinner starter main dessert steak chicken fish rice curry noodles sushi pasta milk yoghurt yogurt
cheese chocolate chocolates beans drink drinks beer wine pint juice smoothie scone scones muffin muffins
cookie cookies biscuits roast eggs toast bacon sausage sausages ice-cream wings tacos taco burrito flat-white donut
donuts doughnut bagel
"""
OURS = """
app website site web-site webpage page checkout portal service-desk chatbot chat system systems helpline
card-machine till tills server servers platform
"""
LINE = """
internet wifi wi-fi broadband signal line phone-line network connection power electricity water gas
heating data reception
"""
MONEY = """
refund bill bills invoice payment payments deposit voucher vouchers gift-card subscription plan membership
contract direct-debit receipt charge cashback credit policy statement points miles balance tariff fare
"""
TRAVEL = """
flight flights train trains bus ferry taxi cab ride trip luggage baggage suitcase suitcases seat seats
ticket tickets boarding-pass journey holiday cruise plane bags
"""
PLACE = """
shop store restaurant cafe room rooms hotel table toilet toilets bathroom kitchen gym office branch salon
floor bar pool lounge counter gate terminal car-park
"""
VISIT = """
appointment appointments booking bookings reservation reservations collection repair installation class
lesson haircut workshop visit stay event delivery-slot slot viewing party
"""
PEOPLE = """
driver drivers courier waiter waitress waiters barista baristas cashier manager assistant receptionist
engineer engineers technician nurse doctor agent agents steward stewardess crew pilot staff team host
hostess chef bartender barman adviser advisor operator clerk employee employees attendant attendants
plumber fitter guard security rep salesman saleswoman stylist
"""
LETTERS = """
email emails e-mail e-mails message messages call calls dm dms tweet tweets letters complaint complaints
ticket enquiry query question questions request
"""

CATEGORIES = {
    "goods": GOODS,
    "food": FOOD,
    "ours": OURS,
    "line": LINE,
    "money": MONEY,
    "travel": TRAVEL,
    "place": PLACE,
    "visit": VISIT,
    "people": PEOPLE,
}

THINGS: dict[str, str] = {}
for _category, _words in CATEGORIES.items():
    for _word in _words.split():
        THINGS.setdefault(_word, _category)

SAID_AS = {
    "web-site": "website",
    "site": "website",
    "webpage": "page",
    "washing-machine": "washing machine",
    "coffee-machine": "coffee machine",
    "tea-set": "tea set",
    "ice-cream": "ice cream",
    "flat-white": "flat white",
    "card-machine": "card machine",
    "phone-line": "phone line",
    "gift-card": "gift card",
    "direct-debit": "direct debit",
    "boarding-pass": "boarding pass",
    "car-park": "car park",
    "delivery-slot": "delivery slot",
    "service-desk": "service desk",
    "couch": "sofa",
    "hoover": "vacuum",
    "systems": "system",
}
"""How a listed word is written in a reply."""

PAIRS = {
    tuple(word.replace("-", " ").split())
    for word in THINGS
    if "-" in word and word not in {"wi-fi", "e-mail", "web-site"}
}
"""Things of two words, looked up before single ones."""

SINGULAR_IN_S = {"bus", "address", "dress", "glass", "lens", "necklace", "business", "class", "boarding-pass"}

MODIFIERS = frozenset(
    [
        "lavender",
        "lemon",
        "chocolate",
        "carrot",
        "almond",
        "vanilla",
        "ginger",
        "cinnamon",
        "blueberry",
        "raspberry",
        "strawberry",
        "apple",
        "cheese",
        "vegan",
        "veggie",
        "oat",
        "iced",
        "green",
        "black",
        "white",
        "red",
        "blue",
        "earl",
        "grey",
        "jasmine",
        "mint",
        "herbal",
        "chai",
        "decaf",
        "sourdough",
        "fried",
        "grilled",
        "sunday",
        "birthday",
        "wedding",
        "christmas",
        "anniversary",
        "copper",
        "ceramic",
        "glass",
        "leather",
        "wooden",
        "cotton",
        "wool",
        "silk",
        "new",
        "second-hand",
        "king",
        "small",
        "large",
        "big",
        "little",
        "winter",
        "summer",
        "running",
        "baby",
        "kids",
        "garden",
        "dining",
        "kitchen",
        "coffee",
        "wireless",
        "electric",
        "gluten-free",
        "dairy-free",
        "train",
        "flight",
        "connecting",
    ]
)
"""Plain adjectives a thing may keep ("your lavender scones")."""


def plural(thing: str) -> bool:
    """Whether the thing takes "are" and "were"."""
    word = thing.rsplit(maxsplit=1)[-1]
    if word in SINGULAR_IN_S or word.endswith("ss"):
        return False
    return word.endswith("s")
