"""One-time sign-in links: made by `amends link`, used by exactly one press of a button."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.urls import reverse

from responders.people.audit import record
from responders.people.models import SignInLink, User

VALID = timedelta(hours=1)


def make_link(user: User, *, now: datetime, valid: timedelta = VALID) -> str:
    """The path of a new link for one person, with its secret; only the secret's sha256 is kept."""
    secret = secrets.token_urlsafe(32)
    SignInLink.objects.create(user=user, secret_hash=hash_of(secret), expires_at=now + valid)
    return reverse("sign-in-link", args=[secret])


def link_for(secret: str, *, now: datetime) -> SignInLink | None:
    """The link of this secret, if it can still be used. Looking at it uses nothing up."""
    links = SignInLink.objects.select_related("user")
    return links.filter(
        secret_hash=hash_of(secret), used_at=None, expires_at__gt=now, user__is_active=True
    ).first()


def use_link(secret: str, *, now: datetime) -> User | None:
    """Use the link up and say whom it signs in; None where it ran out or somebody was faster."""
    link = link_for(secret, now=now)
    if link is None:
        return None
    with transaction.atomic():
        won = SignInLink.objects.filter(pk=link.pk, used_at=None, expires_at__gt=now).update(used_at=now)
        if won != 1:
            return None
        record(link.user, "signed_in_by_link", f"user {link.user_id}", now)
    return link.user


def hash_of(secret: str) -> str:
    """What the database keeps of a secret of 256 random bits: a plain sha256 is enough for those."""
    return hashlib.sha256(secret.encode()).hexdigest()
