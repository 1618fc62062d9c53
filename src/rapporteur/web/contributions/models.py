"""What contributors gave. A working copy that changes, and submissions that never do."""

from __future__ import annotations

from django.db import models

from rapporteur.web.accounts.models import User
from rapporteur.web.consultations.models import Consultation, Version
from rapporteur.web.stakeholders.models import Organisation, Person


class Contribution(models.Model):
    """What one contributor gives in one consultation: the working copy. What counts is its last submission."""

    class State(models.TextChoices):
        """Where it stands."""

        DRAFT = "draft"
        SUBMITTED = "submitted"
        WITHDRAWN = "withdrawn"

    class Channel(models.TextChoices):
        """How it came in."""

        WEB = "web"
        EMAIL = "e-mail"
        PAPER = "paper"

    class Publication(models.TextChoices):
        """What may be published of it; nothing is chosen for people."""

        NAMED = "named"
        ANONYMOUS = "anonymous"
        WITHHELD = "withheld"

    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="contributions")
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="+")
    reference = models.CharField(max_length=20, unique=True)
    """What people quote when they ask: "LANTERN-7KQ2-XM4T". Tells nothing and opens nothing."""
    trial = models.BooleanField(default=False)
    """Answers given in a preview, cleared at opening."""
    state = models.CharField(max_length=20, choices=State, default=State.DRAFT)
    channel = models.CharField(max_length=20, choices=Channel, default=Channel.WEB)
    via = models.CharField(max_length=60, blank=True)
    """The ?via= of the address people came by."""
    language = models.CharField(max_length=10)
    """The language they say they answer in."""

    as_organisation = models.BooleanField(null=True)
    organisation_name = models.CharField(max_length=300, blank=True)
    person_name = models.CharField(max_length=200, blank=True)
    email = models.EmailField(blank=True)
    """Private: for the receipt and the link back; in no export, page for others, or log."""
    group = models.CharField(max_length=40, blank=True)
    country = models.CharField(max_length=100, blank=True)
    region = models.CharField(max_length=40, blank=True)
    publication = models.CharField(max_length=20, choices=Publication, blank=True)
    consent_digest = models.CharField(max_length=64, blank=True)
    """SHA-256 of the consent text they agreed to, in their language; the text is in the version."""
    consent_at = models.DateTimeField(null=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="contributions")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="contributions")

    started_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    received_at = models.DateTimeField(null=True)
    """When the first submission arrived; for what staff keyed in, when the paper or e-mail arrived."""
    withdrawn_at = models.DateTimeField(null=True)
    keyed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    submission_key = models.UUIDField(unique=True)
    """Travels in the form: copies of one submission are one."""

    class Meta:
        ordering = ("received_at", "id")
        indexes = [
            models.Index(fields=["consultation", "state", "received_at"], name="contribution_arrivals"),
            models.Index(fields=["started_at"], name="contribution_started"),
        ]

    def __str__(self) -> str:
        return self.reference


class Answer(models.Model):
    """The answer to one question as it stands. revision grows with each change: two devices are told apart by it."""

    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="answers")
    question = models.CharField(max_length=40)
    """A key of the questionnaire, or one of contributions.profile.FIELDS, or "further"."""
    value = models.JSONField()
    """As questionnaire.answers describes it."""
    revision = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField()
    saved_by = models.CharField(max_length=40, blank=True)
    """The device: a random name in its session."""
    trail = models.TextField()
    """A mark of the value at each revision, one after another: tells whether somebody touched what they post."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["contribution", "question"], name="one_answer_a_question")]

    def __str__(self) -> str:
        return self.question


class StoredFile(models.Model):
    """Bytes that somebody gave, kept once, named by what they are. Where they lie: contributions.files."""

    digest = models.CharField(max_length=64, primary_key=True)
    size = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=10)
    """As the engine's limited child found it by content: pdf, docx, odt, txt ..."""
    pages = models.PositiveIntegerField(null=True)
    reading = models.JSONField(default=dict)
    """What could not be read of it: {"reason": a message as data, "lost": numbers of pages}; empty: all was read."""
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.digest


class Attachment(models.Model):
    """A file given in a contribution: to a question of kind file, or as a further document."""

    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="attachments")
    question = models.CharField(max_length=40, blank=True)
    """"" for a further document; "source" for the paper or e-mail that staff keyed in."""
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="attachments")
    name = models.CharField(max_length=200)
    """As the contributor named it, made safe."""
    added_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("added_at", "id")

    def __str__(self) -> str:
        return self.name


class Submission(models.Model):
    """What was submitted, whole: the profile, the answers, the attachments. The last one counts.

    Never changed; only a withdrawal empties it, and leaves the mark.
    """

    contribution = models.ForeignKey(Contribution, on_delete=models.PROTECT, related_name="submissions")
    number = models.PositiveIntegerField()
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="+")
    received_at = models.DateTimeField()
    content = models.JSONField()
    """As contributions.content describes it; without the e-mail address. Empty after a withdrawal."""
    digest = models.CharField(max_length=64, blank=True)
    key = models.UUIDField(unique=True)

    class Meta:
        ordering = ("number",)
        constraints = [models.UniqueConstraint(fields=["contribution", "number"], name="one_submission_a_number")]

    def __str__(self) -> str:
        return f"{self.contribution_id}/{self.number}"


class ReturnLink(models.Model):
    """A link back to a contribution, mailed. Only its digest is kept; opening it changes nothing."""

    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="return_links")
    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.contribution_id} until {self.expires_at:%Y-%m-%d}"


class LinkRequest(models.Model):
    """Somebody lost their link and gave an address. Whether anything belongs to it, only the worker finds out:
    the page answers the same, and as fast, for addresses that nobody here has."""

    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="+")
    email = models.EmailField()
    asked_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.asked_at:%Y-%m-%d %H:%M}"
