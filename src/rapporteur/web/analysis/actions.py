"""Asking for a run, and keeping its record while it goes on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from rapporteur.web.accounts.activity import record
from rapporteur.web.accounts.models import User
from rapporteur.web.analysis.letters import tell_requester
from rapporteur.web.analysis.models import Run
from rapporteur.web.analysis.snapshot import Snapshot
from rapporteur.web.consultations.models import Consultation
from rapporteur.web.reviews.models import Review

ENCODERS = ("full", "static")


@transaction.atomic
def request(
    *,
    review: Review,
    consultations: Sequence[Consultation],
    language: str,
    encoder: str,
    by: User | None,
    now: datetime,
) -> Run:
    """Write down that a run is wanted, and put it into the queue of the worker in the same transaction."""
    from rapporteur.web.analysis.tasks import analyse

    Review.objects.select_for_update().get(pk=review.pk)
    number = (Run.objects.filter(review=review).values_list("number", flat=True).first() or 0) + 1
    run = Run.objects.create(
        review=review, number=number, language=language, encoder=encoder, requested_by=by, requested_at=now
    )
    run.consultations.set(consultations)
    names = [consultation.slug for consultation in consultations]
    record(
        "analysis.requested", actor=by, target=f"{review.slug} {number}", review=review.pk, now=now, consultations=names
    )
    analyse.enqueue(run.pk)
    return run


def begin(*, run: Run, now: datetime) -> None:
    """The worker has taken it up; a run that a killed worker left half done begins anew."""
    run.state, run.started_at, run.finished_at = Run.State.RUNNING, now, None
    run.stage, run.done, run.total, run.problem = "", 0, 0, {}
    run.save()


def keep_snapshot(*, run: Run, snapshot: Snapshot) -> None:
    """What was frozen for it."""
    run.snapshot_digest, run.contributions = snapshot.digest, snapshot.contributions
    run.save(update_fields=["snapshot_digest", "contributions"])


def tell(*, run: Run, stage: str, done: int, total: int) -> None:
    """How far it is."""
    Run.objects.filter(pk=run.pk).update(stage=stage[:40], done=done, total=total)


@transaction.atomic
def finish(*, run: Run, summary: Mapping[str, Any], now: datetime) -> None:
    """It is done."""
    run.state, run.finished_at, run.summary = Run.State.DONE, now, dict(summary)
    run.save(update_fields=["state", "finished_at", "summary"])
    tell_requester(run, now=now)
    record("analysis.finished", actor=None, target=f"{run.review} {run.number}", review=run.review_id, now=now)


@transaction.atomic
def fail(*, run: Run, problem: Mapping[str, Any], now: datetime) -> None:
    """It could not be done. problem: {"what", "where", "action"}."""
    run.state, run.finished_at, run.problem = Run.State.FAILED, now, dict(problem)
    run.save(update_fields=["state", "finished_at", "problem"])
    tell_requester(run, now=now)
    record("analysis.failed", actor=None, target=f"{run.review} {run.number}", review=run.review_id, now=now)
