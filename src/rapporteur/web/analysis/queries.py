"""What there is to show of runs."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q

from rapporteur.engine.messages import Message, from_data
from rapporteur.web.analysis.folders import out_folder
from rapporteur.web.analysis.models import Run
from rapporteur.web.consultations.models import Consultation
from rapporteur.web.contributions.models import Contribution
from rapporteur.web.reviews.models import Review


@dataclass(frozen=True, slots=True)
class Since:
    """What happened to contributions since a run's snapshot: submitted new or anew, and withdrawn."""

    submitted: int
    withdrawn: int

    @property
    def any(self) -> bool:
        """Whether the report is behind what came in."""
        return bool(self.submitted or self.withdrawn)


def runs(review: Review) -> Sequence[Run]:
    """All runs of a review, the last first."""
    return list(Run.objects.filter(review=review).select_related("requested_by").prefetch_related("consultations"))


def since(run: Run) -> Since:
    """How far a finished run is behind."""
    if run.started_at is None:
        return Since(0, 0)
    mine = Contribution.objects.filter(consultation__in=run.consultations.all(), trial=False)
    later = Q(submissions__received_at__gt=run.started_at)
    return Since(
        submitted=mine.filter(later, state=Contribution.State.SUBMITTED).distinct().count(),
        withdrawn=mine.filter(received_at__lte=run.started_at, withdrawn_at__gt=run.started_at).count(),
    )


def seconds_left(run: Run, now: datetime) -> int | None:
    """A guess from the stage at hand; None where nothing can be said yet."""
    if run.started_at is None or not run.total or not run.done:
        return None
    spent = (now - run.started_at).total_seconds()
    return round(spent * (run.total - run.done) / run.done) if run.done < run.total else None


def readable(review: Review) -> Sequence[Consultation]:
    """Consultations that were opened: only they can have contributions."""
    frozen = Consultation.objects.filter(review=review, versions__frozen_at__isnull=False)
    return list(frozen.distinct().order_by("round", "pk"))


def balances(run: Run) -> list[tuple[str, int, int, int, int]]:
    """Stage, in, processed, rejected, ignored, in the order of the flow."""
    return [(name, *numbers) for name, numbers in run.summary.get("stages", {}).items()]


def notices(run: Run) -> list[str]:
    """What the engine says a person should look at."""
    path = out_folder(run) / "run.json"
    if run.state != Run.State.DONE or not path.is_file():
        return []
    settings = json.loads(path.read_text(encoding="utf-8"))
    kept = settings.get("sentences", {})
    return [_sentence(notice["text"], kept) for notice in settings.get("notices", [])]


def _sentence(text: str, kept: Mapping[str, Any]) -> str:
    data = kept.get(text)
    return from_data(data) if isinstance(data, Mapping) else text


def rejected(run: Run) -> list[tuple[str, str, str, str]]:
    """Stage, item, reason, what to do: the rows of rejected.csv."""
    path = out_folder(run) / "rejected.csv"
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    return [(row[0], row[1], row[2], row[3]) for row in rows[1:]]


def problem(run: Run) -> tuple[str, ...]:
    """Why a run failed, and what to do: two sentences; none where it did not."""
    if run.state != Run.State.FAILED:
        return ()
    if run.problem.get("kind") == "error":
        what, action = run.problem["what"], run.problem["action"]
        return (
            from_data(what) if isinstance(what, Mapping) else str(what),
            from_data(action) if isinstance(action, Mapping) else str(action),
        )
    return (
        Message("The analysis ended before it was done: the machine may have run out of memory or been shut down."),
        Message("Ask for it again. Nothing that came in is lost."),
    )
