"""Where runs lie: in the data folder, one folder a run."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from rapporteur.web.analysis.models import Run


def folder(run: Run) -> Path:
    """The folder of a run: snapshot/ is what was read, out/ what came of it."""
    data: Path = settings.CONFIGURATION.data
    return data / "runs" / f"{run.review_id}-{run.number}"


def snapshot_folder(run: Run) -> Path:
    """What the main job read."""
    return folder(run) / "snapshot"


def out_folder(run: Run) -> Path:
    """What the main job wrote, once it is done."""
    return folder(run) / "out"
