"""The pages of the demonstration, where every kind of question and chart is: six languages, without barriers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.e2e.site.browsing import assert_fits, opened, walk
from tests.e2e.site.conftest import Site

LANGUAGES = ["en", *(pytest.param(code, marks=pytest.mark.soak) for code in ("ar", "zh-hans", "fr", "ru", "es"))]
"""One in make test, where test_every_page walks in Arabic; the other five of the six in make soak."""
ROUND = "consultations/third-round/"
DESK = (
    "",
    "lantern/",
    "lantern/settings/",
    "lantern/mandate/",
    "lantern/topics/",
    "lantern/documents/",
    "lantern/activity/",
    "lantern/register/",
    "lantern/register/import/",
    "lantern/consultations/",
    "lantern/consultations/new/",
    f"lantern/{ROUND}",
    f"lantern/{ROUND}settings/",
    f"lantern/{ROUND}record/",
    f"lantern/{ROUND}next-round/",
    f"lantern/{ROUND}extension/",
    f"lantern/{ROUND}questionnaire/",
    f"lantern/{ROUND}questionnaire/import/",
    f"lantern/{ROUND}preview/",
    f"lantern/{ROUND}contributions/",
    "lantern/consultations/first-round/contributions/",
    "lantern/consultations/first-round/exports/",
    "lantern/consultations/first-round/silent/",
    "lantern/analysis/",
    "lantern/analysis/request/",
    "account/second-factor/",
    "account/password/change/",
)
MINE = (
    "",
    "about/",
    "questions/q1/",
    "questions/q2/",
    "questions/q6/",
    "all/",
    "documents/",
    "publication/",
    "check/",
    "link/",
    "history/",
    "withdraw/",
)


@pytest.fixture
def officer(demonstration: Site, browser: Browser) -> Iterator[Page]:
    with opened(browser) as page:
        page.goto(demonstration.run("-m", "tests.e2e.site.journeys", "link"))
        page.locator("main form button").click()
        yield page


@pytest.fixture
def contributor(demonstration: Site, browser: Browser) -> Iterator[Page]:
    """A phone on which a contribution was begun; its page is open."""
    with opened(browser, width=360) as page:
        page.goto(f"{demonstration.address}/en/answer/lantern/third-round/")
        page.locator("main form button:not([name])").first.click()
        yield page


@pytest.mark.parametrize("language", LANGUAGES)
def test_desk_has_no_barriers(demonstration: Site, officer: Page, language: str):
    walk(officer, [f"{demonstration.address}/{language}/desk/{path}" for path in DESK])


@pytest.mark.parametrize("language", LANGUAGES)
def test_contribution_has_no_barriers_on_a_phone(contributor: Page, language: str):
    home = contributor.url.replace("/en/", f"/{language}/")
    walk(contributor, [f"{home}{path}" for path in MINE])


@pytest.mark.parametrize("language", ["ar"])
def test_desk_fits_a_phone(demonstration: Site, officer: Page, language: str):
    officer.set_viewport_size({"width": 320, "height": 700})
    walk(officer, [f"{demonstration.address}/{language}/desk/{path}" for path in DESK], check=assert_fits)
