from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, timezone

import pytest

from monitor.platforms.bluesky import tid
from monitor.platforms.errors import Refused
from responders.platforms.bluesky import record
from responders.platforms.bluesky.facets import MOST_HANDLES, facets_of
from responders.platforms.bluesky.limits import refuse_unfit
from responders.platforms.contract import Target

NOW = datetime(2026, 3, 2, 9, 0, 7, 654_321, tzinfo=UTC)
URI = "at://did:plc:them/app.bsky.feed.post/3l4nmqaaaaaaa"
ROOT = "at://did:plc:them/app.bsky.feed.post/3l4nmqrrrrrrr"
FAMILY = "👨\u200d👩\u200d👧\u200d👦"
"""One grapheme of 25 bytes."""


def target(**ref: str) -> Target:
    return Target(external_id=URI, version="bafyone", thread_id=URI, written_at=NOW, ref=ref)


def test_a_key_is_a_time_and_belongs_to_its_intent() -> None:
    intents = [uuid.UUID(int=number) for number in range(2000)]
    keys = {record.key_of(intent, NOW) for intent in intents}
    assert len(keys) == len(intents)
    assert record.key_of(intents[0], NOW) == record.key_of(intents[0], NOW)
    for key in keys:
        made = tid.moment_of(key)
        assert made is not None
        assert timedelta(0) <= NOW - made <= timedelta(seconds=2)


def test_a_reply_to_a_first_post_has_it_as_root_and_parent() -> None:
    made = record.reply("Sorry!", target(uri=URI, cid="bafytwo"), facets=(), now=NOW)
    assert made == {
        "$type": "app.bsky.feed.post",
        "text": "Sorry!",
        "createdAt": "2026-03-02T09:00:07.654Z",
        "reply": {"root": {"uri": URI, "cid": "bafytwo"}, "parent": {"uri": URI, "cid": "bafytwo"}},
    }


def test_a_reply_within_a_thread_keeps_its_root_and_speaks_its_language() -> None:
    ref = {"uri": URI, "cid": "bafytwo", "root_uri": ROOT, "root_cid": "bafyroot", "lang": "de"}
    made = record.reply("Pardon!", target(**ref), facets=(), now=NOW.astimezone(timezone(timedelta(hours=2))))
    assert made["reply"]["root"] == {"uri": ROOT, "cid": "bafyroot"}
    assert made["reply"]["parent"] == {"uri": URI, "cid": "bafytwo"}
    assert made["langs"] == ["de"]
    assert made["createdAt"] == "2026-03-02T09:00:07.654Z"


def test_without_a_ref_the_id_and_the_version_will_do() -> None:
    made = record.reply("Sorry!", target(), facets=(), now=NOW)
    assert made["reply"]["parent"] == {"uri": URI, "cid": "bafyone"}


@pytest.mark.parametrize(
    "ref", [{"uri": "https://bsky.app/x"}, {"uri": "at://did:plc:x/app.bsky.feed.like/3l"}]
)
def test_what_is_no_post_cannot_be_answered(ref: dict[str, str]) -> None:
    with pytest.raises(Refused):
        record.reply("Sorry!", target(**ref), facets=(), now=NOW)


@pytest.mark.parametrize("text", ["x" * 300, "🫖" * 300, FAMILY * 120])
def test_what_bluesky_takes_is_let_through(text: str) -> None:
    refuse_unfit(text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("x" * 301, "too-long"),
        (FAMILY * 121, "too-long"),
        ("🫖" * 301, "too-long"),
        ("\n", "empty"),
        ("\ud800", "broken-character"),
    ],
)
def test_what_bluesky_does_not_take_is_refused_here(text: str, code: str) -> None:
    with pytest.raises(Refused) as caught:
        refuse_unfit(text)
    assert caught.value.code == code


def known(handles: Sequence[str]) -> dict[str, str]:
    return {handle: f"did:plc:{handle[:3]}" for handle in handles if handle != "nobody.test"}


def marked(text: str) -> list[tuple[str, str]]:
    """What each facet marks, cut out of the bytes of the text, and what it leads to."""
    found = []
    for facet in facets_of(text, known):
        place = facet["index"]
        [feature] = facet["features"]
        part = text.encode()[place["byteStart"] : place["byteEnd"]].decode()
        found.append((part, feature.get("did") or feature.get("uri") or feature.get("tag")))
    return found


def test_links_handles_and_tags_are_marked_by_bytes() -> None:
    text = "🫖 Grüße @ada.test, see https://acme.example/kettle?q=ü and acme.com #lids"
    assert marked(text) == [
        ("@ada.test", "did:plc:ada"),
        ("https://acme.example/kettle?q=ü", "https://acme.example/kettle?q=ü"),
        ("acme.com", "https://acme.com"),
        ("#lids", "lids"),
    ]


@pytest.mark.parametrize("text", ["@nobody.test", "mail me at help@acme", "no. 7", "", "price: 5.50"])
def test_what_leads_nowhere_stays_plain(text: str) -> None:
    assert marked(text) == []


def test_a_handle_named_twice_is_looked_up_once_and_marked_twice() -> None:
    asked: list[str] = []

    def resolve(handles: Sequence[str]) -> dict[str, str]:
        asked.extend(handles)
        return known(handles)

    assert len(facets_of("@ada.test and @Ada.test", resolve)) == 2
    assert asked == ["ada.test"]


def test_no_more_handles_are_looked_up_than_is_decent() -> None:
    text = " ".join(f"@a{number}.test" for number in range(30))
    assert len(facets_of(text, known)) == MOST_HANDLES
