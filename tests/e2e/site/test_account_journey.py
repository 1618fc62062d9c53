"""The first administrator comes in by a link, sets up a second factor in the browser, and works with accounts."""

from __future__ import annotations

import re

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from playwright.sync_api import Browser, Page

from tests.e2e.site.browsing import assert_accessible, in_every_language, opened, walk
from tests.e2e.site.conftest import Site

PASSWORD = "nineteen louder lanterns"
ENTRANCE = ("/desk/account/sign-in/", "/desk/account/password/reset/", "/desk/account/password/reset/asked/")


def _code(secret: str) -> str:
    counters = list(yield_hotp_counters_from_time())
    return str(format_hotp_value(hotp_value(secret, counters[len(counters) // 2])))


def _press(page: Page) -> None:
    """The one button of the form, and the page that comes of it."""
    page.locator("main form button").first.click()
    page.wait_for_load_state()
    assert_accessible(page)


def test_first_administrator_comes_in_and_sets_up_a_second_factor(empty_site: Site, browser: Browser):
    said = empty_site.run("-m", "rapporteur.cli", "createadmin", "--email", "ada@lantern.example", "--name", "Ada Min")
    link = re.search(r"http\S+/sign-in/\S+", said)
    assert link is not None
    with opened(browser) as page:
        page.goto(link.group())
        assert_accessible(page)
        _press(page)
        assert page.locator("h1").inner_text() == "Set up your second factor"
        picture = page.locator("main img")
        assert picture.evaluate("image => image.complete && image.naturalWidth > 0")

        page.fill("[name=code]", "000000")
        _press(page)
        assert page.locator(".error-summary").is_visible()
        page.fill("[name=code]", _code(page.locator("main code").inner_text()))
        _press(page)
        assert page.locator("h1").inner_text() == "Recovery codes"
        assert page.locator("main li code").count() == 10

        page.get_by_role("link", name="Choose a password").click()
        page.fill("[name=password1]", PASSWORD)
        page.fill("[name=password2]", PASSWORD)
        _press(page)
        walk(
            page,
            [
                f"{empty_site.address}/en/desk/account/{path}"
                for path in ("", "people/", "people/new/", "password/change/", "recovery-codes/new/", "sign-out/")
            ],
        )


@pytest.mark.parametrize("path", ENTRANCE)
def test_entrance_is_accessible_in_every_language(empty_site: Site, browser: Browser, path: str):
    with opened(browser, width=320) as page:
        walk(page, in_every_language(empty_site.address, path))
