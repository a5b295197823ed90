from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from monitor.domain.mention import IncomingMention, MentionKind, Page, ReplyMode
from monitor.domain.watching import Watched
from monitor.platforms.contract import Account
from monitor.platforms.errors import Refused, Transient
from monitor.platforms.feeds.listen import FeedsCollector, connect
from tests.contracts.world import Clock
from tests.fakes.feeds_server import Entry, FeedsServer
from tests.fakes.serving import PATIENCE

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
SINCE = NOW - timedelta(days=30)
WATCHED = Watched(handles=("finch",), keywords=("Finch & Fern",), exclude=("bird",))


@pytest.fixture
def server() -> Iterator[FeedsServer]:
    made = FeedsServer()
    yield made
    made.close()


@pytest.fixture
def clock() -> Clock:
    return Clock(NOW)


def ear(clock: Clock) -> FeedsCollector:
    account = Account(platform="feeds", watched=WATCHED, settings={"allow_private": "yes"}, timeout=PATIENCE)
    return FeedsCollector(account, clock=clock)


def fetch(server: FeedsServer, clock: Clock, cursor: str = "", *, before: str = "", most: int = 200) -> Page:
    query = f"{before}{server.url}/feed.xml"
    return ear(clock).fetch("feed", query, cursor, since=SINCE, max_items=most)


def only(page: Page) -> IncomingMention:
    [mention] = page.mentions
    return mention


def say(server: FeedsServer, text: str, at: datetime | None = NOW) -> Entry:
    entry = Entry(f"tag:{len(server.sites['/feed.xml'].entries)}", text, at)
    server.sites["/feed.xml"].entries.append(entry)
    return entry


def serve(server: FeedsServer, body: str | bytes) -> None:
    server.sites["/feed.xml"].body = body.encode() if isinstance(body, str) else body


def test_only_what_speaks_of_the_brand_is_brought(server: FeedsServer, clock: Clock) -> None:
    for text in (
        "Finch & Fern leaks",
        "dear @finch",
        "Finch & Fern, the bird",
        "nothing",
        "@finch and the bird",
    ):
        say(server, text)
    heard = {mention.text: mention.kind for mention in fetch(server, clock).mentions}
    assert heard == {
        "Finch & Fern leaks": MentionKind.KEYWORD,
        "dear @finch": MentionKind.MENTION,
        "@finch and the bird": MentionKind.MENTION,
    }


@pytest.mark.parametrize("before", ["all:", "ALL: "])
def test_all_entries_are_brought_where_it_says_so(server: FeedsServer, clock: Clock, before: str) -> None:
    say(server, "nothing of ours")
    say(server, "about a bird")
    mention = only(fetch(server, clock, before=before))
    assert (mention.text, mention.kind) == ("nothing of ours", MentionKind.POST)


def test_a_feed_that_has_not_changed_is_not_sent_again(server: FeedsServer, clock: Clock) -> None:
    server.sites["/feed.xml"].headers = {"Last-Modified": "Mon, 02 Mar 2026 09:00:00 GMT"}
    say(server, "@finch")
    page = fetch(server, clock)
    again = fetch(server, clock, page.cursor)
    assert (again.mentions, again.cursor, again.more) == ((), page.cursor, False)
    assert server.asked[-1].headers["if-modified-since"] == "Mon, 02 Mar 2026 09:00:00 GMT"
    assert "if-none-match" in server.asked[-1].headers


def test_the_marks_wait_until_all_entries_were_taken(server: FeedsServer, clock: Clock) -> None:
    say(server, "@finch one")
    say(server, "@finch two")
    page = fetch(server, clock, most=1)
    assert page.more
    assert only(fetch(server, clock, page.cursor)).text == "@finch two"
    assert "if-none-match" not in server.asked[-1].headers


def test_the_cursor_of_another_address_is_none(server: FeedsServer, clock: Clock) -> None:
    say(server, "@finch")
    page = fetch(server, clock)
    assert fetch(server, clock, page.cursor, before="all:").mentions == ()
    server.sites["/other.xml"] = server.sites["/feed.xml"]
    other = ear(clock).fetch("feed", f"{server.url}/other.xml", page.cursor, since=SINCE)
    assert len(other.mentions) == 1


def test_an_edit_comes_as_another_version(server: FeedsServer, clock: Clock) -> None:
    entry = say(server, "@finch it leaks")
    page = fetch(server, clock)
    entry.text = "@finch it leaks no more"
    after = only(fetch(server, clock, page.cursor))
    assert after.external_id == only(page).external_id
    assert after.version != only(page).version


def test_a_touched_entry_is_edited_where_the_feed_says_so(server: FeedsServer, clock: Clock) -> None:
    entry = say(server, "@finch it leaks")
    entry.updated = NOW
    page = fetch(server, clock)
    assert only(page).version == NOW.isoformat()
    entry.updated = NOW + timedelta(hours=1)
    assert only(fetch(server, clock, page.cursor)).version != only(page).version


def test_an_entry_without_a_date_gets_that_of_our_look(server: FeedsServer, clock: Clock) -> None:
    say(server, "@finch", at=None)
    page = fetch(server, clock)
    assert only(page).created_at == NOW
    clock.advance(days=1)
    serve(server, server_document_with_a_comment(server))
    assert fetch(server, clock, page.cursor).mentions == ()


def server_document_with_a_comment(server: FeedsServer) -> bytes:
    from tests.fakes.feeds_server import document

    return document(server.sites["/feed.xml"].entries, base=server.url) + b"<!-- built anew -->"


@pytest.mark.parametrize("at", [datetime(1970, 1, 1, tzinfo=UTC), NOW + timedelta(days=400)])
def test_an_impossible_date_is_not_believed(server: FeedsServer, clock: Clock, at: datetime) -> None:
    say(server, "@finch", at=at)
    assert only(fetch(server, clock)).created_at == NOW


def test_an_entry_that_left_the_feed_and_comes_back_is_known(server: FeedsServer, clock: Clock) -> None:
    say(server, "@finch one")
    entries = server.sites["/feed.xml"].entries
    cursor = fetch(server, clock).cursor
    away = entries.pop()
    cursor = fetch(server, clock, cursor).cursor
    entries.append(away)
    assert fetch(server, clock, cursor).mentions == ()


def test_the_cursor_does_not_grow_for_ever(server: FeedsServer, clock: Clock) -> None:
    cursor = ""
    for round_ in range(4):
        serve(
            server, rss(*(f"<item><guid>{round_}-{n}</guid><title>@finch</title></item>" for n in range(600)))
        )
        cursor = fetch(server, clock, cursor, most=1000).cursor
    assert len(cursor) < 13_000


def rss(*items: str) -> str:
    return f'<rss version="2.0"><channel><title>Lunch news</title>{"".join(items)}</channel></rss>'


def test_an_entry_is_understood(server: FeedsServer, clock: Clock) -> None:
    say(server, "@finch, 5 < 6 & more")
    mention = only(fetch(server, clock))
    assert mention.text == "@finch, 5 < 6 & more"
    assert mention.author
    assert (mention.author.id, mention.author.name) == ("127.0.0.1/Ada K.", "Ada K.")
    assert mention.language == "en-gb"
    assert (mention.reply.mode, mention.reply.link) == (ReplyMode.BY_HAND, f"{server.url}/posts/tag:0")
    assert mention.indexed_at == NOW


def test_atom_is_understood(server: FeedsServer, clock: Clock) -> None:
    serve(
        server,
        """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Blog</title>
        <entry><id>urn:1</id><title>Lunch</title><link rel="alternate" href="/posts/1"/>
        <author><name>Ada</name><email>ada@example.com</email></author><updated>2026-03-01T08:00:00Z</updated>
        <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Dear @finch,</p><p>hello</p></div>
        </content></entry></feed>""",
    )
    mention = only(fetch(server, clock))
    assert mention.text == "Lunch\n\nDear @finch,\n\nhello"
    assert mention.permalink == f"{server.url}/posts/1"
    assert mention.author
    assert mention.author.name == "Ada"
    assert mention.created_at == datetime(2026, 3, 1, 8, tzinfo=UTC)
    assert mention.language == "de"
    assert "ada@example.com" not in mention.author.id


@pytest.mark.parametrize(
    ("item", "text"),
    [
        (
            "<title>@finch leaks</title><description>@finch leaks, and more</description>",
            "@finch leaks, and more",
        ),
        ("<title>@finch leaks…</title><description>@finch leaks a lot</description>", "@finch leaks a lot"),
        ("<title>@finch &amp;amp; more</title>", "@finch & more"),
        ("<description>&lt;script&gt;x&lt;/script&gt;@finch</description>", "@finch"),
    ],
)
def test_the_words_of_an_entry(server: FeedsServer, clock: Clock, item: str, text: str) -> None:
    serve(server, rss(f"<item><guid>1</guid>{item}</item>"))
    assert only(fetch(server, clock)).text == text


def test_an_entry_without_author_speaks_for_its_site(server: FeedsServer, clock: Clock) -> None:
    serve(server, rss("<item><title>@finch</title><link>javascript:alert(1)</link></item>"))
    mention = only(fetch(server, clock))
    assert mention.author
    assert (mention.author.id, mention.author.name) == ("127.0.0.1", "Lunch news")
    assert (mention.permalink, mention.reply.mode) == ("", ReplyMode.NONE)
    assert mention.reply.reason


def test_a_very_long_id_is_shortened(server: FeedsServer, clock: Clock) -> None:
    serve(server, rss(f"<item><guid>{'i' * 300}</guid><title>@finch</title></item>"))
    assert len(only(fetch(server, clock)).external_id) < 80


def test_a_feed_that_breaks_off_gives_what_it_has_and_is_read_again(
    server: FeedsServer, clock: Clock
) -> None:
    serve(server, rss("<item><guid>1</guid><title>@finch</title></item>").removesuffix("</channel></rss>"))
    page = fetch(server, clock)
    assert only(page).text == "@finch"
    assert '"etag": ""' in page.cursor


@pytest.mark.parametrize(
    "body", ["", "  ", "<html><p>We will be right back</p></html>", "{}", "<rss><channel>", "\0\1"]
)
def test_what_is_no_feed_is_a_failure_that_may_pass(server: FeedsServer, clock: Clock, body: str) -> None:
    serve(server, body)
    with pytest.raises(Transient):
        fetch(server, clock)


LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-7"])
def test_entities_of_its_own_are_not_read(server: FeedsServer, clock: Clock, encoding: str) -> None:
    text = rss("<item><title>@finch &b;</title></item>")
    serve(server, f'<?xml version="1.0" encoding="{encoding}"?>{LAUGHS}{text}'.encode(encoding))
    with pytest.raises((Refused, Transient)):
        fetch(server, clock)


def test_a_feed_can_not_open_files_of_ours(server: FeedsServer, clock: Clock) -> None:
    serve(server, "/etc/passwd")
    with pytest.raises(Transient):
        fetch(server, clock)


def test_an_empty_feed_is_a_feed(server: FeedsServer, clock: Clock) -> None:
    serve(server, rss())
    assert fetch(server, clock).mentions == ()


def test_nothing_can_be_looked_up_and_no_answer_is_ever_seen(clock: Clock) -> None:
    room = connect(Account(platform="feeds"))
    assert room.refresh(["1"]) == {}
    assert room.check().notes == ()
    assert ear(clock).check().notes
    with pytest.raises(Transient):
        room.our_replies("1", thread_id="1", since=NOW)
