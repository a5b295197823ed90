from __future__ import annotations

import pytest

from monitor.domain.mention import IncomingMention, ReplyMode
from monitor.platforms.x.ability import Facts, ability
from tests.contracts.x_world import XWorld

LINK = "https://x.com/intent/post?in_reply_to=1&text={text}"


@pytest.mark.parametrize(
    ("facts", "mode", "because"),
    [
        (Facts(names_us=True, quotes_us=False), ReplyMode.API, ""),
        (Facts(names_us=False, quotes_us=True), ReplyMode.API, ""),
        (Facts(names_us=False, quotes_us=False), ReplyMode.BY_HAND, "@finch"),
        (Facts(names_us=True, quotes_us=False, settings="mentionedUsers"), ReplyMode.API, ""),
        (Facts(names_us=False, quotes_us=True, settings="mentionedUsers"), ReplyMode.NONE, "names"),
        (Facts(names_us=False, quotes_us=True, settings="following"), ReplyMode.BY_HAND, "they follow"),
        (Facts(names_us=False, quotes_us=False, settings="subscribers"), ReplyMode.BY_HAND, "subscribers"),
        (Facts(names_us=False, quotes_us=True, settings="something new"), ReplyMode.BY_HAND, "some accounts"),
        (Facts(names_us=True, quotes_us=False, protected=True), ReplyMode.BY_HAND, "public"),
        (Facts(names_us=True, quotes_us=False, may_write=False), ReplyMode.BY_HAND, "may only read"),
    ],
)
def test_the_verdict_has_its_reason(facts: Facts, mode: ReplyMode, because: str) -> None:
    found = ability(facts, handle="finch", link=LINK)
    assert found.mode is mode
    assert because in found.reason
    assert bool(found.reason) == (mode is not ReplyMode.API)
    assert found.link == LINK


def test_only_those_who_name_or_quote_us_are_answered_by_api(x: XWorld) -> None:
    ours = x.we_say("New lids today")
    named = x.say(x.naming_us("hello"))
    quoting = x.server.posts.write(x.customer, "look", quoted=ours).id
    neither = x.say("I talk about lids")
    found = x.collector.refresh([named, quoting, neither])
    modes = {one: post.reply.mode for one, post in found.items() if isinstance(post, IncomingMention)}
    assert modes == {named: ReplyMode.API, quoting: ReplyMode.API, neither: ReplyMode.BY_HAND}
    state = found[neither]
    assert isinstance(state, IncomingMention)
    assert state.reply.link == f"https://x.com/intent/post?in_reply_to={neither}&text={{text}}"


def test_an_app_that_may_only_read_says_so_and_leaves_replies_to_people(x: XWorld) -> None:
    x.server.access = "read"
    info = x.collector.check()
    assert info.may_listen
    assert not info.may_reply
    assert any("may only read" in note for note in info.notes)
    x.settings.update(info.settings)
    named = x.say(x.naming_us("hello"))
    state = x.collector.refresh([named])[named]
    assert isinstance(state, IncomingMention)
    assert state.reply.mode is ReplyMode.BY_HAND


def test_an_app_that_may_write_says_so(x: XWorld) -> None:
    x.server.access = "read-write-directmessages"
    info = x.collector.check()
    assert info.may_reply
    assert info.settings == {"may_reply": "yes"}
    assert (info.external_id, info.handle) == ("7001", "finch_and_fern")
