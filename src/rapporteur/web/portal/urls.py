"""Addresses of the public's face."""

from __future__ import annotations

from django.urls import path

from rapporteur.web.portal import styleguide, views

app_name = "portal"
urlpatterns = [
    path("", views.home, name="home"),
    path("reviews/<slug:review>/", views.review, name="review"),
    path("privacy/", views.privacy, name="privacy"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("styleguide/", styleguide.styleguide, name="styleguide"),
]
