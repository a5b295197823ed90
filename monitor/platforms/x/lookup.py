"""Posts looked up again by their ids, in the version that stands now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from monitor.domain.mention import Gone, IncomingMention
from monitor.platforms.x.answers import Answer
from monitor.platforms.x.asking import FIELDS, MOST
from monitor.platforms.x.client import XApi
from monitor.platforms.x.ids import is_id
from monitor.platforms.x.normalise import Us, read


def look_up(api: XApi, external_ids: Sequence[str], us: Us) -> dict[str, IncomingMention | Gone]:
    """What stands under these ids; an id that X would not take, or did not speak of, is left out.

    An edit has an id of its own, and X may answer an older id with the older words: then the last version
    is looked up as well.
    """
    found: dict[str, IncomingMention | Gone] = {}
    edited: dict[str, str] = {}
    for asked, answer in _asked(api, [one for one in dict.fromkeys(external_ids) if is_id(one)]):
        found |= {one: Gone(one) for one in asked if one in answer.unseen}
        for post in read(answer.items, answer, us).mentions:
            if post.version == post.ref["post_id"]:
                found[post.ref["post_id"]] = post
            else:
                edited[post.version] = post.ref["post_id"]
    for asked, answer in _asked(api, list(edited)):
        found |= {edited[one]: Gone(edited[one]) for one in asked if one in answer.unseen}
        found |= {edited[post.version]: post for post in read(answer.items, answer, us).mentions}
    return found


def _asked(api: XApi, ids: list[str]) -> Iterator[tuple[list[str], Answer]]:
    for begin in range(0, len(ids), MOST):
        asked = ids[begin : begin + MOST]
        yield asked, _batch(api, asked)


def _batch(api: XApi, ids: list[str]) -> Answer:
    return api.read(lambda client: client.get_tweets(ids, tweet_fields=list(FIELDS), user_auth=True))
