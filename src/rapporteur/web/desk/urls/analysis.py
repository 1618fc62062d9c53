"""Addresses of the desk: analysis."""

from __future__ import annotations

from django.urls import path

from rapporteur.web.desk.views import analysis

urlpatterns = [
    path("<slug:review>/analysis/", analysis.runs, name="analysis"),
    path("<slug:review>/analysis/request/", analysis.request_run, name="analysis_request"),
    path("<slug:review>/analysis/<int:number>/", analysis.run, name="analysis_run"),
    path("<slug:review>/analysis/<int:number>/progress.json", analysis.progress, name="analysis_progress"),
    path("<slug:review>/analysis/<int:number>/report/", analysis.report, name="analysis_report"),
    path("<slug:review>/analysis/<int:number>/rejected/", analysis.rejected, name="analysis_rejected"),
    path("<slug:review>/analysis/<int:number>/files/<str:name>", analysis.download, name="analysis_file"),
    path("<slug:review>/analysis/<int:number>/snapshot.zip", analysis.snapshot, name="analysis_snapshot"),
]
