"""The outbox."""

from __future__ import annotations

from django.db import models


class OutgoingMail(models.Model):
    """A letter to send, written in the transaction that causes it. Kept until sent, however long the server is down.

    Once sent, address and text are emptied: letters hold links that let people in.
    """

    key = models.CharField(max_length=200, unique=True)
    """What it is about, so that the same cause never makes two letters: "receipt:REFERENCE:1"."""
    to = models.EmailField(blank=True)
    subject = models.CharField(max_length=300)
    body = models.TextField(blank=True)
    language = models.CharField(max_length=10)
    created_at = models.DateTimeField()
    not_before = models.DateTimeField()
    attempts = models.PositiveIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=500, blank=True)
    """Why the last attempt failed; never holds an address."""
    abandoned_at = models.DateTimeField(null=True)
    """When it was given up: nobody took it for mail.sending.LASTS."""

    class Meta:
        indexes = [models.Index(fields=["sent_at", "not_before"], name="mail_waiting")]

    def __str__(self) -> str:
        return self.key
