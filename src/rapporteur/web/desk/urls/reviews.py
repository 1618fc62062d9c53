"""Addresses of the desk: reviews."""

from __future__ import annotations

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from rapporteur.web.desk.views.reviews import home, parts, people, settings


class PartKind(StringConverter):
    """A kind of part of a review, in an address."""

    regex = "|".join(parts.KINDS)


register_converter(PartKind, "parts")

urlpatterns = [
    path("", home.home, name="home"),
    path("reviews/new/", home.new, name="review_new"),
    path("<slug:review>/", home.overview, name="review"),
    path("<slug:review>/settings/", settings.settings, name="settings"),
    path("<slug:review>/publication/", settings.publication, name="publication"),
    path("<slug:review>/people/", people.people, name="people"),
    path("<slug:review>/people/<int:membership>/", people.change, name="role"),
    path("<slug:review>/people/<int:membership>/remove/", people.remove, name="role_remove"),
    path("<slug:review>/activity/", people.activity, name="activity"),
    path("<slug:review>/<parts:kind>/", parts.parts, name="parts"),
    path("<slug:review>/<parts:kind>/<int:part>/", parts.change, name="part"),
    path("<slug:review>/<parts:kind>/<int:part>/move/", parts.move, name="part_move"),
    path("<slug:review>/<parts:kind>/<int:part>/remove/", parts.remove, name="part_remove"),
]
