"""The main job in the background."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
from collections.abc import Mapping
from typing import Any, Final

from django.conf import settings
from django.utils import timezone
from django_tasks import task

from rapporteur.web.analysis import actions
from rapporteur.web.analysis.folders import out_folder, snapshot_folder
from rapporteur.web.analysis.models import Run
from rapporteur.web.analysis.snapshot import freeze

_log = logging.getLogger("rapporteur.analysis")
_BEGAN: Final = (Run.State.WAITING, Run.State.RUNNING)


@task(queue_name="analysis")
def analyse(run_id: int) -> None:
    """Freeze what came in, run the engine on it in a process of its own, keep what it says."""
    run = Run.objects.select_related("review").get(pk=run_id)
    if run.state not in _BEGAN:
        return
    actions.begin(run=run, now=timezone.now())
    consultations = list(run.consultations.order_by("round", "pk"))
    snapshot = freeze(run.review, consultations, snapshot_folder(run))
    actions.keep_snapshot(run=run, snapshot=snapshot)
    last = _engine(run)
    if last.get("kind") == "summary":
        actions.finish(run=run, summary=last["summary"], now=timezone.now())
    else:
        actions.fail(run=run, problem=last, now=timezone.now())


def _engine(run: Run) -> Mapping[str, Any]:
    """Run the engine in a process whose memory goes with it; the last thing it says."""
    words = [sys.executable, "-m", "rapporteur.web.analysis.engine", str(snapshot_folder(run)), str(out_folder(run))]
    words += ["--language", run.language, "--encoder", run.encoder, "--runner", settings.CONFIGURATION.runner]
    last: Mapping[str, Any] = {}
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True, encoding="utf-8") as process:  # noqa: S603
        assert process.stdout is not None
        for line in process.stdout:
            last = json.loads(line)
            if last["kind"] == "progress":
                actions.tell(run=run, stage=last["stage"], done=last["done"], total=last["total"])
    if process.returncode == 0 or last.get("kind") == "error":
        return last
    _log.error("run %s ended with %s", run.pk, process.returncode)
    return {"kind": "ended", "code": process.returncode}
