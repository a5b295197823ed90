from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from monitor.domain.mention import IncomingMention
from monitor.platforms.errors import AuthFailed, Gone, PlatformError, RateLimited, Refused, Transient
from responders.platforms.contract import Prepared, Target
from responders.platforms.reddit.reply import RedditPoster
from tests.contracts.reddit_world import RedditWorld
from tests.fakes.serving import Fault


def target_of(world: RedditWorld, external_id: str) -> Target:
    mention = world.collector.refresh([external_id])[external_id]
    assert isinstance(mention, IncomingMention)
    return Target(
        external_id,
        mention.version,
        thread_id=mention.thread_id,
        written_at=mention.created_at,
        ref=mention.ref,
    )


def prepared(world: RedditWorld, text: str = "Sorry!", *, post: str = "") -> Prepared:
    post = post or world.say("u/finch_and_fern the lid is cracked")
    target = target_of(world, post)
    return world.poster.prepare(uuid.uuid4(), text, target, now=world.clock.now)


@pytest.mark.parametrize("fault", ["server_error", "dropped", "nonsense", "slow"])
def test_whatever_goes_wrong_there_is_one_request_to_write(reddit: RedditWorld, fault: Fault) -> None:
    call = prepared(reddit)
    reddit.server.fail_next(fault, writing=True)
    with pytest.raises(Transient) as caught:
        reddit.poster.send(call)
    assert caught.value.applied == "unknown"
    assert reddit.writes() == 1


def test_a_submission_is_answered_like_a_comment(reddit: RedditWorld) -> None:
    post = reddit.server.submit("ada_k", "Finch & Fern cans leak")
    call = prepared(reddit, post=post)
    posted = reddit.poster.send(call)
    assert posted.ref == {"fullname": posted.external_id, "link_id": post}
    assert reddit.our_replies(post) == ["Sorry!"]
    found = reddit.poster.find(call)
    assert found is not None
    assert found.external_id == posted.external_id


@pytest.mark.parametrize(
    ("error", "kind", "code"),
    [
        (["THREAD_LOCKED", "Comments are locked.", "parent"], Refused, "thread-locked"),
        (["TOO_OLD", "that's a piece of history now", "parent"], Refused, "too-old"),
        (["TOO_LONG", "this is too long (max: 10000)", "text"], Refused, "too-long"),
        (["NO_TEXT", "we need something here", "text"], Refused, "no-text"),
        (["SOMETHING_NEW", "no idea\nwhat this is", None], Refused, "something-new"),
        (["DELETED_COMMENT", "that comment has been deleted", "parent"], Gone, ""),
        (["DELETED_LINK", "that link has been deleted", "parent"], Gone, ""),
        (["USER_REQUIRED", "Please log in to do that.", None], AuthFailed, ""),
    ],
)
def test_what_reddit_does_not_take_is_told_and_nothing_is_written(
    reddit: RedditWorld, error: list[str], kind: type[PlatformError], code: str
) -> None:
    call = prepared(reddit)
    reddit.server.write_errors = [error]
    with pytest.raises(kind) as caught:
        reddit.poster.send(call)
    assert getattr(caught.value, "code", "") == code
    assert "\n" not in str(caught.value)
    assert reddit.writes() == 1


@pytest.mark.parametrize(
    ("message", "extra", "least", "most"),
    [
        ("Take a break for 9 minutes before trying again.", {}, 540, 600),
        ("Take a break for 1 minute before trying again.", {}, 60, 120),
        ("Take a break for 5 seconds before trying again.", {}, 5, 6),
        ("Take a break for 500 milliseconds before trying again.", {}, 0.3, 1),
        ("Take a break for 3 hours before trying again.", {}, 10_800, 14_400),
        ("Later, please.", {}, 590, 600),
        ("Take a break for 9 minutes before trying again.", {"ratelimit": 599.5}, 595, 601),
        ("Take a break for 9 minutes before trying again.", {"ratelimit": "soon"}, 540, 600),
    ],
)
def test_a_break_is_told_and_not_slept_through(
    reddit: RedditWorld, message: str, extra: dict[str, object], least: float, most: float
) -> None:
    call = prepared(reddit)
    reddit.server.write_errors = [["RATELIMIT", message, "ratelimit"]]
    reddit.server.write_extra = extra
    with pytest.raises(RateLimited) as caught:
        reddit.poster.send(call)
    wait = (caught.value.until - datetime.now(UTC)).total_seconds()
    assert least - 1 < wait <= most
    assert reddit.writes() == 1


def test_a_reply_that_reddit_does_not_show_is_unknown_and_found(reddit: RedditWorld) -> None:
    call = prepared(reddit)
    reddit.server.show_new_comments = False
    with pytest.raises(Transient) as caught:
        reddit.poster.send(call)
    assert caught.value.applied == "unknown"
    assert reddit.poster.find(call) is not None


def test_a_failed_sign_in_before_a_reply_has_written_nothing(reddit: RedditWorld) -> None:
    call = prepared(reddit)
    poster = RedditPoster(reddit.account(), clock=reddit.clock)
    reddit.server.fail_next("dropped")
    with pytest.raises(Transient) as caught:
        poster.send(call)
    assert caught.value.applied == "no"
    assert reddit.writes() == 0


def test_a_server_that_is_not_there_has_written_nothing(reddit: RedditWorld) -> None:
    call = prepared(reddit)
    reddit.poster.standing(call.target)
    reddit.server.close()
    with pytest.raises(Transient) as caught:
        reddit.poster.send(call)
    assert caught.value.applied == "no"


def test_without_leave_to_submit_nothing_is_sent(reddit: RedditWorld) -> None:
    reddit.server.tokens["8675309-made-up-refresh-token"] = "identity read history privatemessages"
    call = prepared(reddit)
    with pytest.raises(AuthFailed):
        reddit.poster.send(call)
    assert reddit.writes() == 0


def test_the_length_that_counts_is_that_of_the_markdown(reddit: RedditWorld) -> None:
    assert prepared(reddit, "x" * 10_000).body["text"] == "x" * 10_000
    with pytest.raises(Refused) as caught:
        prepared(reddit, "*" * 5_001)
    assert caught.value.code == "too-long"


def test_an_id_of_another_platform_is_refused(reddit: RedditWorld) -> None:
    target = Target("at://did:plc:x/post/1", "1", thread_id="", written_at=reddit.clock.now)
    with pytest.raises(Refused):
        reddit.poster.prepare(uuid.uuid4(), "Sorry!", target, now=reddit.clock.now)


@pytest.mark.parametrize(
    "posted", ["Sorry & thanks!\nMaya", "Sorry &amp; thanks!  \nMaya", "Sorry & thanks! Maya "]
)
def test_our_reply_is_found_however_its_spaces_and_signs_came_out(reddit: RedditWorld, posted: str) -> None:
    call = prepared(reddit, "Sorry & thanks!\nMaya")
    by_hand = reddit.we_say(posted, under=call.target.external_id)
    found = reddit.poster.find(call)
    assert found is not None
    assert found.external_id == by_hand


def test_somebody_elses_same_words_are_not_ours(reddit: RedditWorld) -> None:
    call = prepared(reddit)
    reddit.say("Sorry!", under=call.target.external_id)
    assert reddit.poster.find(call) is None


def test_a_reply_missing_in_our_history_is_found_in_the_conversation(reddit: RedditWorld) -> None:
    call = prepared(reddit)
    posted = reddit.poster.send(call)
    reddit.server.things[posted.external_id].listed = False
    found = reddit.poster.find(call)
    assert found is not None
    assert found.external_id == posted.external_id


def test_a_reply_hidden_in_a_conversation_is_found_in_our_history(reddit: RedditWorld) -> None:
    call = prepared(reddit)
    posted = reddit.poster.send(call)
    lost = replace(call, target=replace(call.target, thread_id="t3_gone"))
    found = reddit.poster.find(lost)
    assert found is not None
    assert found.external_id == posted.external_id


def test_a_look_at_only_one_place_that_failed_is_no_look(reddit: RedditWorld) -> None:
    call = prepared(reddit)
    reddit.poster.standing(call.target)
    reddit.server.fail_next("server_error")
    with pytest.raises(Transient):
        reddit.poster.find(call)


def test_reddit_is_never_asked_to_write_a_second_time(reddit: RedditWorld) -> None:
    call = prepared(reddit)
    later = reddit.clock.now + timedelta(minutes=1)
    assert not reddit.poster.may_send_again(call, now=later, attempts=1)
