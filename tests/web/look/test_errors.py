from __future__ import annotations

import pytest
from django.test import Client, RequestFactory
from django.utils import translation
from lxml import html

from rapporteur.web.look import views


@pytest.mark.django_db
@pytest.mark.parametrize(("code", "direction"), [("en", "ltr"), ("ar", "rtl")])
def test_unknown_address_gets_a_page_in_its_language(code: str, direction: str) -> None:
    answer = Client().get(f"/{code}/no/such/page/")
    root = html.fromstring(answer.content)
    assert answer.status_code == 404
    assert (root.get("lang"), root.get("dir"), len(root.findall(".//h1"))) == (code, direction, 1)


@pytest.mark.parametrize(
    ("view", "status", "heading"),
    [
        (views.bad_request, 400, "This request could not be read"),
        (views.forbidden, 403, "You may not see this page"),
        (views.not_found, 404, "There is no such page"),
        (views.csrf_failure, 403, "This form could not be accepted"),
    ],
)
def test_error_says_what_happened(rf: RequestFactory, view: object, status: int, heading: str) -> None:
    answer = view(rf.get("/en/"))  # type: ignore[operator]
    root = html.fromstring(answer.content)
    assert (answer.status_code, root.findtext(".//h1")) == (status, heading)
    assert root.findtext(".//title") == f"{heading} – Rapporteur"


def test_failure_page_needs_no_database_and_nothing_of_the_request(rf: RequestFactory) -> None:
    with translation.override("ar"):
        answer = views.failed(rf.get("/ar/"))
    root = html.fromstring(answer.content)
    assert (answer.status_code, root.get("dir"), len(root.findall(".//h1"))) == (500, "rtl", 1)


def test_form_without_its_token_is_refused_with_a_page(db: None) -> None:
    answer = Client(enforce_csrf_checks=True).post("/en/privacy/")
    assert answer.status_code == 403
    assert html.fromstring(answer.content).findtext(".//h1") == "This form could not be accepted"
