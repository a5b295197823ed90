from __future__ import annotations

from dataclasses import replace

import pytest

from monitor.platforms.errors import Refused, Transient
from monitor.platforms.mastodon.listen import MastodonCollector
from monitor.platforms.mastodon.software import _by_version
from tests.contracts.mastodon_world import GoToSocialWorld, MastodonWorld, SnacWorld
from tests.fakes.serving import Answer


def test_a_mastodon_server_is_known_for_what_it_is(world: MastodonWorld) -> None:
    info = world.collector.check()
    assert info.external_id == world.state.us.id
    assert info.handle == "finch@social.example"
    assert info.may_listen
    assert info.may_reply
    assert info.settings == {"software": "mastodon", "max_characters": "500", "reserved_per_url": "23"}
    assert "500" in " ".join(info.notes)


def test_each_server_says_how_long_a_post_may_be(any_world: MastodonWorld) -> None:
    info = any_world.collector.check()
    assert info.settings["max_characters"] == str(any_world.server.flavour.longest)
    assert info.settings["software"] == any_world.server.flavour.name
    assert info.handle == "finch@social.example"


@pytest.mark.parametrize("kind", [GoToSocialWorld, SnacWorld])
def test_a_server_that_hides_what_it_runs_gives_itself_away_by_its_version(kind: type[MastodonWorld]) -> None:
    world = kind()
    world.server.nodeinfo = False
    try:
        assert world.collector.check().settings["software"] == world.server.flavour.name
    finally:
        world.close()


@pytest.mark.parametrize(
    ("version", "source", "name"),
    [
        ("4.4.3", "https://github.com/mastodon/mastodon", "mastodon"),
        ("4.4.3", None, ""),
        ("4.4.3", "https://code.example/fork", ""),
        ("2.7.2 (compatible; Pleroma 2.9.1)", None, "pleroma"),
        ("0.20.0+git-1a2b3c4", None, "gotosocial"),
        ("4.0.0 (not true; really snac/2.94)", None, "snac"),
        (None, None, ""),
    ],
)
def test_nothing_is_taken_for_mastodon_without_a_proof(version: object, source: object, name: str) -> None:
    """Whatever is taken for Mastodon is sent a reply a second time."""
    assert _by_version({"version": version, "source_url": source}) == name


def test_a_token_that_may_not_post_is_told_so(world: MastodonWorld) -> None:
    world.server.scopes = ["profile", "read:notifications"]
    info = world.collector.check()
    assert info.may_listen
    assert not info.may_reply
    assert "write:statuses" in " ".join(info.notes)


def test_a_token_that_may_not_listen_is_told_so(world: MastodonWorld) -> None:
    world.server.scopes = ["profile", "write:statuses"]
    info = world.collector.check()
    assert not info.may_listen
    assert info.may_reply
    assert "read:notifications" in " ".join(info.notes)


def test_mentions_that_the_account_throws_away_are_told_of(world: MastodonWorld) -> None:
    world.server.policy["for_not_following"] = "drop"
    assert "never comes" in " ".join(world.collector.check().notes)


def test_a_page_that_is_no_mastodon_server_is_told_so(world: MastodonWorld) -> None:
    account = replace(world.account(), settings={"server": world.server.url})
    world.server._routes = []
    with pytest.raises(Refused, match="Mastodon server"):
        MastodonCollector(account).check()


def test_a_server_that_says_nothing_of_who_we_are_is_asked_again_later(world: MastodonWorld) -> None:
    world.server._routes.insert(
        0, (r"/api/v1/accounts/verify_credentials", lambda asked: Answer(200, {"id": None}))
    )
    with pytest.raises(Transient):
        world.collector.check()


def test_an_address_where_nothing_listens_is_told_so(world: MastodonWorld) -> None:
    account = replace(world.account(), settings={"server": "http://127.0.0.1:9"})
    with pytest.raises(Transient, match="can't be reached") as caught:
        MastodonCollector(account).check()
    assert caught.value.applied == "no"
