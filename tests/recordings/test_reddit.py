from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import pytest

from monitor.domain.mention import Gone, IncomingMention, MentionKind
from monitor.domain.watching import Watched
from monitor.platforms.errors import AuthFailed, PlatformError, Refused, Transient
from monitor.platforms.reddit.client import RedditClient
from monitor.platforms.reddit.listen import RedditCollector
from tests.recordings.cassette import every
from tests.recordings.fetching import PRAW
from tests.recordings.reddit import LONG_AGO, RedditRecordings, listed, recorded
from tests.recordings.reddit_fields import agrees, erased, texts

pytestmark = pytest.mark.usefixtures("recordings")

Opens = Callable[..., RedditRecordings]
MOST_FETCHES = 20


def heard(
    collector: RedditCollector, stream: str, query: str = "", *, since: datetime = LONG_AGO
) -> dict[str, IncomingMention]:
    """All that a stream brings from its beginning to its end, each post once."""
    found: dict[str, IncomingMention] = {}
    cursor = ""
    for _ in range(MOST_FETCHES):
        page = collector.fetch(stream, query, cursor, since=since)
        assert page.broken == ()
        found.update({mention.external_id: mention for mention in page.mentions})
        cursor = page.cursor
        if not page.more:
            return found
    pytest.fail("the stream has no end")


@pytest.mark.parametrize(
    ("test", "path"),
    [
        ("TestInbox.test_mentions", "/message/mentions"),
        ("TestInbox.test_mention__refresh", "/message/mentions"),
        ("TestInbox.test_comment_replies", "/message/comments/"),
        ("TestComment.test_mark_unread", "/message/comments/"),
        ("TestInbox.test_submission_replies", "/message/selfreply/"),
        ("TestComment.test_block", "/message/selfreply/"),
    ],
)
def test_the_recorded_inbox_comes_whole(reddit: Opens, test: str, path: str) -> None:
    tape = recorded(test)
    server = reddit(tape)
    [listing] = [one for one in tape if one.path == path]
    there = {raw["name"]: server.things[raw["name"]] for raw in listed(listing) if not erased(raw)}
    found = heard(RedditCollector(server.account()), "inbox")
    assert set(found) == set(there)
    for name, mention in found.items():
        agrees(mention, there[name])
        assert mention.kind is MentionKind.MENTION
    assert server.seen["writes"] == 0


def test_comments_below_our_own_posts_are_replies(reddit: Opens) -> None:
    tape = recorded("TestInbox.test_comment_replies")
    parents = Counter(raw["parent_id"] for raw in listed(tape[-1]))
    [(parent, count)] = parents.most_common(1)
    server = reddit(tape)
    server.things[parent] = {"name": parent, "author": "finch_and_fern", "body": "Hello", "created_utc": 1.0}
    found = heard(RedditCollector(server.account()), "inbox").values()
    replies = [mention for mention in found if mention.kind is MentionKind.REPLY]
    assert len(replies) == count
    assert {(mention.parent_is_ours, mention.parent_text) for mention in replies} == {(True, "Hello")}


def test_a_recorded_community_is_searched_for_a_word(reddit: Opens) -> None:
    tape = (*recorded("TestSubredditListings.test_comments"), *recorded("TestSubredditListings.test_new"))
    posts = [raw for one in tape if one.path.startswith("/r/askreddit") for raw in listed(one)]
    words = Counter(word for raw in posts for word in set(_words(raw)) if len(word) > 5)
    word = words.most_common(1)[0][0]
    watched = Watched(handles=("finch_and_fern",), keywords=(word.title(),))
    collector = RedditCollector(reddit(tape).account(watched=watched))
    found = heard(collector, "subreddit", "askreddit")
    there = {raw["name"]: raw for raw in posts if word in _words(raw) and not erased(raw)}
    assert set(found) == set(there)
    assert len(found) > 1
    for name, mention in found.items():
        agrees(mention, there[name])
        assert mention.kind is MentionKind.KEYWORD


def test_a_recorded_search_brings_its_submissions(reddit: Opens) -> None:
    tape = recorded("TestSubreddit.test_search")
    there = {raw["name"]: raw for raw in listed(tape[-1])}
    found = heard(RedditCollector(reddit(tape).account()), "search", "praw oauth search")
    assert set(found) == set(there)
    for name, mention in found.items():
        agrees(mention, there[name])


def test_posts_looked_up_again_stand_or_are_gone(reddit: Opens) -> None:
    tape = recorded("TestReddit.test_info")
    server = reddit(tape)
    missing = "t1_zzzzzzz"
    known = RedditCollector(server.account()).refresh([*server.things, missing])
    assert set(known) == {*server.things, missing}
    assert known[missing] == Gone(missing)
    for name, raw in server.things.items():
        state = known[name]
        if erased(raw):
            assert isinstance(state, Gone)
        else:
            assert isinstance(state, IncomingMention)
            agrees(state, raw)


def _below(found: Sequence[IncomingMention]) -> list[str]:
    return [mention.external_id for mention in found]


def test_our_answers_are_found_in_a_recorded_history(reddit: Opens) -> None:
    tape = recorded("TestRedditorListings.test_comments__new")
    [listing] = [one for one in tape if one.path.startswith("/user/")]
    history = listed(listing)
    collector = RedditCollector(reddit(tape).account(history[0]["author"]))
    oldest = min(raw["created_utc"] for raw in history)
    for raw in history[::10]:
        if raw["created_utc"] > oldest + 3600:
            since = datetime.fromtimestamp(raw["created_utc"], UTC)
            found = collector.our_replies(raw["parent_id"], thread_id=raw["link_id"], since=since)
            assert _below(found) == [
                other["name"] for other in reversed(history) if other["parent_id"] == raw["parent_id"]
            ]


def test_our_answers_are_found_in_a_recorded_conversation(reddit: Opens) -> None:
    tape = recorded("TestComment.test_refresh")
    [talk] = [one for one in tape if one.path.startswith("/comments/")]
    top = talk.json[1]["data"]["children"][0]["data"]
    answers = [child["data"] for child in top["replies"]["data"]["children"]]
    collector = RedditCollector(reddit(tape).account(answers[0]["author"]))
    found = collector.our_replies(top["name"], thread_id=top["link_id"], since=LONG_AGO)
    assert sorted(_below(found)) == sorted(
        raw["name"] for raw in answers if raw["author"] == answers[0]["author"]
    )


def test_the_recorded_account_introduces_itself(reddit: Opens) -> None:
    tape = recorded("TestUser.test_me")
    me = tape[-1].json
    info = RedditCollector(reddit(tape).account(me["name"])).check()
    assert (info.external_id, info.handle) == (f"t2_{me['id']}", me["name"])
    assert info.may_listen
    assert info.may_reply


def test_every_recorded_failure_of_a_read_is_one_of_our_errors(reddit: Opens) -> None:
    sign_in = recorded("TestUser.test_me")[0]
    failures = [
        one
        for one in every(PRAW)
        if one.method == "GET" and one.status >= 300 and one.origin.endswith("reddit.com")
    ]
    expected: dict[int, tuple[type[PlatformError], ...]] = {
        401: (AuthFailed,),
        403: (Refused, AuthFailed),
        500: (Transient,),
    }
    assert len(failures) >= 10
    for failure in failures:
        server = reddit([sign_in, failure])
        with pytest.raises(expected.get(failure.status, (Refused,))):
            RedditClient(server.account()).get(failure.path.strip("/"))
        assert server.unrecorded == []


def _words(raw: Mapping[str, Any]) -> list[str]:
    return re.findall(r"@?\w+", "\n\n".join(texts(raw)).casefold())
