"""`amends link` and `amends add-user`."""

from __future__ import annotations

from datetime import UTC, datetime

from config.cli.django_ready import fail, require_setup, start_django


def link(username: str) -> None:
    """Print a one-time link for `username`, or for the first owner."""
    start_django()
    require_setup()
    print(link_for(username))


def link_for(username: str = "") -> str:
    """The whole address of a fresh one-time link. Ends the command where there is no such person."""
    from django.conf import settings

    from config.setting_up import first_owner
    from responders.people.links import make_link
    from responders.people.models import User

    name = username or first_owner()[0]
    user = User.objects.filter(username=name, is_active=True).first()
    if user is None:
        known = ", ".join(User.objects.filter(is_active=True).values_list("username", flat=True))
        fail(f"there is nobody called {name!r}. People: {known}.")
    return f"{settings.SITE_URL}{make_link(user, now=datetime.now(UTC))}"


def owners_addresses() -> list[str]:
    """The mail addresses of all owners who may sign in."""
    from responders.people.models import Role, User

    owners = User.objects.filter(role=Role.OWNER, is_active=True).exclude(email="").order_by("pk")
    return [owner.email for owner in owners]


def add_user(username: str, *, role: str, email: str, signature: str) -> None:
    """Add somebody and print their link."""
    start_django()
    require_setup()
    from responders.people.models import Role, User

    if role not in Role.values:
        fail(f"the role {role!r} is unknown. Write owner or manager.")
    if User.objects.filter(username=username).exists():
        fail(f"there is already somebody called {username!r}. For a new link type: amends link {username}")
    User.objects.create_user(username=username, email=email or None, role=role, signature=signature)
    print(link_for(username))
