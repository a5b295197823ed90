from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from monitor.domain.reading import Evidence
from monitor.domain.reading import Reading as ReadingFacts
from monitor.models import Mention, Reading
from monitor.models.mention import MentionState
from monitor.steps import erasing, read
from monitor.steps.keeping import keep_now
from tests import factories as make
from tests.factories import NOW, ScriptedReader

pytestmark = pytest.mark.django_db


def test_the_words_of_a_post_that_is_erased_while_it_is_read_do_not_come_back() -> None:
    where = make.channel()
    keep_now(
        [make.incoming("My lid is missing."), make.incoming("My spout is bent.")], channel=where, now=NOW
    )
    gone, kept = Mention.objects.order_by("pk")

    class Meanwhile(ScriptedReader):
        def read_many(self, texts: Iterable[str], **more: Any) -> Iterator[ReadingFacts]:
            erasing.erase([gone.pk], now=NOW)
            words = Evidence("My", 0, 2, 1.0, "complaint")
            return (replace(facts, evidence=(words,)) for facts in super().read_many(texts, **more))

    assert read.run(NOW, reader=Meanwhile()) == 1
    assert Reading.objects.get().mention == kept
    gone.refresh_from_db()
    assert gone.state == MentionState.DELETED
