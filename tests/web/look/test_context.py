from __future__ import annotations

import pytest
from django.http import HttpRequest
from django.test import RequestFactory
from django.utils import translation

from rapporteur.web.look.context import page


def _addresses(request: HttpRequest, code: str = "en") -> dict[str, str]:
    with translation.override(code):
        return {one["code"]: one["address"] for one in page(request)["languages"]}


def test_page_is_offered_in_six_languages_with_its_parameters() -> None:
    addresses = _addresses(RequestFactory().get("/en/privacy/?via=letter"))
    assert addresses == {
        "ar": "/ar/privacy/?via=letter",
        "zh-Hans": "/zh-hans/privacy/?via=letter",
        "en": "/en/privacy/?via=letter",
        "fr": "/fr/privacy/?via=letter",
        "ru": "/ru/privacy/?via=letter",
        "es": "/es/privacy/?via=letter",
    }


def test_page_that_is_not_there_is_not_there_in_the_other_language_either() -> None:
    assert _addresses(RequestFactory().get("/en/nowhere/at-all/"))["fr"] == "/fr/nowhere/at-all/"


@pytest.mark.parametrize(
    ("referer", "address"),
    [
        ("http://testserver/en/privacy/", "/fr/privacy/"),
        ("https://elsewhere.example/en/privacy/", "/fr/"),
        ("", "/fr/"),
    ],
)
def test_what_was_posted_leads_to_the_page_the_form_stood_on(referer: str, address: str) -> None:
    assert _addresses(RequestFactory().post("/en/privacy/", headers={"referer": referer}))["fr"] == address


def test_address_of_another_site_is_never_offered() -> None:
    addresses = _addresses(RequestFactory().get("//elsewhere.example/en/"))
    assert all(address.startswith("/") and not address.startswith("//") for address in addresses.values())


@pytest.mark.parametrize(("code", "direction", "tag"), [("ar", "rtl", "ar"), ("zh-hans", "ltr", "zh-Hans")])
def test_page_knows_its_direction_and_its_tag(code: str, direction: str, tag: str) -> None:
    with translation.override(code):
        known = page(RequestFactory().get("/"))
    assert (known["direction"], known["html_language"]) == (direction, tag)
