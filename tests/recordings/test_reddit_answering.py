from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from monitor.platforms.errors import AuthFailed, PlatformError, RateLimited, Refused, Transient
from responders.platforms.contract import Prepared, Target
from responders.platforms.reddit.reply import RedditPoster
from tests.fakes.serving import Fault
from tests.recordings.cassette import Recorded, every
from tests.recordings.fetching import PRAW
from tests.recordings.reddit import RedditRecordings, listed, recorded

pytestmark = pytest.mark.usefixtures("recordings")

Opens = Callable[..., RedditRecordings]
NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
REPLIES = ("TestComment.test_reply", "TestSubmission.test_reply")
SHOWN_TO_NOBODY = ("TestComment.test_reply__none", "TestSubmission.test_reply__none")


def reply_in(test: str) -> Recorded:
    [reply] = [one for one in recorded(test) if one.path.strip("/") == "api/comment"]
    return reply


def prepared(poster: RedditPoster, reply: Recorded) -> Prepared:
    """The recorded reply, as our room would make it."""
    target = Target(external_id=reply.form["thing_id"], version="", thread_id="", written_at=NOW)
    return poster.prepare(uuid.uuid4(), reply.form["text"], target, now=NOW)


@pytest.mark.parametrize("test", REPLIES)
def test_a_reply_is_the_recorded_request_and_its_answer_is_understood(reddit: Opens, test: str) -> None:
    server, reply = reddit(recorded(test)), reply_in(test)
    poster = RedditPoster(server.account())
    posted = poster.send(prepared(poster, reply))
    [asked] = server.writes_asked()
    assert asked.form == reply.form
    [thing] = reply.json["json"]["data"]["things"]
    assert posted.external_id == thing["data"]["name"]
    assert posted.ref == {"fullname": thing["data"]["name"], "link_id": thing["data"]["link_id"]}
    link, comment = (thing["data"][name].split("_")[1] for name in ("link_id", "name"))
    assert posted.permalink == f"https://www.reddit.com/comments/{link}/_/{comment}/"


@pytest.mark.parametrize("test", SHOWN_TO_NOBODY)
def test_a_reply_that_is_taken_but_not_shown_may_stand(reddit: Opens, test: str) -> None:
    server = reddit(recorded(test))
    poster = RedditPoster(server.account())
    with pytest.raises(Transient) as raised:
        poster.send(prepared(poster, reply_in(test)))
    assert raised.value.applied == "unknown"
    assert server.seen["writes"] == 1


@pytest.mark.parametrize("applied", [False, True])
@pytest.mark.parametrize("test", REPLIES)
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
    reddit: Opens, test: str, fault: Fault, kind: type[PlatformError], *, applied: bool
) -> None:
    server = reddit(recorded(test))
    server.fail_next(fault, writing=True, applied=applied)
    poster = RedditPoster(server.account())
    with pytest.raises(kind) as raised:
        poster.send(prepared(poster, reply_in(test)))
    if isinstance(raised.value, Transient):
        assert raised.value.applied == "unknown"
    assert server.seen["writes"] == 1


def test_every_recorded_refusal_refuses_a_reply(reddit: Opens) -> None:
    sign_in, reply = recorded(REPLIES[0])[0], reply_in(REPLIES[0])
    refusals = [one for one in every(PRAW) if _errors(one)]
    assert len({_errors(one)[0][0] for one in refusals}) >= 8
    for one in refusals:
        server = reddit([sign_in, replace(one, path="/api/comment", method="POST")])
        poster = RedditPoster(server.account())
        code = _errors(one)[0][0]
        with pytest.raises(AuthFailed if code == "USER_REQUIRED" else Refused) as raised:
            poster.send(prepared(poster, reply))
        if isinstance(raised.value, Refused):
            assert raised.value.code == code.lower().replace("_", "-")
        assert server.seen["writes"] == 1


def test_every_recorded_failure_of_a_write_is_one_of_our_errors(reddit: Opens) -> None:
    sign_in, reply = recorded(REPLIES[0])[0], reply_in(REPLIES[0])
    failures = [
        one
        for one in every(PRAW)
        if one.method != "GET" and one.status >= 400 and one.origin == "https://oauth.reddit.com"
    ]
    assert len(failures) >= 10
    for one in failures:
        server = reddit([sign_in, replace(one, path="/api/comment", method="POST")])
        poster = RedditPoster(server.account())
        with pytest.raises(PlatformError) as raised:
            poster.send(prepared(poster, reply))
        assert isinstance(raised.value, Transient) == (one.status in {409, 500})
        assert server.seen["writes"] == 1


def test_a_reply_is_found_by_its_words_in_a_recorded_history(reddit: Opens) -> None:
    tape = recorded("TestRedditorListings.test_comments__new")
    [listing] = [one for one in tape if one.path.startswith("/user/")]
    raw = listed(listing)[3]
    poster = RedditPoster(reddit(tape).account(raw["author"]))
    target = Target(raw["parent_id"], "", raw["link_id"], written_at=datetime.fromtimestamp(0, UTC))
    since = datetime.fromtimestamp(raw["created_utc"], UTC) - timedelta(minutes=1)
    ours = poster.prepare(uuid.uuid4(), "placeholder", target, now=since)
    ours = replace(ours, body={"thing_id": raw["parent_id"], "text": raw["body"]})
    found = poster.find(ours)
    assert found is not None
    assert found.external_id == raw["name"]
    assert poster.find(replace(ours, body={"thing_id": raw["parent_id"], "text": "other words"})) is None


def _errors(one: Recorded) -> list[list[str]]:
    told = one.json
    body = told.get("json") if isinstance(told, dict) else None
    return (body.get("errors") or []) if isinstance(body, dict) else []
