"""`amends setup`."""

from __future__ import annotations

from datetime import UTC, datetime

from config.cli.django_ready import fail, start_django


def setup(*, email: str, sample: bool, if_needed: bool) -> None:
    """Make an installation ready and say what was made."""
    start_django()
    from config.setting_up import CannotSetUpError, set_up

    try:
        made = set_up(now=datetime.now(UTC), email=email, sample=sample)
    except CannotSetUpError as error:
        fail(str(error))
    if if_needed and not (made.new_keys or made.migrated or made.new_owner or made.sample):
        return
    print(f"Amends is ready in {made.home}.")
    for name in made.new_keys:
        print(f"  made    {name} (readable by you alone; back it up apart from the database)")
    print(f"  {'brought' if made.migrated else 'found'}   the database up to date")
    print(f"  {'added ' if made.new_owner else 'found '}  the first owner")
    if made.sample:
        print("  loaded  the sample brand; its posts arrive on the practice square while the clock runs")
    if not if_needed:
        print("Start it with: amends run")
