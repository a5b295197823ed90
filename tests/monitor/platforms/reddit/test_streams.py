from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from monitor.domain.mention import Gone, IncomingMention, MentionKind, Page, ReplyMode
from monitor.domain.watching import Watched
from monitor.platforms.contract import Account
from monitor.platforms.errors import RateLimited, Refused, Transient
from monitor.platforms.reddit.about import ABOUT
from monitor.platforms.reddit.listen import RedditCollector
from tests.contracts.reddit_world import RedditWorld


def fetch(world: RedditWorld, stream: str, query: str = "", cursor: str = "", *, most: int = 200) -> Page:
    since = world.clock.now - timedelta(days=2)
    return world.collector.fetch(stream, query, cursor, since=since, max_items=most)


def ids(page: Page) -> list[str]:
    return [mention.external_id for mention in page.mentions]


def reading_only(world: RedditWorld) -> RedditCollector:
    account = world.account("")
    return RedditCollector(replace(account, external_id="app-1", handle=""), clock=world.clock)


def test_the_inbox_brings_answers_to_comments_and_to_submissions_and_mentions(reddit: RedditWorld) -> None:
    ours = reddit.server.submit(reddit.server.us, "We are Finch & Fern, ask us anything")
    below = reddit.server.comment("ada_k", "Is the lid sold alone?", under=ours)
    named = reddit.say("u/finch_and_fern see this")
    reply = reddit.we_say("Yes, it is.", under=named)
    back = reddit.say("Thanks!", under=reply)
    reddit.say("nothing to do with us")
    heard = {mention.external_id: mention for mention in fetch(reddit, "inbox").mentions}
    assert set(heard) == {below, named, back}
    assert [heard[name].kind for name in (below, named, back)] == [
        MentionKind.REPLY,
        MentionKind.MENTION,
        MentionKind.REPLY,
    ]
    assert heard[back].parent_text == "Yes, it is."
    assert heard[back].parent_is_ours
    assert heard[below].parent_text == "We are Finch & Fern, ask us anything"


def test_the_inbox_costs_four_calls_and_never_one_a_post(reddit: RedditWorld) -> None:
    for number in range(12):
        reddit.say(f"u/finch_and_fern number {number}")
    fetch(reddit, "inbox")
    paths = [asked.path.strip("/") for asked in reddit.server.asked]
    assert sorted(paths) == [
        "api/info",
        "api/v1/access_token",
        "message/comments",
        "message/mentions",
        "message/selfreply",
    ]


def test_a_quiet_look_brings_nothing_again_and_costs_three_calls(reddit: RedditWorld) -> None:
    reddit.say("u/finch_and_fern hello")
    cursor = fetch(reddit, "inbox").cursor
    reddit.server.asked.clear()
    page = fetch(reddit, "inbox", cursor=cursor)
    assert page.mentions == ()
    assert len(reddit.server.asked) == 3


def test_communities_bring_only_what_has_our_words(reddit: RedditWorld) -> None:
    post = reddit.server.submit("ada_k", "My Finch & Fern watering can leaks")
    reddit.server.submit("ada_k", "My Finch & Fernsby can is fine")
    reddit.server.submit("ada_k", "Tomatoes")
    elsewhere = reddit.server.submit("ada_k", "Finch & Fern?", community="BuyItForLife")
    reddit.server.submit("ada_k", "Finch & Fern", community="unwatched")
    comment = reddit.say("finch & fern again", under=post)
    named = reddit.say("ask u/finch_and_fern", under=post)
    reddit.we_say("Finch & Fern here", under=post)
    page = fetch(reddit, "subreddit", "gardening+BuyItForLife")
    kinds = {mention.external_id: mention.kind for mention in page.mentions}
    assert kinds == {
        post: MentionKind.KEYWORD,
        elsewhere: MentionKind.KEYWORD,
        comment: MentionKind.KEYWORD,
        named: MentionKind.MENTION,
    }


def test_parents_of_a_whole_page_are_asked_for_in_one_call(reddit: RedditWorld) -> None:
    for number in range(20):
        above = reddit.say(f"remark {number}")
        reddit.say(f"Finch & Fern {number}", under=above)
    page = fetch(reddit, "subreddit", "gardening")
    assert [mention.parent_text for mention in page.mentions] == [f"remark {n}" for n in range(20)]
    assert reddit.server.calls("api/info") == 1


def test_an_answer_to_us_in_a_community_is_known_as_one(reddit: RedditWorld) -> None:
    ours = reddit.we_say("Sorry!")
    answer = reddit.say("Finch & Fern did nothing", under=ours)
    [mention] = fetch(reddit, "subreddit", "gardening").mentions
    assert mention.external_id == answer
    assert mention.parent_is_ours
    assert mention.kind is MentionKind.REPLY


def test_the_search_brings_submissions_but_not_namesakes_and_not_ours(reddit: RedditWorld) -> None:
    post = reddit.server.submit("ada_k", "Finch & Fern cans", "Is the handle glued?", community="AskReddit")
    reddit.server.submit("ada_k", "Finch & Fern Finch & Fernsby")
    reddit.server.submit(reddit.server.us, "Finch & Fern has news")
    [mention] = fetch(reddit, "search", '"Finch & Fern"').mentions
    assert mention.external_id == mention.thread_id == post
    assert mention.text == "Finch & Fern cans\n\nIs the handle glued?"
    assert not mention.parent_id
    assert mention.metrics == {"score": 3, "replies": 2}
    [asked] = [asked for asked in reddit.server.asked if asked.path.strip("/") == "r/all/search"]
    assert (asked.query["sort"], asked.query["t"], asked.query["type"]) == ("new", "week", "link")


@pytest.mark.parametrize(
    "query",
    ["", "  ", "../api/v1/me", "a/b", "x?y=1", "name with/slash", "+".join(f"sub{n}" for n in range(51))],
)
def test_a_name_that_is_no_community_is_refused_without_a_call(reddit: RedditWorld, query: str) -> None:
    with pytest.raises(Refused):
        fetch(reddit, "subreddit", query)
    assert reddit.server.asked == []


def test_an_unknown_community_is_refused(reddit: RedditWorld) -> None:
    with pytest.raises(Refused, match="does not know"):
        fetch(reddit, "subreddit", "no_such_place")


def test_an_empty_search_is_refused(reddit: RedditWorld) -> None:
    with pytest.raises(Refused):
        fetch(reddit, "search", " ")


def test_a_walk_whose_place_was_deleted_begins_anew_and_loses_nothing(reddit: RedditWorld) -> None:
    said = []
    for number in range(8):
        said.append(reddit.say(f"u/finch_and_fern {number}"))
        reddit.clock.advance(seconds=1)
    page = fetch(reddit, "inbox", most=3)
    heard = set(ids(page))
    assert heard == set(said[5:])
    reddit.server.things[said[5]].listed = False
    while page.more:
        page = fetch(reddit, "inbox", cursor=page.cursor, most=3)
        heard.update(ids(page))
    assert heard >= set(said) - {said[5]}


def test_a_listing_that_ends_in_an_empty_page_comes_to_an_end(reddit: RedditWorld) -> None:
    one = reddit.say("u/finch_and_fern one")
    two = reddit.say("u/finch_and_fern two")
    page = fetch(reddit, "inbox", most=1)
    assert ids(page) == [two]
    reddit.server.things[one].listed = False
    pages = [page]
    while pages[-1].more:
        assert len(pages) < 10
        pages.append(fetch(reddit, "inbox", cursor=pages[-1].cursor, most=1))
    assert len(pages) > 1


def test_one_fetch_reads_no_more_than_six_pages(reddit: RedditWorld) -> None:
    for number in range(30):
        reddit.say(f"u/finch_and_fern {number}")
    reddit.server.asked.clear()
    page = fetch(reddit, "inbox", most=1)
    assert len(page.mentions) == 1
    assert page.more
    assert sum("message" in asked.path for asked in reddit.server.asked) <= 6


def test_a_community_full_of_other_talk_does_not_keep_a_fetch_busy(reddit: RedditWorld) -> None:
    for number in range(150):
        reddit.say(f"tomato {number}")
        reddit.clock.advance(seconds=1)
    page = fetch(reddit, "subreddit", "gardening", most=50)
    assert page.mentions == ()
    assert page.more
    assert sum(asked.path.startswith("/r/") for asked in reddit.server.asked) == 1


def test_a_broken_post_is_flagged_once_and_not_at_every_look(reddit: RedditWorld) -> None:
    broken = reddit.say_nonsense()
    page = fetch(reddit, "inbox")
    assert [flagged.external_id for flagged in page.broken] == [broken]
    assert fetch(reddit, "inbox", cursor=page.cursor).broken == ()


def test_a_locked_or_archived_conversation_takes_no_answer(reddit: RedditWorld) -> None:
    posts = [reddit.say(f"u/finch_and_fern {number}") for number in range(3)]
    reddit.server.things[posts[0]].locked = True
    reddit.server.things[posts[1]].archived = True
    modes = {post.external_id: post.reply for post in fetch(reddit, "inbox").mentions}
    assert [modes[post].mode for post in posts] == [ReplyMode.NONE, ReplyMode.NONE, ReplyMode.API]
    assert "locked" in modes[posts[0]].reason
    reddit.server.things[reddit.thread].locked = True
    state = reddit.collector.refresh([posts[2]])[posts[2]]
    assert isinstance(state, IncomingMention)
    assert state.reply.mode is ReplyMode.NONE


def test_without_a_sign_in_there_is_no_inbox_and_answers_go_by_hand(reddit: RedditWorld) -> None:
    collector = reading_only(reddit)
    info = collector.check()
    assert (info.may_listen, info.may_reply) == (True, False)
    since = reddit.clock.now - timedelta(days=1)
    with pytest.raises(Refused, match="inbox"):
        collector.fetch("inbox", "", "", since=since)
    reddit.server.submit("ada_k", "Finch & Fern cans")
    [mention] = collector.fetch("search", "finch", "", since=since).mentions
    assert mention.reply.mode is ReplyMode.BY_HAND
    assert mention.reply.link.startswith("https://www.reddit.com/r/gardening/comments/")


def test_answers_given_by_hand_are_seen_without_a_sign_in_too(reddit: RedditWorld) -> None:
    post = reddit.server.submit("ada_k", "Finch & Fern cans")
    by_hand = reddit.we_say("Sorry!", under=post)
    found = reading_only(reddit).our_replies(post, thread_id=post, since=reddit.clock.now)
    assert [mention.external_id for mention in found] == [by_hand]


def test_check_names_what_the_sign_in_does_not_permit(reddit: RedditWorld) -> None:
    reddit.server.tokens["8675309-made-up-refresh-token"] = "identity read"
    reddit.server.suspended = True
    info = reddit.collector.check()
    assert info.external_id == "t2_shop1"
    assert not info.may_reply
    assert len(info.notes) == 4


def test_who_we_are_is_asked_for_once_where_it_is_not_known_yet(reddit: RedditWorld) -> None:
    account: Account = replace(reddit.account(), external_id="", handle="", watched=Watched(handles=()))
    collector = RedditCollector(account, clock=reddit.clock)
    reddit.say("u/finch_and_fern one")
    for _ in range(2):
        page = collector.fetch("inbox", "", "", since=reddit.clock.now - timedelta(days=1))
        assert len(page.mentions) == 1
    assert reddit.server.calls("api/v1/me") == 1


def test_refresh_asks_twice_a_hundred_and_takes_what_is_hidden_as_gone(reddit: RedditWorld) -> None:
    said = [reddit.say(f"u/finch_and_fern {number}") for number in range(100)]
    reddit.server.things[said[1]].removed = True
    found = reddit.collector.refresh([*said, "t1_zzzzzz", "not-an-id"])
    assert reddit.server.calls("api/info") == 3
    assert isinstance(found[said[1]], Gone)
    assert isinstance(found["t1_zzzzzz"], Gone)
    assert "not-an-id" not in found
    assert ABOUT.look_again == 100


def test_no_answer_of_ours_is_believed_only_where_one_look_was_whole(reddit: RedditWorld) -> None:
    post = reddit.say("u/finch_and_fern hello")
    reddit.clock.advance(days=30)
    for _ in range(301):
        reddit.we_say("elsewhere")
    with pytest.raises(Transient, match="did not show all"):
        reddit.collector.our_replies(post, thread_id="t3_gone", since=reddit.clock.now - timedelta(days=40))


def test_a_fetch_says_when_the_allowance_is_used_up(reddit: RedditWorld) -> None:
    reddit.server.submit("ada_k", "Finch & Fern cans")
    reddit.server.remaining = 0.0
    page = fetch(reddit, "search", "finch")
    assert page.not_before is not None
    with pytest.raises(RateLimited):
        fetch(reddit, "search", "finch")
