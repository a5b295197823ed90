from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from monitor.domain.mention import BrokenPayload, Gone, IncomingMention, MentionKind
from monitor.platforms.errors import AuthFailed
from monitor.platforms.mastodon.listen import MastodonCollector
from tests.recordings.cassette import every
from tests.recordings.fetching import MASTODON
from tests.recordings.mastodon import LONG_AGO, MastodonRecordings, recorded, statuses
from tests.recordings.mastodon_fields import agrees

pytestmark = pytest.mark.usefixtures("recordings")

Opens = Callable[..., MastodonRecordings]
ENTITIES = "cassettes_entity_tests"
NOBODY = "no-such-account"
MOST_FETCHES = 20


def heard(
    collector: MastodonCollector, stream: str, query: str = ""
) -> tuple[dict[str, IncomingMention], list[BrokenPayload]]:
    """All that a stream brings from its beginning to its end, each post once."""
    found: dict[str, IncomingMention] = {}
    broken: list[BrokenPayload] = []
    cursor = ""
    for _ in range(MOST_FETCHES):
        page = collector.fetch(stream, query, cursor, since=LONG_AGO)
        found.update({mention.external_id: mention for mention in page.mentions})
        broken.extend(page.broken)
        cursor = page.cursor
        if not page.more:
            return found, broken
    pytest.fail("the stream has no end")


def test_the_recorded_notifications_come_whole_and_the_empty_ones_are_flagged(mastodon: Opens) -> None:
    """In one cassette the posts of most notifications were taken out: nothing there but the notification."""
    lists = [
        one
        for one in every(MASTODON)
        if one.path == "/api/v1/notifications" and one.status == 200 and one.json
    ]
    assert len(lists) >= 8
    flagged = 0
    for one in lists:
        there = {entry["status"]["id"]: entry["status"] for entry in one.json if entry.get("status")}
        found, broken = heard(MastodonCollector(mastodon([one]).account(NOBODY)), "mentions")
        assert set(found) == set(there)
        for name, mention in found.items():
            agrees(mention, there[name])
        without = {entry["id"] for entry in one.json if not entry.get("status")}
        assert {payload.external_id for payload in broken} == without
        flagged += len(without)
    assert flagged >= 39


def test_a_recorded_mention_is_one_a_private_one_is_private_and_an_answer_is_an_answer(
    mastodon: Opens,
) -> None:
    kinds = set()
    for one in every(MASTODON):
        for raw in statuses(one.json) if one.method == "GET" and one.status == 200 else ():
            for us in {person["id"] for person in raw["mentions"]} - {raw["account"]["id"]}:
                state = MastodonCollector(mastodon([one]).account(us)).refresh([raw["id"]])[raw["id"]]
                assert isinstance(state, IncomingMention)
                answer = raw["in_reply_to_id"] is not None and raw["in_reply_to_account_id"] == us
                private = raw["visibility"] == "direct"
                otherwise = MentionKind.DM if private else MentionKind.MENTION
                assert state.kind is (MentionKind.REPLY if answer else otherwise)
                assert state.parent_is_ours == answer
                kinds.add(state.kind)
    assert kinds == {MentionKind.REPLY, MentionKind.DM, MentionKind.MENTION}


@pytest.mark.parametrize("test", ["test_fetch_remaining", "test_pagination_iterator", "test_hashtag_tl"])
def test_a_recorded_hashtag_comes_whole_over_all_its_pages(mastodon: Opens, test: str) -> None:
    pages = [one for one in recorded(test) if "/timelines/tag/" in one.path]
    there = {raw["id"]: raw for page in pages for raw in page.json}
    server = mastodon(pages)
    found, broken = heard(
        MastodonCollector(server.account(NOBODY)), "tag", f"#{pages[0].path.rpartition('/')[2]}"
    )
    assert broken == []
    assert set(found) == set(there)
    for name, mention in found.items():
        agrees(mention, there[name])
        assert mention.kind is MentionKind.KEYWORD
    assert server.seen["writes"] == 0


def test_after_the_first_run_only_what_is_newer_is_asked_for(mastodon: Opens) -> None:
    pages = [one for one in recorded("test_pagination_iterator") if "/timelines/tag/" in one.path]
    newest = pages[0].json[0]["id"]
    server = mastodon(pages)
    collector = MastodonCollector(server.account(NOBODY))
    tag, cursor, more = pages[0].path.rpartition("/")[2], "", True
    while more:
        page = collector.fetch("tag", tag, cursor, since=LONG_AGO)
        cursor, more = page.cursor, page.more
    server.asked.clear()
    assert collector.fetch("tag", tag, cursor, since=LONG_AGO).mentions == ()
    assert [asked.query.get("min_id") for asked in server.asked] == [newest]


def test_a_recorded_search_brings_its_posts(mastodon: Opens) -> None:
    tape = recorded("test_entity_searchv2", ENTITIES)
    there = {raw["id"]: raw for raw in tape[-1].json["statuses"]}
    found, broken = heard(MastodonCollector(mastodon(tape).account(NOBODY)), "search", "halcy")
    assert broken == []
    assert set(found) == set(there) != set()
    for name, mention in found.items():
        agrees(mention, there[name])


def test_an_edited_post_has_another_version(mastodon: Opens) -> None:
    tape = recorded("test_status_edit")
    before, after = tape[0].json, tape[3].json
    assert before["id"] == after["id"]
    seen = []
    for raw in (tape[0], tape[3]):
        [state] = MastodonCollector(mastodon([raw]).account(NOBODY)).refresh([before["id"]]).values()
        assert isinstance(state, IncomingMention)
        agrees(state, raw.json)
        seen.append(state)
    assert seen[0].created_at == seen[1].created_at
    assert seen[0].version != seen[1].version
    assert seen[0].text != seen[1].text


def test_a_missing_post_is_gone(mastodon: Opens) -> None:
    [missing] = [one for one in recorded("test_status_missing") if one.status == 404]
    name = missing.path.rpartition("/")[2]
    known = MastodonCollector(mastodon([missing]).account(NOBODY)).refresh([name])
    assert known == {name: Gone(name)}


def test_our_answers_are_found_in_a_recorded_conversation_and_in_a_recorded_history(mastodon: Opens) -> None:
    [talk] = recorded("test_entity_context", ENTITIES)
    asked = talk.path.split("/")[4]
    [answer] = talk.json["descendants"]
    history = replace(
        recorded("test_get_pagination_info")[11], path=f"/api/v1/accounts/{answer['account']['id']}/statuses"
    )
    collector = MastodonCollector(mastodon([talk, history]).account(answer["account"]["id"]))
    [ours] = collector.our_replies(asked, thread_id=talk.json["ancestors"][0]["id"], since=LONG_AGO)
    agrees(ours, answer)
    assert ours.thread_id == talk.json["ancestors"][0]["id"]


def test_a_recorded_server_introduces_itself(mastodon: Opens) -> None:
    names = ("verify_credentials", "instance", "nodeinfo", "app_verify_credentials", "notifications_policy")
    tape = [one for name in names for one in recorded(f"test_{name}")]
    tape += [
        one for one in recorded("test_notifications_mentions_only") if one.path.endswith("notifications")
    ]
    server = mastodon(tape)
    info = MastodonCollector(server.account("")).check()
    me = next(one.json for one in tape if one.path.endswith("accounts/verify_credentials"))
    told = next(one.json for one in tape if one.path == "/api/v2/instance/")
    limits = told["configuration"]["statuses"]
    assert info.external_id == me["id"]
    assert info.handle == f"{me['acct']}@{told['domain']}"
    assert (info.may_listen, info.may_reply) == (True, True)
    assert info.settings["max_characters"] == str(limits["max_characters"])
    assert info.settings["reserved_per_url"] == str(limits["characters_reserved_per_url"])
    assert info.settings["software"] == "mastodon"


def test_a_revoked_token_is_not_let_in(mastodon: Opens) -> None:
    refusals = [one for one in every(MASTODON) if one.status == 401 and one.path == "/api/v1/timelines/home"]
    assert refusals
    for one in refusals:
        server = mastodon([replace(one, path="/api/v1/notifications")])
        with pytest.raises(AuthFailed):
            MastodonCollector(server.account(NOBODY)).fetch("mentions", "", "", since=LONG_AGO)
