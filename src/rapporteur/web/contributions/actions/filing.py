"""Files that are given with a contribution."""

from __future__ import annotations

from datetime import datetime
from typing import BinaryIO, Final

from django.core.files.base import File
from django.db import transaction

from rapporteur.engine.messages import Message
from rapporteur.web.consultations.queries import questionnaire_of
from rapporteur.web.contributions import files
from rapporteur.web.contributions.actions.acting import lock_to_change
from rapporteur.web.contributions.content import SOURCE
from rapporteur.web.contributions.models import Attachment, Contribution, StoredFile
from rapporteur.web.contributions.reading import CONTRIBUTORS, STAFF, Seen, look_into
from rapporteur.web.contributions.refusals import FileRefused

MOST_BYTES: Final = 20_000_000
MOST_FILES: Final = 10

Given = BinaryIO | File  # type: ignore[type-arg]


def add_file(*, contribution: Contribution, question: str, name: str, content: Given, now: datetime) -> Attachment:
    """Take a file in: "" as question for a further document. The same file given twice is one.

    Raises FileRefused with what to do, ReadOnly. What could not be read of a file is in `file.reading`.
    """
    _check_place(contribution, question)
    _check_count(contribution)
    given, seen, name = _taken(content, name, CONTRIBUTORS)
    with files.in_place(given) as digest, transaction.atomic():
        lock_to_change(contribution, now)
        same = contribution.attachments.filter(question=question, file=digest, removed_at=None).first()
        if same:
            return same
        _check_count(contribution)
        attachment = attach(contribution, question, name, digest, len(given), seen, now)
        contribution.changed_at = now
        contribution.save(update_fields=["changed_at"])
    return attachment


@transaction.atomic
def remove_file(*, contribution: Contribution, attachment: int, now: datetime) -> None:
    """Take a file out again; what was submitted with it keeps it. attachment: its id, of this contribution."""
    lock_to_change(contribution, now)
    if contribution.attachments.filter(pk=attachment, removed_at=None).update(removed_at=now):
        contribution.changed_at = now
        contribution.save(update_fields=["changed_at"])


def source_of(content: Given, name: str) -> tuple[bytes, Seen, str]:
    """What staff give as the source of what they keyed in: bytes, what they are, a safe name."""
    return _taken(content, name, STAFF)


def attach(
    contribution: Contribution, question: str, name: str, digest: str, size: int, seen: Seen, now: datetime
) -> Attachment:
    """The rows of a file whose bytes are in place."""
    file, _made = StoredFile.objects.get_or_create(
        digest=digest,
        defaults={"size": size, "kind": seen.kind, "pages": seen.pages, "reading": seen.reading, "created_at": now},
    )
    return Attachment.objects.create(contribution=contribution, question=question, file=file, name=name, added_at=now)


def _taken(content: Given, name: str, endings: tuple[str, ...]) -> tuple[bytes, Seen, str]:
    name = files.safe_name(name)
    given = content.read(MOST_BYTES + 1)
    if len(given) > MOST_BYTES:
        megabytes = MOST_BYTES // 1_000_000
        raise FileRefused(
            Message("The file is larger than {limit} MB.", limit=megabytes),
            Message("Split it into smaller files, or take pictures out of it."),
        )
    if not given:
        raise FileRefused(Message("The file is empty."), Message("Choose the file again."))
    return given, look_into(given, name, endings=endings, most_bytes=MOST_BYTES), name


def _check_place(contribution: Contribution, question: str) -> None:
    asked = {one.key for one in questionnaire_of(contribution.version).questions if one.kind == "file"}
    if question == SOURCE or (question and question not in asked):
        raise ValueError(f"no question that asks for files: {question}")


def _check_count(contribution: Contribution) -> None:
    if contribution.attachments.filter(removed_at=None).count() >= MOST_FILES:
        raise FileRefused(
            Message("There are {limit} files already, as many as can be attached.", limit=MOST_FILES),
            Message("Remove one that is not needed, or put several into one document."),
        )
