from __future__ import annotations

import pytest
from django.db import transaction

from monitor.domain.mention import BrokenPayload
from monitor.models import Mention, MentionRevision
from monitor.models.mention import MentionState
from monitor.steps.keeping import keep, keep_now
from tests import factories as make
from tests.factories import NOW

pytestmark = pytest.mark.django_db


def test_the_same_page_twice_adds_nothing() -> None:
    where = make.channel()
    page = [make.incoming(), make.incoming()]
    assert keep_now(page, channel=where, now=NOW).new == 2
    again = keep_now(page, channel=where, now=NOW)
    assert (again.new, again.seen, again.edited) == (0, 2, 0)
    assert Mention.objects.count() == 2


def test_the_same_post_twice_on_one_page_is_one_mention() -> None:
    post = make.incoming()
    keep_now([post, post], channel=make.channel(), now=NOW)
    assert Mention.objects.count() == 1


def test_an_edit_keeps_the_row_and_the_earlier_words_and_is_read_again() -> None:
    where = make.channel()
    post = make.incoming("It is fine.", external_id="a", version="1")
    keep_now([post], channel=where, now=NOW)
    Mention.objects.update(state=MentionState.FILED)
    kept = keep_now([make.incoming("It broke.", external_id="a", version="2")], channel=where, now=NOW)
    mention = Mention.objects.get()
    assert kept.edited == 1
    assert (mention.text, mention.version, mention.state) == ("It broke.", "2", MentionState.COLLECTED)
    assert MentionRevision.objects.get().text == "It is fine."


def test_the_same_id_on_two_channels_is_two_mentions() -> None:
    post = make.incoming()
    for where in (make.channel(), make.channel()):
        keep_now([post], channel=where, now=NOW)
    assert Mention.objects.count() == 2


def test_what_cannot_be_understood_is_kept_raw_and_flagged() -> None:
    from monitor.steps.keeping import keep

    broken = BrokenPayload(external_id="x", problem="no author and no text", raw={"odd": [1, 2]})
    keep([], channel=make.channel(), now=NOW, broken=[broken])
    mention = Mention.objects.get()
    assert (mention.state, mention.problem, mention.raw) == (
        MentionState.BROKEN,
        broken.problem,
        {"odd": [1, 2]},
    )


@pytest.mark.parametrize("text", ["a\x00b", "lone \ud800 surrogate", "", "🫖" * 1000, "\u202egnirts\u202c"])
def test_any_text_can_be_stored(text: str) -> None:
    keep_now([make.incoming(text)], channel=make.channel(), now=NOW)
    assert "\x00" not in Mention.objects.get().text


def test_an_edit_brings_what_the_poster_needs_with_it() -> None:
    where = make.channel()
    keep_now([make.incoming("It broke.", external_id="a", ref={"cid": "one"})], channel=where, now=NOW)
    edited = make.incoming("It burst.", external_id="a", version="2", ref={"cid": "two"}, author=None)
    keep_now([edited], channel=where, now=NOW)
    mention = Mention.objects.get()
    assert (mention.ref, mention.author_handle) == ({"cid": "two"}, "ada_reads")


def test_what_its_author_deleted_does_not_come_back_by_an_edit() -> None:
    where = make.channel()
    keep_now([make.incoming("It broke.", external_id="a")], channel=where, now=NOW)
    Mention.objects.update(state="deleted", text="", deleted_at=NOW)
    keep_now([make.incoming("It burst.", external_id="a", version="2")], channel=where, now=NOW)
    assert (Mention.objects.get().state, Mention.objects.get().text) == ("deleted", "")


def test_what_a_database_can_not_hold_is_replaced_wherever_it_stands() -> None:
    raw = {"a\x00": ["b\x00", {"c": "\ud83d"}], "n": 1, "none": None}
    broken = BrokenPayload(external_id="x", problem="odd", raw=raw)
    post = make.incoming(external_id="a", raw=raw, ref={"cid": "\x00"})
    assert keep_now([post], channel=make.channel(), now=NOW).new == 1
    with transaction.atomic():
        keep([], channel=make.channel(), now=NOW, broken=[broken])
    kept = Mention.objects.get(external_id="a")
    assert (kept.ref["cid"], kept.raw["n"], kept.raw["none"]) == ("\ufffd", 1, None)
    assert kept.raw["a\ufffd"] == ["b\ufffd", {"c": "?"}]
    assert Mention.objects.get(external_id="x").raw == kept.raw


def test_what_made_no_sense_once_comes_in_as_soon_as_it_does() -> None:
    where = make.channel()
    with transaction.atomic():
        keep([], channel=where, now=NOW, broken=[BrokenPayload(external_id="a", problem="odd", raw={})])
    assert keep_now([make.incoming("It broke.", external_id="a")], channel=where, now=NOW).new == 1
    mention = Mention.objects.get()
    assert (mention.state, mention.text, mention.problem) == (MentionState.COLLECTED, "It broke.", "")


def test_an_account_that_may_not_send_answers_by_hand() -> None:
    keep_now([make.incoming(external_id="a")], channel=make.channel(may_reply=False), now=NOW)
    mention = Mention.objects.get()
    assert mention.reply_mode == "by_hand"
    assert "may not send replies" in mention.reply_reason
