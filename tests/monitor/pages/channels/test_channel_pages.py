from __future__ import annotations

import re
from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.utils import timezone

from monitor.channels.connecting import connect, try_account
from monitor.models import Channel, Mention, Purpose, Source, Spending
from monitor.steps.accounts import month_of, opened
from responders.people.models import AuditEntry, Role
from tests import factories as make
from tests.fakes.kiosk.server import KioskServer

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner(client: Client) -> Client:
    client.force_login(make.user(Role.OWNER), backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def manager() -> Client:
    client = Client()
    client.force_login(make.user(Role.MANAGER), backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def channel(kiosk: KioskServer) -> Channel:
    brand = make.brand()
    values = {"server": kiosk.url, "token": "violet-heron-7"}
    return connect(brand, try_account("kiosk", values, brand), now=timezone.now())


def words(page: bytes) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page.decode()).split())


def test_the_list_says_how_each_source_is_doing(owner: Client, channel: Channel) -> None:
    now = timezone.now()
    source = channel.sources.get()
    Source.objects.update(
        last_success_at=now - timedelta(minutes=3), next_run_at=now + timedelta(minutes=2), items=1234
    )
    Spending.objects.create(
        channel=channel,
        source=source,
        purpose=Purpose.HEARD,
        month=month_of(now),
        items=5,
        cost=Decimal("0.30"),
    )
    said = words(owner.get("/channels/").content)
    assert "tinshop on Kiosk" in said
    assert "Listens, and sends approved replies itself." in said
    assert "Notes that name us listening 3 min ago" in said
    assert "1,234 5 for $0.30" in said
    assert "$0.31 of $25.00 spent this month" in said


def test_trouble_stands_in_plain_words_with_the_way_out(owner: Client, channel: Channel) -> None:
    Channel.objects.update(problem="The kiosk does not know this token <b>.", problem_at=timezone.now())
    Source.objects.update(failures=2, last_error="It broke <i>.")
    page = owner.get("/channels/").content.decode()
    assert "The kiosk does not know this token &lt;b&gt;." in page
    assert f'<a href="/channels/{channel.pk}/again/">Connect again</a>' in page
    assert "It broke &lt;i&gt;." in page
    assert "in trouble" in page


def test_a_manager_looks_and_changes_nothing(manager: Client, channel: Channel, kiosk: KioskServer) -> None:
    source = channel.sources.get()
    for address in ("/channels/", f"/channels/{channel.pk}/"):
        page = manager.get(address).content.decode()
        assert "tinshop" in page
        main = page.split("<main")[1]
        assert "<form" not in main
        assert "Connect an account" not in main
    before = (Channel.objects.values().get(), Source.objects.values().get(), len(kiosk.asked))
    for address in (
        f"/channels/{channel.pk}/check/",
        f"/channels/{channel.pk}/cap/",
        f"/channels/{channel.pk}/disconnect/",
        f"/channels/{channel.pk}/again/",
        f"/channels/{channel.pk}/sources/",
        f"/sources/{source.pk}/switch/",
        f"/sources/{source.pk}/now/",
        f"/sources/{source.pk}/remove/",
    ):
        answer = manager.post(address, {"on": "no", "cap": "9", "stream": "mentions", "do": "try"})
        assert answer.status_code == 403
        assert "Only an owner can do this" in answer.content.decode()
    after = (Channel.objects.values().get(), Source.objects.values().get(), len(kiosk.asked))
    assert str(after[1:]) == str(before[1:])
    assert after[0]["enabled"] == before[0]["enabled"]
    assert after[0]["monthly_cap"] == before[0]["monthly_cap"]


def test_what_is_only_done_by_pressing_is_not_done_by_looking(owner: Client, channel: Channel) -> None:
    source = channel.sources.get()
    for address in (
        f"/channels/{channel.pk}/check/",
        f"/channels/{channel.pk}/cap/",
        f"/channels/{channel.pk}/sources/",
        f"/sources/{source.pk}/switch/",
        f"/sources/{source.pk}/now/",
    ):
        assert owner.get(address).headers["Location"] == f"/channels/{channel.pk}/"
    for address in (f"/channels/{channel.pk}/disconnect/", f"/sources/{source.pk}/remove/"):
        assert owner.get(address).status_code == 200
    assert Channel.objects.get().enabled
    assert Source.objects.get().enabled


def test_trying_a_source_shows_what_it_would_have_brought(
    owner: Client, channel: Channel, kiosk: KioskServer
) -> None:
    kiosk.pin(*(f"<b>note</b> {number}" for number in range(37)), now=timezone.now())
    form = {"stream": "search", "query-search": "tin kettle", "do": "try"}
    answer = owner.post(f"/channels/{channel.pk}/sources/", form)
    said = words(answer.content)
    assert "This would have brought 37 posts in the last day; here are ten." in said
    assert "The trial cost $0.37. Days like this one would cost $11.10 a month." in said
    page = answer.content.decode()
    assert page.count('class="sample-text"') == 10
    assert "&lt;b&gt;note&lt;/b&gt; 36" in page
    assert "<b>note" not in page
    assert 'value="tin kettle"' in page
    assert not Mention.objects.exists()
    assert Source.objects.count() == 1


def test_a_trial_of_more_than_a_page_says_more_than(
    owner: Client, channel: Channel, kiosk: KioskServer
) -> None:
    kiosk.pin(*("note" for _ in range(201)), now=timezone.now())
    answer = owner.post(f"/channels/{channel.pk}/sources/", {"stream": "mentions", "do": "try"})
    assert "This would have brought more than 200 posts in the last day" in words(answer.content)


def test_a_trial_says_what_the_platform_says(owner: Client, channel: Channel, kiosk: KioskServer) -> None:
    form = {"stream": "search", "query-search": "((", "do": "try"}
    answer = owner.post(f"/channels/{channel.pk}/sources/", form)
    assert "The kiosk can't search for that." in answer.content.decode().replace("&#39;", "'")


def test_the_cap_stops_a_trial(owner: Client, channel: Channel, kiosk: KioskServer) -> None:
    Channel.objects.update(monthly_cap=Decimal("0.05"))
    asked = len(kiosk.asked)
    form = {"stream": "search", "query-search": "tin", "do": "try"}
    answer = owner.post(f"/channels/{channel.pk}/sources/", form)
    assert "cap of $0.05 is reached" in words(answer.content)
    assert len(kiosk.asked) == asked


def test_a_source_is_added_and_stands_in_the_table(owner: Client, channel: Channel) -> None:
    form = {"stream": "search", "query-search": "tin & kettle", "do": "add"}
    answer = owner.post(f"/channels/{channel.pk}/sources/", form, follow=True)
    assert answer.redirect_chain == [(f"/channels/{channel.pk}/", 303)]
    assert "Notes with words: tin &amp; kettle" in answer.content.decode()
    assert AuditEntry.objects.filter(deed="add_source", user__isnull=False).exists()


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ({"stream": "search", "query-search": "", "do": "try"}, "“Notes with words” needs words."),
        ({"stream": "search", "query-search": "", "do": "add"}, "“Notes with words” needs words."),
        ({"stream": "mentions", "do": "add"}, "This is listened to already."),
        ({"stream": "nothing", "do": "try"}, "Kiosk has no stream"),
        ({}, "Kiosk has no stream"),
        ({"stream": "search", "query-search": "x" * 600, "do": "add"}, "That is too long"),
    ],
)
def test_a_source_that_can_t_be_says_why_and_keeps_the_words(
    owner: Client, channel: Channel, form: dict[str, str], says: str
) -> None:
    answer = owner.post(f"/channels/{channel.pk}/sources/", form)
    assert answer.status_code == 422
    assert says in words(answer.content)
    assert form.get("query-search", "") in answer.content.decode()


def test_a_source_is_switched_pulled_and_removed(owner: Client, channel: Channel) -> None:
    source = channel.sources.get()
    page = owner.post(f"/sources/{source.pk}/switch/", {"on": "no"}, follow=True)
    assert "Switched off. What it brought stays." in words(page.content)
    assert not Source.objects.get().enabled
    page = owner.post(f"/sources/{source.pk}/now/", follow=True)
    assert "switch it on first" in words(page.content)
    owner.post(f"/sources/{source.pk}/switch/", {"on": "yes"})
    assert Source.objects.get().enabled
    page = owner.post(f"/sources/{source.pk}/now/", {"from": "channels"})
    assert page.headers["Location"] == f"/channels/#channel-{channel.pk}"
    assert "next tick" in words(owner.get("/channels/").content)
    owner.post(f"/sources/{source.pk}/remove/")
    assert not Source.objects.exists()


def test_the_cap_can_be_changed(owner: Client, channel: Channel) -> None:
    owner.post(f"/channels/{channel.pk}/cap/", {"cap": "40"})
    assert Channel.objects.get().monthly_cap == Decimal(40)
    for wrong in ("", "forty"):
        answer = owner.post(f"/channels/{channel.pk}/cap/", {"cap": wrong})
        assert answer.status_code == 422
        assert 'aria-describedby="error-cap"' in answer.content.decode()
    assert Channel.objects.get().monthly_cap == Decimal(40)


def test_disconnecting_asks_first_and_forgets_the_secrets(owner: Client, channel: Channel) -> None:
    assert "Disconnect tinshop ?" in words(owner.get(f"/channels/{channel.pk}/disconnect/").content)
    said = words(owner.post(f"/channels/{channel.pk}/disconnect/", follow=True).content)
    assert "its secrets are forgotten" in said
    assert "1 disconnected" in said
    row = Channel.objects.get()
    assert (row.enabled, opened(row)) == (False, {})
    page = owner.get(f"/channels/{channel.pk}/").content.decode()
    assert "Disconnected: nothing is heard" in page
    assert "Connect again" in page
    assert 'action="/sources/' not in page


def test_checking_again_says_how_it_went(owner: Client, channel: Channel, kiosk: KioskServer) -> None:
    said = words(owner.post(f"/channels/{channel.pk}/check/", follow=True).content)
    assert "Checked: the platform lets us in." in said
    kiosk.people.clear()
    said = words(owner.post(f"/channels/{channel.pk}/check/", follow=True).content)
    assert "The kiosk does not know this token. Ask for a new one." in said


def test_posts_of_a_file_have_a_channel_that_nothing_listens_to(owner: Client) -> None:
    row = make.channel(platform="file", handle="file", label="imported posts")
    for address in ("/channels/", f"/channels/{row.pk}/"):
        page = owner.get(address).content.decode()
        assert "Imported file" in page
        assert "Connect again" not in page
    assert owner.get(f"/channels/{row.pk}/again/").status_code == 404


def test_an_installation_without_accounts_says_what_to_do(owner: Client, manager: Client) -> None:
    assert "No account is connected yet" in words(owner.get("/channels/").content)
    assert "An owner can connect one." in words(manager.get("/channels/").content)


def test_the_navigation_leads_to_the_channels(manager: Client) -> None:
    page = manager.get("/channels/").content.decode()
    assert '<a href="/channels/" aria-current="page">Channels' in page
    assert page.index(">Channels") < page.index(">Status")


def test_what_is_reached_from_the_channels_is_marked_as_one_of_them(owner: Client, channel: Channel) -> None:
    source = channel.sources.get()
    for address in ("/brands/", f"/brands/{channel.brand_id}/", f"/sources/{source.pk}/remove/"):
        page = owner.get(address, follow=True).content.decode()
        assert re.findall(r'<a href="([^"]+)" aria-current="page">', page) == ["/channels/"]


def test_how_long_words_are_kept_can_be_changed(owner: Client, manager: Client, channel: Channel) -> None:
    Channel.objects.update(keep_days=None)
    shown = owner.get(f"/channels/{channel.pk}/").content.decode()
    assert "Days that words are kept" in shown
    address = f"/channels/{channel.pk}/keep/"
    manager.post(address, {"days": "9"})
    assert Channel.objects.get().keep_days is None
    owner.post(address, {"days": " 30 "})
    assert Channel.objects.get().keep_days == 30
    for wrong in ("0", "-1", "many", "99999999", "1.5", "٣"):
        answer = owner.post(address, {"days": wrong})
        assert (answer.status_code, 'aria-describedby="help-keep error-keep"' in answer.content.decode()) == (
            422,
            True,
        )
    assert Channel.objects.get().keep_days == 30
    owner.post(address, {"days": ""})
    assert Channel.objects.get().keep_days is None
    assert AuditEntry.objects.filter(deed="set_keep_days").count() == 2


def test_before_disconnecting_one_is_told_what_becomes_of_the_words(owner: Client, channel: Channel) -> None:
    Channel.objects.update(keep_days=None)
    asked = words(owner.get(f"/channels/{channel.pk}/disconnect/").content)
    assert "the words of its posts are erased 10 days from now" in asked
    owner.post(f"/channels/{channel.pk}/disconnect/")
    assert Channel.objects.get().disconnected_at is not None
