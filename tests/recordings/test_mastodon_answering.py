from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from monitor.domain.mention import IncomingMention
from monitor.platforms.errors import AuthFailed, PlatformError, RateLimited, Refused, Transient
from monitor.platforms.mastodon.listen import MastodonCollector
from responders.platforms.contract import Prepared, Target
from responders.platforms.mastodon.reply import MastodonPoster
from tests.fakes.serving import Fault
from tests.recordings.cassette import Recorded, every
from tests.recordings.fetching import MASTODON
from tests.recordings.mastodon import LONG_AGO, MastodonRecordings, recorded, statuses

pytestmark = pytest.mark.usefixtures("recordings")

Opens = Callable[..., MastodonRecordings]
NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
TEST = "test_status_reply"


def question() -> Recorded:
    """The recorded post that was answered."""
    return recorded(TEST)[0]


def answer() -> Recorded:
    """The recorded answer to it."""
    [one] = [one for one in recorded(TEST) if one.form.get("in_reply_to_id")]
    return one


def target_at(server: MastodonRecordings) -> Target:
    """The post to be answered, as our own ear hears it."""
    name = question().json["id"]
    heard = MastodonCollector(server.account("us")).refresh([name])[name]
    assert isinstance(heard, IncomingMention)
    return Target(heard.external_id, heard.version, heard.thread_id, heard.created_at, heard.ref)


def prepared(server: MastodonRecordings, poster: MastodonPoster) -> Prepared:
    """The recorded answer, as our room would make it: the customer's name is the room's affair."""
    words = answer().form["status"].partition(" ")[2]
    return poster.prepare(uuid.uuid4(), words, target_at(server), now=NOW)


def opened(mastodon: Opens, write: Recorded) -> MastodonRecordings:
    return mastodon(
        [replace(question(), method="GET", path=f"/api/v1/statuses/{question().json['id']}"), write]
    )


def test_a_reply_is_the_recorded_request_and_its_answer_is_understood(mastodon: Opens) -> None:
    server = opened(mastodon, answer())
    poster = MastodonPoster(server.account("us"))
    ours = prepared(server, poster)
    posted = poster.send(ours)
    [asked] = server.writes_asked()
    assert asked.headers["idempotency-key"] == ours.key
    for name in ("status", "in_reply_to_id"):
        assert asked.form[name] == answer().form[name]
    # Theirs took over the visibility; ours stays out of the public lists.
    assert (answer().form["visibility"], asked.form["visibility"]) == ("public", "unlisted")
    assert asked.form["language"] == question().json["language"]
    assert posted.external_id == answer().json["id"]
    assert posted.permalink == answer().json["url"]
    assert posted.ref["acct"] == answer().json["account"]["acct"]


@pytest.mark.parametrize("applied", [False, True])
@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        ("server_error", Transient),
        ("dropped", Transient),
        ("slow", Transient),
        ("nonsense", Transient),
        ("rate_limited", RateLimited),
        ("unauthorised", AuthFailed),
    ],
)
def test_a_reply_that_fails_was_sent_once(
    mastodon: Opens, fault: Fault, kind: type[PlatformError], *, applied: bool
) -> None:
    server = opened(mastodon, answer())
    poster = MastodonPoster(server.account("us"))
    ours = prepared(server, poster)
    server.fail_next(fault, writing=True, applied=applied)
    with pytest.raises(kind) as raised:
        poster.send(ours)
    if isinstance(raised.value, Transient):
        assert raised.value.applied == "unknown"
    assert server.seen["writes"] == 1


def test_a_second_sending_bears_the_same_key(mastodon: Opens) -> None:
    server = opened(mastodon, answer())
    poster = MastodonPoster(server.account("us"))
    ours = prepared(server, poster)
    server.fail_next("dropped", writing=True, applied=True)
    with pytest.raises(Transient):
        poster.send(ours)
    assert poster.may_send_again(ours, now=NOW, attempts=1)
    poster.send(ours)
    assert {asked.headers["idempotency-key"] for asked in server.writes_asked()} == {ours.key}
    assert len({asked.body for asked in server.writes_asked()}) == 1


def test_every_recorded_refusal_of_a_post_refuses_a_reply(mastodon: Opens) -> None:
    refusals = [
        one
        for one in every(MASTODON)
        if one.method == "POST" and one.path == "/api/v1/statuses" and one.status >= 400
    ]
    assert {one.status for one in refusals} == {401, 422}
    assert len(refusals) >= 6
    for one in refusals:
        server = opened(mastodon, one)
        poster = MastodonPoster(server.account("us"))
        ours = prepared(server, poster)
        with pytest.raises(AuthFailed if one.status == 401 else Refused) as raised:
            poster.send(ours)
        assert one.json["error"] in str(raised.value)
        assert server.seen["writes"] == 1


def test_a_reply_is_found_by_its_words_in_a_recorded_conversation(mastodon: Opens) -> None:
    parent, us = question().json["id"], answer().json["account"]["id"]
    talk = replace(
        recorded("test_status_context")[1],
        path=f"/api/v1/statuses/{parent}/context",
        body=f'{{"ancestors": [], "descendants": [{answer().body}]}}',
    )
    own = replace(recorded("test_get_pagination_info")[11], path=f"/api/v1/accounts/{us}/statuses")
    server = mastodon([replace(question(), method="GET"), talk, own])
    poster = MastodonPoster(server.account(us))
    ours = prepared(server, poster)
    found = poster.find(ours)
    assert found is not None
    assert found.external_id == answer().json["id"]
    assert poster.find(replace(ours, text="other words", body={"status": "other words"})) is None
    [standing] = poster.standing(ours.target)
    assert standing.external_id == answer().json["id"]


def test_every_recorded_post_can_be_answered(mastodon: Opens) -> None:
    """No post's name, warning or visibility makes an answer impossible; none is shown to more people than it."""
    server = mastodon([])
    poster = MastodonPoster(server.account("us"))
    width = {"public": 3, "unlisted": 2, "private": 1, "direct": 0}
    visibilities = set()
    for one in every(MASTODON):
        for raw in statuses(one.json):
            ref = {"acct": raw["account"]["acct"], "visibility": raw["visibility"]}
            ref["spoiler"] = raw["spoiler_text"]
            target = Target(raw["id"], "", raw["id"], LONG_AGO, ref)
            body = poster.prepare(uuid.uuid4(), "We are sorry.", target, now=NOW).body
            assert body["status"].startswith(f"@{raw['account']['acct']} ")
            assert width[body["visibility"]] <= min(width[raw["visibility"]], width["unlisted"])
            visibilities.add(body["visibility"])
    assert visibilities == {"unlisted", "private", "direct"}
