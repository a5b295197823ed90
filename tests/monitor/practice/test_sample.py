from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from monitor.models import Brand, Channel, Source
from monitor.platforms.registry import collector_for
from monitor.practice import network
from monitor.practice.models import Account, Post
from monitor.practice.sample import FOLDER, BadSampleError, load_sample, sample_playbook
from monitor.steps.accounts import Ledger, account_of

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

BRAND = {
    "name": "Finch & Fern",
    "slug": "finch-and-fern",
    "handle": "finch_and_fern",
    "about": "A shop for garden twine.",
    "time_zone": "Europe/London",
    "signer": "Bo",
    "staff": [],
    "voice": "plain",
    "keywords": ["Finch & Fern"],
    "exclude": ["Finch & Fernsby"],
    "hours": {"mon": ["09:00", "17:00"]},
    "playbook": {"signer": "Bo", "contact": "a direct message", "remedies": {}},
}
PEOPLE = [
    {"handle": "ada_k", "name": "Ada K.", "followers": 5, "about": "", "temper": "hard"},
    {"handle": "jo_m", "name": "Jo M.", "followers": 9, "about": "", "temper": "forgiving"},
]


def post(key: str, text: str, **more: Any) -> dict[str, Any]:
    row = {"key": key, "author": "ada_k", "after_s": 0, "age_s": 0, "text": text, "in_reply_to": None}
    return {
        **row,
        "likes": 0,
        "on_reply": "ok",
        "edited_to": None,
        "deleted_after_s": None,
        "kind": "other",
        **more,
    }


def write(folder: Path, *posts: dict[str, Any]) -> Path:
    (folder / "brand.json").write_text(json.dumps(BRAND), encoding="utf-8")
    for name, rows in (("accounts", PEOPLE), ("posts", posts)):
        lines = "".join(json.dumps(row) + "\n" for row in rows)
        (folder / f"{name}.jsonl").write_text(lines, encoding="utf-8")
    return folder


def test_the_brand_gets_a_channel_with_alerts_and_a_source(tmp_path: Path) -> None:
    brand = load_sample(NOW, folder=write(tmp_path))
    channel = Channel.objects.get()
    source = Source.objects.get()
    assert (brand.name, brand.handles, brand.signer) == ("Finch & Fern", ["finch_and_fern"], "Bo")
    assert (channel.brand, channel.platform, channel.alerts) == (brand, "practice", True)
    assert channel.external_id == str(Account.objects.get(is_brand=True).pk)
    assert (source.stream, source.interval_seconds, source.next_run_at) == ("mentions", 5, NOW)


def test_posts_appear_in_time_and_keep_their_age(tmp_path: Path) -> None:
    load_sample(
        NOW,
        folder=write(tmp_path, post("a", "old", age_s=3600), post("b", "late", after_s=60), post("c", "now")),
    )
    assert [(p.text, p.written_at) for p in network.visible_posts(NOW)] == [
        ("old", NOW - timedelta(hours=1)),
        ("now", NOW),
    ]
    assert [p.text for p in network.visible_posts(NOW + timedelta(minutes=1))] == ["old", "now", "late"]


def test_edits_and_deletions_come_when_due(tmp_path: Path) -> None:
    load_sample(
        NOW,
        folder=write(
            tmp_path,
            post("a", "before", edited_to={"after_s": 30, "text": "after"}),
            post("b", "regretted", deleted_after_s=30),
        ),
    )
    later = NOW + timedelta(seconds=30)
    network.settle(later)
    assert [p.text for p in network.visible_posts(later)] == ["after"]


def test_an_answer_never_appears_before_what_it_answers(tmp_path: Path) -> None:
    load_sample(
        NOW, folder=write(tmp_path, post("a", "root", after_s=90), post("b", "echo", in_reply_to="a"))
    )
    root, echo = Post.objects.order_by("pk")
    assert echo.parent == root
    assert echo.root == root
    assert echo.appears_at == root.appears_at


def test_loading_again_changes_nothing(tmp_path: Path) -> None:
    folder = write(tmp_path, post("a", "one"), post("b", "two", after_s=60, in_reply_to="a"))
    brand = load_sample(NOW, folder=folder)
    Brand.objects.filter(pk=brand.pk).update(signer="Robin")
    before = list(Post.objects.order_by("pk").values())
    again = load_sample(NOW + timedelta(days=1), folder=folder)
    assert list(Post.objects.order_by("pk").values()) == before
    assert again.signer == "Robin"
    assert (Channel.objects.count(), Source.objects.count(), Account.objects.count()) == (1, 1, 3)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (post("a", "hm", author="nobody"), 'line 1: nobody is called "nobody"'),
        (post("a", "hm", in_reply_to="z"), 'line 1: it answers "z"'),
    ],
)
def test_a_sample_that_does_not_hold_together_writes_nothing(
    tmp_path: Path, row: dict[str, Any], said: str
) -> None:
    with pytest.raises(BadSampleError, match=said):
        load_sample(NOW, folder=write(tmp_path, row))
    assert not Brand.objects.exists()


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "posts.jsonl").write_text("\n{not json}\n", encoding="utf-8")
    with pytest.raises(BadSampleError, match=r"posts\.jsonl, line 2"):
        load_sample(NOW, folder=tmp_path)


def test_the_shipped_sample_is_loaded_and_heard_to_the_last_post() -> None:
    load_sample(NOW - timedelta(days=1))
    rows = [
        json.loads(line) for line in (FOLDER / "posts.jsonl").read_text(encoding="utf-8").splitlines() if line
    ]
    assert len(rows) >= 150
    assert Post.objects.count() == len(rows)
    ear = collector_for(account_of(Channel.objects.get(), Ledger()))
    page = ear.fetch("mentions", "", "", since=NOW - timedelta(days=30), max_items=1000)
    deleted = sum(row["deleted_after_s"] is not None for row in rows)
    assert len(page.mentions) == len(rows) - deleted


def test_the_shipped_sample_behaves_in_every_way() -> None:
    load_sample(NOW)
    assert set(Post.objects.values_list("on_reply", flat=True)) == {"ok", "refuse", "slow", "lost"}
    assert Post.objects.exclude(edit_text="").exists()
    assert Post.objects.exclude(deleted_at=None).exists()
    assert all(len(text) <= network.MAX_LENGTH for text in Post.objects.values_list("text", flat=True))


def test_the_playbook_names_who_signs() -> None:
    playbook = sample_playbook()
    assert playbook["signer"]
    assert "other" in playbook["remedies"]
