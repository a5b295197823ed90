"""The square's own tables. Nothing outside its network functions and its tests reads them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from monitor.domain.reading import Kind


class Temper(models.TextChoices):
    """How easily a customer is won back."""

    FORGIVING = "forgiving", "forgiving"
    ORDINARY = "ordinary", "ordinary"
    HARD = "hard", "hard"


class OnReply(models.TextChoices):
    """How the network behaves when somebody answers a post."""

    OK = "ok", "takes it"
    REFUSE = "refuse", "refuses it"
    SLOW = "slow", "takes its time"
    LOST = "lost", "takes it, but its answer gets lost"


class Account(models.Model):
    """Somebody on the square; `is_brand` marks the shop's own account. Handles have no @."""

    handle = models.CharField(max_length=80, unique=True)
    name = models.CharField(max_length=120)
    about = models.CharField(max_length=300, blank=True)
    followers = models.PositiveIntegerField(default=0)
    temper = models.CharField(max_length=16, choices=Temper, default=Temper.ORDINARY)
    is_brand = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"@{self.handle}"


class Post(models.Model):
    """One post. It can be seen from `appears_at` until `deleted_at`; both may lie ahead.

    `mood` is what its author has in mind (a Kind), where we know it: the square's own customers act on
    it, no ear ever hears it. `likes` are those of strangers; people with an account leave a Like.
    `key` is what the sender called it: the square keeps it and asks nothing of it.
    """

    author = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="posts")
    text = models.TextField()
    root = models.ForeignKey("self", on_delete=models.CASCADE, null=True, related_name="thread_posts")
    parent = models.ForeignKey("self", on_delete=models.CASCADE, null=True, related_name="answers")
    written_at = models.DateTimeField()
    appears_at = models.DateTimeField()
    edited_at = models.DateTimeField(null=True)
    edit_due_at = models.DateTimeField(null=True)
    edit_text = models.TextField(blank=True)
    deleted_at = models.DateTimeField(null=True)
    on_reply = models.CharField(max_length=8, choices=OnReply, default=OnReply.OK)
    likes = models.PositiveIntegerField(default=0)
    answered_by_customer = models.BooleanField(default=False)
    mood = models.CharField(max_length=16, choices=[(str(kind), str(kind)) for kind in Kind], blank=True)
    key = models.CharField(max_length=32, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["appears_at", "id"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["appears_at", "id"], name="square_timeline"),
            models.Index(fields=["answered_by_customer", "appears_at"], name="square_unanswered"),
        ]

    def __str__(self) -> str:
        return f"{self.author}: {self.text[:60]}"


class Like(models.Model):
    """One account likes one post, counted from `at` on."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="likes")
    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="liked_by")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["account", "post"], name="like_once"),
        ]

    def __str__(self) -> str:
        return f"{self.account} likes {self.post_id}"
