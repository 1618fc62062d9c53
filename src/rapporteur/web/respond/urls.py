"""Addresses of the contributor's face. A contribution's come first: no review may take their names."""

from __future__ import annotations

from django.urls import include, path

from rapporteur.web.respond.views import contribution, documents, questions, returning, sending, start

app_name = "respond"

_of_a_contribution = [
    path("", contribution.home, name="home"),
    path("about/", contribution.about, name="about"),
    path("questions/<str:key>/", questions.one, name="question"),
    path("all/", questions.everything, name="all"),
    path("save/", questions.save_typed, name="save"),
    path("documents/", documents.documents, name="documents"),
    path("documents/<int:attachment>/", documents.download, name="document"),
    path("publication/", contribution.publication, name="publication"),
    path("check/", sending.check, name="check"),
    path("receipt/", sending.receipt, name="receipt"),
    path("receipt/page/", sending.receipt_page, name="receipt_page"),
    path("receipt/pdf/", sending.receipt_pdf, name="receipt_pdf"),
    path("history/", sending.history, name="history"),
    path("withdraw/", sending.withdraw, name="withdraw"),
    path("link/", returning.mail_link, name="link"),
    path("forget/", returning.forget, name="forget"),
]
urlpatterns = [
    path("mine/<str:reference>/", include(_of_a_contribution)),
    path("return/<str:secret>/", returning.let_back_in, name="return"),
    path("lost/", returning.lost, name="lost"),
    path("<slug:review>/<slug:consultation>/", start.start, name="start"),
    path("<slug:review>/<slug:consultation>/questions/", start.reading, name="reading"),
]
