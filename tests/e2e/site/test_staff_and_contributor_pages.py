"""Every page of the desk and of a contribution: six languages, filled, empty and wrong, without barriers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.e2e.site.browsing import assert_accessible, assert_fits, opened, walk
from tests.e2e.site.conftest import Site

LANGUAGES = ["ar", "en", *(pytest.param(code, marks=pytest.mark.soak) for code in ("zh-hans", "fr", "ru", "es"))]
"""Two in make test; the other four of the six in make soak."""
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
WRONG = (
    f"lantern/{ROUND}extension/",
    "lantern/consultations/new/",
    "lantern/analysis/request/",
    "lantern/register/import/",
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


@pytest.mark.parametrize("language", ["ar", "en"])
def test_desk_fits_a_phone(demonstration: Site, officer: Page, language: str):
    officer.set_viewport_size({"width": 320, "height": 700})
    walk(officer, [f"{demonstration.address}/{language}/desk/{path}" for path in DESK], check=assert_fits)


@pytest.mark.parametrize("language", LANGUAGES)
def test_forms_sent_empty_say_what_is_wrong_without_barriers(demonstration: Site, officer: Page, language: str):
    for path in WRONG:
        officer.goto(f"{demonstration.address}/{language}/desk/{path}")
        officer.evaluate("""() => {
            document.querySelectorAll("main input[type=checkbox]").forEach(each => { each.checked = false });
            document.querySelectorAll("main [required]").forEach(each => { each.required = false });
        }""")
        officer.locator("main form[method=post] button").last.click()
        assert officer.locator("[data-error-summary]").count() == 1, officer.url
        assert_accessible(officer)
