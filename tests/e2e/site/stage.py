"""Every address of the site with somebody who may read it: the scene that the tests of rights play on, seeded.

Names are as long as they come; a second review is empty. What is seeded is told in stage.json of the data folder:
"filled" and "empty" are lists of (route, path after the language, session cookie or "").
"""

from __future__ import annotations

import json
import os
from urllib.parse import urlencode

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rapporteur.web.settings")
django.setup()

from django.conf import settings  # noqa: E402
from django.urls import reverse  # noqa: E402
from django.utils import translation  # noqa: E402

from rapporteur.web.accounts.models import User  # noqa: E402
from rapporteur.web.portal.samples import LONG_NAME  # noqa: E402
from tests.web.rights.playing import ELSEWHERE, Cast, all_rows, let_in_first  # noqa: E402
from tests.web.rights.scene import Scene, build  # noqa: E402
from tests.web.rights.table import Row  # noqa: E402

Address = tuple[str, str, str]


def seed() -> None:
    """The scene, and the file that tells its addresses."""
    scene = build("open")
    _lengthen(scene)
    cast = Cast(scene)
    told = {"filled": _filled(scene, cast), "empty": _empty(scene, cast)}
    (settings.CONFIGURATION.data / "stage.json").write_text(json.dumps(told), encoding="utf-8")


def _lengthen(scene: Scene) -> None:
    """Give everything that has a name a long one."""
    for row, field in ((scene.review, "title"), (scene.consultation, "title"), (scene.topic, "label")):
        setattr(row, field, {"en": LONG_NAME, "fr": LONG_NAME})
        row.save()
    for user in User.objects.all():
        user.name = f"{user.name} {LONG_NAME}"
        user.save()
    for organisation in (scene.organisation, scene.other_organisation):
        organisation.name = f"{organisation.name} {LONG_NAME}"
        organisation.save()
    scene.person.name = f"{scene.person.name} {LONG_NAME}"
    scene.person.save()
    scene.document.title = {"en": LONG_NAME}
    scene.document.save()


def _filled(scene: Scene, cast: Cast) -> list[Address]:
    rows = [row for row in all_rows() if row.method == "get" and 200 in row.answer]
    first = [(row, actor) for row in rows for actor in let_in_first(row, scene)]
    return [(row.route, _path(scene, row), cast.cookie(actor)) for row, actor in first]


def _empty(scene: Scene, cast: Cast) -> list[Address]:
    """The pages of a review in which nothing has been made, and of a site of which one knows nothing."""
    rows = [row for row in all_rows() if row.method == "get" and row.route.startswith("desk:")]
    of_review = [row for row in rows if set(row.arguments(scene)) == {"review"}]
    pages = [
        (row.route, _path(scene, row, review=scene.other_review.slug), cast.cookie(ELSEWHERE)) for row in of_review
    ]
    return [*pages, ("desk:home", "/desk/", cast.cookie(ELSEWHERE)), ("portal:home", "/", "")]


def _path(scene: Scene, row: Row, **other: str) -> str:
    with translation.override("en"):
        path = reverse(row.route, kwargs={**row.arguments(scene), **other}).removeprefix("/en")
    asked = urlencode(dict(row.data(scene)))
    return f"{path}?{asked}" if asked else path


if __name__ == "__main__":
    seed()
