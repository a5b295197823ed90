"""Post approved replies in a child that is killed at one line after another; print what the platform saw.

    python -m tests.processes.kill_each_line WORLD ROUNDS [deep]

WORLD is a name in tests/contracts/conftest.py or `module:Class`.

1. A first child runs to its end and tells how many lines it executes between the claim and `posted`, and
   how many of them from the moment when the call is fixed.
2. Each round a customer writes, a person approves, and a child posts, until SIGKILL at its n-th line; n goes
   evenly over all of them, in every other round over those around the call itself. With `deep` the lines of
   every library count, the platform's own included.
3. Reconciling runs until the reply stands; a person who is asked says what the platform shows.
4. What counts is the platform: one reply under each post, neither none nor two. How many stood already when
   the child was killed is told too: those are the ones that must not be sent again.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections import Counter
from collections.abc import Callable
from types import FrameType
from typing import Any

from django.db import connections

import tests.processes.django_here  # noqa: F401
from monitor.domain.mention import IncomingMention
from monitor.models import Brand, Case, Channel, Customer, Mention
from monitor.models.mention import MentionState
from monitor.platforms.contract import Account
from monitor.steps.keeping import keep_now
from responders.domain.reply_states import ReplyState
from responders.models import Draft, Reply
from responders.models.draft import DraftState
from responders.people.models import Role, User
from responders.platforms.contract import Poster
from responders.steps import post, reconcile
from responders.steps.deciding import approve, settle_unsure
from tests.contracts.conftest import world_class
from tests.contracts.world import World

FIXES_THE_CALL = "_store_prepared"
OURS = ("/responders/steps/", "/responders/platforms/", "/monitor/platforms/", "/monitor/steps/")


class Scene:
    """One world, one brand, one approver."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.brand = Brand.objects.create(name="Kill", slug="kill", outbox_seconds=0)
        self.user = User.objects.create_user(username="approver", role=Role.OWNER)
        info = world.collector.check()
        self.channel = Channel.objects.create(
            brand=self.brand, platform="practice", external_id=info.external_id, handle=info.handle
        )

    def poster(self, _account: Account) -> Poster:
        return self.world.poster

    def approved(self, number: int) -> tuple[str, Reply]:
        """A customer's post and the reply that a person has approved to it."""
        external_id = self.world.say(self.world.naming_us(f"number {number}: the lid is cracked"))
        self.world.clock.advance(seconds=1)
        incoming = self.world.collector.refresh([external_id])[external_id]
        assert isinstance(incoming, IncomingMention)
        keep_now([incoming], channel=self.channel, now=self.world.clock.now)
        mention = Mention.objects.get(channel=self.channel, external_id=external_id)
        customer, _ = Customer.objects.get_or_create(
            channel=self.channel, external_id="1", defaults={"first_seen_at": self.world.clock.now}
        )
        case = Case.objects.create(
            brand=self.brand,
            channel=self.channel,
            customer=customer,
            thread_id=external_id,
            kind="complaint",
            version=1,
            handled_version=1,
            opened_at=self.world.clock.now,
            last_customer_at=self.world.clock.now,
            due_at=self.world.clock.now,
        )
        Mention.objects.filter(pk=mention.pk).update(state=MentionState.FILED, case=case, reply_mode="api")
        draft = Draft.objects.create(
            case=case,
            case_version=1,
            mention_id=mention.pk,
            variant=1,
            text=f"I'm sorry about lid {number}; that is our fault. A new one leaves today and is with you by "
            "Thursday. – Maya",
            template="",
            length=0,
            limit=0,
            created_at=self.world.clock.now,
        )
        return external_id, self.approve(draft)

    def approve(self, draft: Draft) -> Reply:
        draft.refresh_from_db()
        return approve(draft, user=self.user, text=draft.text, owners_word="a test", now=self.world.clock.now)

    def post(self) -> None:
        post.run(self.world.clock.now, posters=self.poster)

    def settle(self, reply: Reply) -> Counter[str]:
        """Bring one reply to its end, as the clock and a person would; returns what was needed."""
        needed: Counter[str] = Counter()
        for _ in range(60):
            reply = Reply.objects.select_related("draft").get(pk=reply.pk)
            if reply.state == ReplyState.POSTED:
                break
            if reply.state == ReplyState.UNSURE and reply.look_at is None:
                needed["asked a person"] += 1
                stands = bool(self.world.our_replies(reply.mention.external_id))
                settle_unsure(reply, user=self.user, stands=stands, now=self.world.clock.now)
                continue
            if reply.state in {ReplyState.TAKEN_BACK, ReplyState.HELD, ReplyState.REFUSED}:
                needed[f"approved again after {reply.state}"] += 1
                reply = self.approve(
                    Draft.objects.get(case=reply.case_id, state=DraftState.PROPOSED, variant=1)
                )
            self.world.clock.advance(seconds=61)
            reconcile.run(self.world.clock.now, posters=self.poster)
            self.post()
        needed[f"ended {Reply.objects.get(pk=reply.pk).state}"] += 1
        return needed


def in_child(work: Callable[[], None], *, kill_at: int, deep: bool, around_call: bool = False) -> int:
    """Run `work` in a fork that is killed at its n-th line (0 for never); returns lines told, or -1.

    `around_call` counts from where the call is fixed: what comes before may take ever more lines, as an
    account's own history grows.
    """
    connections.close_all()
    reader, writer = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reader)
        told = 0
        count = 0
        counting = not around_call

        def line(frame: FrameType, event: str, _arg: Any) -> Any:
            nonlocal count
            if event == "line" and counting:
                count += 1
                if count == kill_at:
                    os.kill(os.getpid(), signal.SIGKILL)
            return line

        def call(frame: FrameType, event: str, _arg: Any) -> Any:
            nonlocal counting
            name = frame.f_code.co_filename
            counting = counting or frame.f_code.co_name == FIXES_THE_CALL
            return line if deep or any(part in name for part in OURS) else None

        try:
            sys.settrace(call)
            work()
            sys.settrace(None)
            told = count
        finally:
            os.write(writer, str(told).encode())
            os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as pipe:
        said = pipe.read()
    os.waitpid(pid, 0)
    return int(said) if said else -1


def main(name: str, rounds: int, *, deep: bool) -> None:
    """Run the rounds and print one JSON object."""
    world = world_class(name)()
    scene = Scene(world)
    lines: dict[bool, int] = {}
    for around_call in (False, True):
        external_id, reply = scene.approved(-int(around_call))
        world.clock.advance(seconds=5)
        lines[around_call] = in_child(scene.post, kill_at=0, deep=deep, around_call=around_call)
        scene.settle(reply)
        assert lines[around_call] > 0, "a reply was not posted, though nothing was killed"
        assert len(world.our_replies(external_id)) == 1
    seen: Counter[str] = Counter()
    needed: Counter[str] = Counter()
    for number in range(1, rounds + 1):
        external_id, reply = scene.approved(number)
        world.clock.advance(seconds=5)
        around_call = number % 2 == 0
        kill_at = 1 + (number * lines[around_call] // rounds) % lines[around_call]
        killed = in_child(scene.post, kill_at=kill_at, deep=deep, around_call=around_call) == -1
        seen["killed" if killed else "ran to the end"] += 1
        needed["stood when killed"] += int(killed and bool(world.our_replies(external_id)))
        needed += scene.settle(reply)
        there = len(world.our_replies(external_id))
        seen["lost" if not there else "doubled" if there > 1 else "once"] += 1
        if there != 1:
            print(f"round {number}: killed at line {kill_at}: {there} posts", file=sys.stderr)
    world.close()
    print(json.dumps({"lines": list(lines.values()), "rounds": rounds, "seen": seen, "needed": needed}))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), deep="deep" in sys.argv[3:])
