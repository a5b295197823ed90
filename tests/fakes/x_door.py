"""The strict door of the X that tests talk to: signatures, parameters, and problems in X's own shape."""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, unquote

from tests.fakes.serving import Asked

PROBLEMS = "https://api.twitter.com/2/problems/"
TIMELINE = {
    "start_time",
    "end_time",
    "since_id",
    "until_id",
    "max_results",
    "expansions",
    "tweet.fields",
    "user.fields",
}
PARAMETERS = {
    "me": {"expansions", "tweet.fields", "user.fields"},
    "mentions": TIMELINE | {"pagination_token"},
    "tweets": TIMELINE | {"pagination_token", "exclude"},
    "recent": TIMELINE | {"query", "next_token", "pagination_token", "sort_order"},
    "lookup": {"ids", "expansions", "tweet.fields", "user.fields"},
    "create": set[str](),
}
VALUES = {
    "tweet.fields": {
        "author_id",
        "conversation_id",
        "created_at",
        "edit_history_tweet_ids",
        "entities",
        "in_reply_to_user_id",
        "lang",
        "note_tweet",
        "public_metrics",
        "referenced_tweets",
        "reply_settings",
    },
    "user.fields": {"name", "username", "protected", "public_metrics", "verified", "profile_image_url"},
    "expansions": {
        "author_id",
        "in_reply_to_user_id",
        "referenced_tweets.id",
        "referenced_tweets.id.author_id",
    },
}


class Problem(Exception):
    """A refusal: its status and its body."""

    def __init__(self, status: int, title: str, detail: str, kind: str = "", **more: Any) -> None:
        super().__init__(detail)
        self.status = status
        self.body = {
            "title": title,
            "detail": detail,
            "type": PROBLEMS + kind if kind else "about:blank",
            "status": status,
        } | more


def invalid(parameter: str, value: str, message: str) -> Problem:
    """X's way to refuse a parameter."""
    return Problem(
        400,
        "Invalid Request",
        "One or more parameters to your request was invalid.",
        "invalid-request",
        errors=[{"parameters": {parameter: [value]}, "message": message}],
    )


def check_parameters(asked: Asked) -> None:
    """Refuse what X does not know by name, and fields it has not got."""
    route = asked.path.rpartition("/")[2]
    if asked.path == "/2/tweets":
        route = "create" if asked.method == "POST" else "lookup"
    for name, value in asked.query.items():
        if name not in PARAMETERS[route]:
            raise invalid(
                name, value, f"The query parameter [{name}] is not one of {sorted(PARAMETERS[route])}"
            )
        strange = set(value.split(",")) - VALUES.get(name, set(value.split(",")))
        if strange:
            raise invalid(name, value, f"The `{name}` query parameter value {sorted(strange)} is not known")
    if len(asked.query.get("query", "")) > 512:
        raise invalid("query", asked.query["query"], "Rule must not be longer than 512 characters")


def check_signature(asked: Asked, keys: Mapping[str, str], *, base: str) -> None:
    """Refuse a request that was not signed, with these keys, for this very address (RFC 5849)."""
    header = asked.headers.get("authorization", "")
    sent = {name: unquote(value) for name, value in re.findall(r'(\w+)="([^"]*)"', header)}
    signature = sent.pop("oauth_signature", "")
    known = (
        sent.get("oauth_consumer_key") == keys["consumer_key"]
        and sent.get("oauth_token") == keys["access_token"]
    )
    pairs = sorted((_escaped(name), _escaped(value)) for name, value in (sent | dict(asked.query)).items())
    signed = "&".join(
        _escaped(part)
        for part in (asked.method, base + asked.path, "&".join(f"{name}={value}" for name, value in pairs))
    )
    key = f"{_escaped(keys['consumer_secret'])}&{_escaped(keys['access_token_secret'])}"
    right = base64.b64encode(hmac.new(key.encode(), signed.encode(), hashlib.sha1).digest()).decode()
    if not header.startswith("OAuth ") or not known or not hmac.compare_digest(signature, right):
        raise Problem(401, "Unauthorized", "Unauthorized")


def _escaped(text: str) -> str:
    return quote(text, safe="-._~")
