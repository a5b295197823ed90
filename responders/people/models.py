"""Users with a role, one-time sign-in links, and the record of who did what."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.models import AbstractUser
from django.db import models


class Role(models.TextChoices):
    """Owners set the policy; managers act within it (P18)."""

    OWNER = "owner", "owner"
    MANAGER = "manager", "manager"


class User(AbstractUser):
    """Somebody who signs in. `keys` switches the single-key shortcuts (WCAG 2.1.4)."""

    role = models.CharField(max_length=16, choices=Role, default=Role.MANAGER)
    signature = models.CharField(max_length=80, blank=True)
    keys = models.BooleanField(default=True)

    @property
    def is_owner(self) -> bool:
        """Whether this person may let a blocked draft pass and change the playbook."""
        return self.role == Role.OWNER


class SignInLink(models.Model):
    """A link that signs one person in, once. Only the hash of its secret is kept."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="links")
    secret_hash = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)


class AuditEntry(models.Model):
    """Who did what to what. Written with the deed, never changed."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="audit")
    deed = models.CharField(max_length=40)
    subject = models.CharField(max_length=80)
    detail = models.JSONField(default=dict)
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["subject", "at"], name="audit_subject")]
