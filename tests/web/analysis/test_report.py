"""The report made in the site, against the one that the command line makes of the same snapshot."""

from __future__ import annotations

import json
import shutil
from datetime import UTC, datetime

import pytest

from demo.site.seed import seed
from demo.voices import load
from rapporteur.engine.pipeline import Options, make_report
from rapporteur.web.accounts.models import Activity, User
from rapporteur.web.analysis import actions, queries
from rapporteur.web.analysis.folders import out_folder, snapshot_folder
from rapporteur.web.analysis.models import Run
from rapporteur.web.analysis.snapshot import freeze
from rapporteur.web.analysis.tasks import analyse
from rapporteur.web.contributions.models import Contribution
from rapporteur.web.reviews.models import Review

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
VOICES = [voice for voice in load() if voice.files or voice.key.startswith(("fr-", "ar-"))]


@pytest.fixture
def review(db) -> Review:
    seed(NOW, VOICES)
    return Review.objects.get(slug="lantern")


def rounds(review: Review):
    return list(review.consultations.filter(round__lte=2).order_by("round"))


def a_run(review: Review) -> Run:
    officer = User.objects.get(email="officer@lantern.example")
    return actions.request(
        review=review, consultations=rounds(review), language="en", encoder="static", by=officer, now=NOW
    )


def test_report_of_the_site_equals_that_of_the_command_line_on_its_snapshot(review, tmp_path):
    run = a_run(review)
    analyse.call(run.pk)
    run.refresh_from_db()
    snapshot, out = tmp_path / "snapshot", tmp_path / "out"
    shutil.copytree(snapshot_folder(run), snapshot)
    made = make_report([snapshot], out, Options(encoder="static", formats=("html",)))

    assert (run.state, run.problem) == (Run.State.DONE, {})
    assert run.contributions == made.contributions == len(VOICES)
    for name in ("findings.json", "report.json"):
        ours = json.loads((out_folder(run) / name).read_text(encoding="utf-8"))
        assert ours == json.loads((out / name).read_text(encoding="utf-8"))
        assert len(ours) > 10
    verbs = Activity.objects.filter(verb__startswith="analysis").order_by("id").values_list("verb", flat=True)
    assert list(verbs) == ["analysis.requested", "analysis.finished"]


def test_snapshot_is_the_same_twice_and_holds_no_address(review, tmp_path):
    first = freeze(review, rounds(review), tmp_path / "first")
    second = freeze(review, rounds(review), tmp_path / "second")
    words = b"".join(path.read_bytes() for path in sorted((tmp_path / "first").glob("*.*")))

    assert (first, first.contributions) == (second, len(VOICES))
    assert [voice.key for voice in VOICES if voice.email.encode() in words] == []


def test_snapshot_leaves_out_what_was_withdrawn_and_the_run_before_says_so(review, tmp_path):
    run = a_run(review)
    actions.begin(run=run, now=NOW)
    first = Contribution.objects.order_by("pk").values_list("pk", flat=True)[0]
    Contribution.objects.filter(pk=first).update(state=Contribution.State.WITHDRAWN, withdrawn_at=NOW.replace(hour=11))

    assert freeze(review, rounds(review), tmp_path / "after").contributions == len(VOICES) - 1
    assert queries.since(run) == queries.Since(submitted=0, withdrawn=1)


def test_run_that_cannot_read_anything_says_what_and_what_to_do(review):
    Contribution.objects.all().update(state=Contribution.State.WITHDRAWN)
    run = a_run(review)
    analyse.call(run.pk)
    run.refresh_from_db()

    assert run.state == Run.State.FAILED
    assert [bool(sentence) for sentence in queries.problem(run)] == [True, True]
