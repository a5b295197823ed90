"""Posts that are sent to us: the address, the secret, and what becomes of one request."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import datetime

from django.conf import settings
from django.db import transaction

from monitor.channels.connecting import Tried, connect
from monitor.models import Brand, Channel
from monitor.models.secrets import locks
from monitor.platforms.about import About
from monitor.platforms.registry import about
from monitor.platforms.webhook.normalise import parse
from monitor.platforms.webhook.signing import HEADER, new_secret, verify
from monitor.steps.accounts import opened
from monitor.steps.keeping import Kept, keep

SECRET = "secret"  # noqa: S105 -- the name of it
PLACEHOLDER = "the secret that was shown when this was connected"


def is_sent_to_us(what: About | None) -> bool:
    """Whether posts come by themselves: nothing is pulled and there is nobody to ask who we are."""
    return what is not None and not what.streams


def open_door(
    brand: Brand, platform: str, *, now: datetime, user: object = None, known: Channel | None = None
) -> tuple[Channel, str]:
    """A channel to which posts can be sent, and its new secret: this is the one time that it can be seen.

    The secret of a channel that is there already is good no more.
    """
    secret = new_secret()
    tried = Tried(
        platform=platform,
        external_id=known.external_id if known else platform,
        handle=about(platform).name,
        may_listen=True,
        may_reply=False,
        secrets={SECRET: secret},
    )
    return connect(brand, tried, now=now, user=user), secret


def address(channel: Channel) -> str:
    """Where the posts of this channel are to be sent.

    Written out, since asking for the address by name would load every page for a command.
    """
    return f"{settings.SITE_URL}/in/{channel.pk}/"


def example(channel: Channel, secret: str = PLACEHOLDER) -> str:
    """Shell lines that send posts.json, signed."""
    return "\n".join(
        (
            f"SECRET='{secret}'",
            "TIME=$(date +%s)",
            "DIGEST=$( { printf '%s.' \"$TIME\"; cat posts.json; } \\",
            "  | openssl dgst -sha256 -hmac \"$SECRET\" -r | cut -d ' ' -f 1)",
            'curl --fail-with-body -H "Content-Type: application/json" \\',
            f'  -H "{HEADER}: t=$TIME,v1=$DIGEST" \\',
            f"  --data-binary @posts.json {address(channel)}",
        )
    )


def take_in(channel: Channel | None, *, header: str | None, body: bytes, now: datetime) -> Kept:
    """Keep what a request holds, once its signature is found good.

    Where nothing is taken in, `channel` is None: that ends as a wrong signature does, after as much work, so
    that nobody can find out which addresses there are.
    Raises BadSignatureError, BadBodyError and UnreadableSecretError.
    """
    verify((opened(channel).get(SECRET) if channel else "") or _nobodys_secret(), header, body, now=now)
    if channel is None:
        raise AssertionError("a secret that nobody has was guessed")
    mentions, broken = parse(body, now=now)
    # Named by the request too: a post that is mended and sent again is then not taken for the broken one.
    request = hashlib.sha256(body).hexdigest()[:12]
    named = [replace(item, external_id=f"{item.external_id[:200]} of {request}") for item in broken]
    with transaction.atomic():
        return keep(mentions, channel=channel, broken=named, now=now)


def _nobodys_secret() -> str:
    """A secret made up on the spot, for about as much work as opening a sealed one."""
    secret = new_secret()
    locks().encrypt(secret.encode())
    return secret
