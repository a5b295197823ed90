"""Everything that the desk shows of one case, gathered in a handful of queries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from monitor.domain.reading import PERSON
from monitor.models import Case, Label, Mention, Reading
from monitor.models.case import CaseState
from monitor.steps.current import current_readings
from responders.desk.segments import Segment, segments
from responders.desk.signs import signs_in
from responders.desk.words import Verdict, reading_in_words, safe_link, verdict_on
from responders.domain.reply_states import LIVE, ReplyState
from responders.models import Draft, OwnersQuestion, Reply
from responders.models.draft import DraftState
from responders.steps.asking import latest_question

LONGEST_THREAD = 80
"""Posts of a thread that are shown: the last ones, and the customer's own always."""


@dataclass(frozen=True, slots=True)
class Post:
    """One post of the thread as its platform shows it: somebody's, or ours."""

    who: str
    handle: str
    at: datetime
    parts: tuple[Segment, ...]
    is_ours: bool = False
    is_theirs: bool = False
    link: str = ""
    note: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class CaseFile:
    """One case at the desk."""

    case: Case
    thread: tuple[Post, ...]
    left_out: int
    reading: Reading | None
    label: Label | None
    reading_says: tuple[str, ...]
    because: tuple[Segment, ...]
    answering: Mention | None
    verdict: Verdict | None
    drafts: tuple[Draft, ...]
    live: Reply | None
    last: Reply | None
    earlier: tuple[Case, ...]
    question: OwnersQuestion | None = None
    signs: tuple[str, ...] = ()

    @property
    def drafting(self) -> bool:
        """Whether a draft for what the customer said last is still to come."""
        return self.case.state == CaseState.OPEN and self.case.handled_version < self.case.version

    def draft(self, variant: str = "") -> Draft | None:
        """The draft of a variant ("2"); the first one where there is no such variant."""
        for draft in self.drafts:
            if str(draft.variant) == variant:
                return draft
        return self.drafts[0] if self.drafts else None


def casefile(case: Case) -> CaseFile:
    """Gather one case. It must come with its customer, channel and brand."""
    mentions, left_out = _thread_of(case)
    own = [mention for mention in mentions if mention.case_id == case.pk]
    standing = current_readings(own)
    readings = {m.pk: standing[m.pk] for m in own if m.pk in standing and _fits(standing[m.pk], m)}
    in_thread = Reply.objects.filter(case__channel=case.channel_id, case__thread_id=case.thread_id)
    replies = list(in_thread.order_by("pk"))
    ours = [reply for reply in replies if reply.case_id == case.pk]
    # The last word that is still there, as the drafts answer it.
    answering = next((m for m in reversed(own) if m.deleted_at is None), own[-1] if own else None)
    reading = readings.get(answering.pk) if answering else None
    return CaseFile(
        case=case,
        thread=_posts(case, mentions, readings, [r for r in replies if r.state == ReplyState.POSTED]),
        left_out=left_out,
        reading=reading,
        label=_label_behind(answering, reading),
        reading_says=reading_in_words(reading) if reading else (),
        because=_because(answering, reading),
        answering=answering,
        verdict=verdict_on(answering, case.channel) if answering else None,
        drafts=_drafts_of(case),
        live=next((reply for reply in ours if reply.state in LIVE), None),
        last=ours[-1] if ours else None,
        earlier=tuple(
            Case.objects.filter(customer=case.customer_id)
            .exclude(pk=case.pk)
            .order_by("-last_customer_at")[:5]
        ),
        question=latest_question(case),
        signs=signs_in(case, own),
    )


def _thread_of(case: Case) -> tuple[list[Mention], int]:
    """The posts of the thread in the order of time, and how many were left out of a very long one."""
    thread = Mention.objects.filter(channel=case.channel_id, thread_id=case.thread_id).defer("raw")
    newest = list(thread.order_by("-posted_at", "-pk")[: LONGEST_THREAD + 1])
    if len(newest) <= LONGEST_THREAD:
        return newest[::-1], 0
    kept = {mention.pk: mention for mention in newest[:LONGEST_THREAD]}
    kept.update({mention.pk: mention for mention in thread.filter(case=case)[:LONGEST_THREAD]})
    in_order = sorted(kept.values(), key=lambda mention: (mention.posted_at, mention.pk))
    return in_order, thread.count() - len(kept)


def _fits(reading: Reading, mention: Mention) -> bool:
    """Whether it speaks of the wording that stands now."""
    return reading.mention_version == mention.version


def _label_behind(mention: Mention | None, reading: Reading | None) -> Label | None:
    """The label of a reading that is a person's word, with the person."""
    if mention is None or reading is None or reading.model_version != PERSON:
        return None
    labels = Label.objects.filter(mention=mention, mention_version=mention.version)
    return labels.select_related("labelled_by").first()


def _drafts_of(case: Case) -> tuple[Draft, ...]:
    drafts = case.drafts.filter(case_version=case.version, state=DraftState.PROPOSED)
    return tuple(drafts.prefetch_related("checks").order_by("variant"))


def _posts(
    case: Case, mentions: list[Mention], readings: dict[int, Reading], posted: list[Reply]
) -> tuple[Post, ...]:
    # A platform may bring our own reply back as a post of the thread: it is shown once.
    brought_back = {mention.external_id for mention in mentions}
    posts = [_post_of(case, mention, readings.get(mention.pk)) for mention in mentions]
    posts += [
        Post(
            who=case.brand.name,
            handle=case.channel.handle,
            at=reply.posted_at or reply.created_at,
            parts=segments(reply.text, ()),
            is_ours=True,
            link=safe_link(reply.permalink),
        )
        for reply in posted
        if not reply.external_id or reply.external_id not in brought_back
    ]
    return tuple(sorted(posts, key=lambda post: post.at))


def _post_of(case: Case, mention: Mention, reading: Reading | None) -> Post:
    return Post(
        who=mention.author_name or mention.author_handle or "a deleted account",
        handle=mention.author_handle,
        at=mention.posted_at,
        parts=segments(mention.text, reading.evidence if reading else ()),
        is_ours=bool(mention.author_id) and mention.author_id == case.channel.external_id,
        is_theirs=mention.case_id == case.pk,
        link=safe_link(mention.permalink),
        note=mention.problem if mention.deleted_at else "",
        language=reading.language if reading else "",
    )


def _because(mention: Mention | None, reading: Reading | None) -> tuple[Segment, ...]:
    if mention is None or reading is None:
        return ()
    return tuple(part for part in segments(mention.text, reading.evidence) if part.is_evidence)
