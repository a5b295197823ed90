"""`amends brand`: what is set for a brand, and setting it."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from config.cli.django_ready import database_sentences, fail, require_setup, start_django
from config.cli.people import owners_addresses
from config.terminal import shown

if TYPE_CHECKING:
    from monitor.models import Brand

WRONG_WORDS = 2
LONG = 4000
"""Characters of one value; a whole list or text is printed."""


def brand(name: str, *, given: list[str], new: bool) -> None:
    """Print what is set for the brand called `name`, or for the only one; set what is `given` first.

    Ends the process with status 2 for words that can't be right, and then nothing is set.
    """
    start_django()
    require_setup()
    from monitor.brands.fields import BY_NAME, BadBrandError, checked
    from monitor.brands.keeping import change, missing, standing

    texts = _texts(given)
    now = datetime.now(UTC)
    try:
        with database_sentences():
            if new:
                # A value that can't be right makes no brand.
                checked(texts)
                found = _made(name, now)
            else:
                found = _found(name)
            values = checked(texts, standing=standing(found))
            found, changed = change(found.pk, values, now=now)
    except BadBrandError as error:
        for field, wrong in error.fields.items():
            print(f"  {shown(field)}: {wrong}", file=sys.stderr)
        fail("nothing was set.", code=WRONG_WORDS)
    if given:
        said = ", ".join(BY_NAME[field].label for field in changed)
        print(f"Set: {said}." if changed else "Nothing was changed.")
    for field, text in _lines(found).items():
        print(f"{field:<24}{text}")
    for sentence in missing(found):
        print(sentence)


def _lines(brand: Brand) -> Mapping[str, str]:
    from monitor.brands.fields import FIELDS
    from monitor.brands.keeping import written

    texts = written(brand)
    return {
        field.name: shown(texts[field.name].replace("\n", ", " if field.is_list else " "), LONG) or "–"
        for field in FIELDS
    }


def _texts(words: list[str]) -> dict[str, str]:
    """FIELD=VALUE as given."""
    texts: dict[str, str] = {}
    for word in words:
        field, sign, text = word.partition("=")
        if not sign:
            fail("--set takes FIELD=VALUE, such as keywords='Tin Shop, tinshop'.", code=WRONG_WORDS)
        texts[field.strip()] = text
    return texts


def _found(name: str) -> Brand:
    from monitor.channels.brands import known_brand
    from monitor.models import Brand

    brands = list(Brand.objects.order_by("name")[:20])
    if not name and len(brands) == 1:
        return brands[0]
    found = known_brand(name) if name else None
    if found is None:
        known = ", ".join(shown(one.name) for one in brands) or "none yet"
        wanted = f"there is no brand {shown(name)!r}" if name else "say which brand: amends brand NAME"
        fail(f"{wanted}. Brands: {known}. To add one type: amends brand NAME --new", code=WRONG_WORDS)
    return found


def _made(name: str, now: datetime) -> Brand:
    from monitor.channels.brands import brand_named

    try:
        found, made = brand_named(name, now=now, alert_emails=owners_addresses)
    except ValueError as error:
        fail(str(error), code=WRONG_WORDS)
    print(f"{'New brand' if made else 'It is there already'}: {shown(found.name)}")
    return found
