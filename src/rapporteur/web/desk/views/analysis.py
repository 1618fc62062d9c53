"""Runs of the main job: asking for one, watching it, reading and taking what it made."""

from __future__ import annotations

from typing import Final

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rapporteur.web.accounts.activity import record
from rapporteur.web.analysis import actions, archive, queries
from rapporteur.web.analysis.folders import out_folder, snapshot_folder
from rapporteur.web.analysis.models import Run
from rapporteur.web.consultations.models import Consultation
from rapporteur.web.desk.access import allowed
from rapporteur.web.desk.forms.analysis import RunForm
from rapporteur.web.desk.staff import staff
from rapporteur.web.look.downloads import attachment
from rapporteur.web.look.languages import engine_code
from rapporteur.web.look.sentences import translated
from rapporteur.web.look.stages import stage_words
from rapporteur.web.reviews.models import Review

_REPORT_POLICY: Final = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'; "
    "frame-ancestors 'none'; sandbox allow-popups allow-popups-to-escape-sandbox"
)
"""The report is one file with its style in it, and no script; it is shown as a stranger to this site."""
_DOWNLOADS: Final = ("report.html", "report.docx", "report.pdf", "report.json", "findings.json")


@require_GET
@allowed("analysis.see")
def runs(request: HttpRequest, *, review: Review) -> HttpResponse:
    """All runs of a review."""
    found = [(run, queries.since(run)) for run in queries.runs(review)]
    may_ask = staff(request).has_perm("analysis.request", review)
    return render(request, "desk/analysis/runs.html", {"review": review, "runs": found, "may_ask": may_ask})


@require_http_methods(["GET", "POST"])
@allowed("analysis.request")
def request_run(request: HttpRequest, *, review: Review) -> HttpResponse:
    """The form that asks for a run."""
    consultations = queries.readable(review)
    given = {"language": engine_code(translation.get_language() or "en")}
    form = RunForm(request.POST or None, consultations=consultations, initial=given)
    if request.method == "POST" and form.is_valid():
        chosen: list[Consultation] = list(form.cleaned_data["consultations"])
        run = actions.request(
            review=review,
            consultations=chosen,
            language=form.cleaned_data["language"],
            encoder=form.cleaned_data["encoder"],
            by=staff(request),
            now=timezone.now(),
        )
        return redirect("desk:analysis_run", review=review.slug, number=run.number)
    context = {"review": review, "form": form, "consultations": consultations}
    return render(request, "desk/analysis/request.html", context)


@require_GET
@allowed("analysis.see")
def run(request: HttpRequest, *, review: Review, number: int) -> HttpResponse:
    """One run: how far it is, or what came of it."""
    found = _run(review, number)
    now = timezone.now()
    context = {
        "review": review,
        "run": found,
        "stage": stage_words(found.stage),
        "since": queries.since(found),
        "seconds_left": queries.seconds_left(found, now),
        "downloads": [name for name in _DOWNLOADS if name in found.summary.get("files", [])],
        "balances": queries.balances(found),
        "notices": [translated(notice) for notice in queries.notices(found)],
        "problem": [translated(sentence) for sentence in queries.problem(found)],
        "may_take_snapshot": staff(request).has_perm("analysis.download_snapshot", review),
    }
    return render(request, "desk/analysis/run.html", context)


@require_GET
@allowed("analysis.see")
def progress(request: HttpRequest, *, review: Review, number: int) -> JsonResponse:
    """How far a run is, for the page that watches it."""
    found = _run(review, number)
    finished = found.state in (Run.State.DONE, Run.State.FAILED)
    address = reverse("desk:analysis_run", args=[review.slug, number])
    answer = JsonResponse(
        {
            "stage": stage_words(found.stage),
            "done": found.done,
            "total": found.total,
            "finished": finished,
            "href": address,
        }
    )
    answer["Cache-Control"] = "no-store"
    return answer


@require_GET
@allowed("analysis.see")
def report(request: HttpRequest, *, review: Review, number: int) -> HttpResponse:
    """The report of a run, shown in the browser."""
    path = out_folder(_done(review, number)) / "report.html"
    if not path.is_file():
        raise Http404
    answer = HttpResponse(path.read_bytes(), content_type="text/html; charset=utf-8")
    answer["Content-Security-Policy"] = _REPORT_POLICY
    answer["Cache-Control"] = "private, no-cache"
    return answer


@require_GET
@allowed("analysis.see")
def rejected(request: HttpRequest, *, review: Review, number: int) -> HttpResponse:
    """What could not be read, with reasons and what to do."""
    found = _done(review, number)
    return render(
        request, "desk/analysis/rejected.html", {"review": review, "run": found, "rows": queries.rejected(found)}
    )


@require_POST
@allowed("analysis.see")
def download(request: HttpRequest, *, review: Review, number: int, name: str) -> FileResponse:
    """A file of a run, to keep."""
    found = _done(review, number)
    path = out_folder(found) / name
    if name not in _DOWNLOADS or not path.is_file():
        raise Http404
    _downloaded(request, found, name)
    return attachment(path.open("rb"), f"{review.slug}-{number}-{name}")


@require_POST
@allowed("analysis.download_snapshot")
def snapshot(request: HttpRequest, *, review: Review, number: int) -> FileResponse:
    """What the run read, as the command line reads it: the same report can be made elsewhere."""
    found = _run(review, number)
    if not snapshot_folder(found).is_dir():
        raise Http404
    _downloaded(request, found, "snapshot.zip")
    return attachment(archive.packed(snapshot_folder(found)), f"{review.slug}-{number}-snapshot.zip")


def _run(review: Review, number: int) -> Run:
    return get_object_or_404(Run.objects.select_related("requested_by", "review"), review=review, number=number)


def _done(review: Review, number: int) -> Run:
    return get_object_or_404(Run, review=review, number=number, state=Run.State.DONE)


def _downloaded(request: HttpRequest, run: Run, name: str) -> None:
    record(
        "analysis.downloaded",
        actor=staff(request),
        target=f"{run.review.slug} {run.number} {name}",
        review=run.review_id,
        now=timezone.now(),
    )
